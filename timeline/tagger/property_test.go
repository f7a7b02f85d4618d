package tagger_test

import (
	"strings"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// FuzzTag checks what holds for every text: places are exact and in order,
// dates are dates, and gaps and ranges point into the expressions.
func FuzzTag(f *testing.F) {
	for _, seed := range []string{
		"On Wednesday, 19 June 2024, exactly 24 years since 2000.",
		"between 5 and 7 June; 1914–18; 03/04/24; '82; 44 B.C.; the 60s",
		"early Wednesday morning at 5:30 p.m. (GMT +8), the third quarter of last year",
		"29 February 2023, 31 June, first visit in 24 years, 99999999999 years later",
		"9999 BC, 10000 years ago, 0000, 2024-13-45, A.D. 5, Q9 2020, \xff\xfe\u00a0\u2013",
	} {
		f.Add(seed, "2024-06-20", false)
		f.Add(seed, "", true)
		f.Add(seed, "-0001", true)
		f.Add(seed, "9999-12-31", false)
	}
	f.Fuzz(func(t *testing.T, text, published string, narrative bool) {
		o := tagger.Options{}
		if date, err := edtf.Parse(published); err == nil {
			o.Published = date
		}
		if narrative {
			o.Mode = tagger.Narrative
		}
		found := tagger.Tag(text, o)
		places(t, text, found)
		for _, g := range tagger.Gaps(text, found, o) {
			if text[g.StartByte:g.EndByte] != g.Text || g.Length.Validate() != nil {
				t.Errorf("%q has the gap %+v", text, g)
			}
			for _, end := range []tagger.GapEnd{g.From, g.To} {
				if (end.Kind == tagger.EndExpression) != (end.Expression >= 0) || end.Expression >= len(found) {
					t.Errorf("%q has a gap with the end %+v", text, end)
				}
			}
		}
		for _, r := range tagger.Ranges(text, found) {
			if text[r.StartByte:r.EndByte] != r.Text || r.Date.Precision() != edtf.PrecisionInterval {
				t.Errorf("%q has the range %+v", text, r)
			}
		}
	})
}

// places checks the expressions of one text.
func places(t *testing.T, text string, found []tagger.Expression) {
	t.Helper()
	runes := []rune(text)
	end, endByte := 0, 0
	for i, e := range found {
		switch {
		case e.Start < end || e.StartByte < endByte || e.End <= e.Start || e.EndByte > len(text):
			t.Fatalf("%q: expression %d, %+v, overlaps or is out of order", text, i, e)
		case text[e.StartByte:e.EndByte] != e.Text || string(runes[e.Start:e.End]) != string([]rune(e.Text)):
			t.Fatalf("%q: expression %d, %+v, is not at its place", text, i, e)
		case e.Value == "" || e.Confidence < 0 || e.Confidence > 1 || e.Basis == "":
			t.Errorf("%q: expression %d, %+v, is incomplete", text, i, e)
		case e.Mention >= i || (e.Mention >= 0) != (e.Anchor == tagger.AnchorMention):
			t.Errorf("%q: expression %d, %+v, refers to what is not before it", text, i, e)
		}
		if _, err := edtf.Parse(e.Date.String()); err != nil && !e.Date.IsZero() {
			t.Errorf("%q: the date of %q: %v", text, e.Text, err)
		}
		end, endByte = e.End, e.EndByte
	}
}

// TestTagFinishes gives what would take long if work were repeated at every
// token: two chunks of each part.
func TestTagFinishes(t *testing.T) {
	for _, part := range []string{
		"the first day of ", "another ", "just ", "very ", "that time ", "24 years later ", "1,", "1-", "'82", "5 and ",
		"twenty ", "twenty-", "May ", "at 5 ", "on Monday to ", "9", "a", "(", "\u00e9", "first in 24 years ", "more than ", "the same ",
	} {
		text := strings.Repeat(part, 1<<17/len(part))
		found := tagger.Tag(text, tagger.Options{Published: published})
		for i := 1; i < len(found); i++ {
			if found[i].StartByte < found[i-1].EndByte {
				t.Fatalf("%q: expressions overlap at byte %d", part, found[i].StartByte)
			}
		}
		tagger.Gaps(text, found, tagger.Options{Published: published})
		tagger.Ranges(text, found)
	}
}

// news is a megabyte that is as dense in dates as news is.
func news() string {
	const paragraph = `The ministers met in Geneva on Wednesday, for the first time in 24 years, and said
that talks would go on next week. "We have been waiting since March 2019," one of them told reporters at
6:40 p.m. (GMT +8). Exports, worth $1990 million last year, had fallen by 3.5 percent in the third quarter
of 2023, when about 2000 people lost their jobs. A 24-year-old man was held early on 5 June.

`
	return strings.Repeat(paragraph, 1<<20/len(paragraph)+1)
}

func TestTagTakesMemoryInProportion(t *testing.T) {
	text := news()
	short := testing.AllocsPerRun(1, func() { tagger.Tag(text[:len(text)/4], tagger.Options{Published: published}) })
	long := testing.AllocsPerRun(1, func() { tagger.Tag(text, tagger.Options{Published: published}) })
	if long > 6*short {
		t.Errorf("four times the text took %.0f allocations instead of %.0f", long, short)
	}
}

func BenchmarkTag(b *testing.B) {
	text := news()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tagger.Tag(text, tagger.Options{Published: published})
	}
}
