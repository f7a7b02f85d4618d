// Package progress renders how the work on a timeline went on: how many claims
// stood where, day by day, as a picture and as a table.
package progress

import (
	"strconv"

	"dateline/annotate"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// Page is the progress of the work on a timeline.
type Page struct {
	views.Page
	Course annotate.Course
	Days   int // that were asked for; 0 for all
}

// Spans are the lengths of time that the page offers, in days; 0 for all.
func Spans() []int { return []int{30, 90, 365, 0} }

func spanWords(days int) string {
	switch days {
	case 0:
		return "All"
	case 365:
		return "A year"
	default:
		return strconv.Itoa(days) + " days"
	}
}

func (p Page) href(days int) string { return link.ProgressOf(p.Course.Timeline.Slug, days) }

// blank reports whether there is nothing to show yet.
func (p Page) blank() bool {
	return len(p.Course.Days) == 0 || p.last().Claims() == 0
}

func (p Page) first() annotate.Tally { return p.Course.Days[0] }

func (p Page) last() annotate.Tally { return p.Course.Days[len(p.Course.Days)-1] }

// summary says in words what the picture shows.
func (p Page) summary() string {
	first, last := p.first(), p.last()
	said := ui.Count(last.Claims(), "claim") + " on " + dayWords(last.Day)
	if first.Day != last.Day {
		said = "From " + ui.Number(first.Claims()) + " on " + dayWords(first.Day) + " to " + said
	}
	return said + "; " + ui.Number(last.Statuses[annotate.Published]) + " published, " +
		ui.Number(last.Claims()-last.Verdicts[annotate.Unchecked]) + " with a verdict."
}

func dayWords(d edtf.Day) string { return edtf.FromDay(d).Say() }

// series is one of the two ways to count claims.
type series struct {
	id, title string
	names     []name // from the bottom of the picture to its top
	of        func(annotate.Tally) map[string]int
}

// name is one status or verdict.
type name struct{ value, words, class string }

func statusSeries() series {
	s := series{id: "statuses", title: "By status", of: func(t annotate.Tally) map[string]int { return plain(t.Statuses) }}
	for _, v := range []annotate.Status{
		annotate.Published, annotate.Approved, annotate.InReview, annotate.ChangesRequested,
		annotate.Checking, annotate.Open, annotate.Draft, annotate.Withdrawn,
	} {
		s.names = append(s.names, name{string(v), ui.Sentence(v.String()), "at-" + string(v)})
	}
	return s
}

func verdictSeries() series {
	s := series{id: "verdicts", title: "By verdict", of: func(t annotate.Tally) map[string]int { return plain(t.Verdicts) }}
	all := annotate.Verdicts()
	for _, v := range append(all[1:], all[0]) { // what is open lies on top
		s.names = append(s.names, name{string(v), ui.Sentence(v.String()), "is-" + string(v)})
	}
	return s
}

func plain[K ~string](counts map[K]int) map[string]int {
	all := make(map[string]int, len(counts))
	for k, n := range counts {
		all[string(k)] = n
	}
	return all
}

// used returns the names that any claim had on any of the days.
func (s series) used(days []annotate.Tally) []name {
	var used []name
	for _, n := range s.names {
		for _, d := range days {
			if s.of(d)[n.value] > 0 {
				used = append(used, n)
				break
			}
		}
	}
	return used
}

// tableRows is how many days the table shows: the last on which a count changed.
const tableRows = 200

// changes returns the days on which a count is another than on the day before,
// the last first.
func (s series) changes(days []annotate.Tally) []annotate.Tally {
	var rows []annotate.Tally
	for i := len(days) - 1; i >= 0 && len(rows) < tableRows; i-- {
		if i == 0 || !same(s.of(days[i]), s.of(days[i-1])) {
			rows = append(rows, days[i])
		}
	}
	return rows
}

func same(a, b map[string]int) bool {
	if len(a) != len(b) {
		return false
	}
	for k, n := range a {
		if b[k] != n {
			return false
		}
	}
	return true
}

func day(t annotate.Tally) edtf.Date { return edtf.FromDay(t.Day) }
