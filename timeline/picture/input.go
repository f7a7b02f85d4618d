package picture

import (
	"cmp"
	"slices"
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Input is all that a picture depends on. The zero Window fits all claims and
// gaps, and a Width of zero or less is DefaultWidth.
type Input struct {
	Claims []Claim
	Gaps   []Gap
	Window Window
	Width  float64 // in px; below NarrowWidth the picture runs Down
}

// The widths in px. A width outside MinWidth to MaxWidth is taken to be the
// nearer of the two.
const (
	DefaultWidth = 1312
	NarrowWidth  = 600
	MinWidth     = 280
	MaxWidth     = 8192
)

// The most that is drawn. What is beyond is still counted and listed.
const (
	MaxMarks    = 400 // marks and clusters
	MaxBrackets = 10
	MaxLanes    = 8 // claims of further lanes share the last one
)

// Claim is what a picture needs to know of a claim with a date of its own. A
// zero When, or one without a known or open end, cannot be placed; it is
// counted in Picture.Undated.
type Claim struct {
	ID         timeline.ClaimID
	Label      string // what was claimed
	Sub        string // its date in words
	When       edtf.Date
	Extent     timeline.Extent
	Occurrence timeline.Occurrence
	Importance int    // the highest is labelled first
	Lane       string // lanes are drawn in the order of their first claim
	Tone       string // an opaque key that decides the look, such as a verdict
}

// Gap is a claim about the time between two dates.
type Gap struct {
	ID       timeline.ClaimID
	Label    string // the length that was claimed, such as “exactly 24 years”
	Computed string // what the calendar says, such as "is 23 years 11 months"
	From, To edtf.Date
	Tone     string
}

// Window is the days that a picture shows, both ends included. A window whose
// To is before its From, like the zero Window, shows everything.
type Window struct{ From, To edtf.Day }

// IsZero reports whether w is the window that shows everything.
func (w Window) IsZero() bool { return w == Window{} || w.To < w.From }

// inOrder returns the claims as a table lists them: by date, then by id, those
// without a date last.
func inOrder(claims []Claim) []Claim {
	sorted := slices.Clone(claims)
	slices.SortStableFunc(sorted, func(a, b Claim) int {
		return cmp.Or(
			cmp.Compare(undated(a), undated(b)),
			edtf.Compare(a.When, b.When),
			strings.Compare(string(a.ID), string(b.ID)),
		)
	})
	return sorted
}

func undated(c Claim) int {
	if c.When.IsZero() {
		return 1
	}
	return 0
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
