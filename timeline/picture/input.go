package picture

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Input is all that a picture of a few claims depends on; see [Compose]. The
// zero Window fits all claims and gaps.
type Input struct {
	Query
	Scene
	Claims []Claim
}

// Scene is what a picture shows besides claims.
type Scene struct {
	Gaps  []Gap
	Today edtf.Day      // where the line of today stands; zero for nowhere
	Tones [Tones]string // names the lanes where the division is ByTone
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
	Tone       Tone
	Withdrawn  bool // nobody stands by it any more
}

// Gap is a claim about the time between two dates.
type Gap struct {
	ID       timeline.ClaimID
	Label    string // the length that was claimed, such as “exactly 24 years”
	Computed string // what the calendar says, such as "is 23 years 11 months"
	From, To edtf.Date
	Tone     Tone
}

// Window is the days that a picture shows, both ends included. A window whose
// To is before its From, like the zero Window, shows everything.
type Window struct{ From, To edtf.Day }

// IsZero reports whether w is the window that shows everything.
func (w Window) IsZero() bool { return w == Window{} || w.To < w.From }
