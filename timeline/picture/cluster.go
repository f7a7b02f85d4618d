package picture

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// bins divides a stretch of the picture into bins of equal length.
type bins struct {
	stretch
	n int
}

// binsOf divides s into bins of about length, but into no more than most.
func binsOf(s stretch, length float64, most int) bins {
	return bins{stretch: s, n: max(1, min(int((s.b-s.a)/length), most))}
}

func (b bins) of(at float64) int {
	return max(0, min(b.n-1, int(float64(b.n)*(at-b.a)/(b.b-b.a))))
}

func (b bins) bounds(i int) stretch {
	length := (b.b - b.a) / float64(b.n)
	return stretch{b.a + float64(i)*length, b.a + float64(i+1)*length}
}

// heap is the claims of a bin that stand too densely to be drawn one by one.
type heap struct {
	bin   int
	items []item
}

// keptOfHeap is how many claims stay out of a heap because they are more
// important than the rest of it.
const keptOfHeap = 2

// heapUp puts the claims of the densest bins on heaps, so that no bin has more
// than most claims outside a heap and no more than limit things are left to
// draw. There may be no more bins than limit.
func heapUp(items []item, b bins, most, limit int) (single []item, heaps []heap) {
	all := make([][]item, b.n)
	for _, it := range items {
		bin := b.of(it.at())
		all[bin] = append(all[bin], it)
	}
	kept := keptOfHeap
	for drawn(all, most, kept) > limit && (most > 1 || kept > 0) {
		if most > 1 {
			most /= 2
		} else {
			kept--
		}
	}
	for bin, in := range all {
		if len(in) <= most {
			single = append(single, in...)
			continue
		}
		first, rest := outstanding(in, kept)
		single = append(single, first...)
		heaps = append(heaps, heap{bin: bin, items: rest})
	}
	return single, heaps
}

// drawn counts what is drawn when bins of more than most are heaped.
func drawn(all [][]item, most, kept int) int {
	n := 0
	for _, in := range all {
		if len(in) <= most {
			n += len(in)
			continue
		}
		n += min(kept, len(in)-2) + 1
	}
	return n
}

// outstanding parts up to most items of a heap that are more important than its
// least important ones from the rest, and leaves at least two in the heap.
func outstanding(items []item, most int) (kept, rest []item) {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, byWeight)
	least := sorted[len(sorted)-1].claim.Importance
	n := 0
	for n < min(most, len(sorted)-2) && sorted[n].claim.Importance > least {
		n++
	}
	return sorted[:n], sorted[n:]
}

// tonesOf returns the tones in heaps, the most frequent first, so that all
// heaps can be divided in one order.
func tonesOf(heaps []heap) []string {
	counts := make(map[string]int)
	for _, h := range heaps {
		for _, it := range h.items {
			counts[it.claim.Tone]++
		}
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
}

// shares counts the tones of a heap.
func (h heap) shares(tones []string) []Share {
	counts := make(map[string]int)
	for _, it := range h.items {
		counts[it.claim.Tone]++
	}
	var shares []Share
	for _, tone := range tones {
		if n := counts[tone]; n > 0 {
			shares = append(shares, Share{Tone: tone, Count: n})
		}
	}
	return shares
}

// window returns the days of the bin of a heap.
func (h heap) window(b bins, s scale) Window {
	on := b.bounds(h.bin)
	w := Window{From: s.day(on.a), To: s.day(on.b)}
	if h.bin < b.n-1 && w.To > w.From {
		w.To-- // the last day begins the next bin
	}
	return w
}

// size returns the number of claims as a column can show it.
func (h heap) size() string {
	const thousand = 1000
	n := len(h.items)
	switch {
	case n >= 10*thousand*thousand:
		return strconv.Itoa(n/(thousand*thousand)) + "m"
	case n >= 10*thousand:
		return strconv.Itoa(n/thousand) + "k"
	default:
		return strconv.Itoa(n)
	}
}

// most returns the size of the largest heap.
func most(heaps []heap) int {
	n := 1
	for _, h := range heaps {
		n = max(n, len(h.items))
	}
	return n
}

func (h heap) words() string { return countOf(len(h.items), "claim") }

func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(int64(n)) + " " + noun + "s"
}
