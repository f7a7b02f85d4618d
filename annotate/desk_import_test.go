package annotate_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// bring imports an archive, which must succeed.
func (o *office) bring(who account.Actor, a annotate.Archive, opts annotate.ImportOptions) annotate.ImportReport {
	o.t.Helper()
	report, err := o.Import(o.t.Context(), who, a, opts)
	o.must(err)
	return report
}

// refuses imports an archive, which must be refused with words about a path,
// and checks that nothing was written.
func (o *office) refuses(who account.Actor, a annotate.Archive, words ...string) {
	o.t.Helper()
	before := o.entries()
	report, err := o.Import(o.t.Context(), who, a, annotate.ImportOptions{})
	if err == nil {
		o.t.Fatalf("the archive was imported; want a refusal with %q", words)
	}
	if fault.KindOf(err) != fault.Invalid {
		o.t.Errorf("the error %q is of kind %s, want invalid", err, fault.KindOf(err))
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			o.t.Errorf("the error is %q, want one with %q", err, w)
		}
	}
	if report.Count(annotate.Refuse) == 0 {
		o.t.Error("the report has no refusal")
	}
	if after := o.entries(); after != before {
		o.t.Errorf("the history has %d entries, and had %d before the import that was refused", after, before)
	}
}

// entries returns how long the history is, which has to be a whole chain.
func (o *office) entries() int64 {
	o.t.Helper()
	var last annotate.Entry
	o.must(o.store.View(o.t.Context(), func(ctx context.Context, r annotate.Reader) error {
		return r.EachEntry(ctx, func(e annotate.Entry) error {
			if !e.Follows(last) {
				o.t.Errorf("the history is broken at entry %d", e.Number)
			}
			last = e
			return nil
		})
	}))
	return last.Number
}

// filled is an office whose timeline has an article with a claim quoted from
// it, evidence, and a gap.
func filled(t *testing.T) (*office, annotate.Archive) {
	t.Helper()
	o := newOffice(t)
	article, err := o.AddArticle(t.Context(), o.dan, o.slug, annotate.ArticleEdit{
		Title: "A visit", Body: "He came on 19 June 2024. It was the first time.", Published: edtf.MustParse("2024-06-20"),
	})
	o.must(err)
	visit, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "He came on 19 June 2024", Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
	}, &annotate.QuoteEdit{Article: article.ID, Start: 0, End: 24})
	o.must(err)
	o.evidence(visit)
	o.gap("It was long ago", timeline.DateEnd{When: edtf.MustParse("2000")}, timeline.ClaimEnd{Claim: visit.ID})
	a := o.archive(o.ada)
	a.Sort()
	return o, a
}

func TestAnArchiveComesToAnEmptyDesk(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	report := to.bring(to.dan, a, annotate.ImportOptions{})
	want := []string{
		"timeline create", "articles[0] create", "articles[0].texts[0] create", "sources[0] create",
		"claims[0] create", "claims[0].quotes[0] create", "claims[0].evidence[0] create", "claims[1] create",
	}
	var got []string
	for _, r := range report.Records {
		got = append(got, r.Path+" "+string(r.Result))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the report is %q, want %q", got, want)
	}
	if report.Timeline.Visibility != timeline.Private {
		t.Errorf("the timeline is %s, want private", report.Timeline.Visibility)
	}
	d, err := to.Claim(t.Context(), to.dan, a.Cases[0].ID)
	to.must(err)
	if len(d.Quotes) != 1 || len(d.Evidence) != 1 || len(d.Hangs) != 1 {
		t.Errorf("the claim has %d quotes, %d evidence and %d gaps that end at it, want one of each", len(d.Quotes), len(d.Evidence), len(d.Hangs))
	}
	if len(d.History) != 1 || d.History[0].Machine != "import" || d.History[0].Actor.Name != "dan" {
		t.Errorf("the history of the claim is %+v, want one entry by dan with the machine import", d.History)
	}
	found, err := to.Search(t.Context(), to.dan, "came")
	to.must(err)
	if len(found.Matches) != 2 {
		t.Errorf("the search finds %d things, want the claim and the article", len(found.Matches))
	}
	members, err := to.Checkers(t.Context(), to.dan, "elsewhere")
	to.must(err)
	if len(members) != 1 || members[0].Role != account.Admin {
		t.Errorf("the members are %+v, want the importer as administrator", members)
	}
}

