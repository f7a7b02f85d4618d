package annotate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// editOf returns the form for a claim as somebody opens it.
func editOf(c annotate.Case) annotate.ClaimEdit {
	return annotate.ClaimEdit{
		Statement: c.Statement, Claimant: c.Claimant, Position: c.Position, Wording: c.Wording, Basis: c.Basis,
		Anchor: c.Anchor, Zone: c.Zone, Occurrence: c.Occurrence, Importance: c.Importance, Lane: c.Lane,
		Subject: c.Subject, Tags: c.Tags, Version: c.Version,
	}
}

func (o *office) editSeen(who account.Actor, opened annotate.Case, change func(*annotate.ClaimEdit)) error {
	o.t.Helper()
	in := editOf(opened)
	change(&in)
	_, err := o.EditClaim(o.t.Context(), who, opened.ID, in)
	return err
}

// clash returns the fields on which an edit clashed.
func clash(t *testing.T, err error) []string {
	t.Helper()
	clash, ok := errors.AsType[*annotate.ClashError](err)
	if !ok {
		t.Fatalf("got the error %v, want a clash", err)
	}
	var fields []string
	for _, c := range clash.Clashes {
		fields = append(fields, c.Field)
	}
	return fields
}

func TestEditsOfDifferentFieldsMerge(t *testing.T) {
	o := newOffice(t)
	opened := o.claim("2024-06-19")
	o.must(o.editSeen(o.cleo, opened, func(in *annotate.ClaimEdit) {
		in.Statement, in.Tags = "It was signed in Pyongyang", []string{"pact", "visit"}
	}))
	o.now = o.now.Add(time.Minute)
	o.must(o.editSeen(o.dan, opened, func(in *annotate.ClaimEdit) {
		in.Claimant, in.Tags = "The agency", []string{"treaty"}
		in.Position = timeline.Point{When: edtf.MustParse("2024-06"), Extent: timeline.Event}
	}))
	got := o.present(opened.ID)
	if got.Statement != "It was signed in Pyongyang" || got.Claimant != "The agency" || got.When().String() != "2024-06" {
		t.Errorf("got %q by %q in %s, want what both saved", got.Statement, got.Claimant, got.When())
	}
	if want := []string{"pact", "treaty", "visit"}; !slices.Equal(got.Tags, want) {
		t.Errorf("got the tags %q, want %q", got.Tags, want)
	}
	merged, err := o.Meantime(t.Context(), o.dan, annotate.ObjectClaim, string(opened.ID), opened.Version)
	o.must(err)
	if len(merged) != 1 || merged[0].Actor.Name != "cleo" || merged[0].Changes[0].Field != "statement" {
		t.Errorf("got %+v as what was merged in, want the edit by cleo", merged)
	}
	if hidden, err := o.Meantime(t.Context(), o.out, annotate.ObjectClaim, string(opened.ID), opened.Version); err != nil || len(hidden) > 0 {
		t.Errorf("who is no member sees %+v %v, want nothing", hidden, err)
	}
}

func TestEditsOfTheSameFieldClash(t *testing.T) {
	o := newOffice(t)
	opened := o.claim("2024-06-19")
	o.must(o.editSeen(o.cleo, opened, func(in *annotate.ClaimEdit) { in.Statement, in.Lane = "Theirs", "Visits" }))
	err := o.editSeen(o.dan, opened, func(in *annotate.ClaimEdit) { in.Statement, in.Claimant = "Mine", "The agency" })
	if got := clash(t, err); !slices.Equal(got, []string{"statement"}) {
		t.Errorf("got clashes about %q, want the statement only", got)
	}
	found, _ := errors.AsType[*annotate.ClashError](err)
	want := annotate.Edited{Field: "statement", Base: opened.Statement, Mine: "Mine", Theirs: "Theirs"}
	if c := found.Clashes[0]; c.Edited != want || !slices.Equal(c.By, []string{"cleo"}) {
		t.Errorf("got %+v, want %+v by cleo", c, want)
	}
	if !slices.Equal(found.Theirs, []string{"lane"}) || found.Version != 2 {
		t.Errorf("got %q of theirs at version %d, want the lane at version 2", found.Theirs, found.Version)
	}
	if got := o.present(opened.ID); got.Statement != "Theirs" || got.Claimant != "" || got.Version != 2 {
		t.Errorf("a clash stored %q by %q, version %d", got.Statement, got.Claimant, got.Version)
	}
}

