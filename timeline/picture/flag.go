package picture

import (
	"slices"

	"github.com/dustin/go-humanize"
)

// flag is the label of a claim on its way to a place.
type flag struct {
	item
	variants []variant // of the name, those that are preferred first
	number   variant
	named    bool // whether to draw a variant or only the number

	chosen variant
	slot   int // the lowest of its slots
	right  bool
}

// variant is one way to set a label.
type variant struct {
	names, subs []string
	width       float64
	cost        int // how much worse it is than another, in slots
}

func (v variant) lines() int { return len(v.names) + len(v.subs) }

// The costs of a variant, in slots.
const (
	nameCost = 2 // for a shortened name
	subCost  = 3 // for a shortened date
	stepCost = 1 // for every width that was not taken
)

// flagOf prepares the label of an item, once for each width. The first width
// is the one that is preferred.
func flagOf(it item, lane string, widths []float64, lines int) flag {
	f := flag{item: it, named: true, number: numberOf(it.n)}
	name, sub := tidy(it.claim.Label), tidy(it.claim.Sub)
	switch lane = tidy(lane); {
	case sub == "":
		sub = lane
	case lane != "":
		sub += divider + " " + lane
	}
	for i, width := range widths {
		v := set(name, sub, width, lines)
		v.cost += i * stepCost
		if !slices.ContainsFunc(f.variants, v.worse) {
			f.variants = append(f.variants, v)
		}
	}
	return f
}

// worse reports whether v has no advantage over another way to set the label.
func (v variant) worse(other variant) bool {
	return v.width >= other.width && v.cost >= other.cost
}

// set breaks a name and what stands below it into lines, and shortens what
// does not fit.
func set(name, sub string, width float64, lines int) variant {
	var v variant
	var whole bool
	if v.names, whole = Name.wrap(name, width, lines); !whole {
		v.cost += nameCost
	}
	if sub != "" {
		if v.subs, whole = Detail.wrap(sub, width, lines); !whole {
			v.cost += subCost
		}
	}
	for _, line := range v.names {
		v.width = max(v.width, Name.Measure(line))
	}
	for _, line := range v.subs {
		v.width = max(v.width, Detail.Measure(line))
	}
	return v
}

func numberOf(n int) variant {
	text := humanize.Comma(int64(n + 1))
	return variant{names: []string{text}, width: Number.Measure(text)}
}

// label sets the lines of a variant below top, beginning or ending at x.
func (v variant) label(x, top float64, anchor Anchor, number bool) Label {
	var l Label
	y := top
	add := func(text string, t Type) {
		l.Lines = append(l.Lines, Line{Text: text, At: Pt{x, y + t.ascent()}, Anchor: anchor, Type: t})
		y += t.height()
	}
	for _, name := range v.names {
		if number {
			add(name, Number)
		} else {
			add(name, Name)
		}
	}
	for _, sub := range v.subs {
		add(sub, Detail)
	}
	l.Box = Rect{X: x, Y: top, W: v.width, H: y - top}
	if anchor == FromEnd {
		l.Box.X = x - v.width
	}
	return l
}
