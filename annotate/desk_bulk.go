package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// Bulk does one thing to several claims of a timeline, and returns what became
// of each, in the order in which they were given. Every claim is changed in a
// transaction of its own, with its own permission and its own version; an error
// is returned only when nothing was tried.
func (d *Desk) Bulk(ctx context.Context, actor account.Actor, slug string, b Bulk) ([]Outcome, error) {
	b = b.tidy()
	outcomes := make([]Outcome, len(b.Claims))
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Working on claims"); err != nil {
			return err
		}
		if err := b.valid(); err != nil {
			return err
		}
		for i, s := range b.Claims {
			if outcomes[i], err = a.before(ctx, r, s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, s := range b.Claims {
		if o := &outcomes[i]; o.Err == nil {
			var after Case
			if after, o.Err = d.one(ctx, actor, b, s); o.Err == nil {
				o.Changed, o.Version = after.Version != s.Version, after.Version
			}
		}
	}
	return outcomes, nil
}

// before returns the outcome of a claim to which nothing has been done yet. One
// that is not on the timeline stays unknown.
func (a Access) before(ctx context.Context, r Reader, s Shown) (Outcome, error) {
	c, err := r.Case(ctx, s.ID)
	switch {
	case fault.KindOf(err) == fault.NotFound, err == nil && c.Timeline != a.Timeline.ID:
		return Outcome{ID: s.ID, Err: fault.New(fault.NotFound, "There is no such claim on this timeline.")}, nil
	case err != nil:
		return Outcome{}, err
	case c.Version != s.Version:
		err = fault.New(fault.Conflict, "Somebody changed it after you saw it. Look at it again, then do this to it.")
	}
	return Outcome{ID: s.ID, Statement: c.Statement, Version: c.Version, Err: err}, nil
}

// one does to one claim what b says.
func (d *Desk) one(ctx context.Context, actor account.Actor, b Bulk, s Shown) (Case, error) {
	switch b.Act {
	case ActImportance, ActLane, ActTag, ActUntag:
		return d.changeCase(ctx, actor, s.ID, ActEdit, s.Version, "edit", "", func(ctx context.Context, c *change, before Case) (Case, error) {
			after := b.edit(before)
			return after, validClaim(ctx, c, after)
		})
	case ActRecheck:
		return d.changeCase(ctx, actor, s.ID, ActRecheck, s.Version, "set re-check date", "", func(_ context.Context, _ *change, before Case) (Case, error) {
			before.Ruling.Recheck = b.Recheck
			return before, nil
		})
	default:
		return d.Take(ctx, actor, s.ID, Step{Act: b.Act, Version: s.Version, Comment: b.Comment, Assignee: b.Assignee})
	}
}
