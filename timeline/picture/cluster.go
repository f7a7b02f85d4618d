package picture

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/dustin/go-humanize"
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

// heap is a Heap with its place.
type heap struct {
	Heap
	stretch
	count int
}

// heapsOf places the heaps of a lane.
func heapsOf(v *View, l *LaneView, s scale) []heap {
	heaps := make([]heap, 0, len(l.Heaps))
	for _, h := range l.Heaps {
		days := v.grid.days(h.bin)
		heaps = append(heaps, heap{Heap: h, stretch: stretch{s.at(days.From), s.at(days.To + 1)}, count: h.Mix.Total()})
	}
	return heaps
}

// heapUp returns the items of which no more than most share a pole, the most
// important ones, and puts the rest on heaps. That happens to what the window
// cuts: of a claim that lasts beyond it, the middle of the rest counts.
func (plan *lanePlan) heapUp(items []item, most int) []item {
	byBin := make([][]item, plan.bins.n)
	for _, it := range items {
		bin := plan.bins.of(it.at())
		byBin[bin] = append(byBin[bin], it)
	}
	kept := make([]item, 0, len(items))
	for _, in := range byBin {
		if len(in) > most {
			slices.SortStableFunc(in, byWeight)
			for _, it := range in[most:] {
				plan.heap(it)
			}
			in = in[:most]
			byPlace(in)
		}
		kept = append(kept, in...)
	}
	byPlace(kept)
	return kept
}

// heap puts an item on the heap of its place.
func (plan *lanePlan) heap(it item) {
	bin := plan.grid.binOf(plan.day(it.at()))
	days := plan.grid.days(bin)
	at, found := slices.BinarySearchFunc(plan.heaps, bin, func(h heap, bin int) int { return cmp.Compare(h.bin, bin) })
	if !found {
		fresh := heap{Heap: Heap{Days: days, bin: bin}, stretch: stretch{plan.at(days.From), plan.at(days.To + 1)}}
		plan.heaps = slices.Insert(plan.heaps, at, fresh)
	}
	h := &plan.heaps[at]
	h.Mix[min(it.claim.Tone, Tones-1)]++
	h.Reaching++
	h.count++
	h.Days = days
}

// tonesOf returns the tones in heaps, the most frequent first, so that all
// heaps can be divided in one order.
func tonesOf(heaps []heap) []Tone {
	var all Mix
	for _, h := range heaps {
		for t, n := range h.Mix {
			all[t] += n
		}
	}
	var tones []Tone
	for t, n := range all {
		if n > 0 {
			tones = append(tones, Tone(t))
		}
	}
	slices.SortFunc(tones, func(a, b Tone) int { return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b)) })
	return tones
}

// shares divides a heap by tone.
func (h heap) shares(tones []Tone) []Share {
	var shares []Share
	for _, tone := range tones {
		if n := h.Mix[tone]; n > 0 {
			shares = append(shares, Share{Tone: tone, Count: n})
		}
	}
	return shares
}

// size returns the number of claims as a column can show it.
func (h heap) size() string {
	const thousand = 1000
	switch n := h.count; {
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
		n = max(n, h.count)
	}
	return n
}

func (h heap) words() string { return countOf(h.count, "claim") }

func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return humanize.Comma(int64(n)) + " " + noun + "s"
}