func TestADryRunTellsTheSameAndWritesNothing(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	before := to.entries()
	dry := to.bring(to.dan, a, annotate.ImportOptions{DryRun: true})
	if to.entries() != before {
		t.Error("the dry run left something in the history")
	}
	if _, err := to.Board(t.Context(), to.root, "elsewhere"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("after a dry run the timeline is there: %v", err)
	}
	if real := to.bring(to.dan, a, annotate.ImportOptions{}); !reflect.DeepEqual(real.Records, dry.Records) {
		t.Errorf("the import did %v, the dry run told %v", real.Records, dry.Records)
	}
}

func TestAnArchiveOfThePresentStateChangesNothing(t *testing.T) {
	o, a := filled(t)
	before := o.entries()
	report := o.bring(o.dan, a, annotate.ImportOptions{})
	if n := report.Count(annotate.Skip); n != len(report.Records) {
		t.Errorf("%d of %d records were skipped: %v", n, len(report.Records), report.Records)
	}
	if after := o.entries(); after != before {
		t.Errorf("the history grew from %d to %d entries", before, after)
	}
}

// copied returns an archive whose records can be changed without a change to
// those of a.
func copied(a annotate.Archive) annotate.Archive {
	a.Articles, a.Texts, a.Sources = slices.Clone(a.Articles), slices.Clone(a.Texts), slices.Clone(a.Sources)
	a.Cases, a.Quotes, a.Evidence = slices.Clone(a.Cases), slices.Clone(a.Quotes), slices.Clone(a.Evidence)
	return a
}

func TestARecordThatIsWrongIsRefusedWithItsPath(t *testing.T) {
	_, good := filled(t)
	good.Timeline.Slug = "elsewhere"
	to := newOffice(t)
	for _, c := range []struct {
		name  string
		spoil func(*annotate.Archive)
		words string
	}{
		{"a timeline without an id", func(a *annotate.Archive) { a.Timeline.ID = "" }, "timeline.id: This is not an id"},
		{"a claim without a statement", func(a *annotate.Archive) { a.Cases[0].Statement = "" }, "claims[0].statement: "},
		{"a claim with an id of no form", func(a *annotate.Archive) { a.Cases[1].ID = "x" }, "claims[1].id: This is not an id"},
		{"one id twice", func(a *annotate.Archive) { a.Cases = append(a.Cases, a.Cases[1]) }, "claims[2].id: This id stands twice"},
		{"a status that there is not", func(a *annotate.Archive) { a.Cases[0].Status = "done" }, `claims[0].status: There is no status "done"`},
		{"a verdict that there is not", func(a *annotate.Archive) { a.Cases[0].Ruling.Verdict = "true" }, "claims[0].verdict.value: "},
		{"a point without a date", func(a *annotate.Archive) { a.Cases[0].Position = timeline.Point{} }, "claims[0].position.when: "},
		{"a gap of no length", func(a *annotate.Archive) {
			a.Cases[1].Position = timeline.Gap{From: timeline.Publication{}, To: timeline.Publication{}}
		}, "claims[1].position: "},
		{"a gap that ends at a claim that is not there", func(a *annotate.Archive) {
			gap := a.Cases[1].Position.(timeline.Gap)
			gap.To = timeline.ClaimEnd{Claim: "01890a5d-ac96-774b-bcce-b302099a8057"}
			a.Cases[1].Position = gap
		}, "claims[1].position.to: There is no claim"},
		{"a gap that ends at itself", func(a *annotate.Archive) {
			gap := a.Cases[1].Position.(timeline.Gap)
			gap.From = timeline.ClaimEnd{Claim: a.Cases[1].ID}
			a.Cases[1].Position = gap
		}, "claims[1].position.from: A gap cannot end at itself"},
		{"a quote at another place", func(a *annotate.Archive) { a.Quotes[0].Start++ }, "claims[0].quotes[0].exact: These words do not stand"},
		{"a quote of another wording", func(a *annotate.Archive) { a.Quotes[0].Number = 2 }, "claims[0].quotes[0].text: The article has no text with the number 2"},
		{"a quote of no article", func(a *annotate.Archive) { a.Quotes[0].Article = "x" }, "claims[0].quotes[0].article: There is no such article"},
		{"evidence of no source", func(a *annotate.Archive) { a.Evidence[0].Source = "x" }, "claims[0].evidence[0].source: There is no such source"},
		{"evidence seen in no source", func(a *annotate.Archive) { a.Evidence[0].Via = "x" }, "claims[0].evidence[0].via: There is no such source"},
		{"evidence for no claim", func(a *annotate.Archive) { a.Evidence[0].Claim = "x" }, "which is not in the archive"},
		{"a text that was changed", func(a *annotate.Archive) { a.Texts[0].Body += "!" }, "articles[0].texts[0].sha256: "},
		{"a text out of number", func(a *annotate.Archive) { a.Texts[0].Number = 2 }, "articles[0].texts[0].number: The next text of this article has the number 1"},
		{"a source without a title", func(a *annotate.Archive) { a.Sources[0].Title = "" }, "sources[0].title: "},
		{"two sources of one address", func(a *annotate.Archive) {
			a.Sources[0].URL = "https://example.org/a"
			twin := a.Sources[0]
			twin.ID, twin.URL = "01890a5d-ac96-774b-bcce-b302099a8057", "http://www.example.org/a/?utm_source=b"
			a.Sources = append(a.Sources, twin)
		}, "sources[1].url: "},
		{"a step that there is not", func(a *annotate.Archive) {
			a.Reviews = []annotate.Review{{Claim: a.Cases[0].ID, Act: "edit", From: annotate.Draft, To: annotate.Open}}
		}, `claims[0].reviews[0].act: There is no step called "edit"`},
		{"a dismissal without a reason", func(a *annotate.Archive) {
			a.Dismissals = []annotate.Dismissal{{Claim: a.Cases[0].ID, Rule: timeline.GapFails, Severity: timeline.Warn, Message: "No."}}
		}, "claims[0].dismissals[0].reason: "},
		{"a dismissal of what cannot be dismissed", func(a *annotate.Archive) {
			a.Dismissals = []annotate.Dismissal{{Claim: a.Cases[0].ID, Rule: annotate.NoEvidence, Severity: timeline.Block, Message: "No.", Reason: "So."}}
		}, "claims[0].dismissals[0].rule: "},
		{"a person of two lines", func(a *annotate.Archive) { a.Cases[0].By.Name = "a\nb" }, "claims[0].by: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := copied(good)
			c.spoil(&a)
			to := *to
			to.t = t
			to.refuses(to.dan, a, c.words)
		})
	}
}

