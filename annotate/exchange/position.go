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
