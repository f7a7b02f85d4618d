package timeline_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// today is the day on which the findings of the tests are read.
var today = edtf.DayOf(2024, 6, 20)

func dated(date string) timeline.Claim {
	return timeline.Claim{
		ID: "c", Statement: "It happened", Position: timeline.Point{When: edtf.MustParse(date), Extent: timeline.Event},
		Basis: timeline.Stated, Occurrence: timeline.Happened,
	}
}

// worded is a claim whose date was taken from some words.
func worded(date, wording string) timeline.Claim {
	c := dated(date)
	c.Wording = wording
	return c
}

// visitOf is another claim of the subject of the tests.
func visitOf(id, date string) timeline.Claim {
	c := dated(date)
	c.ID, c.Statement, c.Subject = timeline.ClaimID(id), "Visit "+id, "visits"
	return c
}

func happening(c timeline.Claim, o timeline.Occurrence) timeline.Claim {
	c.Occurrence = o
	return c
}

// found returns what one rule says today, each as its severity and message.
func found(c timeline.Claim, s timeline.Scene, rule timeline.Rule) []string {
	var all []string
	for _, f := range timeline.Find(c, s) {
		if f.Rule == rule && f.Holds(today) {
			all = append(all, string(f.Severity)+": "+f.Message)
		}
	}
	return all
}

// seeks is a row of a table about one rule.
type seeks struct {
	name string
	c    timeline.Claim
	s    timeline.Scene
	want string // the severity, and parts of the message after it; empty for no finding
}

func checkRule(t *testing.T, rule timeline.Rule, rows []seeks) {
	t.Helper()
	for _, tt := range rows {
		t.Run(tt.name, func(t *testing.T) {
			got := found(tt.c, tt.s, rule)
			if tt.want == "" {
				if len(got) != 0 {
					t.Errorf("%s finds %q about %+v, want nothing", rule, got, tt.c)
				}
				return
			}
			parts := strings.Split(tt.want, " … ")
			if len(got) != 1 || !strings.HasPrefix(got[0], parts[0]) {
				t.Fatalf("%s finds %q about %+v, want one that begins with %q", rule, got, tt.c, parts[0])
			}
			for _, part := range parts {
				if !strings.Contains(got[0], part) {
					t.Errorf("%s says %q, want it to say %q", rule, got[0], part)
				}
			}
		})
	}
}

func TestFalsePrecision(t *testing.T) {
	given := func(date string) timeline.Scene {
		return timeline.Scene{Given: []timeline.GivenDate{{Source: "Minutes", Date: edtf.MustParse(date)}}}
	}
	checkRule(t, timeline.FalsePrecision, []seeks{
		{"the first of January for a year", worded("1961-01-01", "in 1961"), timeline.Scene{}, "warn: The date is 1 January 1961 to the day … “in 1961” tells only the year"},
		{"the first of a month for a month", worded("2024-06-01", "in early June 2024"), timeline.Scene{}, "warn: … only the month"},
		{"the first of a month for a year", worded("2024-03-01", "during 2024"), timeline.Scene{}, "warn: … only the year"},
		{"the first of January for a decade", worded("1960-01-01", "in the 1960s"), timeline.Scene{}, "warn: … only the decade"},
		{"the first of a month for a season", worded("2024-03-01", "in spring 2024"), timeline.Scene{}, "warn: … only the season"},
		{"the first of January for a year told beside another", worded("2023-01-01", "last year"), timeline.Scene{}, "warn: … only the year"},
		{"the words name the day", worded("1961-01-01", "on 1 January 1961"), timeline.Scene{}, ""},
		{"the words name the day in the American order", worded("1961-01-01", "January 1st, 1961"), timeline.Scene{}, ""},
		{"the words name the first in full", worded("1961-06-01", "on the first of June 1961"), timeline.Scene{}, ""},
		{"the words name a day of the week", worded("2024-07-01", "Monday"), timeline.Scene{}, ""},
		{"the words are New Year", worded("2024-01-01", "on New Year’s Day 2024"), timeline.Scene{}, ""},
		{"a day that is not the first", worded("1961-07-06", "in 1961"), timeline.Scene{}, ""},
		{"a date that is as vague as the words", worded("1961", "in 1961"), timeline.Scene{}, ""},
		{"a date that is said to be approximate", worded("1961-01-01~", "in 1961"), timeline.Scene{}, ""},
		{"no words", worded("1961-01-01", ""), timeline.Scene{}, ""},
		{"words that tell nothing of the date", worded("1961-01-01", "then"), timeline.Scene{}, ""},
		{"a source gives the day", worded("1961-01-01", "in 1961"), given("1961-01-01"), ""},
		{"a source gives the year only", worded("1961-01-01", "in 1961"), given("1961"), "warn: "},
	})
}

