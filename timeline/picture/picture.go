package picture

import (
	"dateline/timeline"
)

// Orientation is the way that time runs.
type Orientation uint8

// The orientations.
const (
	Across Orientation = iota // to the right
	Down                      // to the bottom
)

// Picture is a timeline ready to be drawn. All coordinates are in px from the
// top left, and everything is inside Width and Height. A picture without
// anything to place has a Height of zero.
type Picture struct {
	Orientation   Orientation
	Width, Height float64
	Window        Window     // the days that are shown, never the zero Window
	Span          [2]float64 // where along time the window begins and ends
	Plot          Rect       // what the lines of the ticks run across

	Ticks    []Tick
	Lanes    []Lane
	Bars     []Bar
	Marks    []Mark
	Clusters []Cluster
	Density  []Density
	Brackets []Bracket

	Today *Tick // nil where today is not in the window
	Ages  []Age // of the earth, in windows of many thousand years

	Gaps []Gap // every gap, in the order of the table

	Undated       int // claims that have no place on any timeline
	Before, After int // claims outside the window
	MoreGaps      int // gaps in the window for which there was no room
}

// Pt is a place in the picture.
type Pt struct{ X, Y float64 }

// Rect is an upright rectangle.
type Rect struct{ X, Y, W, H float64 }

// Overlaps reports whether r and o share more than an edge.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// Tick is a place on the axis. A tick without a label is a finer division.
type Tick struct {
	At    float64 // along the direction of time
	Major bool    // begins a larger unit, such as a year among months
	Label Label
}

// Lane is a band of the picture with a baseline of its own. In a picture Down
// there is one, without a name, and its baseline is the rail.
type Lane struct {
	Name     Label // empty for claims of no lane
	Baseline [2]Pt
}

// End tells how one end of a bar or a bracket is drawn.
type End uint8

// The ends.
const (
	Closed End = iota
	Fading     // over FadeLength: the date is uncertain or approximate, or this end is unknown
	Open       // there is no end: an arrow
	Cut        // it goes on outside the window: an arrow
)

// Bar is the days that a date may mean. Claims with the same days share a bar.
type Bar struct {
	Box        Rect // the days themselves, without what fades or the arrow
	Start, End End  // how the bar ends, in the direction of time
	Filled     bool // a state that lasted for all of the days, not an event on one of them
	Tone       Tone
	Mixed      bool   // claims of different tones share the bar
	Claims     int    // how many share it; more than their own where bars had to be merged
	Parts      []Rect // of a set: its members, which are linked by the length of Box
}

// Mark is a claim that is drawn on its own.
type Mark struct {
	Claim      timeline.ClaimID
	Number     int // its place in Picture.Claims, from 1
	Symbol     Pt  // the middle of a square of SymbolSize
	Stem       [2]Pt
	Leader     []Pt // from the end of the stem to the place in time; empty where another mark's is the same
	Foot       Pt   // the place in time
	Label      Label
	Numbered   bool // the label is only the number
	Hit        Rect // what a finger or a pointer may touch
	Tone       Tone
	Occurrence timeline.Occurrence
	Withdrawn  bool
	Text, Sub  string // in full
}

// Cluster is claims that stand too densely to be drawn one by one.
type Cluster struct {
	Box      Rect // a column on the baseline, as long as there are claims
	Shares   []Share
	Count    int
	Leader   []Pt // from the place in time; empty where the column stands there
	Label    Label
	Window   Window // the days in which they stand
	Dense    bool   // it is drawn by the Density, and Box is only where it stands
	Reaching int    // how many of them reach into the window from outside
	Hit      Rect
}

// Density is how many claims there are along a lane of clusters, by tone: one
// outline for each, on top of each other.
type Density struct {
	Tone    Tone
	Outline []Rect // columns that stand side by side
}

// Age is a part of the history of the earth below the axis.
type Age struct {
	Name  string
	Box   Rect
	Label Label
}

// Share is the part of a cluster that has one tone.
type Share struct {
	Tone  Tone
	Count int
	Box   Rect
}

// Bracket is a gap. Its line is solid for the days that are surely between its
// ends and broken for those that are only possibly so.
type Bracket struct {
	Gap        timeline.ClaimID
	Line       [2]Pt // from the first possible start to the last possible end
	Solid      [2]Pt // the part that is sure; equal points for none
	Start, End End
	Symbol     Pt
	Leader     []Pt // from the bracket to its label, where they are apart
	Label      Label
	Hit        Rect
	Tone       Tone
	Text       string // in full
}

// Label is text in the picture. The zero Label is none.
type Label struct {
	Lines []Line
	Box   Rect
}

// Line is one line of a label.
type Line struct {
	Text   string
	At     Pt // on the baseline of the letters
	Anchor Anchor
	Type   Type
	Joined bool // goes on where the line before it ended, after a blank
}

// Anchor is the part of a line that stands at its place.
type Anchor uint8

// The anchors.
const (
	FromStart Anchor = iota
	FromMiddle
	FromEnd
)

// The sizes of what is drawn, in px.
const (
	SymbolSize = 12
	MinBar     = 3 // the least length of a bar
	FadeLength = 9 // how far an end fades
)
