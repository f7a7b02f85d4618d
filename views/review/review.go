// Package review renders the review list: the claims of a timeline as the
// desk works on them.
package review

import (
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// Page is the review list of a timeline.
type Page struct {
	views.Page
	List annotate.ReviewList
}

// column is one column of the list that it can be sorted by.
type column struct {
	name  string
	sort  annotate.ReviewSort
	class string
}

func columns() []column {
	return []column{
		{"Date", annotate.ByDate, "when"},
		{"Verdict", annotate.ByVerdict, ""},
		{"Status", annotate.ByStatus, ""},
		{"Evidence", annotate.ByEvidence, "review-number"},
		{"Findings", annotate.ByFindings, ""},
		{"Last change", annotate.ByChange, ""},
	}
}

// sorted reports whether the list is sorted by a column.
func (p Page) sorted(c column) bool {
	return p.List.Query.Sort == c.sort || p.List.Query.Sort == "" && c.sort == annotate.ByDate
}

// order is the aria-sort of a column.
func (p Page) order(c column) string {
	switch {
	case !p.sorted(c):
		return "none"
	case p.List.Query.Reverse:
		return "descending"
	default:
		return "ascending"
	}
}

// sortHref returns the list sorted by a column; the other way round when it is
// sorted by that column already.
func (p Page) sortHref(c column) string {
	q := p.List.Query
	q.Reverse = p.sorted(c) && !q.Reverse
	q.Sort = c.sort
	if q.Sort == annotate.ByDate {
		q.Sort = ""
	}
	return link.ReviewOf(p.List.Timeline.Slug, q)
}

// filtered reports whether the list leaves anything out on purpose.
func (p Page) filtered() bool {
	q := p.List.Query
	return q.Status != "" || q.Verdict != "" || q.Finding != "" || q.Flagged
}

// everything returns the list without filters, in the same order.
func (p Page) everything() string {
	q := p.List.Query
	return link.ReviewOf(p.List.Timeline.Slug, annotate.ReviewQuery{Sort: q.Sort, Reverse: q.Reverse})
}

// count says how much of the timeline is listed.
func (p Page) count() string {
	if !p.filtered() {
		return ui.Count(p.List.Total, "claim")
	}
	return strconv.Itoa(len(p.List.Rows)) + " of " + ui.Count(p.List.Total, "claim")
}

func (p Page) withStatus(s annotate.Status) string {
	q := p.List.Query
	q.Status = s
	return link.ReviewOf(p.List.Timeline.Slug, q)
}

func (p Page) statusOptions() []ui.Option {
	options := []ui.Option{{Label: "any status"}}
	for _, s := range annotate.Statuses() {
		options = append(options, ui.Option{Value: string(s), Label: s.String() + " (" + strconv.Itoa(p.List.Statuses[s]) + ")"})
	}
	return options
}

func (p Page) verdictOptions() []ui.Option {
	options := []ui.Option{{Label: "any verdict"}}
	for _, v := range annotate.Verdicts() {
		options = append(options, ui.Option{Value: string(v), Label: v.String() + " (" + strconv.Itoa(p.List.Verdicts[v]) + ")"})
	}
	return options
}

// findingOptions offers the rules that found something, and the one that is
// asked for even when it did not.
func (p Page) findingOptions() []ui.Option {
	options := []ui.Option{{Label: "any or none"}}
	asked := p.List.Query.Finding
	for _, r := range p.List.Rules {
		options = append(options, ui.Option{Value: string(r), Label: ruleWords(r)})
		if r == asked {
			asked = ""
		}
	}
	if asked != "" {
		options = append(options, ui.Option{Value: string(asked), Label: ruleWords(asked)})
	}
	return options
}

// ruleWords returns the name of a rule as it is read: "gap fails".
func ruleWords(r timeline.Rule) string {
	return strings.ToLower(strings.ReplaceAll(string(r), "_", " "))
}

// positionWords returns where a claim stands in time.
func positionWords(c annotate.Case) string {
	switch p := c.Position.(type) {
	case timeline.Point:
		return p.When.Say()
	case timeline.Gap:
		return "“" + p.Length.String() + "”"
	case timeline.Undated:
		return "no date"
	default:
		return ""
	}
}

// positionTitle returns the same for who wants to know more.
func positionTitle(c annotate.Case) string {
	switch p := c.Position.(type) {
	case timeline.Point:
		return "EDTF: " + p.When.String()
	case timeline.Gap:
		return "A gap between two dates"
	case timeline.Undated:
		return p.Reason
	default:
		return ""
	}
}
