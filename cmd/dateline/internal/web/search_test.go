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

func searchFor(text string) string { return link.Search + "?q=" + url.QueryEscape(text) }

func TestSearch(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	found := s.claim(tl.Slug, "Putin visited Pyongyang", "19 July 2000")
	s.inReview(s.claim(tl.Slug, "The pact was signed", "19 June 2024"), annotate.Correct)
	elsewhere, err := s.desk.AddTimeline(t.Context(), s.actor("admin"), annotate.TimelineEdit{Title: "Elsewhere", Visibility: timeline.Public})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.desk.AddClaim(t.Context(), s.actor("admin"), elsewhere.Slug, annotate.ClaimEdit{Statement: "Pyongyang elsewhere"}, nil); err != nil {
		t.Fatal(err)
	}
	checker := s.as("checker")

	t.Run("a claim is found by the beginning of a word, which is marked", func(t *testing.T) {
		page := checker.in(t).get(searchFor("visited pyong")).want(http.StatusOK, "1 match", "Claims 1", "on The pact").wantNot("elsewhere")
		if !page.leadsTo(link.Claim(found.ID)) {
			t.Errorf("there is no link to the claim among %q", page.links())
		}
		if !strings.Contains(page.body, "Putin <mark>visited</mark> <mark>Pyongyang</mark></a>") {
			t.Errorf("the words are not marked in %s", page.body)
		}
	})
	t.Run("evidence leads to its place on the claim", func(t *testing.T) {
		page := checker.in(t).get(searchFor("record has it")).want(http.StatusOK, "Evidence 1", "Record of The pact was signed", "as the record has it")
		for _, address := range page.links() {
			if strings.HasPrefix(address, "/claims/") && strings.Contains(address, "#evidence-") {
				return
			}
		}
		t.Errorf("there is no link to the evidence among %q", page.links())
	})
	t.Run("the words stay in both search fields", func(t *testing.T) {
		page := checker.in(t).get(searchFor(`"pact" <b>`)).want(http.StatusOK)
		if got := strings.Count(page.body, `value="&#34;pact&#34; &lt;b&gt;"`); got != 2 {
			t.Errorf("the words stand in %d fields, want 2", got)
		}
	})
	t.Run("nothing found comes with advice", func(t *testing.T) {
		checker.in(t).get(searchFor("zebra")).want(http.StatusOK, "Nothing here has all of these words: “zebra”.", "Try fewer words")
	})
	t.Run("nothing asked for comes with tips", func(t *testing.T) {
		checker.in(t).get(link.Search).want(http.StatusOK, "Search the claims, the evidence, the sources and the articles")
	})
	t.Run("more than fits a search is refused and kept", func(t *testing.T) {
		long := strings.Repeat("word ", 50)
		checker.in(t).get(searchFor(long)).want(http.StatusUnprocessableEntity, "Search for at most 200 characters.").
			wantField("q", strings.TrimSpace(long))
	})
}
