package dbtest

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
)

var searchTests = map[string]func(*testing.T, *desk){
	"everything that has words is found by them":        searchObjects,
	"words are found whatever their case and accents":   searchWords,
	"a rarer word, and a word of a title, comes first":  searchRank,
	"what changed is found by its new words only":       searchChanges,
	"withdrawn evidence is not found, until it is back": searchWithdrawn,
	"only the timelines asked for are searched":         searchTimelines,
	"no more is found than was asked for":               searchLimit,
	"a snippet marks the hits":                          searchSnippet,
	"a failed update leaves no words behind":            searchRollsBack,
	"nothing that is typed is an error":                 searchNasty,
	"evidence is listed under the title of its source":  searchEvidenceTitle,
}

func search(d *desk, text string) []annotate.Match {
	d.t.Helper()
	return searchIn(d, annotate.SearchQuery{Text: text, Timelines: []timeline.ID{"t"}, Limit: 20})
}

func searchIn(d *desk, q annotate.SearchQuery) []annotate.Match {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Match, error) { return r.Search(ctx, q) })
}

// hits returns the ids of what was found, best first.
func hits(matches []annotate.Match) string {
	var all []string
	for _, m := range matches {
		all = append(all, string(m.Object)+" "+m.ID)
	}
	return strings.Join(all, ", ")
}

func wants(t *testing.T, d *desk, text, want string) {
	t.Helper()
	if got := hits(search(d, text)); got != want {
		t.Errorf("a search for %q found %q, want %q", text, got, want)
	}
}

// library adds a claim, a source and evidence, each with words of its own.
func library(d *desk) {
	d.t.Helper()
	c := aCase("c", at("2000"))
	c.Statement, c.Claimant, c.Wording = "The bridge at Zürich was opened.", "Élodie Laverne", "three winters ago"
	s := aSource("lib")
	s.Title, s.Author, s.Publisher, s.Note = "Bridges of the Limmat", "Urs Brückner", "Seefeld Press", "borrowed copy"
	e := anEvidence("e", "c", "lib")
	e.Quote, e.Locator, e.Note = "Traffic flowed from the ninth of May", "folio 12", "hard to decipher"
	d.furnished().add(c)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		article := anArticle("news")
		article.Title, article.Byline = "Spanning a river", "Maria Ponte"
		return first(tx.AddSource(ctx, s), tx.AddEvidence(ctx, e), tx.AddArticle(ctx, article),
			tx.AddText(ctx, aText("news", 1, "Yesterday the mayor cut a ribbon.")))
	})
}

func searchObjects(t *testing.T, d *desk) {
	library(d)
	for text, want := range map[string]string{
		"opened":          "claim c",
		"Laverne":         "claim c",
		"winters":         "claim c",
		"Limmat":          "source lib",
		"Urs":             "source lib",
		"Seefeld":         "source lib",
		"borrowed":        "source lib",
		"traffic":         "evidence e",
		"folio":           "evidence e",
		"decipher":        "evidence e",
		"spanning":        "article news",
		"ponte":           "article news",
		"ribbon":          "article news",
		"mayor yesterday": "article news",
		"mayor traffic":   "",
		"absent":          "",
	} {
		wants(t, d, text, want)
	}
	for _, m := range search(d, "traffic") {
		m.Snippet = nil
		same(t, "the match", m, annotate.Match{Object: annotate.ObjectEvidence, ID: "e", Claim: "c", Timeline: "t", Title: "Bridges of the Limmat"})
	}
	for _, m := range search(d, "opened") {
		m.Snippet = nil
		same(t, "the match", m, annotate.Match{Object: annotate.ObjectClaim, ID: "c", Timeline: "t", Title: "The bridge at Zürich was opened."})
	}
}

func searchWords(t *testing.T, d *desk) {
	library(d)
	for text, want := range map[string]string{
		"zurich":             "claim c",
		"ZÜRICH":             "claim c",
		"zu\u0308rich":       "claim c", // u and a combining diaeresis
		"elodie":             "claim c",
		"bruckner":           "source lib",
		"zür":                "claim c", // the last word is a beginning
		"ürich":              "",        // but not a middle
		"zür opened":         "",        // and only the last one
		"opened zür":         "claim c",
		"  opened,  zürich!": "claim c",
		`opened AND zürich`:  "", // words, not operators
	} {
		wants(t, d, text, want)
	}
}

func searchRank(t *testing.T, d *desk) {
	d.furnished()
	stated := func(id, statement, wording string) annotate.Case {
		c := aCase(id, at("2000"))
		c.Statement, c.Wording = statement, wording
		return c
	}
	d.add(
		stated("1-wording", "A thing happened here and there", "the comet was seen"),
		stated("2-both", "The comet and the comet again", "comet"),
		stated("3-title", "The comet was seen then", "and here and there"),
		stated("4-none", "Nothing of the kind", "at no time"),
		stated("5-none", "Nothing of that sort", "at no time"),
	)
	wants(t, d, "comet", "claim 2-both, claim 3-title, claim 1-wording")
}

