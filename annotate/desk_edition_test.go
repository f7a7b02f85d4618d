package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// visitor is who is not signed in.
var visitor account.Actor

// reword changes the words of a claim as it stands.
func (o *office) reword(who account.Actor, id timeline.ClaimID, statement string) error {
	o.t.Helper()
	c := o.present(id)
	_, err := o.EditClaim(o.t.Context(), who, id, annotate.ClaimEdit{
		Statement: statement, Position: timeline.Point{When: edtf.MustParse("1999"), Extent: timeline.Event}, Version: c.Version,
	})
	return err
}

// wantPublic checks that the public reads a statement of a claim everywhere, and
// nowhere a word that it must not.
func (o *office) wantPublic(id timeline.ClaimID, statement string, status annotate.Status, verdict annotate.Verdict, never string) {
	o.t.Helper()
	d, err := o.Claim(o.t.Context(), visitor, id)
	o.must(err)
	b, err := o.Board(o.t.Context(), visitor, o.slug)
	o.must(err)
	shelf, err := o.Shelf(o.t.Context(), visitor)
	o.must(err)
	seen := map[string][]annotate.Case{
		"the page of the claim": {d.Case}, "the page of the timeline": b.Cases, "the archive": o.archive(visitor).Cases,
		"the picture": o.pictured(verdict),
	}
	for where, cases := range seen {
		i := slices.IndexFunc(cases, func(c annotate.Case) bool { return c.ID == id })
		if i < 0 {
			o.t.Errorf("%s does not have the claim", where)
			continue
		}
		c := cases[i]
		if c.Statement != statement || c.Status != status || c.Ruling.Verdict != verdict {
			o.t.Errorf("%s says %q, which is %s and %s; want %q, %s and %s", where, c.Statement, c.Status, c.Ruling.Verdict, statement, status, verdict)
		}
		if len(c.Authors) > 0 || c.By.Name != "" || c.Assignee.Name != "" || c.Approval.By.Name != "" {
			o.t.Errorf("%s names people: %+v", where, c)
		}
		if never != "" && strings.Contains(c.Statement+c.Ruling.Explanation+c.Notice, never) {
			o.t.Errorf("%s says %q, which was not published", where, never)
		}
	}
	if n := shelf.Others[0].Verdicts[verdict]; n != 1 {
		o.t.Errorf("the list of timelines counts %d claims as %s, want this one", n, verdict)
	}
}

// pictured returns the claims that the picture of a timeline shows a visitor, and
// checks that it counts one of a verdict.
func (o *office) pictured(verdict annotate.Verdict) []annotate.Case {
	o.t.Helper()
	chart, err := o.Chart(o.t.Context(), visitor, o.slug, annotate.ChartQuery{Widths: []float64{1000}})
	o.must(err)
	if n := chart.Counts[verdict.Tone()]; n != 1 {
		o.t.Errorf("the picture counts %d claims as %s, want this one", n, verdict)
	}
	var cases []annotate.Case
	for _, id := range chart.Shown[0] {
		cases = append(cases, chart.Cases[id])
	}
	return cases
}

func TestThePublicReadsWhatWasPublishedUntilItIsPublishedAgain(t *testing.T) {
	o := newOffice(t)
	o.goPublic()
	c := o.published()
	const first, second = "Something happened in 2024-06-19", "Something else happened"
	o.wantPublic(c.ID, first, annotate.Published, annotate.Correct, "")

	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "A new document turned up."}))
	o.wantPublic(c.ID, first, annotate.Checking, annotate.Unchecked, "Ruled by")
	o.must(o.reword(o.dan, c.ID, second))
	o.must(o.rule(o.cleo, c.ID, annotate.Misleading))
	o.wantPublic(c.ID, first, annotate.Checking, annotate.Unchecked, "else")
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.wantPublic(c.ID, first, annotate.Checking, annotate.Unchecked, "else")

	f, err := o.Public(t.Context(), o.dan, c.ID)
	o.must(err)
	if len(f.Editions) != 1 || f.Public == nil || f.Public.Case.Statement != first {
		t.Errorf("a member sees %d editions and the public page %+v", len(f.Editions), f.Public)
	}
	var changed []string
	for _, change := range f.Changed {
		changed = append(changed, change.Field+": "+change.Old+" → "+change.New)
	}
	for _, want := range []string{"statement: " + first + " → " + second, "date: 2024-06-19 → 1999", "verdict: correct → misleading"} {
		if !slices.Contains(changed, want) {
			t.Errorf("the comparison has %q, want %q among it", changed, want)
		}
	}

	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish}))
	o.wantPublic(c.ID, second, annotate.Published, annotate.Misleading, "")
	f, err = o.Public(t.Context(), o.dan, c.ID)
	o.must(err)
	if len(f.Editions) != 2 || f.Editions[0].Number != 2 || f.Editions[1].Case().Statement != first || len(f.Changed) != 0 {
		t.Errorf("after it was published again there are %d editions, and it differs by %+v", len(f.Editions), f.Changed)
	}
	if got := f.Editions[0]; got.Version != f.Case.Version || got.By.Name != "ben" {
		t.Errorf("the second edition is of version %d by %q, want version %d by ben", got.Version, got.By.Name, f.Case.Version)
	}

	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActWithdraw, Comment: "It was another visit."}))
	o.wantPublic(c.ID, second, annotate.Withdrawn, annotate.Unchecked, "Ruled by")
}

