package exchange

import (
	"dateline/timeline"
)

// Position returns a position in short, as a name that tells it from others.
func Position(p timeline.Position) string {
	switch p := p.(type) {
	case timeline.Point:
		return string(p.Extent) + " " + p.When.String()
	case timeline.Gap:
		return "gap " + p.Length.String()
	case timeline.Undated:
		return "undated: " + p.Reason
	default:
		return ""
	}
}

// NoDate is the position of a record that says nothing of when it was.
var NoDate = timeline.Undated{Reason: "The file gives no date."}

// Dated returns the position that a claim comes to have when a file says read: a
// file that gives no date does not change why there is none.
func Dated(stored, read timeline.Position) timeline.Position {
	if _, ok := stored.(timeline.Undated); ok && read == timeline.Position(NoDate) {
		return stored
	}
	return read
}
