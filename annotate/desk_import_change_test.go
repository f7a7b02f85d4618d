package annotate_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// finished is an office with a published claim, and its archive.
func finished(t *testing.T) (*office, annotate.Case, annotate.Archive) {
	t.Helper()
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.publish(c)
	return o, o.present(c.ID), o.archive(o.ada)
}

func TestAnImportPublishesNothing(t *testing.T) {
	_, c, a := finished(t)
	for _, status := range []annotate.Status{annotate.Approved, annotate.Published, annotate.Withdrawn} {
		t.Run(string(status), func(t *testing.T) {
			to := newOffice(t)
			a.Timeline.Slug, a.Timeline.Visibility = "elsewhere", timeline.Public
			a.Cases[0].Status, a.Cases[0].Notice = status, "Look at this."
			report := to.bring(to.ben, a, annotate.ImportOptions{KeepStatus: true})
			got := to.present(c.ID)
			if got.Status != annotate.InReview || got.Approval != (annotate.Approval{}) || got.Notice != "" {
				t.Errorf("the claim is %s, approved by %q, with the notice %q; want it in review", got.Status, got.Approval.By.Name, got.Notice)
			}
			if public := got.Public(); public || report.Timeline.Visibility != timeline.Private {
				t.Errorf("the claim is public: %v; the timeline is %s", public, report.Timeline.Visibility)
			}
			if !got.IsAuthor(to.ben.ID) || len(got.Authors) != 2 {
				t.Errorf("the authors of the verdict are %v, want cleo and the importer", got.Authors)
			}
			if d, err := to.Claim(t.Context(), to.ben, c.ID); err != nil || len(d.Reviews) != 0 {
				t.Errorf("there are %d steps on record (%v), want none: they happened elsewhere", len(d.Reviews), err)
			}
		})
	}
}

func TestAnAdministratorMayRestoreTheStatus(t *testing.T) {
	o, c, a := finished(t)
	to := newOffice(t)
	a.Timeline.Slug, a.Timeline.Visibility = "elsewhere", timeline.Public
	report := to.bring(to.root, a, annotate.ImportOptions{KeepStatus: true})
	got := to.present(c.ID)
	if got.Status != annotate.Published || got.Approval != c.Approval || report.Timeline.Visibility != timeline.Public {
		t.Errorf("the claim is %s, approved by %+v, on a timeline that is %s", got.Status, got.Approval, report.Timeline.Visibility)
	}
	want, err := o.Claim(t.Context(), o.ada, c.ID)
	o.must(err)
	d, err := to.Claim(t.Context(), to.root, c.ID)
	to.must(err)
	if len(d.Reviews) != len(want.Reviews) {
		t.Errorf("there are %d steps on record, want %d", len(d.Reviews), len(want.Reviews))
	}
}

func TestNobodyApprovesAVerdictThatTheyImported(t *testing.T) {
	for _, c := range []struct {
		name string
		opts annotate.ImportOptions
		who  func(*office) account.Actor
	}{
		{"a reviewer who makes the timeline by it", annotate.ImportOptions{}, func(o *office) account.Actor { return o.ben }},
		{"an administrator who restores the status", annotate.ImportOptions{KeepStatus: true}, func(o *office) account.Actor { return o.root }},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, k, a := finished(t)
			to := newOffice(t)
			who := c.who(to)
			a.Timeline.Slug = "elsewhere"
			a.Cases[0].Status, a.Cases[0].Authors = annotate.InReview, nil
			to.bring(who, a, c.opts)
			err := to.step(who, k.ID, annotate.Step{Act: annotate.ActApprove})
			if fault.KindOf(err) != fault.Forbidden || !strings.Contains(err.Error(), "another reviewer has to decide") {
				t.Errorf("the error is %v, want that another reviewer has to decide", err)
			}
			for _, part := range to.queue(who, annotate.QueueQuery{}).Parts {
				for _, row := range part.Rows {
					if row.ID == k.ID && (row.No == nil || row.No.Error() != err.Error()) {
						t.Errorf("the queue says of the claim %v, want %v", row.No, err)
					}
				}
			}
			to.must(to.SetMember(t.Context(), who, "elsewhere", "ada", account.Reviewer))
			to.must(to.step(to.ada, k.ID, annotate.Step{Act: annotate.ActApprove}))
		})
	}
}

