package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// reworded is a claim of a timeline that was reworded last.
func reworded(s *site, slug, statement, to string) annotate.Case {
	s.t.Helper()
	c := s.claim(slug, statement, "2024-06-19")
	edit := annotate.ClaimEdit{Statement: to, Position: c.Position, Version: c.Version}
	c, err := s.desk.EditClaim(s.t.Context(), s.actor("contributor"), c.ID, edit)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func TestHistoryOfATimelineIsFilteredByItsAddress(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Private).Slug
	c := reworded(s, slug, "It was signed on a Wednesday in the palace of the king", "It was signed on a Thursday in the palace of the king")
	s.step("checker", c, annotate.Step{Act: annotate.ActTake})
	viewer := s.as("viewer")
	all := viewer.get(link.History(slug)).want(http.StatusOK, "Took it for checking", "Edited the claim", "Added the claim", "Added the timeline", "Set the role of a member")
	if !all.leadsTo(link.Claim(c.ID)) {
		t.Errorf("no row leads to the claim; the links are %q", all.links())
	}
	if !strings.Contains(all.body, "<del>Wednesday</del>") || !strings.Contains(all.body, "<ins>Thursday</ins>") {
		t.Error("a long text is not compared by its words")
	}
	viewer.get(link.HistoryOf(slug, annotate.HistoryQuery{Act: "edit"})).want(http.StatusOK, "Edited the claim").wantNot("Took it for checking")
	viewer.get(link.HistoryOf(slug, annotate.HistoryQuery{Person: string(s.users["checker"].ID)})).want(http.StatusOK, "Took it for checking").wantNot("Edited the claim")
	viewer.get(link.HistoryOf(slug, annotate.HistoryQuery{Object: annotate.ObjectTimeline})).want(http.StatusOK, "Added the timeline").wantNot("Edited the claim")
	viewer.get(link.HistoryOf(slug, annotate.HistoryQuery{Act: "nothing of the kind"})).want(http.StatusOK, "No entry of the history fits.")
	viewer.get(link.History(slug)+"?before=yesterday").want(http.StatusUnprocessableEntity, "is no place in the history")
	viewer.get(link.History(slug)+"?object=planet").want(http.StatusUnprocessableEntity, "There is no history of")
}

func TestHistoryOfATimelineIsPaged(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Private).Slug
	for i := range annotate.HistoryPage + 5 {
		s.source(slug, "Source "+strconv.Itoa(i)+" of the pact")
	}
	viewer := s.as("viewer")
	first := viewer.get(link.HistoryOf(slug, annotate.HistoryQuery{Object: annotate.ObjectSource})).want(http.StatusOK, "Source 54 of the pact", "Source 5 of the pact", "Older entries")
	first.wantNot("Source 4 of the pact")
	for _, href := range first.links() {
		if strings.Contains(href, "before=") {
			viewer.get(href).want(http.StatusOK, "Source 4 of the pact", "Source 0 of the pact", "Newest entries").wantNot("Source 5 of the pact", "Older entries")
			return
		}
	}
	t.Error("nothing leads to the older entries")
}

func TestUndoingOnThePage(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Private).Slug
	c := reworded(s, slug, "It was signed", "It was burnt")
	s.as("viewer").get(link.Claim(c.ID)).want(http.StatusOK, "Editing a claim takes the role of contributor")
	b := s.as("contributor")
	form := b.get(link.Claim(c.ID)).want(http.StatusOK, "Undo the last change").form(link.Undo(annotate.ObjectClaim, string(c.ID)))
	b.post(link.Undo(annotate.ObjectClaim, string(c.ID)), form).wantTo(link.Claim(c.ID) + "#history")
	b.get(link.Claim(c.ID)).want(http.StatusOK, "It was signed", "Undo of “Edited the claim”")
	b.post(link.Undo(annotate.ObjectClaim, string(c.ID)), form).want(http.StatusConflict, "Since the version that you saw", "Undo of “Edited the claim”")
	b.post(link.Undo("planet", "mars"), values("version", "1")).want(http.StatusNotFound)
}

func TestAStaleApprovalShowsWhatChangedSince(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Private).Slug
	c := s.inReview(s.claim(slug, "It was signed", "2024-06-19"), annotate.Correct)
	d, err := s.desk.Claim(t.Context(), s.actor("second"), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	src := d.Evidence[0].From
	if _, err := s.desk.EditSource(t.Context(), s.actor("reviewer"), src.ID, annotate.SourceEdit{Title: "Quite another book", Version: src.Version}); err != nil {
		t.Fatal(err)
	}
	s.as("second").post(link.Step(c.ID, annotate.ActApprove), values("version", strconv.Itoa(c.Version))).
		want(http.StatusConflict, "Since the version that you saw", "Edited a source under it", "Quite another book")
}

func TestWhatAStepWaitsForLeadsToWhereItIsMet(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Private).Slug
	c := s.step("checker", s.claim(slug, "It was signed", "2024-06-19"), annotate.Step{Act: annotate.ActTake})
	checker := s.as("checker")
	page := checker.get(link.Claim(c.ID)).want(http.StatusOK, "It has no verdict. Set the verdict", "It needs at least one piece of evidence")
	refused := checker.post(link.Step(c.ID, annotate.ActSubmit), values("version", strconv.Itoa(c.Version))).
		want(http.StatusUnprocessableEntity, "What it waits for", "It has no verdict. Set the verdict")
	for _, a := range []answer{page, refused} {
		for _, to := range []string{link.Verdict(c.ID), link.NewEvidence(c.ID)} {
			if !a.leadsTo(to) {
				t.Errorf("nothing leads to %s; the links are %q", to, a.links())
			}
		}
	}
}

func TestWhatThePublicReadsBesideTheClaim(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Public).Slug
	never := s.claim(slug, "It was denied", "2024-06-18")
	s.as("viewer").get(link.PublicClaim(never.ID)).want(http.StatusOK, "it was never published")
	c := s.step("checker", s.publish(s.claim(slug, "It was signed", "2024-06-19"), annotate.Correct), annotate.Step{Act: annotate.ActReopen, Comment: "A reader wrote."})
	if _, err := s.desk.EditClaim(t.Context(), s.actor("contributor"), c.ID, annotate.ClaimEdit{Statement: "It was burnt", Position: c.Position, Version: c.Version}); err != nil {
		t.Fatal(err)
	}
	s.as("viewer").get(link.Claim(c.ID)).want(http.StatusOK, "It was burnt", "Edition 1", "2 fields changed since")
	s.as("viewer").get(link.PublicClaim(c.ID)).want(http.StatusOK, "It was signed", "It was burnt", "A reader wrote.", "correct", "unchecked", "Edition 1")
	s.as("").get(link.Claim(c.ID)).want(http.StatusOK, "It was signed", "A reader wrote.").wantNot("It was burnt", "Edition")
}
