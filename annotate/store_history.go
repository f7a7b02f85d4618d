package annotate

import (
	"context"

	"dateline/timeline"
)

// ChronicleReader reads the history of a timeline, and what undoes its changes.
type ChronicleReader interface {
	// HistoryOn returns entries about a timeline and all that is on it, last
	// first, at most q.Limit of them. The rows that evidence leaves at its claim
	// are left out when q.Object does not ask for claims.
	HistoryOn(ctx context.Context, id timeline.ID, q HistoryQuery) ([]Entry, error)
	// HistoryIndex returns who is in the history of a timeline, by name, and
	// what they did.
	HistoryIndex(ctx context.Context, id timeline.ID) (HistoryIndex, error)
	// Before returns what an object was before its last change that can be
	// undone.
	Before(ctx context.Context, object Object, id string) (Before, error)
}

// ChronicleWriter keeps what undoes a change.
type ChronicleWriter interface {
	// SetBefore takes the place of what was kept of the object before.
	SetBefore(ctx context.Context, b Before) error
}
