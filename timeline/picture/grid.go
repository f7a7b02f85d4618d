package picture

import (
	"dateline/timeline/edtf"
)

// grid divides the days of a window into fine bins, and joins these to the
// bins of clusters. Bins begin at multiples of their length, so that they stay
// the same when the window is moved.
type grid struct {
	window Window
	unit   int64 // the days of a fine bin
	first  int64 // the number of the first fine bin
	fine   int   // how many there are
	bins   []part
}

// fineBins is how many fine bins a bin has at the most.
const fineBins = 12

// gridOf divides a window into about n bins, each into fine ones if there are
// so many days.
func gridOf(w Window, n int) grid {
	days := w.days()
	g := grid{window: w, unit: max(1, ceilDiv(days, int64(n)*fineBins))}
	per := max(1, ceilDiv(days, int64(n)*g.unit)) // fine bins of a bin
	g.first = floorDiv(int64(w.From), g.unit)
	g.fine = int(floorDiv(int64(w.To), g.unit)-g.first) + 1
	for a := 0; a < g.fine; {
		b := int((floorDiv(g.first+int64(a), per)+1)*per - g.first)
		g.bins = append(g.bins, part{a, min(b, g.fine)})
		a = b
	}
	g.join(int(per))
	return g
}

// join adds what is left of a bin at an end of the window to its neighbour, if
// that is too little to stand alone.
func (g *grid) join(per int) {
	if n := len(g.bins); n > 1 && g.share(n-1) < float64(per)/2 {
		g.bins[n-2].b = g.bins[n-1].b
		g.bins = g.bins[:n-1]
	}
	if len(g.bins) > 1 && g.share(0) < float64(per)/2 {
		g.bins[1].a = 0
		g.bins = g.bins[1:]
	}
}

// share returns how long a bin is, in fine bins.
func (g *grid) share(bin int) float64 {
	return float64(g.day(g.bins[bin].b)-g.day(g.bins[bin].a)) / float64(g.unit)
}

// day returns the first day of a fine bin in the window. The day of the bin
// after the last is the one after the window.
func (g *grid) day(fine int) edtf.Day {
	return max(g.window.From, min(edtf.Day((g.first+int64(fine))*g.unit), g.window.To+1))
}

// days returns the days of a bin.
func (g *grid) days(bin int) Window {
	return Window{From: g.day(g.bins[bin].a), To: g.day(g.bins[bin].b) - 1}
}

// binOf returns the bin of a day of the window.
func (g *grid) binOf(day edtf.Day) int {
	fine := int(floorDiv(int64(max(g.window.From, min(day, g.window.To))), g.unit) - g.first)
	low, high := 0, len(g.bins)-1
	for low < high {
		middle := (low + high) / 2
		if g.bins[middle].b <= fine {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }
