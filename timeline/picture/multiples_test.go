package picture_test

import (
	"slices"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func TestMultiplesCountEveryClaimOfTheLargestGroups(t *testing.T) {
	t.Parallel()
	facts := crowd(7, 5000, 200)
	x := picture.NewIndex(facts)
	all, _ := x.Fit()
	for _, d := range []picture.Division{picture.ByLane, picture.ByTag, picture.ByClaimant, picture.BySource} {
		want, none := map[string]picture.Mix{}, 0
		for _, f := range facts {
			if f.When.IsZero() {
				continue
			}
			if name := f.Groups[d]; name == "" {
				none++
			} else {
				m := want[name]
				m[f.Tone]++
				want[name] = m
			}
		}
		got, others, without := x.Multiples(d, all, 40, 3)
		if len(got)+others != len(want) || without != none {
			t.Errorf("division %d: %d groups and %d others, %d claims without; want %d groups, %d", d, len(got), others, without, len(want), none)
		}
		least := 0
		for i, m := range got {
			if m.Mix != want[m.Name] {
				t.Errorf("%q has %v, want %v", m.Name, m.Mix, want[m.Name])
			}
			if i > 0 && m.Mix.Total() > got[i-1].Mix.Total() {
				t.Errorf("%q has more claims than the group before it", m.Name)
			}
			var over picture.Mix
			for _, part := range m.Over {
				for tone, n := range part {
					over[tone] += n
				}
			}
			if over != m.Mix {
				t.Errorf("%q has %v over time, want %v", m.Name, over, m.Mix)
			}
			least = m.Mix.Total()
			delete(want, m.Name)
		}
		for name, m := range want {
			if m.Total() > least {
				t.Errorf("%q has %d claims, more than the last that is shown", name, m.Total())
			}
		}
	}
}

func TestATimelineOpensWhereItsClaimsAre(t *testing.T) {
	t.Parallel()
	facts := crowd(3, 400, 60)
	near := picture.NewIndex(facts)
	all, _ := near.Fit()
	if got := near.Opening(all); got != all {
		t.Errorf("claims over 60 years open with %v, want all of it, %v", got, all)
	}
	far := slices.Clone(facts[:1])
	far[0].ID, far[0].When = "far away", edtf.MustParse("-3000")
	with := picture.NewIndex(append(far, facts...))
	wide, _ := with.Fit()
	opened := with.Opening(wide)
	v := with.View(picture.Query{Window: opened})
	if opened.From < all.From-366*60 || v.Count() < with.Len()*95/100 {
		t.Errorf("with a claim far away the timeline opens with %v of %v, and shows %d of %d claims", opened, wide, v.Count(), with.Len())
	}
	if few := picture.NewIndex(append(far, facts[:8]...)); few.Opening(wide) != wide {
		t.Error("a claim among few is left out")
	}
}
