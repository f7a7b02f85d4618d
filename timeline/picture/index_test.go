package picture_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// plain counts by looking at every fact, as a View has to come out.
type plain struct {
	alone, before, after, undated picture.Mix
	hidden, inside                int
}

func count(facts []picture.Fact, q picture.Query) plain {
	var p plain
	for _, f := range facts {
		from, to := daysOf(f.When)
		switch {
		case q.Hide.Has(f.Tone):
			p.hidden++
		case from == edtf.MaxDay:
			p.undated[f.Tone]++
		case to < q.Window.From:
			p.before[f.Tone]++
		case from > q.Window.To:
			p.after[f.Tone]++
		default:
			p.alone[f.Tone]++
			p.inside++
		}
	}
	return p
}

// agrees fails the test where a view is not what looking at every fact gives.
func agrees(t *testing.T, x *picture.Index, facts []picture.Fact, q picture.Query) {
	t.Helper()
	v := x.View(q)
	want := count(facts, v.Query)
	if v.Before != want.before || v.After != want.after || v.Undated != want.undated || v.Hidden != want.hidden {
		t.Errorf("before %v, after %v, undated %v, hidden %d; want %v, %v, %v, %d",
			v.Before, v.After, v.Undated, v.Hidden, want.before, want.after, want.undated, want.hidden)
	}
	byID := make(map[timeline.ClaimID]picture.Fact, len(facts))
	for _, f := range facts {
		byID[f.ID] = f
	}
	var got picture.Mix
	seen := make(map[timeline.ClaimID]bool)
	for _, id := range x.IDs(&v) {
		if seen[id] {
			t.Errorf("%s stands alone twice", id)
		}
		seen[id] = true
		got[byID[id].Tone]++
	}
	things := len(seen)
	for i := range v.Lanes {
		things += len(v.Lanes[i].Heaps)
		for _, h := range v.Lanes[i].Heaps {
			for tone, n := range h.Mix {
				if n < 0 {
					t.Errorf("a heap has %d claims of tone %d", n, tone)
				}
				got[tone] += n
			}
		}
	}
	if got != want.alone {
		t.Errorf("the window shows %v by tone, want %v", got, want.alone)
	}
	if things > picture.MaxMarks || len(v.Lanes) > picture.MaxLanes {
		t.Errorf("%d things in %d lanes, want at most %d in %d", things, len(v.Lanes), picture.MaxMarks, picture.MaxLanes)
	}
}

func windows(r *rand.Rand, x *picture.Index, n int) []picture.Window {
	all, _ := x.Fit()
	found := []picture.Window{{}}
	for range n {
		days := all.To - all.From
		from := all.From + edtf.Day(r.Int64N(int64(days)))
		length := edtf.Day(r.Int64N(int64(days))) >> r.IntN(20)
		found = append(found, picture.Window{From: from, To: from + length})
	}
	return found
}

func TestAViewHasEveryClaimOnce(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 20, 700, 30_000} {
		for _, years := range []int{1, 200, 10_000} {
			t.Run(fmt.Sprintf("%d claims over %d years", n, years), func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(uint64(n), uint64(years)))
				facts := crowd(uint64(n), n, years)
				x := picture.NewIndex(facts)
				for _, w := range windows(r, x, 25) {
					q := picture.Query{
						Window: w, Width: []float64{358, 800, 1312, 8192}[r.IntN(4)],
						Division: picture.Division(r.IntN(int(picture.Together) + 1)),
					}
					if r.IntN(3) == 0 {
						q.Hide = q.Hide.With(picture.Tone(r.IntN(picture.Tones))).With(0)
					}
					agrees(t, x, facts, q)
				}
			})
		}
	}
}

func TestADensityCountsTheMiddlesOfAWindow(t *testing.T) {
	t.Parallel()
	facts := crowd(4, 5000, 200)
	x := picture.NewIndex(facts)
	w, _ := x.Fit()
	for _, n := range []int{1, 7, 160, 2000} {
		total := 0
		for _, m := range x.Density(w, n, 0) {
			total += m.Total()
		}
		if total != x.Len() {
			t.Errorf("the density in %d parts counts %d claims, want %d", n, total, x.Len())
		}
	}
}

// TestZoomingInOpensClusters follows the largest cluster until there is none.
func TestZoomingInOpensClusters(t *testing.T) {
	t.Parallel()
	for _, years := range []int{3, 200, 10_000} {
		x := picture.NewIndex(crowd(9, 40_000, years))
		q := picture.Query{Width: 1312, Division: picture.Together}
		last, steps := x.Len()+1, 0
		for {
			v := x.View(q)
			if len(v.Lanes) == 0 || len(v.Lanes[0].Heaps) == 0 {
				break
			}
			largest := slices.MaxFunc(v.Lanes[0].Heaps, func(a, b picture.Heap) int {
				return cmp.Compare(a.Mix.Total()-a.Reaching, b.Mix.Total()-b.Reaching)
			})
			if largest.Days.From == largest.Days.To {
				break // of one day, which cannot be opened further
			}
			n := largest.Mix.Total() - largest.Reaching
			if n >= last {
				t.Fatalf("over %d years, after %d steps a cluster of %d opens to one of %d", years, steps, last, n)
			}
			last, q.Window, steps = n, largest.Days, steps+1
		}
		if steps > 8 {
			t.Errorf("over %d years it takes %d steps to open a cluster of 40,000 claims", years, steps)
		}
	}
}

