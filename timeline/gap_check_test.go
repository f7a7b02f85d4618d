package timeline_test

import (
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

const (
	month = timeline.UnitMonth
	year  = timeline.UnitYear
)

// checkCase is a claim about the two dates of its group and the answer to it.
type checkCase struct {
	name    string
	length  timeline.Length
	want    timeline.Outcome
	reading timeline.Reading // "" for any
}

var checkTable = []struct {
	name              string
	from, to          string
	shortest, longest string
	cases             []checkCase
}{
	{
		"two days a month short of 24 years", "2000-07-19", "2024-06-19", "23 y 11 m 0 d", "23 y 11 m 0 d",
		[]checkCase{
			{"exactly 24 years fails", length(timeline.OpExactly, 24, year), timeline.Fails, timeline.ReadingCalendar},
			{"bare 24 years holds by subtraction", length(timeline.OpBare, 24, year), timeline.Holds, timeline.ReadingSubtraction},
			{"bare 23 years holds as completed", length(timeline.OpBare, 23, year), timeline.Holds, timeline.ReadingCompleted},
			{"bare 25 years fails", length(timeline.OpBare, 25, year), timeline.Fails, timeline.ReadingBoth},
			{"bare 22 years fails", length(timeline.OpBare, 22, year), timeline.Fails, timeline.ReadingBoth},
			{"first in 24 years is judged as bare", length(timeline.OpFirstIn, 24, year), timeline.Holds, timeline.ReadingSubtraction},
			{"first in 25 years is judged as bare", length(timeline.OpFirstIn, 25, year), timeline.Fails, timeline.ReadingBoth},
			{"nearly 24 years holds", length(timeline.OpNearly, 24, year), timeline.Holds, timeline.ReadingTolerance},
			{"nearly 25 years fails", length(timeline.OpNearly, 25, year), timeline.Fails, timeline.ReadingTolerance},
			{"nearly 23 years fails", length(timeline.OpNearly, 23, year), timeline.Fails, timeline.ReadingTolerance},
			{"about 24 years holds", length(timeline.OpAbout, 24, year), timeline.Holds, timeline.ReadingTolerance},
			{"about 25 years holds", length(timeline.OpAbout, 25, year), timeline.Holds, timeline.ReadingTolerance},
			{"about 26 years fails", length(timeline.OpAbout, 26, year), timeline.Fails, timeline.ReadingTolerance},
			{"at least 24 years fails", length(timeline.OpAtLeast, 24, year), timeline.Fails, timeline.ReadingCalendar},
			{"more than 24 years fails", length(timeline.OpMoreThan, 24, year), timeline.Fails, timeline.ReadingCalendar},
			{"at least 23 years holds", length(timeline.OpAtLeast, 23, year), timeline.Holds, timeline.ReadingCalendar},
			{"less than 24 years holds", length(timeline.OpLessThan, 24, year), timeline.Holds, timeline.ReadingCalendar},
			{"at most 23 years fails", length(timeline.OpAtMost, 23, year), timeline.Fails, timeline.ReadingCalendar},
			{"exactly 287 months holds", length(timeline.OpExactly, 287, month), timeline.Holds, timeline.ReadingCalendar},
			{"more than 287 months fails", length(timeline.OpMoreThan, 287, month), timeline.Fails, timeline.ReadingCalendar},
			{"less than 287 months fails", length(timeline.OpLessThan, 287, month), timeline.Fails, timeline.ReadingCalendar},
			{"at most 287 months holds", length(timeline.OpAtMost, 287, month), timeline.Holds, timeline.ReadingCalendar},
			{"exactly 8,736 days holds", length(timeline.OpExactly, 8736, timeline.UnitDay), timeline.Holds, timeline.ReadingCalendar},
			{"bare 1,248 weeks holds", length(timeline.OpBare, 1248, timeline.UnitWeek), timeline.Holds, timeline.ReadingCompleted},
			{"nearly 3 decades holds", length(timeline.OpNearly, 3, timeline.UnitDecade), timeline.Holds, timeline.ReadingTolerance},
			{"bare 2 decades holds", length(timeline.OpBare, 2, timeline.UnitDecade), timeline.Holds, timeline.ReadingBoth},
			{"between 23 and 24 years holds", between(23, 24), timeline.Holds, timeline.ReadingCalendar},
		},
	},
	{
		"two years of the calendar", "1961", "2024", "62 y 0 m 1 d", "63 y 11 m 30 d",
		[]checkCase{
			{"bare 63 years holds", length(timeline.OpBare, 63, year), timeline.Holds, timeline.ReadingSubtraction},
			{"bare 62 years cannot be told", length(timeline.OpBare, 62, year), timeline.CannotTell, timeline.ReadingEither},
			{"exactly 63 years cannot be told", length(timeline.OpExactly, 63, year), timeline.CannotTell, ""},
			{"more than 63 years cannot be told", length(timeline.OpMoreThan, 63, year), timeline.CannotTell, ""},
			{"more than 60 years holds", length(timeline.OpMoreThan, 60, year), timeline.Holds, ""},
			{"at least 62 years holds", length(timeline.OpAtLeast, 62, year), timeline.Holds, ""},
			{"at least 64 years fails", length(timeline.OpAtLeast, 64, year), timeline.Fails, ""},
			{"exactly 65 years fails", length(timeline.OpExactly, 65, year), timeline.Fails, ""},
		},
	},
	{
		"two round years", "2000", "2024", "23 y 0 m 1 d", "24 y 11 m 30 d",
		[]checkCase{{"nearly 25 years cannot be told", length(timeline.OpNearly, 25, year), timeline.CannotTell, ""}},
	},
	{
		"two months that cannot be 24 years apart", "2000-07", "2024-06", "23 y 10 m 1 d", "23 y 11 m 29 d",
		[]checkCase{{"exactly 24 years fails", length(timeline.OpExactly, 24, year), timeline.Fails, ""}},
	},
	{
		"the same month 24 years on", "2000-06", "2024-06", "23 y 11 m 2 d", "24 y 0 m 29 d",
		[]checkCase{
			{"exactly 24 years cannot be told", length(timeline.OpExactly, 24, year), timeline.CannotTell, ""},
			{"bare 24 years holds", length(timeline.OpBare, 24, year), timeline.Holds, timeline.ReadingSubtraction},
		},
	},
	{
		"a start with no beginning", "../1960", "2024", "63 y 0 m 1 d", "no limit",
		[]checkCase{
			{"at least 60 years holds", length(timeline.OpAtLeast, 60, year), timeline.Holds, ""},
			{"more than 63 years holds", length(timeline.OpMoreThan, 63, year), timeline.Holds, ""},
			{"exactly 64 years cannot be told", length(timeline.OpExactly, 64, year), timeline.CannotTell, ""},
			{"less than 63 years fails", length(timeline.OpLessThan, 63, year), timeline.Fails, ""},
			{"at most 70 years cannot be told", length(timeline.OpAtMost, 70, year), timeline.CannotTell, ""},
		},
	},
	{
		"an end with no end", "1960", "2024/..", "63 y 0 m 1 d", "no limit",
		[]checkCase{
			{"at least 60 years holds", length(timeline.OpAtLeast, 60, year), timeline.Holds, ""},
			{"exactly 62 years fails", length(timeline.OpExactly, 62, year), timeline.Fails, ""},
			{"exactly 100 years cannot be told", length(timeline.OpExactly, 100, year), timeline.CannotTell, ""},
		},
	},
	{
		"a start within four years", "1998/2001", "2024-06-19", "22 y 5 m 19 d", "26 y 5 m 18 d",
		[]checkCase{
			{"between 22 and 27 years holds", between(22, 27), timeline.Holds, ""},
			{"between 23 and 27 years cannot be told", between(23, 27), timeline.CannotTell, ""},
			{"between 27 and 30 years fails", between(27, 30), timeline.Fails, ""},
		},
	},
	{
		"a leap day to the day before its anniversary", "2020-02-29", "2024-02-28", "3 y 11 m 30 d", "3 y 11 m 30 d",
		[]checkCase{
			{"exactly 4 years fails", length(timeline.OpExactly, 4, year), timeline.Fails, ""},
			{"bare 4 years holds by subtraction", length(timeline.OpBare, 4, year), timeline.Holds, timeline.ReadingSubtraction},
		},
	},
	{
		"days either side of a leap day, which is a year after neither", "2023-02-28/2023-03-01", "2024-02-29", "0 y 11 m 28 d", "1 y 0 m 1 d",
		[]checkCase{
			{"exactly 1 year fails", length(timeline.OpExactly, 1, year), timeline.Fails, ""},
			{"at least 1 year cannot be told", length(timeline.OpAtLeast, 1, year), timeline.CannotTell, ""},
		},
	},
	{
		"an end before its start", "2024-06-19", "2000-07-19", "minus 23 y 11 m 0 d", "minus 23 y 11 m 0 d",
		[]checkCase{
			{"at most 30 years fails", length(timeline.OpAtMost, 30, year), timeline.Fails, ""},
			{"exactly 23 years fails", length(timeline.OpExactly, 23, year), timeline.Fails, ""},
		},
	},
	{
		"dates that overlap", "2024", "2024", "minus 0 y 11 m 30 d", "0 y 11 m 30 d",
		[]checkCase{
			{"at most 1 year holds", length(timeline.OpAtMost, 1, year), timeline.Holds, ""},
			{"at least 1 day cannot be told", length(timeline.OpAtLeast, 1, timeline.UnitDay), timeline.CannotTell, ""},
			{"at least 1 year fails", length(timeline.OpAtLeast, 1, year), timeline.Fails, ""},
		},
	},
}

func TestCheck(t *testing.T) {
	for _, group := range checkTable {
		from, to := edtf.MustParse(group.from), edtf.MustParse(group.to)
		for _, tc := range group.cases {
			t.Run(group.name+"/"+tc.name, func(t *testing.T) {
				got := tc.length.Check(from, to)
				if got.Outcome != tc.want {
					t.Errorf("%s .. %s, %s: got %s, want %s\n%s", from, to, tc.length, got.Outcome, tc.want, got.Say())
				}
				if tc.reading != "" && got.Reading != tc.reading {
					t.Errorf("%s .. %s, %s: got reading %s, want %s", from, to, tc.length, got.Reading, tc.reading)
				}
				if got.Shortest.Short() != group.shortest || got.Longest.Short() != group.longest {
					t.Errorf("%s .. %s: got %s to %s, want %s to %s",
						from, to, got.Shortest.Short(), got.Longest.Short(), group.shortest, group.longest)
				}
			})
		}
	}
}

func TestCheckTellsWhatAnUncertainDateWouldGive(t *testing.T) {
	for _, tc := range []struct {
		name                 string
		from, to             string
		length               timeline.Length
		wouldHold, wouldFail bool
	}{
		{"an uncertain start would hold", "2000?", "2024-06-19", length(timeline.OpAtLeast, 20, year), true, false},
		{"an uncertain end would hold", "2000", "2024-06-19?", length(timeline.OpAtLeast, 20, year), true, false},
		{"an uncertain start would fail", "2000?", "2024-06-19", length(timeline.OpAtLeast, 30, year), false, true},
		{"an uncertain start would leave it open", "2000?", "2024-06-19", length(timeline.OpExactly, 24, year), false, false},
		{"a start that is uncertain and approximate would hold", "2000%", "2024-06-19", length(timeline.OpAtLeast, 20, year), true, false},
		{"an unknown start would hold", "/2001", "2024-06-19", length(timeline.OpAtLeast, 22, year), true, false},
		{"an unknown end would hold", "2001", "2024-06-19/", length(timeline.OpAtLeast, 22, year), true, false},
		{"an unknown end would fail", "2001", "2024-06-19/", length(timeline.OpLessThan, 22, year), false, true},
		{"ends in the wrong order would fail", "2024?", "2001", length(timeline.OpAtMost, 30, year), false, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to))
			if got.Outcome != timeline.CannotTell {
				t.Errorf("%s .. %s, %s: got %s, want %s", tc.from, tc.to, tc.length, got.Outcome, timeline.CannotTell)
			}
			if got.WouldHold != tc.wouldHold || got.WouldFail != tc.wouldFail {
				t.Errorf("%s .. %s, %s: would hold %t and fail %t, want %t and %t",
					tc.from, tc.to, tc.length, got.WouldHold, got.WouldFail, tc.wouldHold, tc.wouldFail)
			}
		})
	}
}

