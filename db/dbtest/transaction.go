package dbtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var transactionTests = map[string]func(*testing.T, *desk){
	"an update that fails leaves nothing behind":              failedUpdate,
	"an update that panics leaves nothing behind":             panickingUpdate,
	"a view goes on seeing the state it began with":           steadyView,
	"an update sees its own changes":                          ownChanges,
	"a transaction inside a transaction is refused":           nested,
	"a cancelled context ends an update without effect":       cancelledUpdate,
	"of fifty edits of the same version exactly one succeeds": staleEdits,
	"fifty edits that read what they change are all kept":     patientEdits,
}

var errOnPurpose = errors.New("on purpose")

func readTimeline(id timeline.ID) func(context.Context, annotate.Reader) (timeline.Timeline, error) {
	return func(ctx context.Context, r annotate.Reader) (timeline.Timeline, error) { return r.Timeline(ctx, id) }
}

func failedUpdate(t *testing.T, d *desk) {
	err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddTimeline(ctx, aTimeline("t")), errOnPurpose)
	})
	if !errors.Is(err, errOnPurpose) {
		t.Errorf("Update returned %v, want what its function returned", err)
	}
	missing(d, readTimeline("t"))
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddTimeline(ctx, aTimeline("t")) })
}

func panickingUpdate(t *testing.T, d *desk) {
	func() {
		defer func() {
			if recover() == nil {
				t.Error("Update swallowed a panic")
			}
		}()
		_ = d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
			panic(tx.AddTimeline(ctx, aTimeline("t")))
		})
	}()
	missing(d, readTimeline("t"))
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddTimeline(ctx, aTimeline("t")) })
}

func steadyView(t *testing.T, d *desk) {
	d.furnished()
	err := d.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		before, err := r.Timeline(ctx, "t")
		if err != nil {
			return err
		}
		d.update(func(ctx context.Context, tx annotate.Tx) error { //nolint:contextcheck // as if somebody else did it
			changed := before
			changed.Title, changed.Version = "Another title", 2
			return first(tx.ChangeTimeline(ctx, changed), tx.AddTimeline(ctx, aTimeline("new")))
		})
		again, err := r.Timeline(ctx, "t")
		same(t, "the timeline during the view", again, before)
		if _, missed := r.Timeline(ctx, "new"); fault.KindOf(missed) != fault.NotFound {
			t.Errorf("a timeline that was added meanwhile: error is %v, want NotFound", missed)
		}
		return err
	})
	if err != nil {
		t.Fatalf("View: %v", err)
	}
	if got := see(d, readTimeline("t")).Title; got != "Another title" {
		t.Errorf("title after the view is %q, want the changed one", got)
	}
}

func ownChanges(t *testing.T, d *desk) {
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		if err := tx.AddTimeline(ctx, aTimeline("t")); err != nil {
			return err
		}
		got, err := tx.Timeline(ctx, "t")
		same(t, "the timeline in the update", got, aTimeline("t"))
		return err
	})
}

func nested(t *testing.T, d *desk) {
	inner := func(ctx context.Context) map[string]error {
		return map[string]error{
			"Update": d.store.Update(ctx, func(context.Context, annotate.Tx) error { return nil }),
			"View":   d.store.View(ctx, func(context.Context, annotate.Reader) error { return nil }),
		}
	}
	err := first(
		d.store.Update(t.Context(), func(ctx context.Context, _ annotate.Tx) error {
			for name, err := range inner(ctx) {
				if err == nil {
					t.Errorf("%s inside Update succeeded, want an error", name)
				}
			}
			return nil
		}),
		d.store.View(t.Context(), func(ctx context.Context, _ annotate.Reader) error {
			for name, err := range inner(ctx) {
				if err == nil {
					t.Errorf("%s inside View succeeded, want an error", name)
				}
			}
			return nil
		}),
	)
	if err != nil {
		t.Error(err)
	}
}

func cancelledUpdate(t *testing.T, d *desk) {
	ctx, cancel := context.WithCancel(t.Context())
	err := d.store.Update(ctx, func(ctx context.Context, tx annotate.Tx) error {
		err := tx.AddTimeline(ctx, aTimeline("t"))
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Update returned %v, want that it was cancelled", err)
	}
	missing(d, readTimeline("t"))
}

const editors = 50

// together runs f in many goroutines and returns their errors.
func together(f func(i int) error) []error {
	errs := make([]error, editors)
	var group sync.WaitGroup
	for i := range editors {
		group.Go(func() { errs[i] = f(i) })
	}
	group.Wait()
	return errs
}

func staleEdits(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	shown := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Case, error) { return r.Case(ctx, "c") })
	won := ""
	for _, err := range together(func(i int) error {
		edit := shown
		edit.Statement, edit.Version = fmt.Sprintf("Edit %d", i), shown.Version+1
		err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeCase(ctx, edit) })
		if err == nil {
			won = edit.Statement // only one gets here, or the race detector tells
		}
		return err
	}) {
		if err != nil && fault.KindOf(err) != fault.Conflict {
			t.Errorf("a stale edit failed with %v, want a Conflict", err)
		}
	}
	got := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Case, error) { return r.Case(ctx, "c") })
	if won == "" || got.Statement != won || got.Version != 2 {
		t.Errorf("claim is %q at version %d, want the edit that succeeded, %q, at version 2", got.Statement, got.Version, won)
	}
}

func patientEdits(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	for _, err := range together(func(int) error {
		return d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
			c, err := tx.Case(ctx, "c")
			if err != nil {
				return err
			}
			c.Ruling.Explanation += "x"
			c.Version++
			return tx.ChangeCase(ctx, c)
		})
	}) {
		if err != nil {
			t.Errorf("an edit failed: %v", err)
		}
	}
	got := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Case, error) { return r.Case(ctx, "c") })
	if len(got.Ruling.Explanation) != editors || got.Version != editors+1 {
		t.Errorf("%d edits are left at version %d, want %d at %d", len(got.Ruling.Explanation), got.Version, editors, editors+1)
	}
}
