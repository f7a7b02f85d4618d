package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// TokenReader reads what programs need that act for people.
type TokenReader interface {
	// Token and TokenByHash return a token, even one that has ended.
	Token(ctx context.Context, id account.TokenID) (account.Token, error)
	TokenByHash(ctx context.Context, hash string) (account.Token, error)
	// Tokens returns the tokens of a user, the newest first.
	Tokens(ctx context.Context, user account.UserID) ([]account.Token, error)
	// Receipt returns the receipt for a key of a token.
	Receipt(ctx context.Context, token account.TokenID, key string) (Receipt, error)
	// Revision returns at which revision a timeline stands, by its slug.
	Revision(ctx context.Context, slug string) (Revision, error)
}

// TokenWriter writes what TokenReader reads.
type TokenWriter interface {
	AddToken(ctx context.Context, t account.Token) error
	// ChangeToken writes when a token was used and revoked.
	ChangeToken(ctx context.Context, t account.Token) error
	// SetReceipt adds a receipt, or replaces the one for the same key.
	SetReceipt(ctx context.Context, r Receipt) error
	// DropReceipts forgets the receipts from before a time.
	DropReceipts(ctx context.Context, before time.Time) error
}

// Revision tells whether a timeline, or anything on it, has changed.
type Revision struct {
	Timeline   timeline.ID
	Visibility timeline.Visibility
	Version    int   // of the timeline
	Number     int64 // of the last entry of its history; 0 when there is none
}
