package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func shown(cases ...annotate.Case) []annotate.Shown {
	all := make([]annotate.Shown, len(cases))
	for i, c := range cases {
		all[i] = annotate.Shown{ID: c.ID, Version: c.Version}
	}
	return all
}

func (o *office) bulk(who account.Actor, b annotate.Bulk) []annotate.Outcome {
	o.t.Helper()
	outcomes, err := o.Bulk(o.t.Context(), who, o.slug, b)
	o.must(err)
	return outcomes
}

func TestBulkAnswersForEachClaim(t *testing.T) {
	o := newOffice(t)
	fresh, changed, taken := o.claim("2001"), o.claim("2002"), o.claim("2003")
	o.evidence(changed) // a new version, that cleo has not seen
	o.must(o.step(o.ben, taken.ID, annotate.Step{Act: annotate.ActTake}))
	elsewhere := annotate.Shown{ID: "nowhere", Version: 1}

	claims := append(shown(fresh, changed, o.present(taken.ID)), elsewhere, shown(fresh)[0])
	got := o.bulk(o.cleo, annotate.Bulk{Act: annotate.ActTake, Claims: claims})
	if len(got) != 4 {
		t.Fatalf("there are %d answers for four claims, one of them named twice", len(got))
	}
	kinds := []fault.Kind{"", fault.Conflict, fault.Forbidden, fault.NotFound}
	for i, outcome := range got {
		if outcome.Done() != (kinds[i] == "") || outcome.Err != nil && fault.KindOf(outcome.Err) != kinds[i] {
			t.Errorf("answer %d is %v, want one of kind %q", i, outcome.Err, kinds[i])
		}
	}
	if c := o.present(fresh.ID); c.Assignee.ID != o.cleo.ID || !got[0].Changed || got[0].Version != c.Version {
		t.Errorf("the claim that could be taken was not: %+v, %+v", c.Assignee, got[0])
	}
	if got[3].Statement != "" {
		t.Errorf("a claim that is not here has the statement %q", got[3].Statement)
	}
	if c := o.present(taken.ID); c.Assignee.ID != o.ben.ID {
		t.Errorf("a claim that was taken went to %s", c.Assignee.Name)
	}
}

func TestBulkSetsWhatItIsTold(t *testing.T) {
	o := newOffice(t)
	for _, tt := range []struct {
		name string
		bulk annotate.Bulk
		is   func(annotate.Case) bool
	}{
		{"importance", annotate.Bulk{Act: annotate.ActImportance, Importance: 2}, func(c annotate.Case) bool { return c.Importance == 2 }},
		{"lane", annotate.Bulk{Act: annotate.ActLane, Lane: " rails "}, func(c annotate.Case) bool { return c.Lane == "rails" }},
		{"a tag", annotate.Bulk{Act: annotate.ActTag, Tag: "late"}, func(c annotate.Case) bool { return slices.Contains(c.Tags, "late") }},
		{"taking off a tag", annotate.Bulk{Act: annotate.ActUntag, Tag: "early"}, func(c annotate.Case) bool { return len(c.Tags) == 0 }},
		{"a re-check date", annotate.Bulk{Act: annotate.ActRecheck, Recheck: edtf.MustParse("2025")}, func(c annotate.Case) bool { return c.Ruling.Recheck.String() == "2025" }},
		{"a checker", annotate.Bulk{Act: annotate.ActAssign, Assignee: o.ben.ID}, func(c annotate.Case) bool { return c.Assignee.ID == o.ben.ID }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := o.claim("2001")
			if tt.bulk.Act == annotate.ActRecheck {
				o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
			}
			if tt.bulk.Act == annotate.ActUntag {
				o.bulk(o.cleo, annotate.Bulk{Act: annotate.ActTag, Tag: "early", Claims: shown(c)})
			}
			before := o.present(c.ID)
			tt.bulk.Claims = shown(before)
			got := o.bulk(o.cleo, tt.bulk)
			if c = o.present(c.ID); !got[0].Done() || !tt.is(c) {
				t.Errorf("%+v came to %+v, and the claim is %+v", tt.bulk, got[0], c)
			}
			if len(c.Authors) != 0 {
				t.Errorf("it made %v authors of a verdict", c.Authors)
			}
			tt.bulk.Claims = shown(c)
			if got := o.bulk(o.cleo, tt.bulk); !got[0].Done() || got[0].Changed {
				t.Errorf("a second time it came to %+v, want that it was so already", got[0])
			}
		})
	}
}

func TestBulkTriesNothingThatCannotBeMeant(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2001")
	many := make([]annotate.Shown, annotate.MaxBulk+1)
	for i := range many {
		many[i] = annotate.Shown{ID: timeline.ClaimID(strings.Repeat("x", i+1)), Version: 1}
	}
	for name, b := range map[string]annotate.Bulk{
		"Select the claims first":            {Act: annotate.ActTake},
		"at most 200":                        {Act: annotate.ActTake, Claims: many},
		"one by one":                         {Act: annotate.ActApprove, Claims: shown(c)},
		"nothing called":                     {Act: "burn", Claims: shown(c)},
		"Choose who is to check":             {Act: annotate.ActAssign, Claims: shown(c)},
		"Say what should change":             {Act: annotate.ActReturn, Claims: shown(c)},
		"Choose 0 to 3":                      {Act: annotate.ActImportance, Importance: 4, Claims: shown(c)},
		"set_tag":                            {Act: annotate.ActTag, Claims: shown(c)},
		"nothing called \"withdraw\" to do ": {Act: annotate.ActWithdraw, Claims: shown(c)},
	} {
		if _, err := o.Bulk(t.Context(), o.ada, o.slug, b); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%+v: got %v, want an Invalid error that says %q", b.Act, err, name)
		}
	}
	if _, err := o.Bulk(t.Context(), o.out, o.slug, annotate.Bulk{Act: annotate.ActTake, Claims: shown(c)}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody who is no member got %v, want NotFound", err)
	}
}

// TestBulkDoesNotGetAroundTwoPeople submits and publishes with all that one
// person may do: without the approval of a second, nothing is published.
func TestBulkDoesNotGetAroundTwoPeople(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2001")
	o.evidence(c)
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.ada, c.ID, annotate.Correct))
	for _, act := range annotate.BulkActs() {
		_, _ = o.Bulk(t.Context(), o.ada, o.slug, annotate.Bulk{
			Act: act, Claims: shown(o.present(c.ID)), Assignee: o.ben.ID, Comment: "C", Tag: "t", Lane: "l",
		})
	}
	if got := o.present(c.ID).Status; got == annotate.Approved || got == annotate.Published {
		t.Errorf("one person alone brought a claim to %s", got)
	}
	for _, act := range []annotate.Act{annotate.ActSubmit, annotate.ActPublish} {
		o.bulk(o.ada, annotate.Bulk{Act: act, Claims: shown(o.present(c.ID))})
	}
	if got := o.present(c.ID).Status; got == annotate.Published {
		t.Errorf("one person alone published a claim")
	}
}
