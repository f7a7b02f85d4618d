package annotate_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// corrected is the article visit as it might be corrected: a sentence went to
// the front, and a year was wrong.
const corrected = "The leaders met again.\n" +
	"The talks began on Tuesday, 19 June 2024.\n" +
	"Vogel arrived in the harbour on Wednesday morning, exactly 24 years since his last visit to the town. He smiled.\n" +
	"The pact replaces one of 1962. It ended on 03/04/2024."

// quotedFrom adds a claim of words of an article.
func (o *office) quotedFrom(a annotate.Article, body, words string) annotate.Case {
	o.t.Helper()
	q := quoteOf(o.t, body, words)
	c, err := o.AddClaim(o.t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "They say: " + words, Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
	}, &annotate.QuoteEdit{Article: a.ID, Start: q.Start, End: q.End})
	o.must(err)
	return c
}

func (o *office) sheet(a annotate.Article) annotate.Worksheet {
	o.t.Helper()
	w, err := o.Article(o.t.Context(), o.dan, a.ID)
	o.must(err)
	return w
}

// correct stores another text of an article.
func (o *office) correct(a annotate.Article, body string) annotate.Text {
	o.t.Helper()
	text, err := o.CorrectText(o.t.Context(), o.dan, a.ID, annotate.TextEdit{Body: body, Version: o.sheet(a).Article.Version})
	o.must(err)
	return text
}

func (o *office) quote(c annotate.Case) annotate.Quote {
	o.t.Helper()
	d, err := o.Claim(o.t.Context(), o.dan, c.ID)
	o.must(err)
	if len(d.Quotes) != 1 {
		o.t.Fatalf("the claim %q has %d quotes, want one", c.Statement, len(d.Quotes))
	}
	return d.Quotes[0].Quote
}

func TestACorrectedTextKeepsItsQuotes(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	first := o.quotedFrom(a, visit, "The leaders met again.")
	talks := o.quotedFrom(a, visit, "The talks began")
	year := o.quotedFrom(a, visit, "replaces one of 1961")

	p, err := o.PreviewText(t.Context(), o.dan, a.ID, annotate.TextEdit{Body: corrected, Version: 1})
	o.must(err)
	if p.Count(annotate.Anchored) != 1 || p.Count(annotate.Moved) != 1 || p.Count(annotate.Orphaned) != 1 {
		t.Errorf("the preview has %d quotes, want one each anchored, moved and orphaned", len(p.Fates))
	}
	if w := o.sheet(a); w.Text.Number != 1 {
		t.Fatal("the preview stored the text")
	}

	text := o.correct(a, corrected)
	if text.Number != 2 || text.SHA256 != annotate.Digest(corrected) {
		t.Errorf("the text is %d with %s", text.Number, text.SHA256)
	}
	for _, tc := range []struct {
		claim  annotate.Case
		state  annotate.QuoteState
		number int
		acts   []string
	}{
		{first, annotate.Anchored, 2, []string{"add"}},
		{talks, annotate.Moved, 2, []string{"lead quote", "add"}},
		{year, annotate.Orphaned, 1, []string{"lead quote", "add"}},
	} {
		q := o.quote(tc.claim)
		if q.State != tc.state || q.Number != tc.number || q.State != annotate.Orphaned && !q.Fits(corrected) {
			t.Errorf("%q is %s in the text %d, want %s in %d", q.Exact, q.State, q.Number, tc.state, tc.number)
		}
		var acts []string
		for _, e := range o.dossier(tc.claim).History {
			acts = append(acts, e.Act)
		}
		if !slices.Equal(acts, tc.acts) {
			t.Errorf("%q has the history %q, want %q", q.Exact, acts, tc.acts)
		}
		o.wantRule(tc.claim, annotate.QuoteOrphaned, tc.state == annotate.Orphaned, "after the correction")
	}
	if acts := o.acts(a); !slices.Equal(acts, []string{"correct text", "add"}) {
		t.Errorf("the history of the article says %q", acts)
	}
	w := o.sheet(a)
	if len(w.Quotes) != 2 || len(w.Lost) != 1 || w.Article.Version != 2 {
		t.Errorf("the worksheet has %d quotes and %d lost ones in version %d, want 2, 1 and 2", len(w.Quotes), len(w.Lost), w.Article.Version)
	}

	// The old text comes back: so do its words.
	o.correct(a, visit)
	for claim, state := range map[timeline.ClaimID]annotate.QuoteState{first.ID: annotate.Anchored, talks.ID: annotate.Moved, year.ID: annotate.Moved} {
		d, err := o.Claim(t.Context(), o.dan, claim)
		o.must(err)
		if q := d.Quotes[0]; q.State != state || q.Number != 3 {
			t.Errorf("%q is %s in the text %d, want %s in 3", q.Exact, q.State, q.Number, state)
		}
	}
	o.wantRule(year, annotate.QuoteOrphaned, false, "once its words came back")

	c, err := o.CompareTexts(t.Context(), o.dan, a.ID, 1, 2)
	o.must(err)
	if c.Same() || len(c.Texts) != 3 || c.Count(annotate.Anchored) != 1 || c.Count(annotate.Moved) != 1 || c.Count(annotate.Orphaned) != 1 {
		t.Errorf("the comparison of the first two of %d texts has %d quotes, want one each anchored, moved and orphaned", len(c.Texts), len(c.Fates))
	}
}

