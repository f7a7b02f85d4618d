package picture

import (
	"cmp"
	"slices"
)

// Multiple is the claims of one group, to be compared with those of others.
type Multiple struct {
	Name string
	Mix  Mix
	Over []Mix // by equal parts of a window, those with their middle in it
}

// Multiples returns up to most groups of a division, those of most claims first,
// with what they have in n equal parts of a window. Others is how many groups
// there are besides, and without how many claims have none. It looks at every
// claim.
func (x *Index) Multiples(d Division, w Window, n, most int) (largest []Multiple, others, without int) {
	if int(d) >= groupings {
		return nil, 0, 0
	}
	mixes := make([]Mix, len(x.names[d]))
	for row, g := range x.groups {
		mixes[g[d]][x.starts.codes[row].tone()]++
	}
	without = mixes[0].Total()
	var numbers []int
	for g := 1; g < len(mixes); g++ {
		if mixes[g].Total() > 0 {
			numbers = append(numbers, g)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(mixes[b].Total(), mixes[a].Total()), cmp.Compare(x.names[d][a], x.names[d][b]))
	})
	shown := numbers[:min(most, len(numbers))]
	at := make([]int, len(mixes)) // of a group, the number of its multiple, counted from 1
	for i, g := range shown {
		largest = append(largest, Multiple{Name: x.names[d][g], Mix: mixes[g], Over: make([]Mix, n)})
		at[g] = i + 1
	}
	x.spread(largest, w, func(row int) int { return at[x.groups[row][d]] - 1 })
	return largest, len(numbers) - len(shown), without
}

// spread counts the claims of each multiple by parts of a window.
func (x *Index) spread(all []Multiple, w Window, of func(row int) int) {
	if w.IsZero() || len(all) == 0 || len(all[0].Over) == 0 {
		return
	}
	parts := len(all[0].Over)
	share := float64(parts) / float64(w.days())
	for row := range x.groups {
		i := of(row)
		middle := middleOf(x.starts.days[row], x.ends[row])
		if i < 0 || middle < w.From || middle > w.To {
			continue
		}
		part := min(parts-1, int(float64(middle-w.From)*share))
		all[i].Over[part][x.starts.codes[row].tone()]++
	}
}
