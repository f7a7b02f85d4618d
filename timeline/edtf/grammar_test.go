package edtf_test

import (
	"testing"

	"dateline/timeline/edtf"
)

// grammar has at least one case for every production of every level, written
// from the standard.
var grammar = []struct {
	name             string
	text             string
	level            int
	earliest, latest string
	precision        edtf.Precision
}{
	{"a year", "1985", 0, "1985-01-01", "1985-12-31", edtf.PrecisionYear},
	{"year 0", "0000", 0, "0000-01-01", "0000-12-31", edtf.PrecisionYear},
	{"a month", "1985-04", 0, "1985-04-01", "1985-04-30", edtf.PrecisionMonth},
	{"a leap month", "2024-02", 0, "2024-02-01", "2024-02-29", edtf.PrecisionMonth},
	{"a day", "1985-04-12", 0, "1985-04-12", "1985-04-12", edtf.PrecisionDay},
	{"a leap day", "2000-02-29", 0, "2000-02-29", "2000-02-29", edtf.PrecisionDay},
	{"a local time", "1985-04-12T23:20:30", 0, "1985-04-12", "1985-04-12", edtf.PrecisionSecond},
	{"a time of UTC", "1985-04-12T23:20:30Z", 0, "1985-04-12", "1985-04-12", edtf.PrecisionSecond},
	{"a time hours behind stays on its day", "1985-04-12T23:20:30-04", 0, "1985-04-12", "1985-04-12", edtf.PrecisionSecond},
	{"a time hours and minutes ahead", "1985-04-12T00:20:30+04:30", 0, "1985-04-12", "1985-04-12", edtf.PrecisionSecond},
	{"a leap second", "2016-12-31T23:59:60Z", 0, "2016-12-31", "2016-12-31", edtf.PrecisionSecond},
	{"the farthest zone", "2016-12-31T23:59:59+14:00", 0, "2016-12-31", "2016-12-31", edtf.PrecisionSecond},
	{"an interval of years", "1964/2008", 0, "1964-01-01", "2008-12-31", edtf.PrecisionInterval},
	{"an interval of months", "2004-06/2006-08", 0, "2004-06-01", "2006-08-31", edtf.PrecisionInterval},
	{"an interval of days", "2004-02-01/2005-02-08", 0, "2004-02-01", "2005-02-08", edtf.PrecisionInterval},
	{"an interval of a day and a month", "2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28", edtf.PrecisionInterval},
	{"an interval within one unit", "2004-06/2004", 0, "2004-06-01", "2004-12-31", edtf.PrecisionInterval},

	{"a long year", "Y170000002", 1, "Y170000002-01-01", "Y170000002-12-31", edtf.PrecisionYear},
	{"a long year before year 0", "Y-170000002", 1, "Y-170000002-01-01", "Y-170000002-12-31", edtf.PrecisionYear},
	{"spring", "2001-21", 1, "2001-03-01", "2001-05-31", edtf.PrecisionSeason},
	{"summer", "2001-22", 1, "2001-06-01", "2001-08-31", edtf.PrecisionSeason},
	{"autumn", "2001-23", 1, "2001-09-01", "2001-11-30", edtf.PrecisionSeason},
	{"a winter ends in the next year", "2003-24", 1, "2003-12-01", "2004-02-29", edtf.PrecisionSeason},
	{"an uncertain year", "1984?", 1, "1984-01-01", "1984-12-31", edtf.PrecisionYear},
	{"an approximate month", "2004-06~", 1, "2004-06-01", "2004-06-30", edtf.PrecisionMonth},
	{"an uncertain and approximate day", "2004-06-11%", 1, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"a doubt before a lone year", "?2001", 1, "2001-01-01", "2001-12-31", edtf.PrecisionYear},
	{"a doubted season", "2001-21?", 1, "2001-03-01", "2001-05-31", edtf.PrecisionSeason},
	{"a year without its last digit", "201X", 1, "2010-01-01", "2019-12-31", edtf.PrecisionDecade},
	{"a year without its last two digits", "20XX", 1, "2000-01-01", "2099-12-31", edtf.PrecisionCentury},
	{"a month of a year", "2004-XX", 1, "2004-01-01", "2004-12-31", edtf.PrecisionYear},
	{"a day of a month", "1985-04-XX", 1, "1985-04-01", "1985-04-30", edtf.PrecisionMonth},
	{"a day of a year", "1985-XX-XX", 1, "1985-01-01", "1985-12-31", edtf.PrecisionYear},
	{"an open end", "1985-04/..", 1, "1985-04-01", "inf", edtf.PrecisionInterval},
	{"an open start", "../1985-04-12", 1, "-inf", "1985-04-12", edtf.PrecisionInterval},
	{"an unknown end", "1985/", 1, "1985-01-01", "unk", edtf.PrecisionInterval},
	{"an unknown start", "/1985-04", 1, "unk", "1985-04-30", edtf.PrecisionInterval},
	{"an interval with doubted ends", "1984~/2004-06%", 1, "1984-01-01", "2004-06-30", edtf.PrecisionInterval},
	{"an interval of seasons", "2003-22/2004-21", 1, "2003-06-01", "2004-05-31", edtf.PrecisionInterval},
	{"a year before year 0", "-1985", 1, "-1985-01-01", "-1985-12-31", edtf.PrecisionYear},
	{"a day before year 0", "-0004-02-29", 1, "-0004-02-29", "-0004-02-29", edtf.PrecisionDay},
	{"a time before year 0", "-1985-04-12T23:20:30", 1, "-1985-04-12", "-1985-04-12", edtf.PrecisionSecond},
	{"a century before year 0 runs from its larger number", "-01XX", 1, "-0199-01-01", "-0100-12-31", edtf.PrecisionCentury},
	{"the decade before year 0 has nine years", "-000X", 1, "-0009-01-01", "-0001-12-31", edtf.PrecisionDecade},

	{"an exponential year", "Y-17E7", 2, "Y-170000000-01-01", "Y-170000000-12-31", edtf.PrecisionYear},
	{"the least exponential year", "Y1E4", 2, "Y10000-01-01", "Y10000-12-31", edtf.PrecisionYear},
	{"the last year that is counted", "Y1E16", 2, "Y10000000000000000-01-01", "Y10000000000000000-12-31", edtf.PrecisionYear},
	{"a year beyond those that are counted", "Y10000000000000001", 1, "unk", "unk", edtf.PrecisionYear},
	{"an exponential year beyond", "Y-3E100000", 2, "unk", "unk", edtf.PrecisionYear},
	{"two significant digits", "1950S2", 2, "1900-01-01", "1999-12-31", edtf.PrecisionCentury},
	{"all digits significant", "1950S4", 2, "1950-01-01", "1950-12-31", edtf.PrecisionYear},
	{"significant digits count from the first, even if it is 0", "0171S2", 2, "0100-01-01", "0199-12-31", edtf.PrecisionCentury},
	{"significant digits before year 0", "-1950S1", 2, "-1999-01-01", "-1000-12-31", edtf.PrecisionMillennium},
	{"significant digits next to year 0", "-0001S1", 2, "-0999-01-01", "-0001-12-31", edtf.PrecisionMillennium},
	{"significant digits of a long year", "Y171010000S3", 2, "Y171000000-01-01", "Y171999999-12-31", edtf.PrecisionMyriad},
	{"significant digits of an exponential year", "Y3388E2S3", 2, "Y338000-01-01", "Y338999-12-31", edtf.PrecisionMillennium},
	{"spring in the north", "2001-25", 2, "2001-03-01", "2001-05-31", edtf.PrecisionSeason},
	{"summer in the north", "2001-26", 2, "2001-06-01", "2001-08-31", edtf.PrecisionSeason},
	{"autumn in the north", "2001-27", 2, "2001-09-01", "2001-11-30", edtf.PrecisionSeason},
	{"winter in the north", "2001-28", 2, "2001-12-01", "2002-02-28", edtf.PrecisionSeason},
	{"spring in the south", "2001-29", 2, "2001-09-01", "2001-11-30", edtf.PrecisionSeason},
	{"summer in the south", "2001-30", 2, "2001-12-01", "2002-02-28", edtf.PrecisionSeason},
	{"autumn in the south", "2001-31", 2, "2001-03-01", "2001-05-31", edtf.PrecisionSeason},
	{"winter in the south", "2001-32", 2, "2001-06-01", "2001-08-31", edtf.PrecisionSeason},
	{"the first quarter", "2001-33", 2, "2001-01-01", "2001-03-31", edtf.PrecisionSeason},
	{"the second quarter", "2001-34", 2, "2001-04-01", "2001-06-30", edtf.PrecisionSeason},
	{"the third quarter", "2001-35", 2, "2001-07-01", "2001-09-30", edtf.PrecisionSeason},
	{"the fourth quarter", "2001-36", 2, "2001-10-01", "2001-12-31", edtf.PrecisionSeason},
	{"the first third", "2001-37", 2, "2001-01-01", "2001-04-30", edtf.PrecisionSeason},
	{"the second third", "2001-38", 2, "2001-05-01", "2001-08-31", edtf.PrecisionSeason},
	{"the last third", "2001-39", 2, "2001-09-01", "2001-12-31", edtf.PrecisionSeason},
	{"the first half", "2001-40", 2, "2001-01-01", "2001-06-30", edtf.PrecisionSeason},
	{"the second half", "2001-41", 2, "2001-07-01", "2001-12-31", edtf.PrecisionSeason},
	{"a season of some year", "196X-24", 2, "1960-12-01", "1970-02-28", edtf.PrecisionSeason},
	{"one of several years", "[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31", edtf.PrecisionSet},
	{"a day or earlier", "[..1760-12-03]", 2, "-inf", "1760-12-03", edtf.PrecisionSet},
	{"a month or later", "[1760-12..]", 2, "1760-12-01", "inf", edtf.PrecisionSet},
	{"one of some months or later", "[1760-01,1760-02,1760-12..]", 2, "1760-01-01", "inf", edtf.PrecisionSet},
	{"a year or a month", "[1667,1760-12]", 2, "1667-01-01", "1760-12-31", edtf.PrecisionSet},
	{"one of a row of long years", "[Y10000..Y10002]", 2, "Y10000-01-01", "Y10002-12-31", edtf.PrecisionSet},
	{"all of several years", "{1667,1668,1670..1672}", 2, "1667-01-01", "1672-12-31", edtf.PrecisionSet},
	{"all of a year and a month, not in order", "{1961-12,1960}", 2, "1960-01-01", "1961-12-31", edtf.PrecisionSet},
	{"all up to a year", "{..1984}", 2, "-inf", "1984-12-31", edtf.PrecisionSet},
	{"all up to a day and a row of days", "{..1983-12-31,1984-10-10..1984-11-01}", 2, "-inf", "1984-11-01", edtf.PrecisionSet},
	{"a set with a doubted member", "[1667~,1668]", 2, "1667-01-01", "1668-12-31", edtf.PrecisionSet},
	{"a set with a year beyond those that are counted", "[1667,Y1E20]", 2, "1667-01-01", "unk", edtf.PrecisionSet},
	{"a doubt about year, month and day by a mark for each", "2004?-?06-?11", 2, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"a doubt about the year", "2004%-06-11", 2, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"a doubt about year and month", "2004-06~-11", 2, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"a doubt about the month", "2004-?06-11", 2, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"a doubt about the day", "2004-06-%11", 2, "2004-06-11", "2004-06-11", edtf.PrecisionDay},
	{"doubts before and behind", "2001-?09~-09", 2, "2001-09-09", "2001-09-09", edtf.PrecisionDay},
	{"a digit missing in the middle of a year", "1X32", 2, "1032-01-01", "1932-12-31", edtf.PrecisionYear},
	{"the first digit missing", "X006", 2, "0006-01-01", "9006-12-31", edtf.PrecisionYear},
	{"a millennium", "1XXX", 2, "1000-01-01", "1999-12-31", edtf.PrecisionMillennium},
	{"a year of which nothing is known", "XXXX", 2, "0000-01-01", "9999-12-31", edtf.PrecisionMyriad},
	{"a day of some year", "XXXX-12-25", 2, "0000-12-25", "9999-12-25", edtf.PrecisionDay},
	{"a leap day of some year of a decade", "196X-02-29", 2, "1960-02-29", "1968-02-29", edtf.PrecisionDay},
	{"a leap day of some century year", "1X00-02-29", 2, "1200-02-29", "1600-02-29", edtf.PrecisionDay},
	{"the 31st of some month", "1960-XX-31", 2, "1960-01-31", "1960-12-31", edtf.PrecisionDay},
	{"the 31st of a month of one digit", "1985-0X-31", 2, "1985-01-31", "1985-08-31", edtf.PrecisionDay},
	{"the 30th of a month with a 2", "1985-X2-30", 2, "1985-12-30", "1985-12-30", edtf.PrecisionDay},
	{"a month of two digits", "1985-1X", 2, "1985-10-01", "1985-12-31", edtf.PrecisionMonth},
	{"a day of which the tens are missing", "2018-05-X0", 2, "2018-05-10", "2018-05-30", edtf.PrecisionDay},
	{"a day in the thirties", "2018-04-3X", 2, "2018-04-30", "2018-04-30", edtf.PrecisionDay},
	{"everything in part", "2X12-1X-X4", 2, "2012-10-04", "2912-12-24", edtf.PrecisionDay},
	{"an interval with digits missing", "2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-07-03", edtf.PrecisionInterval},
	{"an interval of decades", "196X/198X", 2, "1960-01-01", "1989-12-31", edtf.PrecisionInterval},
}

