package picture

import (
	"cmp"
	"slices"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// mostChanges is up to how many changes are worked into an Index. What more
// there are is quicker to arrange anew.
const mostChanges = 512

// With returns the index in which some claims are as the facts say, whether or
// not they were there before, and others are gone. It shows the same as an index
// made anew, and sorts nothing but the changes.
func (x *Index) With(changed []Fact, gone []timeline.ClaimID) *Index {
	b := builderOf(x)
	old := make(map[key]bool, len(changed)+len(gone))
	b.add(changed)
	for i := range changed {
		old[b.keyOf(changed[i].ID)] = true
	}
	for _, id := range gone {
		old[b.keyOf(id)] = true
	}
	undated := slices.DeleteFunc(slices.Clone(x.undated), func(u undatedFact) bool { return old[u.key] })
	b.undated = slices.Concat(undated, b.undated)
	cut := x.rowsOf(old)
	if len(cut)+len(b.rows) > mostChanges {
		return x.anew(b, cut)
	}
	slices.SortFunc(b.rows, func(p, q built) int { return compareBuilt(b.odd, &p, &q) })
	y := x.spliced(b, cut)
	if y.divide() {
		y.sortEnds() // their codes say in which lanes they are
	}
	y.settle()
	return y
}

// rowsOf returns the rows of some keys, in order.
func (x *Index) rowsOf(keys map[key]bool) []int {
	var rows []int
	if len(keys) == 0 {
		return nil
	}
	const few = 4
	wanted := make([]key, 0, few)
	for k := range keys {
		if len(keys) <= few {
			wanted = append(wanted, k)
		}
	}
	for row, k := range x.keys {
		if len(keys) <= few && slices.Contains(wanted, k) || len(keys) > few && keys[k] {
			rows = append(rows, row)
		}
	}
	return rows
}

// anew arranges the rows that are not cut together with those of a builder.
func (x *Index) anew(b *builder, cut []int) *Index {
	for row := range x.keys {
		if len(cut) > 0 && cut[0] == row {
			cut = cut[1:]
			continue
		}
		b.rows = append(b.rows, x.built(row))
	}
	return b.index()
}

func (x *Index) built(row int) built {
	return built{
		start: x.starts.days[row], end: x.ends[row], key: x.keys[row], groups: x.groups[row],
		tone: x.starts.codes[row].tone(), importance: x.importance[row],
	}
}

// spliced returns the index without the rows that are cut and with those of a
// builder, which are in order. Nothing of what settle finds is right yet.
func (x *Index) spliced(b *builder, cut []int) *Index {
	at := make([]int, len(b.rows)) // the old rows before which the new ones go
	for i := range b.rows {
		at[i] = x.placeFor(&b.rows[i], b.odd)
	}
	y := &Index{names: b.names, lanes: x.lanes, odd: b.odd, undated: b.undated}
	y.starts.days = splice(x.starts.days, cut, at, func(i int) edtf.Day { return b.rows[i].start })
	y.starts.codes = splice(x.starts.codes, cut, at, func(i int) code {
		return x.lanesKnown(b.rows[i].tone, b.rows[i].groups)
	})
	y.ends = splice(x.ends, cut, at, func(i int) edtf.Day { return b.rows[i].end })
	y.keys = splice(x.keys, cut, at, func(i int) key { return b.rows[i].key })
	y.groups = splice(x.groups, cut, at, func(i int) [groupings]uint16 { return b.rows[i].groups })
	y.importance = splice(x.importance, cut, at, func(i int) uint8 { return b.rows[i].importance })
	y.spliceMiddles(x, cut, at)
	y.spliceEnds(x, b, cut)
	return y
}

// lanesKnown is codeOf for groups of which some may be new.
func (x *Index) lanesKnown(tone Tone, groups [groupings]uint16) code {
	var in [groupings]uint8
	for d, g := range groups {
		if int(g) < len(x.lanes[d].of) {
			in[d] = x.lanes[d].of[g]
		}
	}
	return codeOf(tone, in)
}

// placeFor returns the row before which a claim stands.
func (x *Index) placeFor(r *built, odd []timeline.ClaimID) int {
	from := x.starts.before(r.start)
	to := x.starts.through(r.start)
	if r.start == edtf.MaxDay {
		to = len(x.keys)
	}
	n := 0
	for n < to-from {
		row := from + n
		other := built{start: x.starts.days[row], end: x.ends[row], key: x.keys[row]}
		if compareBuilt(odd, &other, r) > 0 {
			break
		}
		n++
	}
	return from + n
}

// splice returns old without the places that are cut, and with a new value
// before each of the places at. Both are in order.
func splice[T any](old []T, cut, at []int, value func(i int) T) []T {
	spliced := make([]T, 0, len(old)-len(cut)+len(at))
	from := 0
	for i := 0; i < len(at) || len(cut) > 0; {
		if len(cut) > 0 && (i == len(at) || cut[0] < at[i]) {
			spliced = append(spliced, old[from:cut[0]]...)
			from, cut = cut[0]+1, cut[1:]
			continue
		}
		spliced = append(spliced, old[from:at[i]]...)
		from = at[i]
		spliced = append(spliced, value(i))
		i++
	}
	return append(spliced, old[from:]...)
}

// spliceMiddles takes over the order of the middles. Rows have other numbers
// than before, but stand in the same order.
func (x *Index) spliceMiddles(old *Index, cut, at []int) {
	m := &old.byMiddle
	fresh := make([]dayRow, len(at)) // with the new rows
	for i := range at {
		row := at[i] + i - countBelow(cut, at[i])
		fresh[i] = dayRow{day: middleOf(x.starts.days[row], x.ends[row]), row: uint32(row)} //nolint:gosec // rows are counted in 32 bits
	}
	slices.SortFunc(fresh, func(a, b dayRow) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.row, b.row)) })
	rows, days := make([]uint32, 0, x.Len()), make([]edtf.Day, 0, x.Len())
	shift := shiftOf(cut, at)
	for i, row := range m.rows {
		now, kept := shift.of(int(row))
		if !kept {
			continue
		}
		for len(fresh) > 0 && (fresh[0].day < m.days[i] || fresh[0].day == m.days[i] && fresh[0].row < now) {
			rows, days, fresh = append(rows, fresh[0].row), append(days, fresh[0].day), fresh[1:]
		}
		rows, days = append(rows, now), append(days, m.days[i])
	}
	for _, f := range fresh {
		rows, days = append(rows, f.row), append(days, f.day)
	}
	x.byMiddle.rows, x.byMiddle.days = rows, days
	x.byMiddle.codes = make([]code, len(rows))
}

