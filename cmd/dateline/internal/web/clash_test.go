package web_test

import (
	"net/http"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// treaties is a site on which two people have opened the form for one claim.
func treaties(t *testing.T) (s *site, c annotate.Case, mine, theirs *browser) {
	t.Helper()
	s = newSite(t)
	c = s.claim(s.timeline("Treaties", timeline.Private).Slug, "Vogel visited the harbour", "2000-07-19")
	return s, c, s.as("contributor"), s.as("checker")
}

func TestEditsOfDifferentFieldsAreBothSaved(t *testing.T) {
	s, c, mine, theirs := treaties(t)
	path := link.EditClaim(c.ID)
	form, other := mine.get(path).form(path), theirs.get(path).form(path)
	other.Set("statement", "Vogel visited the old harbour")
	theirs.post(path, other).wantTo(link.Claim(c.ID))
	form.Set("claimant", "The harbour master")
	saved := mine.post(path, form)
	saved.want(http.StatusSeeOther)
	if got := s.stored(c.ID); got.Statement != "Vogel visited the old harbour" || got.Claimant != "The harbour master" {
		t.Errorf("got %q by %q, want what both saved", got.Statement, got.Claimant)
	}
	mine.get(saved.header.Get("Location")).want(http.StatusOK,
		"Saved, and merged.", "Checker Reader, 21 Jun 2024, 09:30 UTC statement: Vogel visited the old harbour")
}

func TestAClashIsShownSideBySideAndChosen(t *testing.T) {
	s, c, mine, theirs := treaties(t)
	path := link.EditClaim(c.ID)
	form, other := mine.get(path).form(path), theirs.get(path).form(path)
	other.Set("statement", "Vogel visited the old harbour")
	other.Set("when", "2000")
	other.Set("tags", "visit, port")
	theirs.post(path, other).wantTo(link.Claim(c.ID))
	form.Set("statement", "Vogel visited the new harbour")
	form.Set("when", "July 2000")
	form.Set("tags", "treaty")
	late := mine.post(path, form).want(http.StatusConflict, "in the same place as by you: statement, date.",
		"Statement, when you opened it Vogel visited the harbour", "Saved by Checker Reader meanwhile Vogel visited the old harbour",
		"Typed by you Vogel visited the new harbour", "Take what Checker Reader saved")

	again := late.form(path)
	if got := again.Get("tags"); got != "port, treaty, visit" {
		t.Errorf("got the tags %q in the form, want those of both", got)
	}
	again.Set("take.position", "theirs")
	mine.post(path, again).wantTo(link.Claim(c.ID))
	if got := s.stored(c.ID); got.Statement != "Vogel visited the new harbour" || got.When().String() != "2000" || len(got.Tags) != 3 {
		t.Errorf("got %q in %s with %q, want my words, their date and all tags", got.Statement, got.When(), got.Tags)
	}
}

func TestAVerdictOnWordsThatHaveChangedIsHeldBack(t *testing.T) {
	s, c, mine, theirs := treaties(t)
	c = s.step("checker", c, annotate.Step{Act: annotate.ActTake})
	verdict, edit := link.Verdict(c.ID), link.EditClaim(c.ID)
	form := theirs.get(verdict).form(verdict)
	other := mine.get(edit).form(edit)
	other.Set("statement", "Vogel never visited the harbour")
	mine.post(edit, other).wantTo(link.Claim(c.ID))
	form.Set("verdict", "correct")
	form.Set("explanation", "The log has it.")
	late := theirs.post(verdict, form).want(http.StatusConflict, "Saved by Contributor Reader meanwhile Vogel never visited the harbour")
	again := late.form(verdict)
	if again.Get("verdict") != "correct" || again.Get("explanation") != "The log has it." {
		t.Errorf("got the form %v, want what was typed", again)
	}
	theirs.post(verdict, again).wantTo(link.Claim(c.ID))
}
