package annotate

import (
	"slices"

	"dateline/timeline/picture"
)

// Tone returns the tone that stands for v in pictures: its place on the scale.
// What is no verdict has that of Unchecked.
func (v Verdict) Tone() picture.Tone {
	return picture.Tone(max(0, slices.Index(Verdicts(), v))) //nolint:gosec // there are eight
}
