package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// TalkReader reads comments and what people were told.
type TalkReader interface {
	Comment(ctx context.Context, id CommentID) (Comment, error)
	// Comments returns what was said about a claim, first to last.
	Comments(ctx context.Context, id timeline.ClaimID) ([]Comment, error)
	// Letters returns what a person was told, last first, at most q.Limit of
	// it. What is on timelines that they are no member of is left out, unless
	// they see all of them.
	Letters(ctx context.Context, user account.UserID, all bool, q InboxQuery) ([]Letter, error)
	// Unread counts what Letters would return that has not been read.
	Unread(ctx context.Context, user account.UserID, all bool) (int, error)
	// UnreadOn counts what a person was told about a claim and has not read.
	UnreadOn(ctx context.Context, user account.UserID, id timeline.ClaimID) (int, error)
}

// TalkWriter writes comments and what people are told.
type TalkWriter interface {
	AddComment(ctx context.Context, c Comment) error
	ChangeComment(ctx context.Context, c Comment) error
	// AddNotice appends to somebody's inbox. Number is given by the store. A
	// person who is not on this instance is told nothing.
	AddNotice(ctx context.Context, n Notice) error
	// ReadNotice marks a notice of a person as read, and does nothing when it is
	// or when it is another's. ReadNotices marks all of them, and
	// ReadNoticesOn those about a claim.
	ReadNotice(ctx context.Context, user account.UserID, number int64, at time.Time) error
	ReadNotices(ctx context.Context, user account.UserID, at time.Time) error
	ReadNoticesOn(ctx context.Context, user account.UserID, id timeline.ClaimID, at time.Time) error
}
