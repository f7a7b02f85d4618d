package annotate

import (
	"context"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// ChartRow is what a picture of a timeline needs to know of a claim before it
// shows its words.
type ChartRow struct {
	ID         timeline.ClaimID
	When       edtf.Date // zero for a claim without a date of its own
	Gap        bool
	Verdict    Verdict
	Importance int
	Lane       string
	Claimant   string
	Tag        string // the first
	Source     string // the title of the first that counts and is not confidential
	Changed    time.Time
}

// ChartReader reads what pictures are made of.
type ChartReader interface {
	// LastChange returns the number of the last history entry about a
	// timeline and anything on it, and 0 when there is none.
	LastChange(ctx context.Context, id timeline.ID) (int64, error)
	// ChangedSince returns the claims that history entries after a number are
	// about, themselves, by their evidence or by its source. Many is true, and
	// the claims are not all, when there are more than the limit, or when a
	// source became confidential, stopped being so, or was merged.
	ChangedSince(ctx context.Context, id timeline.ID, number int64, limit int) (claims []timeline.ClaimID, many bool, err error)
	// ChangedObjects returns the claims, sources and articles that history
	// entries after a number are about, each once: a claim also by its evidence.
	ChangedObjects(ctx context.Context, id timeline.ID, number int64) ([]ExtraKey, error)
	// EachChartRow calls f for every claim of a timeline.
	EachChartRow(ctx context.Context, id timeline.ID, f func(ChartRow) error) error
	// ChartRows returns the rows of some claims of a timeline, those that it
	// does not have left out.
	ChartRows(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]ChartRow, error)
	// EachPublicRow calls f for the last edition of every claim of a timeline
	// that is public, see [Case.Public].
	EachPublicRow(ctx context.Context, id timeline.ID, f func(PublicRow) error) error
	// PublicRows returns those of some claims, without those that are not
	// public.
	PublicRows(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]PublicRow, error)
	// CasesOf returns some cases of a timeline, in no order, those that it
	// does not have left out.
	CasesOf(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]Case, error)
	// GapCases returns the cases of a timeline whose position is a gap, by id.
	GapCases(ctx context.Context, id timeline.ID) ([]Case, error)
	// Waiting counts the claims of a timeline that have a status.
	Waiting(ctx context.Context, id timeline.ID, status Status) (int, error)
}
