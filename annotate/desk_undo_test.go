package annotate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// undo undoes the last change of a claim as it stands.
func (o *office) undo(who account.Actor, id timeline.ClaimID) error {
	o.t.Helper()
	return o.Undo(o.t.Context(), who, annotate.ObjectClaim, string(id), o.present(id).Version)
}

// sameBut compares what undoing restored with what was before. Versions and
// times go on, and whoever had a part in the verdict keeps it.
func sameBut(t *testing.T, what string, got, want any) {
	t.Helper()
	ignore := cmp.Options{
		cmpopts.EquateComparable(edtf.Date{}), cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(annotate.Case{}, "Changed", "Authors"), cmpopts.IgnoreFields(timeline.Claim{}, "Version"),
		cmpopts.IgnoreFields(annotate.Evidence{}, "Version"), cmpopts.IgnoreFields(annotate.Source{}, "Version"),
		cmpopts.IgnoreFields(timeline.Timeline{}, "Version"),
	}
	if diff := cmp.Diff(want, got, ignore); diff != "" {
		t.Errorf("%s is not what it was (- before, + after undoing):\n%s", what, diff)
	}
}

// Texts with what a codec could spoil: commas in tags, quotes, breaks, blanks.
var oddTexts = []string{"", "plain", "a, b", "“quoted” \"twice\"", "Über 24 Jahre 🐕", "two  blanks", "<b>&amp;</b>", "\u2028", "1/2: 3, 4"}

func randomClaim(random *rand.Rand, ends []annotate.Case) annotate.ClaimEdit {
	odd := func() string { return oddTexts[random.IntN(len(oddTexts))] }
	dates := []string{"1961", "1998/2001", "1961?", "2024-06-19", "../1960", "196X", "2000-21", "[1667,1668]", "-0044"}
	date := func() edtf.Date { return edtf.MustParse(dates[random.IntN(len(dates))]) }
	in := annotate.ClaimEdit{
		Statement: "x" + odd(), Claimant: odd(), Wording: odd(), Anchor: odd(), Lane: odd(), Subject: odd(),
		Basis:      timeline.Bases()[random.IntN(len(timeline.Bases()))],
		Occurrence: timeline.Occurrences()[random.IntN(len(timeline.Occurrences()))],
		Importance: random.IntN(timeline.MaxImportance + 1), Tags: []string{odd(), odd(), odd()},
	}
	switch random.IntN(3) {
	case 0:
		in.Position = timeline.Point{When: date(), Extent: timeline.Extents()[random.IntN(2)]}
	case 1:
		in.Position = timeline.Undated{Reason: "because " + odd()}
	default:
		in.Position = timeline.Gap{
			From:   timeline.ClaimEnd{Claim: ends[random.IntN(len(ends))].ID},
			To:     []timeline.End{timeline.DateEnd{When: date()}, timeline.Publication{}}[random.IntN(2)],
			Length: timeline.Length{Op: timeline.OpNearly, N: 1 + random.IntN(30), Unit: timeline.UnitYear},
		}
	}
	return in
}

func TestUndoingAnEditRestoresEveryFieldExactly(t *testing.T) {
	o := newOffice(t)
	random := rand.New(rand.NewPCG(7, 7))
	ends := []annotate.Case{o.claim("2000-07-19"), o.claim("1985")}
	c := o.claim("2024-06-19")
	edits := 0
	for i := range 60 {
		before := o.present(c.ID)
		in := randomClaim(random, ends)
		in.Version = before.Version
		after, err := o.EditClaim(t.Context(), o.dan, c.ID, in)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("edit %d: %v", i, err)
			}
			continue
		}
		if after.Version == before.Version {
			continue
		}
		edits++
		o.must(o.undo(o.dan, c.ID))
		sameBut(t, fmt.Sprintf("the claim after edit %d", i), o.present(c.ID), before)
		o.must(o.undo(o.dan, c.ID)) // of the undoing
		sameBut(t, fmt.Sprintf("the claim after edit %d was done again", i), o.present(c.ID), after)
	}
	if edits < 30 {
		t.Errorf("only %d edits were undone", edits)
	}
}

func TestUndoingIsAChangeOfItsOwn(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.must(o.reword(o.dan, c.ID, "Something else"))
	o.must(o.undo(o.dan, c.ID))
	o.must(o.undo(o.dan, c.ID))
	d, err := o.Claim(t.Context(), o.dan, c.ID)
	o.must(err)
	var acts []string
	for _, e := range d.History {
		acts = append(acts, e.Act)
	}
	if got := strings.Join(acts, ", "); got != "redo of edit, undo of edit, edit, add" || d.Case.Version != 4 {
		t.Errorf("the history of version %d is %q", d.Case.Version, got)
	}
	if d.Undo == nil || d.Undo.No != nil || d.Undo.Version != 4 {
		t.Errorf("the page offers %+v, want to undo that too", d.Undo)
	}
}

func TestUndoingAVerdictRestoresItAndItsDates(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.evidence(x.gap)
	x.must(x.step(x.cleo, x.gap.ID, annotate.Step{Act: annotate.ActTake}))
	x.must(x.rule(x.cleo, x.gap.ID, annotate.Qualified))
	before := x.present(x.gap.ID)
	_, err := x.Rule(t.Context(), x.ben, x.gap.ID, annotate.RulingEdit{
		Ruling: annotate.Ruling{
			Verdict: annotate.Misleading, Disposition: annotate.Fix, Correction: "nearly 25 years", Recheck: edtf.MustParse("2025-06"),
		},
		Version: before.Version,
	})
	x.must(err)
	if err := x.undo(x.dan, x.gap.ID); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a contributor undoing a verdict = %v, want forbidden", err)
	}
	x.must(x.undo(x.ada, x.gap.ID))
	after := x.present(x.gap.ID)
	sameBut(t, "the claim", after, before)
	for _, who := range []account.Actor{x.cleo, x.ben, x.ada} {
		if !after.IsAuthor(who.ID) {
			t.Errorf("%s is no author of the verdict any more", who.Name)
		}
	}
}

