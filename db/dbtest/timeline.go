package dbtest

import (
	"context"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var timelineTests = map[string]func(*testing.T, *desk){
	"a timeline is found by id and by slug":                 timelineFound,
	"a timeline changes from the version that was read":     timelineChanges,
	"a slug or an id that is taken is refused":              slugTaken,
	"the list counts and has the last changed first":        timelineList,
	"members come by name, change their role and are taken": membersCome,
}

func timelineFound(t *testing.T, d *desk) {
	d.furnished()
	same(t, "the timeline by id", see(d, readTimeline("t")), aTimeline("t"))
	bySlug := func(slug string) func(context.Context, annotate.Reader) (timeline.Timeline, error) {
		return func(ctx context.Context, r annotate.Reader) (timeline.Timeline, error) {
			return r.TimelineBySlug(ctx, slug)
		}
	}
	same(t, "the timeline by slug", see(d, bySlug("slug-t")), aTimeline("t"))
	missing(d, bySlug("t"))
	missing(d, readTimeline("slug-t"))
}

func timelineChanges(t *testing.T, d *desk) {
	d.furnished()
	changed := timeline.Timeline{ID: "t", Slug: "new", Title: "New", Description: "Newer", Visibility: timeline.Public, Version: 2}
	change := func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeTimeline(ctx, changed) }
	d.update(change)
	same(t, "the changed timeline", see(d, readTimeline("t")), changed)
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.Version = 4
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.ID = "nobody"
	d.refused(fault.NotFound, "timeline", change)
}

func slugTaken(_ *testing.T, d *desk) {
	d.furnished()
	twin := aTimeline("twin")
	twin.Slug = "slug-t"
	d.refused(fault.Conflict, "slug-t", func(ctx context.Context, tx annotate.Tx) error { return tx.AddTimeline(ctx, twin) })
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error {
		again := aTimeline("t")
		again.Slug = "free"
		return tx.AddTimeline(ctx, again)
	})
	other := aTimeline("other")
	other.Slug, other.Version = "slug-t", 2
	d.refused(fault.Conflict, "slug-t", func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeTimeline(ctx, other) })
}

func timelineList(t *testing.T, d *desk) {
	d.furnished()
	later := noon.Add(time.Hour)
	wrong := aCase("wrong", at("2000"))
	wrong.Ruling.Verdict = annotate.Wrong
	d.add(aCase("one", at("2000")), aCase("two", at("2001")), wrong)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.AddEntry(ctx, annotate.Entry{At: later, Timeline: "other", Object: annotate.ObjectTimeline, ID: "other", Act: "add"}.Seal(annotate.Entry{}))
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.TimelineSummary, error) {
		return r.Timelines(ctx)
	})
	same(t, "the list", got, []annotate.TimelineSummary{
		{Timeline: aTimeline("other"), Changed: later},
		{
			Timeline: aTimeline("t"), Claims: 3, Articles: 1, Changed: noon,
			Verdicts: map[annotate.Verdict]int{annotate.Unchecked: 2, annotate.Wrong: 1},
		},
	})
}

func membersCome(t *testing.T, d *desk) {
	d.furnished()
	member := func(id, login string, role account.Role) annotate.Member {
		return annotate.Member{Timeline: "t", User: account.UserID(id), Login: login, Name: "Name of " + login, Role: role}
	}
	zoe, bob := member("1", "zoe", account.Admin), member("2", "bob", account.Viewer)
	set := func(m annotate.Member) {
		t.Helper()
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetMember(ctx, m) })
	}
	list := func() []annotate.Member {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Member, error) { return r.Members(ctx, "t") })
	}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddUser(ctx, aUser("1", "zoe")), tx.AddUser(ctx, aUser("2", "bob")))
	})
	set(zoe)
	set(bob)
	same(t, "the members", list(), []annotate.Member{bob, zoe})
	bob.Role = account.Reviewer
	set(bob)
	same(t, "the members after a change", list(), []annotate.Member{bob, zoe})

	one := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Member, error) { return r.Member(ctx, "t", "2") })
	same(t, "one member", one, bob)
	none := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Member, error) {
		return r.Member(ctx, "other", "2")
	})
	same(t, "somebody who is no member", none, annotate.Member{})
	places := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Member, error) {
		return r.Memberships(ctx, "1")
	})
	same(t, "the places of one user", places, []annotate.Member{zoe})

	bob.Role = account.Nobody
	set(bob)
	same(t, "the members after one left", list(), []annotate.Member{zoe})
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error {
		return tx.SetMember(ctx, annotate.Member{Timeline: "t", User: "nobody", Role: account.Viewer})
	})
}
