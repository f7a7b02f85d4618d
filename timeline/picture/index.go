package picture

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Fact is what an [Index] keeps of a claim.
type Fact struct {
	ID         timeline.ClaimID
	When       edtf.Date
	Tone       Tone
	Importance int               // 0 to timeline.MaxImportance
	Groups     [groupings]string // what each division by a text puts it under
}

// Index is the claims of a timeline, arranged so that the cost of looking at a
// window hardly depends on how many there are. It never changes, so that any
// number of readers may share it; [Index.With] makes another. It takes less than
// 100 bytes a claim, and keeps no text but the names of groups.
type Index struct {
	// By row: the claims that have a place, in the order of the table.
	starts     order // the first day of each; edtf.MinDay for none
	ends       []edtf.Day
	keys       []key
	groups     [][groupings]uint16
	importance []uint8

	byEnd    order // in the order of their last days
	byMiddle middles
	reach    reaching

	names   [groupings][]string // of groups; the first is that of no group
	lanes   [groupings]lanes
	odd     []timeline.ClaimID // those that are no UUID
	undated []undatedFact
	known   Window // the first and the last day that are known; zero for none
}

// undatedFact is a claim without a place.
type undatedFact struct {
	key  key
	tone Tone
}

// key is a UUID; or, where the first byte is 255, which none of version 7 has
// in this age of the world, the number of an odd id.
type key [16]byte

// NewIndex arranges claims. It takes time in n log n.
func NewIndex(facts []Fact) *Index {
	b := newBuilder(len(facts))
	b.add(facts)
	return b.index()
}

// Len returns how many claims have a place.
func (x *Index) Len() int { return len(x.keys) }

// Undated returns the claims that have none.
func (x *Index) Undated() []timeline.ClaimID {
	ids := make([]timeline.ClaimID, len(x.undated))
	for i, u := range x.undated {
		ids[i] = x.id(u.key)
	}
	return ids
}

// At returns the claim of a row, counted from 0 in the order of the table.
func (x *Index) At(row int) timeline.ClaimID { return x.id(x.keys[row]) }

// Days returns the days that the claim of a row may mean. An open end is
// edtf.MinDay or edtf.MaxDay.
func (x *Index) Days(row int) Window { return Window{From: x.starts.days[row], To: x.ends[row]} }

// Row returns the row of a claim.
func (x *Index) Row(id timeline.ClaimID) (row int, ok bool) {
	k, ok := x.find(id)
	if !ok {
		return 0, false
	}
	row = slices.Index(x.keys, k)
	return row, row >= 0
}

// Fit returns the window that shows every known day, with some room on both
// sides. It is false when there is none.
func (x *Index) Fit() (Window, bool) { return x.known.roomy() }

// Groups returns the names by which a division divides, without the empty one,
// in no order that means anything.
func (x *Index) Groups(d Division) []string {
	if int(d) >= groupings {
		return nil
	}
	return x.names[d][1:]
}

// find returns the key of an id, unless it is an odd one that is not known.
func (x *Index) find(id timeline.ClaimID) (key, bool) {
	if k, ok := keyOf(id); ok {
		return k, true
	}
	i := slices.Index(x.odd, id)
	return oddKey(i), i >= 0
}

const oddMark = 255

func keyOf(id timeline.ClaimID) (key, bool) {
	const textLength = 36
	if len(id) != textLength || strings.ContainsAny(string(id), "ABCDEF") {
		return key{}, false
	}
	u, err := uuid.Parse(string(id))
	if err != nil || u[0] == oddMark {
		return key{}, false
	}
	return key(u), true
}

func oddKey(i int) key {
	return key{oddMark, byte(i >> 24), byte(i >> 16), byte(i >> 8), byte(i)} //nolint:gosec // the parts of a number
}

func (x *Index) id(k key) timeline.ClaimID {
	if k[0] == oddMark {
		return x.odd[int(k[1])<<24|int(k[2])<<16|int(k[3])<<8|int(k[4])]
	}
	return timeline.ClaimID(uuid.UUID(k).String())
}

// compareKeys is the order of the texts of two ids, but odd ones come last.
func compareKeys(odd []timeline.ClaimID, a, b key) int {
	if a[0] != oddMark || b[0] != oddMark {
		return slices.Compare(a[:], b[:])
	}
	x := Index{odd: odd}
	return strings.Compare(string(x.id(a)), string(x.id(b)))
}

// lanes says which group stands in which lane.
type lanes struct {
	of    []uint8  // by group
	names []string // by lane
}

// othersLane names the lane of all groups that have none of their own.
const othersLane = "Other lanes"

// lanesFor gives lanes to the groups with the most claims, in the order of
// their first claim. Where there are more groups than lanes, the last lane is
// for the rest.
func lanesFor(names []string, rows [][groupings]uint16, d int) lanes {
	type group struct{ n, first, number int }
	all := make([]group, len(names))
	for i := range all {
		all[i] = group{first: -1, number: i}
	}
	for row, in := range rows {
		g := &all[in[d]]
		if g.n == 0 {
			g.first = row
		}
		g.n++
	}
	all = slices.DeleteFunc(all, func(g group) bool { return g.n == 0 })
	l := lanes{of: make([]uint8, len(names))}
	byFirst := func(a, b group) int { return cmp.Compare(a.first, b.first) }
	if len(all) > MaxLanes {
		slices.SortFunc(all, func(a, b group) int { return cmp.Or(cmp.Compare(b.n, a.n), byFirst(a, b)) })
		all = all[:MaxLanes-1]
		for i := range l.of {
			l.of[i] = MaxLanes - 1
		}
	}
	slices.SortFunc(all, byFirst)
	for lane, g := range all {
		l.of[g.number] = uint8(lane)
		l.names = append(l.names, names[g.number])
	}
	if len(all) == MaxLanes-1 && len(names) > MaxLanes-1 && slices.Contains(l.of, MaxLanes-1) {
		l.names = append(l.names, othersLane)
	}
	return l
}
