package annotate_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func TestAnImportThatMovesAnEndReopensTheGap(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.settle(annotate.Published)
	before := x.present(x.gap.ID)
	a := x.archive(x.ada)
	for i, c := range a.Cases {
		if c.ID == x.visit.ID {
			a.Cases[i].Position = timeline.Point{When: edtf.MustParse("2000-07-20"), Extent: timeline.Event}
		}
	}
	x.bring(x.dan, a, annotate.ImportOptions{})
	x.wantReopened(x.dossier(x.gap), before)
	x.wantRule(x.gap, timeline.EndpointChanged, true, "when an import has moved the start")
	again := x.bring(x.dan, a, annotate.ImportOptions{})
	if n := again.Count(annotate.Skip); n != len(again.Records) {
		t.Errorf("the second import did %v, want nothing", again.Records)
	}
}

func TestAnImportedVerdictRestsOnTheDatesOfItsFile(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.settle(annotate.InReview)
	a := x.archive(x.ada)
	a.Timeline.Slug = "elsewhere"
	to := newOffice(t)
	to.bring(to.root, a, annotate.ImportOptions{})
	if got := to.present(x.gap.ID); got.Status != annotate.InReview || got.JudgedOn != x.present(x.gap.ID).JudgedOn {
		t.Errorf("the gap is %s, judged on %+v; want it in review, judged on the dates of the file", got.Status, got.JudgedOn)
	}
	x.must(x.step(x.ben, x.gap.ID, annotate.Step{Act: annotate.ActReturn, Comment: "Which day?"}))
	x.move(x.arrival, "2024-06-18")
	a = x.archive(x.ada)
	a.Timeline.Slug = "elsewhere"
	to = newOffice(t)
	to.bring(to.root, a, annotate.ImportOptions{})
	to.wantRule(x.gap, timeline.EndpointChanged, true, "when an end was moved before the export")
}

func TestAVerdictFromAFileWithoutDatesIsJudgedOnThoseOfItsReview(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.settle(annotate.Published)
	a := x.archive(x.ada)
	a.Timeline.Slug = "elsewhere"
	for i := range a.Cases {
		a.Cases[i].JudgedOn = timeline.EndDates{}
	}
	to := newOffice(t)
	to.bring(to.dan, a, annotate.ImportOptions{})
	to.must(to.SetMember(t.Context(), to.dan, "elsewhere", "ada", "reviewer"))
	to.must(to.step(to.ada, x.gap.ID, annotate.Step{Act: annotate.ActApprove}))
	to.move(x.visit, "2000-07-20")
	if got := to.present(x.gap.ID); got.Status != annotate.Checking {
		t.Errorf("after its start was moved the gap is %s, want it reopened", got.Status)
	}
}

func TestDismissalsComeOverWithTheStatusOnly(t *testing.T) {
	o := newOffice(t)
	c := o.visit("2024-06-19")
	o.visit("2024-06-18")
	o.must(o.dismiss(o.cleo, c, timeline.ContradictsClaim))
	a := o.archive(o.ada)
	a.Timeline.Slug = "elsewhere"
	plain, whole := newOffice(t), newOffice(t)
	report := plain.bring(plain.root, a, annotate.ImportOptions{})
	plain.wantRule(c, timeline.ContradictsClaim, true, "without the status")
	if reason := reasonOf(report, ".dismissals[0]"); !strings.Contains(reason, "status is kept") {
		t.Errorf("the report says %q about the dismissal", reason)
	}
	whole.bring(whole.root, a, annotate.ImportOptions{KeepStatus: true})
	whole.wantRule(c, timeline.ContradictsClaim, false, "with the status")
	if d := whole.dossier(c); len(d.Dismissed) != 1 || d.Dismissed[0].Dismissal.By.Name != "cleo" || !strings.Contains(d.History[0].Changes[len(d.History[0].Changes)-1].New, "dismissed") {
		t.Errorf("the dismissals are %+v, the last entry of the history %+v", d.Dismissed, d.History[0])
	}
}

func reasonOf(report annotate.ImportReport, part string) string {
	for _, r := range report.Records {
		if strings.HasSuffix(r.Path, part) {
			return r.Reason
		}
	}
	return "nothing"
}
