package dbtest

import (
	"context"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

var liveTests = map[string]func(*testing.T, *desk){
	"the end of a version is where the history stood":       liveVersionEnds,
	"entries after a number are those of one timeline":      liveEntriesAfter,
	"the history of an object since a number is last first": liveHistorySince,
	"a draft is one person's, replaced and dropped":         liveDrafts,
	"drafts are forgotten by age":                           liveOldDrafts,
	"a draft of nobody is refused":                          liveDraftOfNobody,
}

func liveVersionEnds(t *testing.T, d *desk) {
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.EndVersion(ctx, annotate.ObjectClaim, "c", 1)
	})
	d.record(anEntry(annotate.ObjectClaim, "c", "edit"), anEntry(annotate.ObjectClaim, "c", "edit"))
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.EndVersion(ctx, annotate.ObjectClaim, "c", 2)
	})
	for version, want := range map[int]int64{1: 0, 2: 2} {
		got := see(d, func(ctx context.Context, r annotate.Reader) (int64, error) {
			return r.VersionEnd(ctx, annotate.ObjectClaim, "c", version)
		})
		same(t, "the end of a version", got, want)
	}
	missing(d, func(ctx context.Context, r annotate.Reader) (int64, error) {
		return r.VersionEnd(ctx, annotate.ObjectClaim, "c", 3)
	})
	missing(d, func(ctx context.Context, r annotate.Reader) (int64, error) {
		return r.VersionEnd(ctx, annotate.ObjectSource, "c", 1)
	})
}

func liveEntriesAfter(t *testing.T, d *desk) {
	number := func() int64 {
		return see(d, func(ctx context.Context, r annotate.Reader) (int64, error) { return r.LastNumber(ctx) })
	}
	same(t, "the last number of an empty history", number(), int64(0))
	other := anEntry(annotate.ObjectClaim, "x", "add")
	other.Timeline = "u"
	sealed := d.record(
		anEntry(annotate.ObjectClaim, "c", "add", annotate.Change{Field: "statement", New: "It was so."}),
		other, anEntry(annotate.ObjectSource, "s", "add"), anEntry(annotate.ObjectClaim, "c", "edit"),
	)
	same(t, "the last number", number(), int64(4))
	after := func(n int64, limit int) []annotate.Entry {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Entry, error) {
			return r.EntriesAfter(ctx, "t", n, limit)
		})
	}
	same(t, "all entries", after(0, 10), []annotate.Entry{sealed[0], sealed[2], sealed[3]})
	same(t, "the first two", after(0, 2), []annotate.Entry{sealed[0], sealed[2]})
	same(t, "those after the third", after(3, 10), []annotate.Entry{sealed[3]})
	same(t, "those after the last", after(4, 10), []annotate.Entry{})
}

func liveHistorySince(t *testing.T, d *desk) {
	sealed := d.record(
		anEntry(annotate.ObjectClaim, "c", "add"), anEntry(annotate.ObjectClaim, "c", "edit"),
		anEntry(annotate.ObjectClaim, "x", "add"), anEntry(annotate.ObjectClaim, "c", "edit"),
	)
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Entry, error) {
		return r.HistorySince(ctx, annotate.ObjectClaim, "c", 1)
	})
	same(t, "the history since", got, []annotate.Entry{sealed[3], sealed[1]})
}

func aDraft(user account.UserID, form string, changed time.Time) annotate.Unsaved {
	return annotate.Unsaved{
		User: user, Form: form, Version: 3, Changed: changed,
		Fields: map[string][]string{"statement": {"Half a “thought”\r\n\U0001f4c5"}, "tags": {"a", "b"}},
	}
}

func (d *desk) typists(logins ...string) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, login := range logins {
			u := account.User{ID: account.UserID(login), Login: login, Name: login, Role: account.Viewer, Created: noon, Version: 1}
			if err := tx.AddUser(ctx, u); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *desk) keep(drafts ...annotate.Unsaved) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, draft := range drafts {
			if err := tx.SetDraft(ctx, draft); err != nil {
				return err
			}
		}
		return nil
	})
}

func liveDrafts(t *testing.T, d *desk) {
	d.typists("ada.d", "ben.d")
	first, second := aDraft("ada.d", "/claims/c/edit", noon), aDraft("ada.d", "/claims/c/verdict", noon.Add(time.Minute))
	d.keep(first, second, aDraft("ben.d", "/claims/c/edit", noon))
	first.Fields, first.Version = map[string][]string{"statement": {"A whole thought"}}, 4
	d.keep(first)
	draft := func(ctx context.Context, r annotate.Reader) (annotate.Unsaved, error) {
		return r.Draft(ctx, "ada.d", first.Form)
	}
	same(t, "the draft", see(d, draft), first)
	all := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Unsaved, error) {
		return r.Drafts(ctx, "ada.d")
	})
	if len(all) != 2 || all[0].Form != second.Form || all[1].Form != first.Form {
		t.Errorf("got the drafts %+v, want two, last changed first", all)
	}
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.DropDraft(ctx, "ada.d", first.Form) })
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.DropDraft(ctx, "ada.d", first.Form) })
	missing(d, draft)
	see(d, func(ctx context.Context, r annotate.Reader) (annotate.Unsaved, error) {
		return r.Draft(ctx, "ben.d", first.Form)
	})
}

func liveOldDrafts(t *testing.T, d *desk) {
	d.typists("ada.d")
	d.keep(aDraft("ada.d", "/old", noon), aDraft("ada.d", "/new", noon.Add(time.Hour)))
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.DropDraftsBefore(ctx, noon.Add(time.Minute))
	})
	all := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Unsaved, error) {
		return r.Drafts(ctx, "ada.d")
	})
	if len(all) != 1 || all[0].Form != "/new" {
		t.Errorf("got the drafts %+v, want the new one", all)
	}
}

func liveDraftOfNobody(_ *testing.T, d *desk) {
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error {
		if err := tx.SetDraft(ctx, aDraft("nobody", "/old", noon)); err != nil {
			return err
		}
		return nil
	})
}
