package picture

import (
	"cmp"
	"math"
	"slices"
)

// The parts of a picture Down in px.
const (
	railMargin    = 8.0  // above and below the window, and left of the tick labels
	railGap       = 7.0  // from the labels of ticks to the rail
	railTail      = 12.0 // from the end of the window to the end of the rail
	bracketPitch  = 11.0
	fanWidth      = 20.0  // where leaders lean to their labels
	entryWhite    = 9.0   // between labels
	leastRail     = 300.0 // how long the window is at the least
	binsDown      = 24
	mostBrackets  = 4
	barBandDown   = 30.0
	samePlaceDn   = 3.0
	mostTicksDown = 20.0 // with labels
	linesDown     = 3
)

// entry is what stands beside the rail: the claims of one place, a gap or a
// cluster.
type entry struct {
	at     float64 // its place in time
	from   float64 // where its leader begins
	height float64
	top    float64
	flags  []flag
	gap    *laidReach
	heap   *heap
}

// laidReach is a gap with the column of its bracket.
type laidReach struct {
	reach
	column int
	named  variant
}

// downPlan is a picture Down before its labels have places.
type downPlan struct {
	scale
	composer *composer
	bars     bars
	brackets []laidReach
	columns  int
	singles  []item
	heaps    []heap
	tones    []Tone  // of the heaps
	axis     float64 // the width of the labels of ticks
	rail     float64 // x
	fan      float64 // x where leaders begin to lean
	trunk    float64 // x of the symbols
	label    float64 // x of the labels
	room     float64 // the width of labels
	lanes    bool    // whether there are several
}

func (c *composer) down() {
	p := c.Picture
	// Where the picture ends depends on the labels, the labels depend on what
	// is in the picture, and that depends on the window alone.
	rough := scale{window: p.Window, a: 0, b: 1000}
	d := downPlan{composer: c, scale: rough, lanes: c.hasLanes()}
	for i := range c.view.Lanes { // there is one at the most
		d.singles = c.itemsOf(c.view.Lanes[i].Rows, rough)
		d.heaps = heapsOf(c.view, &c.view.Lanes[i], rough)
		d.tones = tonesOf(d.heaps)
	}
	flags := d.measure(p)
	for range 2 {
		d.stretchTo(p, d.length(flags))
		flags = d.measure(p)
	}
	entries := d.entries(flags)
	end := d.arrange(entries)
	d.draw(p, entries, end)
}

// measure finds the columns of the picture (ticks, rail, bars, brackets, fan,
// labels) and sets the labels of the claims that are drawn one by one.
func (d *downPlan) measure(p *Picture) []flag {
	d.axis = 0
	for _, t := range d.ruler(0).ticks() {
		d.axis = max(d.axis, t.Label.Box.W)
	}
	byPlace(d.singles)
	d.bars = barsOf(d.singles)
	d.bars.pitch = max(leastPitch, min(mostBarPitch, barBandDown/float64(max(1, d.bars.rows))))
	d.brackets, d.columns = bracketsDown(p, d.scale)
	d.rail = railMargin + d.axis + railGap
	d.fan = d.rail + 5 + d.bars.height() + float64(d.columns)*bracketPitch
	d.trunk = d.fan + fanWidth
	d.label = d.trunk + labelStep + 1
	d.room = p.Width - frameMargin - d.label
	for i := range d.brackets {
		claimed, computed := d.brackets[i].gap.texts()
		d.brackets[i].named = set(claimed, computed, d.room, linesDown)
	}
	return d.flags()
}

// stretchTo gives the window its length, and everything in it its place.
func (d *downPlan) stretchTo(p *Picture, length float64) {
	top := railMargin + railTail
	d.scale = scale{window: p.Window, a: top, b: top + length}
	for i := range d.singles {
		d.singles[i].extent = d.extent(d.singles[i].claim.When)
		d.singles[i].parts = d.parts(d.singles[i].claim.When)
	}
	for i := range d.composer.view.Lanes {
		d.heaps = heapsOf(d.composer.view, &d.composer.view.Lanes[i], d.scale)
	}
}

// hasLanes reports whether claims of several lanes are shown.
func (c *composer) hasLanes() bool {
	for i := range c.claims {
		if c.claims[i].Lane != c.claims[0].Lane {
			return true
		}
	}
	return false
}