func TestTheMostImportantClaimsStandAlone(t *testing.T) {
	t.Parallel()
	facts := crowd(11, 20_000, 200)
	for i := range facts {
		facts[i].Importance = 0
	}
	for i := range 20 {
		facts[i*997].Importance, facts[i*997].When = 3, edtf.FromDay(edtf.DayOf(int64(1830+i*9), 5, 5))
	}
	x := picture.NewIndex(facts)
	v := x.View(picture.Query{Width: 1312, Division: picture.Together})
	shown := x.IDs(&v)
	for i := range 20 {
		if !slices.Contains(shown, facts[i*997].ID) {
			t.Errorf("claim %d of importance 3 is in a cluster", i*997)
		}
	}
}

func TestWhatReachesIntoAWindowIsShown(t *testing.T) {
	t.Parallel()
	facts := crowd(12, 20_000, 200)
	reign := picture.Fact{ID: "reign", When: edtf.MustParse("1837-06-20/1901-01-22"), Importance: 2}
	x := picture.NewIndex(append(facts, reign))
	v := x.View(picture.Query{Width: 1312, Division: picture.Together, Window: picture.Window{
		From: edtf.DayOf(1900, 1, 1), To: edtf.DayOf(1900, 12, 31),
	}})
	if !slices.Contains(x.IDs(&v), "reign") {
		t.Error("a reign that lasts through the window is not shown")
	}
}

func TestAnIndexThatIsChangedIsThatOfTheChangedClaims(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		n := []int{0, 3, 400, 5000, 5000, 9000}[seed]
		t.Run(fmt.Sprintf("%d claims", n), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 2))
			facts := crowd(seed, n, 200)
			x := picture.NewIndex(facts)
			for round := range 12 {
				changed, gone := changes(r, facts, 1+r.IntN(1+round*90))
				x = x.With(changed, gone)
				facts = applied(facts, changed, gone)
				sameIndex(t, x, picture.NewIndex(facts), r)
				agrees(t, x, facts, picture.Query{Division: picture.ByTag})
			}
		})
	}
}

func changes(r *rand.Rand, facts []picture.Fact, n int) (changed []picture.Fact, gone []timeline.ClaimID) {
	used := make(map[timeline.ClaimID]bool)
	for range n {
		f := fact(r, r.IntN(len(facts)+n), 200)
		if r.IntN(9) == 0 {
			f.ID = timeline.ClaimID(fmt.Sprint("odd ", r.IntN(50)))
		}
		if used[f.ID] {
			continue
		}
		used[f.ID] = true
		if r.IntN(4) == 0 {
			gone = append(gone, f.ID)
		} else {
			changed = append(changed, f)
		}
	}
	return changed, gone
}

func applied(facts, changed []picture.Fact, gone []timeline.ClaimID) []picture.Fact {
	kept := slices.DeleteFunc(slices.Clone(facts), func(f picture.Fact) bool {
		return slices.Contains(gone, f.ID) || slices.ContainsFunc(changed, func(c picture.Fact) bool { return c.ID == f.ID })
	})
	return append(kept, changed...)
}

// sameIndex fails the test where two indexes show different things.
func sameIndex(t *testing.T, got, want *picture.Index, r *rand.Rand) {
	t.Helper()
	if got.Len() != want.Len() || len(got.Undated()) != len(want.Undated()) {
		t.Fatalf("%d claims and %d undated, want %d and %d", got.Len(), len(got.Undated()), want.Len(), len(want.Undated()))
	}
	for row := range want.Len() {
		if got.At(row) != want.At(row) || got.Days(row) != want.Days(row) {
			t.Fatalf("row %d is %s, %v, want %s, %v", row, got.At(row), got.Days(row), want.At(row), want.Days(row))
		}
	}
	if want.Len() == 0 {
		return
	}
	for _, w := range windows(r, want, 6) {
		q := picture.Query{Window: w, Width: 1312, Division: picture.Division(r.IntN(int(picture.Together) + 1))}
		a, b := got.View(q), want.View(q)
		if x, y := fmt.Sprintf("%+v", a), fmt.Sprintf("%+v", b); x != y {
			t.Fatalf("%+v: the index that was changed shows\n%s\nthe one made anew\n%s", q, x, y)
		}
	}
}

func TestAClaimIsFoundByItsID(t *testing.T) {
	t.Parallel()
	x := picture.NewIndex([]picture.Fact{
		{ID: "odd", When: edtf.MustParse("1961")}, {ID: idOf(7), When: edtf.MustParse("1950")}, {ID: "never"},
	})
	for id, want := range map[timeline.ClaimID]int{"odd": 1, idOf(7): 0} {
		if row, ok := x.Row(id); !ok || row != want || x.At(row) != id {
			t.Errorf("%s is in row %d, %v, want %d", id, row, ok, want)
		}
	}
	for _, id := range []timeline.ClaimID{"never", "unheard of", idOf(8)} {
		if row, ok := x.Row(id); ok {
			t.Errorf("%s is in row %d, want none", id, row)
		}
	}
}
