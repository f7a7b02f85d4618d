package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/claims"
	"dateline/views/link"
)

func draftTo(path string) string { return link.Drafts + "?" + url.Values{"to": {path}}.Encode() }

func TestADraftIsOfferedRestoredAndGoneWhenSaved(t *testing.T) {
	s, c, mine, theirs := treaties(t)
	path := link.EditClaim(c.ID)
	form := mine.get(path).want(http.StatusOK).wantNot("unsaved draft").form(path)
	form.Set("statement", "Vogel visited the new harbour")
	form.Set("when", "July 2000")
	mine.post(draftTo(path), form).want(http.StatusNoContent)

	offer := mine.get(path).want(http.StatusOK, "You have an unsaved draft from 21 Jun 2024, 09:30 UTC", "Statement Vogel visited the new harbour", "When July 2000")
	offer.wantField("statement", c.Statement)
	mine.get(link.Claim(c.ID)).want(http.StatusOK, "You have an unsaved draft")
	theirs.get(path).wantNot("unsaved draft", "new harbour")
	theirs.get(link.Claim(c.ID)).wantNot("unsaved draft", "new harbour")

	// Somebody else saves meanwhile: the draft merges like a form that was open.
	other := theirs.get(path).form(path)
	other.Set("claimant", "The harbour master")
	theirs.post(path, other).wantTo(link.Claim(c.ID))
	restored := mine.get(path+"?draft=1").want(http.StatusOK, "is in the form again. It is not saved yet.", "31 July 2000")
	restored.wantField("statement", "Vogel visited the new harbour")
	mine.post(path, restored.form(path)).want(http.StatusSeeOther)
	if got := s.stored(c.ID); got.Statement != "Vogel visited the new harbour" || got.Claimant != "The harbour master" {
		t.Errorf("got %q by %q, want both", got.Statement, got.Claimant)
	}
	mine.get(path).want(http.StatusOK).wantNot("unsaved draft")
}

func TestWhatCouldNotBeSavedIsADraft(t *testing.T) {
	s, c, mine, _ := treaties(t)
	path := link.EditClaim(c.ID)
	form := mine.get(path).form(path)
	form.Set("statement", "Vogel visited the new harbour")
	form.Set("when", "03/04/2000")
	mine.post(path, form).want(http.StatusUnprocessableEntity)
	mine.get(path).want(http.StatusOK, "You have an unsaved draft", "When 03/04/2000")

	form.Set("when", "July 2000")
	s.inReview(c, annotate.Correct)
	mine.post(path, form).want(http.StatusForbidden)
	mine.get(link.Claim(c.ID)).want(http.StatusOK, "You have an unsaved draft", "Vogel visited the new harbour")

	drop := url.Values{"form": {path}, "back": {link.Claim(c.ID)}}
	mine.post(link.DropDraft, drop).wantTo(link.Claim(c.ID))
	mine.get(link.Claim(c.ID)).want(http.StatusOK).wantNot("unsaved draft")
}

func TestEveryFormOffersItsDraft(t *testing.T) {
	v := newVisits(t)
	a := v.article(v.slug, treaty)
	quoted := link.QuoteClaim(v.slug, annotate.QuoteEdit{Article: a.ID, Start: 0, End: 5})
	for _, tc := range []struct{ page, to, field string }{
		{page: link.NewTimeline, to: link.Timelines, field: "description"},
		{page: link.NewClaim(v.slug), to: link.Claims(v.slug), field: "lane"},
		{page: quoted, to: link.Claims(v.slug), field: "lane"},
		{page: link.EditClaim(v.gap.ID), to: link.EditClaim(v.gap.ID), field: "lane"},
		{page: link.Verdict(v.gap.ID), to: link.Verdict(v.gap.ID), field: "explanation"},
		{page: link.NewEvidence(v.gap.ID), to: link.NewEvidence(v.gap.ID), field: "new_title"},
		{page: link.EditEvidence(v.evidence.ID), to: link.EditEvidence(v.evidence.ID), field: "note"},
		{page: link.NewSource(v.slug), to: link.Sources(v.slug), field: "note"},
		{page: link.EditSource(v.source.ID), to: link.EditSource(v.source.ID), field: "note"},
		{page: link.NewArticle(v.slug), to: link.Articles(v.slug), field: "body"},
		{page: link.EditArticle(a.ID), to: link.EditArticle(a.ID), field: "byline"},
		{page: link.CorrectText(a.ID), to: link.CorrectText(a.ID), field: "body"},
	} {
		t.Run(tc.page, func(t *testing.T) {
			b := v.in(t).as("checker")
			form := b.get(tc.page).want(http.StatusOK).wantNot("You have an unsaved").form(tc.to)
			form.Set(tc.field, "Half a thought")
			b.post(draftTo(tc.to), form).want(http.StatusNoContent)
			b.get(tc.page).want(http.StatusOK, "You have an unsaved", "Half a thought")
			mark := "?"
			if strings.Contains(tc.page, "?") {
				mark = "&"
			}
			b.get(tc.page+mark+"draft=1").want(http.StatusOK, "is in the form again").wantField(tc.field, "Half a thought")
			b.post(link.DropDraft, url.Values{"form": {tc.to}, "back": {tc.page}})
		})
	}
}

