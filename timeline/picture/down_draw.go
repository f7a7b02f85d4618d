package picture

// The parts of a cluster Down in px.
const (
	heapHeight = 26.0
	heapBar    = 8.0
	heapRoom   = 0.45 // the part of the room that the longest bar takes
)

// draw fills the picture.
func (d *downPlan) draw(p *Picture, entries []entry, end float64) {
	bottom := d.b + railTail
	p.Span = [2]float64{d.a, d.b}
	p.Lanes = []Lane{{Baseline: [2]Pt{{d.rail, d.a - railTail}, {d.rail, bottom}}}}
	p.Plot = Rect{X: d.rail - 4, Y: d.a - railTail, W: 4, H: bottom - d.a + railTail}
	r := d.ruler(d.rail - railGap)
	p.Ticks = r.ticks()
	p.Today = r.today(d.composer.scene.Today, p.Ticks)
	p.Bars = d.bars.draw(func(s stretch, near, far float64) Rect {
		return Rect{X: d.rail + near, Y: s.a, W: far - near, H: s.b - s.a}
	})
	for i := range entries {
		switch e := &entries[i]; {
		case e.gap != nil:
			d.drawGap(p, e)
		case e.heap != nil:
			d.drawHeap(p, e)
		default:
			d.drawMarks(p, e)
		}
	}
	p.Height = end + railMargin
}

// leader runs from a place in time to the symbols.
func (d *downPlan) leader(from Pt, to float64) []Pt {
	return []Pt{from, {d.fan, from.Y}, {d.trunk, to}}
}

func symbolAt(x, top float64) Pt { return Pt{x, top + Name.height()/2} }

func (d *downPlan) drawMarks(p *Picture, e *entry) {
	marks := make([]Mark, len(e.flags))
	y := e.top
	for i := range e.flags {
		f := &e.flags[i]
		m := f.mark(symbolAt(d.trunk, y))
		m.Foot = Pt{d.rail, f.at()}
		if f.bar >= 0 {
			m.Foot.X = d.rail + d.bars.far(f.bar)
		}
		m.Label = f.chosen.label(d.label, y, FromStart, false)
		m.Hit = around(m.Symbol, m.Label.Box)
		marks[i] = m
		y += f.chosen.height() + entryWhite
	}
	first, last := marks[0].Symbol.Y, marks[len(marks)-1].Symbol.Y
	led := make(map[Pt]bool)
	for i := range marks {
		m := &marks[i]
		next := marks[min(i+1, len(marks)-1)].Symbol
		m.Stem = [2]Pt{m.Symbol, next}
		if !led[m.Foot] {
			led[m.Foot] = true
			m.Leader = d.leader(m.Foot, max(first, min(m.Foot.Y, last)))
		}
	}
	p.Marks = append(p.Marks, marks...)
}

func (d *downPlan) drawGap(p *Picture, e *entry) {
	r := e.gap
	x := d.fan - (float64(r.column)+0.5)*bracketPitch
	symbol := symbolAt(d.trunk, e.top)
	b := Bracket{
		Gap:    r.gap.ID,
		Line:   [2]Pt{{x, r.outer.a}, {x, r.outer.b}},
		Solid:  [2]Pt{{x, r.inner.a}, {x, r.inner.b}},
		Start:  r.start,
		End:    r.end,
		Symbol: symbol,
		Leader: d.leader(Pt{x, e.from}, symbol.Y),
		Label:  r.named.label(d.label, e.top, FromStart, false),
		Tone:   r.gap.Tone,
		Text:   r.gap.text(),
	}
	b.Hit = around(symbol, b.Label.Box)
	p.Brackets = append(p.Brackets, b)
}

// drawHeap draws a cluster as a bar beside the rail.
func (d *downPlan) drawHeap(p *Picture, e *entry) {
	h := e.heap
	length := max(MinBar, d.room*heapRoom*float64(h.count)/float64(most(d.heaps)))
	y := e.top + (Detail.height()-heapBar)/2
	c := h.cluster(d.tones)
	c.Box = Rect{X: d.trunk, Y: y, W: length + d.label - d.trunk, H: heapBar}
	c.Leader = d.leader(Pt{d.rail, e.at}, y+heapBar/2)
	at := c.Box.X
	for i := range c.Shares {
		part := c.Box.W * float64(c.Shares[i].Count) / float64(c.Count)
		c.Shares[i].Box = Rect{X: at, Y: y, W: part, H: heapBar}
		at += part
	}
	x := c.Box.X + c.Box.W + numberGap*2
	text := Detail.shorten(h.words(), d.label+d.room-x)
	c.Label = Label{
		Lines: []Line{{Text: text, At: Pt{x, e.top + Detail.ascent()}, Type: Detail}},
		Box:   Rect{X: x, Y: e.top, W: Detail.Measure(text), H: Detail.height()},
	}
	c.Hit = Rect{X: c.Box.X, Y: e.top - 2, W: x + c.Label.Box.W - c.Box.X, H: heapHeight - entryWhite + 4}
	p.Clusters = append(p.Clusters, c)
}
