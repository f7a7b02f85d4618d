package edtf_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"dateline/timeline/edtf"
)

func TestDayAgreesWithTheStandardLibrary(t *testing.T) {
	day := time.Date(-801, time.January, 1, 0, 0, 0, 0, time.UTC)
	end := time.Date(2801, time.January, 1, 0, 0, 0, 0, time.UTC)
	for want := edtf.Day(day.Unix() / 86400); day.Before(end); day, want = day.AddDate(0, 0, 1), want+1 {
		year, month, dayOfMonth := day.Date()
		got := edtf.DayOf(int64(year), int(month), dayOfMonth)
		if got != want {
			t.Fatalf("DayOf(%d, %d, %d) is %d; want %d", year, month, dayOfMonth, got, want)
		}
		if y, m, d := got.Civil(); y != int64(year) || m != int(month) || d != dayOfMonth {
			t.Fatalf("day %d is %d-%d-%d; want %d-%d-%d", got, y, m, d, year, month, dayOfMonth)
		}
		if got.Weekday() != day.Weekday() {
			t.Fatalf("%v is a %v; want %v", got, got.Weekday(), day.Weekday())
		}
	}
}

func TestDayReturnsFromTheFarthestYears(t *testing.T) {
	for _, year := range []int64{-edtf.MaxYear, -1_000_001, edtf.MaxYear} {
		for month := 1; month <= 12; month++ {
			last := edtf.MonthLength(year, month)
			if y, m, d := edtf.DayOf(year, month, last).Civil(); y != year || m != month || d != last {
				t.Errorf("the day of %d-%d-%d comes back as %d-%d-%d", year, month, last, y, m, d)
			}
		}
	}
	span := edtf.DayOf(edtf.MaxYear, 12, 31) - edtf.DayOf(-edtf.MaxYear, 1, 1)
	if span <= 0 {
		t.Errorf("the difference of the farthest days overflows to %d", span)
	}
}

func TestMonthLength(t *testing.T) {
	for _, test := range []struct {
		name  string
		year  int64
		month int
		want  int
	}{
		{"a common February is short", 2023, 2, 28},
		{"every fourth year has a leap day", 2024, 2, 29},
		{"a century has none", 1900, 2, 28},
		{"unless 400 divides it", 2000, 2, 29},
		{"year 0 has one", 0, 2, 29},
		{"5 BC, which is year -4, has one", -4, 2, 29},
		{"101 BC, which is year -100, has none", -100, 2, 28},
		{"April has 30 days", 2024, 4, 30},
		{"December has 31 days", 2024, 12, 31},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := edtf.MonthLength(test.year, test.month); got != test.want {
				t.Errorf("MonthLength(%d, %d) is %d; want %d", test.year, test.month, got, test.want)
			}
		})
	}
}

func TestAddMonths(t *testing.T) {
	for _, test := range []struct {
		name  string
		from  string
		n     int64
		want  string
		again bool // n months back is where it began
	}{
		{"a month after 15 January is 15 February", "2023-01-15", 1, "2023-02-15", true},
		{"a month after 31 January is the end of February", "2023-01-31", 1, "2023-02-28", false},
		{"in a leap year the end of February is the 29th", "2024-01-31", 1, "2024-02-29", false},
		{"a year after a leap day is 28 February", "2024-02-29", 12, "2025-02-28", false},
		{"four years after a leap day is a leap day", "2024-02-29", 48, "2028-02-29", true},
		{"December and a month is the next year", "2023-12-31", 1, "2024-01-31", true},
		{"months can be counted back", "2024-03-31", -1, "2024-02-29", false},
		{"and across a year", "2024-01-15", -2, "2023-11-15", true},
		{"and across year 0", "0000-01-15", -1, "-0001-12-15", true},
		{"no months change nothing", "2024-03-31", 0, "2024-03-31", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			from := edtf.MustParse(test.from).Earliest().Day
			got := from.AddMonths(test.n)
			if got.String() != test.want {
				t.Errorf("%s and %d months is %s; want %s", test.from, test.n, got, test.want)
			}
			if back := got.AddMonths(-test.n); (back == from) != test.again {
				t.Errorf("%s and %d months is %s", got, -test.n, back)
			}
		})
	}
	if edtf.MinDay.AddMonths(1) != edtf.MinDay || edtf.MaxDay.AddMonths(-1) != edtf.MaxDay {
		t.Error("months move the ends of time")
	}
}

func TestAddMonthsGoesAsFarAsTheCalendar(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		from := edtf.Day(random.Int64N(2_000_000) - 1_000_000)
		n := random.Int64N(4_000) - 2_000
		y1, m1, d1 := from.Civil()
		y2, m2, d2 := from.AddMonths(n).Civil()
		if got := (y2-y1)*12 + int64(m2-m1); got != n {
			t.Fatalf("%v and %d months is %d months later", from, n, got)
		}
		if d2 != min(d1, edtf.MonthLength(y2, m2)) {
			t.Fatalf("%v and %d months falls on day %d", from, n, d2)
		}
	}
}

func TestDayString(t *testing.T) {
	for _, test := range []struct {
		name string
		day  edtf.Day
		want string
	}{
		{"day 0 begins 1970", 0, "1970-01-01"},
		{"a year has four digits", edtf.DayOf(44, 3, 15), "0044-03-15"},
		{"a year before year 0 has a sign", edtf.DayOf(-43, 3, 15), "-0043-03-15"},
		{"a long year has a Y", edtf.DayOf(12345, 1, 2), "Y12345-01-02"},
		{"the beginning of time is open", edtf.MinDay, ".."},
		{"the end of time is open", edtf.MaxDay, ".."},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.day.String(); got != test.want {
				t.Errorf("day %d is written %s; want %s", int64(test.day), got, test.want)
			}
		})
	}
}