func TestATextThatCannotBeCorrected(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	viewer := o.hire("vic", account.Viewer)
	o.must(o.SetMember(t.Context(), o.ada, o.slug, "vic", account.Viewer))
	for _, tc := range []struct {
		name string
		who  account.Actor
		in   annotate.TextEdit
		kind fault.Kind
	}{
		{"to the same", o.dan, annotate.TextEdit{Body: "\n" + visit + "\r\n", Version: 1}, fault.Invalid},
		{"to nothing", o.dan, annotate.TextEdit{Body: " \n ", Version: 1}, fault.Invalid},
		{"to too much", o.dan, annotate.TextEdit{Body: strings.Repeat("x", annotate.MaxBody+1), Version: 1}, fault.Invalid},
		{"of another version", o.dan, annotate.TextEdit{Body: corrected, Version: 2}, fault.Conflict},
		{"by a viewer", viewer, annotate.TextEdit{Body: corrected, Version: 1}, fault.Forbidden},
		{"by who is no member", o.out, annotate.TextEdit{Body: corrected, Version: 1}, fault.NotFound},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := o.CorrectText(t.Context(), tc.who, a.ID, tc.in); fault.KindOf(err) != tc.kind {
				t.Errorf("correcting = %v, want %v", err, tc.kind)
			}
			if _, err := o.PreviewText(t.Context(), tc.who, a.ID, tc.in); fault.KindOf(err) != tc.kind {
				t.Errorf("the preview = %v, want %v", err, tc.kind)
			}
		})
	}
	if _, err := o.CompareTexts(t.Context(), o.out, a.ID, 1, 1); fault.KindOf(err) != fault.NotFound {
		t.Errorf("comparing by who is no member = %v, want not found", err)
	}
	if _, err := o.CompareTexts(t.Context(), o.dan, a.ID, 1, 2); fault.KindOf(err) != fault.NotFound {
		t.Errorf("comparing with a text that is not there = %v, want not found", err)
	}
}

