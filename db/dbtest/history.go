package dbtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
)

var historyTests = map[string]func(*testing.T, *desk){
	"an empty history has no last entry":                   historyEmpty,
	"entries come back as they were sealed":                historyChain,
	"the history of one object is last first":              historyOfObject,
	"an entry cannot be put where one is":                  historyTaken,
	"the walk stops at an error and may read meanwhile":    historyStops,
	"a history longer than a page is walked to the end":    historyLong,
	"an entry of a change that failed is not in the chain": historyRollsBack,
}

// record adds entries to the history, each sealed after the one before.
func (d *desk) record(entries ...annotate.Entry) []annotate.Entry {
	d.t.Helper()
	var sealed []annotate.Entry
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		last, err := tx.LastEntry(ctx)
		if err != nil {
			return err
		}
		for _, e := range entries {
			last = e.Seal(last)
			sealed = append(sealed, last)
			if err := tx.AddEntry(ctx, last); err != nil {
				return err
			}
		}
		return nil
	})
	return sealed
}

func anEntry(object annotate.Object, id, act string, changes ...annotate.Change) annotate.Entry {
	return annotate.Entry{
		At: noon, Actor: ada, Machine: "import", Timeline: "t", Object: object, ID: id, Act: act, Changes: changes, Reason: "Because",
	}
}

func walk(d *desk) []annotate.Entry {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Entry, error) {
		var all []annotate.Entry
		err := r.EachEntry(ctx, func(e annotate.Entry) error {
			all = append(all, e)
			return nil
		})
		return all, err
	})
}

func lastEntry(d *desk) annotate.Entry {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) (annotate.Entry, error) {
		last, err := r.LastEntry(ctx)
		if seal, sealErr := r.LastSeal(ctx); sealErr != nil || seal.Number != last.Number || seal.Hash != last.Hash {
			d.t.Errorf("the seal is %d, %s (%v), want that of %d, %s", seal.Number, seal.Hash, sealErr, last.Number, last.Hash)
		}
		return last, err
	})
}

func historyEmpty(t *testing.T, d *desk) {
	same(t, "the last entry", lastEntry(d), annotate.Entry{})
	same(t, "the history", walk(d), []annotate.Entry{})
}

func historyChain(t *testing.T, d *desk) {
	odd := annotate.Change{Field: "note", Old: "\x00 and \xff", New: "e\u0301\u2028\r\n\U0001f4c5"}
	bare := annotate.Entry{At: noon.Add(999 * time.Microsecond), Object: annotate.ObjectUser, ID: "u", Act: "add"}
	want := d.record(
		anEntry(annotate.ObjectClaim, "c", "add", odd, annotate.Change{Field: "b"}, annotate.Change{Field: "a", New: "1"}),
		bare, anEntry(annotate.ObjectMember, "m", "add"),
	)
	want = append(want, d.record(anEntry(annotate.ObjectSource, "s", "change", annotate.Change{Field: "title", Old: "x", New: "y"}))...)
	got := walk(d)
	same(t, "the history", got, want)
	same(t, "the last entry", lastEntry(d), want[len(want)-1])
	var before annotate.Entry
	for _, e := range got {
		if !e.Follows(before) {
			t.Errorf("entry %d does not follow the one before", e.Number)
		}
		before = e
	}
}

func historyOfObject(t *testing.T, d *desk) {
	change := annotate.Change{Field: "title", Old: "x", New: "y"}
	all := d.record(
		anEntry(annotate.ObjectClaim, "c", "add", change), anEntry(annotate.ObjectClaim, "d", "add"),
		anEntry(annotate.ObjectSource, "c", "add"), anEntry(annotate.ObjectClaim, "c", "open", change, change), anEntry(annotate.ObjectClaim, "c", "take"),
	)
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Entry, error) {
		return r.History(ctx, annotate.ObjectClaim, "c")
	})
	same(t, "the history of the claim", got, []annotate.Entry{all[4], all[3], all[0]})
}

func historyTaken(t *testing.T, d *desk) {
	all := d.record(anEntry(annotate.ObjectClaim, "c", "add"))
	d.refused(fault.Conflict, "history", func(ctx context.Context, tx annotate.Tx) error {
		return tx.AddEntry(ctx, anEntry(annotate.ObjectClaim, "c", "forge").Seal(annotate.Entry{}))
	})
	same(t, "the history", walk(d), all)
}

func historyStops(t *testing.T, d *desk) {
	d.record(anEntry(annotate.ObjectClaim, "c", "add"), anEntry(annotate.ObjectClaim, "c", "open"), anEntry(annotate.ObjectClaim, "c", "take"))
	var seen []int64
	err := d.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		return r.EachEntry(ctx, func(e annotate.Entry) error {
			seen = append(seen, e.Number)
			if _, err := r.LastEntry(ctx); err != nil {
				return err
			}
			if e.Number == 2 {
				return errOnPurpose
			}
			return nil
		})
	})
	if !errors.Is(err, errOnPurpose) {
		t.Errorf("EachEntry returned %v, want what its function returned", err)
	}
	same(t, "the numbers of the entries seen", seen, []int64{1, 2})
}

func historyLong(t *testing.T, d *desk) {
	var entries []annotate.Entry
	for i := range 1203 {
		entries = append(entries, anEntry(annotate.ObjectClaim, "c", fmt.Sprintf("act %d", i), annotate.Change{Field: "a"}, annotate.Change{Field: "b"}))
	}
	want := d.record(entries...)
	same(t, "the history", walk(d), want)
}

func historyRollsBack(t *testing.T, d *desk) {
	all := d.record(anEntry(annotate.ObjectClaim, "c", "add"))
	err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddEntry(ctx, anEntry(annotate.ObjectClaim, "c", "open").Seal(all[0])), errOnPurpose)
	})
	if !errors.Is(err, errOnPurpose) {
		t.Errorf("Update returned %v, want what its function returned", err)
	}
	all = append(all, d.record(anEntry(annotate.ObjectClaim, "c", "take"))...)
	same(t, "the history", walk(d), all)
}
