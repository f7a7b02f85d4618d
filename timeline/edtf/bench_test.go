package edtf_test

import (
	"testing"

	"dateline/timeline/edtf"
)

var ordinary = []string{
	"1985", "1985-04", "1985-04-12", "2004-06-11~", "1961?", "196X", "2001-21", "1964/2008", "1985-04-12/..", "2004-06-XX",
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := edtf.Parse(ordinary[n%len(ordinary)]); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

// BenchmarkParseWorst parses what takes the longest per byte: years that are
// searched for a leap year.
func BenchmarkParseWorst(b *testing.B) {
	for b.Loop() {
		if _, err := edtf.Parse("XXX1-02-29"); err == nil {
			b.Fatal("an odd year has a leap day")
		}
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := edtf.Read("between 6 July 1961 and August 1963"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSay(b *testing.B) {
	d := edtf.MustParse("2004-06-11~")
	for b.Loop() {
		if d.Say() == "" {
			b.Fatal("nothing was said")
		}
	}
}