func TestUndoingEvidenceASourceAndTheSettings(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	e := o.evidence(c)
	stored := func() annotate.Evidence {
		x, err := o.Evidence(t.Context(), o.dan, e.ID)
		o.must(err)
		return x.Evidence
	}
	edits := map[string]func(annotate.Evidence) error{
		"an edit": func(e annotate.Evidence) error {
			_, err := o.EditEvidence(t.Context(), o.dan, e.ID, annotate.EvidenceEdit{
				Source: e.Source, Stance: annotate.Refutes, Quote: "other words", Note: "hm", DateGiven: edtf.MustParse("1961?"), Version: e.Version,
			})
			return err
		},
		"a withdrawal": func(e annotate.Evidence) error {
			_, err := o.WithdrawEvidence(t.Context(), o.dan, e.ID, e.Version, "misread")
			return err
		},
	}
	for name, edit := range edits {
		before := stored()
		o.must(edit(before))
		d, err := o.Claim(t.Context(), o.dan, c.ID)
		o.must(err)
		if d.Undo == nil || d.Undo.Object != annotate.ObjectEvidence || d.Undo.ID != string(e.ID) || d.Undo.No != nil {
			t.Errorf("after %s the page of the claim offers %+v, want to undo that", name, d.Undo)
			continue
		}
		o.must(o.Undo(t.Context(), o.dan, d.Undo.Object, d.Undo.ID, d.Undo.Version))
		sameBut(t, "the evidence after "+name, stored(), before)
	}

	f, err := o.Source(t.Context(), o.dan, e.Source)
	o.must(err)
	changed, err := o.EditSource(t.Context(), o.dan, e.Source, annotate.SourceEdit{
		Title: "Another", URL: "https://example.org/a?b=1", Kind: annotate.Official, Published: edtf.MustParse("196X"), Confidential: true, Version: 1,
	})
	o.must(err)
	o.must(o.Undo(t.Context(), o.dan, annotate.ObjectSource, string(e.Source), changed.Version))
	again, err := o.Source(t.Context(), o.dan, e.Source)
	o.must(err)
	sameBut(t, "the source", again.Source, f.Source)

	a, err := o.Access(t.Context(), o.ada, o.slug)
	o.must(err)
	moved, err := o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{
		Title: "Another", Slug: "another", Description: "two\nlines", Visibility: timeline.Public, Version: a.Timeline.Version,
	})
	o.must(err)
	if err := o.Undo(t.Context(), o.ben, annotate.ObjectTimeline, string(moved.ID), moved.Version); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a reviewer undoing the settings = %v, want forbidden", err)
	}
	o.must(o.Undo(t.Context(), o.ada, annotate.ObjectTimeline, string(moved.ID), moved.Version))
	back, err := o.Access(t.Context(), o.ada, o.slug)
	o.must(err)
	sameBut(t, "the timeline", back.Timeline, a.Timeline)
}

func TestOnlyTheLastChangeIsUndoneWhileNothingElseHappened(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	if err := o.undo(o.dan, c.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("undoing that a claim was added = %v, want a conflict", err)
	}
	o.must(o.reword(o.dan, c.ID, "Something else"))
	stale := o.present(c.ID).Version
	o.must(o.reword(o.dan, c.ID, "Something else again"))
	if err := o.Undo(t.Context(), o.dan, annotate.ObjectClaim, string(c.ID), stale); fault.KindOf(err) != fault.Conflict {
		t.Errorf("undoing a version that is not the present one = %v, want a conflict", err)
	}
	o.evidence(c)
	if err := o.undo(o.dan, c.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("undoing an edit after evidence came = %v, want a conflict", err)
	}
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	if err := o.undo(o.cleo, c.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("undoing a step of the work = %v, want a conflict", err)
	}
	d, err := o.Claim(t.Context(), o.cleo, c.ID)
	o.must(err)
	if d.Undo == nil || d.Undo.Instead == "" {
		t.Errorf("the page does not say what to do instead: %+v", d.Undo)
	}
	for _, who := range []account.Actor{visitor, o.out} {
		if err := o.undo(who, c.ID); fault.KindOf(err) != fault.NotFound {
			t.Errorf("undoing by %q, who is no member = %v, want not found", who.Name, err)
		}
	}
}

func TestEveryStepSaysWhatTakesItBack(t *testing.T) {
	o := newOffice(t)
	c := o.published()
	for _, step := range []struct {
		who  account.Actor
		step annotate.Step
	}{
		{o.cleo, annotate.Step{Act: annotate.ActReopen, Comment: "Wait."}},
		{o.root, annotate.Step{Act: annotate.ActOverride, To: annotate.Open, Comment: "From the start."}},
		{o.ben, annotate.Step{Act: annotate.ActTake}},
		{o.ben, annotate.Step{Act: annotate.ActAssign, Assignee: o.cleo.ID}},
	} {
		o.must(o.step(step.who, c.ID, step.step))
		d, err := o.Claim(t.Context(), o.root, c.ID)
		o.must(err)
		if d.Undo == nil || d.Undo.Instead == "" {
			t.Errorf("after %s the page does not say what takes it back: %+v", step.step.Act, d.Undo)
		}
	}
}
