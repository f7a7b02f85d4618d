package web_test

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/views/link"
)

var (
	clashing = regexp.MustCompile(`in the same place as by you: ([^.]*)\.`)
	resting  = regexp.MustCompile(`rests on this, which has changed: ([^.]*)\.`)
)

// Whatever two people edit at once, the form shows it beside the field, with a
// way to take the other text. A version that nobody knows of makes every field
// clash that differs.
func TestEveryFieldShowsWhatItClashesWith(t *testing.T) {
	v := newVisits(t)
	a := v.article(v.slug, treaty)
	other := v.site.source(v.slug, "Another source").ID
	for _, tc := range []struct {
		name, path string
		as         string
		typed      map[string]string
		clashes    string
		rests      string
	}{
		{
			name: "a claim", path: link.EditClaim(v.first.ID), as: "checker",
			typed: map[string]string{
				"statement": "x", "claimant": "x", "when": "1999", "wording": "x", "basis": "computed", "anchor": "x", "zone": "Asia/Tokyo",
				"occurrence": "planned", "importance": "1", "lane": "x", "subject": "x",
			},
			clashes: "anchor, basis, claimant, date, importance, lane, occurrence, statement, subject, wording, zone",
		},
		{
			name: "a verdict", path: link.Verdict(v.gap.ID), as: "checker",
			typed: map[string]string{
				"verdict": "wrong", "explanation": "x", "search_note": "x", "disposition": "cut", "correction": "x", "recheck": "2031",
			},
			clashes: "correction, disposition, explanation, re-check, search note, verdict",
			rests:   "statement, date",
		},
		{
			name: "a source", path: link.EditSource(v.source.ID), as: "reviewer",
			typed: map[string]string{
				"title": "x", "author": "x", "publisher": "x", "family": "x", "kind": "dataset", "published": "1999", "url": "https://example.org/x",
				"isbn": "9780306406157", "doi": "10.1000/182", "archive_url": "https://archive.example/x", "archive": "archived", "archived_on": "1999",
				"origin": "x", "confidential": "yes", "note": "x",
			},
			clashes: "DOI, ISBN, address, archive, archive address, archived on, author, confidential, kind, note, origin group, published, publisher, publisher family, title",
		},
		{
			name: "evidence", path: link.EditEvidence(v.evidence.ID), as: "reviewer",
			typed: map[string]string{
				"source": string(other), "stance": "context", "quote": "x", "locator": "x", "date_given": "1999", "accessed": "1999", "via": string(v.source.ID),
				"copy_url": "https://archive.example/x", "copied_on": "1999", "note": "x",
			},
			clashes: "accessed, copied on, copy that was read, date given, locator, note, quote, seen in, source, stance",
			rests:   "withdrawn",
		},
		{
			name: "an article", path: link.EditArticle(a.ID), as: "checker",
			typed: map[string]string{
				"title": "x", "byline": "x", "publisher": "x", "url": "https://example.org/x", "published": "1999", "zone": "Asia/Tokyo", "language": "fr",
			},
			clashes: "address, byline, language, published, publisher, title, zone",
		},
		{
			name: "a timeline", path: link.EditTimeline(v.slug), as: "admin",
			typed:   map[string]string{"title": "x", "slug": "another", "description": "x", "visibility": "unlisted"},
			clashes: "description, slug, title, visibility",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := v.in(t).as(tc.as)
			form := b.get(tc.path).want(http.StatusOK).form(tc.path)
			for _, name := range slices.Sorted(maps.Keys(tc.typed)) {
				if _, ok := form[name]; !ok && name != "confidential" {
					t.Errorf("the form has no field %q", name)
				}
				form.Set(name, tc.typed[name])
			}
			form.Set("version", "99")
			late := b.post(tc.path, form).want(http.StatusConflict)
			named := clashing.FindStringSubmatch(late.text())
			if named == nil {
				t.Fatalf("the page names no fields; it says: %s", late.text())
			}
			fields := strings.Split(named[1], ", ")
			slices.Sort(fields)
			if got := strings.Join(fields, ", "); got != tc.clashes {
				t.Errorf("got clashes about %s\nwant %s", got, tc.clashes)
			}
			if tc.rests != "" {
				if got := resting.FindStringSubmatch(late.text()); got == nil || got[1] != tc.rests {
					t.Errorf("got %q as what it rests on, want %s", got, tc.rests)
				}
			}
			shown := late.groups()
			again := late.form(tc.path)
			for _, field := range fields {
				if !slices.Contains(shown, "Both of you changed this: "+field) {
					t.Errorf("nothing on the page shows both texts of %q", field)
				}
			}
			for name := range tc.typed {
				if again.Get(name) != tc.typed[name] {
					t.Errorf("the field %s has %q, want what was typed, %q", name, again.Get(name), tc.typed[name])
				}
			}
		})
	}
}

// groups returns the labels of the groups of the page.
func (a answer) groups() []string {
	a.t.Helper()
	var all []string
	for n := range a.parse().Descendants() {
		if attribute(n, "role") == "group" {
			all = append(all, attribute(n, "aria-label"))
		}
	}
	return all
}
