package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// QueueReader reads what the desk has to do, and how the work went on.
type QueueReader interface {
	// ReviewCounts counts the claims of a timeline, and those that a query
	// matches on all its pages.
	ReviewCounts(ctx context.Context, id timeline.ID, q ReviewQuery) (ReviewCounts, error)
	// Batches counts the claims of some timelines that are neither published
	// nor withdrawn, by all that [PartOf] looks at for a viewer.
	Batches(ctx context.Context, viewer account.UserID, on []timeline.ID) ([]Batch, error)
	// Queued returns the cases that s selects, in the order of [PlaceInQueue].
	Queued(ctx context.Context, s QueueSelection) ([]Case, error)
	// CountQueued counts the cases that s selects, on all its pages.
	CountQueued(ctx context.Context, s QueueSelection) (int, error)
	// Turns returns how the statuses and verdicts of a timeline's claims
	// changed, day by day, as the history has it.
	Turns(ctx context.Context, id timeline.ID) ([]Turn, error)
}

// QueueSelection says which cases of some timelines to read. What is not set
// selects nothing.
type QueueSelection struct {
	On      []timeline.ID
	Viewer  account.UserID // that the batches are for
	Batches []Batch        // the cases in any of these
	Blocked bool           // drafts, and what a finding blocks that stands on Today
	Stale   bool           // what has to be looked at again by Today
	Today   edtf.Day
	After   Place
	Limit   int
}
