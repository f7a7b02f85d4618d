package articles

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/history"
	"dateline/views/link"
	"dateline/views/ui"
)

// SheetPage is the worksheet of an article. Make one with [NewSheetPage].
type SheetPage struct {
	views.Page
	Sheet   annotate.Worksheet
	Docket  annotate.Docket
	Copy    []Paragraph
	Entries []Entry // in the order of the text
	Later   int     // open proposals that are not among the entries yet
	Lost    []Card  // the claims with words that do not stand in this wording
	Add     error   // why the actor may not add claims; nil when they may
	Trouble ui.Trouble
	Past    history.List

	Evidence map[timeline.ClaimID][]annotate.Testimony // of the claims
}

// Entry is what stands beside the text: a claim, or a proposal when Card is nil.
type Entry struct {
	Card     *Card
	Proposal annotate.Proposal
}

// Card is a claim beside the text.
type Card struct {
	Number int // 0 when its words are lost
	Line   int // in which its words begin; 0 when they are lost
	Case   annotate.Case
	Check  *timeline.Check // of a gap
	Quote  annotate.Quote  // its first, or the one that is lost
}

// MostProposals is how many open proposals stand beside the text at once.
const MostProposals = 200

// NewSheetPage lays out the worksheet of an article. The docket is what there is
// to decide about it, and checks are those of the gaps among its claims.
func NewSheetPage(p views.Page, w annotate.Worksheet, d annotate.Docket, checks map[timeline.ClaimID]timeline.Check, add error) SheetPage {
	page := SheetPage{Page: p, Sheet: w, Docket: d, Add: add}
	quotes := numbered(w.Quotes, w.Cases)
	card := func(number int, c annotate.Case) *Card {
		made := &Card{Number: number, Case: c}
		if check, ok := checks[c.ID]; ok {
			made.Check = &check
		}
		return made
	}
	places := map[*Card]int{}
	seen := map[timeline.ClaimID]bool{}
	for _, q := range quotes {
		if c := q.cite.Case; !seen[c.ID] {
			seen[c.ID] = true
			made := card(q.cite.Number, c)
			made.Quote, made.Line = q.quote, lineAt(d, q.start)
			places[made] = q.start
			page.Entries = append(page.Entries, Entry{Card: made})
		}
	}
	for _, open := range page.shown() {
		page.Entries = append(page.Entries, Entry{Proposal: open})
		quotes = append(quotes, quotation{start: open.Words.Start, end: open.Words.End, proposal: open.Key()})
	}
	slices.SortStableFunc(page.Entries, func(a, b Entry) int { return a.place(places) - b.place(places) })
	page.Copy = layCopy(w.Text.Body, quotes)
	page.lose(seen, card)
	return page
}

// lose gathers the claims with words that do not stand in the text: each with
// the words, and at last those of which no words are known.
func (p *SheetPage) lose(seen map[timeline.ClaimID]bool, card func(int, annotate.Case) *Card) {
	for _, q := range p.Sheet.Lost {
		c, ok := p.Sheet.Cases[q.Claim]
		if !ok {
			continue
		}
		made := card(0, c)
		made.Quote, seen[c.ID] = q, true
		p.Lost = append(p.Lost, *made)
	}
	for _, c := range p.Sheet.Cases {
		if !seen[c.ID] {
			p.Lost = append(p.Lost, *card(0, c))
		}
	}
	slices.SortStableFunc(p.Lost, func(a, b Card) int { return cmp.Compare(a.Case.ID, b.Case.ID) })
}

// shown returns the open proposals that stand beside the text, and counts those
// that follow later.
func (p *SheetPage) shown() []annotate.Proposal {
	var open []annotate.Proposal
	for _, one := range p.Docket.Proposals {
		switch {
		case one.State != annotate.ProposalOpen:
		case len(open) < MostProposals:
			open = append(open, one)
		default:
			p.Later++
		}
	}
	return open
}

// place returns where in the text an entry belongs: a claim where it is quoted
// from, a proposal where the words are that dated it.
func (e Entry) place(claims map[*Card]int) int {
	if e.Card != nil {
		return claims[e.Card]
	}
	return e.Proposal.Words.Start
}

// verdicts counts the claims by verdict.
func (p SheetPage) verdicts() map[annotate.Verdict]int {
	return ui.Verdicts(maps.Values(p.Sheet.Cases))
}

// sentences counts the sentences of the text.
func (p SheetPage) sentences() int {
	n := 0
	for _, paragraph := range p.Copy {
		n += len(paragraph)
	}
	return n
}

// progress says how many claims there are, and how far their checking is.
func (p SheetPage) progress() string {
	all := len(p.Sheet.Cases)
	words := ui.Count(all, "claim") + " in " + ui.Count(p.sentences(), "sentence")
	if all == 0 {
		return words
	}
	return words + " · " + ui.Progress(p.verdicts())
}

// claimOf returns the form for a claim of the words of a sentence.
func (p SheetPage) claimOf(l Line) string {
	return link.QuoteClaim(p.Sheet.Timeline.Slug, annotate.QuoteEdit{
		Article: p.Sheet.Article.ID, Number: p.Sheet.Text.Number, Start: l.Start, End: l.End,
	})
}

// selecting returns what the script that turns selected words into a claim has
// to know. It is nothing when the actor may not add one.
func (p SheetPage) selecting() templ.Attributes {
	if p.Add != nil {
		return nil
	}
	return templ.Attributes{
		"data-new-claim": link.NewClaim(p.Sheet.Timeline.Slug),
		"data-article":   string(p.Sheet.Article.ID),
		"data-text":      strconv.Itoa(p.Sheet.Text.Number),
	}
}

// Anchor returns the id of a sentence on the worksheet.
func Anchor(number int) string { return "s" + strconv.Itoa(number) }

// classes returns what a run looks like: as the shortest quote has it, or as
// what is only proposed.
func (r Run) classes() string {
	if len(r.Quoted) == 0 {
		return "proposed"
	}
	c := "said is-" + string(r.Quoted[0].Case.Ruling.Verdict)
	if len(r.Quoted) > 1 {
		c += " shared"
	}
	return c
}

// claims returns the numbers of the claims that quote a run, and the keys of
// what is proposed of it, for the script that shows which words are whose.
func (r Run) claims() string {
	numbers := make([]string, len(r.Quoted))
	for i, c := range r.Quoted {
		numbers[i] = strconv.Itoa(c.Number)
	}
	return strings.Join(append(numbers, r.Proposed...), " ")
}

func (r Run) at() string { return strconv.Itoa(r.Start) }

// label says what a mark in the text stands for, to those who do not see it.
func (c Cite) label() string {
	return "Claim " + strconv.Itoa(c.Number) + ": " + c.Case.Ruling.Verdict.String()
}

func (c Card) gap() (timeline.Gap, bool) {
	g, ok := c.Case.Position.(timeline.Gap)
	return g, ok
}

// reason returns why a claim without a date has none.
func (c Card) reason() (string, bool) {
	u, ok := c.Case.Position.(timeline.Undated)
	if ok && u.Reason == "" {
		return "No date yet", true
	}
	return "No date: " + u.Reason, ok
}