func TestACommentThatWasNotSentIsOffered(t *testing.T) {
	s := newSite(t)
	c := s.inReview(s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19"), annotate.Correct)
	reviewer, back := s.as("reviewer"), link.Step(c.ID, annotate.ActReturn)
	form := reviewer.get(link.Claim(c.ID)).form(back)
	form.Set("comment", "Which page is it?")
	reviewer.post(draftTo(back), form).want(http.StatusNoContent)
	reviewer.get(link.Claim(c.ID)).want(http.StatusOK, "You have an unsaved comment", "Which page is it?")
	restored := reviewer.get(link.Claim(c.ID)+"?draft=step-return").want(http.StatusOK, "Your comment from").form(back)
	if got := restored.Get("comment"); got != "Which page is it?" {
		t.Errorf("got the comment %q in the form, want what was typed", got)
	}
	reviewer.post(back, restored).wantTo(link.Claim(c.ID))
	reviewer.get(link.Claim(c.ID)).want(http.StatusOK).wantNot("unsaved comment")
}

func TestWhatWasTypedIntoTheTalkAndBesideFindingsIsOffered(t *testing.T) {
	v := newVisits(t)
	s, c := v.site, v.gap
	b := s.as("checker")
	said, err := s.desk.Say(t.Context(), s.actor("checker"), c.ID, annotate.CommentEdit{Body: "Which page is it?"})
	prepared(s, said, err)
	page := link.Claim(c.ID)
	d, err := s.desk.Claim(t.Context(), s.actor("admin"), c.ID)
	finding := prepared(s, d, err).Findings[0]
	for _, tc := range []struct{ name, to, field, key, value string }{
		{name: "say", to: link.Comments(c.ID), field: "body"},
		{name: "say-" + string(said.ID), to: link.Comments(c.ID), field: "body", key: "thread", value: string(said.ID)},
		{name: "comment-" + string(said.ID) + "-edit", to: link.EditComment(said.ID), field: "body"},
		{
			name: claims.DismissForm(finding.Rule, finding.Message), to: link.DismissFinding(c.ID, finding.Rule), field: "reason",
			key: "message", value: finding.Message,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := b.in(t)
			typed := url.Values{tc.field: {"Half a thought"}}
			if tc.key != "" {
				typed.Set(tc.key, tc.value)
			}
			b.post(draftTo(tc.to), typed).want(http.StatusNoContent)
			restore := page + "?draft=" + url.QueryEscape(tc.name)
			if !b.get(page).want(http.StatusOK, "You have an unsaved", "Half a thought").leadsTo(restore) {
				t.Errorf("the page does not lead to %s", restore)
			}
			b.get(restore).want(http.StatusOK, "is in the form again", "Half a thought")
			kept, err := s.desk.Drafts(t.Context(), s.actor("checker"))
			if err != nil || len(kept) != 1 {
				t.Fatalf("got the drafts %+v %v, want one", kept, err)
			}
			b.post(link.DropDraft, url.Values{"form": {kept[0].Form}, "back": {page}})
		})
	}
	b.post(draftTo(link.Comments(c.ID)), url.Values{"body": {"Half a thought"}}).want(http.StatusNoContent)
	b.post(link.Comments(c.ID), url.Values{"body": {"A whole thought"}}).want(http.StatusSeeOther)
	b.get(page).want(http.StatusOK, "A whole thought").wantNot("unsaved", "Half a thought")
}

func TestADraftOfAFormThatMetTheEndOfTheSession(t *testing.T) {
	s, c, _, _ := treaties(t)
	_, err := s.desk.ChangePassword(t.Context(), s.actor("contributor"), "", "five small boats at noon")
	prepared(s, c, err)
	b := s.as("")
	form := url.Values{
		"login": {"contributor"}, "password": {"five small boats at noon"}, "kept-action": {link.EditClaim(c.ID)},
		"kept.statement": {"Vogel visited the new harbour"}, "kept.version": {"1"}, "kept.password": {"never kept"},
	}
	b.post(link.SignIn, form).want(http.StatusOK, "Your text was kept")
	b.get(link.EditClaim(c.ID)).want(http.StatusOK, "You have an unsaved draft", "Vogel visited the new harbour").wantNot("never kept")
}

func TestDraftsAreKeptOfTheFormsOfTheDeskOnly(t *testing.T) {
	s := newSite(t)
	b := s.as("viewer")
	for _, path := range []string{link.SignIn, link.Account, link.Users, "/nowhere", "https://example.org/timelines", ""} {
		b.post(draftTo(path), url.Values{"title": {"A pact"}}).want(http.StatusNotFound)
	}
	b.post(draftTo(link.Timelines), url.Values{"title": {strings.Repeat("long ", annotate.MaxDraftBytes/5+1)}}).want(http.StatusRequestEntityTooLarge)
	b.post(draftTo(link.Timelines), url.Values{"title": {"A pact"}}).want(http.StatusNoContent)
	kept, err := s.desk.Draft(t.Context(), s.actor("viewer"), link.Timelines)
	prepared(s, kept, err)
	if got := kept.Fields["title"]; len(got) != 1 || got[0] != "A pact" {
		t.Errorf("got %q, want what was typed", got)
	}
	s.now = s.now.Add(annotate.DraftLife + time.Minute)
	if old, err := s.desk.Draft(t.Context(), s.actor("viewer"), link.Timelines); err != nil || old.Form != "" {
		t.Errorf("after a month: got %+v %v, want none", old, err)
	}
}
