package picture

// board is the room above a baseline, in slots of the height of a line of
// text. The lowest slot is 0.
type board struct {
	slots [][]stretch
	frame stretch
}

func newBoard(slots int, frame stretch) *board {
	return &board{slots: make([][]stretch, slots), frame: frame}
}

// free reports whether s touches nothing in n slots from slot upwards.
func (b *board) free(slot, n int, s stretch) bool {
	if slot+n > len(b.slots) {
		return false
	}
	for _, taken := range b.slots[slot : slot+n] {
		for _, t := range taken {
			if s.a < t.b+labelWhite && t.a < s.b+labelWhite {
				return false
			}
		}
	}
	return true
}

// freeAbove returns the lowest slot from slot upwards where n are free for s,
// or -1.
func (b *board) freeAbove(slot, n int, s stretch) int {
	for ; slot+n <= len(b.slots); slot++ {
		if b.free(slot, n, s) {
			return slot
		}
	}
	return -1
}

func (b *board) take(slot, n int, s stretch) {
	for i := slot; i < slot+n; i++ {
		b.slots[i] = append(b.slots[i], s)
	}
}

// offer is a way to place all flags of a pole.
type offer struct {
	pole  int
	right bool
	most  float64 // the width of names
	slots []int
	cost  int
}

// leftCost is what a label on the left costs, in slots.
const leftCost = 1

// raise places the flags of every pole, cheapest first. It reports whether all
// found a place. A label never covers the column of a pole that is still to be
// placed, so no stem has to cross a label, and a pole whose flags show only
// numbers always finds room for as many as there are slots.
func (b *board) raise(poles []pole) bool {
	for range poles {
		best := offer{pole: -1}
		for i := range poles {
			if poles[i].done {
				continue
			}
			for _, right := range []bool{true, false} {
				if o, ok := b.offer(poles, i, right); ok && (best.pole < 0 || o.cost < best.cost) {
					best = o
				}
			}
		}
		if best.pole < 0 {
			return false
		}
		b.accept(poles, best)
	}
	return true
}

// offer returns the cheapest way to place pole i with its labels on one side.
func (b *board) offer(poles []pole, i int, right bool) (best offer, ok bool) {
	p := &poles[i]
	for _, most := range acrossWidths {
		reach, loss := p.within(right, most)
		if reach.a < b.frame.a || reach.b > b.frame.b || covers(poles, i, reach, right) {
			continue
		}
		slots, fits := b.slotsFor(p, right, most)
		if !fits {
			continue
		}
		cost := slots[0] + loss
		if !right {
			cost += leftCost
		}
		if !ok || cost < best.cost {
			best, ok = offer{pole: i, right: right, most: most, slots: slots, cost: cost}, true
		}
	}
	return best, ok
}

// setting returns the best variant of a flag that is at most so wide, or else
// the narrowest.
func (f *flag) setting(most float64) variant {
	if !f.named {
		return f.number
	}
	best := f.variants[0]
	for _, v := range f.variants[1:] {
		switch fits := v.width <= most; {
		case best.width > most && v.width < best.width, fits && v.cost < best.cost:
			best = v
		}
	}
	return best
}

// within returns what the flags of p reach with labels of a width, and what
// that costs.
func (p *pole) within(right bool, most float64) (reach stretch, cost int) {
	reach = p.core()
	for i := range p.flags {
		f := &p.flags[i]
		v := f.setting(most)
		s := p.reach(v, f.named, right)
		reach.a, reach.b = min(reach.a, s.a), max(reach.b, s.b)
		cost += v.cost
	}
	return reach, cost
}

// covers reports whether a label of pole i, which reaches s, touches the column
// of a pole that is still to be placed.
func covers(poles []pole, i int, s stretch, right bool) bool {
	if right {
		for j := i + 1; j < len(poles) && poles[j].x < s.b+poleRoom; j++ {
			if !poles[j].done && poles[j].core().a < s.b+labelWhite {
				return true
			}
		}
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if !poles[j].done && poles[j].core().b+labelWhite > s.a {
			return true
		}
	}
	return false
}

// slotsFor finds a slot for every flag of p, from the lowest flag upwards.
func (b *board) slotsFor(p *pole, right bool, most float64) (slots []int, ok bool) {
	slots = make([]int, len(p.flags))
	next := 0
	for i := len(p.flags) - 1; i >= 0; i-- {
		f := &p.flags[i]
		v := f.setting(most)
		slot := b.freeAbove(next, v.lines(), p.reach(v, f.named, right))
		if slot < 0 {
			return nil, false
		}
		slots[i] = slot
		next = slot + v.lines()
	}
	return slots, true
}

// accept takes the room of an offer. The stem takes what is between the flags.
func (b *board) accept(poles []pole, o offer) {
	p := &poles[o.pole]
	p.done = true
	next := 0
	for i := len(p.flags) - 1; i >= 0; i-- {
		f := &p.flags[i]
		f.chosen, f.slot, f.right = f.setting(o.most), o.slots[i], o.right
		b.take(next, f.slot-next, stretch{p.x - 1, p.x + 1})
		next = f.slot + f.chosen.lines()
		b.take(f.slot, f.chosen.lines(), p.reach(f.chosen, f.named, f.right))
	}
	p.top = p.flags[0].slot
}
