package annotate_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/db/sqlite"
)

func TestADraftOutlivesTheProgram(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "desk.db"), t.Context()
	now := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	var ada account.Actor
	for run := range 2 {
		store, err := sqlite.Open(ctx, path, sqlite.Options{Create: run == 0})
		if err != nil {
			t.Fatal(err)
		}
		desk := annotate.NewDesk(store, func() time.Time { return now })
		if run == 0 {
			u, err := desk.AddUser(ctx, account.Operator(), annotate.UserEdit{Login: "ada", Name: "Ada", Role: account.Reviewer})
			if err != nil {
				t.Fatal(err)
			}
			ada = u.Actor()
			err = desk.SaveDraft(ctx, ada, annotate.Unsaved{Form: "/claims/c/edit", Version: 2, Fields: map[string][]string{"statement": {"Half"}}})
			if err != nil {
				t.Fatal(err)
			}
		}
		d, err := desk.Draft(ctx, ada, "/claims/c/edit")
		if err != nil || d.Version != 2 || len(d.Fields["statement"]) != 1 || !d.Changed.Equal(now) {
			t.Errorf("run %d: got %+v %v, want the draft", run, d, err)
		}
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPersonHasSoManyDrafts(t *testing.T) {
	o := newOffice(t)
	for n := range annotate.MaxDrafts + 5 {
		o.now = o.now.Add(time.Second)
		o.must(o.SaveDraft(t.Context(), o.ada, annotate.Unsaved{Form: fmt.Sprintf("/claims/%d/edit", n), Fields: map[string][]string{"statement": {"x"}}}))
	}
	all, err := o.Drafts(t.Context(), o.ada)
	o.must(err)
	if len(all) != annotate.MaxDrafts || all[len(all)-1].Form != "/claims/5/edit" {
		t.Errorf("got %d drafts, the oldest %s; want %d without the first five", len(all), all[len(all)-1].Form, annotate.MaxDrafts)
	}
	if others, err := o.Drafts(t.Context(), o.ben); err != nil || len(others) > 0 {
		t.Errorf("somebody else sees %+v %v", others, err)
	}
}

func TestWhatIsNoDraft(t *testing.T) {
	o := newOffice(t)
	for name, tc := range map[string]struct {
		who  account.Actor
		in   annotate.Unsaved
		want fault.Kind
	}{
		"a visitor's":          {account.Actor{}, annotate.Unsaved{Form: "/claims"}, fault.Unauthenticated},
		"of a form elsewhere":  {o.ada, annotate.Unsaved{Form: "https://example.org/"}, fault.Invalid},
		"of bytes":             {o.ada, annotate.Unsaved{Form: "/claims", Fields: map[string][]string{"a": {"\xff"}}}, fault.Invalid},
		"with too long a name": {o.ada, annotate.Unsaved{Form: "/" + string(make([]byte, annotate.MaxDraftForm))}, fault.Invalid},
		"that is far too long": {o.ada, annotate.Unsaved{Form: "/claims", Fields: map[string][]string{"a": {string(make([]byte, annotate.MaxDraftBytes))}}}, fault.TooLarge},
	} {
		if err := o.SaveDraft(t.Context(), tc.who, tc.in); fault.KindOf(err) != tc.want {
			t.Errorf("a draft %s: got %v, want an error of kind %s", name, err, tc.want)
		}
	}
}
