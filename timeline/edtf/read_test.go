package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"dateline/timeline/edtf"
)

var readable = []struct{ name, text, want string }{
	{"EDTF is itself", "2004-06~/2006-08", "2004-06~/2006-08"},
	{"blanks around do not matter", "  1985 \n", "1985"},
	{"nor do blanks in a set", "{1960, 1961-12}", "{1960,1961-12}"},
	{"a month and a year", "June 2024", "2024-06"},
	{"a short month", "Sept. 1961", "1961-09"},
	{"a month of a year", "June of 2024", "2024-06"},
	{"a British day", "6 July 1961", "1961-07-06"},
	{"an American day", "July 6, 1961", "1961-07-06"},
	{"a day without a comma", "July 6 1961", "1961-07-06"},
	{"an ordinal", "the 6th of July, 1961", "1961-07-06"},
	{"an American ordinal", "July 22nd, 1961", "1961-07-22"},
	{"hyphens between", "19-Jun-2024", "2024-06-19"},
	{"a month, a hyphen and a year", "Jun-2024", "2024-06"},
	{"capitals do not matter", "6 JULY 1961", "1961-07-06"},
	{"a preposition", "on 6 July 1961", "1961-07-06"},
	{"a day of the week that is right", "Wednesday, 19 June 2024", "2024-06-19"},
	{"a short day of the week", "Thurs. 20 June 2024", "2024-06-20"},
	{"numbers with the day first, as it cannot be a month", "13/04/2024", "2024-04-13"},
	{"numbers with the month first, as the day cannot be", "4/13/2024", "2024-04-13"},
	{"numbers that are the same", "03.03.2024", "2024-03-03"},
	{"numbers with the year first", "2024/6/9", "2024-06-09"},
	{"a month in numbers", "6/2024", "2024-06"},
	{"circa", "c. 1961", "1961~"},
	{"circa without a blank", "c1961", "1961~"},
	{"about a month", "about June 1950", "1950-06~"},
	{"perhaps", "probably 1961", "1961?"},
	{"perhaps and about", "perhaps about 1961", "1961%"},
	{"a question mark behind", "1961 (?)", "1961?"},
	{"about, and a question mark", "c. 1961?", "1961%"},
	{"a decade", "the 1960s", "196X"},
	{"a decade with an apostrophe", "1960’s", "196X"},
	{"a century", "19th century", "18XX"},
	{"a century in words", "the nineteenth century", "18XX"},
	{"a century in two words", "twenty-first century", "20XX"},
	{"a century before our era", "2nd century BC", "-01XX"},
	{"a millennium", "2nd millennium", "1XXX"},
	{"a year before our era", "44 BC", "-0043"},
	{"a year before the common era", "44 BCE", "-0043"},
	{"with points", "44 B.C.", "-0043"},
	{"1 BC is year 0", "1 BC", "0000"},
	{"a day before our era", "15 March 44 BC", "-0043-03-15"},
	{"an American day before our era", "March 15, 44 BC", "-0043-03-15"},
	{"a month before our era", "March 44 BC", "-0043-03"},
	{"a year of our era", "AD 44", "0044"},
	{"a year of our era, behind", "476 AD", "0476"},
	{"a year of the common era", "476 CE", "0476"},
	{"a long year", "17,000,003 BC", "Y-17000002"},
	{"a season", "spring of 1998", "1998-21"},
	{"an American season", "fall 1998", "1998-23"},
	{"a winter", "winter 1998–99", "1998-24"},
	{"a winter with whole years", "winter 1998/1999", "1998-24"},
	{"a quarter", "Q1 2001", "2001-33"},
	{"a quarter in words", "the first quarter of 2001", "2001-33"},
	{"a half", "H2 2001", "2001-41"},
	{"between", "between 1998 and 2001", "1998/2001"},
	{"from and to", "from May to June 1968", "1968-05/1968-06"},
	{"an en dash", "1998–2001", "1998/2001"},
	{"a hyphen", "1998-2001", "1998/2001"},
	{"a dash between blanks", "1998 — 2001", "1998/2001"},
	{"a year of two digits in an interval", "1939–45", "1939/1945"},
	{"EDTF in an interval", "between 2024-06-01 and 2024-06-19", "2024-06-01/2024-06-19"},
	{"numbers in an interval", "19/06/2024–21/06/2024", "2024-06-19/2024-06-21"},
	{"days of one month", "6–8 June 2004", "2004-06-06/2004-06-08"},
	{"American days of one month", "June 6–8, 2004", "2004-06-06/2004-06-08"},
	{"days of one year", "6 June – 8 July 2004", "2004-06-06/2004-07-08"},
	{"months of one year", "June–August 2004", "2004-06/2004-08"},
	{"years of one era", "44–43 BC", "-0043/-0042"},
	{"years of our era", "AD 5–10", "0005/0010"},
	{"years of both eras", "5 BC – AD 3", "-0004/0003"},
	{"decades", "1960s–1970s", "196X/197X"},
	{"doubts in an interval", "c. 1998 to 2001?", "1998~/2001?"},
	{"until", "until 1950", "../1950"},
	{"since", "since 1945", "1945/.."},
	{"until now", "1945–present", "1945/.."},
	{"onwards", "1945 onwards", "1945/.."},
	{"an unknown start", "until 1950, start unknown", "/1950"},
	{"an unknown end", "from 1945, end unknown", "1945/"},
	{"before a long year", "before 12,345 BC", "[..Y-12345]"},
	{"before leaves out the year", "before 1950", "[..1949]"},
	{"before a month", "before January 1950", "[..1949-12]"},
	{"before a day", "prior to 1 March 2024", "[..2024-02-29]"},
	{"before a decade", "before the 1960s", "[..1959]"},
	{"before about", "before c. 1950", "[..1949~]"},
	{"after leaves out the year", "after 1945", "[1946..]"},
	{"after a season", "after spring 1998", "[1998-06..]"},
	{"by takes in the year", "by 1950", "[..1950]"},
	{"or later", "1985 or later", "[1985..]"},
	{"one of two", "1960 or 1961", "[1960,1961]"},
	{"one of three", "1667, 1668 or December 1760", "[1667,1668,1760-12]"},
	{"one of two days of a month", "June 6 or 8, 2004", "[2004-06-06,2004-06-08]"},
	{"both", "1998 and 2001", "{1998,2001}"},
}

