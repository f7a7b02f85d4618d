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

// addSource adds a source, which must succeed.
func (o *office) addSource(in annotate.SourceEdit) annotate.Source {
	o.t.Helper()
	s, err := o.AddSource(o.t.Context(), o.dan, o.slug, in)
	o.must(err)
	return s
}

// rests adds evidence to a claim from a source, seen in another one unless that
// is empty.
func (o *office) rests(c annotate.Case, on, via annotate.SourceID) annotate.Evidence {
	o.t.Helper()
	e, err := o.AddEvidence(o.t.Context(), o.dan, c.ID, annotate.EvidenceEdit{
		Source: on, Via: via, Stance: annotate.Supports, Quote: "signed on that day", Locator: "page 1",
	})
	o.must(err)
	return e
}

// merges merges a source into another, as a reviewer who has looked at both.
func (o *office) merges(gone, kept annotate.SourceID) error {
	o.t.Helper()
	m, err := o.Merging(o.t.Context(), o.ben, gone, kept)
	if err != nil {
		return err
	}
	_, err = o.Merge(o.t.Context(), o.ben, gone, annotate.MergeEdit{Into: kept, Version: m.Gone.Version, IntoVersion: m.Kept.Version})
	return err
}

// file returns a source as its page shows it.
func (o *office) file(id annotate.SourceID) annotate.SourceFile {
	o.t.Helper()
	f, err := o.Source(o.t.Context(), o.ada, id)
	o.must(err)
	return f
}

func (o *office) rules(c annotate.Case) []string {
	o.t.Helper()
	var rules []string
	for _, f := range o.dossier(c).Findings {
		rules = append(rules, string(f.Rule))
	}
	return rules
}

func TestAMergeMovesTheEvidenceOfOpenClaims(t *testing.T) {
	o := newOffice(t)
	kept := o.addSource(annotate.SourceEdit{Title: "Minutes", Note: "Ours."})
	gone := o.addSource(annotate.SourceEdit{
		Title: "The minutes", Publisher: "The Office", URL: "https://office.example/minutes", ISBN: "0-306-40615-2", Note: "Theirs.",
		ArchiveURL: "https://web.archive.org/web/20240619000000/https://office.example/minutes", Confidential: true,
	})
	other := o.addSource(annotate.SourceEdit{Title: "A letter"})
	from, via, both := o.claim("2001"), o.claim("2002"), o.claim("2003")
	e := o.rests(from, gone.ID, "")
	o.rests(via, other.ID, gone.ID)
	o.rests(both, gone.ID, kept.ID)
	before := o.present(from.ID)

	o.must(o.merges(gone.ID, kept.ID))

	f := o.file(kept.ID)
	if len(f.Evidence) != 2 || f.Evidence[0].ID != e.ID || f.Evidence[0].Source != kept.ID {
		t.Errorf("the kept source gives %+v, want the evidence of both", f.Evidence)
	}
	s := f.Source
	if s.Publisher != "The Office" || s.ISBN != "0306406152" || s.CanonicalURL != "https://office.example/minutes" || s.Note != "Ours." || !s.Confidential {
		t.Errorf("the kept source is %+v, want it with what it lacked, its own note, and confidential", s)
	}
	if s.Archive != annotate.Archived || s.ArchivedOn.String() != "2024-06-19" {
		t.Errorf("the copy is %s of %s, want that of the other", s.Archive, s.ArchivedOn)
	}
	if got := o.dossier(via).Evidence[0]; got.Via != kept.ID {
		t.Errorf("the letter was seen quoted in %s, want the kept source", got.Via)
	}
	if got := o.dossier(both).Evidence[0]; got.Source != kept.ID || got.Via != "" {
		t.Errorf("evidence from one and seen in the other is from %s and seen in %q, want the kept one that was read", got.Source, got.Via)
	}
	after := o.dossier(from)
	if after.Case.Version != before.Version+1 {
		t.Errorf("the claim has version %d, want %d", after.Case.Version, before.Version+1)
	}
	if h := after.History[0]; h.Act != "merge sources" || h.Actor.Name != "ben" || len(h.Changes) != 1 || h.Changes[0].New != string(kept.ID) {
		t.Errorf("the history of the claim ends with %+v, want that its evidence moved", h)
	}
	for id, act := range map[annotate.SourceID]string{gone.ID: "merge", kept.ID: "take over"} {
		o.must(o.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
			h, err := r.History(ctx, annotate.ObjectSource, string(id))
			if err == nil && h[0].Act != act {
				t.Errorf("the history of a source ends with %q, want %q", h[0].Act, act)
			}
			return err
		}))
	}
	o.entries() // checks the chain
}

