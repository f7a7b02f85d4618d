package annotate

import (
	"context"

	"dateline/timeline"
)

// EditionReader reads what was published.
type EditionReader interface {
	// Editions returns the editions of a claim, last first.
	Editions(ctx context.Context, id timeline.ClaimID) ([]Edition, error)
	// LastEdition returns the last of them.
	LastEdition(ctx context.Context, id timeline.ClaimID) (Edition, error)
	// PublicEditions returns the last edition of every claim of a timeline that
	// is public, see [Case.Public], by claim.
	PublicEditions(ctx context.Context, id timeline.ID) ([]Edition, error)
	// EditionsDue returns the claims that were public before editions were kept,
	// and have none yet.
	EditionsDue(ctx context.Context) ([]timeline.ClaimID, error)
}

// EditionWriter writes what is published.
type EditionWriter interface {
	// AddEdition adds the next edition of a claim, which never changes, and
	// returns the digest of what it holds. The claim is not due any more.
	AddEdition(ctx context.Context, e Edition) (digest string, err error)
}
