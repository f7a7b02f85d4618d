package articles

import (
	"sort"
	"strconv"

	"dateline/annotate"
	"dateline/views/link"
	"dateline/views/ui"
)

// mostEvidence is how many pieces of evidence a card shows.
const mostEvidence = 3

// lineAt returns the number of the sentence in which a place lies, or of the
// one that follows; 0 when there is none.
func lineAt(d annotate.Docket, place int) int {
	i := sort.Search(len(d.Lines), func(i int) bool { return d.Lines[i].End > place })
	if i == len(d.Lines) {
		return 0
	}
	return i + 1
}

// lineClass returns what a sentence looks like in its state.
func lineClass(l annotate.DocketLine) string {
	switch l.State() {
	case annotate.LineSettled:
		return "is-settled"
	case annotate.LineInWork:
		return "is-in-work"
	default:
		return "is-open"
	}
}

// lineLabel says the state of a sentence to those who do not see it.
func lineLabel(l Line, d annotate.DocketLine) string {
	return "Line " + strconv.Itoa(l.Number) + ", " + string(d.State()) + ": "
}

// lineCount is how many sentences are in a state, and where the first is.
type lineCount struct {
	state annotate.LineState
	n     int
	first string // its address on the page; empty when there is none
}

// lineCounts counts the sentences by state.
func (p SheetPage) lineCounts() []lineCount {
	var all []lineCount
	for _, s := range annotate.LineStates() {
		c := lineCount{state: s, n: p.Docket.CountLines(s)}
		for i, l := range p.Docket.Lines {
			if l.State() == s {
				c.first = "#" + Anchor(i+1)
				break
			}
		}
		all = append(all, c)
	}
	return all
}

func (c lineCount) class() string {
	return lineClass(map[annotate.LineState]annotate.DocketLine{
		annotate.LineOpen:    {},
		annotate.LineInWork:  {Claims: 1, Unsettled: 1},
		annotate.LineSettled: {Nothing: true},
	}[c.state])
}

// evidence returns the first pieces of evidence for a claim, and says how many
// more there are.
func (p SheetPage) evidence(c Card) (shown []annotate.Testimony, more string) {
	all := p.Evidence[c.Case.ID]
	if rest := len(all) - mostEvidence; rest > 0 {
		return all[:mostEvidence], "and " + strconv.Itoa(rest) + " more"
	}
	return all, ""
}

// compareLast returns the comparison of the last two texts.
func (p SheetPage) compareLast() string {
	n := p.Sheet.Text.Number
	return link.Compared(p.Sheet.Article.ID, n-1, n)
}

// strays counts the quotes that moved or are lost.
func (p SheetPage) strays() string {
	moved := 0
	for _, q := range p.Sheet.Quotes {
		if q.State == annotate.Moved {
			moved++
		}
	}
	switch lost := len(p.Sheet.Lost); {
	case moved > 0 && lost > 0:
		return ui.Count(moved, "quote") + " moved and " + strconv.Itoa(lost) + " orphaned when the text was corrected: look at them below."
	case moved > 0:
		return ui.Count(moved, "quote") + " moved when the text was corrected: look at them below."
	case lost > 0:
		return ui.Count(lost, "quote") + " orphaned when the text was corrected: look at them below."
	default:
		return ""
	}
}
