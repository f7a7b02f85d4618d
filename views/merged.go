package views

import (
	"time"

	"dateline/annotate"
	"dateline/views/ui"
)

// Merged is what somebody had saved while another person was editing the same
// thing.
type Merged struct {
	Who     string
	At      time.Time
	Act     string // what it was, when it changed no field
	Changes []annotate.Change
}

// MergedOf returns the entries of a history as a page shows them.
func MergedOf(entries []annotate.Entry) []Merged {
	var all []Merged
	for _, e := range entries {
		m := Merged{Who: e.Who(), At: e.At, Act: e.Act, Changes: e.Changes}
		if m.Who == e.Machine {
			m.Who = ui.Sentence(e.Machine)
		}
		all = append(all, m)
	}
	return all
}
