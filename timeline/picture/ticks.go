package picture

const (
	tickRoomAcross = 104.0 // the least distance of labels along the axis
	tickRoomDown   = 40.0
	tickWhite      = 14.0 // the least white between two labels
	minorRoom      = 8.0  // the least distance of the finer divisions
)

// ruler makes the ticks of a picture.
type ruler struct {
	scale
	room  float64                             // the least distance of labels
	place func(at float64, text string) Label // where a label goes
	along func(Rect) stretch                  // what a label takes of the axis
}

// ticks returns the labelled ticks at the finest step whose labels have room,
// and the finer divisions between them.
func (r ruler) ticks() []Tick {
	for s := range steps() {
		if s.length()*r.perDay() < r.room || s.unit == hours && !r.window.hasHours() {
			continue
		}
		if ticks, ok := r.labelled(s); ok {
			return r.divided(ticks, s)
		}
	}
	return nil
}

// labelled returns the ticks of a step, unless their labels are too long.
func (r ruler) labelled(s step) (ticks []Tick, ok bool) {
	taken := 0.0
	first := true
	for m := range s.ticks(r.window) {
		at := r.atMoment(m)
		text, major := s.label(m, r.window, first)
		label := r.place(at, text)
		on := r.along(label.Box)
		if !first && on.a < taken {
			return nil, false
		}
		first = false
		taken = on.b + tickWhite
		ticks = append(ticks, Tick{At: at, Major: major, Label: label})
	}
	return ticks, true
}

// divided adds the finer divisions.
func (r ruler) divided(ticks []Tick, s step) []Tick {
	finer, ok := s.finer(r.perDay(), minorRoom)
	if !ok {
		return ticks
	}
	main := make(map[moment]bool, len(ticks))
	for m := range s.ticks(r.window) {
		main[m] = true
	}
	for m := range finer.ticks(r.window) {
		if !main[m] {
			ticks = append(ticks, Tick{At: r.atMoment(m)})
		}
	}
	return ticks
}

// hasHours reports whether a window is so short that its days are divided into
// hours. Those of days too far away cannot be counted.
func (w Window) hasHours() bool {
	const few, far = 3, 1 << 58
	return w.days() <= few && w.From > -far && w.To < far
}

func (s scale) atMoment(m moment) float64 {
	return s.at(m.day) + s.perDay()*float64(m.hour)/hoursOfDay
}

// axisLabel is the label of a tick in a picture Across, with its letters on y.
// At an edge of the frame it moves inwards.
func axisLabel(at, y float64, text string, frame stretch) Label {
	width := Scale.Measure(text)
	line := Line{Text: text, At: Pt{at, y}, Anchor: FromMiddle, Type: Scale}
	left := at - width/2
	switch {
	case left < frame.a:
		left = frame.a
		line.At.X, line.Anchor = left, FromStart
	case left+width > frame.b:
		left = frame.b - width
		line.At.X, line.Anchor = frame.b, FromEnd
	}
	return Label{Lines: []Line{line}, Box: Rect{X: left, Y: y - Scale.ascent(), W: width, H: Scale.height()}}
}

// railLabel is the label of a tick in a picture Down, ending at x.
func railLabel(at, x float64, text string) Label {
	width := Scale.Measure(text)
	y := at - Scale.height()/2 + Scale.ascent()
	return Label{
		Lines: []Line{{Text: text, At: Pt{x, y}, Anchor: FromEnd, Type: Scale}},
		Box:   Rect{X: x - width, Y: y - Scale.ascent(), W: width, H: Scale.height()},
	}
}