func bracketsDown(p *Picture, s scale) (laid []laidReach, columns int) {
	all := reaches(p.Gaps, s)
	stretches := make([]stretch, len(all))
	for i, r := range all {
		stretches[i] = stretch{r.outer.a - arrowLength, r.outer.b + arrowLength}
	}
	rows, _ := inRows(stretches, 0, mostBrackets)
	p.MoreGaps = 0
	for i, r := range all {
		if rows[i] < 0 || len(laid) == MaxBrackets {
			p.MoreGaps++
			continue
		}
		laid = append(laid, laidReach{reach: r, column: rows[i]})
		columns = max(columns, rows[i]+1)
	}
	return laid, columns
}

// flags prepares the labels of the claims that are drawn one by one.
func (d *downPlan) flags() []flag {
	flags := make([]flag, 0, len(d.singles))
	for _, it := range d.singles {
		lane := ""
		if d.lanes {
			lane = it.claim.Lane
		}
		f := flagOf(it, lane, []float64{d.room}, linesDown)
		f.chosen, f.right = f.variants[0], true
		flags = append(flags, f)
	}
	return flags
}

// length returns how long the window has to be for all labels.
func (d *downPlan) length(flags []flag) float64 {
	total := 0.0
	for i := range flags {
		total += flags[i].chosen.height() + entryWhite
	}
	for i := range d.brackets {
		total += d.brackets[i].named.height() + entryWhite
	}
	total += float64(len(d.heaps)) * heapHeight
	return max(leastRail, total)
}

func (v variant) height() float64 {
	return float64(len(v.names))*Name.height() + float64(len(v.subs))*Detail.height()
}

// entries returns what stands beside the rail, in order.
func (d *downPlan) entries(flags []flag) []entry {
	var entries []entry
	for _, f := range flags {
		height := f.chosen.height() + entryWhite
		last := len(entries) - 1
		if last >= 0 && f.at() < entries[last].flags[0].at()+samePlaceDn {
			entries[last].flags = append(entries[last].flags, f)
			entries[last].height += height
			continue
		}
		entries = append(entries, entry{at: f.at(), height: height, flags: []flag{f}})
	}
	for i := range d.brackets {
		b := &d.brackets[i]
		entries = append(entries, entry{
			at:     (b.outer.a + b.outer.b) / 2,
			height: b.named.height() + entryWhite,
			gap:    b,
		})
	}
	for i := range d.heaps {
		entries = append(entries, entry{at: (d.heaps[i].a + d.heaps[i].b) / 2, height: heapHeight, heap: &d.heaps[i]})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.at, b.at) })
	return entries
}

// arrange spreads the entries along the rail, and returns where the picture
// ends.
func (d *downPlan) arrange(entries []entry) float64 {
	want := make([]float64, len(entries))
	size := make([]float64, len(entries))
	for i, e := range entries {
		size[i] = e.height
		// The first line of an entry stands at its place, not its middle.
		want[i] = e.at - Name.height()/2 - entryWhite/2 + e.height/2
	}
	// Labels may reach beyond the end of the rail: what happened of late is
	// often what most is said about, and would otherwise push all else upwards.
	end := d.b + railTail
	for i, middle := range spread(want, size, d.a-railTail, math.Inf(1)) {
		entries[i].top = middle - size[i]/2 + entryWhite/2
		end = max(end, middle+size[i]/2)
	}
	lead(entries)
	return end
}

// lead finds where the leaders begin: for a gap where its label is, as far as
// that is beside the bracket and no leader has to cross another.
func lead(entries []entry) {
	ceiling := math.Inf(1)
	limits := make([]float64, len(entries))
	for i := len(entries) - 1; i >= 0; i-- {
		limits[i] = ceiling
		if entries[i].gap == nil {
			ceiling = entries[i].at
		}
	}
	floor := math.Inf(-1)
	for i := range entries {
		e := &entries[i]
		e.from = e.at
		if e.gap != nil {
			level := max(floor, min(e.top+Name.height()/2, limits[i]))
			e.from = max(e.gap.outer.a, min(level, e.gap.outer.b))
		}
		floor = max(floor, e.from)
	}
}

func (d *downPlan) ruler(x float64) ruler {
	return ruler{
		scale: d.scale,
		room:  max(tickRoomDown, (d.b-d.a)/mostTicksDown),
		place: func(at float64, text string) Label { return railLabel(at, x, text) },
		along: func(box Rect) stretch { return stretch{box.Y, box.Y + box.H} },
	}
}
