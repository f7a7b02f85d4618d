package picture

// The parts of a picture Across in px.
const (
	margin      = 26.0 // left and right of the window
	frameMargin = 2.0  // left and right of labels
	topMargin   = 8.0
	slotHeight  = 17.0
	slotBudget  = 20   // slots of all lanes together
	leastSlots  = 5    // of a lane
	fanHeight   = 14.0 // where stems lean to their places
	stemHeight  = 24.0 // below the lowest label
	laneHeading = 20.0
	laneWhite   = 10.0
	columnMost  = 64.0 // the longest column of a cluster
	columnLabel = 16.0
	columnWhite = 6.0
	axisHeight  = 30.0
	strayMost   = 48.0 // how far a stem may lean
	namedMost   = 48   // how many claims of a lane may all get a name
	stackMost   = 12   // how many claims a stem carries where not all get a name
	samePlace   = 4.0  // claims so near share a stem
)

// acrossWidths are the widths to which labels are set, the preferred one first.
var acrossWidths = []float64{264, 400, 190, 132, 92}

const acrossLines = 2

func (c *composer) across() {
	p := c.Picture
	s := scale{window: p.Window, a: margin, b: p.Width - margin}
	lanes := c.view.Lanes
	p.Span = [2]float64{s.a, s.b}
	frame := stretch{frameMargin, p.Width - frameMargin}
	y := topMargin + placeBracketsAcross(p, s, topMargin)
	p.Plot = Rect{X: 0, Y: y, W: p.Width}
	for i := range lanes {
		plan := c.planLane(&lanes[i], s, frame)
		if i > 0 {
			y += laneWhite
		}
		y = plan.draw(p, c.laneName(&lanes[i]), y, len(lanes) > 1)
	}
	if len(lanes) == 0 {
		y += stemHeight
		p.Lanes = append(p.Lanes, Lane{Baseline: [2]Pt{{0, y}, {p.Width, y}}})
	}
	p.Plot.H = y - p.Plot.Y
	r := ruler{
		scale: s,
		room:  tickRoomAcross,
		place: func(at float64, text string) Label { return axisLabel(at, y+20, text, frame) },
		along: func(box Rect) stretch { return stretch{box.X, box.X + box.W} },
	}
	p.Ticks = r.ticks()
	p.Today = r.today(c.scene.Today, p.Ticks)
	p.Height = y + axisHeight
	if p.Ages = ages(s, p.Height); len(p.Ages) > 0 {
		p.Height += ageHeight
	}
}

// laneName returns the name of a lane. Where lanes are by tone, the scene has
// the names.
func (c *composer) laneName(l *LaneView) string {
	if c.view.Division == ByTone {
		return c.scene.Tones[l.Tone]
	}
	return l.Name
}

// lanePlan is a lane before it has a place.
type lanePlan struct {
	scale
	bars  bars
	poles []pole
	slots int
	fan   bool // whether stems lean
	bins  bins // of the poles
	heaps []heap
	grid  *grid
	fine  []Mix // from which the density is drawn
	dense bool
}

// denseFrom is from how many claims on the clusters of a lane show their density.
const denseFrom = 600

func (c *composer) planLane(lane *LaneView, s scale, frame stretch) lanePlan {
	slots := max(leastSlots, slotBudget/len(c.view.Lanes))
	plan := lanePlan{scale: s, grid: &c.view.grid, fine: lane.Fine}
	items := c.itemsOf(lane.Rows, s)
	plan.heaps = heapsOf(c.view, lane, s)
	plan.dense = len(plan.heaps) > 0 && lane.Count() >= denseFrom
	byPlace(items)
	if len(items) > 0 && (len(plan.heaps) > 0 || len(items) > namedMost || !plan.named(items, slots, frame)) {
		plan.numbered(items, slots, frame)
	}
	for i := range plan.poles {
		p := &plan.poles[i]
		plan.slots = max(plan.slots, p.top+p.flags[0].chosen.lines())
		for _, f := range p.flags {
			plan.fan = plan.fan || f.at() < p.x-1 || f.at() > p.x+1
		}
	}
	return plan
}

// named places all items with their names. It reports whether that was
// possible.
func (plan *lanePlan) named(items []item, slots int, frame stretch) bool {
	plan.bars = barsOf(items)
	within := stretch{frame.a + symbolRoom, frame.b - symbolRoom}
	near := func(first, next item) bool { return next.at() < first.at()+samePlace }
	poles := polesOf(flagsOf(items), near, poleRoom, within)
	if float64(len(poles))*poleRoom > within.b-within.a || straying(poles) > strayMost {
		return false
	}
	plan.poles = poles
	return newBoard(slots, frame).raise(poles)
}

func flagsOf(items []item) []flag {
	flags := make([]flag, 0, len(items))
	for _, it := range items {
		flags = append(flags, flagOf(it, "", acrossWidths, acrossLines))
	}
	return flags
}

