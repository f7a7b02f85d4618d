package picture

// Compose lays out a picture. It never fails: what cannot be drawn is counted.
func Compose(in Input) Picture {
	p := Picture{
		Width:  clampWidth(in.Width),
		Claims: inOrder(in.Claims),
		Gaps:   gapsInOrder(in.Gaps),
	}
	if p.Width < NarrowWidth {
		p.Orientation = Down
	}
	p.Window = in.Window
	if p.Window.IsZero() {
		fitted, ok := fit(p.Claims, p.Gaps)
		if !ok {
			p.Undated = len(p.Claims)
			return p
		}
		p.Window = fitted
	}
	p.Window = p.Window.bounded()
	if p.Orientation == Down {
		composeDown(&p)
	} else {
		composeAcross(&p)
	}
	return p
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
