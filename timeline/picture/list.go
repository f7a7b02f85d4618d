package picture

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Counts counts all claims by tone, those without a place too.
func (x *Index) Counts() Mix {
	t := x.starts.first(x.Len(), Together)
	m := t.all()
	for _, u := range x.undated {
		m[u.tone]++
	}
	return m
}

// Only returns the index of some of the claims.
func (x *Index) Only(ids []timeline.ClaimID) *Index {
	keys := make(map[key]bool, len(ids))
	for _, id := range ids {
		if k, ok := x.find(id); ok {
			keys[k] = true
		}
	}
	b := builderOf(x)
	for _, row := range x.rowsOf(keys) {
		b.rows = append(b.rows, x.built(row))
	}
	for _, u := range x.undated {
		if keys[u.key] {
			b.undated = append(b.undated, u)
		}
	}
	return b.index()
}

// List returns up to n rows of claims in a window, in order and from a row on,
// without those of hidden tones; and the row at which the list goes on, or -1
// where it ends. A row below 0 is the first.
func (x *Index) List(w Window, hide ToneSet, from, n int) (rows []int, next int) {
	if w.IsZero() {
		return nil, -1
	}
	until := x.starts.through(w.To)
	for row := max(0, from); row < until; row++ {
		if row%reachBlock == 0 && !x.reach.any(row, w.From) {
			row += reachBlock - 1
			continue
		}
		if x.ends[row] < w.From || hide.Has(x.starts.codes[row].tone()) {
			continue
		}
		if len(rows) == n {
			return rows, row
		}
		rows = append(rows, row)
	}
	return rows, -1
}

// any reports whether a claim of the block of a row ends on a day or later.
func (r *reaching) any(row int, day edtf.Day) bool {
	for i := range r.last {
		if r.last[i][row/reachBlock] >= day {
			return true
		}
	}
	return false
}

// Neighbours returns the rows of the claims that begin next before and after a
// row, -1 for none, without those of hidden tones.
func (x *Index) Neighbours(row int, hide ToneSet) (before, after int) {
	before, after = row-1, row+1
	for before >= 0 && hide.Has(x.starts.codes[before].tone()) {
		before--
	}
	for after < x.Len() && hide.Has(x.starts.codes[after].tone()) {
		after++
	}
	if after >= x.Len() {
		after = -1
	}
	return before, after
}

// Around returns the window of the same length in whose middle some days are,
// or one that is long enough to show them. Of an open end, the other counts.
func (w Window) Around(days Window) Window {
	days = days.closed()
	length := max(w.To-w.From, 3*(days.To-days.From))
	middle := middleOf(days.From, days.To)
	return Window{From: middle - length/2, To: middle - length/2 + length}.bounded()
}

// closed returns the days with open ends where the other end is.
func (w Window) closed() Window {
	if w.From == edtf.MinDay {
		w.From = w.To
	}
	if w.To == edtf.MaxDay {
		w.To = w.From
	}
	if w.From == edtf.MaxDay || w.To == edtf.MinDay {
		return Window{}
	}
	return w
}

// WindowOf returns the days of a date. Of one without any it is zero, and of an
// open or unknown end the other end counts.
func WindowOf(date edtf.Date) Window {
	start, end, ok := daysOf(date)
	if !ok {
		return Window{}
	}
	return Window{From: start, To: end}.closed()
}

// Pan returns the window moved by a part of its length.
func (w Window) Pan(part float64) Window {
	by := edtf.Day(part * float64(w.days()))
	if by == 0 {
		by = 1
		if part < 0 {
			by = -1
		}
	}
	return Window{From: w.From + by, To: w.To + by}.bounded()
}

// Zoom returns the window about its middle, so many times as long.
func (w Window) Zoom(factor float64) Window {
	length := max(1, edtf.Day(factor*float64(w.days())))
	middle := middleOf(w.From, w.To)
	return Window{From: middle - length/2, To: middle - length/2 + length - 1}.bounded()
}

// Roomy returns the window with a little more on both sides.
func (w Window) Roomy() Window {
	wider, _ := w.roomy()
	return wider.bounded()
}

// Part returns part i of n equal parts of the window.
func (w Window) Part(i, n int) Window {
	days := float64(w.days())
	from := w.From + edtf.Day(days*float64(i)/float64(n))
	to := w.From + edtf.Day(days*float64(i+1)/float64(n)) - 1
	return Window{From: from, To: max(from, min(to, w.To))}
}
