package timeline_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

func TestCheckSay(t *testing.T) {
	const decade = timeline.UnitDecade
	for _, tc := range []struct {
		name     string
		from, to string
		length   timeline.Length
		want     string
	}{
		{
			"an exact length that is missed", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of exactly 24 years.",
		},
		{
			"an exact length that is met in months", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 287, month),
			"19 July 2000 to 19 June 2024 is 23 years 11 months (287 months): exactly 287 months.",
		},
		{
			"an exact length that is exceeded", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 8700, timeline.UnitDay),
			"19 July 2000 to 19 June 2024 is 8,736 days: 36 days past exactly 8,700 days.",
		},
		{
			"a bare number by subtraction", "2000-07-19", "2024-06-19", length(timeline.OpBare, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 24 years by subtraction (2024 − 2000), though only 23 have been completed.",
		},
		{
			"a bare number of completed years", "2000-07-19", "2024-06-19", length(timeline.OpBare, 23, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 23 completed years, though subtraction (2024 − 2000) gives 24.",
		},
		{
			"a bare number by both", "2000-05-19", "2024-06-19", length(timeline.OpBare, 24, year),
			"19 May 2000 to 19 June 2024 is 24 years 1 month: 24 years by either count, completed or by subtraction (2024 − 2000).",
		},
		{
			"a bare number by neither", "2000-07-19", "2024-06-19", length(timeline.OpBare, 25, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 23 completed years, or 24 by subtraction (2024 − 2000), but not 25.",
		},
		{
			"a bare number where both counts give another", "2000-05-19", "2024-06-19", length(timeline.OpBare, 25, year),
			"19 May 2000 to 19 June 2024 is 24 years 1 month: 24 years by either count, not 25.",
		},
		{
			"one completed year is singular", "2022-07-19", "2024-06-19", length(timeline.OpBare, 2, year),
			"19 July 2022 to 19 June 2024 is 1 year 11 months: 2 years by subtraction (2024 − 2022), though only 1 has been completed.",
		},
		{
			"months by subtraction name the months", "2024-01-19", "2024-06-10", length(timeline.OpBare, 5, month),
			"19 January 2024 to 10 June 2024 is 4 months 22 days: 5 months by subtraction (January 2024 to June 2024), though only 4 have been completed.",
		},
		{
			"decades by subtraction name the years", "2004-07-19", "2024-06-19", length(timeline.OpBare, 2, decade),
			"19 July 2004 to 19 June 2024 is 19 years 11 months: 2 decades by subtraction (2024 − 2004 is 20 years), though only 1 has been completed.",
		},
		{
			"days need no reading", "2024-06-01", "2024-06-19", length(timeline.OpBare, 18, timeline.UnitDay),
			"1 June 2024 to 19 June 2024 is 18 days, as claimed.",
		},
		{
			"the wrong number of days", "2024-06-01", "2024-06-19", length(timeline.OpBare, 17, timeline.UnitDay),
			"1 June 2024 to 19 June 2024 is 18 days, not 17 days.",
		},
		{
			"weeks that were completed", "2024-06-01", "2024-06-19", length(timeline.OpBare, 2, timeline.UnitWeek),
			"1 June 2024 to 19 June 2024 is 2 weeks 4 days: 2 completed weeks.",
		},
		{
			"the first in so many years", "2000-05-19", "2024-06-19", length(timeline.OpFirstIn, 24, year),
			"19 May 2000 to 19 June 2024 is 24 years 1 month: 24 years by either count, completed or by subtraction (2024 − 2000). That is the length only: whether it was the first is another question.",
		},
		{
			"nearly, and it is", "2000-07-19", "2024-06-19", length(timeline.OpNearly, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of 24 years, which is nearly 24 years.",
		},
		{
			"nearly, and it is too short", "2000-07-19", "2024-06-19", length(timeline.OpNearly, 25, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 1 year 1 month short of 25 years, and “nearly” allows no more than 1 year.",
		},
		{
			"nearly, and it is past", "2000-07-19", "2024-06-19", length(timeline.OpNearly, 23, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 11 months past 23 years, so not “nearly 23 years”.",
		},
		{
			"nearly, and it is met", "2000-07-19", "2024-07-19", length(timeline.OpNearly, 24, year),
			"19 July 2000 to 19 July 2024 is 24 years exactly, so not “nearly 24 years”.",
		},
		{
			"about, and it is", "2000-07-19", "2024-06-19", length(timeline.OpAbout, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of 24 years, which is about 24 years, as “about” allows 1 year 2 months 12 days either way.",
		},
		{
			"about, and it is met", "2000-07-19", "2024-07-19", length(timeline.OpAbout, 24, year),
			"19 July 2000 to 19 July 2024 is 24 years exactly, which is about 24 years.",
		},
		{
			"about, and it is not", "2000-07-19", "2024-06-19", length(timeline.OpAbout, 30, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 6 years 1 month short of 30 years, and “about” allows no more than 3 years.",
		},
		{
			"at least, and it is not", "2000-07-19", "2024-06-19", length(timeline.OpAtLeast, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of 24 years, so not “at least 24 years”.",
		},
		{
			"more than, and it is just that", "2000-07-19", "2024-07-19", length(timeline.OpMoreThan, 24, year),
			"19 July 2000 to 19 July 2024 is 24 years exactly, so not “more than 24 years”.",
		},
		{
			"less than, and it is", "2000-07-19", "2024-06-19", length(timeline.OpLessThan, 24, year),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: less than 24 years.",
		},
		{
			"between, and it is longer", "2000-07-19", "2024-06-19", between(20, 22),
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 1 year 11 months past 22 years, so not “between 20 and 22 years”.",
		},
		{
			"years that settle it", "1961", "2024", length(timeline.OpMoreThan, 60, year),
			"1961 to 2024 is between 62 years 1 day and 63 years 11 months 30 days: more than 60 years, whichever days are meant.",
		},
		{
			"years that settle a bare number", "1961", "2024", length(timeline.OpBare, 63, year),
			"1961 to 2024 is between 62 years 1 day and 63 years 11 months 30 days: 63 years by subtraction (2024 − 1961), whichever days are meant.",
		},
		{
			"years that settle nothing", "1961", "2024", length(timeline.OpExactly, 63, year),
			"1961 to 2024 is between 62 years 1 day and 63 years 11 months 30 days: “exactly 63 years” is possible, but the dates are not precise enough to tell.",
		},
		{
			"years that fall short whatever is meant", "1961", "2024", length(timeline.OpAtLeast, 65, year),
			"1961 to 2024 is between 62 years 1 day and 63 years 11 months 30 days: at least 1 year 1 day short of 65 years, so not “at least 65 years”.",
		},
		{
			"a bare number that no reading gives", "1961", "2024", length(timeline.OpBare, 65, year),
			"1961 to 2024 is between 62 years 1 day and 63 years 11 months 30 days: at least 1 year 1 day short of 65 years by any reading.",
		},
		{
			"a bare number that needs both readings", "2000-07-19", "2024-06/2025-02", length(timeline.OpBare, 24, year),
			"From 19 July 2000 to some time between June 2024 and February 2025 is between 23 years 10 months 13 days and 24 years 7 months 9 days: 24 years, though some days need the count of completed years and others subtraction.",
		},
		{
			"an interval", "1998/2001", "2024-06-19", between(22, 27),
			"From some time between 1998 and 2001 to 19 June 2024 is between 22 years 5 months 19 days and 26 years 5 months 18 days: between 22 and 27 years, whichever days are meant.",
		},
		{
			"an open start", "../1960", "2024", length(timeline.OpAtLeast, 60, year),
			"1960 or earlier to 2024 is at least 63 years 1 day: at least 60 years, whichever days are meant.",
		},
		{
			"an open start that leaves it undecided", "../1960", "2024", length(timeline.OpExactly, 64, year),
			"1960 or earlier to 2024 is at least 63 years 1 day: “exactly 64 years” is possible, but an open date leaves it undecided.",
		},
		{
			"an uncertain start", "2000?", "2024-06-19", length(timeline.OpAtLeast, 20, year),
			"Perhaps 2000 to 19 June 2024 is between 23 years 5 months 19 days and 24 years 5 months 18 days: “at least 20 years” would hold, but the date of the start is marked as uncertain.",
		},
		{
			"two uncertain dates that would fail", "2000-07-19?", "2024-06-19?", length(timeline.OpAtLeast, 30, year),
			"Perhaps 19 July 2000 to perhaps 19 June 2024 is 23 years 11 months: “at least 30 years” would fail, but both dates are marked as uncertain.",
		},
		{
			"an unknown start", "/2001", "2024-06-19", length(timeline.OpAtLeast, 22, year),
			"Some unknown time until 2001 to 19 June 2024 is at least 22 years 5 months 19 days: “at least 22 years” would hold, but the date of the start is not fully known.",
		},
		{
			"an approximate start", "1961~", "2024", length(timeline.OpAbout, 60, year),
			"About 1961 to 2024 is between 61 years 6 months 2 days and 64 years 5 months 30 days (allowing 6 months either side of the start): about 60 years, whichever days are meant.",
		},
		{
			"two approximate dates", "1961~", "2024~", length(timeline.OpAtLeast, 80, year),
			"About 1961 to about 2024 is between 61 years 1 day and 64 years 11 months 29 days (allowing 6 months either side of each date): at least 15 years 1 day short of 80 years, so not “at least 80 years”.",
		},
		{
			"the wrong order", "2024-06-19", "2000-07-19", length(timeline.OpAtMost, 30, year),
			"19 June 2024 to 19 July 2000 runs backwards: the end comes before the start, by 23 years 11 months.",
		},
		{
			"the wrong order of dates that are not precise", "2024", "2000", length(timeline.OpAtMost, 30, year),
			"2024 to 2000 runs backwards: the end comes before the start, by at least 23 years 1 day.",
		},
		{
			"the wrong order of an uncertain date", "2024?", "2000", length(timeline.OpAtMost, 30, year),
			"Perhaps 2024 to 2000 runs backwards as the dates are written, but the date of the start is marked as uncertain.",
		},
		{
			"dates that overlap", "2024", "2024", length(timeline.OpAtMost, 1, year),
			"2024 to 2024 is at most 11 months 30 days: at most 1 year, whichever days are meant.",
		},
		{
			"a length that no pair of days has", "2023-02-28/2023-03-01", "2024-02-29", length(timeline.OpExactly, 1, year),
			"From some time between 28 February 2023 and 1 March 2023 to 29 February 2024 is between 11 months 28 days and 1 year 1 day: no pair of these days is exactly 1 year apart, as months differ in length.",
		},
		{
			"before our era", "-0043-03-15", "0014-08-19", length(timeline.OpAtLeast, 50, year),
			"15 March 44 BC to 19 August AD 14 is 57 years 5 months 4 days: at least 50 years.",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to)).Say()
			if got != tc.want {
				t.Errorf("%s .. %s, %s:\n got %s\nwant %s", tc.from, tc.to, tc.length, got, tc.want)
			}
		})
	}
}

func TestCheckSaysWhatIsMissing(t *testing.T) {
	date := edtf.MustParse("2024")
	for _, tc := range []struct {
		name     string
		from, to edtf.Date
		length   timeline.Length
		want     string
	}{
		{"no start", edtf.Date{}, date, length(timeline.OpExactly, 24, year), "The start has no date, so “exactly 24 years” cannot be checked."},
		{"no end", date, edtf.Date{}, length(timeline.OpExactly, 24, year), "The end has no date, so “exactly 24 years” cannot be checked."},
		{"no dates at all", edtf.Date{}, edtf.Date{}, length(timeline.OpExactly, 24, year), "Neither end has a date, so “exactly 24 years” cannot be checked."},
		{"no valid length", date, date, length(timeline.OpExactly, 0, year), "This length cannot be checked: n must be from 1 to 10000 for this unit, not 0."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(tc.from, tc.to)
			if got.Say() != tc.want {
				t.Errorf("got %q, want %q", got.Say(), tc.want)
			}
			if got.Outcome != timeline.CannotTell || got.WouldHold || got.WouldFail {
				t.Errorf("got %s, would hold %t and fail %t; want %s and neither", got.Outcome, got.WouldHold, got.WouldFail, timeline.CannotTell)
			}
			if lines := got.Arithmetic(); lines != nil {
				t.Errorf("got arithmetic %q, want none", lines)
			}
		})
	}
}

func TestCheckArithmetic(t *testing.T) {
	for _, tc := range []struct {
		name     string
		from, to string
		length   timeline.Length
		want     []string
	}{
		{
			"nearly shows its tolerance and its window", "2000-07-19", "2024-06-19", length(timeline.OpNearly, 24, year),
			[]string{
				"Elapsed: 23 y 11 m 0 d, or 8,736 days.",
				"19 July 2000 and 24 years make 19 July 2024.",
				"“Nearly” allows one unit less: here 1 year.",
				"“nearly 24 years” fits an end from 19 July 2023 to 18 July 2024.",
			},
		},
		{
			"a bare number shows both counts", "2000-07-19", "2024-06-19", length(timeline.OpBare, 24, year),
			[]string{
				"Elapsed: 23 y 11 m 0 d, or 8,736 days.",
				"19 July 2000 and 24 years make 19 July 2024.",
				"“24 years” fits an end from 1 January 2024 to 18 July 2025.",
				"Completed: 23 years. By subtraction on the calendar (2024 − 2000): 24 years.",
				"It holds by subtraction on the calendar.",
			},
		},
		{
			"years show the days they stand for and how far off they may be", "1961", "2024", length(timeline.OpExactly, 63, year),
			[]string{
				"Elapsed: 62 y 0 m 1 d to 63 y 11 m 30 d, or 22,646 to 23,375 days.",
				"The start, 1961, is any day from 1 January 1961 to 31 December 1961.",
				"The end, 2024, is any day from 1 January 2024 to 31 December 2024.",
				"No end fits “exactly 63 years” for every start.",
				"“exactly 63 years” fits some start with an end from 1 January 2024 to 31 December 2024.",
				"Off: from 365 days (11 months 30 days) too short to 365 days (11 months 30 days) too long.",
			},
		},
		{
			"an approximate start shows how far it is widened, a round number its tolerance", "1961~", "2024-06-19", length(timeline.OpAbout, 60, year),
			[]string{
				"Elapsed: 61 y 11 m 20 d to 63 y 11 m 18 d, or 22,635 to 23,364 days.",
				"The start, about 1961, is any day from 1 July 1960 to 30 June 1962, which allows 6 months either side of the date as written.",
				"“About” a round number allows 10 % of it either way, and at least half a year: here 6 years.",
				"“about 60 years” fits every start with an end from 30 June 2016 to 1 July 2026.",
				"“about 60 years” fits some start with an end from 1 July 2014 to 30 June 2028.",
			},
		},
		{
			"an uncertain open start shows the limits of the answer", "../1960?", "2024-06-19", length(timeline.OpAtLeast, 60, year),
			[]string{
				"Elapsed: at least 63 y 5 m 19 d, or 23,181 days.",
				"The start, perhaps 1960 or earlier, is any day up to 31 December 1960.",
				"“at least 60 years” fits every start with an end from 31 December 2020 on.",
				"“at least 60 years” fits some start with any end.",
				"The days are taken as written, but the date of the start is marked as uncertain, so that the answer cannot be certain.",
			},
		},
		{
			"a day that is clamped says so", "2024-02-29", "2025-03-01", length(timeline.OpExactly, 1, year),
			[]string{
				"Elapsed: 1 y 0 m 1 d, or 366 days.",
				"29 February 2024 and 1 year make 28 February 2025, the last day of that month.",
				"“exactly 1 year” fits an end on 28 February 2025.",
				"Off: 1 day too long.",
			},
		},
		{
			"ends in the wrong order show nothing else", "2024-06-19", "2000-07-19", length(timeline.OpExactly, 1, year),
			[]string{"Elapsed: minus 23 y 11 m 0 d, or minus 8,736 days."},
		},
		{
			"dates that overlap say so", "2024", "2024", length(timeline.OpAtMost, 1, year),
			[]string{
				"Elapsed: at most 0 y 11 m 30 d, or 365 days, as the dates overlap.",
				"The start, 2024, is any day from 1 January 2024 to 31 December 2024.",
				"The end, 2024, is any day from 1 January 2024 to 31 December 2024.",
				"“at most 1 year” fits every start with an end up to 1 January 2025.",
				"“at most 1 year” fits some start with an end up to 31 December 2025.",
			},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := tc.length.Check(edtf.MustParse(tc.from), edtf.MustParse(tc.to)).Arithmetic()
			if !slices.Equal(got, tc.want) {
				t.Errorf("%s .. %s, %s:\n got %s\nwant %s", tc.from, tc.to, tc.length,
					strings.Join(got, "\n     "), strings.Join(tc.want, "\n     "))
			}
		})
	}
}
