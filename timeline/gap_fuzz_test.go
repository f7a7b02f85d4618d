package timeline_test

import (
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Whatever dates and lengths come in, there is an answer in words, the
// qualifiers cap it, and the possible times are in order.
func FuzzCheck(f *testing.F) {
	f.Add("2000-07-19", "2024-06-19", "exactly", 24, 0, "year")
	f.Add("../1960", "2024/..", "between", 3, 5, "decade")
	f.Add("2000?", "/2024", "about", 10, 0, "week")
	f.Add("Y-10000000000000000", "Y10000000000000000", "nearly", 10000, 0, "year")
	f.Add("Y-9999999999999999~", "Y9999999999999999~", "bare", 1000, 0, "decade")
	f.Add("{1960~,1961-12..}", "19XX%", "first-in", 1, 0, "month")
	f.Add("2024-02-29", "2023-02-28/2024-03-01", "exactly", 1, 0, "year")
	f.Add("", "2024", "more-than", -1, 7, "day")
	f.Add("2024-06-19T10:00:00Z", "2024-24", "at-most", 3_650_000, 0, "day")
	f.Fuzz(func(t *testing.T, fromText, toText, op string, n, m int, unit string) {
		from, err := edtf.Parse(fromText)
		if err != nil {
			from = edtf.Date{}
		}
		to, err := edtf.Parse(toText)
		if err != nil {
			to = edtf.Date{}
		}
		l := timeline.Length{Op: timeline.Op(op), N: n, M: m, Unit: timeline.Unit(unit)}
		c := l.Check(from, to)
		said := c.Say()
		if !strings.HasSuffix(said, ".") || l.Validate() == nil && strings.Contains(said, "  ") {
			t.Errorf("%q .. %q, %s: says %q, which is not a sentence", from, to, l, said)
		}
		for _, line := range c.Arithmetic() {
			if !strings.HasSuffix(line, ".") {
				t.Errorf("%q .. %q, %s: shows %q, which is not a sentence", from, to, l, line)
			}
		}
		if (from.Uncertain() || to.Uncertain()) && c.Outcome != timeline.CannotTell {
			t.Errorf("%q .. %q, %s: came to %s, though a date is uncertain", from, to, l, c.Outcome)
		}
		known := c.Shortest.Kind == edtf.Known && c.Longest.Kind == edtf.Known
		if known && c.Shortest.TotalDays > c.Longest.TotalDays {
			t.Errorf("%q .. %q: between %s and %s", from, to, c.Shortest, c.Longest)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	for _, bc := range []struct {
		name     string
		from, to string
		length   timeline.Length
	}{
		{"two days", "2000-07-19", "2024-06-19", length(timeline.OpExactly, 24, year)},
		{"two years, bare", "1961", "2024", length(timeline.OpBare, 63, year)},
		{"approximate interval", "1961~/1963", "2024~", length(timeline.OpAbout, 60, year)},
	} {
		from, to := edtf.MustParse(bc.from), edtf.MustParse(bc.to)
		b.Run(bc.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if bc.length.Check(from, to).Outcome == "" {
					b.Fatal("no outcome")
				}
			}
		})
	}
}

func BenchmarkCheckSay(b *testing.B) {
	c := length(timeline.OpExactly, 24, year).Check(edtf.MustParse("2000-07-19"), edtf.MustParse("2024-06-19"))
	b.ReportAllocs()
	for b.Loop() {
		if c.Say() == "" {
			b.Fatal("nothing said")
		}
	}
}
