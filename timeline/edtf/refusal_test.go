package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"dateline/timeline/edtf"
)

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct {
		name     string
		text     string
		column   int
		expected string // a part of it
	}{
		{"an empty text", "", 1, "a year of four digits"},
		{"words", "June 1985", 1, "a year of four digits"},
		{"a blank in front", " 1985", 1, "a year of four digits"},
		{"a blank behind", "1985 ", 5, "the end of the date"},
		{"a year that is too short", "198", 4, "a year of four digits"},
		{"a year that is too long without a Y", "19850", 5, `"Y"`},
		{"a negative year 0", "-0000", 1, "the year 0 has no sign"},
		{"a month of one digit", "1985-1", 7, "a month of two digits"},
		{"month 0", "1985-00", 6, "a month from 01 to 12 or a season from 21 to 41"},
		{"month 13", "1985-13", 6, "a month from 01 to 12"},
		{"a number between months and seasons", "1985-20", 6, "a season from 21 to 41"},
		{"a number beyond the seasons", "1985-42", 6, "a season from 21 to 41"},
		{"an X that leaves only seasons", "1985-2X", 6, "a month"},
		{"a day of one digit", "1985-04-1", 10, "a day of two digits"},
		{"day 0", "1985-04-00", 9, "a day from 01 to 31"},
		{"31 April", "1985-04-31", 9, "a day from 01 to 30"},
		{"a leap day in a common year", "1985-02-29", 9, "a day from 01 to 28"},
		{"a leap day in a decade without one", "19X1-02-29", 9, "a day that the month has"},
		{"a day of a season", "2001-21-05", 8, "the end of the date"},
		{"two marks in one place", "1990?~", 6, "the end of the date"},
		{"a small x", "199x", 4, "a year of four digits"},
		{"an hour that there is not", "1985-04-12T24:00:00", 12, "an hour from 00 to 23"},
		{"a minute that there is not", "1985-04-12T23:60:00", 15, "a minute from 00 to 59"},
		{"a time without seconds", "1985-04-12T23:20", 17, `":"`},
		{"a fraction of a second", "1985-04-12T23:20:30.5", 20, "the end of the date"},
		{"an offset of nothing behind", "1985-04-12T23:20:30-00:00", 20, `"Z"`},
		{"an offset that is cut off", "1985-04-12T23:20:30+5", 21, "at most 14 hours"},
		{"minutes of an offset that there are not", "1985-04-12T23:20:30+05:60", 24, "minutes from 00 to 59"},
		{"an offset beyond 14 hours", "1985-04-12T23:20:30+14:01", 20, "at most 14 hours"},
		{"a time of a doubted day", "1985-04-12?T23:20:30", 12, "the end of the date"},
		{"a time of a month", "1985-04T23:20:30", 8, "the end of the date"},
		{"a time in an interval", "1985/1986-04-12T23:20:30", 16, "the end of the date"},
		{"an interval that ends before it begins", "2008/1964", 6, "not before the start"},
		{"three ends", "1964/1965/1966", 10, "the end of the date"},
		{"an interval with no end at all", "/", 2, "a year of four digits"},
		{"an interval open on both sides", "../..", 4, "a year of four digits"},
		{"an open start without an end", "..1985", 3, `"/"`},
		{"a Y before a short year", "Y1985", 2, "more than four digits"},
		{"a Y before a 0", "Y01985", 2, "the first not 0"},
		{"a month of a long year", "Y19850-04", 7, "the end of the date"},
		{"a sign before the Y", "-Y19850", 2, "a year of four digits"},
		{"an exponent that makes a short year", "Y12E2", 2, "more than four digits"},
		{"an exponent without digits", "Y12E", 5, "an exponent from 1"},
		{"an exponent that is too large", "Y1E100001", 4, "an exponent from 1 to 100000"},
		{"an exponent beyond all numbers", "Y1E99999999999999999999", 4, "an exponent"},
		{"no significant digit", "1950S0", 6, "significant digits from 1 to 4"},
		{"more significant digits than there are", "1950S5", 6, "significant digits from 1 to 4"},
		{"significant digits and an X", "195XS2", 5, "the end of the date"},
		{"an empty set", "[]", 2, "a year of four digits"},
		{"a set of nothing but dots", "[..]", 4, "a year of four digits"},
		{"a set that is not closed", "{1667", 6, `"," or "}"`},
		{"a set closed by the wrong bracket", "[1667}", 6, `"," or "]"`},
		{"a blank in a set", "{1960, 1961}", 7, "a year of four digits"},
		{"an interval in a set", "[1960/1961]", 6, `"," or "]"`},
		{"a range that ends before it begins", "{1672..1670}", 8, "not before the start"},
		{"a range of different precision", "{1980..1981-05}", 8, "the same precision"},
		{"a range with a doubted start", "{1670?..1672}", 7, "plain years"},
		{"a range of ranges", "[1985..1990..1995]", 12, `"," or "]"`},
		{"a range that is not the last but open", "[1985..,1990]", 8, "a year of four digits"},
		{"a mark behind a set", "[1985]?", 7, "the end of the date"},
		{"letters of another alphabet", "198５", 4, "a year of four digits"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := edtf.Parse(test.text)
			var syntax *edtf.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("Parse(%q) gives %v; want a *SyntaxError", test.text, err)
			}
			if syntax.Column != test.column {
				t.Errorf("%v; want column %d", err, test.column)
			}
			if !strings.Contains(syntax.Expected, test.expected) {
				t.Errorf("%v; want %q to be expected", err, test.expected)
			}
			if syntax.Text != test.text {
				t.Errorf("the error is about %q; want %q", syntax.Text, test.text)
			}
		})
	}
}

func TestParseIsBoundedForHostileText(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"a megabyte of brackets", strings.Repeat("[", 1<<20)},
		{"a megabyte of digits", "Y" + strings.Repeat("9", 1<<20)},
		{"one byte too many", "Y" + strings.Repeat("9", edtf.MaxLength)},
		{"a set that goes on and on", "{" + strings.Repeat("1960,", 1<<16) + "1961}"},
		{"a leap day that no odd year has", strings.Repeat("[XXX1-02-29", 20)},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, read := range []func(string) (edtf.Date, error){edtf.Parse, edtf.Read} {
				_, err := read(test.text)
				if err == nil {
					t.Fatal("it is taken for a date")
				}
				if n := len(err.Error()); n > 500 {
					t.Errorf("the error has %d bytes", n)
				}
			}
		})
	}
	longest := "Y" + strings.Repeat("9", edtf.MaxLength-1)
	d, err := edtf.Parse(longest)
	if err != nil {
		t.Fatalf("a year of %d digits is refused: %v", edtf.MaxLength-1, err)
	}
	if d.Earliest().Kind != edtf.Unknown || d.Latest().Kind != edtf.Unknown {
		t.Errorf("a year of %d digits has days", edtf.MaxLength-1)
	}
}

func TestErrorsAreSentences(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{
			"the column is named", "1985-04-31",
			`"1985-04-31" is not a date: at column 9, expected a day from 01 to 30`,
		},
		{
			"or the end", "1985-04-1",
			`"1985-04-1" is not a date: at its end, expected a day of two digits`,
		},
		{
			"columns count code points", "1985–04",
			`"1985–04" is not a date: at column 5, expected the end of the date`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := edtf.Parse(test.text)
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}
