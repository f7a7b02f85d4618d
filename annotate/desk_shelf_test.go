package annotate_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func TestShelf(t *testing.T) {
	o := newOffice(t)
	public, err := o.AddTimeline(t.Context(), o.ada, annotate.TimelineEdit{Title: "In public", Visibility: timeline.Public})
	o.must(err)
	_, err = o.AddTimeline(t.Context(), o.ada, annotate.TimelineEdit{Title: "In no list", Visibility: timeline.Unlisted})
	o.must(err)
	when, err := edtf.Parse("2024-06-19")
	o.must(err)
	for _, verdict := range []annotate.Verdict{annotate.Correct, annotate.Wrong, annotate.Misleading} {
		o.publicly(public.Slug, when, verdict)
	}
	hidden := annotate.ClaimEdit{Statement: "Not for the public yet", Position: timeline.Point{When: when, Extent: timeline.Event}}
	_, err = o.AddClaim(t.Context(), o.ada, public.Slug, hidden, nil)
	o.must(err)

	for _, c := range []struct {
		name        string
		actor       account.Actor
		own, others int
	}{
		{"a visitor finds the public timeline", account.Actor{}, 0, 1},
		{"somebody who is no member finds the public timeline", o.out, 0, 1},
		{"a member finds what they work on, listed or not", o.ada, 3, 0},
		{"a member of one finds it and the public one", o.ben, 1, 1},
		{"an administrator finds everything", o.root, 3, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			shelf, err := o.Shelf(t.Context(), c.actor)
			o.must(err)
			if len(shelf.Own) != c.own || len(shelf.Others) != c.others {
				t.Fatalf("got %d own and %d other timelines, want %d and %d", len(shelf.Own), len(shelf.Others), c.own, c.others)
			}
			for _, other := range shelf.Others {
				if other.Claims != 3 || other.Verdicts[annotate.Unchecked] != 0 || other.Verdicts[annotate.Wrong] != 1 {
					t.Errorf("got %d claims and the verdicts %v, want the 3 published ones only", other.Claims, other.Verdicts)
				}
				if !other.Changed.IsZero() {
					t.Errorf("got the last change %v, want none: it may be of something that is not public", other.Changed)
				}
			}
		})
	}
}

// publicly adds a claim that the public sees.
func (o *office) publicly(slug string, when edtf.Date, verdict annotate.Verdict) annotate.Case {
	o.t.Helper()
	ctx := o.t.Context()
	c, err := o.AddClaim(ctx, o.ada, slug, annotate.ClaimEdit{
		Statement: "Published as " + string(verdict), Position: timeline.Point{When: when, Extent: timeline.Event},
	}, nil)
	o.must(err)
	c, err = o.Take(ctx, o.root, c.ID, annotate.Step{
		Act: annotate.ActOverride, To: annotate.Checking, Version: c.Version, Comment: "for the test",
	})
	o.must(err)
	c, err = o.Rule(ctx, o.ada, c.ID, annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: verdict}, Version: c.Version})
	o.must(err)
	c, err = o.Take(ctx, o.root, c.ID, annotate.Step{
		Act: annotate.ActOverride, To: annotate.Published, Version: c.Version, Comment: "for the test",
	})
	o.must(err)
	return c
}

func TestShelfHidesTheVerdictOfAClaimThatIsReopened(t *testing.T) {
	o := newOffice(t)
	public, err := o.AddTimeline(t.Context(), o.ada, annotate.TimelineEdit{Title: "In public", Visibility: timeline.Public})
	o.must(err)
	when, err := edtf.Parse("1961")
	o.must(err)
	c := o.publicly(public.Slug, when, annotate.Wrong)
	_, err = o.Take(t.Context(), o.ada, c.ID, annotate.Step{Act: annotate.ActReopen, Version: c.Version, Comment: "A new source."})
	o.must(err)
	shelf, err := o.Shelf(t.Context(), account.Actor{})
	o.must(err)
	if got := shelf.Others[0].Verdicts; got[annotate.Unchecked] != 1 || got[annotate.Wrong] != 0 {
		t.Errorf("got the verdicts %v, want one unchecked claim", got)
	}
}

func TestManagedIsForAdministratorsOfTheTimeline(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct {
		name  string
		actor account.Actor
		want  fault.Kind
	}{
		{"its administrator may", o.ada, ""},
		{"an administrator of the instance may", o.root, ""},
		{"another member may not", o.ben, fault.Forbidden},
		{"who is no member does not find it", o.out, fault.NotFound},
		{"a visitor does not find it", account.Actor{}, fault.NotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := o.Managed(t.Context(), c.actor, o.slug)
			switch {
			case c.want == "" && (err != nil || a.Timeline.Slug != o.slug):
				t.Errorf("got %q, %v, want access to %q", a.Timeline.Slug, err, o.slug)
			case c.want != "" && fault.KindOf(err) != c.want:
				t.Errorf("got %v, want a fault of kind %s", err, c.want)
			}
		})
	}
}
