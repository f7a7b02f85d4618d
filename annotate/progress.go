package annotate

import (
	"maps"
	"slices"

	"dateline/timeline/edtf"
)

// Turn is how many claims went from one status or verdict to another on a day.
// Of a claim that is new the old ones are empty. Either the statuses or the
// verdicts are set.
type Turn struct {
	Day                 edtf.Day
	OldStatus, Status   Status
	OldVerdict, Verdict Verdict
	Claims              int
}

// Tally is how many claims there were of each status and verdict at the end of
// a day.
type Tally struct {
	Day      edtf.Day
	Statuses map[Status]int
	Verdicts map[Verdict]int
}

// Claims returns how many claims there were.
func (t Tally) Claims() int {
	n := 0
	for _, c := range t.Statuses {
		n += c
	}
	return n
}

// Progress returns the tally at the end of each day from the first to the last,
// both included, as turns in any order add up to it. What turned before the
// first day is in its tally.
func Progress(turns []Turn, first, last edtf.Day) []Tally {
	turns = slices.Clone(turns)
	slices.SortStableFunc(turns, func(a, b Turn) int { return int(a.Day - b.Day) })
	now := Tally{Statuses: map[Status]int{}, Verdicts: map[Verdict]int{}}
	var days []Tally
	for day := first; day <= last; day++ {
		for len(turns) > 0 && turns[0].Day <= day {
			now.add(turns[0])
			turns = turns[1:]
		}
		days = append(days, Tally{Day: day, Statuses: maps.Clone(now.Statuses), Verdicts: maps.Clone(now.Verdicts)})
	}
	return days
}

func (t Tally) add(turn Turn) {
	turned(t.Statuses, turn.OldStatus, turn.Status, turn.Claims)
	turned(t.Verdicts, turn.OldVerdict, turn.Verdict, turn.Claims)
}

// turned moves n claims in counts. A count that comes to nothing is left out.
func turned[K ~string](counts map[K]int, from, to K, n int) {
	for key, by := range map[K]int{from: -n, to: n} {
		if key == "" || from == to {
			continue
		}
		if counts[key] += by; counts[key] == 0 {
			delete(counts, key)
		}
	}
}