func TestAChangedClaimIsChangedWithItsHistory(t *testing.T) {
	o, a := filled(t)
	before := o.present(a.Cases[0].ID)
	a.Cases[0].Statement = "He came in June 2024"
	a.Cases[0].Position = timeline.Point{When: edtf.MustParse("2024-06"), Extent: timeline.Event}
	a.Timeline.Title = "Another title"
	report := o.bring(o.dan, a, annotate.ImportOptions{})
	after := o.present(before.ID)
	if after.Statement != "He came in June 2024" || after.Version != before.Version+1 || after.When().String() != "2024-06" {
		t.Errorf("the claim is %q on %s, version %d after %d", after.Statement, after.When(), after.Version, before.Version)
	}
	if n := report.Count(annotate.Modify); n != 1 {
		t.Errorf("%d records were changed, want the claim: %v", n, report.Records)
	}
	if report.Timeline.Title != "The pact" || report.Records[0].Result != annotate.Skip || report.Records[0].Reason == "" {
		t.Errorf("a contributor changed the timeline: %+v, %+v", report.Timeline, report.Records[0])
	}
	d, err := o.Claim(t.Context(), o.ada, before.ID)
	o.must(err)
	if e := d.History[0]; e.Machine != "import" || e.Act != "edit" || len(e.Changes) != 2 {
		t.Errorf("the last entry of the history is %+v, want an edit of two fields by an import", e)
	}
	gap, err := o.Claim(t.Context(), o.ada, a.Cases[1].ID)
	o.must(err)
	if gap.Check == nil || !strings.Contains(gap.Check.Say(), "June 2024") {
		t.Errorf("the gap that ends at the claim is not checked with its new date: %v", gap.Check)
	}
}

func TestFindingsAreComputedAndNotTrusted(t *testing.T) {
	o, a := filled(t)
	id := a.Cases[0].ID
	a.Findings = map[timeline.ClaimID][]timeline.Finding{id: {{Rule: "MADE_UP", Severity: timeline.Block, Message: "No.", Version: 1}}}
	a.Evidence[0].Quote = ""
	o.bring(o.dan, a, annotate.ImportOptions{})
	d, err := o.Claim(t.Context(), o.ada, id)
	o.must(err)
	if len(d.Findings) != 1 || d.Findings[0].Rule != annotate.NoQuote {
		t.Errorf("the findings are %v, want that none of the evidence quotes its source", d.Findings)
	}
	if d.Case.Version != a.Cases[0].Version+1 {
		t.Errorf("the claim has version %d after its evidence changed, want %d", d.Case.Version, a.Cases[0].Version+1)
	}
}

func TestAFileFromBeforeTakesNoWorkBack(t *testing.T) {
	o, a := filled(t)
	id := a.Cases[0].ID
	e := a.Evidence[0]
	_, err := o.WithdrawEvidence(t.Context(), o.dan, e.ID, e.Version, "Misread.")
	o.must(err)
	o.evidence(a.Cases[0])
	o.must(o.step(o.cleo, id, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, id, annotate.Correct))
	before := o.present(id)
	report := o.bring(o.dan, a, annotate.ImportOptions{})
	if n := report.Count(annotate.Skip); n != len(report.Records) {
		t.Errorf("the import did %v, want nothing", report.Records)
	}
	if after := o.present(id); after.Version != before.Version || after.Ruling != before.Ruling || after.Status != before.Status {
		t.Errorf("the claim is %s, %s, version %d; before it was %s, %s, version %d",
			after.Status, after.Ruling.Verdict, after.Version, before.Status, before.Ruling.Verdict, before.Version)
	}
}

func TestAClaimPastReviewIsChangedByAnAdministratorOnly(t *testing.T) {
	o, c, a := finished(t)
	a.Cases[0].Statement = "Something else happened"
	o.refuses(o.ben, a, "claims[0]: ", "It has to be reopened first")

	o.bring(o.root, a, annotate.ImportOptions{})
	got := o.present(c.ID)
	if got.Status != annotate.InReview || got.Approval != (annotate.Approval{}) || !got.IsAuthor(o.root.ID) {
		t.Errorf("the claim is %s, approved by %q, its verdict by %v", got.Status, got.Approval.By.Name, got.Authors)
	}
	if got.Notice == "" {
		t.Error("the public is not told that the claim is being re-checked")
	}
}