func TestCheckWidensApproximateDates(t *testing.T) {
	for _, tc := range []struct {
		name              string
		from, to          string
		shortest, longest string
	}{
		{"a day by a day", "2024-06-10~", "2024-06-20", "0 y 0 m 9 d", "0 y 0 m 11 d"},
		{"a month by half a month", "2024-02~", "2024-06-20", "0 y 3 m 5 d", "0 y 5 m 3 d"},
		{"a season by half a season", "2000-21~", "2001-01-01", "0 y 5 m 17 d", "0 y 11 m 15 d"},
		{"a year by half a year", "1961~", "2024-07-01", "62 y 0 m 1 d", "64 y 0 m 0 d"},
		{"a decade by half a decade", "196X~", "2024-07-01", "49 y 6 m 1 d", "69 y 6 m 0 d"},
		{"a century by half a century", "19XX~", "2100-01-01", "50 y 0 m 1 d", "250 y 0 m 0 d"},
		{"the approximate end of an interval alone", "1961~/1963", "2024-07-01", "60 y 6 m 1 d", "64 y 0 m 0 d"},
		{"the other end of an interval alone", "1961/1963~", "2024-07-01", "60 y 0 m 1 d", "63 y 6 m 0 d"},
		{"a set by its least precise approximate member", "[1961~,1963]", "2024-07-01", "60 y 0 m 1 d", "64 y 0 m 0 d"},
		{"an open end not at all", "../1961~", "2024-07-01", "62 y 0 m 1 d", "no limit"},
		{"an exact date not at all", "1961", "2024-07-01", "62 y 6 m 1 d", "63 y 6 m 0 d"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := length(timeline.OpBare, 1, timeline.UnitDay).Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to))
			if got.Shortest.Short() != tc.shortest || got.Longest.Short() != tc.longest {
				t.Errorf("%s .. %s: got %s to %s, want %s to %s",
					tc.from, tc.to, got.Shortest.Short(), got.Longest.Short(), tc.shortest, tc.longest)
			}
		})
	}
}