func TestRead(t *testing.T) {
	for _, test := range readable {
		t.Run(test.name, func(t *testing.T) {
			d, err := edtf.Read(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if d.String() != test.want {
				t.Errorf("%q is read as %s; want %s", test.text, d, test.want)
			}
		})
	}
}

var unreadable = []struct {
	name     string
	text     string
	column   int
	expected string // a part of it
}{
	{"nothing", "", 1, "a date such as"},
	{"what is no date", "hello", 1, "a date such as"},
	{"a day of the week alone", "Wednesday", 10, "a date such as"},
	{"what depends on today", "yesterday", 1, "a date such as"},
	{"what has no bounds", "early Wednesday", 1, `which "early" does not have`},
	{"what has no bounds after all", "mid-1960s", 1, `which "mid" does not have`},
	{"the wrong day of the week", "Tuesday 19 June 2024", 1, "Wednesday"},
	{"a day that the month does not have", "31 April 2001", 1, "a day from 01 to 30"},
	{"a day that EDTF does not have", "1985-04-31", 9, "a day from 01 to 30"},
	{"a day without a year", "6 June", 1, "a year"},
	{"day 0", "0 June 2004", 1, "a year of four digits"},
	{"a year of two digits", "'61", 1, "a date such as"},
	{"a month and a year of two digits", "June 61", 1, "a year"},
	{"a year of three digits without an era", "476", 1, "BC or AD"},
	{"a date without marks", "20240619", 1, "a year of four digits"},
	{"year 0 of an era", "0 BC", 1, "a year from 1"},
	{"numbers without a whole year", "06/07/08", 1, "a year of four digits"},
	{"numbers that are no date", "31/02/2024", 1, "a day from 01 to 29"},
	{"a month 21 in numbers", "21/2024", 1, "a month from 1 to 12"},
	{"a winter of two years apart", "winter 1998–2001", 13, "the next year"},
	{"a winter at the beginning of the count of years", "winter 0000–00", 13, "the next year"},
	{"an era without a year", "AD Nero", 4, "a year after AD"},
	{"a list of an incomplete date", "6 or 7", 1, "a year of four digits"},
	{"a century that no four digits write", "101st century", 1, "from the 1st to the 100th"},
	{"a decade that is none", "1964s", 1, "a decade such as 1960s"},
	{"before a day that there is not", "before 32 June 2004", 8, "BC or AD"},
	{"before a doubted part", "before 2004-~06-11", 8, "a plain date"},
	{"an interval that ends before it begins", "2001–1998", 1, "not before the start"},
	{"an interval without an end", "between 1998 and", 17, "a date such as"},
	{"a list without an end", "1998, 1999", 11, `"or" or "and"`},
	{"a list of a day and a month of one year", "6 June or July 2004", 1, "a year with each date"},
	{"more than a date", "1985 in London", 6, "the end of the date"},
	{"a month between numbers in the wrong order", "2024 June 19", 6, "the end of the date"},
	{"a decade of another era", "1960s BC", 7, "the end of the date"},
	{"a day with an unknown end", "from 6, end unknown", 6, "a year of four digits"},
	{"columns count code points", "1998–2001 – x", 11, "the end of the date"},
}

func TestReadRefuses(t *testing.T) {
	for _, test := range unreadable {
		t.Run(test.name, func(t *testing.T) {
			d, err := edtf.Read(test.text)
			syntax, ok := errors.AsType[*edtf.SyntaxError](err)
			if !ok {
				t.Fatalf("Read(%q) gives %v, %v; want a *SyntaxError", test.text, d, err)
			}
			if syntax.Column != test.column || !strings.Contains(syntax.Expected, test.expected) {
				t.Errorf("%v; want %q to be expected at column %d", err, test.expected, test.column)
			}
			if syntax.Text != test.text {
				t.Errorf("the error is about %q; want %q", syntax.Text, test.text)
			}
		})
	}
}

func TestReadNamesBothReadings(t *testing.T) {
	for _, test := range []struct {
		name, text, readings, message string
	}{
		{
			"a day and a month in numbers", "03/04/2024", "2024-04-03 2024-03-04",
			`"03/04/2024" can be read as 3 April 2024 (2024-04-03) or as 4 March 2024 (2024-03-04): write the one you mean`,
		},
		{
			"with other words around", "before 3.4.2024", "2024-04-03 2024-03-04",
			`"before 3.4.2024" can be read as 3 April 2024 (2024-04-03) or as 4 March 2024 (2024-03-04): write the one you mean`,
		},
		{
			"a decade or a century", "1900s", "190X 19XX",
			`"1900s" can be read as a year from 1900 to 1909 (190X) or as 20th century (19XX): write the one you mean`,
		},
		{
			"years or a month", "2004–06", "2004/2006 2004-06",
			`"2004–06" can be read as between 2004 and 2006 (2004/2006) or as June 2004 (2004-06): write the one you mean`,
		},
		{
			"a month or years", "2004/06", "2004-06 2004/2006",
			`"2004/06" can be read as June 2004 (2004-06) or as between 2004 and 2006 (2004/2006): write the one you mean`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := edtf.Read(test.text)
			ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err)
			if !ok {
				t.Fatalf("Read(%q) gives %v; want an *AmbiguousError", test.text, err)
			}
			var readings []string
			for _, d := range ambiguous.Readings {
				readings = append(readings, d.String())
			}
			if got := strings.Join(readings, " "); got != test.readings {
				t.Errorf("the readings are %s; want %s", got, test.readings)
			}
			if err.Error() != test.message {
				t.Errorf("got  %v\nwant %s", err, test.message)
			}
		})
	}
}