func TestTheWordsOfAClaimAreChosenAnew(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	year := o.quotedFrom(a, visit, "replaces one of 1961")
	lost := o.quote(year)
	o.correct(a, corrected)
	words := quoteOf(t, corrected, "replaces one of 1962")
	in := annotate.QuoteEdit{Article: a.ID, Number: 2, Start: words.Start, End: words.End}

	if _, err := o.Requote(t.Context(), o.dan, lost.ID, in, 7); fault.KindOf(err) != fault.Conflict {
		t.Errorf("with another version of the claim = %v, want a conflict", err)
	}
	if _, err := o.Requote(t.Context(), o.out, lost.ID, in, 1); fault.KindOf(err) != fault.NotFound {
		t.Errorf("by who is no member = %v, want not found", err)
	}
	_, err := o.Requote(t.Context(), o.dan, lost.ID, in, o.present(year.ID).Version)
	o.must(err)
	if q := o.quote(year); q.State != annotate.Anchored || q.Exact != "replaces one of 1962" || q.Number != 2 || q.ID != lost.ID {
		t.Errorf("the claim quotes %+v", q)
	}
	o.wantRule(year, annotate.QuoteOrphaned, false, "after its words were chosen")
	if h := o.dossier(year).History; h[0].Act != "choose words" || h[0].Actor.Name != "dan" {
		t.Errorf("the history says %+v", h[0])
	}

	// What moved is anchored again once somebody says that it is right.
	talks := o.quotedFrom(a, corrected, "The talks began")
	o.correct(a, visit)
	moved := o.quote(talks)
	if moved.State != annotate.Moved {
		t.Fatalf("the quote is %s, want moved", moved.State)
	}
	_, err = o.Requote(t.Context(), o.dan, moved.ID, annotate.QuoteEdit{Number: 3, Start: moved.Start, End: moved.End}, o.present(talks.ID).Version)
	o.must(err)
	if q := o.quote(talks); q.State != annotate.Anchored || q.Start != moved.Start {
		t.Errorf("the quote is %+v, want it anchored where it was", q)
	}
}

func TestWhoMayChooseTheWordsOfAClaim(t *testing.T) {
	checked := annotate.Case{Status: annotate.Approved, Authors: []annotate.Person{{ID: "ann"}}}
	for _, tc := range []struct {
		name string
		who  account.UserID
		role account.Role
		c    annotate.Case
		may  bool
	}{
		{"a contributor, of an open claim", "dan", account.Contributor, annotate.Case{Status: annotate.Open}, true},
		{"a viewer", "vic", account.Viewer, annotate.Case{Status: annotate.Open}, false},
		{"a checker, of what is in review", "ben", account.Checker, annotate.Case{Status: annotate.InReview}, false},
		{"a reviewer, of what was approved", "eve", account.Reviewer, checked, true},
		{"a reviewer whose verdict it is", "ann", account.Reviewer, checked, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if err := annotate.MayRequote(account.Actor{ID: tc.who}, tc.role, tc.c); (err == nil) != tc.may {
				t.Errorf("got %v, want yes: %v", err, tc.may)
			}
		})
	}
}

func TestAReviewerIsShownThatTheWordsAreGone(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	c := o.quotedFrom(a, visit, "replaces one of 1961")
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.evidence(o.present(c.ID))
	o.must(o.rule(o.ben, c.ID, annotate.Correct))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	seen := o.present(c.ID)
	o.correct(a, corrected)
	_, err := o.Take(t.Context(), o.ada, c.ID, annotate.Step{Act: annotate.ActApprove, Version: seen.Version})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("approving what was shown with its words = %v, want a conflict", err)
	}
}

func TestWordsThatWereSelectedInAnEarlierText(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	o.correct(a, corrected)
	add := func(words string) error {
		q := quoteOf(t, visit, words)
		_, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{Statement: "It was so"},
			&annotate.QuoteEdit{Article: a.ID, Number: 1, Start: q.Start, End: q.End})
		return err
	}
	o.must(add("on Wednesday morning"))
	if q := o.sheet(a).Quotes; len(q) != 1 || q[0].Exact != "on Wednesday morning" || !q[0].Fits(corrected) {
		t.Errorf("the claim quotes %+v, want the words that were selected", q)
	}
	if err := add("one of 1961"); fault.KindOf(err) != fault.Conflict {
		t.Errorf("quoting words that are gone = %v, want a conflict", err)
	}
}

