package picture

import "dateline/timeline/edtf"

// The parts of a bracket Across in px.
const (
	bracketHeight  = 35.0
	bracketLine    = 23.0 // from the top of its row
	bracketTick    = 6.0  // half the length of an end
	bracketStep    = 10.0 // from the start of the line to its symbol
	bracketWhite   = 14.0 // between brackets of one row
	bracketsMargin = 12.0 // below the last row
)

// reach is where a gap is in the window.
type reach struct {
	gap          *Gap
	outer, inner stretch // inner is empty where nothing is sure
	start, end   End
}

// reaches returns the gaps that are at least in part in the window.
func reaches(gaps []Gap, s scale) []reach {
	var all []reach
	for i := range gaps {
		if r, ok := reachOf(&gaps[i], s); ok {
			all = append(all, r)
		}
	}
	return all
}

func reachOf(g *Gap, s scale) (reach, bool) {
	from, to := g.From, g.To
	if edtf.Compare(to, from) < 0 {
		from, to = to, from
	}
	r := reach{gap: g}
	a, b := stretch{s.a, s.a}, stretch{s.b, s.b}
	switch e, where := s.locate(from); where {
	case inside:
		a, r.start = e.span(), e.start
	case before:
		r.start = Cut
	default:
		return reach{}, false
	}
	switch e, where := s.locate(to); where {
	case inside:
		b, r.end = e.span(), e.end
	case after:
		r.end = Cut
	default:
		return reach{}, false
	}
	r.outer = stretch{min(a.a, b.a), max(a.b, b.b)}
	r.inner = stretch{a.b, b.a}
	if r.outer.b-r.outer.a < MinBar {
		r.outer.b = min(s.b, r.outer.a+MinBar)
		r.outer.a = r.outer.b - MinBar
		r.inner = r.outer
	}
	if r.inner.b < r.inner.a {
		r.inner = stretch{}
	}
	return r, true
}

// span is the extent of one end of a gap: a day is its own middle.
func (e extent) span() stretch {
	if e.point {
		return stretch{e.middle(), e.middle()}
	}
	return e.stretch
}

// placeBracketsAcross draws the gaps in rows below top, and returns the room
// that they take.
func placeBracketsAcross(p *Picture, s scale, top float64) float64 {
	all := reaches(p.Gaps, s)
	if len(all) == 0 {
		return 0
	}
	labels := make([]gapLabel, len(all))
	stretches := make([]stretch, len(all))
	for i, r := range all {
		labels[i] = gapLabelOf(r, p.Width)
		stretches[i] = stretch{min(r.outer.a-arrowLength, labels[i].a), max(r.outer.b+arrowLength, labels[i].b)}
	}
	rows, n := inRows(stretches, bracketWhite, MaxBrackets)
	drawn := 0
	for i, r := range all {
		if rows[i] < 0 || drawn == MaxBrackets {
			p.MoreGaps++
			continue
		}
		drawn++
		p.Brackets = append(p.Brackets, labels[i].draw(r, top+float64(n-1-rows[i])*bracketHeight))
	}
	return float64(n)*bracketHeight + bracketsMargin
}

// gapLabel is the label of a bracket Across with its symbol.
type gapLabel struct {
	stretch
	claimed, computed string
}

func (g *Gap) texts() (claimed, computed string) {
	claimed, computed = tidy(g.Label), tidy(g.Computed)
	if claimed != "" && computed != "" {
		claimed += ":"
	}
	return claimed, computed
}

func (g *Gap) text() string {
	claimed, computed := g.texts()
	if claimed == "" || computed == "" {
		return claimed + computed
	}
	return claimed + " " + computed
}

// gapLabelOf puts the label at the start of the bracket, or as near to it as
// the frame allows.
func gapLabelOf(r reach, width float64) gapLabel {
	const before = SymbolSize + 6.0
	room := width - 2*frameMargin - before
	l := gapLabel{}
	claimed, computed := r.gap.texts()
	l.claimed = Name.shorten(claimed, room)
	taken := Name.Measure(l.claimed)
	if blank := Detail.Measure(" "); computed != "" && taken+blank+Detail.Measure(ellipsis) < room {
		l.computed = Detail.shorten(computed, room-taken-blank)
		taken += blank + Detail.Measure(l.computed)
	}
	l.a = min(r.outer.a+bracketStep, width-frameMargin-taken-before)
	l.a = max(frameMargin, l.a)
	l.b = l.a + before + taken
	return l
}

func (l gapLabel) draw(r reach, top float64) Bracket {
	y := top + bracketLine
	b := Bracket{
		Gap:    r.gap.ID,
		Line:   [2]Pt{{r.outer.a, y}, {r.outer.b, y}},
		Solid:  [2]Pt{{r.inner.a, y}, {r.inner.b, y}},
		Start:  r.start,
		End:    r.end,
		Symbol: Pt{l.a + SymbolSize/2, top + Name.height()/2 - 1},
		Tone:   r.gap.Tone,
		Text:   r.gap.text(),
	}
	x := l.a + SymbolSize + 6
	at := Pt{x, top + Name.ascent() - 1}
	b.Label.Lines = []Line{{Text: l.claimed, At: at, Type: Name}}
	if l.computed != "" {
		b.Label.Lines = append(b.Label.Lines, Line{Text: l.computed, At: at, Type: Detail, Joined: true})
	}
	b.Label.Box = Rect{X: x, Y: top, W: l.b - x, H: Name.height()}
	left, right := min(l.a, r.outer.a), max(l.b, r.outer.b)
	b.Hit = Rect{X: left, Y: top, W: right - left, H: bracketLine + bracketTick}
	return b
}