// shift tells what number an old row has when some are cut and others put in.
type shift struct {
	cut   []int
	steps []int // the old rows from which on the number differs
	by    []int // by how much, from each step on
}

func shiftOf(cut, at []int) shift {
	s := shift{cut: cut, steps: []int{0}, by: []int{0}}
	steps := slices.Sorted(slices.Values(slices.Concat(at, increased(cut))))
	for _, step := range slices.Compact(steps) {
		s.steps = append(s.steps, step)
		s.by = append(s.by, countBelow(at, step+1)-countBelow(cut, step))
	}
	return s
}

func increased(rows []int) []int {
	next := make([]int, len(rows))
	for i, row := range rows {
		next[i] = row + 1
	}
	return next
}

func (s *shift) of(row int) (now uint32, kept bool) {
	if len(s.cut) > 0 {
		if _, gone := slices.BinarySearch(s.cut, row); gone {
			return 0, false
		}
	}
	step, exact := slices.BinarySearch(s.steps, row)
	if !exact {
		step--
	}
	if step+1 < len(s.steps) && s.steps[step+1] == row { // 0 may stand twice
		step++
	}
	return uint32(row + s.by[step]), true //nolint:gosec // rows are counted in 32 bits
}

// countBelow returns how many of some numbers, in order, are below n.
func countBelow(numbers []int, n int) int {
	i, _ := slices.BinarySearch(numbers, n)
	return i
}

// spliceEnds takes over the order of the last days. Where several claims have
// the same it does not matter which comes first, as they are only counted.
func (x *Index) spliceEnds(old *Index, b *builder, cut []int) {
	days, codes := slices.Clone(old.byEnd.days), slices.Clone(old.byEnd.codes)
	for _, row := range cut {
		i, _ := slices.BinarySearch(days, old.ends[row])
		for codes[i] != old.starts.codes[row] {
			i++
		}
		days, codes = slices.Delete(days, i, i+1), slices.Delete(codes, i, i+1)
	}
	for i := range b.rows {
		r := &b.rows[i]
		at, _ := slices.BinarySearch(days, r.end)
		days = slices.Insert(days, at, r.end)
		codes = slices.Insert(codes, at, old.lanesKnown(r.tone, r.groups))
	}
	x.byEnd.days, x.byEnd.codes = days, codes
}
