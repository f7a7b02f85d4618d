// Package review renders the review list: the claims of a timeline as the desk
// works on them.
package review

import (
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
	List     annotate.ReviewList
	Checkers []annotate.Member
	Form     BulkForm
	Trouble  ui.Trouble      // with the bulk form
	Left     string          // says which filters of the address were left out, and why
	Done     *Done           // what a bulk act did; nil when there was none
	Chosen   map[string]bool // the values of the boxes that are ticked
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

// first returns what the list shows, from its beginning.
func (p Page) first() annotate.ReviewQuery {
	q := p.List.Query
	q.After, q.Before, q.Today = "", "", 0
	return q
}

func (p Page) href(q annotate.ReviewQuery) string { return link.ReviewOf(p.List.Timeline.Slug, q) }

// exportHref returns the page that offers what the list shows on all its pages.
func (p Page) exportHref() string {
	return link.ExportOf(p.List.Timeline.Slug, annotate.Extract{Review: p.first()})
}

// here returns the address of the page itself.
func (p Page) here() string { return p.href(p.List.Query) }

// sortHref returns the list sorted by a column; the other way round when it is
// sorted by that column already.
func (p Page) sortHref(c column) string {
	q := p.first()
	q.Reverse = p.sorted(c) && !q.Reverse
	q.Sort = c.sort
	if q.Sort == annotate.ByDate {
		q.Sort = ""
	}
	return p.href(q)
}

// pages returns the addresses of the page before and the one after; empty where
// there is none.
func (p Page) pages() (before, after string) {
	if p.List.Before != "" {
		q := p.first()
		q.Before = p.List.Before
		before = p.href(q)
	}
	if p.List.After != "" {
		q := p.first()
		q.After = p.List.After
		after = p.href(q)
	}
	return before, after
}

// count says how much of the timeline is listed.
func (p Page) count() string {
	n := p.List.Counts
	said := ui.Count(n.Total, "claim")
	if p.List.Query.Filtered() {
		said = ui.Number(n.Matching) + " of " + said
	}
	if len(p.List.Rows) < n.Matching {
		said += ", " + ui.Number(len(p.List.Rows)) + " on this page"
	}
	return said
}

func (p Page) withStatus(s annotate.Status) string {
	q := p.first()
	q.Status = s
	return p.href(q)
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