func TestAContributorDoesNotReplaceAVerdict(t *testing.T) {
	o, a := filled(t)
	id := a.Cases[0].ID
	o.must(o.step(o.cleo, id, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, id, annotate.Correct))
	a = o.archive(o.ada)
	a.Cases[0].Ruling.Verdict = annotate.Wrong
	o.refuses(o.dan, a, "claims[0]: ", "Setting a verdict takes the role of checker")
	o.bring(o.ben, a, annotate.ImportOptions{})
	got := o.present(id)
	if got.Ruling.Verdict != annotate.Wrong || !got.IsAuthor(o.cleo.ID) || !got.IsAuthor(o.ben.ID) {
		t.Errorf("the verdict is %s by %v, want wrong by both", got.Ruling.Verdict, got.Authors)
	}
}

func TestAThingDoesNotMoveToAnotherClaim(t *testing.T) {
	o, a := filled(t)
	moved := copied(a)
	moved.Quotes[0].Claim = a.Cases[1].ID
	o.refuses(o.dan, moved, "claims[1].quotes[0].id: This quote is here, but it belongs to another claim")
	moved = copied(a)
	moved.Evidence[0].Claim = a.Cases[1].ID
	o.refuses(o.dan, moved, "claims[1].evidence[0].id: This evidence is here, but it belongs to another claim")
}

func TestANewWordingIsAddedAndAnOldOneStays(t *testing.T) {
	o, a := filled(t)
	next := annotate.Text{Article: a.Articles[0].ID, Number: 2, Body: "He came in June."}
	a.Texts = append(a.Texts, next)
	report := o.bring(o.dan, a, annotate.ImportOptions{})
	if n := report.Count(annotate.Create); n != 1 {
		t.Errorf("%d records were created, want the text: %v", n, report.Records)
	}
	sheet, err := o.Article(t.Context(), o.dan, a.Articles[0].ID)
	o.must(err)
	if sheet.Text.Body != next.Body || sheet.Text.SHA256 != annotate.Digest(next.Body) {
		t.Errorf("the text is %q with the digest %s", sheet.Text.Body, sheet.Text.SHA256)
	}
	a.Texts[0].Body, a.Texts[0].SHA256 = "Never said.", ""
	o.refuses(o.dan, a, "articles[0].texts[0].body: Another text is here under this number")
}

func TestAPublicArchiveIsImportedWithoutItsTexts(t *testing.T) {
	o, a := filled(t)
	o.must(o.step(o.cleo, a.Cases[0].ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, a.Cases[0].ID, annotate.Correct))
	a.Texts = nil
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	report := to.bring(to.dan, a, annotate.ImportOptions{})
	skipped := map[string]string{}
	for _, r := range report.Records {
		if r.Result == annotate.Skip {
			skipped[r.Path] = r.Reason
		}
	}
	if len(skipped) != 2 || skipped["articles[0]"] == "" || skipped["claims[0].quotes[0]"] == "" {
		t.Errorf("%v was skipped, want the article and the quote in it, with reasons", skipped)
	}
}

func TestImportsLeadTheQuotesOfThisDesk(t *testing.T) {
	o, a := filled(t)
	id := a.Articles[0].ID
	mine := o.quotedFrom(a.Articles[0], a.Texts[0].Body, "It was the first time")
	gone := o.quotedFrom(a.Articles[0], a.Texts[0].Body, "on 19 June 2024")
	next := annotate.Text{Article: id, Number: 2, Body: "He came in June. It was the first time."}
	newer := copied(a)
	newer.Texts = append(newer.Texts, next)
	o.bring(o.dan, newer, annotate.ImportOptions{})
	if q := o.quote(mine); q.Number != 2 || q.State != annotate.Anchored || !q.Fits(next.Body) {
		t.Errorf("the quote that is not in the file is %+v, want it in the new text", q)
	}
	if q := o.quote(gone); q.Number != 1 || q.State != annotate.Orphaned {
		t.Errorf("the quote whose words are gone is %+v, want it orphaned", q)
	}
	o.wantRule(gone, annotate.QuoteOrphaned, true, "after the import")

	file := o.archive(o.ada)
	o.correct(a.Articles[0], "At last, "+next.Body)
	before := o.quote(mine)
	o.bring(o.dan, file, annotate.ImportOptions{})
	if q := o.quote(mine); q != before {
		t.Errorf("an older file led the quote back to %+v, want %+v", q, before)
	}
}
