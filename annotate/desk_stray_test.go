package annotate_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// submitted brings a claim of words of an article into review, by ben.
func (o *office) submitted(a annotate.Article, words string) annotate.Case {
	o.t.Helper()
	c := o.quotedFrom(a, visit, words)
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.evidence(o.present(c.ID))
	o.must(o.rule(o.ben, c.ID, annotate.Correct))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	return o.present(c.ID)
}

// approvedOf brings it on to where ada has approved it.
func (o *office) approvedOf(a annotate.Article, words string) annotate.Case {
	o.t.Helper()
	c := o.submitted(a, words)
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActApprove}))
	return o.present(c.ID)
}

func (o *office) correctBy(who account.Actor, a annotate.Article, body string) error {
	_, err := o.CorrectText(o.t.Context(), who, a.ID, annotate.TextEdit{Body: body, Version: o.sheet(a).Article.Version})
	return err
}

func wantKind(t *testing.T, what string, err error, kind fault.Kind) {
	t.Helper()
	if fault.KindOf(err) != kind {
		t.Errorf("%s: got %v, want the kind %v", what, err, kind)
	}
}

func TestWordsUnderAnApprovalStrayByAReviewerOnly(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	c := o.approvedOf(a, "replaces one of 1961")
	wantKind(t, "a contributor takes the words away", o.correctBy(o.dan, a, corrected), fault.Forbidden)
	_, err := o.PreviewText(t.Context(), o.dan, a.ID, annotate.TextEdit{Body: corrected, Version: o.sheet(a).Article.Version})
	wantKind(t, "the preview of it", err, fault.Forbidden)
	o.must(o.correctBy(o.dan, a, visit+" Nobody knows more."))
	o.must(o.correctBy(o.ada, a, corrected))

	_, err = o.Take(t.Context(), o.ada, c.ID, annotate.Step{Act: annotate.ActPublish, Version: c.Version})
	wantKind(t, "publishing what was shown with its words", err, fault.Conflict)
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActPublish}))
}

func TestWordsThatMoveAgainAreAnotherVersion(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	c := o.submitted(a, "The talks began")
	o.correct(a, corrected)
	once := o.quote(c)
	seen := o.present(c.ID)
	o.correct(a, visit)
	if q := o.quote(c); q.State != annotate.Moved || q.Start == once.Start {
		t.Fatalf("the quote is %+v, want it moved once more from %d", q, once.Start)
	}
	_, err := o.Take(t.Context(), o.ada, c.ID, annotate.Step{Act: annotate.ActApprove, Version: seen.Version})
	wantKind(t, "approving what was shown at another place", err, fault.Conflict)
	_, err = o.Requote(t.Context(), o.ada, once.ID, annotate.QuoteEdit{Number: once.Number, Start: once.Start, End: once.End}, o.present(c.ID).Version)
	wantKind(t, "saying that they are right at the place of before", err, fault.Conflict)
}

func TestOtherWordsAreForTwoPeople(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	choose := func(who account.Actor, c annotate.Case, words string) error {
		q := quoteOf(t, visit, words)
		_, err := o.Requote(t.Context(), who, o.quote(c).ID, annotate.QuoteEdit{Start: q.Start, End: q.End}, o.present(c.ID).Version)
		return err
	}
	c := o.submitted(a, "The talks began")
	o.must(choose(o.ada, c, "replaces one of 1961"))
	wantKind(t, "approving a verdict on words that one chose", o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActApprove}), fault.Forbidden)

	approved := o.approvedOf(a, "He smiled")
	wantKind(t, "choosing other words for an approved claim", choose(o.ada, approved, "The talks began"), fault.Forbidden)
	if q := o.quote(approved); q.Exact != "He smiled" {
		t.Errorf("the claim quotes %q, want the words that were approved", q.Exact)
	}
}

func TestAnOlderFileDoesNotAnchorWhatIsLost(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	c := o.quotedFrom(a, visit, "replaces one of 1961")
	file := o.archive(o.root)
	o.correct(a, corrected)
	o.bring(o.root, file, annotate.ImportOptions{})
	if q := o.quote(c); q.State != annotate.Orphaned {
		t.Errorf("the quote is %+v, want it orphaned as it was", q)
	}
	o.wantRule(c, annotate.QuoteOrphaned, true, "after the import of an older file")
}

func TestATextFromAFileIsAVersionOfItsArticle(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	c := o.submitted(a, "replaces one of 1961")
	before := o.sheet(a).Article.Version
	all := o.archive(o.root)
	o.bring(o.root, annotate.Archive{
		Timeline: all.Timeline, Articles: all.Articles,
		Texts: append(all.Texts, annotate.Text{Article: a.ID, Number: 2, Body: corrected}),
	}, annotate.ImportOptions{})

	_, err := o.CorrectText(t.Context(), o.dan, a.ID, annotate.TextEdit{Body: visit + " And so on.", Version: before})
	wantKind(t, "correcting the text of before the import", err, fault.Conflict)
	_, err = o.Take(t.Context(), o.ada, c.ID, annotate.Step{Act: annotate.ActApprove, Version: c.Version})
	wantKind(t, "approving what was shown with its words", err, fault.Conflict)
}
