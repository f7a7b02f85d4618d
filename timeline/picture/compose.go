package picture

import (
	"cmp"
	"slices"
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Compose lays out a picture of claims of which the caller has all. It never
// fails: what cannot be drawn is counted. For many claims make an [Index] once,
// and [Draw] what its View returns.
func Compose(in Input) Picture {
	facts := make([]Fact, len(in.Claims))
	byID := make(map[timeline.ClaimID]int, len(in.Claims))
	for i, c := range in.Claims {
		facts[i] = Fact{ID: c.ID, When: c.When, Tone: c.Tone, Importance: c.Importance, Groups: [groupings]string{ByLane: c.Lane}}
		byID[c.ID] = i
	}
	x := NewIndex(facts)
	if in.Window.IsZero() {
		in.Window, _ = x.FitWith(in.Gaps)
	}
	v := x.View(in.Query)
	claims := make([]Claim, 0, len(v.Rows()))
	for _, id := range x.IDs(&v) {
		claims = append(claims, in.Claims[byID[id]])
	}
	return Draw(v, claims, in.Scene)
}

// Draw lays out a picture of a view. The claims are those that [Index.IDs]
// returns for it, in that order.
func Draw(v View, claims []Claim, scene Scene) Picture {
	p := Picture{
		Width:   clampWidth(v.Width),
		Window:  v.Window,
		Gaps:    gapsInOrder(scene.Gaps),
		Undated: v.Undated.Total(),
		Before:  v.Before.Total(),
		After:   v.After.Total(),
	}
	if p.Width < NarrowWidth {
		p.Orientation = Down
	}
	if v.Window.IsZero() {
		return p
	}
	c := composer{Picture: &p, view: &v, scene: &scene, claims: claims, rows: v.Rows()}
	if p.Orientation == Down {
		c.down()
	} else {
		c.across()
	}
	return p
}

// composer lays out one picture.
type composer struct {
	*Picture
	view   *View
	scene  *Scene
	claims []Claim
	rows   []int // of the claims
}

func gapsInOrder(gaps []Gap) []Gap {
	sorted := slices.Clone(gaps)
	slices.SortStableFunc(sorted, func(a, b Gap) int {
		return cmp.Or(
			edtf.Compare(a.From, b.From),
			edtf.Compare(a.To, b.To),
			strings.Compare(string(a.ID), string(b.ID)),
		)
	})
	return sorted
}

func clampWidth(width float64) float64 {
	switch {
	case !(width > 0): // also what is not a number
		return DefaultWidth
	case width < MinWidth:
		return MinWidth
	case width > MaxWidth:
		return MaxWidth
	default:
		return width
	}
}