func TestWeekdayMismatch(t *testing.T) {
	checkRule(t, timeline.WeekdayMismatch, []seeks{
		{
			"a weekday that the date is not", worded("2024-06-19", "Tuesday, 19 June 2024"),
			timeline.Scene{},
			"warn: The wording says Tuesday, but 19 June 2024 is a Wednesday. The nearest Tuesdays are 18 June 2024, 1 day before, and 25 June 2024, 6 days after.",
		},
		{"the weekday that the date is", worded("2024-06-19", "Wednesday, 19 June 2024"), timeline.Scene{}, ""},
		{"a weekday in short", worded("2024-06-19", "Tue. 19 June"), timeline.Scene{}, "warn: The wording says Tuesday"},
		{"the right weekday in short", worded("2024-06-19", "Wed 19 June"), timeline.Scene{}, ""},
		{"a newspaper is no weekday", worded("2024-06-19", "the Sun reported it"), timeline.Scene{}, ""},
		{"two days that have none of the weekday", worded("2024-06-19/2024-06-20", "on Friday"), timeline.Scene{}, "warn: … is from a Wednesday to a Thursday … 14 June 2024, 5 days before … 21 June 2024, 1 day after"},
		{"two days one of which is the weekday", worded("2024-06-19/2024-06-20", "on Thursday"), timeline.Scene{}, ""},
		{"a month has every weekday", worded("2024-06", "on Friday"), timeline.Scene{}, ""},
		{"an open date may be any weekday", worded("2024-06-19/..", "on Friday"), timeline.Scene{}, ""},
		{"one of two weekdays fits", worded("2024-06-19", "Tuesday or Wednesday"), timeline.Scene{}, ""},
		{"another day is counted from the weekday", worded("2024-06-19", "the day after Tuesday"), timeline.Scene{}, ""},
		{"a weekday before a full date is that of the date", worded("2024-06-19", "since Tuesday, 19 June 2024"), timeline.Scene{}, "warn: "},
		{"no weekday at all", worded("2024-06-19", "on 19 June 2024"), timeline.Scene{}, ""},
	})
}

func TestRelativeDateUnresolved(t *testing.T) {
	resolved := func(wording, anchor string) timeline.Claim {
		c := worded("2024-06-19", wording)
		c.Basis, c.Anchor = timeline.Resolved, anchor
		return c
	}
	rows := []seeks{
		{"resolved against an anchor", resolved("yesterday", "publication"), timeline.Scene{}, ""},
		{"resolved against nothing", resolved("yesterday", ""), timeline.Scene{}, "block: “yesterday” … does not say which"},
		{"a month without a year only warns", worded("2024-06", "in June"), timeline.Scene{}, "warn: “June” names no year"},
		{"a day without a year only warns", worded("2024-06-19", "on Wednesday, 19 June"), timeline.Scene{}, "warn: “19 June” names no year"},
		{"a season without a year only warns", worded("2024-21", "this was in the spring"), timeline.Scene{}, "warn: “spring”"},
		{"a month without a year that was resolved", resolved("in June", "publication"), timeline.Scene{}, ""},
		{"a full date", worded("2024-06-19", "on Wednesday, 19 June 2024"), timeline.Scene{}, ""},
		{"a year names itself, whatever stands beside", worded("2000", "last visited in 2000"), timeline.Scene{}, ""},
		{"a decade", worded("196X", "in the 1960s"), timeline.Scene{}, ""},
		{"a century", worded("19XX", "early in the 20th century"), timeline.Scene{}, ""},
		{"a year before Christ", worded("-0043", "44 BC"), timeline.Scene{}, ""},
		{"a date in figures", worded("2024-06-19", "19/06/24"), timeline.Scene{}, ""},
		{"may is no month here", worded("2024", "it may have been then"), timeline.Scene{}, ""},
		{"no words", worded("2024-06-19", ""), timeline.Scene{}, ""},
		{"a gap is counted from its ends", gapClaim(timeline.OpExactly, "24 years ago"), ends("2000-07-19", "2024-06-19"), ""},
	}
	for _, words := range []string{
		"yesterday", "last Wednesday", "two days ago", "on Wednesday", "the day before", "a week later", "earlier this week",
		"the past 24 hours", "next month", "that same evening", "recently", "last June", "1500 days ago",
	} {
		rows = append(rows, seeks{words + " is taken as stated", worded("2024-06-19", words), timeline.Scene{}, "block: … as stated"})
	}
	checkRule(t, timeline.RelativeDateUnresolved, rows)
}

