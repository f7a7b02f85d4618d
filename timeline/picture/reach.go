package picture

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// reaching helps to find the claims whose days reach into a window although
// their middle is outside of it, the most important first: a reign of 70 years
// when the window is one of them.
type reaching struct {
	// last[i][b] is the last day of any claim of importance i in a block of
	// rows, and above[i][b] in a block of blocks.
	last, above [timeline.MaxImportance + 1][]edtf.Day
}

const (
	reachBlock = 64
	reachLimit = 1 << 14 // rows that are looked at for one window
)

func reachingOf(ends []edtf.Day, importance []uint8) reaching {
	var r reaching
	blocks := (len(ends) + reachBlock - 1) / reachBlock
	for i := range r.last {
		r.last[i] = make([]edtf.Day, blocks)
		r.above[i] = make([]edtf.Day, (blocks+reachBlock-1)/reachBlock)
		for b := range r.last[i] {
			r.last[i][b] = edtf.MinDay
		}
		for b := range r.above[i] {
			r.above[i][b] = edtf.MinDay
		}
	}
	for row, end := range ends {
		i, b := importance[row], row/reachBlock
		r.last[i][b] = max(r.last[i][b], end)
		r.above[i][b/reachBlock] = max(r.above[i][b/reachBlock], end)
	}
	return r
}

// reachers calls take for rows whose days reach into a window while their
// middle is outside, the most important first, until take returns false or it
// has looked at reachLimit rows.
func (x *Index) reachers(w Window, take func(row int) bool) {
	looked := 0
	upTo := x.starts.through(w.To)
	inside := x.starts.before(w.From) // rows from here on begin in the window
	for i := len(x.reach.last) - 1; i >= 0; i-- {
		last, above := x.reach.last[i], x.reach.above[i]
		for b := 0; b*reachBlock < upTo; b++ {
			// What begins in the window has its middle outside only if it ends
			// after the window.
			least := w.From
			if b*reachBlock >= inside {
				least = w.To
			}
			if b%reachBlock == 0 && above[b/reachBlock] < least {
				b += reachBlock - 1
				continue
			}
			if last[b] < least {
				continue
			}
			for row := b * reachBlock; row < min(upTo, (b+1)*reachBlock); row++ {
				if looked++; looked > reachLimit {
					return
				}
				if int(x.importance[row]) != i || x.ends[row] < w.From {
					continue
				}
				middle := middleOf(x.starts.days[row], x.ends[row])
				if (middle < w.From || middle > w.To) && !take(row) {
					return
				}
			}
		}
	}
}
