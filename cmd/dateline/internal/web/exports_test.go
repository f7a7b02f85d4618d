package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// exported is a timeline with one published claim and one that is not.
func exported(s *site, title string, v timeline.Visibility) timeline.Timeline {
	s.t.Helper()
	tl := s.timeline(title, v)
	s.publish(s.claim(tl.Slug, "It was published", "19 June 2024"), annotate.Correct)
	s.claim(tl.Slug, "It is being checked", "20 June 2024")
	return tl
}

func TestWhoMayKeepAndReadAnExport(t *testing.T) {
	s := newSite(t)
	public := exported(s, "Public", timeline.Public)
	unlisted := exported(s, "Unlisted", timeline.Unlisted)
	for _, c := range []struct {
		name, login, slug string
		cache, origin     string
		all               bool // what is not published is in it
	}{
		{"a visitor of a public timeline gets what every site may read", "", public.Slug, "no-cache", "*", false},
		{"a member of a public timeline gets their own", "viewer", public.Slug, "private, no-cache", "", true},
		{"a visitor of an unlisted timeline gets what no other site may read", "", unlisted.Slug, "private, no-cache", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, address := range []string{link.TimelineJSON(c.slug), link.TimelineJS(c.slug)} {
				file := s.in(t).as(c.login).get(address)
				if file.status != http.StatusOK || !json.Valid([]byte(file.body)) {
					t.Fatalf("%s: got status %d and %s, want 200 and JSON", address, file.status, file.body)
				}
				file.wantHeader("Content-Type", "application/json").wantHeader("Cache-Control", c.cache).
					wantHeader("Access-Control-Allow-Origin", c.origin).wantHeader("Vary", "Cookie")
				if got := strings.Contains(file.body, "It is being checked"); got != c.all {
					t.Errorf("%s: what is not published is in it: %t, want %t", address, got, c.all)
				}
				if !strings.Contains(file.body, "It was published") {
					t.Errorf("%s: the published claim is missing from %s", address, file.body)
				}
			}
		})
	}
}

func TestAnExportThatHasNotChangedIsNotSentAgain(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "Public", timeline.Public)
	visitor := s.as("")
	first := visitor.get(link.TimelineJSON(tl.Slug))
	tag := first.header.Get("ETag")
	if len(tag) < 20 || strings.HasPrefix(tag, "W/") {
		t.Fatalf("got the entity tag %s, want a strong one", tag)
	}
	visitor.header.Set("If-None-Match", tag)
	if again := visitor.get(link.TimelineJSON(tl.Slug)); again.status != http.StatusNotModified || again.body != "" {
		t.Errorf("got status %d and %d bytes, want 304 and none", again.status, len(again.body))
	}
	s.publish(s.claim(tl.Slug, "And then this", "2023"), annotate.Correct)
	changed := visitor.get(link.TimelineJSON(tl.Slug))
	if changed.status != http.StatusOK || changed.header.Get("ETag") == tag {
		t.Errorf("got status %d and the tag %s after a change, want 200 and another tag", changed.status, changed.header.Get("ETag"))
	}
	member := s.as("viewer").get(link.TimelineJSON(tl.Slug))
	if member.header.Get("ETag") == changed.header.Get("ETag") {
		t.Error("a member's file has the tag of the public one")
	}
}

func TestDownloadsHaveAName(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Private)
	viewer := s.as("viewer")
	viewer.get(link.TimelineJSON(tl.Slug)+"?download=1").wantHeader("Content-Disposition", "attachment; filename=the-pact.json")
	viewer.get(link.TimelineJS(tl.Slug)+"?download=1").wantHeader("Content-Disposition", "attachment; filename=the-pact-timelinejs.json")
	viewer.get(link.TimelineJSON(tl.Slug)).wantHeader("Content-Disposition", "")
}

func TestAPrivateTimelineIsNotExportedToOthers(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Private)
	s.addUser("stranger", "reviewer")
	for _, login := range []string{"", "stranger"} {
		s.as(login).get(link.TimelineJSON(tl.Slug)).want(http.StatusNotFound)
		s.as(login).get(link.TimelineJS(tl.Slug)).want(http.StatusNotFound)
	}
}

func TestExportPage(t *testing.T) {
	s := newSite(t)
	public := exported(s, "Public", timeline.Public)
	private := exported(s, "Private", timeline.Private)
	page := s.as("viewer").get(link.Export(public.Slug)).want(http.StatusOK,
		"Archive", "TimelineJS", "What it leaves out", "History", base+link.TimelineJSON(public.Slug), base+link.TimelineJS(public.Slug))
	for _, address := range []string{link.TimelineJSON(public.Slug) + "?download=1", link.TimelineJS(public.Slug) + "?download=1", link.Schema} {
		if !page.leadsTo(address) {
			t.Errorf("there is no link to %s among %q", address, page.links())
		}
	}
	s.as("viewer").get(link.Export(private.Slug)).want(http.StatusOK, "It is private").wantNot(base)
	s.addUser("stranger", "viewer")
	s.as("stranger").get(link.Export(public.Slug)).want(http.StatusOK, "What is published on this timeline")
}

func TestSchemaIsThereForEverybody(t *testing.T) {
	s := newSite(t)
	schema := s.as("").get(link.Schema).want(http.StatusOK).
		wantHeader("Content-Type", "application/schema+json").wantHeader("Access-Control-Allow-Origin", "*")
	var described struct {
		Schema string `json:"$schema"`
		ID     string `json:"$id"`
	}
	if err := json.Unmarshal([]byte(schema.body), &described); err != nil {
		t.Fatal(err)
	}
	if described.Schema != "https://json-schema.org/draft/2020-12/schema" || described.ID != link.Schema {
		t.Errorf("got a schema of %s with the id %s", described.Schema, described.ID)
	}
}

func TestAssets(t *testing.T) {
	s := newSite(t)
	visitor := s.as("")
	for n := range visitor.get(link.Timelines).parse().Descendants() {
		for _, attr := range []string{"src", "href"} {
			if address := attribute(n, attr); strings.HasPrefix(address, "/assets/") {
				asset := visitor.get(address).wantHeader("Cache-Control", "public, max-age=31536000, immutable")
				if asset.status != http.StatusOK || asset.body == "" {
					t.Errorf("%s: got status %d and %d bytes, want the file", address, asset.status, len(asset.body))
				}
			}
		}
	}
	visitor.get("/assets/css/none.css").want(http.StatusNotFound, "There is no such file.")
}
