package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

func TestSourcesList(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("The visits", timeline.Public).Slug
	s.as("checker").get(link.Sources(slug)).want(http.StatusOK, "0 sources", "Add one here, or with the first piece of evidence")

	log, err := s.desk.AddSource(t.Context(), s.actor("checker"), slug, annotate.SourceEdit{
		Title: "Railway log", Author: "The guard", Publisher: "State Railway", Kind: annotate.Primary,
		Published: date(t, "2000-07"), ArchiveURL: "https://archive.example/log", ArchivedOn: date(t, "2024-06"), Confidential: true,
	})
	prepared(s, log, err)
	s.source(slug, "Atlas")
	page := s.as("checker").get(link.Sources(slug)).want(http.StatusOK,
		"2 sources", "Railway log confidential The guard, State Railway Primary source July 2000 Archived June 2024")
	if text := page.text(); strings.Index(text, "Atlas") > strings.Index(text, "Railway log") {
		t.Errorf("the sources are not in the order of their titles: %s", text)
	}
	s.as("viewer").get(link.Sources(slug)).want(http.StatusOK, "takes the role of contributor on this timeline; yours is viewer.")
	s.as("viewer").get(link.NewSource(slug)).want(http.StatusForbidden, "takes the role of contributor")
}

func TestSourcePageShowsBothSides(t *testing.T) {
	v := newVisits(t)
	v.ruled()
	page := v.as("checker").get(link.Source(v.source.ID)).want(http.StatusOK,
		"Declaration of July 2000", "Refutes", v.gap.Statement, "Wrong", "On 19 July 2000 the two sides met", "paragraph 1 · dates it 19 July 2000")
	golden(t, "source", page)
	if got := strings.Join(page.links(), " "); !strings.Contains(got, link.Claim(v.gap.ID)+"#evidence-"+string(v.evidence.ID)) {
		t.Errorf("the page does not link to the evidence on its claim; it links to %s", got)
	}
}

func TestNewSource(t *testing.T) {
	tests := []struct {
		name  string
		typed url.Values
		field string // beside which something is said; empty when it is taken
		says  string // there, or on the page of the source
	}{
		{
			name: "a source with everything is taken",
			typed: url.Values{
				"title": {"Railway log"}, "author": {"The guard"}, "publisher": {"State Railway"}, "family": {"State"}, "kind": {"official"},
				"published": {"July 2000"}, "url": {"https://rail.example/log"}, "doi": {"https://doi.org/10.1000/1"}, "isbn": {"978-0-306-40615-7"}, "origin": {"log"},
				"archive": {"archived"}, "archive_url": {"https://archive.example/log"}, "archived_on": {"June 2024"}, "confidential": {"yes"}, "note": {"In ink."},
			},
			says: "Author The guard Publisher State Railway Publisher family State Published July 2000 2000-07 Address https://rail.example/log" +
				" Copy Archived June 2024 https://archive.example/log ISBN 9780306406157 DOI 10.1000/1 Origin group log Confidential Yes: it is left out of what readers see Note In ink.",
		},
		{
			name:  "a source needs a title",
			typed: url.Values{"title": {""}, "author": {"The guard"}},
			field: "title", says: "This cannot be left empty.",
		},
		{
			name:  "an address that leads nowhere on the web is refused",
			typed: url.Values{"title": {"Railway log"}, "url": {"rail.example/log"}},
			field: "url", says: "Give a whole address",
		},
		{
			name:  "a second source with the same address is refused, and the first one named",
			typed: url.Values{"title": {"The record, again"}, "url": {"http://record.example/1?utm_source=x"}},
			field: "url", says: "“The record” has this address already.",
		},
		{
			name:  "an ISBN with a wrong check digit is refused, and the right one named",
			typed: url.Values{"title": {"Railway log"}, "isbn": {"978-0-306-40615-8"}},
			field: "isbn", says: "The last digit is 8, but the 12 digits before it call for 7: one of them is mistyped.",
		},
		{
			name:  "a DOI that is none is refused",
			typed: url.Values{"title": {"Railway log"}, "doi": {"10.1000"}},
			field: "doi", says: "A DOI has a slash",
		},
		{
			name:  "a copy needs the day on which it was made",
			typed: url.Values{"title": {"Railway log"}, "archive_url": {"https://archive.example/log"}},
			field: "archived_on", says: "Give the day on which the copy was made",
		},
		{
			name:  "the address of a copy tells the day, and that there is one",
			typed: url.Values{"title": {"Railway log"}, "archive_url": {"https://web.archive.org/web/20240619120000/https://rail.example/log"}},
			says:  "Copy Archived 19 June 2024",
		},
		{
			name:  "what is archived has an address",
			typed: url.Values{"title": {"Railway log"}, "archive": {"archived"}},
			field: "archive_url", says: "Give the address of the copy",
		},
		{
			name:  "what could not be archived has none",
			typed: url.Values{"title": {"Railway log"}, "archive": {"failed"}, "archive_url": {"https://archive.example/log"}},
			field: "archive", says: "choose “Archived”",
		},
		{
			name:  "a date that is none is refused",
			typed: url.Values{"title": {"Railway log"}, "published": {"soon"}},
			field: "published", says: "soon",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			slug := s.timeline("The visits", timeline.Private).Slug
			first, err := s.desk.AddSource(t.Context(), s.actor("checker"), slug, annotate.SourceEdit{Title: "The record", URL: "http://record.example/1"})
			prepared(s, first, err)
			contributor, path := s.as("contributor"), link.Sources(slug)
			got := contributor.post(path, merged(contributor.get(link.NewSource(slug)).want(http.StatusOK).form(path), tt.typed))
			if tt.field == "" {
				if got.status != http.StatusSeeOther {
					t.Fatalf("got status %d, want 303; the page says: %s", got.status, got.text())
				}
				contributor.get(got.header.Get("Location")).want(http.StatusOK, tt.says)
				return
			}
			got.want(http.StatusUnprocessableEntity)
			if beside := got.near(tt.field); !strings.Contains(beside, tt.says) {
				t.Errorf("beside %s: got %q, want %q in it", tt.field, beside, tt.says)
			}
			for name := range tt.typed {
				if kept := got.form(path).Get(name); kept != tt.typed.Get(name) {
					t.Errorf("%s after the refusal: got %q, want what was typed, %q", name, kept, tt.typed.Get(name))
				}
			}
		})
	}
}

func TestEditSource(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.EditSource(v.source.ID)
	page := checker.get(path).want(http.StatusOK, "Edit: Declaration of July 2000")
	first, second := page.form(path), page.form(path)

	checker.post(path, merged(first, url.Values{"publisher": {"The Ministry"}, "kind": {"official"}, "confidential": {"yes"}})).wantTo(link.Source(v.source.ID))

	late := checker.post(path, merged(second, url.Values{"publisher": {"Another house"}, "kind": {"primary"}})).want(http.StatusConflict, "changed by somebody else")
	for id, want := range map[string]string{"publisher": "The Ministry", "kind": "Official source"} {
		if got := late.near(id); !strings.Contains(got, "Saved by Checker Reader meanwhile "+want) {
			t.Errorf("beside %s: got %q, want theirs, %q", id, got, want)
		}
	}
	late.want(http.StatusConflict, "filled in below: confidential.")
	checker.post(path, late.form(path)).wantTo(link.Source(v.source.ID))
	checker.get(link.Source(v.source.ID)).want(http.StatusOK, "Primary source", "Another house", "Confidential")
}
