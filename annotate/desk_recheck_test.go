package annotate_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// tale is a gap between two visits, in an office.
type tale struct {
	*office
	visit, arrival, gap annotate.Case
}

func tell(t *testing.T, op timeline.Op) tale {
	t.Helper()
	o := newOffice(t)
	x := tale{office: o, visit: o.visit("2000-07-19"), arrival: o.visit("2024-06-19")}
	var err error
	x.gap, err = o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "It was 24 years after the last visit", Subject: "visits",
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: x.visit.ID}, To: timeline.ClaimEnd{Claim: x.arrival.ID},
			Length: timeline.Length{Op: op, N: 24, Unit: timeline.UnitYear},
		},
	}, nil)
	o.must(err)
	return x
}

// visit adds a claim of the subject of the tests.
func (o *office) visit(when string) annotate.Case {
	o.t.Helper()
	c, err := o.AddClaim(o.t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "A visit in " + when, Subject: "visits",
		Position: timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event},
	}, nil)
	o.must(err)
	return c
}

// move gives a claim another date.
func (o *office) move(c annotate.Case, when string) {
	o.t.Helper()
	o.edit(c, func(in *annotate.ClaimEdit) {
		in.Position = timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event}
	})
}

func (o *office) edit(c annotate.Case, f func(*annotate.ClaimEdit)) {
	o.t.Helper()
	now := o.present(c.ID)
	in := annotate.ClaimEdit{
		Statement: now.Statement, Position: now.Position, Wording: now.Wording, Basis: now.Basis, Anchor: now.Anchor,
		Occurrence: now.Occurrence, Subject: now.Subject, Version: now.Version,
	}
	f(&in)
	_, err := o.EditClaim(o.t.Context(), o.dan, c.ID, in)
	o.must(err)
}

func (o *office) dossier(c annotate.Case) annotate.Dossier {
	o.t.Helper()
	d, err := o.Claim(o.t.Context(), o.root, c.ID)
	o.must(err)
	return d
}

func (o *office) wantRule(c annotate.Case, rule timeline.Rule, want bool, when string) {
	o.t.Helper()
	if d := o.dossier(c); has(d, rule) != want {
		o.t.Errorf("%s, the findings about “%s” are %+v; %s among them: want %t", when, c.Statement, d.Findings, rule, want)
	}
}

func TestAChangeRechecksWhatHangsOnIt(t *testing.T) {
	x := tell(t, timeline.OpFirstIn)
	x.wantRule(x.gap, timeline.FirstInBroken, false, "at first")
	x.wantRule(x.visit, timeline.ContradictsClaim, false, "while the gap tells that there were two occasions")
	third := x.office.visit("2010-05-10")
	x.wantRule(x.gap, timeline.FirstInBroken, true, "when another claim of the subject is added")
	x.wantRule(x.visit, timeline.ContradictsClaim, true, "when a third occasion is added")
	x.edit(third, func(in *annotate.ClaimEdit) { in.Subject = "talks" })
	x.wantRule(x.gap, timeline.FirstInBroken, false, "when it goes to another subject")
	x.wantRule(x.visit, timeline.ContradictsClaim, false, "when it goes to another subject")
	x.edit(third, func(in *annotate.ClaimEdit) { in.Subject = "visits" })
	x.wantRule(x.gap, timeline.FirstInBroken, true, "when it comes back")
	x.edit(third, func(in *annotate.ClaimEdit) { in.Occurrence = timeline.Cancelled })
	x.wantRule(x.gap, timeline.FirstInBroken, false, "when it did not happen")
	x.edit(third, func(in *annotate.ClaimEdit) { in.Occurrence = timeline.Happened })
	x.move(third, "1999")
	x.wantRule(x.gap, timeline.FirstInBroken, false, "when it lies before the gap")
	x.move(x.visit, "1998-07-19")
	x.wantRule(x.gap, timeline.FirstInBroken, true, "when the start of the gap moves before it")
	x.evidence(third)
	x.must(x.step(x.cleo, third.ID, annotate.Step{Act: annotate.ActTake}))
	x.must(x.rule(x.cleo, third.ID, annotate.Wrong))
	x.wantRule(x.gap, timeline.FirstInBroken, false, "when it was found wrong")
}

