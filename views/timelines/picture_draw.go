package timelines

import (
	"math"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/timeline/picture"
	"dateline/views/link"
)

// px writes a coordinate to a tenth of a pixel.
func px(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// line is the path through points, without those that add nothing.
func line(points ...picture.Pt) string {
	var b strings.Builder
	last := ""
	for _, p := range points {
		at := px(p.X) + " " + px(p.Y)
		if at == last {
			continue
		}
		b.WriteString(pick(last == "", "M", "L") + at)
		last = at
	}
	return b.String()
}

func pick(yes bool, this, that string) string {
	if yes {
		return this
	}
	return that
}

// toneClass is the class that gives what is drawn the colour of its verdict.
func toneClass(tone picture.Tone) string { return "is-" + string(verdictOf(tone)) }

// barClass is the class that gives a bar its colour. What has several verdicts
// has a colour of its own.
func barClass(b picture.Bar) string {
	if b.Mixed {
		return "is-several"
	}
	return toneClass(b.Tone)
}

// verdictOf reads the tone of a picture, which is the verdict of its claim.
func verdictOf(tone picture.Tone) annotate.Verdict {
	all := annotate.Verdicts()
	return all[min(int(tone), len(all)-1)]
}

func anchorOf(l picture.Line) string {
	switch l.Anchor {
	case picture.FromMiddle:
		return "middle"
	case picture.FromEnd:
		return "end"
	default:
		return "start"
	}
}

func typeClass(t picture.Type) string {
	return [...]string{
		picture.Name:    "pic-name",
		picture.Detail:  "pic-detail",
		picture.Scale:   "pic-scale",
		picture.Number:  "pic-number",
		picture.Heading: "pic-heading",
	}[t]
}

// textRun is a text element: a line and those that are joined to it.
type textRun []picture.Line

// runs groups the lines of a label into text elements.
func runs(l picture.Label) []textRun {
	var all []textRun
	for _, line := range l.Lines {
		if last := len(all) - 1; line.Joined && last >= 0 {
			all[last] = append(all[last], line)
			continue
		}
		all = append(all, textRun{line})
	}
	return all
}

// axis says where "along time" and "across time" are in a picture.
type axis struct{ down bool }

func axisOf(p picture.Picture) axis { return axis{down: p.Orientation == picture.Down} }

// pt is the point that is so far along and across time.
func (a axis) pt(along, across float64) picture.Pt {
	if a.down {
		return picture.Pt{X: across, Y: along}
	}
	return picture.Pt{X: along, Y: across}
}

func (a axis) of(p picture.Pt) (along, across float64) {
	if a.down {
		return p.Y, p.X
	}
	return p.X, p.Y
}

// The parts of the drawing in px that need no room in the layout.
const (
	arrowLength = 8.0
	arrowWidth  = 3.5 // half of it
	endLength   = 5.5 // half of the end of a bracket
	tickLength  = 5.0
)

// along is where a point is along time.
func (a axis) along(p picture.Pt) float64 {
	along, _ := a.of(p)
	return along
}

func middleOf(r picture.Rect) picture.Pt { return picture.Pt{X: r.X + r.W/2, Y: r.Y + r.H/2} }

// link is the line between the members of a set.
func (a axis) link(b picture.Bar) string {
	from, to := a.barEnds(b)
	return line(from, to)
}

// columns is the path of rectangles that stand side by side.
func columns(all []picture.Rect) string {
	var b strings.Builder
	for _, r := range all {
		b.WriteString("M" + px(r.X) + " " + px(r.Y) + "h" + px(r.W) + "v" + hundredths(r.H) + "h-" + px(r.W) + "z")
	}
	return b.String()
}

func hundredths(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// spanOf tells a script which days a picture shows, and where they begin and end.
func spanOf(p picture.Picture) templ.Attributes {
	return templ.Attributes{
		"data-from": link.DayWord(p.Window.From), "data-to": link.DayWord(p.Window.To),
		"data-first": strconv.FormatInt(int64(p.Window.From), 10), "data-last": strconv.FormatInt(int64(p.Window.To), 10),
		"data-start": px(p.Span[0]), "data-end": px(p.Span[1]),
	}
}

// arrow is an arrow head with its back at p, in the direction of time or
// against it.
func (a axis) arrow(p picture.Pt, forward bool) string {
	along, across := a.of(p)
	tip := along + arrowLength
	if !forward {
		tip = along - arrowLength
	}
	return line(a.pt(along, across-arrowWidth), a.pt(tip, across), a.pt(along, across+arrowWidth)) + "Z"
}

// tick is the line of a tick. Across, a labelled tick runs through the whole
// picture, so that the eye can follow it.
func (a axis) tick(p picture.Picture, t picture.Tick) string {
	if a.down {
		edge := p.Plot.X + p.Plot.W
		return line(a.pt(t.At, edge), a.pt(t.At, edge-pickLength(t, tickLength+1, tickLength-2)))
	}
	bottom := p.Plot.Y + p.Plot.H
	if t.Label.Lines == nil {
		return line(a.pt(t.At, bottom), a.pt(t.At, bottom+tickLength))
	}
	return line(a.pt(t.At, p.Plot.Y), a.pt(t.At, bottom+tickLength+2))
}

func pickLength(t picture.Tick, labelled, other float64) float64 {
	if t.Label.Lines != nil {
		return labelled
	}
	return other
}

// barEnds are the places where a bar begins and ends, in the middle of its
// other side.
func (a axis) barEnds(b picture.Bar) (start, end picture.Pt) {
	middle := picture.Pt{X: b.Box.X + b.Box.W/2, Y: b.Box.Y + b.Box.H/2}
	if a.down {
		return picture.Pt{X: middle.X, Y: b.Box.Y}, picture.Pt{X: middle.X, Y: b.Box.Y + b.Box.H}
	}
	return picture.Pt{X: b.Box.X, Y: middle.Y}, picture.Pt{X: b.Box.X + b.Box.W, Y: middle.Y}
}

// fade is the box beyond one end of a bar in which it fades.
func (a axis) fade(b picture.Bar, forward bool) picture.Rect {
	r := b.Box
	switch {
	case a.down && forward:
		r.Y, r.H = r.Y+r.H, picture.FadeLength
	case a.down:
		r.Y, r.H = r.Y-picture.FadeLength, picture.FadeLength
	case forward:
		r.X, r.W = r.X+r.W, picture.FadeLength
	default:
		r.X, r.W = r.X-picture.FadeLength, picture.FadeLength
	}
	return r
}

func pointed(e picture.End) bool { return e == picture.Open || e == picture.Cut }

// bracketEnds are the lines across the two ends of a bracket that has them.
func (a axis) bracketEnds(b picture.Bracket) string {
	end := func(e picture.End, p picture.Pt) string {
		if pointed(e) {
			return ""
		}
		along, across := a.of(p)
		return line(a.pt(along, across-endLength), a.pt(along, across+endLength))
	}
	return end(b.Start, b.Line[0]) + end(b.End, b.Line[1])
}

// bracketDoubt is the parts of a bracket's line that are only possibly within
// its gap.
func bracketDoubt(b picture.Bracket) string {
	if b.Solid[0] == b.Solid[1] {
		return line(b.Line[0], b.Line[1])
	}
	part := func(from, to picture.Pt) string {
		if from == to {
			return ""
		}
		return line(from, to)
	}
	return part(b.Line[0], b.Solid[0]) + part(b.Solid[1], b.Line[1])
}

// stem is the line from a symbol to its place in time.
func stem(m picture.Mark) string {
	return line(m.Stem[0], m.Stem[1]) + line(m.Leader...)
}
