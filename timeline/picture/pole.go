package picture

import "slices"

// pole is a stem with one or more flags, the first on top. It stands near the
// places of its claims, as close as its neighbours allow.
type pole struct {
	x     float64
	flags []flag
	done  bool
	top   int // the highest slot of a symbol
}

// The room around poles in px.
const (
	symbolRoom = SymbolSize/2 + 2.0 // from a stem to what is not its own
	labelStep  = SymbolSize/2 + 5.0 // from a stem to the label of its symbol
	labelWhite = 6.0                // between labels of a row
	poleRoom   = 2*symbolRoom + 2.0 // the least distance of stems whose claims have names
	numberGap  = 3.0                // from a symbol to its number
)

// reach returns what a flag takes of its slots, with its label on one side.
func (p *pole) reach(v variant, named, right bool) stretch {
	step := labelStep
	if !named {
		step = SymbolSize/2 + numberGap
	}
	if right {
		return stretch{p.x - symbolRoom, p.x + step + v.width}
	}
	return stretch{p.x - step - v.width, p.x + symbolRoom}
}

// core returns what the column of p may come to take at the least, whatever
// becomes of its labels.
func (p *pole) core() stretch {
	core := stretch{p.x - symbolRoom, p.x + symbolRoom}
	for i := range p.flags {
		if f := &p.flags[i]; !f.named {
			core.b = max(core.b, p.reach(f.number, false, true).b)
		}
	}
	return core
}

// polesOf puts flags, which are in order of their place, on poles: those for
// which same holds share one. The poles are spread to room within the frame.
func polesOf(flags []flag, same func(first, next item) bool, room float64, frame stretch) []pole {
	var poles []pole
	for _, f := range flags {
		last := len(poles) - 1
		if last >= 0 && same(poles[last].flags[0].item, f.item) {
			poles[last].flags = append(poles[last].flags, f)
			continue
		}
		poles = append(poles, pole{flags: []flag{f}})
	}
	want := make([]float64, len(poles))
	size := make([]float64, len(poles))
	for i, p := range poles {
		for _, f := range p.flags {
			want[i] += f.at() / float64(len(p.flags))
		}
		size[i] = room
	}
	for i, x := range spread(want, size, frame.a, frame.b) {
		poles[i].x = x
		slices.SortStableFunc(poles[i].flags, func(a, b flag) int { return a.n - b.n })
	}
	return poles
}

// straying returns how far the pole farthest from its claims is from them.
func straying(poles []pole) float64 {
	var farthest float64
	for _, p := range poles {
		for _, f := range p.flags {
			farthest = max(farthest, p.x-f.at(), f.at()-p.x)
		}
	}
	return farthest
}
