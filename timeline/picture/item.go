package picture

import (
	"cmp"
	"slices"
)

// item is a claim that stands alone.
type item struct {
	n      int // its row, which is its number less 1
	claim  *Claim
	extent extent
	parts  []stretch // where the members of a set are
	bar    int       // its index among the bars of its lane, -1 for a point
}

func (it item) at() float64 { return it.extent.middle() }

// itemsOf places the claims of some rows. Claims are those of all rows of a
// view.
func (c *composer) itemsOf(rows []int, s scale) []item {
	items := make([]item, 0, len(rows))
	for _, row := range rows {
		at, _ := slices.BinarySearch(c.rows, row)
		claim := &c.claims[at]
		e := s.extent(claim.When)
		items = append(items, item{n: row, claim: claim, extent: e, parts: s.parts(claim.When), bar: -1})
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
