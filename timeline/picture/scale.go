package picture

import (
	"dateline/timeline/edtf"
)

// scale places days along the direction of time. A day has a length: it runs
// from start of itself to the start of the next.
type scale struct {
	window Window
	a, b   float64 // where the first day of the window begins and the last one ends
}

// at returns where day begins. Days far outside the window are far outside a
// and b.
func (s scale) at(day edtf.Day) float64 {
	return s.a + float64(day-s.window.From)*s.perDay()
}

// day returns the day at a place, within the window.
func (s scale) day(at float64) edtf.Day {
	day := s.window.From + edtf.Day((at-s.a)/s.perDay())
	return max(s.window.From, min(day, s.window.To))
}

func (s scale) perDay() float64 {
	return (s.b - s.a) / float64(s.window.days())
}

func (w Window) days() int64 { return int64(w.To-w.From) + 1 }

// extent is where the days of a date are in the picture, cut to the frame.
type extent struct {
	stretch
	start, end End
	point      bool // a date known to the day that is too short to be seen as a bar
}

// middle is the place of what stands for the whole date.
func (e extent) middle() float64 { return (e.a + e.b) / 2 }

// place is what became of a date.
type place uint8

const (
	inside  place = iota
	before        // the window
	after         // the window
	nowhere       // it has no days
)

// extent returns where a date that reaches into the window is.
func (s scale) extent(date edtf.Date) extent {
	e, _ := s.locate(date)
	return e
}

// locate returns where date is. Only an extent that is inside has a place.
func (s scale) locate(date edtf.Date) (extent, place) {
	lo, hi := date.Earliest(), date.Latest()
	first, last, ok := daysOf(date)
	if !ok {
		return extent{}, nowhere
	}
	if last < s.window.From {
		return extent{}, before
	}
	if first > s.window.To {
		return extent{}, after
	}
	e := extent{start: endOf(lo, date), end: endOf(hi, date)}
	switch {
	case lo.Kind == edtf.Open:
		first = s.window.From
	case first < s.window.From:
		first, e.start = s.window.From, Cut
	}
	switch {
	case hi.Kind == edtf.Open:
		last = s.window.To
	case last > s.window.To:
		last, e.end = s.window.To, Cut
	}
	e.a, e.b = s.at(first), s.at(last)+s.perDay()
	if seconds, ok := date.TimeOfDay(); ok && first == last {
		const day = 24 * 60 * 60
		e.a += s.perDay() * float64(seconds) / day
		e.b = e.a
	}
	e.widen(s, first == last)
	return e, inside
}

// parts returns where the members of a set are. Another date has none.
func (s scale) parts(date edtf.Date) []stretch {
	if date.Precision() != edtf.PrecisionSet {
		return nil
	}
	var parts []stretch
	for _, member := range date.Members() {
		if e, where := s.locate(member); where == inside {
			parts = append(parts, e.stretch)
		}
	}
	return parts
}

// widen makes what is too short to be seen a point, if it is a day, or else as
// long as MinBar.
func (e *extent) widen(s scale, day bool) {
	if e.b-e.a >= MinBar {
		return
	}
	middle := e.middle()
	e.a, e.b = middle-MinBar/2.0, middle+MinBar/2.0
	if shift := s.a - e.a; shift > 0 {
		e.a, e.b = e.a+shift, e.b+shift
	}
	if shift := e.b - s.b; shift > 0 {
		e.a, e.b = e.a-shift, e.b-shift
	}
	e.point = day && e.start == Closed && e.end == Closed
}

func endOf(bound edtf.Bound, date edtf.Date) End {
	switch {
	case bound.Kind == edtf.Open:
		return Open
	case bound.Kind == edtf.Unknown, date.Uncertain(), date.Approximate():
		return Fading
	default:
		return Closed
	}
}

// FitWith returns the window that shows every known day of the claims and of
// some gaps, with some room on both sides. It is false if there is none.
func (x *Index) FitWith(gaps []Gap) (Window, bool) {
	w := x.known
	for _, g := range gaps {
		w.include(g.From)
		w.include(g.To)
	}
	return w.roomy()
}

// The claims that an opening window may leave out at either end: one in so many,
// where it becomes so many times shorter by that.
const (
	leastOpened = 50
	opensOut    = 100
	opensBy     = 4
)

// Opening returns the window to begin with: that of all, unless a few claims lie
// so far away that the others would stand on a heap. Those are left out then.
func (x *Index) Opening(all Window) Window {
	n := len(x.byMiddle.days)
	if n < leastOpened || all.IsZero() {
		return all
	}
	opened, ok := Window{From: x.byMiddle.days[n/opensOut], To: x.byMiddle.days[n-1-n/opensOut]}.roomy()
	if !ok || opened.days() > all.days()/opensBy {
		return all
	}
	return Window{From: max(all.From, opened.From), To: min(all.To, opened.To)}
}

// Halves divides a window where half of its claims are before, and half after. It
// is false for one that is too short, or has too few.
func (x *Index) Halves(w Window) (early, late Window, ok bool) {
	m := &x.byMiddle
	a, b := m.before(w.From), m.before(w.To+1)
	if b-a < 2 || w.IsZero() {
		return w, w, false
	}
	day := max(w.From, min(m.days[a+(b-a)/2], w.To))
	if day == w.From || day == w.To {
		return w, w, false
	}
	return Window{From: w.From, To: day - 1}, Window{From: day, To: w.To}, true
}

// roomy returns the window with some room on both sides. It is false for one
// without days.
func (w Window) roomy() (Window, bool) {
	if w.To < w.From {
		return Window{}, false
	}
	const leastRoom, share = 7, 30 // days, and the part of the window
	room := edtf.Day(max(leastRoom, w.days()/share))
	return Window{From: w.From - room, To: w.To + room}, true
}

func (w *Window) include(date edtf.Date) {
	for _, bound := range []edtf.Bound{date.Earliest(), date.Latest()} {
		if bound.Kind == edtf.Known {
			w.From = min(w.From, bound.Day)
			w.To = max(w.To, bound.Day)
		}
	}
}

// lastDay and firstDay keep windows so small that the difference of any two of
// their days is an int64.
var (
	firstDay = edtf.DayOf(-edtf.MaxYear-1, 1, 1)
	lastDay  = edtf.DayOf(edtf.MaxYear+1, 12, 31)
)

func (w Window) bounded() Window {
	return Window{
		From: max(firstDay, min(w.From, lastDay)),
		To:   max(firstDay, min(w.To, lastDay)),
	}
}
