package edtf_test

import (
	"strings"
	"testing"

	"dateline/timeline/edtf"
)

func TestZeroDateIsNoDate(t *testing.T) {
	var d edtf.Date
	if !d.IsZero() || edtf.MustParse("0000").IsZero() {
		t.Error("IsZero does not tell the zero Date from year 0")
	}
	if got := d.String(); got != "" {
		t.Errorf("it is written %q", got)
	}
	if d.Earliest().Kind != edtf.Unknown || d.Latest().Kind != edtf.Unknown {
		t.Error("it has days")
	}
	if d.Precision() != edtf.PrecisionNone {
		t.Errorf("it names a %v", d.Precision())
	}
	if got := d.Say(); got != "no date" {
		t.Errorf("it is said %q", got)
	}
	if got := edtf.Before(d, edtf.MustParse("1985")); got != edtf.Possibly {
		t.Errorf("it is %v before 1985", got)
	}
}

func TestDatesAreEqualIfWrittenTheSame(t *testing.T) {
	copied := strings.Clone("2004-06/2005")
	if edtf.MustParse("2004-06/2005") != edtf.MustParse(copied) {
		t.Error("the same text makes two dates")
	}
	if edtf.MustParse("2004-06") == edtf.MustParse("2004-06-XX") {
		t.Error("different texts make one date")
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it takes 1985-13")
		}
	}()
	edtf.MustParse("1985-13")
}

func TestFromDay(t *testing.T) {
	for _, test := range []struct {
		name string
		day  edtf.Day
		want string
	}{
		{"a day is written whole", edtf.DayOf(2024, 6, 19), "2024-06-19"},
		{"before year 0 too", edtf.DayOf(-43, 3, 15), "-0043-03-15"},
		{"a day of a long year is its year", edtf.DayOf(12345, 3, 15), "Y12345"},
		{"and of a long year before year 0", edtf.DayOf(-12345, 3, 15), "Y-12345"},
		{"the beginning of time is no date", edtf.MinDay, ""},
		{"the end of time is no date", edtf.MaxDay, ""},
		{"a day that is not counted is no date", edtf.DayOf(edtf.MaxYear, 12, 31) + 1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := edtf.FromDay(test.day).String(); got != test.want {
				t.Errorf("got %q; want %q", got, test.want)
			}
		})
	}
}

func TestEnds(t *testing.T) {
	for _, test := range []struct{ name, text, start, end string }{
		{"an interval has two", "1964~/2008-05", "1964~", "2008-05"},
		{"an open end is no date", "1964/..", "1964", ""},
		{"an unknown start is no date", "/2008", "", "2008"},
		{"a single date begins and ends with itself", "2004-06", "2004-06", "2004-06"},
		{"so does a set", "[1964,2008]", "[1964,2008]", "[1964,2008]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			start, end := edtf.MustParse(test.text).Ends()
			if start.String() != test.start || end.String() != test.end {
				t.Errorf("%s goes from %q to %q; want from %q to %q", test.text, start, end, test.start, test.end)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ name, got, want string }{
		{"a known bound", edtf.Known.String(), "known"},
		{"an open bound", edtf.Open.String(), "open"},
		{"an unknown bound", edtf.Unknown.String(), "unknown"},
		{"the answer no", edtf.Never.String(), "never"},
		{"the answer perhaps", edtf.Possibly.String(), "possibly"},
		{"the answer yes", edtf.Definitely.String(), "definitely"},
		{"a precision", edtf.PrecisionMillennium.String(), "millennium"},
		{"no precision", edtf.Precision(200).String(), "none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("got %q; want %q", test.got, test.want)
			}
		})
	}
}
