package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Case returns a case without what hangs on it, and what an actor may do on its
// timeline. Who is no member gets what was published of it.
func (d *Desk) Case(ctx context.Context, actor account.Actor, id timeline.ClaimID) (Case, Access, error) {
	var (
		k Case
		a Access
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if k, a, err = claim(ctx, r, actor, id); err != nil || a.Member {
			return err
		}
		public := map[timeline.ClaimID]Edition{}
		for _, id := range k.DependsOn() {
			end, err := r.Case(ctx, id)
			if err != nil {
				return err
			}
			e, err := shownTo(ctx, r, end)
			if err == nil {
				public[id] = e
			} else if fault.KindOf(err) != fault.NotFound {
				return err
			}
		}
		k.Position, k.Approval, k.JudgedOn = namingOnly(k, public), Approval{}, timeline.EndDates{}
		return nil
	})
	return k, a, err
}

// MaxChanges is the most entries that [Desk.Changes] returns at once.
const MaxChanges = 500

// Changes returns the first entries of the history of all that is on a timeline
// after a number, first to last, to its members. More tells whether there are
// others behind them.
func (d *Desk) Changes(ctx context.Context, actor account.Actor, slug string, after int64, limit int) (entries []Entry, more bool, err error) {
	if after < 0 || limit < 1 || limit > MaxChanges {
		return nil, false, fault.New(fault.Invalid, "Ask for 1 to %d changes after a number of 0 or more.", MaxChanges)
	}
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Seeing the history"); err != nil {
			return err
		}
		entries, err = r.EntriesAfter(ctx, a.Timeline.ID, after, limit+1)
		return err
	})
	if len(entries) > limit {
		return entries[:limit], true, err
	}
	return entries, false, err
}
