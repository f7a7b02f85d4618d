package annotate

import (
	"context"
	"maps"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// News is what happened on a timeline after a number of the history.
type News struct {
	Access
	Entries []Entry // first to last
	Number  int64   // of the last entry that was looked at
	Missed  bool    // there is more than is worth telling: look at everything again
}

// mostNews is how many entries are told one by one.
const mostNews = 100

// News returns what happened on a timeline after a number of the history, to
// its members. The entries are those of the history itself, so that any process
// on the same database can go on where another one stopped.
func (d *Desk) News(ctx context.Context, actor account.Actor, id timeline.ID, after int64) (News, error) {
	n := News{Number: after}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if n.Access, err = accessByID(ctx, r, actor, id); err != nil {
			return err
		}
		if err := n.need(account.Viewer, "Following what happens on the timeline"); err != nil {
			return err
		}
		if n.Entries, err = r.EntriesAfter(ctx, id, after, mostNews+1); err != nil {
			return err
		}
		if len(n.Entries) <= mostNews {
			for _, e := range n.Entries {
				n.Number = e.Number
			}
			return nil
		}
		n.Entries, n.Missed = nil, true
		n.Number, err = r.LastNumber(ctx)
		return err
	})
	return n, err
}

// LastNumber returns the number at which the history stands. Who takes it before
// they read anything misses no [News] of what they read.
func (d *Desk) LastNumber(ctx context.Context) (int64, error) {
	var number int64
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		number, err = r.LastNumber(ctx)
		return err
	})
	return number, err
}

// Stirred returns the number at which the history stands, and whether anything
// happened after another one on those of some timelines of which the actor is a
// member.
func (d *Desk) Stirred(ctx context.Context, actor account.Actor, ids []timeline.ID, after int64) (number int64, stirred bool, err error) {
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		if number, err = r.LastNumber(ctx); err != nil || number == after {
			return err
		}
		for _, id := range ids {
			a, err := accessByID(ctx, r, actor, id)
			if fault.KindOf(err) == fault.NotFound || err == nil && !a.Member {
				continue
			}
			if err != nil {
				return err
			}
			first, err := r.EntriesAfter(ctx, id, after, 1)
			if err != nil || len(first) > 0 {
				stirred = err == nil
				return err
			}
		}
		return nil
	})
	return number, stirred, err
}

// Memberships returns the timelines of which an actor is a member.
func (d *Desk) Memberships(ctx context.Context, actor account.Actor) ([]timeline.ID, error) {
	var own map[timeline.ID]bool
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		own, err = memberOf(ctx, r, actor)
		return err
	})
	return slices.Sorted(maps.Keys(own)), err
}

// Listen returns a channel that holds something once one of some timelines may
// have [News], and what to call when nobody listens any more. It only knows of
// changes that were made by this Desk; who wants to know of those by other
// processes also looks from time to time.
func (d *Desk) Listen(ids ...timeline.ID) (rung <-chan struct{}, stop func()) {
	return d.bell.Listen(ids...)
}
