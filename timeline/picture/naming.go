package picture

import (
	"slices"
	"sort"
)

// nameMost places poles with as many names as there is room for, those of the
// most important claims first; the rest show their numbers.
func nameMost(poles []pole, slots int, frame stretch) []pole {
	type place struct{ pole, flag int }
	var order []place
	for i, p := range poles {
		for j := range p.flags {
			order = append(order, place{i, j})
		}
	}
	slices.SortStableFunc(order, func(a, b place) int {
		return byWeight(poles[a.pole].flags[a.flag].item, poles[b.pole].flags[b.flag].item)
	})
	attempt := func(names int) ([]pole, *board, bool) {
		tried := make([]pole, len(poles))
		for i, p := range poles {
			tried[i] = pole{x: p.x, flags: slices.Clone(p.flags)}
		}
		for i, at := range order {
			tried[at.pole].flags[at.flag].named = i < names
		}
		b := newBoard(slots, frame)
		return tried, b, b.raise(tried)
	}
	// Room for n names is nearly always room for fewer. Where it is not, the
	// search ends with some number of names that was tried and has room.
	fewest := sort.Search(len(order)+1, func(names int) bool {
		_, _, ok := attempt(names)
		return !ok
	})
	placed, b, ok := attempt(max(0, fewest-1))
	if !ok {
		placed, b, _ = attempt(0)
	}
	for _, at := range order {
		b.promote(&placed[at.pole], at.flag)
	}
	return placed
}

// promote gives a flag that shows its number its name, if there is room for it
// where it stands.
func (b *board) promote(p *pole, i int) {
	f := &p.flags[i]
	if f.named {
		return
	}
	own := p.reach(f.number, false, f.right)
	for tier := range f.variants {
		v := f.variants[tier]
		for _, right := range []bool{true, false} {
			s := p.reach(v, true, right)
			if s.a < b.frame.a || s.b > b.frame.b || !b.freeBut(f.slot, v.lines(), s, p, own) {
				continue
			}
			b.take(f.slot, v.lines(), s)
			f.named, f.chosen, f.right = true, v, right
			p.top = max(p.top, p.flags[0].slot)
			return
		}
	}
}

// freeBut is free for what replaces own in its slot. The stem of p may pass.
func (b *board) freeBut(slot, n int, s stretch, p *pole, own stretch) bool {
	if slot+n > len(b.slots) {
		return false
	}
	stem := stretch{p.x - 1, p.x + 1}
	for k := slot; k < slot+n; k++ {
		for _, t := range b.slots[k] {
			mine := t == stem || k == slot && t == own
			if !mine && s.a < t.b+labelWhite && t.a < s.b+labelWhite {
				return false
			}
		}
	}
	return true
}
