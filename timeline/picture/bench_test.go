package picture_test

import (
	"fmt"
	"runtime"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{8, 40, 300, 1_000} {
		for _, width := range []float64{358, 1312} {
			in := draw(1, n)
			in.Width = width
			b.Run(fmt.Sprintf("claims=%d/px=%.0f", n, width), func(b *testing.B) {
				for b.Loop() {
					picture.Compose(in)
				}
			})
		}
	}
}

// scales calls f for every size and length of a timeline that the figures are
// given for.
func scales(b *testing.B, f func(b *testing.B, facts []picture.Fact)) {
	b.Helper()
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		for _, years := range []int{200, 10_000} {
			facts := crowd(1, n, years)
			b.Run(fmt.Sprintf("claims=%d/years=%d", n, years), func(b *testing.B) { f(b, facts) })
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	scales(b, func(b *testing.B, facts []picture.Fact) {
		var x *picture.Index
		for b.Loop() {
			x = picture.NewIndex(facts)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(facts)), "ns/claim")
		b.ReportMetric(float64(heldBy(&x))/float64(len(facts)), "B/claim")
	})
}

// heldBy returns how much memory is free once x is.
func heldBy(x **picture.Index) uint64 {
	var with, without runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&with)
	runtime.KeepAlive(*x)
	*x = nil
	runtime.GC()
	runtime.ReadMemStats(&without)
	return with.HeapAlloc - without.HeapAlloc
}

func BenchmarkChange(b *testing.B) {
	scales(b, func(b *testing.B, facts []picture.Fact) {
		x := picture.NewIndex(facts)
		changed := []picture.Fact{facts[len(facts)/2]}
		changed[0].When = edtf.MustParse("1961-07-06")
		for b.Loop() {
			x.With(changed, nil)
		}
	})
}

// BenchmarkView looks at all of a timeline, at a part of it, and at little.
func BenchmarkView(b *testing.B) {
	scales(b, func(b *testing.B, facts []picture.Fact) {
		x := picture.NewIndex(facts)
		all, _ := x.Fit()
		days := all.To - all.From
		for _, part := range []edtf.Day{1, 20, 1000} {
			w := picture.Window{From: all.From + days/3, To: all.From + days/3 + days/part}
			for _, lanes := range []picture.Division{picture.Together, picture.ByTag} {
				b.Run(fmt.Sprintf("part=%d/lanes=%d", part, lanes), func(b *testing.B) {
					for b.Loop() {
						x.View(picture.Query{Window: w, Width: 1312, Division: lanes})
					}
				})
			}
		}
	})
}
