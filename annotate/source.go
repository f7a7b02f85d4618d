package annotate

import (
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// SourceID identifies a source: a UUID of version 7, as text.
type SourceID string

// Source is a work that says something about claims. It belongs to one
// timeline, so that what a private timeline reads stays private.
type Source struct {
	ID           SourceID
	Timeline     timeline.ID
	Title        string
	Author       string
	Publisher    string
	Family       string // of the publisher: houses under one owner share it
	Kind         SourceKind
	Published    edtf.Date // zero when not known
	URL          string
	CanonicalURL string // unique on the timeline; empty without a URL
	ISBN, DOI    string
	ArchiveURL   string
	Archive      ArchiveState
	ArchivedOn   edtf.Date // of the copy at ArchiveURL; zero when not known
	Origin       string    // sources that copied one another share it
	Confidential bool      // left out of what the public sees
	Note         string
	Merged       SourceID // the source that takes its place, which is merged into none; empty while none does
	By           Person
	Created      time.Time
	Version      int // counts the changes; 1 when new
}

// SourceKind says how close a source stands to what it tells.
type SourceKind string

// The kinds of source.
const (
	Primary      SourceKind = "primary"
	Official     SourceKind = "official"
	Secondary    SourceKind = "secondary"
	Tertiary     SourceKind = "tertiary"
	Encyclopedia SourceKind = "encyclopedia"
	Social       SourceKind = "social"
	Interview    SourceKind = "interview"
	Dataset      SourceKind = "dataset"
)

// SourceKinds returns every kind, the default first.
func SourceKinds() []SourceKind {
	return []SourceKind{Secondary, Primary, Official, Tertiary, Encyclopedia, Social, Interview, Dataset}
}

// ArchiveState says whether a copy of a source is kept elsewhere.
type ArchiveState string

// The states of archiving.
const (
	NotArchived ArchiveState = "none"
	Archived    ArchiveState = "archived"
	Unavailable ArchiveState = "failed" // archiving was tried and refused
)

// ArchiveStates returns every state, the default first.
func ArchiveStates() []ArchiveState { return []ArchiveState{NotArchived, Archived, Unavailable} }

// EvidenceID identifies a piece of evidence: a UUID of version 7, as text.
type EvidenceID string

// Evidence ties a claim to what a source says about it.
//
// A source and a piece of evidence can each name an archived copy. That of the
// source is the one that the desk keeps of the work, and answers whether the
// work can still be read when its page is gone. That of the evidence is the one
// that the quote was read in: pages change, and a later copy need not have the
// words. Evidence without one of its own goes by that of its source.
type Evidence struct {
	ID        EvidenceID
	Claim     timeline.ClaimID
	Source    SourceID
	Stance    Stance
	Quote     string
	Locator   string    // page, paragraph or minute
	DateGiven edtf.Date // the date that the source gives; zero when it gives none
	Accessed  edtf.Date // the day on which it was read; zero when not known
	By        Person    // who read it
	Via       SourceID  // the source in which it was seen quoted; empty when read itself
	CopyURL   string    // of the archived copy that was read; empty when it was the source itself, or the copy that the source names
	CopiedOn  edtf.Date // the day on which that copy was made
	Note      string
	Withdrawn string // why it no longer counts; empty while it does
	Created   time.Time
	Version   int // counts the changes; 1 when new
}

// Stance is what evidence does to a claim.
type Stance string

// The stances.
const (
	Supports Stance = "supports"
	Refutes  Stance = "refutes"
	Context  Stance = "context"
)

// Stances returns every stance, the default first.
func Stances() []Stance { return []Stance{Supports, Refutes, Context} }

// Counts reports whether the evidence has not been withdrawn.
func (e Evidence) Counts() bool { return e.Withdrawn == "" }
