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

// mended is the text treaty with another year in it.
var mended = strings.Replace(treaty, "1961", "1962", 1)

func day(t *testing.T) timeline.Point {
	t.Helper()
	return timeline.Point{When: date(t, "2024-06-19"), Extent: timeline.Event}
}

func TestATextIsCorrected(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	s.quoted(tl.Slug, a, "on Wednesday", "They met on Wednesday", day(t))
	s.quoted(tl.Slug, a, "one of 1961", "There was one of 1961", day(t))
	b := s.as("contributor")
	to := link.CorrectText(a.ID)
	b.get(link.Article(a.ID)).want(http.StatusOK, "Correct the text")

	form := b.get(to).want(http.StatusOK, "Version 1 stays readable").form(to)
	if got := strings.TrimSpace(form.Get("body")); got != treaty {
		t.Errorf("the form begins with %q, want the text as it is", got)
	}
	b.post(to, form).want(http.StatusUnprocessableEntity, "nothing in it is changed")
	form.Set("body", " ")
	b.post(to, form).want(http.StatusUnprocessableEntity, "Paste the corrected text of the article.")

	form.Set("body", mended)
	preview := b.post(to, form).want(http.StatusOK, "Look before you save", "1 quote loses its words, 1 quote stays.",
		"taken out: 1961", "put in: 1962", "There was one of 1961", "They met on Wednesday")
	confirm := preview.form(to)
	if confirm.Get("body") != mended {
		t.Errorf("the preview holds %q, want what was typed", confirm.Get("body"))
	}
	b.get(link.Text(a.ID, 2)).want(http.StatusNotFound)
	confirm.Set("again", "1")
	if again := b.post(to, confirm).want(http.StatusOK).form(to); strings.TrimSpace(again.Get("body")) != mended {
		t.Errorf("back at the form stands %q, want what was typed", again.Get("body"))
	}
	confirm.Del("again")
	confirm.Set("confirm", "1")
	b.post(to, confirm).wantTo(link.Article(a.ID))

	b.get(link.Article(a.ID)).want(http.StatusOK, "1 quote orphaned when the text was corrected", "No longer in the text", "Version 2 of the text")
	b.get(link.CompareTexts(a.ID)).want(http.StatusOK, "What changed from version 1 to 2", "taken out: 1961")
	b.get(link.Compared(a.ID, 2, 1)).want(http.StatusOK, "What changed from version 2 to 1", "taken out: 1962", "put in: 1961")
	b.get(link.Compared(a.ID, 1, 1)).want(http.StatusOK, "Nothing changed.")
	b.get(link.Compared(a.ID, 1, 9)).want(http.StatusNotFound, "This article has no version 9.")
	b.get(link.CompareTexts(a.ID) + "?from=x").want(http.StatusUnprocessableEntity)
	b.get(link.Text(a.ID, 1)).want(http.StatusOK, "Version 1 of 2", annotate.Digest(treaty), "1961")
}

func TestACorrectionBesideAnotherLosesNothing(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b, to := s.as("contributor"), link.CorrectText(a.ID)
	form := b.get(to).form(to)
	if _, err := s.desk.CorrectText(t.Context(), s.actor("checker"), a.ID, annotate.TextEdit{Body: mended, Version: 1}); err != nil {
		t.Fatal(err)
	}
	mine := treaty + " This was corrected."
	form.Set("body", mine)
	form.Set("confirm", "1")
	again := b.post(to, form).want(http.StatusConflict, "changed by somebody else", "Saved by somebody else in the meantime", "one of 1962").form(to)
	if strings.TrimSpace(again.Get("body")) != mine || again.Get("version") != "2" {
		t.Errorf("the form holds version %s of %q, want 2 of what was typed", again.Get("version"), again.Get("body"))
	}
	b.post(to, again).want(http.StatusOK, "Look before you save", "taken out: 1962")
}

