package timeline

// Placed reports whether both ends of the gap have a date, so that it can be
// drawn.
func (c Check) Placed() bool { return !c.From.IsZero() && !c.To.IsZero() }
