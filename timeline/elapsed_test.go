package timeline_test

import (
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

func TestBetween(t *testing.T) {
	for _, tc := range []struct {
		name      string
		from, to  string
		short     string
		words     string
		totalDays int64
	}{
		{"whole months", "2000-07-19", "2024-06-19", "23 y 11 m 0 d", "23 years 11 months", 8736},
		{"one day and the same day a year on", "2023-03-01", "2024-03-01", "1 y 0 m 0 d", "1 year", 366},
		{"no time at all", "2024-06-19", "2024-06-19", "0 y 0 m 0 d", "0 days", 0},
		{"one day is singular", "2024-06-19", "2024-06-20", "0 y 0 m 1 d", "1 day", 1},
		{"a leap day to the end of February is a year", "2024-02-29", "2025-02-28", "1 y 0 m 0 d", "1 year", 365},
		{"a leap day to the next is four years", "2020-02-29", "2024-02-29", "4 y 0 m 0 d", "4 years", 1461},
		{"the end of January to the end of February is a month", "2023-01-31", "2023-02-28", "0 y 1 m 0 d", "1 month", 28},
		{"the end of January to the first of March is a month and a day", "2023-01-31", "2023-03-01", "0 y 1 m 1 d", "1 month 1 day", 29},
		{"across the year without a year 0 in words", "-0001-12-31", "0000-01-01", "0 y 0 m 1 d", "1 day", 1},
		{"backwards is negative", "2024-06-19", "2000-07-19", "minus 23 y 11 m 0 d", "minus 23 years 11 months", -8736},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := timeline.Between(day(tc.from), day(tc.to))
			if got.Short() != tc.short || got.String() != tc.words || got.TotalDays != tc.totalDays {
				t.Errorf("Between(%s, %s): got %q, %q, %d days; want %q, %q, %d days",
					tc.from, tc.to, got.Short(), got, got.TotalDays, tc.short, tc.words, tc.totalDays)
			}
		})
	}
}

func TestBetweenAnOpenEndIsOpen(t *testing.T) {
	for _, tc := range []struct {
		name     string
		from, to edtf.Day
	}{
		{"when the start is open", edtf.MinDay, day("2024-06-19")},
		{"when the end is open", day("2024-06-19"), edtf.MaxDay},
		{"when both are", edtf.MinDay, edtf.MaxDay},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := timeline.Between(tc.from, tc.to); got.Kind != edtf.Open {
				t.Errorf("Between(%s, %s): got %+v, want kind Open", tc.from, tc.to, got)
			}
		})
	}
}

// The years, months and days must lead from the one day to the other again,
// months first, with no month that would still have fitted.
func TestBetweenLeadsBack(t *testing.T) {
	start := day("1999-12-25")
	for a := start; a < start+800; a += 3 {
		for b := a; b < a+1600; b += 7 {
			e := timeline.Between(a, b)
			months := int64(e.Years)*12 + int64(e.Months)
			if got := a.AddMonths(months) + edtf.Day(e.Days); got != b {
				t.Fatalf("Between(%s, %s) is %s, which leads to %s", a, b, e, got)
			}
			if a.AddMonths(months+1) <= b {
				t.Fatalf("Between(%s, %s) is %s, though one more month fits", a, b, e)
			}
			if int64(b-a) != e.TotalDays {
				t.Fatalf("Between(%s, %s) is %d days, want %d", a, b, e.TotalDays, b-a)
			}
		}
	}
}

func day(text string) edtf.Day { return edtf.MustParse(text).Earliest().Day }
