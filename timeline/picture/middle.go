package picture

import (
	"slices"

	"dateline/timeline"
)

// middles is the claims in the order of their middles.
type middles struct {
	order
	rows []uint32 // of each
	// ranks[i] is where in the order the claims of an importance of i+1 are.
	ranks [timeline.MaxImportance][]uint32
}

// outstanding finds the claims of each importance.
func (m *middles) outstanding(importance []uint8) {
	var sizes [timeline.MaxImportance]int
	for _, i := range importance {
		if i > 0 {
			sizes[i-1]++ //nolint:gosec // no importance is above MaxImportance
		}
	}
	for i, n := range sizes {
		m.ranks[i] = make([]uint32, 0, n)
	}
	for at, row := range m.rows {
		if i := importance[row]; i > 0 {
			m.ranks[i-1] = append(m.ranks[i-1], uint32(at))
		}
	}
}

// part is a part of the order: the places from a up to b.
type part struct{ a, b int }

// sought says which claims of a lane are looked for.
type sought struct {
	division Division
	lane     int
	hide     ToneSet
}

func (s sought) is(c code) bool { return c.lane(s.division) == s.lane && !s.hide.Has(c.tone()) }

// lookLimit is how many claims are looked at to find those of one lane in one
// bin. It bounds the cost where a lane has few of very many claims; what is not
// found stays in the cluster.
const lookLimit = 2048

// some returns up to most rows of a lane in a part of the order.
func (m *middles) some(p part, s sought, most int) []uint32 {
	var rows []uint32
	for at := p.a; at < min(p.b, p.a+lookLimit) && len(rows) < most; at++ {
		if s.is(m.codes[at]) {
			rows = append(rows, m.rows[at])
		}
	}
	return rows
}

// foremost returns up to most rows of a lane in a part of the order, the most
// important first.
func (m *middles) foremost(p part, s sought, most int) []uint32 {
	const look = lookLimit / 8
	var rows []uint32
	taken := func(row uint32) bool { return slices.Contains(rows, row) }
	for i := len(m.ranks) - 1; i >= 0 && len(rows) < most; i-- {
		first, _ := slices.BinarySearch(m.ranks[i], uint32(p.a)) //nolint:gosec // rows are counted in 32 bits
		for _, at := range m.ranks[i][first:min(len(m.ranks[i]), first+look)] {
			if int(at) >= p.b || len(rows) == most {
				break
			}
			if s.is(m.codes[at]) {
				rows = append(rows, m.rows[at])
			}
		}
	}
	for at := p.a; at < min(p.b, p.a+look) && len(rows) < most; at++ {
		if s.is(m.codes[at]) && !taken(m.rows[at]) {
			rows = append(rows, m.rows[at])
		}
	}
	return rows
}