func TestAVerdictOnAnEndIsSeenByTheGap(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.wantRule(x.gap, timeline.GapEndUnverified, true, "at first")
	for _, c := range []annotate.Case{x.visit, x.arrival} {
		x.must(x.step(x.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
		x.must(x.rule(x.cleo, c.ID, annotate.Correct))
	}
	x.wantRule(x.gap, timeline.GapEndUnverified, false, "when both ends have a verdict")
}

func TestEvidenceOfAnotherDateIsFoundAndMended(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	src := o.source()
	in := annotate.EvidenceEdit{Source: src.ID, Stance: annotate.Supports, DateGiven: edtf.MustParse("2024-06-20"), Version: 1}
	e, err := o.AddEvidence(t.Context(), o.dan, c.ID, in)
	o.must(err)
	o.wantRule(c, timeline.DateConflict, true, "with evidence of the day after")
	_, err = o.EditSource(t.Context(), o.dan, src.ID, annotate.SourceEdit{Title: "The protocol", Version: 1})
	o.must(err)
	if d := o.dossier(c); !strings.Contains(d.Findings[0].Message, "The protocol") {
		t.Errorf("after its source got another title the finding says %q", d.Findings[0].Message)
	}
	in.DateGiven = edtf.MustParse("2024-06")
	_, err = o.EditEvidence(t.Context(), o.dan, e.ID, in)
	o.must(err)
	o.wantRule(c, timeline.DateConflict, false, "with evidence of the month")
}

func TestWhatDependsOnTheDayIsThereOnTheDay(t *testing.T) {
	o := newOffice(t) // it is 20 June 2024
	c := o.claim("2024-06-21")
	o.edit(c, func(in *annotate.ClaimEdit) { in.Occurrence = timeline.Planned })
	rows := func() int {
		list, err := o.ReviewList(t.Context(), o.ada, o.slug, annotate.ReviewQuery{Finding: timeline.PlanPassedUnconfirmed})
		o.must(err)
		return len(list.Rows)
	}
	if rows() != 0 || has(o.dossier(c), timeline.PlanPassedUnconfirmed) {
		t.Error("a plan for tomorrow is said to have passed")
	}
	o.now = o.now.AddDate(0, 0, 2)
	if rows() != 1 || !has(o.dossier(c), timeline.PlanPassedUnconfirmed) {
		t.Errorf("two days later the plan has not passed: %+v", o.dossier(c).Findings)
	}
}

func TestAWordingThatIsNotResolvedCannotBeSubmitted(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.edit(c, func(in *annotate.ClaimEdit) { in.Wording = "yesterday" })
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	if err := o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}); err == nil || !strings.Contains(err.Error(), "yesterday") {
		t.Fatalf("submitting it = %v, want a refusal that names the words", err)
	}
	o.edit(c, func(in *annotate.ClaimEdit) { in.Basis, in.Anchor = timeline.Resolved, "publication on 20 June 2024" })
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
}

// settle brings the gap of a tale to a status.
func (x tale) settle(status annotate.Status) {
	x.t.Helper()
	x.evidence(x.gap)
	x.must(x.step(x.cleo, x.gap.ID, annotate.Step{Act: annotate.ActTake}))
	x.must(x.rule(x.cleo, x.gap.ID, annotate.Qualified))
	for _, s := range []struct {
		act annotate.Act
		who account.Actor
		to  annotate.Status
	}{
		{annotate.ActSubmit, x.cleo, annotate.InReview},
		{annotate.ActApprove, x.ben, annotate.Approved},
		{annotate.ActPublish, x.ben, annotate.Published},
	} {
		if x.present(x.gap.ID).Status != status {
			x.must(x.step(s.who, x.gap.ID, annotate.Step{Act: s.act}))
		}
	}
}

