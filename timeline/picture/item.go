package picture

import (
	"cmp"
	"slices"
)

// item is a claim that has a place in the window.
type item struct {
	n      int // its index in Picture.Claims
	claim  *Claim
	extent extent
	bar    int // its index among the bars of its lane, -1 for a point
}

func (it item) at() float64 { return it.extent.middle() }

// itemsIn places the claims, and counts those that have no place in the window.
func itemsIn(p *Picture, s scale) []item {
	items := make([]item, 0, len(p.Claims))
	p.Undated, p.Before, p.After = 0, 0, 0
	for n := range p.Claims {
		claim := &p.Claims[n]
		e, where := s.extent(claim.When)
		switch where {
		case inside:
			items = append(items, item{n: n, claim: claim, extent: e, bar: -1})
		case before:
			p.Before++
		case after:
			p.After++
		default:
			p.Undated++
		}
	}
	return items
}

// byPlace sorts items by where they are, those in one place in the order of
// the table.
func byPlace(items []item) {
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.at(), b.at()), cmp.Compare(a.n, b.n))
	})
}

// byWeight compares items by how much they deserve a label.
func byWeight(a, b item) int {
	return cmp.Or(cmp.Compare(b.claim.Importance, a.claim.Importance), cmp.Compare(a.n, b.n))
}

// lanesOf divides items into lanes, in the order of their first claim in the
// table. Items of lanes beyond MaxLanes share the last one.
func lanesOf(items []item) (names []string, lanes [][]item) {
	const others = "Other lanes"
	index := make(map[string]int)
	for _, it := range items {
		name := it.claim.Lane
		i, ok := index[name]
		switch {
		case ok:
		case len(names) < MaxLanes:
			i = len(names)
			names = append(names, name)
			lanes = append(lanes, nil)
		default:
			i = MaxLanes - 1
			names[i] = others
		}
		index[name] = i
		lanes[i] = append(lanes[i], it)
	}
	return names, lanes
}
