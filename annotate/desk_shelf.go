package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline"
)

// Shelf is the timelines that an actor may find, last changed first.
type Shelf struct {
	// Own are those that the actor is a member of; all of them for an
	// administrator of the instance.
	Own []TimelineSummary
	// Others are the public ones besides. Only what the public sees of them is
	// counted: Articles and Changed are zero.
	Others []TimelineSummary
	// MayAdd tells whether the actor may make a timeline.
	MayAdd bool
}

// Shelf returns the timelines that an actor may find.
func (d *Desk) Shelf(ctx context.Context, actor account.Actor) (Shelf, error) {
	s := Shelf{MayAdd: MayAddTimeline(actor) == nil}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		all, err := r.Timelines(ctx)
		if err != nil {
			return err
		}
		own, err := memberOf(ctx, r, actor)
		if err != nil {
			return err
		}
		public, err := r.PublicVerdicts(ctx)
		if err != nil {
			return err
		}
		for _, t := range all {
			switch {
			case own[t.ID] || actor.Role == account.Admin:
				s.Own = append(s.Own, t)
			case t.Visibility == timeline.Public:
				s.Others = append(s.Others, t.public(public[t.ID]))
			}
		}
		return nil
	})
	return s, err
}

// public returns t as who is no member sees it.
func (t TimelineSummary) public(verdicts map[Verdict]int) TimelineSummary {
	shown := TimelineSummary{Timeline: t.Timeline, Verdicts: verdicts}
	for _, n := range verdicts {
		shown.Claims += n
	}
	return shown
}

// Access returns what an actor may do on a timeline. It returns a NotFound
// error for a timeline that they may not view.
func (d *Desk) Access(ctx context.Context, actor account.Actor, slug string) (Access, error) {
	var a Access
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		a, err = accessBySlug(ctx, r, actor, slug)
		return err
	})
	return a, err
}

// Managed returns the access to a timeline of somebody who may change it, and
// a Forbidden error for who may only see it.
func (d *Desk) Managed(ctx context.Context, actor account.Actor, slug string) (Access, error) {
	var a Access
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		a, err = managed(ctx, r, actor, slug)
		return err
	})
	return a, err
}
