package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// record adds a source with an address.
func (s *site) record(slug, title, address string) annotate.Source {
	s.t.Helper()
	added, err := s.desk.AddSource(s.t.Context(), s.actor("checker"), slug, annotate.SourceEdit{Title: title, URL: address})
	prepared(s, added, err)
	return added
}

func TestASourceThatIsTypedAgainIsOfferedWithEverythingKept(t *testing.T) {
	v := newVisits(t)
	first := v.record(v.slug, "The record", "https://record.example/1")
	typed := url.Values{
		"new_title": {"The record, again"}, "new_url": {"http://www.record.example/1?utm_source=x"},
		"quote": {"He came by train"}, "locator": {"page 7"}, "accessed": {"20 June 2024"},
		"copy_url": {"https://web.archive.org/web/20240619000000/https://record.example/1"},
	}
	checker, path := v.as("checker"), link.NewEvidence(v.gap.ID)
	got := checker.post(path, merged(checker.get(path).form(path), typed))
	got.want(http.StatusUnprocessableEntity, "You have this source already", "The record", "Use it, and save the evidence")
	again := got.form(path)
	for name := range typed {
		if kept := again.Get(name); kept != typed.Get(name) {
			t.Errorf("%s: got %q, want what was typed, %q", name, kept, typed.Get(name))
		}
	}
	again.Set("use", string(first.ID))
	checker.post(path, again)
	checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, "He came by train The record · page 7", "read 20 June 2024 by Checker Reader · in the copy of 19 June 2024")
	checker.get(link.Sources(v.slug)).wantNot("The record, again")

	path = link.Sources(v.slug)
	got = checker.post(path, url.Values{"title": {"Once more"}, "url": {"http://record.example/1/"}, "kind": {"primary"}})
	got.want(http.StatusUnprocessableEntity, "Is it this one?")
	if links := strings.Join(got.links(), " "); !strings.Contains(links, link.Source(first.ID)) {
		t.Errorf("the page links to %s, want the source that is here", links)
	}
}

func TestMergePages(t *testing.T) {
	v := newVisits(t)
	kept := v.record(v.slug, "Declaration of July 2000, the text", "https://record.example/1")
	reviewer, path := v.as("reviewer"), link.MergeSource(v.source.ID)
	v.as("checker").get(link.Source(v.source.ID)).want(http.StatusOK).wantNot("Merge into…")
	reviewer.get(link.Source(v.source.ID)).want(http.StatusOK, "Merge into…")
	reviewer.get(path).want(http.StatusOK, "Show what will happen", "Declaration of July 2000, the text")
	reviewer.get(path+"?into=nothing").want(http.StatusUnprocessableEntity, "Choose a source of this timeline.", "Show what will happen")

	plan := reviewer.get(link.MergeInto(v.source.ID, kept.ID)).want(http.StatusOK, "Evidence that moves (1)", v.gap.Statement, "They differ, and this stays")
	form := plan.form(path)
	edited, err := v.desk.EditSource(t.Context(), v.actor("checker"), kept.ID, annotate.SourceEdit{Title: "The text", Version: kept.Version})
	prepared(v.site, edited, err)
	late := reviewer.post(path, form).want(http.StatusConflict, "One of the two sources was changed in the meantime.", "The text", "Merge the two")
	reviewer.post(path, late.form(path)).wantTo(link.Source(kept.ID))

	reviewer.get(link.Source(kept.ID)).want(http.StatusOK, "Merged into it", "On 19 July 2000 the two sides met")
	reviewer.get(link.Source(v.source.ID)).want(http.StatusOK, "This source was merged into another", "The text").wantNot("Cite it")
	reviewer.get(path).wantTo(link.Source(v.source.ID))
	reviewer.get(link.EditSource(v.source.ID)).wantTo(link.Source(v.source.ID))
	reviewer.get(link.Sources(v.slug)).want(http.StatusOK, "1 source ").wantNot("Declaration of July 2000")
	reviewer.get(link.Claim(v.gap.ID)).want(http.StatusOK, "Merged the source of evidence into another")
}

func TestDuplicatesPage(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The visits", timeline.Private).Slug
	s.as("viewer").get(link.Duplicates(slug)).want(http.StatusOK, "0 pairs", "No two sources have the same address")
	for _, title := range []string{"Railway log", "Railway  log."} {
		log, err := s.desk.AddSource(t.Context(), s.actor("checker"), slug, annotate.SourceEdit{Title: title, Publisher: "State Railway"})
		prepared(s, log, err)
	}
	s.as("checker").get(link.Sources(slug)).want(http.StatusOK, "1 likely duplicate")
	s.as("viewer").get(link.Duplicates(slug)).want(http.StatusOK, "1 pair", "the same title and publisher", "takes the role of reviewer")
	if links := s.as("reviewer").get(link.Duplicates(slug)).links(); !strings.Contains(strings.Join(links, " "), "/merge?into=") {
		t.Errorf("the page does not lead to a merge; it links to %q", links)
	}
}

// What readers get has the sources of published claims alone, and none that is
// confidential; a member's has all, and says which are.
func TestSourcesAsCSL(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The pact", timeline.Public).Slug
	published := s.publish(s.claim(slug, "It was signed", "2024-06-19"), annotate.Correct)
	secret, err := s.desk.AddSource(t.Context(), s.actor("checker"), slug, annotate.SourceEdit{Title: "A diplomat", Confidential: true})
	prepared(s, secret, err)
	idle := s.record(slug, "Not used yet", "https://idle.example")
	read := func(login string) map[string]bool {
		t.Helper()
		page := s.as(login).get(link.SourcesCSL(slug)).want(http.StatusOK)
		if kind := page.header.Get("Content-Type"); kind != "application/vnd.citationstyles.csl+json" {
			t.Errorf("%s gets the type %q", login, kind)
		}
		var items []struct {
			Title  string
			Custom struct{ Confidential bool }
		}
		if err := json.Unmarshal([]byte(page.body), &items); err != nil {
			t.Fatal(err)
		}
		titles := map[string]bool{}
		for _, w := range items {
			titles[w.Title] = w.Custom.Confidential
		}
		return titles
	}
	record := "Record of " + published.Statement
	for login, want := range map[string]int{"": 1, "viewer": 3} {
		got := read(login)
		if _, ok := got[record]; !ok || len(got) != want {
			t.Errorf("%q gets %v, want %d sources with %q", login, got, want, record)
		}
	}
	if got := read("viewer"); !got[secret.Title] || got[idle.Title] {
		t.Errorf("a member gets %v, want the confidential one marked, and no other", got)
	}
}
