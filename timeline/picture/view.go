package picture

import (
	"slices"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Query says what part of an [Index] to look at. The zero Window fits all of
// it, and a Width of zero or less is DefaultWidth.
type Query struct {
	Window   Window
	Width    float64 // in px; below NarrowWidth the picture runs Down
	Division Division
	Hide     ToneSet // left out of the picture
}

// View is what a window shows: which claims one by one, and how many in
// clusters. Every claim of the index that is not hidden is in it exactly once:
// in a lane, before or after the window, or undated. However many claims there
// are, it has no more than MaxMarks places and clusters.
type View struct {
	Query
	Lanes         []LaneView
	Before, After Mix
	Undated       Mix
	Hidden        int // claims of hidden tones
	grid          grid
}

// LaneView is what a lane shows.
type LaneView struct {
	Name  string
	Tone  Tone  // of all claims of the lane, where the division is ByTone
	Rows  []int // of the claims that stand alone, in order
	Heaps []Heap
	Fine  []Mix // the claims by fine bins, from which the density is drawn; nil where all stand alone
}

// Heap is the claims of a bin that stand too densely to be drawn one by one.
type Heap struct {
	Mix      Mix
	Days     Window // from the first to the last middle of them
	Reaching int    // how many only reach into the window, and have their middle outside
	bin      int
}

// Count returns how many claims lie within the window.
func (v *View) Count() int {
	n := 0
	for i := range v.Lanes {
		n += v.Lanes[i].Count()
	}
	return n
}

// Count returns how many claims a lane shows.
func (l *LaneView) Count() int {
	n := len(l.Rows)
	for _, h := range l.Heaps {
		n += h.Mix.Total()
	}
	return n
}

// Rows returns the rows of all claims that stand alone, in order.
func (v *View) Rows() []int {
	var rows []int
	for i := range v.Lanes {
		rows = append(rows, v.Lanes[i].Rows...)
	}
	slices.Sort(rows)
	return rows
}

// IDs returns the claims of the rows of a view.
func (x *Index) IDs(v *View) []timeline.ClaimID {
	rows := v.Rows()
	ids := make([]timeline.ClaimID, len(rows))
	for i, row := range rows {
		ids[i] = x.At(row)
	}
	return ids
}

// How densely claims stand one by one.
const (
	binAcross  = 46.0 // px of a bin
	binsMost   = 44   // of a lane: with what reaches into the window they make up its share of MaxMarks
	aloneDown  = 48   // places and clusters of a picture Down
	loneMost   = 48   // claims of a lane that may all stand alone
	binMost    = 6    // claims of a bin that do
	keptOfHeap = 2    // claims of a fuller bin that do, because they are the most important
)

// View returns what a window shows. Its cost grows with the logarithm of the
// number of claims.
func (x *Index) View(q Query) View {
	q.Width = clampWidth(q.Width)
	if q.Width < NarrowWidth {
		q.Division = Together
	}
	if q.Window.IsZero() {
		q.Window, _ = x.Fit()
	}
	if !q.Window.IsZero() {
		q.Window = q.Window.bounded()
	}
	v := View{Query: q}
	for _, u := range x.undated {
		v.Undated[u.tone]++
	}
	hidden := v.Undated.Total()
	v.Undated = v.Undated.without(q.Hide)
	v.Hidden = hidden - v.Undated.Total()
	if q.Window.IsZero() { // claims of all time, at the most
		all := x.starts.first(x.Len(), Together)
		for t, n := range all.all().without(q.Hide) {
			v.Undated[t] += n
		}
	}
	if q.Window.IsZero() || x.Len() == 0 {
		return v
	}
	l := looker{index: x, View: &v}
	l.look()
	return v
}

// laneName returns the name of a lane, empty for that of no group and where
// lanes have none.
func (x *Index) laneName(d Division, lane int) string {
	if int(d) >= groupings || lane >= len(x.lanes[d].names) {
		return ""
	}
	return x.lanes[d].names[lane]
}

// Density counts all claims that have a place by n equal parts of a window,
// without those that are hidden and those with their middle outside.
func (x *Index) Density(w Window, n int, hide ToneSet) []Mix {
	if w.IsZero() || n <= 0 {
		return nil
	}
	m := &x.byMiddle
	mixes := make([]Mix, n)
	days := float64(w.days())
	before := m.first(m.before(w.From), Together)
	for i := range mixes {
		day := w.From + edtf.Day(days*float64(i+1)/float64(n))
		until := m.first(m.before(max(w.From, min(day, w.To+1))), Together)
		mix := until.minus(&before)
		mixes[i] = mix.all().without(hide)
		before = until
	}
	return mixes
}
