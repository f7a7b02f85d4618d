package annotate

import (
	"context"

	"dateline/timeline"
)

// MergeReader reads what hangs together by sources that were merged, and by
// what sources quote of one another.
type MergeReader interface {
	// MergedSources returns the sources of a timeline that [SourceReader.Sources]
	// leaves out because they were merged into others, in the same order.
	MergedSources(ctx context.Context, id timeline.ID) ([]Source, error)
	// MergedInto returns the sources that were merged into one, likewise.
	MergedInto(ctx context.Context, id SourceID) ([]Source, error)
	// EvidenceVia returns the evidence that was seen quoted in a source, in the
	// order in which it was added.
	EvidenceVia(ctx context.Context, id SourceID) ([]Evidence, error)
	// Settled returns by what rules something was worked out; nothing when it was not.
	Settled(ctx context.Context, what Derived) (string, error)
}

// SettledWriter notes what was worked out.
type SettledWriter interface {
	// Settle notes by what rules something was worked out.
	Settle(ctx context.Context, what Derived, by string) error
}

// Derived is something that is worked out once and kept.
type Derived string

// DerivedByRules is what the rules found, and the forms of names that they and the
// search for duplicates compare. See [Desk.Refresh].
const DerivedByRules Derived = "rules"
