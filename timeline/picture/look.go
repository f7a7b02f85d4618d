package picture

import (
	"slices"
)

// looker fills a View.
type looker struct {
	*View
	index   *Index
	borders []int   // where in the order of the middles the fine bins begin
	tallies []tally // of what is before these
	left    tally   // of claims that reach into the window and have their middle before it
	right   tally   // and after it
	rows    [][]int // of the claims that reach into the window, by lane
}

func (l *looker) look() {
	l.grid = gridOf(l.Window, l.binsWanted())
	l.count()
	first, last := l.tallies[0], l.tallies[l.grid.fine]
	in := last.minus(&first)
	var lanes []int
	var totals [MaxLanes]Mix
	for lane := range MaxLanes {
		left, right := l.left.mix(lane), l.right.mix(lane)
		m := in.mix(lane)
		for t := range m {
			m[t] += left[t] + right[t]
		}
		kept := m.without(l.Hide)
		l.Hidden += m.Total() - kept.Total()
		if totals[lane] = kept; kept.Total() > 0 {
			lanes = append(lanes, lane)
		}
	}
	if len(lanes) > 0 {
		l.reachers(&totals, len(lanes))
	}
	for _, lane := range lanes {
		l.lane(lane, totals[lane].Total(), len(lanes))
	}
}

func (l *looker) binsWanted() int {
	if l.Width < NarrowWidth {
		return binsDown
	}
	return max(1, min(int((l.Width-2*margin)/binAcross), binsMost))
}

// count finds how many claims lie in each fine bin, and around the window.
func (l *looker) count() {
	x, d := l.index, l.Division
	m := &x.byMiddle
	l.borders = make([]int, l.grid.fine+1)
	l.tallies = make([]tally, l.grid.fine+1)
	from := 0
	for i := range l.borders {
		at, _ := slices.BinarySearch(m.days[from:], l.grid.day(i))
		l.borders[i] = from + at
		if i > 0 && at == 0 {
			l.tallies[i] = l.tallies[i-1]
		} else {
			l.tallies[i] = m.first(from+at, d)
		}
		from += at
	}
	ended := x.byEnd.first(x.byEnd.before(l.Window.From), d)
	l.left = l.tallies[0].minus(&ended)
	begun := x.starts.first(x.starts.through(l.Window.To), d)
	l.right = begun.minus(&l.tallies[l.grid.fine])
	all := x.starts.first(x.Len(), d)
	later := all.minus(&begun)
	l.Before, l.After = ended.all().without(l.Hide), later.all().without(l.Hide)
	l.Hidden += ended.all().Total() + later.all().Total() - l.Before.Total() - l.After.Total()
}

// reachers finds the claims that reach into the window, as many as every lane
// shows of them.
func (l *looker) reachers(totals *[MaxLanes]Mix, lanes int) {
	l.rows = make([][]int, MaxLanes)
	var want [MaxLanes]int
	open := 0
	for lane := range want {
		left, right := l.left.mix(lane), l.right.mix(lane)
		n := left.without(l.Hide).Total() + right.without(l.Hide).Total()
		most := reachMost(lanes)
		if totals[lane].Total() <= loneMost {
			most = loneMost
		}
		if want[lane] = min(n, most); want[lane] > 0 {
			open++
		}
	}
	if open == 0 {
		return
	}
	x := l.index
	x.reachers(l.Window, func(row int) bool {
		c := x.starts.codes[row]
		lane := c.lane(l.Division)
		if want[lane] == 0 || l.Hide.Has(c.tone()) {
			return true
		}
		l.rows[lane] = append(l.rows[lane], row)
		if want[lane]--; want[lane] == 0 {
			open--
		}
		return open > 0
	})
}

// reachMost is how many of very many claims that reach into the window a lane
// shows one by one.
func reachMost(lanes int) int { return max(3, 16/lanes) }