func TestTheErrorCountsTheRefusalsAndNamesTheFirst(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	a.Cases[0].Statement, a.Cases[1].Statement, a.Sources[0].Title = "", "", ""
	to.refuses(to.dan, a, "3 things were refused", "the first of them sources[0].title")
}

func TestAnIdOfAnotherTimelineIsRefused(t *testing.T) {
	o, a := filled(t)
	other, err := o.AddTimeline(t.Context(), o.dan, annotate.TimelineEdit{Title: "Mine", Visibility: timeline.Private})
	o.must(err)
	a.Timeline = other
	o.refuses(o.dan, a, "articles[0].id: This id is taken by something on another timeline")
}

func TestAnAddressThatIsTakenIsRefusedUnlessAnotherIsGiven(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	to.refuses(to.dan, a, "timeline.slug", "“the-pact”", "Give another one")
	report := to.bring(to.dan, a, annotate.ImportOptions{Slug: "the-pact-2"})
	if report.Timeline.Slug != "the-pact-2" {
		t.Errorf("the timeline has the address %q", report.Timeline.Slug)
	}
	again := to.bring(to.dan, a, annotate.ImportOptions{})
	if n := again.Count(annotate.Skip); n != len(again.Records) || again.Timeline.Slug != "the-pact-2" {
		t.Errorf("the second import, without the other address, did %v", again.Records)
	}
}

func TestWhoMayImport(t *testing.T) {
	o, a := filled(t)
	viewer := o.hire("vic", account.Viewer)
	o.must(o.SetMember(t.Context(), o.ada, o.slug, "vic", account.Viewer))
	for name, who := range map[string]account.Actor{"a viewer": viewer, "somebody else": o.out, "a visitor": {}} {
		if _, err := o.Import(t.Context(), who, a, annotate.ImportOptions{}); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: the error is %v, want forbidden", name, err)
		}
		fresh := a
		fresh.Timeline.ID, fresh.Timeline.Slug = "01890a5d-ac96-774b-bcce-b302099a8057", "new-one"
		if name != "somebody else" {
			if _, err := o.Import(t.Context(), who, fresh, annotate.ImportOptions{}); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s, a new timeline: the error is %v, want forbidden", name, err)
			}
		}
	}
}
