package tagger_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// published is a Thursday.
var published = edtf.MustParse("2024-06-20")

// found writes expressions as "text TYPE value edtf", which is what most tests
// are about.
func found(expressions []tagger.Expression) []string {
	var out []string
	for _, e := range expressions {
		line := e.Text + " | " + string(e.Type) + " " + e.Value
		if !e.Date.IsZero() {
			line += " " + e.Date.String()
		}
		out = append(out, line)
	}
	return out
}

type textCase struct {
	name, text string
	want       []string
}

func run(t *testing.T, o tagger.Options, cases []textCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found(tagger.Tag(c.text, o))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Tag(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestTagDates(t *testing.T) {
	run(t, tagger.Options{Published: published}, []textCase{
		{"a day may come before its month", "It was signed on 19 June 2024 in Pyongyang.", []string{"19 June 2024 | DATE 2024-06-19 2024-06-19"}},
		{"a day may come after its month", "On July 19th, 2000, he flew home.", []string{"July 19th, 2000 | DATE 2000-07-19 2000-07-19"}},
		{"an ordinal in words is a day", "It fell on the fifth of May 1821.", []string{"the fifth of May 1821 | DATE 1821-05-05 1821-05-05"}},
		{"digits with hyphens are a day", "Updated 2024-06-19.", []string{"2024-06-19 | DATE 2024-06-19 2024-06-19"}},
		{"digits with stops begin with the day", "Stand: 19.06.2024.", []string{"19.06.2024 | DATE 2024-06-19 2024-06-19"}},
		{"a month with its year is a month", "Prices rose in October 2023.", []string{"October 2023 | DATE 2023-10 2023-10"}},
		{"a year stands alone", "The pact of 1961 was forgotten.", []string{"1961 | DATE 1961 1961"}},
		{"a year may be said in words", "The wall fell in nineteen eighty-nine.", []string{"nineteen eighty-nine | DATE 1989 1989"}},
		{"a year in words may be one of the first of its century", "She sailed in nineteen oh five, and in eighteen twelve he fell.", []string{"nineteen oh five | DATE 1905 1905", "eighteen twelve | DATE 1812 1812"}},
		{"two numbers in words need not be a year", "They showed fifteen thirty-second films to nineteen people.", nil},
		{"a shortened year may end a clause", "It grew in June '09, and after.", []string{"June '09 | DATE 2009-06 2009-06"}},
		{"an apostrophe shortens a year", "The winter of '82 was mild.", []string{"The winter of '82 | DATE 1982-WI 1982-24"}},
		{"years before the eras turned count backwards", "Caesar died on the Ides in 44 BC.", []string{"44 BC | DATE BC0044 -0043"}},
		{"the stops of an era belong to it", "It fell in 480 B.C.E. to them.", []string{"480 B.C.E. | DATE BC0480 -0479"}},
		{"a decade has three digits", "In the early 1960s it grew.", []string{"the early 1960s | DATE 196 196X"}},
		{"a decade may be a word", "The sixties were loud.", []string{"The sixties | DATE 196 196X"}},
		{"a century counts from one", "Since the nineteenth century it stands.", []string{"the nineteenth century | DATE 18 18XX"}},
		{"a quarter keeps its year", "In the third quarter of 2009 profits fell.", []string{"the third quarter of 2009 | DATE 2009-Q3 2009-35"}},
		{"a half keeps its year", "The first half of last year was dry.", []string{"The first half of last year | DATE 2023-H1 2023-40"}},
		{"a season with its year is a season", "They met in the summer of 2010.", []string{"the summer of 2010 | DATE 2010-SU 2010-22"}},
		{"a modifier belongs to its date", "It opens by the end of 2025.", []string{"the end of 2025 | DATE 2025 2025"}},
		{"about makes a date approximate", "It was built about 1850.", []string{"about 1850 | DATE 1850 1850~"}},
		{"Easter is computed", "He left on Good Friday 2024.", []string{"Good Friday 2024 | DATE 2024-03-29 2024-03-29"}},
		{"Thanksgiving is a Thursday", "They dined on Thanksgiving 2023.", []string{"Thanksgiving 2023 | DATE 2023-11-23 2023-11-23"}},
		{"both ends of a short range are found", "It ran June 5-7, 2023.", []string{"June 5 | DATE 2023-06-05 2023-06-05", "7, 2023 | DATE 2023-06-07 2023-06-07"}},
		{"two months share a year", "It fell between July and September 2022.", []string{"July | DATE 2022-07 2022-07", "September 2022 | DATE 2022-09 2022-09"}},
		{"a range over the new year has two years", "It ran from 28 December to 3 January 2022.", []string{"28 December | DATE 2021-12-28 2021-12-28", "3 January 2022 | DATE 2022-01-03 2022-01-03"}},
		{"a short second year is completed", "The war of 1914-18 was over.", []string{"1914 | DATE 1914 1914", "18 | DATE 1918 1918"}},
	})
}

func TestTagRelative(t *testing.T) {
	run(t, tagger.Options{Published: published}, []textCase{
		{"a past verb puts a weekday behind", "On Friday he spoke.", []string{"Friday | DATE 2024-06-14 2024-06-14"}},
		{"a future verb puts a weekday ahead", "On Friday he will speak.", []string{"Friday | DATE 2024-06-21 2024-06-21"}},
		{"a past that looks like an infinitive puts a weekday behind", "The bank cut rates on Tuesday.", []string{"Tuesday | DATE 2024-06-18 2024-06-18"}},
		{"an infinitive that looks like a past puts a weekday ahead", "The bank plans to cut rates on Tuesday.", []string{"Tuesday | DATE 2024-06-25 2024-06-25"}},
		{"a preposition after “to” is no verb", "This is the paper they put their names to in Rome on Monday.", []string{"Monday | DATE 2024-06-17 2024-06-17"}},
		{"the weekday of the publication is that day", "He spoke on Thursday.", []string{"Thursday | DATE 2024-06-20 2024-06-20"}},
		{"a past verb puts a month behind", "He resigned in October.", []string{"October | DATE 2023-10 2023-10"}},
		{"an infinitive looks ahead", "The vote is to be held on 4 July.", []string{"4 July | DATE 2024-07-04 2024-07-04"}},
		{"since looks back", "It is the best since November.", []string{"November | DATE 2023-11 2023-11"}},
		{"a calendar unit is as fine as its word", "Last year was good, and so was last month.", []string{"Last year | DATE 2023 2023", "last month | DATE 2024-05 2024-05"}},
		{"a week is a week of the ISO calendar", "They met last week.", []string{"last week | DATE 2024-W24 2024-06-10/2024-06-16"}},
		{"days are counted from the publication", "It rained yesterday and will rain tomorrow.", []string{"yesterday | DATE 2024-06-19 2024-06-19", "tomorrow | DATE 2024-06-21 2024-06-21"}},
		{"ago counts in the unit that was said", "He came 24 years ago.", []string{"24 years ago | DATE 2000 2000"}},
		{"later counts from what was mentioned", "He left on 5 May 2020 and died three days later.", []string{"5 May 2020 | DATE 2020-05-05 2020-05-05", "three days later | DATE 2020-05-08 2020-05-08"}},
		{"the following year follows what was mentioned", "In 1998 he won; the following year he lost.", []string{"1998 | DATE 1998 1998", "the following year | DATE 1999 1999"}},
		{"millions of years are out of reach", "They died out 66 million years ago.", []string{"66 million years ago | DATE PAST_REF"}},
		{"a number left open gives no date", "Several years ago he left.", []string{"Several years ago | DATE PAST_REF"}},
		{"vague words are references", "He recently said that it is now over.", []string{"recently | DATE PAST_REF", "now | DATE PRESENT_REF"}},
		{"last Friday is before today", "Last Friday it snowed.", []string{"Last Friday | DATE 2024-06-14 2024-06-14"}},
		{"this past Monday is before today", "It closed this past Monday.", []string{"this past Monday | DATE 2024-06-17 2024-06-17"}},
		{"what was forced to happen is past", "It was forced to close in May.", []string{"May | DATE 2024-05 2024-05"}},
		{"what is put off lies ahead", "The launch was postponed to September.", []string{"September | DATE 2024-09 2024-09"}},
		{"a weekday settles the year of a day", "On Monday, 19 June, he signed.", []string{"Monday, 19 June | DATE 2023-06-19 2023-06-19"}},
		{"the same period is that of the year before", "Sales rose in the first quarter of 2024 from the same period last year.", []string{"the first quarter of 2024 | DATE 2024-Q1 2024-33", "the same period last year | DATE 2023-Q1 2023-33"}},
		{"that time is what was mentioned", "He left on 5 May 2020; by that time it was late.", []string{"5 May 2020 | DATE 2020-05-05 2020-05-05", "that time | DATE 2020-05-05 2020-05-05"}},
		{"a week is found in its month", "It rained in the first week of May 2023.", []string{"the first week of May 2023 | DATE 2023-05 2023-05"}},
		{"the year's end is the year", "It will be done by year-end.", []string{"year-end | DATE 2024 2024"}},
		{"a famous day has its date", "Markets fell as on Black Monday.", []string{"Black Monday | DATE 1987-10-19 1987-10-19"}},
		{"the second weekday of a range follows the first", "They talked from Monday to Friday.", []string{"Monday | DATE 2024-06-17 2024-06-17", "Friday | DATE 2024-06-21 2024-06-21"}},
	})
}

func TestTagTimes(t *testing.T) {
	run(t, tagger.Options{Published: published}, []textCase{
		{"a part of a day joins its day", "He arrived early Wednesday morning.", []string{"early Wednesday morning | TIME 2024-06-19TMO 2024-06-19"}},
		{"last night was yesterday", "It burned last night.", []string{"last night | TIME 2024-06-19TNI 2024-06-19"}},
		{"a clock joins its day", "It struck at 10:30 pm on 5 June 2024.", []string{"10:30 pm on 5 June 2024 | TIME 2024-06-05T22:30 2024-06-05T22:30:00"}},
		{"a zone belongs to the clock", "At 18:00 UTC trading stopped.", []string{"18:00 UTC | TIME 2024-06-20T18:00Z 2024-06-20T18:00:00Z"}},
		{"a time waits for the day after it", "At 8:45 a.m. (13:45 UTC) on 3 June 2007 it fell.", []string{
			"8:45 a.m. | TIME 2007-06-03T08:45 2007-06-03T08:45:00", "13:45 UTC | TIME 2007-06-03T13:45Z 2007-06-03T13:45:00Z", "3 June 2007 | DATE 2007-06-03 2007-06-03",
		}},
	})
}

func TestTagLengthsAndSets(t *testing.T) {
	run(t, tagger.Options{Published: published}, []textCase{
		{"a number and a unit are a length", "It took twenty-four years.", []string{"twenty-four years | DURATION P24Y"}},
		{"a hyphen joins a length", "After a 12-hour flight he slept.", []string{"12-hour | DURATION PT12H"}},
		{"a modifier belongs to its length", "It was the best day in nearly two decades.", []string{"nearly two decades | DURATION P20Y"}},
		{"a length before something is not a point", "It ended 18 months earlier than planned and two days before being found.", []string{"18 months | DURATION P18M", "two days | DURATION P2D"}},
		{"halves count", "It lasted half an hour, then two and a half years.", []string{"half an hour | DURATION PT30M", "two and a half years | DURATION P2.5Y"}},
		{"a plural alone is a length of unknown size", "He was gone for months.", []string{"months | DURATION PXM"}},
		{"every makes a set", "They meet every Monday and every two weeks.", []string{"every Monday | SET XXXX-WXX-1", "every two weeks | SET P2W"}},
		{"a rate is a set", "They build 15 a year.", []string{"a year | SET P1Y"}},
		{"weekdays in the plural are a set", "It opens on Sundays.", []string{"Sundays | SET XXXX-WXX-7"}},
		{"an adverb is a set", "It is printed daily.", []string{"daily | SET P1D"}},
	})
}

func TestTagLeavesAlone(t *testing.T) {
	run(t, tagger.Options{Published: published}, []textCase{
		{"an address is not a year", "They met at 808 E Colfax.", nil},
		{"what can be played is not a length", "It holds 75 hours of video.", nil},
		{"a day that is described is not known", "It was the day of the vote and the year that changed all.", nil},
		{"an age is not a length", "A 24-year-old man and a boy of 12 years of age came; he was 30 years old.", nil},
		{"an amount is not a year", "She paid $1990 for 2000 people and 1500 chairs.", nil},
		{"the verb may is not a month", "May said that it may rain.", nil},
		{"a march is not a month", "They saw the march on Washington.", nil},
		{"a name is not a month", "June Smith met April Jones.", nil},
		{"an ordinal is not a second", "For the second time she won by a second.", nil},
		{"a fall is not a season", "The fall of the wall was a spring in their step.", nil},
		{"sun and sat are not weekdays", "The sun shone and he sat down.", nil},
		{"an aircraft is not a year", "A Boeing 1900 landed.", nil},
		{"a version is not a date", "Version 10.4 and 1.1.1 came out.", nil},
		{"a speed is no repetition", "It flew at 500 miles an hour and 60 miles per hour.", nil},
		{"a man aged so many years is of an age", "He was a man aged 35 years.", nil},
		{"the name of a Sunday paper is not a day", "The Sunday Times was late.", nil},
		{"a prize of the Year is not a year", "She was named Driver of the Year.", nil},
		{"a quarter of a century is not a quarter", "It was the first quarter-century.", nil},
		{"a score is not a time", "They won 3:1.", nil},
		{"the name of a paper is not a set", "He wrote for The Daily Mail.", nil},
		{"nothing is found in nothing", "", nil},
	})
}

func TestTagNarrative(t *testing.T) {
	run(t, tagger.Options{Published: published, Mode: tagger.Narrative}, []textCase{
		{"a month goes with the year mentioned last", "In 1942 the army stood; in August it fell back.", []string{"1942 | DATE 1942 1942", "August | DATE 1942-08 1942-08"}},
		{"a story goes on into the next year", "On 5 November 1942 it began. By March it was over.", []string{"5 November 1942 | DATE 1942-11-05 1942-11-05", "March | DATE 1943-03 1943-03"}},
		{"a story looks back a little", "On 5 March 1943 it ended. In February it had snowed.", []string{"5 March 1943 | DATE 1943-03-05 1943-03-05", "February | DATE 1943-02 1943-02"}},
		{"that year is the one mentioned", "In 1916 he wrote; later that year he died.", []string{"1916 | DATE 1916 1916", "later that year | DATE 1916 1916"}},
	})
}

func TestTagWithoutPublication(t *testing.T) {
	run(t, tagger.Options{}, []textCase{
		{"what depends on the publication stays open", "On Wednesday, 5 May and last year.", []string{"Wednesday, 5 May | DATE XXXX-05-05", "last year | DATE XXXX"}},
		{"what is stated does not", "In 2018 it was new.", []string{"2018 | DATE 2018 2018"}},
	})
	run(t, tagger.Options{Published: edtf.MustParse("2024")}, []textCase{
		{"a year settles a year but no weekday", "He left last year, on a Monday.", []string{"last year | DATE 2023 2023", "Monday | DATE XXXX-WXX-1"}},
	})
}

func TestTagTellsTwoReadings(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"day and month may be swapped", "It is due on 03/04/2024.", []string{"2024-04-03", "2024-03-04"}},
		{"next Friday may be this week's", "Come next Friday.", []string{"2024-06-28", "2024-06-21"}},
		{"without a verb a weekday is behind or ahead", "Rain, Friday.", []string{"2024-06-14", "2024-06-21"}},
		{"a date that can be read one way has no readings", "It is due on 23/04/2024.", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := tagger.Tag(c.text, tagger.Options{Published: published})
			if len(got) != 1 {
				t.Fatalf("Tag(%q) = %v, want one expression", c.text, found(got))
			}
			var readings []string
			for _, r := range got[0].Readings {
				readings = append(readings, r.String())
			}
			if diff := cmp.Diff(c.want, readings); diff != "" {
				t.Errorf("readings of %q (-want +got):\n%s", c.text, diff)
			}
			if len(c.want) > 0 && (got[0].Confidence > 0.6 || got[0].Basis != timeline.Assumed || got[0].Date != got[0].Readings[0]) {
				t.Errorf("Tag(%q) = %+v, want the first reading, assumed with low confidence", c.text, got[0])
			}
		})
	}
}