func TestAMovedEndReopensTheGapsThatWereJudgedOnIt(t *testing.T) {
	for _, status := range []annotate.Status{annotate.Checking, annotate.InReview, annotate.Approved, annotate.Published} {
		t.Run(string(status), func(t *testing.T) {
			x := tell(t, timeline.OpNearly)
			x.settle(status)
			x.edit(x.visit, func(in *annotate.ClaimEdit) { in.Statement = "The last visit" })
			if got := x.present(x.gap.ID); got.Status != status {
				t.Fatalf("a reworded end makes the gap %s", got.Status)
			}
			x.wantRule(x.gap, timeline.EndpointChanged, false, "while the dates are those of then")
			before := x.present(x.gap.ID)
			x.move(x.visit, "2000-07-20")
			d := x.dossier(x.gap)
			x.wantRule(x.gap, timeline.EndpointChanged, true, "when the start has moved")
			if status == annotate.Checking {
				if d.Case.Version != before.Version || d.Case.Ruling != before.Ruling {
					t.Errorf("what is being checked changed from %+v to %+v", before, d.Case)
				}
				return
			}
			x.wantReopened(d, before)
			x.must(x.rule(x.cleo, x.gap.ID, annotate.Correct))
			x.wantRule(x.gap, timeline.EndpointChanged, false, "when it was judged again")
		})
	}
}

// movedNotice is what the public reads then: not the new date, which nobody has
// approved.
const movedNotice = "Being re-checked: a date that this gap rests on is being checked again."

// wantReopened checks that the date rules have reopened the gap.
func (x tale) wantReopened(d annotate.Dossier, before annotate.Case) {
	x.t.Helper()
	const moved = "The start was 19 July 2000 and is now 20 July 2000, 1 day later."
	c := d.Case
	if c.Status != annotate.Checking || c.Ruling.Verdict != annotate.Unchecked || c.Approval != (annotate.Approval{}) || len(c.Authors) != 0 {
		x.t.Errorf("the gap is %s with verdict %s, approval %+v and authors %v; want it back at checking without any",
			c.Status, c.Ruling.Verdict, c.Approval, c.Authors)
	}
	notice := ""
	if before.Status == annotate.Published {
		notice = movedNotice
	}
	if c.Notice != notice || c.Assignee.Name != "cleo" || c.Version != before.Version+1 {
		x.t.Errorf("it has notice %q, assignee %q and version %d; want %q, cleo and %d", c.Notice, c.Assignee.Name, c.Version, notice, before.Version+1)
	}
	if last := d.History[0]; last.Act != "reopen" || last.Machine != "date rules" || last.Actor.Name != "dan" || last.Reason != moved {
		x.t.Errorf("the last entry of its history is %+v", last)
	}
	last := d.Reviews[len(d.Reviews)-1]
	if last.Act != annotate.ActReopen || last.From != before.Status || last.To != annotate.Checking || last.Comment != moved || last.By.ID != "" {
		x.t.Errorf("the last step of its work is %+v", last)
	}
}

func TestANewDateOfPublicationReopensGapsThatEndAtIt(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	article, err := x.AddArticle(t.Context(), x.dan, x.slug, annotate.ArticleEdit{
		Title: "A visit", Body: "It was nearly 24 years.", Published: edtf.MustParse("2024-06-20"),
	})
	x.must(err)
	x.gap, err = x.AddClaim(t.Context(), x.dan, x.slug, annotate.ClaimEdit{
		Statement: "It was nearly 24 years ago",
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: x.visit.ID}, To: timeline.Publication{},
			Length: timeline.Length{Op: timeline.OpNearly, N: 24, Unit: timeline.UnitYear},
		},
	}, &annotate.QuoteEdit{Article: article.ID, Start: 0, End: 6})
	x.must(err)
	x.settle(annotate.Published)
	_, err = x.EditArticle(t.Context(), x.ben, article.ID, annotate.ArticleEdit{Title: "A visit", Published: edtf.MustParse("2024-06-21"), Version: 1})
	x.must(err)
	if got := x.present(x.gap.ID); got.Status != annotate.Checking || got.Notice != movedNotice {
		t.Errorf("the gap is %s with notice %q, want it reopened", got.Status, got.Notice)
	}
}
