package annotate_test

import (
	"slices"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// publish brings a claim with evidence all the way.
func (o *office) publish(c annotate.Case) {
	o.t.Helper()
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish}))
}

func (o *office) gap(statement string, from, to timeline.End) annotate.Case {
	o.t.Helper()
	c, err := o.AddClaim(o.t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: statement,
		Position:  timeline.Gap{From: from, To: to, Length: timeline.Length{Op: timeline.OpAtLeast, N: 1, Unit: timeline.UnitYear}},
	}, nil)
	o.must(err)
	return c
}

func (o *office) archive(who account.Actor) annotate.Archive {
	o.t.Helper()
	a, err := o.Archive(o.t.Context(), who, o.slug)
	o.must(err)
	return a
}

func TestThePublicArchiveHoldsOnlyWhatIsPublic(t *testing.T) {
	o := newOffice(t)
	_, err := o.AddArticle(t.Context(), o.dan, o.slug, annotate.ArticleEdit{Title: "A visit", Body: "He came on 19 June."})
	o.must(err)
	shown, hidden := o.claim("2024-06-19"), o.claim("2000")
	o.evidence(shown)
	secret, err := o.AddSource(t.Context(), o.dan, o.slug, annotate.SourceEdit{Title: "A diplomat", Confidential: true})
	o.must(err)
	minutes, err := o.AddSource(t.Context(), o.dan, o.slug, annotate.SourceEdit{Title: "Notes", Note: "Ask again in May."})
	o.must(err)
	for _, in := range []annotate.EvidenceEdit{
		{Source: secret.ID, Quote: "so he said", Locator: "1"},
		{Source: minutes.ID, Via: secret.ID, Quote: "so he read", Locator: "2"},
		{Source: minutes.ID, Quote: "a slip", Locator: "3"},
		{Source: minutes.ID, Quote: "it says so", Locator: "4"},
	} {
		e, err := o.AddEvidence(t.Context(), o.dan, shown.ID, in)
		o.must(err)
		if e.Quote == "a slip" {
			_, err := o.WithdrawEvidence(t.Context(), o.dan, e.ID, e.Version, "Misread.")
			o.must(err)
		}
	}
	span := o.gap("Long ago", timeline.ClaimEnd{Claim: hidden.ID}, timeline.ClaimEnd{Claim: shown.ID})
	o.evidence(span)
	for _, c := range []annotate.Case{shown, span} {
		o.publish(c)
	}
	made, err := o.Board(t.Context(), o.ada, o.slug)
	o.must(err)
	_, err = o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: made.Timeline.Version})
	o.must(err)

	a := o.archive(account.Actor{})
	if len(a.Cases) != 2 {
		t.Fatalf("there are %d claims, want the two that are published", len(a.Cases))
	}
	for _, c := range a.Cases {
		if c.Assignee != (annotate.Person{}) || c.By != (annotate.Person{}) || len(c.Authors) > 0 || c.Approval != (annotate.Approval{}) {
			t.Errorf("the archive names who worked on %q", c.Statement)
		}
		if gap, ok := c.Position.(timeline.Gap); ok && gap.From != (timeline.DateEnd{When: edtf.MustParse("2000")}) {
			t.Errorf("the gap ends at %v, not at the date of the claim that is not public", gap.From)
		}
	}
	var quotes []string
	for _, e := range a.Evidence {
		quotes = append(quotes, e.Quote)
	}
	slices.Sort(quotes)
	if want := []string{"it says so", "signed on that day", "signed on that day"}; !slices.Equal(quotes, want) {
		t.Errorf("the evidence is %q, want %q", quotes, want)
	}
	for _, s := range a.Sources {
		if s.Confidential || s.Note != "" {
			t.Errorf("the source %q is confidential or has a note: %q", s.Title, s.Note)
		}
	}
	if len(a.Texts)+len(a.Reviews)+len(a.Findings)+len(a.Articles) > 0 {
		t.Errorf("there are %d texts, %d steps, findings about %d claims and %d articles, want none", len(a.Texts), len(a.Reviews), len(a.Findings), len(a.Articles))
	}
	for _, c := range a.Cases {
		if r := c.Ruling; r.Correction != "" || r.Disposition != annotate.Undecided || !r.Recheck.IsZero() {
			t.Errorf("what the desk means to do about %q is public: %+v", c.Statement, r)
		}
	}
	for _, e := range a.Evidence {
		if e.Note != "" || e.By != (annotate.Person{}) {
			t.Errorf("the evidence %q has the note %q and is by %q", e.Quote, e.Note, e.By.Name)
		}
	}
	for _, o := range a.Omitted {
		if o.Count != 0 {
			t.Errorf("the public is told that there are %d %s beside what it sees", o.Count, o.What)
		}
	}

	whole := o.archive(o.dan)
	if len(whole.Cases) != 3 || len(whole.Evidence) != 6 || len(whole.Texts) != 1 || len(whole.Reviews) == 0 {
		t.Errorf("a member gets %d claims, %d evidence, %d texts and %d steps", len(whole.Cases), len(whole.Evidence), len(whole.Texts), len(whole.Reviews))
	}
}

func TestTheArchiveOfAClaimThatIsBeingRecheckedHasNoVerdict(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.publish(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "A reader wrote."}))
	made, err := o.Board(t.Context(), o.ada, o.slug)
	o.must(err)
	_, err = o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Unlisted, Version: made.Timeline.Version})
	o.must(err)
	a := o.archive(o.out)
	if len(a.Cases) != 1 || a.Cases[0].Ruling != (annotate.Ruling{Verdict: annotate.Unchecked}) || a.Cases[0].Notice == "" {
		t.Errorf("the archive has %+v, want the claim with its notice and without a verdict", a.Cases)
	}
	if len(a.Evidence) > 0 {
		t.Errorf("the archive has evidence for a verdict that is being re-checked: %v", a.Evidence)
	}
}

func TestAPrivateTimelineIsNotExportedToOthers(t *testing.T) {
	o := newOffice(t)
	_, err := o.Archive(t.Context(), o.out, o.slug)
	if fault.KindOf(err) != fault.NotFound {
		t.Errorf("the error is %v, want not found", err)
	}
}
