package timeline_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// The reference judges one pair of days at a time, straight from the
// definitions, and knows no windows. It counts with package time.

func refDay(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// refAdd adds calendar months, clamped to the end of the month, then days.
func refAdd(t time.Time, months, days int) time.Time {
	firstOfMonth := refDay(t.Year(), t.Month()+time.Month(months), 1)
	lastDay := firstOfMonth.AddDate(0, 1, -1).Day()
	return firstOfMonth.AddDate(0, 0, min(t.Day(), lastDay)-1+days)
}

// refAddUnits adds n units.
func refAddUnits(t time.Time, n int, unit timeline.Unit) time.Time {
	switch unit {
	case timeline.UnitDay:
		return refAdd(t, 0, n)
	case timeline.UnitWeek:
		return refAdd(t, 0, 7*n)
	case timeline.UnitMonth:
		return refAdd(t, n, 0)
	case timeline.UnitYear:
		return refAdd(t, 12*n, 0)
	default:
		return refAdd(t, 120*n, 0)
	}
}

// refPair reports whether a gap of length l can run from a to b.
func refPair(l timeline.Length, a, b time.Time) bool {
	mark := refAddUnits(a, l.N, l.Unit)
	switch l.Op {
	case timeline.OpExactly:
		return b.Equal(mark)
	case timeline.OpAtLeast:
		return !b.Before(mark)
	case timeline.OpMoreThan:
		return b.After(mark)
	case timeline.OpAtMost:
		return !b.After(mark)
	case timeline.OpLessThan:
		return b.Before(mark)
	case timeline.OpBetween:
		return !b.Before(mark) && !b.After(refAddUnits(a, l.M, l.Unit))
	case timeline.OpNearly:
		g := 1
		if l.N >= 20 && l.N%10 == 0 {
			g = l.N / 10
		}
		return b.Before(mark) && !b.Before(refAddUnits(a, l.N-g, l.Unit))
	case timeline.OpAbout:
		return refAbout(l, a, b)
	default:
		return refCompleted(l, a, b) || refSubtracted(l, a, b)
	}
}

func refAbout(l timeline.Length, a, b time.Time) bool {
	share := 20 // one twentieth is 5 %
	if l.N%10 == 0 {
		share = 10
	}
	switch l.Unit {
	case timeline.UnitDay, timeline.UnitWeek:
		length := map[timeline.Unit]int{timeline.UnitDay: 1, timeline.UnitWeek: 7}[l.Unit]
		half := map[timeline.Unit]int{timeline.UnitDay: 1, timeline.UnitWeek: 3}[l.Unit]
		days := max(half, l.N*length/share)
		return !b.Before(refAdd(a, 0, l.N*length-days)) && !b.After(refAdd(a, 0, l.N*length+days))
	default:
		length := map[timeline.Unit]int{timeline.UnitMonth: 1, timeline.UnitYear: 12, timeline.UnitDecade: 120}[l.Unit]
		days := max(length*15, l.N*length*30/share) // with a month of thirty days
		months, days := days/30, days%30
		return !b.Before(refAdd(a, l.N*length-months, -days)) && !b.After(refAdd(a, l.N*length+months, days))
	}
}

func refCompleted(l timeline.Length, a, b time.Time) bool {
	return !b.Before(refAddUnits(a, l.N, l.Unit)) && b.Before(refAddUnits(a, l.N+1, l.Unit))
}

func refSubtracted(l timeline.Length, a, b time.Time) bool {
	years := b.Year() - a.Year()
	switch l.Unit {
	case timeline.UnitMonth:
		return years*12+int(b.Month()-a.Month()) == l.N
	case timeline.UnitYear:
		return years == l.N
	case timeline.UnitDecade:
		return years >= 0 && years/10 == l.N
	default:
		return refCompleted(l, a, b)
	}
}

// refJudge tries every pair.
func refJudge(l timeline.Length, fromFirst, fromLast, toFirst, toLast time.Time) timeline.Outcome {
	var yes, no, inOrder bool
	for a := fromFirst; !a.After(fromLast); a = a.AddDate(0, 0, 1) {
		for b := toFirst; !b.After(toLast); b = b.AddDate(0, 0, 1) {
			inOrder = inOrder || !b.Before(a)
			if refPair(l, a, b) {
				yes = true
			} else {
				no = true
			}
		}
	}
	switch {
	case !inOrder:
		return timeline.Fails
	case yes && no:
		return timeline.CannotTell
	case yes:
		return timeline.Holds
	default:
		return timeline.Fails
	}
}

func refInterval(first, last time.Time) edtf.Date {
	const layout = "2006-01-02"
	return edtf.MustParse(first.Format(layout) + "/" + last.Format(layout))
}

// compare checks one length against the reference, over intervals of the given
// number of days more than one.
func compare(t *testing.T, l timeline.Length, from time.Time, fromMore int, to time.Time, toMore int) timeline.Outcome {
	t.Helper()
	fromLast, toLast := from.AddDate(0, 0, fromMore), to.AddDate(0, 0, toMore)
	a, b := refInterval(from, fromLast), refInterval(to, toLast)
	want := refJudge(l, from, fromLast, to, toLast)
	got := l.Check(a, b)
	if got.Outcome != want {
		t.Fatalf("%s .. %s, %s: got %s, but trying every pair of days gives %s", a, b, l, got.Outcome, want)
	}
	if nearest := got.Off.Nearest().TotalDays; nearest != 0 && want != timeline.Fails {
		t.Fatalf("%s .. %s, %s: off by %d days, though it %s", a, b, l, nearest, want)
	}
	return want
}

func TestCheckAgreesWithTryingEveryPairOfDays(t *testing.T) {
	random := rand.New(rand.NewPCG(20240619, 20000719))
	seen := map[timeline.Op]map[timeline.Outcome]int{}
	for _, n := range []int{1, 2, 3, 10, 11, 20, 24, 30} {
		for _, l := range everyLength(n, n+1+random.IntN(4)) {
			for range 80 {
				from := refDay(1999+random.IntN(10), time.Month(1+random.IntN(12)), 1+random.IntN(31))
				to := nearMark(random, l, from)
				outcome := compare(t, l, from, max(0, random.IntN(16)-5), to, max(0, random.IntN(16)-5))
				if seen[l.Op] == nil {
					seen[l.Op] = map[timeline.Outcome]int{}
				}
				seen[l.Op][outcome]++
			}
		}
	}
	for _, op := range timeline.Ops() {
		for _, outcome := range []timeline.Outcome{timeline.Holds, timeline.Fails, timeline.CannotTell} {
			if seen[op][outcome] == 0 {
				t.Errorf("no trial of %s came to %s: the trials miss what they are for", op, outcome)
			}
		}
	}
}

// nearMark returns a day around one of the edges of l's window.
func nearMark(random *rand.Rand, l timeline.Length, from time.Time) time.Time {
	jitter := random.IntN(41) - 20
	units := l.N
	switch random.IntN(5) {
	case 0:
		units++
	case 1:
		units--
	case 2:
		units = max(l.M, l.N)
	case 3:
		units = l.N - l.N/10
	default:
	}
	to := refAddUnits(from, units, l.Unit).AddDate(0, 0, jitter)
	if random.IntN(4) == 0 {
		to = refDay(to.Year(), 1, 1).AddDate(0, 0, random.IntN(9)-4) // where subtraction changes
	}
	return to
}

// Around the end of February a month is clamped, and days of the year are
// skipped: every small pair of intervals there is tried.
func TestCheckAgreesWithEveryPairAroundLeapDays(t *testing.T) {
	for _, start := range []time.Time{refDay(2023, time.February, 26), refDay(2024, time.February, 27), refDay(2024, time.January, 29)} {
		for _, n := range []int{1, 4} {
			for _, l := range everyLength(n, n+1) {
				if l.Unit != timeline.UnitMonth && l.Unit != timeline.UnitYear {
					continue
				}
				mark := refAddUnits(start, l.N, l.Unit)
				for shift := range 36 {
					from, to := start.AddDate(0, 0, shift/6), mark.AddDate(0, 0, shift%6)
					for more := range 16 {
						compare(t, l, from, more/4, to, more%4)
					}
				}
			}
		}
	}
}

// Whoever narrows a date can turn "cannot tell" into an answer, but no answer
// into another.
func TestANarrowerDateKeepsTheAnswer(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	answers := 0
	for _, l := range everyLength(20, 23) {
		for range 40 {
			from := refDay(1990+random.IntN(20), time.Month(1+random.IntN(12)), 1+random.IntN(31))
			to := nearMark(random, l, from)
			fromMore, toMore := random.IntN(60), random.IntN(60)
			wide := l.Check(refInterval(from, from.AddDate(0, 0, fromMore)), refInterval(to, to.AddDate(0, 0, toMore)))
			if wide.Outcome == timeline.CannotTell {
				continue
			}
			answers++
			a, b := from.AddDate(0, 0, random.IntN(fromMore+1)), to.AddDate(0, 0, random.IntN(toMore+1))
			narrow := l.Check(refInterval(a, a), refInterval(b, b))
			if narrow.Outcome != wide.Outcome && !b.Before(a) {
				t.Fatalf("%s: %s .. %s gives %s, but its days %s .. %s give %s",
					l, wide.From, wide.To, wide.Outcome, narrow.From, narrow.To, narrow.Outcome)
			}
		}
	}
	if answers < 100 {
		t.Errorf("only %d trials had an answer to keep", answers)
	}
}

// Between two single days, at least and less than exclude each other, and so do
// more than and at most.
func TestOppositeClaimsExcludeEachOther(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	opposites := [][2]timeline.Op{{timeline.OpAtLeast, timeline.OpLessThan}, {timeline.OpMoreThan, timeline.OpAtMost}}
	for _, unit := range timeline.Units() {
		for _, pair := range opposites {
			for range 50 {
				n := 1 + random.IntN(30)
				from := refDay(1990+random.IntN(20), time.Month(1+random.IntN(12)), 1+random.IntN(31))
				to := refAddUnits(from, n, unit).AddDate(0, 0, max(-n, random.IntN(5)-2))
				a, b := refInterval(from, from), refInterval(to, to)
				got := []timeline.Outcome{length(pair[0], n, unit).Check(a, b).Outcome, length(pair[1], n, unit).Check(a, b).Outcome}
				if !slices.Contains(got, timeline.Holds) || !slices.Contains(got, timeline.Fails) {
					t.Fatalf("%s .. %s, %d %ss: %s and %s came to %v", a, b, n, unit, pair[0], pair[1], got)
				}
			}
		}
	}
}