func TestTagFlagsWrongWeekday(t *testing.T) {
	got := tagger.Tag("It was on Tuesday, 19 June 2024, not on Wednesday, 19 June 2024.", tagger.Options{Published: published})
	if len(got) != 2 {
		t.Fatalf("got %v, want two expressions", found(got))
	}
	want := tagger.WeekdayMismatch{Said: time.Tuesday, Is: time.Wednesday}
	if got[0].Weekday == nil || *got[0].Weekday != want {
		t.Errorf("mismatch of %q = %v, want %v", got[0].Text, got[0].Weekday, want)
	}
	if got[1].Weekday != nil {
		t.Errorf("mismatch of %q = %v, want none", got[1].Text, *got[1].Weekday)
	}
}

func TestTagSaysHowItKnows(t *testing.T) {
	got := tagger.Tag("In 2018 he came. On Wednesday, two days after, he left; three days later he was back.", tagger.Options{Published: published})
	type how struct {
		Text    string
		Basis   timeline.Basis
		Anchor  tagger.Anchor
		Mention int
	}
	var hows []how
	for _, e := range got {
		hows = append(hows, how{e.Text, e.Basis, e.Anchor, e.Mention})
	}
	want := []how{
		{"2018", timeline.Stated, tagger.AnchorNone, -1},
		{"Wednesday", timeline.Resolved, tagger.AnchorPublication, -1},
		{"two days", timeline.Stated, tagger.AnchorNone, -1},
		{"three days later", timeline.Resolved, tagger.AnchorMention, 1},
	}
	if diff := cmp.Diff(want, hows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTagCountsCodePoints(t *testing.T) {
	text := "Größe 🙂 — naïve\u00a0Friday, at 5\u00a0p.m. \xff in 2018."
	for _, e := range tagger.Tag(text, tagger.Options{Published: published}) {
		if got := text[e.StartByte:e.EndByte]; got != e.Text {
			t.Errorf("bytes %d to %d are %q, want %q", e.StartByte, e.EndByte, got, e.Text)
		}
		if got := string([]rune(text)[e.Start:e.End]); got != e.Text {
			t.Errorf("code points %d to %d are %q, want %q", e.Start, e.End, got, e.Text)
		}
	}
}

func TestTagJoinsChunks(t *testing.T) {
	// longer than what is held at a time, without a blank line
	filler := strings.Repeat("nothing is said here at all. ", 10_000)
	text := filler + "On 5 May 2020 he left. " + filler + "Three days later he was back."
	want := []string{"5 May 2020 | DATE 2020-05-05 2020-05-05", "Three days later | DATE 2020-05-08 2020-05-08"}
	if diff := cmp.Diff(want, found(tagger.Tag(text, tagger.Options{Published: published}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
