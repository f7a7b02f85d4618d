package picture

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// builder gathers claims on their way into an Index.
type builder struct {
	rows    []built
	names   [groupings][]string
	numbers [groupings]map[string]uint16
	odd     []timeline.ClaimID
	oddAt   map[timeline.ClaimID]int
	undated []undatedFact
}

// built is a row before it has its place in the order of the table.
type built struct {
	start, end edtf.Day
	key        key
	groups     [groupings]uint16
	tone       Tone
	importance uint8
}

func newBuilder(size int) *builder {
	b := &builder{rows: make([]built, 0, size), oddAt: map[timeline.ClaimID]int{}}
	for d := range b.numbers {
		b.names[d] = []string{""}
		b.numbers[d] = map[string]uint16{"": 0}
	}
	return b
}

// builderOf goes on from what an Index knows of names.
func builderOf(x *Index) *builder {
	b := newBuilder(0)
	for d := range b.numbers {
		b.names[d] = slices.Clone(x.names[d])
		for i, name := range x.names[d] {
			b.numbers[d][name] = uint16(i)
		}
	}
	b.odd = slices.Clone(x.odd)
	for i, id := range x.odd {
		b.oddAt[id] = i
	}
	return b
}

// add adds facts. Their names are looked up by division at once, which on a
// machine with several processors takes half as long.
func (b *builder) add(facts []Fact) {
	placed := make([]int32, 0, len(facts)) // the facts that become rows
	for i := range facts {
		if b.place(&facts[i]) {
			placed = append(placed, int32(i))
		}
	}
	rows := b.rows[len(b.rows)-len(placed):]
	var numbers [groupings][]uint16
	var all sync.WaitGroup
	for d := range numbers {
		all.Go(func() { numbers[d] = b.numbered(d, facts, placed) })
	}
	all.Wait()
	for d, found := range numbers {
		for i, n := range found {
			rows[i].groups[d] = n
		}
	}
}

// place adds a row for a fact without its groups, or an undated one, and reports
// whether there is a row.
func (b *builder) place(f *Fact) bool {
	k := b.keyOf(f.ID)
	tone := min(f.Tone, Tones-1)
	start, end, ok := daysOf(f.When)
	if !ok {
		b.undated = append(b.undated, undatedFact{key: k, tone: tone})
		return false
	}
	b.rows = append(b.rows, built{
		start: start, end: end, key: k, tone: tone, importance: uint8(max(0, min(f.Importance, timeline.MaxImportance))),
	})
	return true
}

// numbered returns the numbers of the groups of some facts in one division.
func (b *builder) numbered(d int, facts []Fact, placed []int32) []uint16 {
	numbers := make([]uint16, len(placed))
	last, n := "", uint16(0)
	for i, at := range placed {
		if name := facts[at].Groups[d]; name != last {
			last, n = name, b.group(d, name)
		}
		numbers[i] = n
	}
	return numbers
}

func (b *builder) keyOf(id timeline.ClaimID) key {
	if k, ok := keyOf(id); ok {
		return k
	}
	i, ok := b.oddAt[id]
	if !ok {
		i = len(b.odd)
		b.odd = append(b.odd, id)
		b.oddAt[id] = i
	}
	return oddKey(i)
}

// group returns the number of a group. There are more groups than anybody can
// tell apart; those that come after them count as none.
func (b *builder) group(d int, name string) uint16 {
	n, ok := b.numbers[d][name]
	if ok || len(b.names[d]) == math.MaxUint16 {
		return n
	}
	n = uint16(len(b.names[d])) //nolint:gosec // there are no more names, see above
	b.numbers[d][name] = n
	b.names[d] = append(b.names[d], name)
	return n
}

// daysOf returns the days that decide where a date stands. All that is known
// of a date with one unknown end is its other end. It is false for a date
// without any day.
func daysOf(date edtf.Date) (start, end edtf.Day, ok bool) {
	lo, hi := date.Earliest(), date.Latest()
	switch {
	case lo.Kind == edtf.Unknown && hi.Kind != edtf.Known, hi.Kind == edtf.Unknown && lo.Kind != edtf.Known:
		return 0, 0, false
	case lo.Kind == edtf.Unknown:
		return hi.Day, hi.Day, true
	case hi.Kind == edtf.Unknown:
		return lo.Day, lo.Day, true
	default:
		return lo.Day, hi.Day, true
	}
}

