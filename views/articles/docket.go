package articles

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/annotate/proposal"
	"dateline/timeline"
	"dateline/views/link"
	"dateline/views/ui"
)

// The names of the fields with which a decision is sent. Of the buttons only
// one is sent.
const (
	FieldProposal  = "proposal"  // the key that the answer is about
	FieldReading   = "reading"   // the date that is meant, as EDTF
	FieldAnswer    = "answer"    // accept, reject or restore
	FieldNothing   = "nothing"   // where a sentence begins that has nothing to check
	FieldSomething = "something" // where one begins that may have something after all
	FieldAll       = "all"       // the least grade of what is accepted together
	FieldBlank     = "blank"     // there is nothing to check in any blank sentence
	FieldText      = "text"      // the number of the text that was decided on
)

// ProposalAnchor returns the id of a proposal on the worksheet.
func ProposalAnchor(key string) string { return "p-" + key }

// decide returns what makes a form send a decision. With scripts only what
// changed of the page is replaced.
func (p SheetPage) decide() templ.Attributes {
	to := link.Decide(p.Sheet.Article.ID)
	return templ.Attributes{
		"method": "post", "action": to,
		"hx-post": to, "hx-select": "#worksheet", "hx-target": "#worksheet", "hx-swap": "outerHTML",
	}
}

func (p SheetPage) mayDecide() bool { return p.Add == nil }

// settling says how many sentences are settled.
func (p SheetPage) settling() string {
	return strconv.Itoa(p.settled()) + " of " + ui.Count(len(p.Docket.Lines), "line") + " settled"
}

func (p SheetPage) settled() int { return p.Docket.CountLines(annotate.LineSettled) }

// heading says what stands beside the text.
func (p SheetPage) heading() string { return ui.Count(len(p.Sheet.Cases), "claim") }

// open says how many proposals there are, and how sure they are.
func (p SheetPage) open() string {
	grades := map[proposal.Grade]int{}
	for _, one := range p.Docket.Proposals {
		if one.State == annotate.ProposalOpen {
			grades[one.Grade()]++
		}
	}
	var parts []string
	for _, g := range proposal.Grades() {
		if grades[g] > 0 {
			parts = append(parts, strconv.Itoa(grades[g])+" "+string(g))
		}
	}
	return strings.Join(parts, ", ")
}

// bulk is a button that accepts several proposals.
type bulk struct {
	grade proposal.Grade
	label string
}

// bulks returns the buttons that accept several proposals, each of which takes
// more than the one before.
func (p SheetPage) bulks() []bulk {
	var all []bulk
	last := 0
	for _, g := range proposal.Grades() {
		n := min(p.Docket.Ready(g.Least()), annotate.AcceptedAtOnce)
		if n == last || n < 2 {
			continue
		}
		last = n
		label := map[proposal.Grade]string{
			proposal.Sure:   "Accept the " + strconv.Itoa(n) + " sure ones",
			proposal.Likely: "Accept all " + strconv.Itoa(n) + " likely or better",
			proposal.Unsure: "Accept all " + strconv.Itoa(n) + " that leave no choice",
		}[g]
		all = append(all, bulk{grade: g, label: label})
	}
	return all
}

// blank counts the sentences of which nothing is known yet.
func (p SheetPage) blank() int {
	n := 0
	for _, l := range p.Docket.Lines {
		if l.Blank() {
			n++
		}
	}
	return n
}

// unplaced says why dates of the text are not proposed.
func (p SheetPage) unplaced() string {
	n := p.Docket.Unresolved
	dates := ui.Count(n, "date")
	switch {
	case n == 0:
		return ""
	case p.Sheet.Article.Published.IsZero():
		return dates + " can only be placed once it is known when the article came out."
	default:
		return dates + " cannot be placed: the text does not tell which is meant."
	}
}

func (p SheetPage) rejected() []annotate.Proposal {
	var all []annotate.Proposal
	for _, one := range p.Docket.Proposals {
		if one.State == annotate.ProposalRejected {
			all = append(all, one)
		}
	}
	return all
}

// state returns what was decided about a sentence of the copy.
func (p SheetPage) state(l Line) annotate.DocketLine {
	if i := l.Number - 1; i < len(p.Docket.Lines) {
		return p.Docket.Lines[i]
	}
	return annotate.DocketLine{}
}

func lineStart(p annotate.Proposal, d annotate.Docket) string {
	return strconv.Itoa(d.Lines[p.Line].Start)
}

// mend returns the form for the claim that a proposal is, to be mended.
func (p SheetPage) mend(one annotate.Proposal) string {
	return link.MendProposal(p.Sheet.Timeline.Slug, annotate.QuoteEdit{
		Article: p.Sheet.Article.ID, Number: p.Sheet.Text.Number, Start: one.Quote.Start, End: one.Quote.End,
	}, one.Key())
}

// got says how the place in time was got from the words.
func got(p annotate.Proposal) string {
	switch {
	case len(p.Readings) > 1:
		return "can be read in more than one way"
	case p.Kind == proposal.Gap && p.Basis == timeline.Assumed:
		return "taken to end at " + p.Anchor
	case p.Basis == timeline.Resolved && p.Anchor != "":
		return "reckoned from " + p.Anchor
	case p.Basis == timeline.Assumed:
		return "assumed"
	default:
		return "as stated"
	}
}

// endOf says where an end of a gap is, as far as the text tells.
func endOf(e proposal.End, word string) string {
	what := word
	if e.Words != "" {
		what += " “" + e.Words + "”"
	}
	switch {
	case e.Published:
		return what + " publication, " + e.When.Say()
	case e.Known():
		return what + " " + e.When.Say()
	default:
		return what + ": the text does not say when"
	}
}

// mismatch says that a weekday and a date disagree.
func mismatch(p annotate.Proposal) string {
	return p.When.Say() + " is a " + p.Weekday.Is.String() + ", not a " + p.Weekday.Said.String() + "."
}

// answerLabel names a button for those who do not see what it stands beside.
func answerLabel(word string, p annotate.Proposal) string { return word + " “" + p.Wording + "”" }
