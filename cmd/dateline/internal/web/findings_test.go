package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views/link"
)

// misdated adds a claim whose wording names another weekday than its date has.
func (d *desktop) misdated() (annotate.Case, timeline.Finding) {
	d.t.Helper()
	c, err := d.desk.AddClaim(d.t.Context(), d.actor("contributor"), d.slug, annotate.ClaimEdit{
		Statement: d.name("It was signed"), Wording: "Tuesday, 19 June 2024",
		Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
	}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return c, d.finding(c.ID, timeline.WeekdayMismatch)
}

// finding returns what a rule says about a claim.
func (d *desktop) finding(id timeline.ClaimID, rule timeline.Rule) timeline.Finding {
	d.t.Helper()
	dossier, err := d.desk.Claim(d.t.Context(), d.actor("viewer"), id)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range dossier.Findings {
		if f.Rule == rule {
			return f
		}
	}
	d.t.Fatalf("the findings are %+v, want one of the rule %s", dossier.Findings, rule)
	return timeline.Finding{}
}

func (d *desktop) dismiss(who string, c annotate.Case, f timeline.Finding, reason string) {
	d.t.Helper()
	in := annotate.FindingEdit{Rule: f.Rule, Message: f.Message, Reason: reason, Version: c.Version}
	if err := d.desk.Dismiss(d.t.Context(), d.actor(who), c.ID, in); err != nil {
		d.t.Fatal(err)
	}
}

func TestAFindingIsDismissedAndTakenBackOnThePageOfItsClaim(t *testing.T) {
	d := newDesktop(t, timeline.Private)
	c, f := d.misdated()
	checker := d.as("checker")
	page := checker.get(link.Claim(c.ID)).want(http.StatusOK, "19 June 2024 is a Wednesday", "Dismiss this finding")
	if !strings.Contains(page.body, link.DismissFinding(c.ID, f.Rule)) {
		t.Errorf("the page has no form that posts to %s", link.DismissFinding(c.ID, f.Rule))
	}
	form := values("message", f.Message, "version", strconv.Itoa(c.Version), "reason", "The paper’s slip, not ours.")
	checker.post(link.DismissFinding(c.ID, f.Rule), form).wantTo(link.Claim(c.ID) + "#findings")
	page = checker.get(link.Claim(c.ID)).want(http.StatusOK,
		"Dismissed by Checker Reader: The paper’s slip, not ours.", "nothing that is not dismissed", "Take back", "Dismissed a finding", "weekday mismatch")
	if !strings.Contains(page.body, "<s>"+f.Message+"</s>") {
		t.Error("the finding is not shown struck out")
	}
	checker.get(link.Review(d.slug)).wantNot("is a Wednesday")
	form = values("message", f.Message, "version", strconv.Itoa(c.Version+1))
	checker.post(link.RestoreFinding(c.ID, f.Rule), form).wantTo(link.Claim(c.ID) + "#findings")
	checker.get(link.Claim(c.ID)).want(http.StatusOK, "Dismiss this finding").wantNot("nothing that is not dismissed", "Take back")
	checker.get(link.Review(d.slug)).want(http.StatusOK, "is a Wednesday")
}

func TestADismissalThatIsRefusedLosesNothingThatWasTyped(t *testing.T) {
	d := newDesktop(t, timeline.Private)
	c, f := d.misdated()
	checker := d.as("checker")
	path := link.DismissFinding(c.ID, f.Rule)
	version := strconv.Itoa(c.Version)
	checker.post(path, values("message", f.Message, "version", version)).
		want(http.StatusUnprocessableEntity, "Say why this does not matter")
	checker.post(path, values("message", f.Message, "version", "7", "reason", "Typed with care.")).
		want(http.StatusConflict, "changed by somebody else", "Typed with care.")
	checker.post(path, values("message", "Something else.", "version", version, "reason", "Typed with care.")).
		want(http.StatusConflict)
	d.as("contributor").post(path, values("message", f.Message, "version", version, "reason", "Not mine to say.")).
		want(http.StatusForbidden, "takes the role of checker")
	d.as("contributor").get(link.Claim(c.ID)).want(http.StatusOK, "Dismissing a finding takes the role of checker").wantNot("Dismiss this finding")
}