// Whatever became of the claim, an edit is judged by where it stands now.
func TestAMergeGoesNoOtherWayThanAnEdit(t *testing.T) {
	o := newOffice(t)
	opened := o.claim("2024-06-19")
	o.evidence(opened)
	o.must(o.step(o.cleo, opened.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, opened.ID, annotate.Correct))
	o.must(o.editSeen(o.ben, opened, func(in *annotate.ClaimEdit) { in.Lane = "Visits" }))
	if o.present(opened.ID).IsAuthor(o.ben.ID) {
		t.Error("who changed the lane became an author of the verdict")
	}
	o.must(o.editSeen(o.ben, opened, func(in *annotate.ClaimEdit) { in.Statement = "Reworded" }))
	if !o.present(opened.ID).IsAuthor(o.ben.ID) {
		t.Error("who reworded the claim under a verdict is no author of it")
	}
	o.must(o.step(o.cleo, opened.ID, annotate.Step{Act: annotate.ActSubmit}))
	if err := o.editSeen(o.dan, opened, func(in *annotate.ClaimEdit) { in.Claimant = "The agency" }); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("an edit of a claim in review: got %v, want a refusal", err)
	}
	if err := o.step(o.ben, opened.ID, annotate.Step{Act: annotate.ActApprove}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("approval by an author: got %v, want a refusal", err)
	}
}

func TestAVerdictMergesOnTheSameWordsOnly(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	opened := o.present(c.ID)
	o.evidence(c) // somebody adds evidence meanwhile
	_, err := o.Rule(t.Context(), o.cleo, c.ID, annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: annotate.Correct}, Version: opened.Version})
	o.must(err)

	opened = o.present(c.ID)
	o.must(o.editSeen(o.dan, opened, func(in *annotate.ClaimEdit) { in.Statement = "Reworded" }))
	_, err = o.Rule(t.Context(), o.cleo, c.ID, annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: annotate.Wrong}, Version: opened.Version})
	if got := clash(t, err); !slices.Equal(got, []string{"statement"}) {
		t.Errorf("got clashes about %q, want the statement that was judged", got)
	}
	// What does not touch the verdict itself merges.
	_, err = o.Rule(t.Context(), o.ben, c.ID, annotate.RulingEdit{
		Ruling: annotate.Ruling{Verdict: annotate.Correct, Explanation: "The minutes say so."}, Version: opened.Version,
	})
	o.must(err)
	if got := o.present(c.ID); got.Ruling.Explanation != "The minutes say so." || got.Statement != "Reworded" || !got.IsAuthor(o.ben.ID) {
		t.Errorf("got %+v on %q", got.Ruling, got.Statement)
	}
}