func TestCheckTellsWhenReadingsDisagree(t *testing.T) {
	for _, tc := range []struct {
		name     string
		from, to string
		length   timeline.Length
		want     bool
		reading  timeline.Reading
	}{
		{"only subtraction gives 24", "2000-07-19", "2024-06-19", length(timeline.OpBare, 24, year), true, timeline.ReadingSubtraction},
		{"only completed years give 23", "2000-07-19", "2024-06-19", length(timeline.OpBare, 23, year), true, timeline.ReadingCompleted},
		{"both give 24", "2000-07-19", "2024-08-19", length(timeline.OpBare, 24, year), false, timeline.ReadingBoth},
		{"only the calendar's months give 287", "2000-07-19", "2024-06-10", length(timeline.OpBare, 287, month), true, timeline.ReadingSubtraction},
		{"only years counted in tens give 2 decades", "2004-07-19", "2024-06-19", length(timeline.OpBare, 2, timeline.UnitDecade), true, timeline.ReadingSubtraction},
		{"completed years cannot be told of two years", "1961", "2024", length(timeline.OpBare, 63, year), false, timeline.ReadingSubtraction},
		{"some days need one reading and some the other", "2000-07-19", "2024-06/2025-02", length(timeline.OpBare, 24, year), true, timeline.ReadingEither},
		{"a first in is read like a bare number", "2000-07-19", "2024-06-19", length(timeline.OpFirstIn, 24, year), true, timeline.ReadingSubtraction},
		{"weeks have one reading", "2024-06-01", "2024-06-19", length(timeline.OpBare, 2, timeline.UnitWeek), false, timeline.ReadingCompleted},
		{"a claim that fails does so under both", "2000-07-19", "2024-06-19", length(timeline.OpBare, 25, year), false, timeline.ReadingBoth},
		{"an operator leaves no choice", "2000-07-19", "2024-06-19", length(timeline.OpAtLeast, 23, year), false, timeline.ReadingCalendar},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to))
			if got.ReadingDependent != tc.want || got.Reading != tc.reading {
				t.Errorf("%s .. %s, %s: got dependent %t, reading %s; want %t, %s",
					tc.from, tc.to, tc.length, got.ReadingDependent, got.Reading, tc.want, tc.reading)
			}
		})
	}
}

