package annotate_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// form is one thing that people edit by a form of the type E.
type form[E any] struct {
	open func() E                            // makes one, and returns the form for it
	save func(who account.Actor, in E) error // of the one that was opened last
	now  func() E                            // the form as it is opened now
	// edits has two ways to edit each field, by its name.
	edits map[string][2]func(*E)
	// besides are two fields that go with any other, and with each other.
	besides [2]string
	// together are fields that clash with each other.
	together []string
}

// checkForm tries what two people do to each field of a form: what one of them
// edits alone stays, and what both edit is put before a person. A field of E
// that is not among the edits is an error of the test.
func checkForm[E any](t *testing.T, o *office, f form[E]) {
	t.Helper()
	for _, name := range editable(reflect.TypeFor[E]()) {
		if _, ok := f.edits[name]; !ok {
			t.Errorf("the test does not say how to edit %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.edits)) {
		t.Run(name, func(t *testing.T) {
			o.t = t
			other := f.besides[0]
			if other == name {
				other = f.besides[1]
			}
			opened := f.open()
			theirs, mine, want := opened, opened, opened
			f.edits[name][0](&theirs)
			f.edits[other][1](&mine)
			f.edits[name][0](&want)
			f.edits[other][1](&want)
			o.must(f.save(o.ben, theirs))
			o.must(f.save(o.ada, mine))
			if got := f.now(); !reflect.DeepEqual(withoutVersion(got), withoutVersion(want)) {
				t.Errorf("after an edit by each:\n got %+v\nwant %+v", got, want)
			}

			opened = f.open()
			theirs, mine = opened, opened
			f.edits[name][0](&theirs)
			f.edits[name][1](&mine)
			o.must(f.save(o.ben, theirs))
			err := f.save(o.ada, mine)
			if _, clashed := errors.AsType[*annotate.ClashError](err); !clashed && name != "Tags" && name != "Confidential" {
				t.Errorf("both edited it to something else: got %v, want a clash", err)
			}
		})
	}
	for _, first := range f.together {
		for _, second := range f.together {
			if first == second {
				continue
			}
			o.t = t
			opened := f.open()
			theirs, mine := opened, opened
			f.edits[first][0](&theirs)
			f.edits[second][1](&mine)
			o.must(f.save(o.ben, theirs))
			if _, clashed := errors.AsType[*annotate.ClashError](f.save(o.ada, mine)); !clashed {
				t.Errorf("one edited %s and another %s: want a clash", first, second)
			}
		}
	}
}

// editable returns the fields of a form that a person edits.
func editable(form reflect.Type) []string {
	var names []string
	for _, f := range reflect.VisibleFields(form) {
		if !f.Anonymous && !slices.Contains([]string{"Version", "New", "Body"}, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

func withoutVersion[E any](in E) E {
	reflect.ValueOf(&in).Elem().FieldByName("Version").SetInt(0)
	return in
}

func errOf(_ any, err error) error { return err }

// set returns two ways to edit a field.
func set[E, V any](field func(*E) *V, first, second V) [2]func(*E) {
	return [2]func(*E){func(in *E) { *field(in) = first }, func(in *E) { *field(in) = second }}
}

func TestEveryFieldOfAClaimMerges(t *testing.T) {
	o := newOffice(t)
	var c annotate.Case
	at := func(date string) timeline.Position {
		return timeline.Point{When: edtf.MustParse(date), Extent: timeline.Event}
	}
	checkForm(t, o, form[annotate.ClaimEdit]{
		open: func() annotate.ClaimEdit { c = o.claim("2024-06-19"); return editOf(c) },
		save: func(who account.Actor, in annotate.ClaimEdit) error {
			_, err := o.EditClaim(o.t.Context(), who, c.ID, in)
			return err
		},
		now: func() annotate.ClaimEdit { return editOf(o.present(c.ID)) },
		edits: map[string][2]func(*annotate.ClaimEdit){
			"Statement":  set(func(in *annotate.ClaimEdit) *string { return &in.Statement }, "It was signed", "It was not signed"),
			"Claimant":   set(func(in *annotate.ClaimEdit) *string { return &in.Claimant }, "The agency", "The ministry"),
			"Position":   set(func(in *annotate.ClaimEdit) *timeline.Position { return &in.Position }, at("2024-06"), at("2024")),
			"Wording":    set(func(in *annotate.ClaimEdit) *string { return &in.Wording }, "last week", "in June"),
			"Basis":      set(func(in *annotate.ClaimEdit) *timeline.Basis { return &in.Basis }, timeline.Bases()[1], timeline.Bases()[2]),
			"Anchor":     set(func(in *annotate.ClaimEdit) *string { return &in.Anchor }, "the visit", "the pact"),
			"Zone":       set(func(in *annotate.ClaimEdit) *string { return &in.Zone }, "Asia/Seoul", "Europe/Oslo"),
			"Occurrence": set(func(in *annotate.ClaimEdit) *timeline.Occurrence { return &in.Occurrence }, timeline.Occurrences()[1], timeline.Occurrences()[2]),
			"Importance": set(func(in *annotate.ClaimEdit) *int { return &in.Importance }, 1, 2),
			"Lane":       set(func(in *annotate.ClaimEdit) *string { return &in.Lane }, "Visits", "Pacts"),
			"Subject":    set(func(in *annotate.ClaimEdit) *string { return &in.Subject }, "Vogel", "Holm"),
			"Tags":       set(func(in *annotate.ClaimEdit) *[]string { return &in.Tags }, []string{"a"}, []string{"b"}),
		},
		besides:  [2]string{"Claimant", "Lane"},
		together: []string{"Position", "Wording", "Basis", "Anchor", "Zone"},
	})
}

func TestEveryFieldOfAVerdictMerges(t *testing.T) {
	o := newOffice(t)
	var c annotate.Case
	now := func() annotate.RulingEdit {
		k := o.present(c.ID)
		return annotate.RulingEdit{Ruling: k.Ruling, Version: k.Version}
	}
	text := func(field func(*annotate.RulingEdit) *string) [2]func(*annotate.RulingEdit) {
		return set(field, "The minutes say so.", "The minutes do not say so.")
	}
	checkForm(t, o, form[annotate.RulingEdit]{
		open: func() annotate.RulingEdit {
			c = o.claim("2024-06-19")
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
			o.must(o.rule(o.cleo, c.ID, annotate.Correct))
			return now()
		},
		save: func(who account.Actor, in annotate.RulingEdit) error {
			_, err := o.Rule(o.t.Context(), who, c.ID, in)
			return err
		},
		now: now,
		edits: map[string][2]func(*annotate.RulingEdit){
			"Verdict":     set(func(in *annotate.RulingEdit) *annotate.Verdict { return &in.Verdict }, annotate.Wrong, annotate.Unproven),
			"Explanation": text(func(in *annotate.RulingEdit) *string { return &in.Explanation }),
			"SearchNote":  text(func(in *annotate.RulingEdit) *string { return &in.SearchNote }),
			"Disposition": set(func(in *annotate.RulingEdit) *annotate.Disposition { return &in.Disposition }, annotate.Keep, annotate.Cut),
			"Correction":  text(func(in *annotate.RulingEdit) *string { return &in.Correction }),
			"Recheck":     set(func(in *annotate.RulingEdit) *edtf.Date { return &in.Recheck }, edtf.MustParse("2025"), edtf.MustParse("2026")),
		},
		besides: [2]string{"Recheck", "Correction"},
	})
}

func TestAVerdictDoesNotMergeWithWhatExplainsAnother(t *testing.T) {
	for _, verdictFirst := range []bool{true, false} {
		o := newOffice(t)
		c := o.claim("2024-06-19")
		o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
		o.must(o.rule(o.cleo, c.ID, annotate.Correct))
		k := o.present(c.ID)
		verdict := annotate.RulingEdit{Ruling: k.Ruling, Version: k.Version}
		words := verdict
		verdict.Verdict, words.Explanation = annotate.Wrong, "The minutes confirm it."
		first, second := words, verdict
		if verdictFirst {
			first, second = verdict, words
		}
		o.must(errOf(o.Rule(t.Context(), o.cleo, c.ID, first)))
		_, err := o.Rule(t.Context(), o.ben, c.ID, second)
		if _, clashed := errors.AsType[*annotate.ClashError](err); !clashed {
			t.Errorf("the verdict first is %v: got %v, want a clash", verdictFirst, err)
		}
	}
}

func TestEveryFieldOfASourceMerges(t *testing.T) {
	o := newOffice(t)
	var id annotate.SourceID
	now := func() annotate.SourceEdit {
		s := o.file(id).Source
		return annotate.SourceEdit{
			Title: s.Title, Author: s.Author, Publisher: s.Publisher, Family: s.Family, Kind: s.Kind, Published: s.Published,
			URL: s.URL, ISBN: s.ISBN, DOI: s.DOI, ArchiveURL: s.ArchiveURL, Archive: s.Archive, ArchivedOn: s.ArchivedOn,
			Origin: s.Origin, Confidential: s.Confidential, Note: s.Note, Version: s.Version,
		}
	}
	copied := func(address, day string) func(*annotate.SourceEdit) {
		return func(in *annotate.SourceEdit) {
			in.Archive, in.ArchiveURL, in.ArchivedOn = annotate.Archived, address, edtf.MustParse(day)
		}
	}
	gone := func(in *annotate.SourceEdit) {
		in.Archive, in.ArchiveURL, in.ArchivedOn = annotate.Unavailable, "", edtf.Date{}
	}
	checkForm(t, o, form[annotate.SourceEdit]{
		open: func() annotate.SourceEdit {
			s := o.source()
			id = s.ID
			in := now()
			copied("https://archive.example/a", "2024-01-01")(&in)
			o.must(errOf(o.EditSource(o.t.Context(), o.dan, id, in)))
			return now()
		},
		save: func(who account.Actor, in annotate.SourceEdit) error {
			return errOf(o.EditSource(o.t.Context(), who, id, in))
		},
		now: now,
		edits: map[string][2]func(*annotate.SourceEdit){
			"Title":     set(func(in *annotate.SourceEdit) *string { return &in.Title }, "Minutes", "Diary"),
			"Author":    set(func(in *annotate.SourceEdit) *string { return &in.Author }, "A clerk", "A mayor"),
			"Publisher": set(func(in *annotate.SourceEdit) *string { return &in.Publisher }, "The ministry", "The town"),
			"Family":    set(func(in *annotate.SourceEdit) *string { return &in.Family }, "The state", "The press"),
			"Kind":      set(func(in *annotate.SourceEdit) *annotate.SourceKind { return &in.Kind }, annotate.Primary, annotate.Official),
			"Published": set(func(in *annotate.SourceEdit) *edtf.Date { return &in.Published }, edtf.MustParse("2024"), edtf.MustParse("2023")),
			"URL": {
				func(in *annotate.SourceEdit) { in.URL = "https://example.org/one/" + string(id) },
				func(in *annotate.SourceEdit) { in.URL = "https://example.org/two/" + string(id) },
			},
			"ISBN":         set(func(in *annotate.SourceEdit) *string { return &in.ISBN }, "9780306406157", "9783161484100"),
			"DOI":          set(func(in *annotate.SourceEdit) *string { return &in.DOI }, "10.1000/182", "10.1000/183"),
			"ArchiveURL":   {copied("https://archive.example/b", "2024-01-01"), copied("https://archive.example/c", "2024-01-01")},
			"Archive":      {gone, copied("https://archive.example/d", "2024-01-02")},
			"ArchivedOn":   {copied("https://archive.example/a", "2024-02-02"), copied("https://archive.example/a", "2024-03-03")},
			"Origin":       set(func(in *annotate.SourceEdit) *string { return &in.Origin }, "an agency", "a speech"),
			"Confidential": set(func(in *annotate.SourceEdit) *bool { return &in.Confidential }, true, true),
			"Note":         set(func(in *annotate.SourceEdit) *string { return &in.Note }, "Page one is lost.", "Page two is lost."),
		},
		besides:  [2]string{"Note", "Author"},
		together: []string{"Archive", "ArchiveURL", "ArchivedOn"},
	})
}

func TestEveryFieldOfEvidenceMerges(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	sources := []annotate.SourceID{o.source().ID, o.source().ID, o.source().ID, o.source().ID}
	var id annotate.EvidenceID
	now := func() annotate.EvidenceEdit {
		x, err := o.Evidence(o.t.Context(), o.ada, id)
		o.must(err)
		e := x.Evidence
		return annotate.EvidenceEdit{
			Source: e.Source, Stance: e.Stance, Quote: e.Quote, Locator: e.Locator, DateGiven: e.DateGiven, Accessed: e.Accessed,
			Via: e.Via, CopyURL: e.CopyURL, CopiedOn: e.CopiedOn, Note: e.Note, Version: e.Version,
		}
	}
	copied := func(address, day string) func(*annotate.EvidenceEdit) {
		return func(in *annotate.EvidenceEdit) { in.CopyURL, in.CopiedOn = address, edtf.MustParse(day) }
	}
	date := func(field func(*annotate.EvidenceEdit) *edtf.Date) [2]func(*annotate.EvidenceEdit) {
		return set(field, edtf.MustParse("2024-06-18"), edtf.MustParse("2024-06-17"))
	}
	checkForm(t, o, form[annotate.EvidenceEdit]{
		open: func() annotate.EvidenceEdit {
			e, err := o.AddEvidence(o.t.Context(), o.dan, c.ID, annotate.EvidenceEdit{
				Source: sources[0], Quote: "signed", Accessed: edtf.MustParse("2024-06-19"),
				CopyURL: "https://archive.example/a", CopiedOn: edtf.MustParse("2024-01-01"),
			})
			o.must(err)
			id = e.ID
			return now()
		},
		save: func(who account.Actor, in annotate.EvidenceEdit) error {
			return errOf(o.EditEvidence(o.t.Context(), who, id, in))
		},
		now: now,
		edits: map[string][2]func(*annotate.EvidenceEdit){
			"Source":    set(func(in *annotate.EvidenceEdit) *annotate.SourceID { return &in.Source }, sources[1], sources[2]),
			"Stance":    set(func(in *annotate.EvidenceEdit) *annotate.Stance { return &in.Stance }, annotate.Refutes, annotate.Context),
			"Quote":     set(func(in *annotate.EvidenceEdit) *string { return &in.Quote }, "signed here", "signed there"),
			"Locator":   set(func(in *annotate.EvidenceEdit) *string { return &in.Locator }, "page 1", "page 2"),
			"DateGiven": date(func(in *annotate.EvidenceEdit) *edtf.Date { return &in.DateGiven }),
			"Accessed":  date(func(in *annotate.EvidenceEdit) *edtf.Date { return &in.Accessed }),
			"Via":       set(func(in *annotate.EvidenceEdit) *annotate.SourceID { return &in.Via }, sources[2], sources[3]),
			"CopyURL":   {copied("https://archive.example/b", "2024-01-01"), copied("https://archive.example/c", "2024-01-01")},
			"CopiedOn":  {copied("https://archive.example/a", "2024-02-02"), copied("https://archive.example/a", "2024-03-03")},
			"Note":      set(func(in *annotate.EvidenceEdit) *string { return &in.Note }, "It is torn.", "It is whole."),
		},
		besides:  [2]string{"Note", "Locator"},
		together: []string{"CopyURL", "CopiedOn"},
	})
}

func TestEveryFieldOfAnArticleMerges(t *testing.T) {
	o := newOffice(t)
	var a annotate.Article
	checkForm(t, o, form[annotate.ArticleEdit]{
		open: func() annotate.ArticleEdit { a = o.article(); return articleEdit(a) },
		save: func(who account.Actor, in annotate.ArticleEdit) error {
			return errOf(o.EditArticle(o.t.Context(), who, a.ID, in))
		},
		now: func() annotate.ArticleEdit { return articleEdit(o.sheet(a).Article) },
		edits: map[string][2]func(*annotate.ArticleEdit){
			"Title":     set(func(in *annotate.ArticleEdit) *string { return &in.Title }, "The visit", "No visit"),
			"Byline":    set(func(in *annotate.ArticleEdit) *string { return &in.Byline }, "A. Writer", "B. Writer"),
			"Publisher": set(func(in *annotate.ArticleEdit) *string { return &in.Publisher }, "The Herald", "The Wharf"),
			"URL":       set(func(in *annotate.ArticleEdit) *string { return &in.URL }, "https://example.org/1", "https://example.org/2"),
			"Published": set(func(in *annotate.ArticleEdit) *edtf.Date { return &in.Published }, edtf.MustParse("2024-06-21"), edtf.MustParse("2024-06-22")),
			"Zone":      set(func(in *annotate.ArticleEdit) *string { return &in.Zone }, "Europe/Oslo", "Europe/Rome"),
			"Language":  set(func(in *annotate.ArticleEdit) *string { return &in.Language }, "en", "en-US"),
		},
		besides: [2]string{"Byline", "Publisher"},
	})
}

func articleEdit(a annotate.Article) annotate.ArticleEdit {
	return annotate.ArticleEdit{
		Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, URL: a.URL, Published: a.Published, Zone: a.Zone,
		Language: a.Language, Version: a.Version,
	}
}

func TestEveryFieldOfATimelineMerges(t *testing.T) {
	o := newOffice(t)
	var tl timeline.Timeline
	edit := func(tl timeline.Timeline) annotate.TimelineEdit {
		return annotate.TimelineEdit{Title: tl.Title, Slug: tl.Slug, Description: tl.Description, Visibility: tl.Visibility, Version: tl.Version}
	}
	text := func(field func(*annotate.TimelineEdit) *string) [2]func(*annotate.TimelineEdit) {
		return [2]func(*annotate.TimelineEdit){
			func(in *annotate.TimelineEdit) { *field(in) = "pacts-" + string(tl.ID[24:]) },
			func(in *annotate.TimelineEdit) { *field(in) = "treaties-" + string(tl.ID[24:]) },
		}
	}
	checkForm(t, o, form[annotate.TimelineEdit]{
		open: func() annotate.TimelineEdit {
			var err error
			tl, err = o.AddTimeline(o.t.Context(), o.ada, annotate.TimelineEdit{Title: "Another pact", Visibility: timeline.Private})
			o.must(err)
			o.must(o.SetMember(o.t.Context(), o.ada, tl.Slug, "ben", account.Admin))
			return edit(tl)
		},
		save: func(who account.Actor, in annotate.TimelineEdit) error {
			saved, err := o.EditTimeline(o.t.Context(), who, tl.Slug, in)
			if err == nil {
				tl = saved
			}
			return err
		},
		now: func() annotate.TimelineEdit { return edit(tl) },
		edits: map[string][2]func(*annotate.TimelineEdit){
			"Title":       text(func(in *annotate.TimelineEdit) *string { return &in.Title }),
			"Slug":        text(func(in *annotate.TimelineEdit) *string { return &in.Slug }),
			"Description": text(func(in *annotate.TimelineEdit) *string { return &in.Description }),
			"Visibility":  set(func(in *annotate.TimelineEdit) *timeline.Visibility { return &in.Visibility }, timeline.Public, timeline.Unlisted),
		},
		besides: [2]string{"Description", "Title"},
	})
}
