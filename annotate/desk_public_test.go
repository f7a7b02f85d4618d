package annotate_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// open makes the timeline of the office public.
func (o *office) goPublic() {
	o.t.Helper()
	_, err := o.EditTimeline(o.t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: 1})
	o.must(err)
}

func TestWhatAPublishedClaimRestsOnTakesAReviewer(t *testing.T) {
	o := newOffice(t)
	c := o.published()
	d, err := o.Claim(t.Context(), o.dan, c.ID)
	o.must(err)
	src := d.Evidence[0].From
	edit := annotate.SourceEdit{Title: "Replaced", Kind: src.Kind, Version: src.Version}
	if _, err := o.EditSource(t.Context(), o.dan, src.ID, edit); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a contributor's edit of a source under a published claim = %v, want forbidden", err)
	}
	_, err = o.EditSource(t.Context(), o.ben, src.ID, edit)
	o.must(err)
}

func TestTheReasonOfAnOverrideReplacesThatOfAWithdrawal(t *testing.T) {
	o := newOffice(t)
	o.goPublic()
	c := o.published()
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActWithdraw, Comment: "It was another visit."}))
	o.must(o.step(o.root, c.ID, annotate.Step{Act: annotate.ActOverride, To: annotate.Checking, Comment: "The withdrawal was a mistake."}))
	d, err := o.Claim(t.Context(), account.Actor{}, c.ID)
	o.must(err)
	if want := "Being re-checked: The withdrawal was a mistake."; d.Case.Notice != want {
		t.Errorf("the public notice is %q, want %q", d.Case.Notice, want)
	}
}

func TestEvidenceSeenInAConfidentialSourceStaysInside(t *testing.T) {
	o := newOffice(t)
	o.goPublic()
	secret, err := o.AddSource(t.Context(), o.dan, o.slug, annotate.SourceEdit{Title: "An informant", Confidential: true})
	o.must(err)
	c := o.claim("2024-06-19")
	o.evidence(c)
	_, err = o.AddEvidence(t.Context(), o.dan, c.ID, annotate.EvidenceEdit{
		Source: o.source().ID, Via: secret.ID, Stance: annotate.Supports, Quote: "for your ears only", Locator: "page 2", Note: "ask again",
	})
	o.must(err)
	o.publish(c)
	d, err := o.Claim(t.Context(), account.Actor{}, c.ID)
	o.must(err)
	if len(d.Evidence) != 1 || d.Evidence[0].Quote != "signed on that day" || d.Evidence[0].By.Name != "" {
		t.Errorf("a visitor sees the evidence %+v", d.Evidence)
	}
	if d.Edit == nil || d.Rule == nil || d.Attach == nil {
		t.Error("a visitor is told that they may work on the claim")
	}
}

func TestAssigningToANamesakeIsAChange(t *testing.T) {
	o := newOffice(t)
	twin, err := o.AddUser(t.Context(), account.Operator(), annotate.UserEdit{Login: "cleo2", Name: "cleo", Role: account.Checker})
	o.must(err)
	o.must(o.SetMember(t.Context(), o.ada, o.slug, "cleo2", account.Checker))
	c := o.claim("2024-06-19")
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: twin.ID}))
	if got := o.present(c.ID).Assignee.ID; got != twin.ID {
		t.Errorf("the claim is assigned to %s, want the namesake %s", got, twin.ID)
	}
	d, err := o.Claim(t.Context(), o.ada, c.ID)
	o.must(err)
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: twin.ID}))
	again, err := o.Claim(t.Context(), o.ada, c.ID)
	o.must(err)
	if again.Case.Version != d.Case.Version || len(again.Reviews) != len(d.Reviews) {
		t.Error("assigning to the same person again counts as a change")
	}
}

func TestAnEndCannotBecomeAGap(t *testing.T) {
	o := newOffice(t)
	visit := o.claim("2000-07-19")
	gap := timeline.Gap{
		From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.DateEnd{When: edtf.MustParse("2024-06-19")},
		Length: timeline.Length{Op: timeline.OpBare, N: 24, Unit: timeline.UnitYear},
	}
	_, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{Statement: "24 years", Position: gap}, nil)
	o.must(err)
	gap.From = timeline.Publication{}
	_, err = o.EditClaim(t.Context(), o.dan, visit.ID, annotate.ClaimEdit{Statement: visit.Statement, Position: gap, Version: visit.Version})
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("making a gap of a claim that a gap ends at = %v, want it refused", err)
	}
}

