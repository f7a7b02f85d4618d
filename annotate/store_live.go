package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// LiveReader reads what people who work at the same time need of each other.
type LiveReader interface {
	// VersionEnd returns the number of the last entry of the history while a
	// version of something was the present one. It is not found for a version
	// that is the present one still, or ended before this was kept.
	VersionEnd(ctx context.Context, object Object, id string, version int) (int64, error)
	// HistorySince returns the entries about one object after a number, last
	// first.
	HistorySince(ctx context.Context, object Object, id string, number int64) ([]Entry, error)
	// EntriesAfter returns the first entries about a timeline, and what is on
	// it, after a number, first to last, at most limit of them.
	EntriesAfter(ctx context.Context, id timeline.ID, number int64, limit int) ([]Entry, error)
	// LastNumber returns the number of the last entry of the history; 0 when
	// there is none.
	LastNumber(ctx context.Context) (int64, error)
	// Draft returns the draft of one form by one person.
	Draft(ctx context.Context, user account.UserID, form string) (Unsaved, error)
	// Drafts returns the drafts of a person, last changed first, without what
	// is in their fields.
	Drafts(ctx context.Context, user account.UserID) ([]Unsaved, error)
}

// LiveWriter writes what LiveReader reads.
type LiveWriter interface {
	// EndVersion keeps where the history stands, at the end of a version.
	EndVersion(ctx context.Context, object Object, id string, version int) error
	// SetDraft adds a draft, or replaces that of the same form.
	SetDraft(ctx context.Context, d Unsaved) error
	// DropDraft forgets a draft, if it is there.
	DropDraft(ctx context.Context, user account.UserID, form string) error
	// DropDraftsBefore forgets the drafts of everybody that were last changed
	// before a time.
	DropDraftsBefore(ctx context.Context, t time.Time) error
}