func TestCheckTellsHowFarOffItIs(t *testing.T) {
	for _, tc := range []struct {
		name     string
		from, to string
		length   timeline.Length
		days     int64
		words    string
	}{
		{"exactly 24 years is 30 days short", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 24, year), -30, "minus 1 month"},
		{"exactly 23 years is 11 months too long", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 23, year), 336, "11 months"},
		{"more than 24 years needs a day more", "2000-07-19", "2024-07-19", length(timeline.OpMoreThan, 24, year), -1, "minus 1 day"},
		{"a claim that holds is off by nothing", "2000-07-19", "2024-06-19", length(timeline.OpAtLeast, 23, year), 0, "0 days"},
		{"the nearest days count", "1961", "2024", length(timeline.OpAtLeast, 64, year), -1, "minus 1 day"},
		{"a claim that may hold is off by nothing at the nearest", "1961", "2024", length(timeline.OpExactly, 63, year), 0, "0 days"},
		{"ends in the wrong order are off by the way back", "2024-06-19", "2024-06-10", length(timeline.OpAtMost, 1, year), -9, "minus 9 days"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to)).Off.Nearest()
			if got.TotalDays != tc.days || got.String() != tc.words {
				t.Errorf("%s .. %s, %s: got off by %d days, %q; want %d, %q",
					tc.from, tc.to, tc.length, got.TotalDays, got, tc.days, tc.words)
			}
		})
	}
}