// middleOf is the day at which a claim is counted: the middle of its days, or
// the end that it has.
func middleOf(start, end edtf.Day) edtf.Day {
	switch {
	case start == edtf.MinDay && end == edtf.MaxDay:
		return 0
	case start == edtf.MinDay:
		return end
	case end == edtf.MaxDay:
		return start
	default:
		return start + (end-start)/2
	}
}

func compareBuilt(odd []timeline.ClaimID, a, b *built) int {
	if c := cmp.Compare(a.start, b.start); c != 0 {
		return c
	}
	if c := cmp.Compare(a.end, b.end); c != 0 {
		return c
	}
	return compareKeys(odd, a.key, b.key)
}

// index arranges what was gathered.
func (b *builder) index() *Index {
	n := len(b.rows)
	x := &Index{
		starts: order{days: make([]edtf.Day, n), codes: make([]code, n)},
		ends:   make([]edtf.Day, n), keys: make([]key, n),
		groups: make([][groupings]uint16, n), importance: make([]uint8, n),
		names: b.names, odd: b.odd, undated: b.undated,
	}
	for i, from := range b.sorted() {
		r := &b.rows[from.row]
		x.starts.days[i], x.ends[i], x.keys[i], x.groups[i], x.importance[i] = r.start, r.end, r.key, r.groups, r.importance
		x.starts.codes[i] = code(r.tone)
	}
	b.rows = nil
	x.divide()
	var ends sync.WaitGroup
	ends.Go(x.sortEnds)
	x.sortMiddles()
	ends.Wait()
	x.settle()
	return x
}

// sorted returns the rows in the order of the table. They are counted into place
// by their first days; only those of one first day are compared.
func (b *builder) sorted() []dayRow {
	rows := sortedByDay(len(b.rows), func(row int) edtf.Day { return b.rows[row].start })
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].day == rows[from].day {
			to++
		}
		slices.SortFunc(rows[from:to], func(p, q dayRow) int {
			return compareBuilt(b.odd, &b.rows[p.row], &b.rows[q.row])
		})
		from = to
	}
	return rows
}

// divide gives lanes to the groups of every division, and writes them into the
// codes of the rows. It reports whether a group has another lane than before.
func (x *Index) divide() (moved bool) {
	for d := range x.lanes {
		was := x.lanes[d].of
		x.lanes[d] = lanesFor(x.names[d], x.groups, d)
		moved = moved || !slices.Equal(was, x.lanes[d].of)
	}
	if moved {
		for row, c := range x.starts.codes {
			x.starts.codes[row] = x.codeOf(c.tone(), x.groups[row])
		}
	}
	return moved
}

func (x *Index) codeOf(tone Tone, groups [groupings]uint16) code {
	var in [groupings]uint8
	for d, g := range groups {
		in[d] = x.lanes[d].of[g]
	}
	return codeOf(tone, in)
}

func (x *Index) sortMiddles() {
	sorted := sortedByDay(x.Len(), func(row int) edtf.Day { return middleOf(x.starts.days[row], x.ends[row]) })
	m := &x.byMiddle
	m.days, m.codes, m.rows = make([]edtf.Day, len(sorted)), make([]code, len(sorted)), make([]uint32, len(sorted))
	for i, at := range sorted {
		m.days[i], m.rows[i] = at.day, at.row
	}
}

func (x *Index) sortEnds() {
	sorted := sortedByDay(x.Len(), func(row int) edtf.Day { return x.ends[row] })
	x.byEnd.days, x.byEnd.codes = make([]edtf.Day, len(sorted)), make([]code, len(sorted))
	for i, at := range sorted {
		x.byEnd.days[i], x.byEnd.codes[i] = at.day, x.starts.codes[at.row]
	}
}

// settle finds all that follows from the orders.
func (x *Index) settle() {
	var beside sync.WaitGroup
	beside.Go(func() {
		x.starts.sum()
		x.byEnd.sum()
		x.reach = reachingOf(x.ends, x.importance)
	})
	m := &x.byMiddle
	for i, row := range m.rows {
		m.codes[i] = x.starts.codes[row]
	}
	m.outstanding(x.importance)
	m.sum()
	x.known = Window{From: edtf.MaxDay, To: edtf.MinDay}
	for row := range x.ends {
		x.known.span(x.starts.days[row], x.ends[row])
	}
	beside.Wait()
}

// span includes the days that are known of a claim.
func (w *Window) span(start, end edtf.Day) {
	if start == edtf.MinDay {
		start = end
	}
	if end == edtf.MaxDay {
		end = start
	}
	if start == edtf.MaxDay || end == edtf.MinDay {
		return // the claim is of all time
	}
	w.From, w.To = min(w.From, start), max(w.To, end)
}
