package annotate

import (
	"context"
	"sync"

	"dateline/annotate/account"
)

// mostWaits is of how many people a desk remembers what waits for them.
const mostWaits = 10_000

// waits remembers how many claims wait for whom: every page of a person tells
// it, and counting them reads all the claims that are under way.
type waits struct {
	mu   sync.Mutex
	kept map[account.UserID]wait
}

// wait is what waited for somebody when the history stood at a number.
type wait struct {
	number int64
	role   account.Role
	claims int
}

func (w *waits) get(actor account.Actor, number int64) (claims int, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	found, ok := w.kept[actor.ID]
	return found.claims, ok && found.number == number && found.role == actor.Role
}

func (w *waits) put(actor account.Actor, number int64, claims int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.kept == nil || len(w.kept) >= mostWaits {
		w.kept = map[account.UserID]wait{}
	}
	w.kept[actor.ID] = wait{number: number, role: actor.Role, claims: claims}
}

// Waiting returns how many claims wait for an actor, on all the timelines that
// they are a member of.
func (d *Desk) Waiting(ctx context.Context, actor account.Actor) (int, error) {
	n := 0
	if actor.ID == "" {
		return 0, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		number, err := r.LastNumber(ctx)
		if err != nil {
			return err
		}
		var known bool
		if n, known = d.waits.get(actor, number); known {
			return nil
		}
		l, err := d.lookOver(ctx, r, actor, "")
		if err != nil {
			return err
		}
		n = 0
		for p, batches := range l.parts {
			if p.Mine() {
				n += claimsIn(batches)
			}
		}
		d.waits.put(actor, number, n)
		return nil
	})
	return n, err
}
