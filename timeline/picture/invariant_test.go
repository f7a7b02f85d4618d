package picture_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// part is something that is drawn, with what it must not touch.
type part struct {
	what string
	box  picture.Rect
}

func partsOf(p picture.Picture) (labels, lines, symbols, bars []part) {
	label := func(what string, l picture.Label) {
		if l.Lines != nil {
			labels = append(labels, part{what + " " + l.Lines[0].Text, l.Box})
		}
	}
	path := func(what string, points ...picture.Pt) {
		for i := 1; i < len(points); i++ {
			lines = append(lines, part{what, spanned(points[i-1], points[i])})
		}
	}
	symbol := func(what string, at picture.Pt) {
		const half = picture.SymbolSize / 2
		symbols = append(symbols, part{what, picture.Rect{X: at.X - half, Y: at.Y - half, W: 2 * half, H: 2 * half}})
	}
	for _, t := range p.Ticks {
		label("tick", t.Label)
	}
	for _, l := range p.Lanes {
		label("lane", l.Name)
		path("baseline", l.Baseline[:]...)
	}
	for _, m := range p.Marks {
		what := fmt.Sprintf("mark %d", m.Number)
		label(what, m.Label)
		path(what, m.Stem[:]...)
		path(what, m.Leader...)
		symbol(what, m.Symbol)
	}
	for i, b := range p.Brackets {
		what := fmt.Sprintf("bracket %d", i)
		label(what, b.Label)
		path(what, b.Line[:]...)
		path(what, b.Leader...)
		symbol(what, b.Symbol)
	}
	for i, c := range p.Clusters {
		what := fmt.Sprintf("cluster %d", i)
		label(what, c.Label)
		bars = append(bars, part{what, c.Box})
	}
	for i, b := range p.Bars {
		bars = append(bars, part{fmt.Sprintf("bar %d", i), b.Box})
	}
	return labels, lines, symbols, bars
}

// targets are what a reader may point at.
func targets(p picture.Picture) []part {
	var all []part
	for _, m := range p.Marks {
		all = append(all, part{fmt.Sprintf("target of mark %d", m.Number), m.Hit})
	}
	for i, b := range p.Brackets {
		all = append(all, part{fmt.Sprintf("target of bracket %d", i), b.Hit})
	}
	for i, c := range p.Clusters {
		all = append(all, part{fmt.Sprintf("target of cluster %d", i), c.Hit})
	}
	return all
}

// spanned is the rectangle around a line, which is a line itself if it is
// upright or level.
func spanned(a, b picture.Pt) picture.Rect {
	return picture.Rect{
		X: min(a.X, b.X), Y: min(a.Y, b.Y),
		W: math.Abs(a.X-b.X) + 0.01, H: math.Abs(a.Y-b.Y) + 0.01,
	}
}

// broken returns what is wrong with a picture, nil if nothing is.
func broken(p picture.Picture, in picture.Input) []string {
	labels, lines, symbols, bars := partsOf(p)
	var wrong []string
	note := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	for _, parts := range [][]part{labels, lines, symbols, bars} {
		for _, a := range parts {
			if !inFrame(a.box, p) {
				note("%s is not in the frame: %+v", a.what, a.box)
			}
		}
	}
	apart := func(these, those []part, same bool) {
		for i, a := range these {
			for j, b := range those {
				if same && j <= i {
					continue
				}
				if inset(a.box).Overlaps(inset(b.box)) {
					note("%s touches %s: %+v, %+v", a.what, b.what, a.box, b.box)
				}
			}
		}
	}
	apart(labels, labels, true)
	apart(labels, lines, false)
	apart(labels, symbols, false)
	apart(labels, bars, false)
	apart(symbols, symbols, true)
	apart(symbols, bars, false)
	apart(bars, bars, true)
	apart(targets(p), targets(p), true)
	wrong = append(wrong, miscounted(p, in)...)
	return wrong
}

// inset forgives what arithmetic does to two things that share an edge.
func inset(r picture.Rect) picture.Rect {
	const hair = 0.02
	if r.W > 3*hair {
		r.X, r.W = r.X+hair, r.W-2*hair
	}
	if r.H > 3*hair {
		r.Y, r.H = r.Y+hair, r.H-2*hair
	}
	return r
}

func inFrame(r picture.Rect, p picture.Picture) bool {
	const hair = 0.02
	for _, v := range []float64{r.X, r.Y, r.W, r.H} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return r.X >= -hair && r.Y >= -hair && r.X+r.W <= p.Width+hair && r.Y+r.H <= p.Height+hair
}

// miscounted returns what is wrong with the numbers of a picture.
func miscounted(p picture.Picture, in picture.Input) []string {
	var wrong []string
	n := len(p.Marks) + p.Undated + p.Before + p.After
	for _, c := range p.Clusters {
		n += c.Count
		shared := 0
		for _, s := range c.Shares {
			shared += s.Count
		}
		if shared != c.Count {
			wrong = append(wrong, fmt.Sprintf("the shares of a cluster of %d come to %d", c.Count, shared))
		}
	}
	if n != len(in.Claims) {
		wrong = append(wrong, fmt.Sprintf("%d claims are accounted for, want %d", n, len(in.Claims)))
	}
	if drawn := len(p.Marks) + len(p.Clusters); drawn > picture.MaxMarks {
		wrong = append(wrong, fmt.Sprintf("%d marks and clusters are drawn, want at most %d", drawn, picture.MaxMarks))
	}
	if drawn := len(p.Brackets); drawn > picture.MaxBrackets {
		wrong = append(wrong, fmt.Sprintf("%d brackets are drawn, want at most %d", drawn, picture.MaxBrackets))
	}
	table := inOrder(in.Claims)
	for _, m := range p.Marks {
		if got := table[m.Number-1].ID; got != m.Claim {
			wrong = append(wrong, fmt.Sprintf("number %d is claim %s in the table and %s in the picture", m.Number, got, m.Claim))
		}
	}
	return wrong
}

// inOrder returns claims as a table lists them: by first day, last day and id.
func inOrder(claims []picture.Claim) []picture.Claim {
	sorted := slices.Clone(claims)
	slices.SortFunc(sorted, func(a, b picture.Claim) int {
		from, to := daysOf(a.When)
		first, last := daysOf(b.When)
		return cmp.Or(cmp.Compare(from, first), cmp.Compare(to, last), strings.Compare(string(a.ID), string(b.ID)))
	})
	return sorted
}

// daysOf returns where a date stands: an unknown end is where the other is.
func daysOf(d edtf.Date) (from, to edtf.Day) {
	lo, hi := d.Earliest(), d.Latest()
	switch {
	case lo.Kind == edtf.Unknown && hi.Kind != edtf.Known, hi.Kind == edtf.Unknown && lo.Kind != edtf.Known:
		return edtf.MaxDay, edtf.MaxDay // it has no place
	case lo.Kind == edtf.Unknown:
		return hi.Day, hi.Day
	case hi.Kind == edtf.Unknown:
		return lo.Day, lo.Day
	default:
		return lo.Day, hi.Day
	}
}

// check fails a test for what is wrong with a picture.
func check(t *testing.T, p picture.Picture, in picture.Input) {
	t.Helper()
	for i, w := range broken(p, in) {
		if i == 5 {
			t.Error("and more")
			return
		}
		t.Error(w)
	}
}