func TestAMergedSourceIsOnRecordAndInNoList(t *testing.T) {
	o := newOffice(t)
	kept, gone := o.addSource(annotate.SourceEdit{Title: "Minutes"}), o.addSource(annotate.SourceEdit{Title: "Zebra minutes"})
	o.must(o.merges(gone.ID, kept.ID))
	_, all, err := o.Sources(t.Context(), o.ada, o.slug)
	o.must(err)
	if len(all) != 1 || all[0].ID != kept.ID {
		t.Errorf("the list has %d sources, want the kept one alone", len(all))
	}
	f := o.file(gone.ID)
	if f.Kept.ID != kept.ID || f.MergedBy.Actor.Name != "ben" || f.Source.Title != "Zebra minutes" {
		t.Errorf("the page of the merged source names %q, merged by %q", f.Kept.Title, f.MergedBy.Actor.Name)
	}
	if found, err := o.Search(t.Context(), o.ada, "zebra"); err != nil || len(found.Matches) != 0 {
		t.Errorf("a search finds %+v, %v, want nothing", found.Matches, err)
	}
	if _, err := o.EditSource(t.Context(), o.ada, gone.ID, annotate.SourceEdit{Title: "Alive", Version: 2}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("editing it gives %v, want forbidden", err)
	}
	// A form that was open while it was merged names it still.
	c := o.claim("2001")
	o.rests(c, gone.ID, "")
	if got := o.dossier(c).Evidence[0].Source; got != kept.ID {
		t.Errorf("new evidence names %s, want the kept source", got)
	}
}

// An approval is about what its reviewer saw: neither the claim nor its evidence
// is changed, and the evidence is shown as from the kept source.
func TestAMergeLeavesWhatWasReviewedAsItWas(t *testing.T) {
	o := newOffice(t)
	kept := o.addSource(annotate.SourceEdit{Title: "Minutes"})
	c := o.claim("2024-06-19")
	e := o.evidence(c)
	gone := e.Source
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	before := o.present(c.ID)

	m, err := o.Merging(t.Context(), o.ben, gone, kept.ID)
	o.must(err)
	if len(m.Moves) != 0 || len(m.Shown) != 1 {
		t.Errorf("the plan moves %d and shows %d, want to show the one", len(m.Moves), len(m.Shown))
	}
	o.must(o.merges(gone, kept.ID))
	after := o.dossier(c)
	if after.Case.Version != before.Version || after.Case.Approval != before.Approval {
		t.Errorf("the claim has version %d and approval %+v, want %d and %+v", after.Case.Version, after.Case.Approval, before.Version, before.Approval)
	}
	if after.Evidence[0].From.ID != kept.ID || after.Evidence[0].Version != e.Version {
		t.Errorf("the evidence is shown as from %q in version %d, want the kept source and the version that was approved", after.Evidence[0].From.Title, after.Evidence[0].Version)
	}
	if f := o.file(kept.ID); len(f.Evidence) != 1 || len(f.Former) != 1 {
		t.Errorf("the kept source shows %d pieces of evidence and %d former sources, want one each", len(f.Evidence), len(f.Former))
	}
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish}))

	// When the checking begins anew, saving the evidence writes what is shown.
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "A letter came."}))
	x, err := o.Evidence(t.Context(), o.cleo, e.ID)
	o.must(err)
	if x.Evidence.Source != kept.ID {
		t.Errorf("the form has the source %s, want the kept one", x.Evidence.Source)
	}
}

