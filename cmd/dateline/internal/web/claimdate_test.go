package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/views/link"
)

func TestGapIsAnsweredInAFewWords(t *testing.T) {
	tests := []struct {
		name     string
		from, to string
		length   timeline.Length
		want     string
	}{
		{"a gap that holds", "2000-07-19", "2024-06-19", timeline.Length{Op: timeline.OpBare, N: 24, Unit: timeline.UnitYear}, "Holds."},
		{"a gap that fails by some days", "2000-07-19", "2024-06-19", timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}, "Fails by 30 days."},
		{"a gap that fails by one day", "2000-07-19", "2024-07-18", timeline.Length{Op: timeline.OpAtLeast, N: 24, Unit: timeline.UnitYear}, "Fails by 1 day."},
		{"a gap that fails by years", "2000-07-19", "2024-07-19", timeline.Length{Op: timeline.OpExactly, N: 30, Unit: timeline.UnitYear}, "Fails by 6 years."},
		{"a gap that fails for all days of its dates", "1961", "2024", timeline.Length{Op: timeline.OpExactly, N: 65, Unit: timeline.UnitYear}, "Fails by at least 1 year 1 day."},
		{"a gap that is the wrong way round", "2024-06-19", "2000-07-19", timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}, "Fails."},
		{"a gap between dates that are not precise enough", "2000", "2024", timeline.Length{Op: timeline.OpNearly, N: 25, Unit: timeline.UnitYear}, "Cannot tell."},
		{"a gap from an uncertain date that fits", "2000?", "2024-06-19", timeline.Length{Op: timeline.OpAtLeast, N: 20, Unit: timeline.UnitYear}, "Would hold, if the dates are right."},
		{"a gap from an uncertain date that does not fit", "2000?", "2024-06-19", timeline.Length{Op: timeline.OpAtLeast, N: 30, Unit: timeline.UnitYear}, "Would fail, if the dates are right."},
	}
	s := newSite(t)
	slug := s.timeline("The visits", timeline.Private).Slug
	viewer := s.as("viewer")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := s.claimAt(slug, "It took a while", timeline.Gap{
				From: timeline.DateEnd{When: date(t, tt.from)}, To: timeline.DateEnd{When: date(t, tt.to)}, Length: tt.length,
			})
			page := viewer.get(link.Claim(c.ID)).want(http.StatusOK)
			if got := sum(page); got != tt.want {
				t.Errorf("%s to %s, %s: got %q, want %q", tt.from, tt.to, tt.length, got, tt.want)
			}
		})
	}
}

// sum returns the answer at the head of a page's arithmetic.
func sum(a answer) string {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Data == "strong" && strings.HasPrefix(attribute(n.Parent.Parent, "class"), "sum") {
			return content(n)
		}
	}
	a.t.Fatalf("%s: the page has no arithmetic", a.path)
	return ""
}

func TestDateOfAClaim(t *testing.T) {
	tests := []struct {
		name string
		at   timeline.Position
		says string
	}{
		{"a day is shown in words and as EDTF", timeline.Point{When: date(t, "2024-06-19"), Extent: timeline.Event}, "Date 19 June 2024 2024-06-19 Verdict"},
		{"an event in a year is on some day of it", timeline.Point{When: date(t, "1961"), Extent: timeline.Event}, "Date 1961 Some day from 1 January 1961 to 31 December 1961 Verdict"},
		{"a state fills its date", timeline.Point{When: date(t, "1961"), Extent: timeline.State}, "Date 1961 All of 1 January 1961 to 31 December 1961 Verdict"},
		{"an open date has no last day", timeline.Point{When: date(t, "1961/.."), Extent: timeline.State}, "1961/.. Verdict"},
		{"no date has its reason", timeline.Undated{Reason: "The letter is not dated."}, "Date No date The letter is not dated. Verdict"},
	}
	s := newSite(t)
	slug := s.timeline("The visits", timeline.Private).Slug
	viewer := s.as("viewer")
	for _, tt := range tests {
		t.Run(tt.name, func(*testing.T) {
			viewer.get(link.Claim(s.claimAt(slug, "It was so", tt.at).ID)).want(http.StatusOK, tt.says)
		})
	}
}
