package timeline

import (
	"slices"

	"dateline/timeline/edtf"
)

// ClaimID identifies a claim: a UUID of version 7, as text.
type ClaimID string

// Claim is something that was said to have happened at some time.
type Claim struct {
	ID         ClaimID
	Timeline   ID
	Statement  string     // one sentence that can be right or wrong
	Claimant   string     // who said it; empty for the article's own voice
	Position   Position   // never nil in a stored claim
	Wording    string     // the words that dated it
	Basis      Basis      // how the position was got from the wording
	Anchor     string     // what a resolved date was resolved against
	Zone       string     // IANA time zone of the date; empty when it does not matter
	Occurrence Occurrence // whether it is known to have taken place
	Importance int        // 0 to MaxImportance
	Lane       string     // groups claims in the picture
	Subject    string     // claims of one subject can contradict each other
	Tags       []string   // sorted, without repeats
	Version    int        // counts the changes; 1 when new
}

// MaxImportance is the importance of a claim that the picture labels first.
const MaxImportance = 3

// When returns the date of a claim that has one of its own: the zero Date
// for a gap or an undated claim.
func (c Claim) When() edtf.Date {
	if p, ok := c.Position.(Point); ok {
		return p.When
	}
	return edtf.Date{}
}

// DependsOn returns the claims that are ends of c's gap, From before To. It is
// empty for a claim whose position does not hang on another.
func (c Claim) DependsOn() []ClaimID {
	gap, ok := c.Position.(Gap)
	if !ok {
		return nil
	}
	var ids []ClaimID
	for _, end := range []End{gap.From, gap.To} {
		if e, ok := end.(ClaimEnd); ok && !slices.Contains(ids, e.Claim) {
			ids = append(ids, e.Claim)
		}
	}
	return ids
}

// Position says where on a timeline a claim stands. It is a [Point], a [Gap]
// or [Undated].
type Position interface{ position() }

// Point is the position of an event or a state that has a date.
type Point struct {
	When   edtf.Date
	Extent Extent
}

// Gap is the position of a claim about the time between two ends, such as
// "exactly 24 years since his last visit".
type Gap struct {
	From, To End
	Length   Length // the length that was claimed
}

// Undated is the position of a claim without a date. It is listed beside the
// picture.
type Undated struct {
	Reason string // why there is no date; never empty in a stored claim
}

func (Point) position()   {}
func (Gap) position()     {}
func (Undated) position() {}

// End is one end of a gap: a [ClaimEnd], a [DateEnd] or [Publication].
type End interface{ end() }

// ClaimEnd is an end that stands where another claim of the timeline stands.
type ClaimEnd struct{ Claim ClaimID }

// DateEnd is an end at a plain date.
type DateEnd struct{ When edtf.Date }

// Publication is the end at the publication date of the article that the
// claim is quoted from.
type Publication struct{}

func (ClaimEnd) end()    {}
func (DateEnd) end()     {}
func (Publication) end() {}

// Extent says how a claim relates to the days of its date.
type Extent string

// The extents. An event took place on some day of its date, a state lasted for
// all of it.
const (
	Event Extent = "event"
	State Extent = "state"
)

// Extents returns every extent, the default first.
func Extents() []Extent { return []Extent{Event, State} }

// Basis says how a claim's position was got from its wording.
type Basis string

// The bases: the date is in the words; it was resolved against an anchor, such
// as the publication date; it was computed from other dates; or somebody took
// it to be so.
const (
	Stated   Basis = "stated"
	Resolved Basis = "resolved"
	Computed Basis = "computed"
	Assumed  Basis = "assumed"
)

// Bases returns every basis, the default first.
func Bases() []Basis { return []Basis{Stated, Resolved, Computed, Assumed} }

// Occurrence says whether what is claimed is known to have taken place.
type Occurrence string

// The occurrences.
const (
	Happened          Occurrence = "happened"
	Planned           Occurrence = "planned"
	Cancelled         Occurrence = "cancelled"
	OccurrenceUnknown Occurrence = "unknown"
)

// Occurrences returns every occurrence, the default first.
func Occurrences() []Occurrence {
	return []Occurrence{Happened, Planned, Cancelled, OccurrenceUnknown}
}