// TestReadNeverMisunderstandsSay reads what is said of a date. Read need not
// know all the words, but those it takes must give the same days.
func TestReadNeverMisunderstandsSay(t *testing.T) {
	understood := 0
	for _, d := range someDates(t, 5_000) {
		again, err := edtf.Read(d.Say())
		if err != nil {
			continue
		}
		understood++
		if again.Earliest() != d.Earliest() || again.Latest() != d.Latest() {
			t.Errorf("%v is said %q, which is read as %v", d, d.Say(), again)
		}
	}
	if understood < 3_000 {
		t.Errorf("only %d are understood", understood)
	}
}

func TestReadUnderstandsWhatIsSaidOfPlainDates(t *testing.T) {
	for _, text := range []string{
		"2024-06-19", "2024-06", "2024", "0044", "0000", "-0043", "-0043-03-15", "0000-01", "Y170002", "Y-170000",
		"2001-21", "2001-24", "1999-24", "2001-34", "2001-40", "196X", "18XX", "-01XX", "1XXX",
		"1961~", "1961-06?", "1961-06-06%", "1998/2001", "2004-06-06/2004-07", "1984~/2004-06?", "196X/198X",
		"../1985", "1985/..", "/1985", "1985/", "[..1949]", "[1961-07-07..]", "[..1949-12~]", "[1667,1668,1670]", "{1960,1961-12}",
	} {
		t.Run(text, func(t *testing.T) {
			d := edtf.MustParse(text)
			if again, err := edtf.Read(d.Say()); err != nil || again != d {
				t.Errorf("%s is said %q, which is read as %v, error %v", text, d.Say(), again, err)
			}
		})
	}
}
