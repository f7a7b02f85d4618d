package annotate

import (
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// SaveDraft keeps what the actor has typed into a form, in place of what was
// kept of it before. It is theirs alone, so that it asks for no permission but
// to be signed in: what becomes of it is decided when it is sent.
func (d *Desk) SaveDraft(ctx context.Context, actor account.Actor, in Unsaved) error {
	if !actor.SignedIn() {
		return fault.New(fault.Unauthenticated, "Sign in to go on.")
	}
	if err := validDraft(in); err != nil {
		return err
	}
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		in.User, in.Changed = actor.ID, c.at
		if err := c.DropDraftsBefore(ctx, c.at.Add(-DraftLife)); err != nil {
			return err
		}
		if err := c.SetDraft(ctx, in); err != nil {
			return err
		}
		kept, err := c.Drafts(ctx, actor.ID)
		if err != nil || len(kept) <= MaxDrafts {
			return err
		}
		for _, old := range kept[MaxDrafts:] {
			if err := c.DropDraft(ctx, actor.ID, old.Form); err != nil {
				return err
			}
		}
		return nil
	})
}

// Draft returns what the actor has typed into a form and not saved, or the zero
// Unsaved.
func (d *Desk) Draft(ctx context.Context, actor account.Actor, form string) (Unsaved, error) {
	var found Unsaved
	if !actor.SignedIn() {
		return found, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		found, err = r.Draft(ctx, actor.ID, form)
		return err
	})
	if fault.KindOf(err) == fault.NotFound || found.Changed.Before(d.now().Add(-DraftLife)) {
		return Unsaved{}, nil
	}
	return found, err
}

// Drafts returns what the actor has typed into all forms and not saved, last
// changed first, without what is in the fields.
func (d *Desk) Drafts(ctx context.Context, actor account.Actor) ([]Unsaved, error) {
	var all []Unsaved
	if !actor.SignedIn() {
		return nil, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		all, err = r.Drafts(ctx, actor.ID)
		return err
	})
	old := d.now().Add(-DraftLife)
	return slices.DeleteFunc(all, func(u Unsaved) bool { return u.Changed.Before(old) }), err
}

// DropDraft forgets what the actor has typed into a form: it was saved, or is
// not wanted.
func (d *Desk) DropDraft(ctx context.Context, actor account.Actor, form string) error {
	if !actor.SignedIn() {
		return nil
	}
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		return c.DropDraft(ctx, actor.ID, form)
	})
}
