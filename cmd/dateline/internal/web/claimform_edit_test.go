package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

func TestEditingAClaimThatSomebodyElseEdited(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	c := s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19")
	mine, theirs := s.as("contributor"), s.as("checker")
	form := mine.get(link.EditClaim(c.ID)).want(http.StatusOK, "19 July 2000").form(link.EditClaim(c.ID))
	other := theirs.get(link.EditClaim(c.ID)).form(link.EditClaim(c.ID))

	other.Set("position", "none")
	other.Set("reason", "two sources disagree")
	other.Set("occurrence", "unknown")
	theirs.post(link.EditClaim(c.ID), other).wantTo(link.Claim(c.ID))

	form.Set("when", "July 2000")
	form.Set("lane", "Visits")
	again := mine.post(link.EditClaim(c.ID), form).want(http.StatusConflict, "changed by somebody else",
		"Date, when you opened it 2000-07-19", "Saved by Checker Reader meanwhile undated: two sources disagree", "Typed by you 2000-07",
		"Also changed meanwhile, and filled in below: occurrence.")
	kept := again.form(link.EditClaim(c.ID))
	if kept.Get("when") != "July 2000" || kept.Get("lane") != "Visits" || kept.Get("occurrence") != "unknown" {
		t.Errorf("got the form %v, want what was typed, and the occurrence that only somebody else changed", kept)
	}
	if !strings.Contains(again.body, "show-all") {
		t.Error("what somebody else saved may be out of sight: the form hides the positions that are not chosen")
	}
	mine.post(link.EditClaim(c.ID), kept).wantTo(link.Claim(c.ID))
	d, err := s.desk.Claim(t.Context(), s.actor("checker"), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d.Case.When().String() != "2000-07" || d.Case.Lane != "Visits" || d.Case.Occurrence != timeline.OccurrenceUnknown {
		t.Errorf("got the date %s and lane %q, want those that were saved on purpose", d.Case.When(), d.Case.Lane)
	}
}

func TestThePreviewOfAnEditStaysWithItsClaim(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	c := s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19")
	b := s.as("contributor")
	form := b.get(link.EditClaim(c.ID)).form(link.EditClaim(c.ID))
	form.Set("when", "2000")
	kept := b.post(link.PreviewClaim(tl.Slug), form).want(http.StatusOK, "Edit the claim", "31 December 2000").form(link.EditClaim(c.ID))
	b.post(link.EditClaim(c.ID), kept).wantTo(link.Claim(c.ID))
}

func TestAClaimUnderReviewHasNoForm(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	c := s.inReview(s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19"), annotate.Correct)
	s.as("contributor").get(link.EditClaim(c.ID)).want(http.StatusForbidden, "The reviewer has to return it first.")
}

func TestTextIsKeptWhenTheClaimWentToReview(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	c := s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19")
	b, path := s.as("contributor"), link.EditClaim(c.ID)
	form := b.get(path).form(path)
	form.Set("statement", "Vogel visited the new harbour")
	form.Set("lane", "Visits")
	s.inReview(c, annotate.Correct) // in the meantime

	refused := b.post(path, form).want(http.StatusForbidden, "The reviewer has to return it first.")
	refused.wantField("statement", "Vogel visited the new harbour")
	refused.wantField("lane", "Visits")
	if got := s.stored(c.ID).Statement; got != "Vogel visited the harbour" {
		t.Errorf("the statement is %q now, want it unchanged", got)
	}
}