func TestAMergeOfWhatOthersWereMergedInto(t *testing.T) {
	o := newOffice(t)
	first, second, third := o.addSource(annotate.SourceEdit{Title: "One"}), o.addSource(annotate.SourceEdit{Title: "Two"}), o.addSource(annotate.SourceEdit{Title: "Three"})
	c := o.published()
	old := o.dossier(c).Evidence[0].From.ID
	o.must(o.merges(old, first.ID))
	o.must(o.merges(first.ID, second.ID))
	o.must(o.merges(second.ID, third.ID))
	for _, id := range []annotate.SourceID{old, first.ID, second.ID} {
		if f := o.file(id); f.Kept.ID != third.ID {
			t.Errorf("%q names %q, want the last one that is kept", f.Source.Title, f.Kept.Title)
		}
	}
	if got := o.dossier(c).Evidence[0].From.ID; got != third.ID {
		t.Errorf("the evidence is shown as from %s, want the last one that is kept", got)
	}
	if err := o.merges(third.ID, first.ID); fault.KindOf(err) != fault.Invalid {
		t.Errorf("merging into what was merged gives %v, want a refusal", err)
	}
	if err := o.merges(first.ID, third.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("merging again gives %v, want a conflict", err)
	}
}

func TestWhoMayMergeAndWhen(t *testing.T) {
	o := newOffice(t)
	kept, gone := o.addSource(annotate.SourceEdit{Title: "Minutes"}), o.addSource(annotate.SourceEdit{Title: "The minutes"})
	in := annotate.MergeEdit{Into: kept.ID, Version: 1, IntoVersion: 1}
	for who, kind := range map[string]fault.Kind{"dan": fault.Forbidden, "cleo": fault.Forbidden, "out": fault.NotFound} {
		actor := map[string]account.Actor{"dan": o.dan, "cleo": o.cleo, "out": o.out}[who]
		if _, err := o.Merge(t.Context(), actor, gone.ID, in); fault.KindOf(err) != kind {
			t.Errorf("%s gets %v, want %s", who, err, kind)
		}
	}
	for name, stale := range map[string]annotate.MergeEdit{
		"the one that goes": {Into: kept.ID, Version: 2, IntoVersion: 1}, "the one that is kept": {Into: kept.ID, Version: 1, IntoVersion: 2},
	} {
		if _, err := o.Merge(t.Context(), o.ben, gone.ID, stale); fault.KindOf(err) != fault.Conflict {
			t.Errorf("with another version of %s: %v, want a conflict", name, err)
		}
	}
	if err := o.merges(kept.ID, kept.ID); fault.KindOf(err) != fault.Invalid {
		t.Errorf("merging a source into itself gives %v, want a refusal", err)
	}
	other, err := o.AddTimeline(t.Context(), o.ben, annotate.TimelineEdit{Title: "Another", Visibility: timeline.Private})
	o.must(err)
	far, err := o.AddSource(t.Context(), o.ben, other.Slug, annotate.SourceEdit{Title: "Minutes"})
	o.must(err)
	if err := o.merges(gone.ID, far.ID); fault.KindOf(err) != fault.Invalid {
		t.Errorf("merging into another timeline gives %v, want a refusal", err)
	}
}

