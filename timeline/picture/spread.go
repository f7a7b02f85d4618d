package picture

import (
	"cmp"
	"slices"
)

// spread returns where things go that want to be centred at want, in rising
// order, need size each and may not overlap: as near to what they want as the
// least squares allow, within low and high. If they do not fit they overrun
// high.
func spread(want, size []float64, low, high float64) []float64 {
	type pool struct {
		first, n    int
		start, size float64 // of the whole pool
		sum         float64 // of the starts that its members want for it
	}
	settle := func(p pool) pool {
		p.start = max(low, min(p.sum/float64(p.n), high-p.size))
		return p
	}
	var pools []pool
	for i := range want {
		p := settle(pool{first: i, n: 1, size: size[i], sum: want[i] - size[i]/2})
		for len(pools) > 0 {
			before := pools[len(pools)-1]
			if before.start+before.size <= p.start {
				break
			}
			pools = pools[:len(pools)-1]
			p = settle(pool{
				first: before.first,
				n:     before.n + p.n,
				size:  before.size + p.size,
				sum:   before.sum + p.sum - float64(p.n)*before.size,
			})
		}
		pools = append(pools, p)
	}
	got := make([]float64, len(want))
	for _, p := range pools {
		at := p.start
		for i := p.first; i < p.first+p.n; i++ {
			got[i] = at + size[i]/2
			at += size[i]
		}
	}
	return got
}

// stretch is a part of a line.
type stretch struct{ a, b float64 }

// inRows gives each stretch the first row in which it touches no other, with
// gap between them, and tells how many rows there are. Where most rows are in
// use, the rest get the row -1.
func inRows(stretches []stretch, gap float64, most int) (rows []int, n int) {
	order := make([]int, len(stretches))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		// Of those that begin together the longest comes first, so that what
		// lies within another is drawn above it.
		return cmp.Or(
			cmp.Compare(stretches[i].a, stretches[j].a),
			cmp.Compare(stretches[j].b, stretches[i].b),
		)
	})
	rows = make([]int, len(stretches))
	var ends []float64
	for _, i := range order {
		row := slices.IndexFunc(ends, func(end float64) bool { return end+gap <= stretches[i].a })
		switch {
		case row >= 0:
			ends[row] = stretches[i].b
		case len(ends) < most:
			row = len(ends)
			ends = append(ends, stretches[i].b)
		}
		rows[i] = row
	}
	return rows, len(ends)
}

// sortedBy returns the numbers below n sorted by a key, stably.
func sortedBy(n int, key func(int) float64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(key(i), key(j)) })
	return order
}
