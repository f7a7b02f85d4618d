package tagger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/timeline"
	"dateline/timeline/tagger"
)

// gapLine is what the tests ask of a gap.
type gapLine struct {
	Text, Length, From, To, Subject string
}

// gapLines writes each end as the words of its expression, as "publication", or
// in brackets as what the text calls it.
func gapLines(text string, o tagger.Options) []gapLine {
	expressions := tagger.Tag(text, o)
	end := func(e tagger.GapEnd) string {
		switch {
		case e.Kind == tagger.EndExpression:
			return expressions[e.Expression].Text
		case e.Words != "":
			return "(" + e.Words + ")"
		default:
			return string(e.Kind)
		}
	}
	var out []gapLine
	for _, g := range tagger.Gaps(text, expressions, o) {
		out = append(out, gapLine{g.Text, g.Length.String(), end(g.From), end(g.To), g.Subject})
	}
	return out
}

func TestGaps(t *testing.T) {
	cases := []struct {
		name, text string
		want       []gapLine
	}{
		{
			"since ends at the date of the sentence", "He arrived on Wednesday, exactly 24 years since his last visit, and left.",
			[]gapLine{{"exactly 24 years since", "exactly 24 years", "(his last visit)", "Wednesday", ""}},
		},
		{
			"the first in a while ends at the publication", "It was the first visit to Pyongyang in 24 years.",
			[]gapLine{{"first visit to Pyongyang in 24 years", "first in 24 years", "", "publication", "visit to Pyongyang"}},
		},
		{
			"the first time names no subject", "In 2018 she won for the first time in a decade.",
			[]gapLine{{"first time in a decade", "first in 1 decade", "", "2018", ""}},
		},
		{
			"later begins at what was mentioned", "He left on 19 July 2000. More than 24 years later he was back.",
			[]gapLine{{"More than 24 years later", "more than 24 years", "19 July 2000", "", ""}},
		},
		{
			"after begins at what it names", "In 2024 they signed, nearly two decades after the pact of 2005.",
			[]gapLine{{"nearly two decades after", "nearly 2 decades", "2005", "2024", ""}},
		},
		{
			"before ends at what it names", "At least six months before the vote of May 2010 he knew.",
			[]gapLine{{"At least six months before", "at least 6 months", "", "May 2010", ""}},
		},
		{
			"between has two numbers", "It came between 20 and 25 years after 1990.",
			[]gapLine{{"between 20 and 25 years after", "between 20 and 25 years", "1990", "", ""}},
		},
		{
			"half a decade is five years", "Half a century since independence in 1960, it is rich.",
			[]gapLine{{"Half a century since", "50 years", "1960", "publication", ""}},
		},
		{"a length alone is no gap", "The war lasted for 24 years.", nil},
		{"a number left open is no gap", "Several years later he left.", nil},
		{"hours are too fine to check", "Three hours later he left.", nil},
		{"a comparison with a plan is no gap", "In 2010 it closed 18 months earlier than planned.", nil},
		{"an age is no gap", "He was 24 years old since Monday.", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, gapLines(c.text, tagger.Options{Published: published})); diff != "" {
				t.Errorf("gaps of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"between and and join two years", "It grew between 1998 and 2001.", []string{"between 1998 and 2001 = 1998/2001"}},
		{"from and to join two months", "He ruled from May 1998 to June 2001.", []string{"from May 1998 to June 2001 = 1998-05/2001-06"}},
		{"a dash joins", "The war (1914–18) ended.", []string{"1914–18 = 1914/1918"}},
		{"days share their month", "It ran 5-7 June 2023.", []string{"5-7 June 2023 = 2023-06-05/2023-06-07"}},
		{"and alone joins nothing", "It happened in 1998 and 2001.", nil},
		{"a range that runs backwards is none", "From 2001 to 1998 it was so.", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range tagger.Ranges(c.text, tagger.Tag(c.text, tagger.Options{Published: published})) {
				if c.text[r.StartByte:r.EndByte] != r.Text || string([]rune(c.text)[r.Start:r.End]) != r.Text {
					t.Errorf("the place of %q in %q is wrong: %+v", r.Text, c.text, r)
				}
				got = append(got, r.Text+" = "+r.Date.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("ranges of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestReadLength(t *testing.T) {
	cases := []struct {
		name, text string
		want       timeline.Length
	}{
		{"a number and a unit", "24 years", timeline.Length{Op: timeline.OpBare, N: 24, Unit: timeline.UnitYear}},
		{"exactly", "exactly 24 years", timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}},
		{"nearly, in words", "nearly two decades", timeline.Length{Op: timeline.OpNearly, N: 2, Unit: timeline.UnitDecade}},
		{"at least", "at least 1,000 days", timeline.Length{Op: timeline.OpAtLeast, N: 1000, Unit: timeline.UnitDay}},
		{"between", "between 20 and 25 years", timeline.Length{Op: timeline.OpBetween, N: 20, M: 25, Unit: timeline.UnitYear}},
		{"first in", "the first in 24 years", timeline.Length{Op: timeline.OpFirstIn, N: 24, Unit: timeline.UnitYear}},
		{"a year and a half in months", "a year and a half", timeline.Length{Op: timeline.OpBare, N: 18, Unit: timeline.UnitMonth}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := tagger.ReadLength(c.text)
			if err != nil || got != c.want {
				t.Errorf("ReadLength(%q) = %+v, %v, want %+v", c.text, got, err, c.want)
			}
		})
	}
	for _, text := range []string{"", "years", "24", "several years", "24 years later", "3 hours", "between 25 and 20 years", "0 years", "99999999 years"} {
		if got, err := tagger.ReadLength(text); err == nil {
			t.Errorf("ReadLength(%q) = %+v, want an error", text, got)
		}
	}
}