func searchChanges(t *testing.T, d *desk) {
	library(d)
	c := see(d, readCase("c"))
	c.Statement, c.Version = "The tunnel was closed.", 2
	s := see(d, readSource("lib"))
	s.Author, s.Version = "Ida Vogt", 2
	e := see(d, readEvidence("e"))
	e.Quote, e.Version = "It stood idle", 2
	a := see(d, readArticle("news"))
	a.Title, a.Version = "Under a river", 2
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.ChangeCase(ctx, c), tx.ChangeSource(ctx, s), tx.ChangeEvidence(ctx, e), tx.ChangeArticle(ctx, a),
			tx.AddText(ctx, aText("news", 2, "Today a minister cut it.")))
	})
	for text, want := range map[string]string{
		"opened": "", "urs": "", "traffic": "", "spanning": "", "ribbon": "",
		"tunnel": "claim c", "vogt": "source lib", "idle": "evidence e", "under": "article news", "minister cut": "article news",
	} {
		wants(t, d, text, want)
	}
}

func searchWithdrawn(t *testing.T, d *desk) {
	library(d)
	e := see(d, readEvidence("e"))
	e.Withdrawn, e.Version = "A forgery", 2
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeEvidence(ctx, e) })
	wants(t, d, "traffic", "")
	e.Withdrawn, e.Version = "", 3
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeEvidence(ctx, e) })
	wants(t, d, "traffic", "evidence e")
	f := anEvidence("f", "c", "lib")
	f.Quote, f.Withdrawn = "Never to be found", "At once"
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddEvidence(ctx, f) })
	wants(t, d, "never", "")
}

func searchTimelines(t *testing.T, d *desk) {
	d.furnished()
	mine, theirs := aCase("mine", at("2000")), aCase("theirs", at("2000"))
	theirs.Timeline = "other"
	d.add(mine, theirs)
	for _, tc := range []struct {
		name string
		in   []timeline.ID
		want string
	}{
		{"one", []timeline.ID{"other"}, "claim theirs"},
		{"both", []timeline.ID{"t", "other"}, "claim mine, claim theirs"},
		{"none", nil, ""},
		{"one that is not there", []timeline.ID{"nowhere"}, ""},
	} {
		if got := hits(searchIn(d, annotate.SearchQuery{Text: "statement", Timelines: tc.in, Limit: 9})); got != tc.want {
			t.Errorf("a search in %s found %q, want %q", tc.name, got, tc.want)
		}
	}
}

func searchLimit(t *testing.T, d *desk) {
	d.furnished().add(aCase("1", at("2000")), aCase("2", at("2000")), aCase("3", at("2000")))
	for limit, want := range map[int]int{-1: 0, 0: 0, 1: 1, 2: 2, 3: 3, 4: 3} {
		got := searchIn(d, annotate.SearchQuery{Text: "statement", Timelines: []timeline.ID{"t"}, Limit: limit})
		if len(got) != want {
			t.Errorf("with a limit of %d, %d are found, want %d", limit, len(got), want)
		}
	}
}

func searchSnippet(t *testing.T, d *desk) {
	d.furnished()
	body := strings.Repeat("Nothing to see here. ", 200) + "The \x02zeppelin\x03 landed\nat dusk." + strings.Repeat(" And so it went on.", 200)
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddText(ctx, aText("a", 2, body)) })
	matches := search(d, "dusk zepp")
	if len(matches) != 1 {
		t.Fatalf("found %q, want the article", hits(matches))
	}
	var all, marked []string
	for _, f := range matches[0].Snippet {
		all = append(all, f.Text)
		if f.Hit {
			marked = append(marked, f.Text)
		}
	}
	same(t, "the hits", marked, []string{"zeppelin", "dusk"})
	text := strings.Join(all, "")
	if len(text) > 400 || !strings.Contains(text, "landed at dusk.") {
		t.Errorf("the snippet is %q, want some words around the hits", text)
	}
}

func searchRollsBack(t *testing.T, d *desk) {
	d.furnished()
	err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddCase(ctx, aCase("c", at("2000"))), errOnPurpose)
	})
	if !errors.Is(err, errOnPurpose) {
		t.Errorf("Update returned %v, want what its function returned", err)
	}
	wants(t, d, "statement", "")
}

func searchNasty(t *testing.T, d *desk) {
	library(d)
	nasty := []string{
		"", " ", "*", `"`, `""`, "'", "-", "-opened", "opened OR", "NEAR/2", "NOT", "(", ")", "title:opened", "opened*", "^opened",
		"\x00", "\x00opened", "\xff", "\u0308", "a\u0308\u0308", "%", "_", "; DROP TABLE claims; --", "?1", "{", "\\", "🙂", "日本語",
		strings.Repeat("(", 10_000), strings.Repeat("a ", 10_000), strings.Repeat("a", 100_000), strings.Repeat(`"`, 10_001), "AND AND AND",
	}
	for _, text := range append(nasty, naughtyStrings(t)...) {
		search(d, text)
	}
	wants(t, d, "", "")
	wants(t, d, "🙂", "")
	for _, text := range []string{"opened*", "^opened", `"opened`, "opened)", "\x00opened"} {
		wants(t, d, text, "claim c")
	}
}

// naughtyStrings reads the Big List of Naughty Strings, where it is at hand.
func naughtyStrings(t *testing.T) []string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "nasty", "blns.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var all []string
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		t.Fatalf("reading naughty strings: %v", err)
	}
	return all
}

func searchEvidenceTitle(t *testing.T, d *desk) {
	library(d)
	s := see(d, readSource("lib"))
	s.Title, s.Version = "Another title", 2
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeSource(ctx, s) })
	for _, m := range search(d, "traffic") {
		if m.Title != "Another title" {
			t.Errorf("evidence is listed as %q, want the new title of its source", m.Title)
		}
	}
}