func TestSourcesEvidenceArticlesAndTimelinesMerge(t *testing.T) {
	o := newOffice(t)
	ctx := t.Context()
	e := o.evidence(o.claim("2024-06-19"))
	piece := annotate.EvidenceEdit{Source: e.Source, Stance: e.Stance, Quote: e.Quote, Locator: e.Locator, Version: 1}
	theirs, mine := piece, piece
	theirs.Locator, mine.Note = "page 2", "It is the second edition."
	_, err := o.EditEvidence(ctx, o.cleo, e.ID, theirs)
	o.must(err)
	after, err := o.EditEvidence(ctx, o.dan, e.ID, mine)
	o.must(err)
	if after.Locator != "page 2" || after.Note != "It is the second edition." {
		t.Errorf("got the evidence %+v", after)
	}
	_, err = o.WithdrawEvidence(ctx, o.cleo, e.ID, after.Version-1, "another event")
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("withdrawing what was changed meanwhile: got %v, want a conflict", err)
	}
	_, err = o.WithdrawEvidence(ctx, o.cleo, e.ID, after.Version, "another event")
	o.must(err)
	mine.Version, mine.Locator, mine.Note = after.Version, "page 2", "It is the third edition."
	_, err = o.EditEvidence(ctx, o.dan, e.ID, mine)
	if got := clash(t, err); !slices.Equal(got, []string{"withdrawn"}) {
		t.Errorf("got clashes about %q, want that it was withdrawn", got)
	}

	source := annotate.SourceEdit{Title: "Minutes of the meeting", Kind: annotate.Secondary, Archive: annotate.NotArchived, Version: 1}
	other := source
	other.Publisher, source.Author, source.URL = "The ministry", "A clerk", "https://example.org/minutes"
	_, err = o.EditSource(ctx, o.cleo, e.Source, other)
	o.must(err)
	s, err := o.EditSource(ctx, o.dan, e.Source, source)
	o.must(err)
	if s.Publisher != "The ministry" || s.Author != "A clerk" || s.CanonicalURL == "" {
		t.Errorf("got the source %+v", s)
	}

	a, err := o.AddArticle(ctx, o.dan, o.slug, annotate.ArticleEdit{Title: "A visit", Body: "It happened on Wednesday."})
	o.must(err)
	_, err = o.EditArticle(ctx, o.cleo, a.ID, annotate.ArticleEdit{Title: "A visit", Byline: "A reporter", Version: 1})
	o.must(err)
	a, err = o.EditArticle(ctx, o.dan, a.ID, annotate.ArticleEdit{Title: "The visit", Version: 1})
	o.must(err)
	if a.Title != "The visit" || a.Byline != "A reporter" {
		t.Errorf("got the article %+v", a)
	}

	settings := annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Private, Version: 1}
	further := settings
	settings.Description, further.Title = "What was agreed.", "The two pacts"
	_, err = o.EditTimeline(ctx, o.ada, o.slug, settings)
	o.must(err)
	tl, err := o.EditTimeline(ctx, o.ada, o.slug, further)
	o.must(err)
	if tl.Title != "The two pacts" || tl.Description != "What was agreed." {
		t.Errorf("got the timeline %+v", tl)
	}
}

// A version that the history does not know is compared, never guessed.
func TestAnUnknownBaseIsShownFieldByField(t *testing.T) {
	o := newOffice(t)
	opened := o.claim("2024-06-19")
	err := o.editSeen(o.dan, opened, func(in *annotate.ClaimEdit) { in.Statement, in.Version = "Mine", 99 })
	found, ok := errors.AsType[*annotate.ClashError](err)
	if !ok || len(found.Clashes) != 1 || !found.Clashes[0].Unknown {
		t.Errorf("got %v, want a clash whose base is not known", err)
	}
	if !strings.Contains(err.Error(), "statement") {
		t.Errorf("the error does not name the field: %v", err)
	}
}

// What is said about an article is no part of its text.
func TestATextIsCorrectedWhateverBecameOfItsTitle(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	in := articleEdit(a)
	in.Title = "The visit"
	_, err := o.EditArticle(t.Context(), o.cleo, a.ID, in)
	o.must(err)
	_, err = o.PreviewText(t.Context(), o.dan, a.ID, annotate.TextEdit{Body: corrected, Version: a.Version})
	o.must(err)
	_, err = o.CorrectText(t.Context(), o.dan, a.ID, annotate.TextEdit{Body: corrected, Version: a.Version})
	o.must(err)
	if got := o.sheet(a); got.Article.Title != "The visit" || got.Text.Body != corrected {
		t.Errorf("got %q with the text %q, want both changes", got.Article.Title, got.Text.Body)
	}
	_, err = o.CorrectText(t.Context(), o.cleo, a.ID, annotate.TextEdit{Body: visit + " Others stayed.", Version: a.Version})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("correcting a text that was corrected meanwhile: got %v, want a conflict", err)
	}
}