func TestParseTakesEveryProduction(t *testing.T) {
	for _, test := range grammar {
		t.Run(test.name, func(t *testing.T) {
			d, err := edtf.Parse(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if d.Level() != test.level {
				t.Errorf("%s is of level %d; want %d", test.text, d.Level(), test.level)
			}
			if got := boundText(d.Earliest()); got != trimY(test.earliest) {
				t.Errorf("%s begins %s; want %s", test.text, got, test.earliest)
			}
			if got := boundText(d.Latest()); got != trimY(test.latest) {
				t.Errorf("%s ends %s; want %s", test.text, got, test.latest)
			}
			if d.Precision() != test.precision {
				t.Errorf("%s names a %v; want a %v", test.text, d.Precision(), test.precision)
			}
			if d.String() != test.text {
				t.Errorf("%s is written %s", test.text, d)
			}
		})
	}
}

func trimY(text string) string {
	if text[0] == 'Y' {
		return text[1:]
	}
	return text
}

func TestQualifiers(t *testing.T) {
	for _, test := range []struct {
		name                   string
		text                   string
		uncertain, approximate bool
	}{
		{"nothing is doubted without a mark", "2004-06-11", false, false},
		{"a question mark is uncertain", "2004-06-11?", true, false},
		{"a tilde is approximate", "2004-06-11~", false, true},
		{"a per cent sign is both", "2004-06-11%", true, true},
		{"a mark on one part counts", "2004-~06-11", false, true},
		{"marks on different parts add up", "2004?-06-~11", true, true},
		{"a mark on one end of an interval counts", "1984/2004~", false, true},
		{"a mark on a member of a set counts", "[1984,1986?]", true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := edtf.MustParse(test.text)
			if d.Uncertain() != test.uncertain || d.Approximate() != test.approximate {
				t.Errorf("%s: uncertain %t, approximate %t; want %t, %t",
					test.text, d.Uncertain(), d.Approximate(), test.uncertain, test.approximate)
			}
		})
	}
}
