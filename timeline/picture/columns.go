package picture

// drawHeaps draws the clusters of a lane as columns that hang from its
// baseline, and returns the room they take.
func (plan *lanePlan) drawHeaps(p *Picture, base float64) float64 {
	if len(plan.heaps) == 0 {
		return 0
	}
	largest := float64(most(plan.heaps))
	tones := tonesOf(plan.heaps)
	for _, h := range plan.heaps {
		on := plan.bins.bounds(h.bin)
		length := max(MinBar, columnMost*float64(len(h.items))/largest)
		c := Cluster{
			Box:    Rect{X: on.a + columnWhite/2, Y: base + 1, W: on.b - on.a - columnWhite, H: length},
			Count:  len(h.items),
			Shares: h.shares(tones),
			Window: h.window(plan.bins, plan.scale),
		}
		at := c.Box.Y
		for i := range c.Shares {
			part := length * float64(c.Shares[i].Count) / float64(c.Count)
			c.Shares[i].Box = Rect{X: c.Box.X, Y: at, W: c.Box.W, H: part}
			at += part
		}
		text := h.size()
		middle := (on.a + on.b) / 2
		width := Number.Measure(text)
		y := c.Box.Y + length + 3
		c.Label = Label{
			Lines: []Line{{Text: text, At: Pt{middle, y + Number.ascent()}, Anchor: FromMiddle, Type: Number}},
			Box:   Rect{X: middle - width/2, Y: y, W: width, H: Number.height()},
		}
		c.Hit = Rect{X: on.a, Y: base, W: on.b - on.a, H: length + columnLabel}
		p.Clusters = append(p.Clusters, c)
	}
	return columnMost + columnLabel + 4
}