func TestDecisionsSurviveANewText(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	accepted, err := o.AcceptProposal(t.Context(), o.dan, a.ID, o.proposed(a, "Wednesday").Key(), edtf.Date{})
	o.must(err)
	o.must(o.RejectProposal(t.Context(), o.dan, a.ID, o.proposed(a, "1961").Key()))
	o.must(o.RejectProposal(t.Context(), o.dan, a.ID, o.proposed(a, "03/04").Key()))
	o.must(o.RejectProposal(t.Context(), o.dan, a.ID, o.proposed(a, "Tuesday").Key()))
	lines := o.docket(a).Lines
	o.must(o.MarkLine(t.Context(), o.dan, a.ID, lines[0].Start, true))
	o.must(o.MarkLine(t.Context(), o.dan, a.ID, lines[2].Start, true))
	stale := o.docket(a).Lines[5].Start
	o.correct(a, corrected)

	want := strings.Join([]string{
		"Tuesday, 19 June 2024: rejected", "Wednesday morning: settled", "exactly 24 years since his last visit to the town: open",
		"1962: open", "03/04/2024: rejected",
	}, "\n")
	if got := o.states(a); got != want {
		t.Errorf("the corrected article proposes\n%s\nwant\n%s", got, want)
	}
	if p := o.proposed(a, "Wednesday"); p.Claim != accepted.ID {
		t.Errorf("the proposal is the claim %q, want %q", p.Claim, accepted.ID)
	}
	var nothing []string
	for _, l := range o.docket(a).Lines {
		if l.Nothing {
			nothing = append(nothing, l.Text)
		}
	}
	if want := []string{"The leaders met again.", "He smiled."}; !slices.Equal(nothing, want) {
		t.Errorf("there is nothing to check in %q, want in %q", nothing, want)
	}

	err = o.OnText(1).MarkLine(t.Context(), o.dan, a.ID, stale, true)
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("deciding on the text of before = %v, want a conflict", err)
	}
	o.must(o.OnText(2).MarkLine(t.Context(), o.dan, a.ID, o.docket(a).Lines[5].Start, true))
}

func TestLinesAreSettledByWhatWasApproved(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	o.must(o.MarkLine(t.Context(), o.dan, a.ID, 0, true))
	c := o.quotedFrom(a, visit, "He smiled")
	counts := func() [3]int {
		d := o.docket(a)
		return [3]int{d.CountLines(annotate.LineOpen), d.CountLines(annotate.LineInWork), d.CountLines(annotate.LineSettled)}
	}
	if got := counts(); got != [3]int{4, 1, 1} {
		t.Errorf("%v lines are open, in work and settled; want 4, 1 and 1", got)
	}
	o.evidence(c)
	o.publish(o.present(c.ID))
	if got := counts(); got != [3]int{4, 0, 2} {
		t.Errorf("once it is published %v lines are open, in work and settled; want 4, 0 and 2", got)
	}
	_, err := o.Take(t.Context(), o.ben, c.ID, annotate.Step{Act: annotate.ActReopen, Version: o.present(c.ID).Version, Comment: "a doubt"})
	o.must(err)
	if got := counts(); got != [3]int{4, 1, 1} {
		t.Errorf("once it is reopened %v lines are open, in work and settled; want 4, 1 and 1", got)
	}
}

func TestAnArchiveCarriesTheTextsAndWhereTheQuotesStand(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	o.quotedFrom(a, visit, "The leaders met again.")
	talks := o.quotedFrom(a, visit, "The talks began")
	year := o.quotedFrom(a, visit, "replaces one of 1961")
	o.correct(a, corrected)
	file := o.archive(o.ada)
	file.Sort()
	to := newOffice(t)
	file.Timeline.Slug = "elsewhere"
	to.bring(to.dan, file, annotate.ImportOptions{})
	for claim, want := range map[timeline.ClaimID]annotate.Quote{talks.ID: o.quote(talks), year.ID: o.quote(year)} {
		if got := to.quote(annotate.Case{Claim: timeline.Claim{ID: claim}}); got != want {
			t.Errorf("the quote came as %+v, want %+v", got, want)
		}
	}
	d, err := to.Claim(t.Context(), to.dan, year.ID)
	to.must(err)
	if !slices.ContainsFunc(d.Findings, func(f timeline.Finding) bool { return f.Rule == annotate.QuoteOrphaned }) {
		t.Error("nothing was found about the words that are gone")
	}
	o.must(o.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		texts, err := r.Texts(ctx, a.ID)
		if len(texts) != 2 || texts[0].Body != visit {
			t.Errorf("there are %d texts, want both, and the first as it was", len(texts))
		}
		return err
	}))
}