func TestTolerance(t *testing.T) {
	for _, tc := range []struct {
		length timeline.Length
		want   string
	}{
		{length(timeline.OpAbout, 1, year), "6 months"},
		{length(timeline.OpAbout, 9, year), "6 months"},
		{length(timeline.OpAbout, 10, year), "1 year"},
		{length(timeline.OpAbout, 24, year), "1 year 2 months 12 days"},
		{length(timeline.OpAbout, 60, year), "6 years"},
		{length(timeline.OpAbout, 2, timeline.UnitDecade), "5 years"},
		{length(timeline.OpAbout, 3, month), "15 days"},
		{length(timeline.OpAbout, 24, month), "1 month 6 days"},
		{length(timeline.OpAbout, 2, timeline.UnitWeek), "3 days"},
		{length(timeline.OpAbout, 20, timeline.UnitWeek), "14 days"},
		{length(timeline.OpAbout, 3, timeline.UnitDay), "1 day"},
		{length(timeline.OpAbout, 100, timeline.UnitDay), "10 days"},
		{length(timeline.OpNearly, 10, year), "1 year"},
		{length(timeline.OpNearly, 20, year), "2 years"},
		{length(timeline.OpNearly, 25, year), "1 year"},
		{length(timeline.OpNearly, 100, year), "10 years"},
		{length(timeline.OpNearly, 30, timeline.UnitDay), "3 days"},
		{length(timeline.OpNearly, 2, timeline.UnitDecade), "10 years"},
		{length(timeline.OpExactly, 24, year), "0 days"},
	} {
		t.Run(tc.length.String(), func(t *testing.T) {
			if got := tc.length.Tolerance().String(); got != tc.want {
				t.Errorf("Tolerance of %s: got %s, want %s", tc.length, got, tc.want)
			}
		})
	}
}
