package picture

import "math"

// drawHeaps draws the clusters of a lane as columns that hang from its
// baseline, and returns the room they take.
func (plan *lanePlan) drawHeaps(p *Picture, base float64) float64 {
	if len(plan.heaps) == 0 {
		return 0
	}
	tones := tonesOf(plan.heaps)
	deepest := 0.0
	if plan.dense {
		plan.drawDensity(p, base, tones)
		deepest = columnMost
	}
	largest := float64(most(plan.heaps))
	for _, h := range plan.heaps {
		length := max(MinBar, columnMost*float64(h.count)/largest)
		c := h.cluster(tones)
		c.Box = Rect{X: h.a + columnWhite/2, Y: base + 1, W: max(MinBar, h.b-h.a-columnWhite), H: length}
		if c.Dense = plan.dense; c.Dense {
			c.Box = Rect{X: h.a, Y: base + 1, W: h.b - h.a, H: columnMost}
		}
		at := c.Box.Y
		for i := range c.Shares {
			part := c.Box.H * float64(c.Shares[i].Count) / float64(c.Count)
			c.Shares[i].Box = Rect{X: c.Box.X, Y: at, W: c.Box.W, H: part}
			at += part
		}
		plan.label(&c, h, base+1+max(length, deepest)+3)
		c.Hit = Rect{X: h.a, Y: base, W: h.b - h.a, H: c.Box.H + columnLabel}
		p.Clusters = append(p.Clusters, c)
	}
	return columnMost + columnLabel + 4
}

func (h heap) cluster(tones []Tone) Cluster {
	return Cluster{Count: h.count, Shares: h.shares(tones), Window: h.Days, Reaching: h.Reaching}
}

// label sets the number of a cluster below it, in the middle of the column or
// as near to it as the frame allows.
func (plan *lanePlan) label(c *Cluster, h heap, y float64) {
	text := h.size()
	width := Number.Measure(text)
	middle := max(plan.a-margin+frameMargin+width/2, min((h.a+h.b)/2, plan.b+margin-frameMargin-width/2))
	c.Label = Label{
		Lines: []Line{{Text: text, At: Pt{middle, y + Number.ascent()}, Anchor: FromMiddle, Type: Number}},
		Box:   Rect{X: middle - width/2, Y: y, W: width, H: Number.height()},
	}
}

// drawDensity draws how many claims there are in each fine bin. The columns of
// the tones hang from each other.
func (plan *lanePlan) drawDensity(p *Picture, base float64, tones []Tone) {
	largest := 1
	for _, m := range plan.fine {
		largest = max(largest, m.Total())
	}
	above := make([]float64, len(plan.fine))
	for _, tone := range tones {
		d := Density{Tone: tone}
		for i, m := range plan.fine {
			if m[tone] == 0 {
				continue
			}
			length := columnMost * float64(m[tone]) / float64(largest)
			on := stretch{plan.at(plan.grid.day(i)), plan.at(plan.grid.day(i + 1))}
			on.a, on.b = math.Round(on.a*10)/10, math.Round(on.b*10)/10
			d.Outline = append(d.Outline, Rect{X: on.a, Y: base + 1 + above[i], W: on.b - on.a, H: length})
			above[i] += length
		}
		p.Density = append(p.Density, d)
	}
}