func TestWhatWasPublishedStaysWhenItsSourceChanges(t *testing.T) {
	o := newOffice(t)
	o.goPublic()
	c := o.published()
	d, err := o.Claim(t.Context(), o.ben, c.ID)
	o.must(err)
	src := d.Evidence[0].From
	edit := annotate.SourceEdit{Title: "Forged minutes", Version: src.Version}
	src, err = o.EditSource(t.Context(), o.ben, src.ID, edit)
	o.must(err)
	public, err := o.Claim(t.Context(), visitor, c.ID)
	o.must(err)
	if got := public.Evidence[0].From.Title; got != "Minutes of the meeting" {
		t.Errorf("the public reads the source %q, want it as it was published", got)
	}
	if d, err = o.Claim(t.Context(), o.ben, c.ID); err != nil || len(d.Drift) != 1 || d.Drift[0].New != "Forged minutes" {
		t.Errorf("members are told that %+v changed since, want the title of the source: %v", d.Drift, err)
	}
	edit.Confidential, edit.Version = true, src.Version
	_, err = o.EditSource(t.Context(), o.ben, src.ID, edit)
	o.must(err)
	public, err = o.Claim(t.Context(), visitor, c.ID)
	o.must(err)
	if a := o.archive(visitor); len(public.Evidence) != 0 || len(a.Evidence)+len(a.Sources) != 0 {
		t.Errorf("the public reads %d pieces of evidence from a source that has become confidential", len(public.Evidence))
	}
}

func TestAGapIsPublishedWithTheDatesOfItsEnds(t *testing.T) {
	x := tell(t, timeline.OpNearly)
	x.goPublic()
	x.settle(annotate.Published)
	before, err := x.Claim(t.Context(), visitor, x.gap.ID)
	x.must(err)
	x.must(x.reword(x.dan, x.visit.ID, "He came in another year"))
	after, err := x.Claim(t.Context(), visitor, x.gap.ID)
	x.must(err)
	if after.Case.Notice != movedNotice || after.Check == nil || before.Check == nil || after.Check.Say() != before.Check.Say() {
		t.Errorf("the public reads %q and the sum %+v, want the sum as it was published", after.Case.Notice, after.Check)
	}
	for _, end := range after.Ends {
		if end.Statement != "A claim that is not public" || !end.When().IsZero() {
			t.Errorf("the public reads an end that was never published: %+v", end)
		}
	}
}

func TestAClaimThatWasNeverPublishedIsNotPublicByANotice(t *testing.T) {
	o := newOffice(t)
	o.goPublic()
	c := o.claim("2024-06-19")
	o.must(o.step(o.root, c.ID, annotate.Step{Act: annotate.ActOverride, To: annotate.Withdrawn, Comment: "Not ours."}))
	if _, err := o.Claim(t.Context(), visitor, c.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a visitor asking for a claim that was never published gets %v, want not found", err)
	}
	f, err := o.Public(t.Context(), o.dan, c.ID)
	o.must(err)
	if len(f.Editions) != 0 || f.Public != nil {
		t.Errorf("a member is told of %d editions and a public page", len(f.Editions))
	}
}

func TestAnImportPublishesOnlyWhatAnAdministratorRestores(t *testing.T) {
	for _, keep := range []bool{false, true} {
		from, to := newOffice(t), newOffice(t)
		from.goPublic()
		c := from.published()
		again := from.published()
		from.must(from.step(from.cleo, again.ID, annotate.Step{Act: annotate.ActReopen, Comment: "Wait."}))
		a := from.archive(from.root)
		a.Timeline.Slug = "brought"
		to.bring(to.root, a, annotate.ImportOptions{KeepStatus: keep})
		_, err := to.Claim(t.Context(), visitor, c.ID)
		if (err == nil) != keep {
			t.Errorf("with KeepStatus %t a visitor finds the claim that was published: %v", keep, err)
		}
		if _, err := to.Claim(t.Context(), visitor, again.ID); err == nil {
			t.Errorf("with KeepStatus %t a visitor finds what no edition came with", keep)
		}
		if keep {
			report := to.bring(to.root, a, annotate.ImportOptions{KeepStatus: keep})
			f, err := to.Public(t.Context(), to.root, c.ID)
			to.must(err)
			if len(f.Editions) != 1 || report.Count(annotate.Skip) != len(report.Records) {
				t.Errorf("a second import of the file made %d editions", len(f.Editions))
			}
		}
	}
}
