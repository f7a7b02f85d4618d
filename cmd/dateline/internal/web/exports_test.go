package web_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/catalogue"
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

func TestALargeExportThatHasNotChangedIsNotMadeAgain(t *testing.T) {
	s := newSite(t)
	large := pressed(550)
	for i := range large.Cases {
		large.Cases[i].Ruling.Explanation = strings.Repeat("The minutes say so. ", 480)
	}
	if _, err := s.desk.Import(t.Context(), account.Operator(), large, annotate.ImportOptions{KeepStatus: true}); err != nil {
		t.Fatal(err)
	}
	visitor := s.as("")
	first := visitor.get(link.TimelineJSON("large"))
	if len(first.body) < 5_000_000 {
		t.Fatalf("got %d bytes, want what is too large to be made in memory", len(first.body))
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none")) // where it would be made
	visitor.header.Set("If-None-Match", `"another", W/`+first.header.Get("ETag"))
	if again := visitor.get(link.TimelineJSON("large")); again.status != http.StatusNotModified || again.header.Get("ETag") != first.header.Get("ETag") {
		t.Errorf("got status %d and the tag %s, want 304 and that of the first", again.status, again.header.Get("ETag"))
	}
	visitor.header.Set("If-None-Match", `"another"`)
	if again := visitor.get(link.TimelineJSON("large")); again.status != http.StatusInternalServerError {
		t.Errorf("got status %d for who has another one, want that it is made", again.status)
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

func TestEveryFormatIsDownloaded(t *testing.T) {
	s := newSite(t)
	public := exported(s, "The pact", timeline.Public)
	private := exported(s, "Secret", timeline.Private)
	for _, f := range catalogue.Formats() {
		if f.File == "" {
			continue // it has an address of its own
		}
		t.Run(f.Name, func(t *testing.T) {
			address := link.ExportFile(public.Slug, f.File)
			visitor := s.in(t).as("").get(address+"?download=1").wantHeader("Content-Type", f.MediaType).
				wantHeader("Cache-Control", "no-cache").wantHeader("Access-Control-Allow-Origin", "*")
			if got := visitor.header.Get("Content-Disposition"); visitor.status != http.StatusOK || !strings.Contains(got, "the-pact"+f.Suffix) {
				t.Errorf("got status %d and the disposition %s", visitor.status, got)
			}
			member := s.in(t).as("viewer").get(address).wantHeader("Cache-Control", "private, no-cache")
			quotes := f.Name == catalogue.WebAnnotation // and nothing is quoted here
			if strings.Contains(visitor.body, "It is being checked") || !quotes && !strings.Contains(visitor.body, "It was published") {
				t.Errorf("a visitor does not get just what is published: %s", visitor.body)
			}
			if got := strings.Contains(member.body, "It is being checked"); got == f.Public && !quotes {
				t.Errorf("a member gets what is not published: %t, want %t", got, !f.Public)
			}
			s.in(t).as("").get(link.ExportFile(private.Slug, f.File)).want(http.StatusNotFound)
			if f.Public {
				s.in(t).as("viewer").get(link.ExportFile(private.Slug, f.File)).want(http.StatusUnprocessableEntity, "this timeline is private")
			}
		})
	}
	s.as("viewer").get(link.ExportFile(public.Slug, "claims.odt")).want(http.StatusNotFound)
	s.as("viewer").get(link.Export(public.Slug)).want(http.StatusOK, "Table (CSV)", "Web Annotation", "ClaimReview", "Calendar", "Feed", "It holds what is published, for members too.")
	s.as("viewer").get(link.Export(private.Slug)).want(http.StatusOK, "Table (CSV)", "this timeline is private. Make it unlisted or public first.")
}

func TestAPublicClaimCarriesItsReview(t *testing.T) {
	s := newSite(t)
	public, unlisted := s.timeline("Public", timeline.Public), s.timeline("Unlisted", timeline.Unlisted)
	c := s.publish(s.claim(public.Slug, "It was </script><b> published", "19 June 2024"), annotate.Correct)
	page := s.as("").get(link.Claim(c.ID)).want(http.StatusOK)
	_, rest, _ := strings.Cut(page.body, `type="application/ld+json">`)
	text, _, found := strings.Cut(rest, "</script>")
	var review struct {
		Type         string `json:"@type"`
		URL          string
		ItemReviewed struct{ Name string }
		ReviewRating struct{ AlternateName string }
	}
	if err := json.Unmarshal([]byte(text), &review); err != nil || !found {
		t.Fatalf("the page has no review: %v\n%s", err, page.body)
	}
	if review.Type != "ClaimReview" || review.URL != base+link.Claim(c.ID) || review.ItemReviewed.Name != c.Statement || review.ReviewRating.AlternateName != "Correct" {
		t.Errorf("the review is %+v", review)
	}
	const kind = "application/ld+json"
	s.as("viewer").get(link.Claim(c.ID)).want(http.StatusOK).wantNot(kind)
	s.as("").get(link.Claim(s.publish(s.claim(unlisted.Slug, "It was told to some", "2024-06-19"), annotate.Correct).ID)).want(http.StatusOK).wantNot(kind)
}