// The findings hang on what is said about sources, so they change with it, in
// the same transaction: by an edit, and by a merge.
func TestFindingsFollowTheSources(t *testing.T) {
	o := newOffice(t)
	a := o.addSource(annotate.SourceEdit{Title: "The Courier", Family: "Harbour", URL: "https://courier.example/1"})
	b := o.addSource(annotate.SourceEdit{Title: "The Post", Family: "Hill", Kind: annotate.Official})
	quoter := o.addSource(annotate.SourceEdit{Title: "A digest", Family: "Vale"})
	c := o.claim("2024-06-19")
	o.rests(c, a.ID, "")
	o.rests(c, b.ID, quoter.ID)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	want := func(rules ...string) {
		t.Helper()
		if got := o.rules(c); !slices.Equal(got, rules) {
			t.Errorf("the findings are %q, want %q", got, rules)
		}
	}
	want("NOT_ARCHIVED")
	edit := func(s annotate.Source, change func(*annotate.SourceEdit)) {
		t.Helper()
		in := annotate.SourceEdit{
			Title: s.Title, Family: s.Family, Kind: s.Kind, URL: s.URL, ArchiveURL: s.ArchiveURL, ArchivedOn: s.ArchivedOn,
			Published: s.Published, Version: o.file(s.ID).Source.Version,
		}
		change(&in)
		_, err := o.EditSource(t.Context(), o.dan, s.ID, in)
		o.must(err)
	}
	edit(a, func(in *annotate.SourceEdit) {
		in.ArchiveURL = "https://web.archive.org/web/20240620/https://courier.example/1"
	})
	want()
	edit(quoter, func(in *annotate.SourceEdit) { in.Family = "harbour" }) // which was only seen in
	edit(o.file(a.ID).Source, func(in *annotate.SourceEdit) { in.Published = edtf.MustParse("2019") })
	want("ALL_SOURCES_PREDATE_EVENT", "SINGLE_ORIGIN") // a date that is not known does not count
	edit(b, func(in *annotate.SourceEdit) { in.Published = edtf.MustParse("2024-06-20") })
	want("SINGLE_ORIGIN")
	edit(b, func(in *annotate.SourceEdit) { in.Published = edtf.MustParse("2020") })
	want("ALL_SOURCES_PREDATE_EVENT", "SINGLE_ORIGIN")
	o.must(o.merges(b.ID, a.ID))
	want("ALL_SOURCES_PREDATE_EVENT", "SINGLE_ORIGIN")
	if d := o.dossier(c); !strings.Contains(d.Findings[1].Message, "one source alone") {
		t.Errorf("after the merge the finding says %q, want that there is one source", d.Findings[1].Message)
	}
}

func TestWhatPredatesBlocksWhenItIsToBePublished(t *testing.T) {
	o := newOffice(t)
	s := o.addSource(annotate.SourceEdit{Title: "A forecast", Kind: annotate.Primary, Published: edtf.MustParse("2019")})
	c := o.claim("2024-06-19")
	o.rests(c, s.ID, "")
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	err := o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish})
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "which is before the event, 19 June 2024") {
		t.Errorf("publishing gives %v, want a refusal that names the dates", err)
	}
}

func TestASourceThatIsHereAlreadyIsNamed(t *testing.T) {
	o := newOffice(t)
	first := o.addSource(annotate.SourceEdit{Title: "The record", URL: "https://record.example/1", DOI: "10.1000/182"})
	for name, in := range map[string]annotate.SourceEdit{
		"url": {Title: "Again", URL: "http://www.record.example/1/?utm_source=x"}, "doi": {Title: "Again", DOI: "https://doi.org/10.1000/182"},
	} {
		_, err := o.AddSource(t.Context(), o.dan, o.slug, in)
		twin, ok := asTwin(err)
		if !ok || twin.Source.ID != first.ID || twin.Field != name {
			t.Errorf("adding it again by its %s gives %v, want an error that names the first", name, err)
		}
		c := o.claim("2001")
		_, err = o.AddEvidence(t.Context(), o.dan, c.ID, annotate.EvidenceEdit{New: &in, Quote: "q", Locator: "l"})
		if twin, ok := asTwin(err); !ok || twin.Source.ID != first.ID {
			t.Errorf("adding it with evidence by its %s gives %v, want an error that names the first", name, err)
		}
	}
}