func TestEvidenceAndItsNewSourceComeTogether(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	in := annotate.EvidenceEdit{New: &annotate.SourceEdit{Title: "A new book"}, Stance: "sideways"}
	if _, err := o.AddEvidence(t.Context(), o.dan, c.ID, in); fault.KindOf(err) != fault.Invalid {
		t.Fatalf("evidence without a stance = %v, want it refused", err)
	}
	_, sources, err := o.Sources(t.Context(), o.dan, o.slug)
	o.must(err)
	if len(sources) != 0 {
		t.Errorf("refused evidence left %d sources behind", len(sources))
	}
	in.Stance = annotate.Supports
	e, err := o.AddEvidence(t.Context(), o.dan, c.ID, in)
	o.must(err)
	f, err := o.Source(t.Context(), o.dan, e.Source)
	o.must(err)
	if f.Source.Title != "A new book" || len(f.Evidence) != 1 {
		t.Errorf("the evidence is from %q, which speaks to %d claims", f.Source.Title, len(f.Evidence))
	}
}

func TestTimelinesOfOneTitleGetAddressesOfTheirOwn(t *testing.T) {
	o := newOffice(t)
	var slugs []string
	for range 3 {
		made, err := o.AddTimeline(t.Context(), o.dan, annotate.TimelineEdit{Title: "東京", Visibility: timeline.Private})
		o.must(err)
		slugs = append(slugs, made.Slug)
	}
	if slugs[0] != "timeline" || slugs[1] != "timeline-2" || slugs[2] != "timeline-3" {
		t.Errorf("the addresses are %q", slugs)
	}
}

func TestWhoSubmitsStandsForTheEndsOfNow(t *testing.T) {
	o := newOffice(t)
	visit := o.claim("2000-07-19")
	gap := timeline.Gap{
		From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.DateEnd{When: edtf.MustParse("2024-07-19")},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}
	c, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{Statement: "It was exactly 24 years.", Position: gap}, nil)
	o.must(err)
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	gap.To = timeline.DateEnd{When: edtf.MustParse("2024-07-20")}
	gap.From = timeline.DateEnd{When: edtf.MustParse("2000-07-20")}
	_, err = o.EditClaim(t.Context(), o.cleo, c.ID, annotate.ClaimEdit{Statement: c.Statement, Position: gap, Version: o.present(c.ID).Version})
	o.must(err)
	for _, step := range []struct {
		who account.Actor
		act annotate.Act
	}{{o.cleo, annotate.ActSubmit}, {o.ben, annotate.ActApprove}, {o.ben, annotate.ActPublish}} {
		o.must(o.step(step.who, c.ID, annotate.Step{Act: step.act}))
	}
	before := o.present(c.ID)
	_, err = o.Import(t.Context(), account.Operator(), o.archive(o.root), annotate.ImportOptions{KeepStatus: true})
	o.must(err)
	if after := o.present(c.ID); after.Status != annotate.Published || after.Version != before.Version {
		t.Errorf("after an import that changes nothing the claim is %s in version %d, want published in version %d", after.Status, after.Version, before.Version)
	}
}

func TestABlockThatCameAfterTheApprovalIsNotDismissed(t *testing.T) {
	approved := annotate.Case{Status: annotate.Approved, Authors: []annotate.Person{{ID: "u1"}}}
	for _, id := range []account.UserID{"u1", "u2"} {
		who := account.Actor{ID: id, Role: account.Reviewer}
		if err := annotate.May(who, account.Reviewer, annotate.ActDismissBlock, approved); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("dismissing a block of an approved claim by %s = %v, want forbidden", id, err)
		}
	}
	approved.Status = annotate.InReview
	if err := annotate.May(account.Actor{ID: "u1", Role: account.Reviewer}, account.Reviewer, annotate.ActDismissBlock, approved); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("dismissing a block of one's own verdict = %v, want forbidden", err)
	}
}