// lane adds a lane of n claims to the view.
func (l *looker) lane(lane, n, lanes int) {
	v := LaneView{Name: l.index.laneName(l.Division, lane), Tone: Tone(lane)} //nolint:gosec // there are MaxLanes
	s := sought{division: l.Division, lane: lane, hide: l.Hide}
	m := &l.index.byMiddle
	v.Rows = slices.Clone(l.rows[lane])
	mixes := l.binMixes(lane)
	most, kept := l.density(mixes, n, lanes)
	for bin, mix := range mixes {
		count := mix.Total()
		p := l.part(bin)
		var rows []uint32
		if count <= most {
			rows = m.some(p, s, count)
		} else {
			rows = m.foremost(p, s, kept)
		}
		for _, row := range rows {
			mix[l.index.starts.codes[row].tone()]--
			v.Rows = append(v.Rows, int(row))
		}
		if mix.Total() > 0 {
			v.Heaps = append(v.Heaps, Heap{Mix: mix, Days: l.middlesOf(p), bin: bin})
		}
	}
	l.remainder(&v, lane)
	slices.Sort(v.Rows)
	if len(v.Heaps) > 0 {
		v.Fine = l.fineMixes(lane)
	}
	l.Lanes = append(l.Lanes, v)
}

// density returns up to how many claims of a bin stand alone, and how many of a
// fuller one, so that a lane of n claims shows no more than its share of
// MaxMarks.
func (l *looker) density(mixes []Mix, n, lanes int) (most, kept int) {
	if n <= loneMost {
		return n, 0
	}
	limit := MaxMarks/lanes - reachMost(lanes)
	if l.Width < NarrowWidth {
		limit = aloneDown
	}
	most, kept = binMost, keptOfHeap
	for most > 0 || kept > 0 {
		drawn := 0
		for i := range mixes {
			if count := mixes[i].Total(); count <= most {
				drawn += count
			} else {
				drawn += kept + 1
			}
		}
		if drawn <= limit {
			break
		}
		switch {
		case most > 1:
			most /= 2
		case kept > 0:
			kept--
		default:
			most = 0
		}
	}
	return most, kept
}

// binMixes counts the claims of a lane by bin, without those that are hidden.
func (l *looker) binMixes(lane int) []Mix {
	mixes := make([]Mix, len(l.grid.bins))
	for i, p := range l.grid.bins {
		mixes[i] = l.mixIn(p.a, p.b, lane)
	}
	return mixes
}

func (l *looker) fineMixes(lane int) []Mix {
	mixes := make([]Mix, l.grid.fine)
	for i := range mixes {
		mixes[i] = l.mixIn(i, i+1, lane)
	}
	return mixes
}

func (l *looker) mixIn(a, b, lane int) Mix {
	var m Mix
	for t := range m {
		if at := lane*Tones + t; !l.Hide.Has(Tone(t)) {
			m[t] = int(l.tallies[b][at] - l.tallies[a][at])
		}
	}
	return m
}

// part returns where in the order of the middles a bin is.
func (l *looker) part(bin int) part {
	p := l.grid.bins[bin]
	return part{l.borders[p.a], l.borders[p.b]}
}

func (l *looker) middlesOf(p part) Window {
	days := l.index.byMiddle.days
	return Window{From: days[p.a], To: days[p.b-1]}
}

// remainder puts the claims that reach into the window and do not stand alone
// on the heaps at its ends.
func (l *looker) remainder(v *LaneView, lane int) {
	left, right := l.left.mix(lane).without(l.Hide), l.right.mix(lane).without(l.Hide)
	for _, row := range l.rows[lane] {
		tone := l.index.starts.codes[row].tone()
		if middleOf(l.index.starts.days[row], l.index.ends[row]) < l.Window.From {
			left[tone]--
		} else {
			right[tone]--
		}
	}
	v.reaching(left, 0, Window{From: l.Window.From, To: l.Window.From})
	v.reaching(right, len(l.grid.bins)-1, Window{From: l.Window.To, To: l.Window.To})
}

// reaching adds claims that only reach into the window to the heap of a bin.
func (l *LaneView) reaching(m Mix, bin int, days Window) {
	n := m.Total()
	if n == 0 {
		return
	}
	at := slices.IndexFunc(l.Heaps, func(h Heap) bool { return h.bin >= bin })
	if at < 0 {
		at = len(l.Heaps)
	}
	if at == len(l.Heaps) || l.Heaps[at].bin != bin {
		l.Heaps = slices.Insert(l.Heaps, at, Heap{Days: days, bin: bin})
	}
	h := &l.Heaps[at]
	h.Reaching += n
	for t := range m {
		h.Mix[t] += m[t]
	}
}