// numbered places items by the bin, and gives names to as many of them as there
// is room for.
func (plan *lanePlan) numbered(items []item, slots int, frame stretch) {
	widest := numberOf(items[len(items)-1].n).width
	for _, it := range items {
		widest = max(widest, numberOf(it.n).width)
	}
	const hair = 0.1 // so that neighbours that just fit are not found to touch
	room := symbolRoom + SymbolSize/2 + numberGap + widest + labelWhite + hair
	within := stretch{frame.a + symbolRoom, frame.b - room}
	plan.bins = binsOf(stretch{plan.a, plan.b}, room+2, MaxMarks)
	items = plan.heapUp(items, min(slots, stackMost))
	plan.bars = barsOf(items)
	same := func(first, next item) bool { return plan.bins.of(first.at()) == plan.bins.of(next.at()) }
	poles := polesOf(flagsOf(items), same, room, within)
	plan.poles = nameMost(poles, slots, frame)
}

// draw places the lane below y and returns where it ends.
func (plan *lanePlan) draw(p *Picture, name string, y float64, headed bool) float64 {
	var heading Label
	if headed {
		heading = headingAt(name, y, p.Width)
		y += laneHeading
	}
	base := y + float64(plan.slots)*slotHeight + stemHeight + plan.bars.height()
	if plan.fan {
		base += fanHeight
	}
	p.Lanes = append(p.Lanes, Lane{Name: heading, Baseline: [2]Pt{{0, base}, {p.Width, base}}})
	p.Bars = append(p.Bars, plan.bars.draw(func(s stretch, near, far float64) Rect {
		return Rect{X: s.a, Y: base - far, W: s.b - s.a, H: far - near}
	})...)
	for i := range plan.poles {
		plan.drawPole(p, &plan.poles[i], base)
	}
	return base + plan.drawHeaps(p, base)
}

// headingAt is the name of a lane below y.
func headingAt(name string, y, width float64) Label {
	name = Heading.shorten(tidy(name), width/2)
	if name == "" {
		return Label{}
	}
	return Label{
		Lines: []Line{{Text: name, At: Pt{frameMargin, y + Heading.ascent()}, Type: Heading}},
		Box:   Rect{X: frameMargin, Y: y, W: Heading.Measure(name), H: Heading.height()},
	}
}

// drawPole draws the marks of a pole above a baseline.
func (plan *lanePlan) drawPole(p *Picture, pole *pole, base float64) {
	foot := base - plan.bars.height() - stemHeight/2 // of the upright part
	if plan.fan {
		foot -= fanHeight
	}
	floor := foot - stemHeight/2 // of slot 0
	below := foot
	led := make(map[Pt]bool)
	marks := make([]Mark, len(pole.flags))
	for i := len(pole.flags) - 1; i >= 0; i-- {
		f := &pole.flags[i]
		top := floor - float64(f.slot+f.chosen.lines())*slotHeight
		symbol := Pt{pole.x, top + slotHeight/2 - 0.5}
		m := f.mark(symbol)
		m.Stem = [2]Pt{symbol, {pole.x, below}}
		below = symbol.Y
		m.Foot = Pt{f.at(), base}
		if f.bar >= 0 {
			m.Foot.Y = base - plan.bars.far(f.bar)
		}
		if !led[m.Foot] {
			led[m.Foot] = true
			m.Leader = []Pt{{pole.x, foot}, {f.at(), base - plan.bars.height()}, m.Foot}
		}
		f.labelAcross(&m, top)
		marks[i] = m
	}
	p.Marks = append(p.Marks, marks...)
}

// mark is the parts of a mark that do not depend on the orientation.
func (f *flag) mark(symbol Pt) Mark {
	return Mark{
		Claim:      f.claim.ID,
		Number:     f.n + 1,
		Symbol:     symbol,
		Numbered:   !f.named,
		Tone:       f.claim.Tone,
		Occurrence: f.claim.Occurrence,
		Withdrawn:  f.claim.Withdrawn,
		Text:       f.claim.Label,
		Sub:        f.claim.Sub,
	}
}

// labelAcross sets the label of a mark beside its symbol.
func (f *flag) labelAcross(m *Mark, top float64) {
	step := labelStep
	drop := (slotHeight - Name.height()) / 2
	if !f.named {
		step = SymbolSize/2 + numberGap
		drop = (slotHeight - Number.height()) / 2
	}
	anchor, x := FromStart, m.Symbol.X+step
	if !f.right {
		anchor, x = FromEnd, m.Symbol.X-step
	}
	m.Label = f.chosen.label(x, top+drop, anchor, !f.named)
	m.Hit = around(m.Symbol, m.Label.Box)
}

// around is the rectangle of a symbol and its label.
func around(symbol Pt, label Rect) Rect {
	const half = SymbolSize/2 + 1.0
	a := Pt{min(symbol.X-half, label.X), min(symbol.Y-half, label.Y)}
	b := Pt{max(symbol.X+half, label.X+label.W), max(symbol.Y+half, label.Y+label.H)}
	return Rect{X: a.X, Y: a.Y, W: b.X - a.X, H: b.Y - a.Y}
}
