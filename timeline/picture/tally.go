package picture

import (
	"slices"

	"dateline/timeline/edtf"
)

// tally counts claims by lane, and in each lane by tone.
type tally [MaxLanes * Tones]uint32

// tallyBlock is how many claims stand between two tallies that are kept. Less
// takes more memory, and more takes longer to count the claims in between.
const tallyBlock = 256

// order is the claims in the order of one of their days.
type order struct {
	days  []edtf.Day
	codes []code
	// sums[d][b] counts the first b*tallyBlock claims by the lanes of d.
	sums [groupings][]tally
}

// sum counts all blocks anew.
func (o *order) sum() {
	blocks := len(o.codes)/tallyBlock + 1
	for d := range o.sums {
		sums := make([]tally, blocks)
		var t tally
		shift := codeBits * (1 + d)
		for i, c := range o.codes {
			if i%tallyBlock == 0 {
				sums[i/tallyBlock] = t
			}
			t[int(c>>shift)&(MaxLanes-1)*Tones|int(c&(Tones-1))]++
		}
		if len(o.codes)%tallyBlock == 0 {
			sums[blocks-1] = t
		}
		o.sums[d] = sums
	}
}

// first counts the first n claims by the lanes of a division.
func (o *order) first(n int, d Division) tally {
	by := d
	if int(d) >= groupings {
		by = ByLane // which counts tones as well as any
	}
	block := n / tallyBlock
	t := o.sums[by][block]
	shift := codeBits * (1 + by)
	for _, c := range o.codes[block*tallyBlock : n] {
		t[int(c>>shift)&(MaxLanes-1)*Tones|int(c&(Tones-1))]++
	}
	switch d {
	case ByTone:
		return t.byTone()
	case Together:
		return t.together()
	default:
		return t
	}
}

// before returns how many claims have a day before day.
func (o *order) before(day edtf.Day) int {
	n, _ := slices.BinarySearch(o.days, day)
	return n
}

// through returns how many claims have a day up to and with day.
func (o *order) through(day edtf.Day) int {
	if day == edtf.MaxDay {
		return len(o.days)
	}
	return o.before(day + 1)
}

func (t *tally) minus(other *tally) tally {
	var left tally
	for i := range t {
		left[i] = t[i] - other[i]
	}
	return left
}

// mix returns the counts of a lane.
func (t *tally) mix(lane int) Mix {
	var m Mix
	for tone := range m {
		m[tone] = int(t[lane*Tones+tone])
	}
	return m
}

// all returns the counts of all lanes.
func (t *tally) all() Mix {
	var m Mix
	for i, n := range t {
		m[i%Tones] += int(n)
	}
	return m
}

func (t *tally) together() tally {
	var one tally
	for i, n := range t {
		one[i%Tones] += n
	}
	return one
}

// byTone gives every tone a lane of its own.
func (t *tally) byTone() tally {
	var lanes tally
	for i, n := range t {
		lanes[i%Tones*Tones+i%Tones] += n
	}
	return lanes
}
