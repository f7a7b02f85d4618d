package claims

import (
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// FormPage is the form for a new claim, or for one that is there.
type FormPage struct {
	views.Page
	Bench   annotate.Bench
	Claim   timeline.ClaimID // that is edited; empty for a new one
	Passage *Passage         // that the claim is quoted from; nil when there is none
	Form    Form
	Panel   Panel
	Trouble ui.Trouble
}

// Passage is the words that a claim is quoted from, in their context.
type Passage struct {
	Article              annotate.Article
	Before, Words, After string
	Places               []Place // where the typed words stand, when the person has to choose
}

// Place is a place at which typed words stand.
type Place struct {
	Start                int // code points of the article's text
	Before, Words, After string
}

// Form is what stands in the fields.
type Form struct {
	Statement, Claimant, Wording string

	Position         string // one of AtDate, AtGap and AtNone
	When, Extent     string
	Op, N, M, Unit   string
	From, To         string // the id of a claim, EndDate, EndPublication, or nothing
	FromDate, ToDate string
	Reason           string

	Basis, Anchor, Zone                         string
	Occurrence, Importance, Lane, Subject, Tags string
	Version                                     int

	// The quote of a new claim: the stretch of the article that the form was
	// opened for, and which of its words are meant.
	Article    annotate.ArticleID
	Start, End int
	Words      string
	Text       int    // the number of the article's text that Start and End are places of; 0 for the last
	Place      string // where Words start, when they stand there more than once
	Proposal   string // the key of the proposal that is mended; empty for none
}

// The positions that a form offers.
const (
	AtDate = "date"
	AtGap  = "gap"
	AtNone = "none"
)

// PositionField is the field that a form shows first of those that make up when
// a claim was.
const PositionField = "position"

// PositionFields returns all of them.
func PositionFields() []string {
	return []string{PositionField, "when", "extent", "op", "n", "m", "unit", "from", "from_date", "to", "to_date", "reason"}
}

// The ends of a gap that are no claims.
const (
	EndDate        = "date"
	EndPublication = "publication"
)

// FormOf returns the form for a claim as it is stored. That of the zero Case is
// the form for a new claim.
func FormOf(c annotate.Case) Form {
	f := Form{
		Statement: c.Statement, Claimant: c.Claimant, Wording: c.Wording,
		Position: AtDate, Extent: string(timeline.Event), Op: string(timeline.OpBare), Unit: string(timeline.UnitYear),
		Basis: string(c.Basis), Anchor: c.Anchor, Zone: c.Zone,
		Occurrence: string(c.Occurrence), Importance: strconv.Itoa(c.Importance),
		Lane: c.Lane, Subject: c.Subject, Tags: strings.Join(c.Tags, ", "), Version: c.Version,
	}
	if c.ID == "" {
		f.Basis, f.Occurrence = string(timeline.Stated), string(timeline.Happened)
	}
	switch p := c.Position.(type) {
	case timeline.Point:
		f.When, f.Extent = p.When.String(), string(p.Extent)
	case timeline.Gap:
		f.Position = AtGap
		f.Op, f.N, f.Unit = string(p.Length.Op), strconv.Itoa(p.Length.N), string(p.Length.Unit)
		if p.Length.Op == timeline.OpBetween {
			f.M = strconv.Itoa(p.Length.M)
		}
		f.From, f.FromDate = formEnd(p.From)
		f.To, f.ToDate = formEnd(p.To)
	case timeline.Undated:
		f.Position, f.Reason = AtNone, p.Reason
	case nil:
	}
	return f
}

func formEnd(end timeline.End) (choice, date string) {
	switch e := end.(type) {
	case timeline.ClaimEnd:
		return string(e.Claim), ""
	case timeline.DateEnd:
		return EndDate, e.When.String()
	case timeline.Publication:
		return EndPublication, ""
	default:
		return "", ""
	}
}

// Values returns what stands in the fields that an edit can change, by their
// names.
func (f Form) Values() map[string]string {
	return map[string]string{
		"statement": f.Statement, "claimant": f.Claimant, "wording": f.Wording,
		"position": f.Position, "when": f.When, "extent": f.Extent,
		"op": f.Op, "n": f.N, "m": f.M, "unit": f.Unit,
		"from": f.From, "from_date": f.FromDate, "to": f.To, "to_date": f.ToDate, "reason": f.Reason,
		"basis": f.Basis, "anchor": f.Anchor, "zone": f.Zone,
		"occurrence": f.Occurrence, "importance": f.Importance, "lane": f.Lane, "subject": f.Subject, "tags": f.Tags,
	}
}

func (p FormPage) slug() string { return p.Bench.Timeline.Slug }

func (p FormPage) isNew() bool { return p.Claim == "" }

func (p FormPage) action() string {
	if p.isNew() {
		return link.Claims(p.slug())
	}
	return link.EditClaim(p.Claim)
}

func (p FormPage) cancel() string {
	switch {
	case !p.isNew():
		return link.Claim(p.Claim)
	case p.Form.Article != "":
		return link.Article(p.Form.Article)
	default:
		return link.Timeline(p.slug())
	}
}

// moreOpen reports whether the further fields have something to show.
func (p FormPage) moreOpen() bool {
	f := p.Form
	for _, name := range []string{"occurrence", "importance", "lane", "subject", "tags"} {
		if p.Trouble.Fields[name] != "" {
			return true
		}
	}
	return p.Trouble.Conflict || f.Lane+f.Subject+f.Tags != "" ||
		f.Importance != "0" || f.Occurrence != string(timeline.Happened)
}

// endOptions lists where a gap can end.
func (p FormPage) endOptions(chosen string) []ui.Option {
	options := []ui.Option{{Value: "", Label: "Choose…"}, {Value: EndDate, Label: "A date:"}}
	published := p.Bench.Article.Published
	if p.Bench.Article.ID != "" || chosen == EndPublication {
		label := "The publication of the article"
		if !published.IsZero() {
			label += ", " + published.Say()
		}
		options = append(options, ui.Option{Value: EndPublication, Label: label})
	}
	for _, c := range p.Bench.Ends {
		if c.ID != p.Claim {
			options = append(options, ui.Option{Value: string(c.ID), Label: endLabel(c.When(), c.Statement)})
		}
	}
	return options
}

func endLabel(when edtf.Date, stated string) string {
	if when.IsZero() {
		return "No date yet: " + ui.Clip(stated)
	}
	return when.Say() + ": " + ui.Clip(stated)
}

// Ends returns what writes the ends of a gap as their claims, in place of ids.
func (p FormPage) Ends() *strings.Replacer {
	var pairs []string
	for _, c := range p.Bench.Ends {
		pairs = append(pairs, "claim "+string(c.ID), "“"+ui.Clip(c.Statement)+"”")
	}
	return strings.NewReplacer(pairs...)
}

// anchors are what a date in the article is most likely reckoned from.
func (p FormPage) anchors() []string {
	published := p.Bench.Article.Published
	if published.IsZero() {
		return nil
	}
	return []string{"publication, " + published.Say()}
}