func TestWordsOfAnEarlierTextAreLedAlong(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b := s.as("contributor")
	met, year := words(t, a, treaty, "on Wednesday"), words(t, a, treaty, "one of 1961")
	met.Number, year.Number = 1, 1
	open := b.get(link.QuoteClaim(tl.Slug, met)).want(http.StatusOK).form(link.Claims(tl.Slug))
	lost := b.get(link.QuoteClaim(tl.Slug, year)).want(http.StatusOK).form(link.Claims(tl.Slug))
	decided := values("nothing", "0", "text", "1")
	if _, err := s.desk.CorrectText(t.Context(), s.actor("checker"), a.ID, annotate.TextEdit{Body: "At last. " + mended, Version: 1}); err != nil {
		t.Fatal(err)
	}

	open.Set("statement", "They met")
	open.Set("when", "19 June 2024")
	if added := b.post(link.Claims(tl.Slug), open); added.status != http.StatusSeeOther {
		t.Errorf("got status %d; the page says %s", added.status, added.text())
	}
	sheet, err := s.desk.Article(t.Context(), s.actor("contributor"), a.ID)
	if err != nil || len(sheet.Quotes) != 1 || sheet.Quotes[0].Exact != "on Wednesday" {
		t.Errorf("the claim quotes %+v, want the words that were selected; %v", sheet.Quotes, err)
	}
	lost.Set("statement", "A statement that is kept")
	b.post(link.Claims(tl.Slug), lost).want(http.StatusConflict, "The text of the article was corrected in the meantime", "A statement that is kept")
	b.get(link.QuoteClaim(tl.Slug, year)).want(http.StatusConflict, "corrected in the meantime")
	b.post(link.Decide(a.ID), decided).want(http.StatusConflict, "This article was changed in the meantime")
}

func TestTheWordsOfAClaimAreChosenAnew(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	c := s.quoted(tl.Slug, a, "one of 1961", "There was one of 1961", day(t))
	if _, err := s.desk.CorrectText(t.Context(), s.actor("checker"), a.ID, annotate.TextEdit{Body: mended, Version: 1}); err != nil {
		t.Fatal(err)
	}
	d, err := s.desk.Claim(t.Context(), s.actor("contributor"), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	to, b := link.Quote(d.Quotes[0].ID), s.as("contributor")
	b.get(link.Claim(c.ID)).want(http.StatusOK, "no longer in the article", "Choose its words", "no longer stand in the article")
	b.get(to).want(http.StatusOK, "It was quoted from words of version 1", "one of 1961", "these words")
	q := words(t, a, mended, "The pact replaces one of 1962.")
	q.Number = 2
	form := b.get(link.QuoteWords(d.Quotes[0].ID, q)).want(http.StatusOK, "The exact words").form(to)
	form.Set("words", "one of 1963")
	b.post(to, form).want(http.StatusUnprocessableEntity, "These words do not stand in the passage above")
	form.Set("words", "one of 1962")
	form.Set("version", "9")
	b.post(to, form).want(http.StatusConflict, "changed by somebody else")
	form.Set("version", strconv.Itoa(d.Case.Version))
	b.post(to, form).wantTo(link.Article(a.ID))
	b.get(link.Claim(c.ID)).want(http.StatusOK, "Chose its words in the article").wantNot("no longer stand in the article")
	b.get(link.Article(a.ID)).want(http.StatusOK, "1 claim in 5 sentences").wantNot("orphaned")
}

func TestTheCheckedCopyIsMadeForPaper(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	c := s.quoted(tl.Slug, a, "on Wednesday", "They met on Wednesday", day(t))
	open, err := s.desk.AddSource(t.Context(), s.actor("contributor"), tl.Slug, annotate.SourceEdit{Title: "The treaty", Author: "Both sides", URL: "https://harbour.example/signed"})
	if err != nil {
		t.Fatal(err)
	}
	secret, err := s.desk.AddSource(t.Context(), s.actor("contributor"), tl.Slug, annotate.SourceEdit{Title: "The secret diary", Author: "A spy", Confidential: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, in := range []annotate.EvidenceEdit{
		{Source: open.ID, Stance: annotate.Supports, Quote: "met that day", Locator: "page 3", Accessed: date(t, "2024-06-21")},
		{Source: secret.ID, Stance: annotate.Context, Quote: "I saw them", Locator: "leaf 9", Accessed: date(t, "2024-06-22")},
		{Source: open.ID, Via: secret.ID, Stance: annotate.Context, Quote: "so they say", Locator: "note 12"},
	} {
		in.Version = i + 1
		if _, err := s.desk.AddEvidence(t.Context(), s.actor("contributor"), c.ID, in); err != nil {
			t.Fatal(err)
		}
	}
	s.as("viewer").get(link.PrintArticle(a.ID)).want(http.StatusOK,
		"Not finished: 0 of 5 lines settled", "SHA-256 "+annotate.Digest(treaty), "Version 1",
		"They met on Wednesday", "19 June 2024 (2024-06-19)",
		"Both sides, “The treaty”, page 3, read 21 June 2024.", "https://harbour.example/signed",
		"A confidential source, which the desk knows, read 22 June 2024.", "Nobody has checked it yet.",
	).wantNot("secret diary", "A spy", "leaf 9", "note 12", "Proposed")
}