func TestFutureAsPast(t *testing.T) {
	rows := []seeks{
		{"a year that has not come", dated("2025"), timeline.Scene{}, "block: … 2025 has not come yet"},
		{"the day after tomorrow", dated("2024-06-22"), timeline.Scene{}, "block: "},
		{"tomorrow has begun in the east", dated("2024-06-21"), timeline.Scene{}, "warn: … only where the clocks are ahead"},
		{"today", dated("2024-06-20"), timeline.Scene{}, ""},
		{"a year that has begun", dated("2024"), timeline.Scene{}, ""},
		{"a time that began long ago and has not ended", dated("2000/2030"), timeline.Scene{}, ""},
		{"a beginning that nobody knows", dated("/2030"), timeline.Scene{}, ""},
		{"a plan", happening(dated("2025"), timeline.Planned), timeline.Scene{}, ""},
		{"nobody knows whether it happened", happening(dated("2025"), timeline.OccurrenceUnknown), timeline.Scene{}, ""},
		{"the verdict says so itself", dated("2025"), timeline.Scene{Refuted: true}, "warn: "},
		{"a year beyond all calendars", dated("Y12000"), timeline.Scene{}, "block: "},
		{"the first year that is counted", dated("Y-1000000000"), timeline.Scene{}, ""},
	}
	checkRule(t, timeline.FutureAsPast, rows)
}

func TestPlanPassedUnconfirmed(t *testing.T) {
	plan := func(date string) timeline.Claim { return happening(dated(date), timeline.Planned) }
	checkRule(t, timeline.PlanPassedUnconfirmed, []seeks{
		{"a plan for yesterday", plan("2024-06-19"), timeline.Scene{}, "warn: It was planned for 19 June 2024, which has passed"},
		{"a plan for today", plan("2024-06-20"), timeline.Scene{}, ""},
		{"a plan for a month that is not over", plan("2024-06"), timeline.Scene{}, ""},
		{"a plan without an end", plan("2020/.."), timeline.Scene{}, ""},
		{"what happened is no plan", dated("2024-06-19"), timeline.Scene{}, ""},
		{"what was cancelled is no plan", happening(dated("2024-06-19"), timeline.Cancelled), timeline.Scene{}, ""},
	})
}

func TestAFindingHoldsFromDayToDayWithoutBeingComputedAgain(t *testing.T) {
	plan := happening(dated("2024-06-21"), timeline.Planned)
	past := dated("2024-06-22")
	for day, want := range map[edtf.Day][]string{
		today:     {"block FUTURE_AS_PAST"},
		today + 1: {"warn FUTURE_AS_PAST"},
		today + 2: {"warn PLAN_PASSED_UNCONFIRMED"},
	} {
		var got []string
		for _, f := range slices.Concat(timeline.Find(plan, timeline.Scene{}), timeline.Find(past, timeline.Scene{})) {
			if f.Holds(day) {
				got = append(got, string(f.Severity)+" "+string(f.Rule))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s the findings are %q, want %q", day, got, want)
		}
	}
}

func TestDateConflict(t *testing.T) {
	given := func(dates ...string) timeline.Scene {
		var s timeline.Scene
		for _, d := range dates {
			s.Given = append(s.Given, timeline.GivenDate{Source: "Minutes", Date: edtf.MustParse(d)})
		}
		return s
	}
	checkRule(t, timeline.DateConflict, []seeks{
		{"evidence of the day after", dated("2024-06-19"), given("2024-06-20"), "warn: The claim is dated 19 June 2024 … “Minutes” gives 20 June 2024, 1 day after"},
		{"evidence of an earlier month", dated("2024-06-19"), given("2024-04"), "warn: … “Minutes” gives April 2024, at least 50 days before"},
		{"the same day", dated("2024-06-19"), given("2024-06-19"), ""},
		{"the month of the day", dated("2024-06-19"), given("2024-06"), ""},
		{"a time that the day lies in", dated("2024-06-19"), given("2024-06-18/2024-06-20"), ""},
		{"about the year before", dated("1961"), given("1960~"), ""},
		{"about ten years before", dated("1961"), given("1950~"), "warn: … about 1950, at least 9 years 6 months"},
		{"an end that nobody knows", dated("1961"), given("1950/"), ""},
		{"four sources, one of which agrees", dated("1961"), given("1962", "1963", "1964", "1961"), "warn: … gives 1962 … gives 1963 … gives 1964"},
		{"more than a sentence can hold", dated("1961"), given("1962", "1963", "1964", "1965"), "warn: … and 1 more"},
		{"the same said twice is said once", dated("1961"), given("1962", "1962"), "warn: The claim is dated 1961, but evidence disagrees: “Minutes” gives 1962, at least 1 day after."},
	})
}
