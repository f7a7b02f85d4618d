package picture

import (
	"slices"

	"dateline/timeline"
)

// The rows of bars in px. Where many bars overlap they become thinner.
const (
	mostBarRows  = 24
	barBand      = 66.0 // what the rows may take, unless that makes them too thin
	mostBarPitch = 11.0
	leastPitch   = 3.0
	barWhite     = 2.0   // between rows
	barGap       = -0.01 // between bars of one row: days that follow each other may touch
	arrowLength  = 8.0
)

// bars is the bars of one lane.
type bars struct {
	all   []laidBar
	rows  int
	pitch float64
}

// laidBar is a bar with its row, counted from the baseline.
type laidBar struct {
	extent
	filled bool
	tone   Tone
	mixed  bool
	claims int
	parts  []stretch // of a set
	row    int
}

// barsOf finds the bars of items and tells each item which is its own. Items
// with the same days share a bar. Bars for which there is no row are merged
// with what they overlap, in a last row.
func barsOf(items []item) bars {
	type key struct {
		extent
		filled bool
		set    string // the date, where it is a set
	}
	var b bars
	index := make(map[key]int)
	for i := range items {
		it := &items[i]
		it.bar = -1
		if it.extent.point {
			continue
		}
		k := key{extent: it.extent, filled: it.claim.Extent == timeline.State}
		if len(it.parts) > 0 {
			k.set = it.claim.When.String()
		}
		at, ok := index[k]
		if !ok {
			at = len(b.all)
			index[k] = at
			b.all = append(b.all, laidBar{extent: k.extent, filled: k.filled, tone: it.claim.Tone, parts: it.parts})
		}
		b.all[at].claims++
		b.all[at].mixed = b.all[at].mixed || b.all[at].tone != it.claim.Tone
		it.bar = at
	}
	if b.lay() {
		b.merge(items)
	}
	b.pitch = max(leastPitch, min(mostBarPitch, barBand/float64(max(1, b.rows))))
	return b
}

// lay gives bars their rows. It reports whether some got none.
func (b *bars) lay() (crowded bool) {
	stretches := make([]stretch, len(b.all))
	for i, bar := range b.all {
		stretches[i] = bar.reach()
	}
	rows, n := inRows(stretches, barGap, mostBarRows)
	b.rows = n
	for i := range b.all {
		b.all[i].row = rows[i]
		crowded = crowded || rows[i] < 0
	}
	return crowded
}

// merge unites the bars that got no row with those that they overlap.
func (b *bars) merge(items []item) {
	var kept, crowd []laidBar
	moved := make([]int, len(b.all)) // the new index, or the complement of that in crowd
	for i, bar := range b.all {
		if bar.row >= 0 {
			moved[i] = len(kept)
			kept = append(kept, bar)
			continue
		}
		moved[i] = ^len(crowd)
		crowd = append(crowd, bar)
	}
	united, into := unite(crowd, b.rows)
	for i, m := range moved {
		if m < 0 {
			moved[i] = len(kept) + into[^m]
		}
	}
	for i := range items {
		if items[i].bar >= 0 {
			items[i].bar = moved[items[i].bar]
		}
	}
	b.all = slices.Concat(kept, united)
	b.rows++
}

// unite returns the unions of the bars that overlap, in the given row, and for
// each bar the index of its union.
func unite(crowd []laidBar, row int) (united []laidBar, into []int) {
	into = make([]int, len(crowd))
	for _, i := range sortedBy(len(crowd), func(i int) float64 { return crowd[i].reach().a }) {
		bar := crowd[i]
		bar.row, bar.filled = row, false
		last := len(united) - 1
		if last < 0 || united[last].reach().b+barGap <= bar.reach().a {
			united = append(united, bar)
			into[i] = last + 1
			continue
		}
		into[i] = last
		u := &united[last]
		u.claims += bar.claims
		u.mixed = u.mixed || bar.mixed || u.tone != bar.tone
		u.parts = nil
		if bar.a < u.a {
			u.a, u.start = bar.a, bar.start
		}
		if bar.b > u.b {
			u.b, u.end = bar.b, bar.end
		}
	}
	return united, into
}

// reach is what a bar takes up with what is drawn beyond its ends.
func (b laidBar) reach() stretch {
	return stretch{b.a - b.start.length(), b.b + b.end.length()}
}

// length is how far an end is drawn beyond the last day.
func (e End) length() float64 {
	switch e {
	case Fading:
		return FadeLength
	case Open, Cut:
		return arrowLength
	default:
		return 0
	}
}

func (b bars) thickness() float64 { return max(2, b.pitch-barWhite-1) }

// height is what all rows take.
func (b bars) height() float64 { return float64(b.rows) * b.pitch }

// near and far tell how far from the baseline a bar begins and ends.
func (b bars) near(bar int) float64 { return float64(b.all[bar].row)*b.pitch + 1 }
func (b bars) far(bar int) float64  { return b.near(bar) + b.thickness() }

// draw returns the bars along a baseline. The function box places what runs
// from s.a to s.b in time and from near to far off the baseline.
func (b bars) draw(box func(s stretch, near, far float64) Rect) []Bar {
	drawn := make([]Bar, 0, len(b.all))
	for i, bar := range b.all {
		out := Bar{
			Box:    box(bar.stretch, b.near(i), b.far(i)),
			Start:  bar.start,
			End:    bar.end,
			Filled: bar.filled,
			Tone:   bar.tone,
			Mixed:  bar.mixed,
			Claims: bar.claims,
		}
		for _, part := range bar.parts {
			out.Parts = append(out.Parts, box(part, b.near(i), b.far(i)))
		}
		drawn = append(drawn, out)
	}
	return drawn
}
