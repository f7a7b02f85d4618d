package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// InboxPage is how many letters a page of an inbox holds.
const InboxPage = 50

// Inbox returns a page of what a person was told.
func (d *Desk) Inbox(ctx context.Context, actor account.Actor, q InboxQuery) (Inbox, error) {
	if err := hasInbox(actor); err != nil {
		return Inbox{}, err
	}
	page := Inbox{Query: q}
	q.Limit = InboxPage + 1 // one more tells whether there is another page
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if page.Letters, err = r.Letters(ctx, actor.ID, seesAll(actor), q); err != nil {
			return err
		}
		page.Unread, err = r.Unread(ctx, actor.ID, seesAll(actor))
		return err
	})
	if len(page.Letters) > InboxPage {
		page.Letters = page.Letters[:InboxPage]
		page.Next = page.Letters[InboxPage-1].Number
	}
	return page, err
}

// Unread returns how much a person was told and has not read: 0 for who has no
// inbox.
func (d *Desk) Unread(ctx context.Context, actor account.Actor) (int, error) {
	n := 0
	if actor.ID == "" {
		return n, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		n, err = r.Unread(ctx, actor.ID, seesAll(actor))
		return err
	})
	return n, err
}

// ReadLetter marks one thing that a person was told as read; ReadLetters all
// of them, and ReadLettersOn those about a claim. Reading is no act on the
// desk, so it leaves no history.
func (d *Desk) ReadLetter(ctx context.Context, actor account.Actor, number int64) error {
	return d.read(ctx, actor, func(ctx context.Context, c *change) error { return c.ReadNotice(ctx, actor.ID, number, c.at) })
}

// ReadLetters is described at [Desk.ReadLetter].
func (d *Desk) ReadLetters(ctx context.Context, actor account.Actor) error {
	return d.read(ctx, actor, func(ctx context.Context, c *change) error { return c.ReadNotices(ctx, actor.ID, c.at) })
}

// ReadLettersOn is described at [Desk.ReadLetter].
func (d *Desk) ReadLettersOn(ctx context.Context, actor account.Actor, id timeline.ClaimID) error {
	return d.read(ctx, actor, func(ctx context.Context, c *change) error { return c.ReadNoticesOn(ctx, actor.ID, id, c.at) })
}

func (d *Desk) read(ctx context.Context, actor account.Actor, f func(context.Context, *change) error) error {
	if err := hasInbox(actor); err != nil {
		return err
	}
	return d.update(ctx, actor, f)
}

func hasInbox(actor account.Actor) error {
	if actor.ID == "" {
		return fault.New(fault.Unauthenticated, "Sign in to read what you were told.")
	}
	return nil
}

// seesAll reports whether an actor is on every timeline, as in [RoleOn].
func seesAll(actor account.Actor) bool { return actor.Role == account.Admin }
