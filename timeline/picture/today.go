package picture

import "dateline/timeline/edtf"

// today returns the line of today, and takes away the labels of the ticks for
// which it leaves no room.
func (r ruler) today(day edtf.Day, ticks []Tick) *Tick {
	if day == 0 || day < r.window.From || day > r.window.To {
		return nil
	}
	t := Tick{At: r.at(day), Label: r.place(r.at(day), "Today")}
	on := r.along(t.Label.Box)
	for i := range ticks {
		if ticks[i].Label.Lines == nil {
			continue
		}
		if other := r.along(ticks[i].Label.Box); other.a < on.b+tickWhite/2 && on.a < other.b+tickWhite/2 {
			ticks[i].Label = Label{}
		}
	}
	return &t
}
