package ui_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"dateline/views/ui"
)

var (
	shownTexts = regexp.MustCompile(`(?s)<dd>(.*?)</dd>`)
	marked     = regexp.MustCompile(`(?s)<ins>(.*?)</ins>`)
	tags       = regexp.MustCompile(`<[^>]*>`)
)

func TestBothTextsOfAClashAreShownWholeWithTheirWordsMarked(t *testing.T) {
	for _, tc := range []struct {
		name, base, theirs, marked string
	}{
		{name: "a word is another", base: "He came on Monday morning", theirs: "He came on Tuesday morning", marked: "Tuesday"},
		{name: "the last word is another", base: "He came on Monday", theirs: "He came on Tuesday", marked: "Tuesday"},
		{name: "words are put in", base: "He came", theirs: "He came to the old harbour", marked: "to the old harbour"},
		{name: "a word is taken out", base: "He came at last", theirs: "He came"},
		{name: "markup is text", base: "a < b", theirs: "a <b> c", marked: "<b> c"},
		{name: "lines stay", base: "one\ntwo three", theirs: "one\ntwo four", marked: "four"},
		{name: "nothing is in common", base: "One", theirs: "Two"},
		{name: "nothing was there", base: "", theirs: "Two"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			field := ui.Field{Name: "x", Clash: &ui.Clash{Name: "x", Label: "x", Base: tc.base, Mine: "mine", Theirs: tc.theirs}}
			var page strings.Builder
			if err := ui.Input(field).Render(t.Context(), &page); err != nil {
				t.Fatal(err)
			}
			shown := shownTexts.FindAllStringSubmatch(page.String(), -1)
			if len(shown) != 2 {
				t.Fatalf("got %d texts, want two: %s", len(shown), page.String())
			}
			if got := html.UnescapeString(tags.ReplaceAllString(shown[1][1], "")); got != tc.theirs {
				t.Errorf("got the text %q, want %q", got, tc.theirs)
			}
			var words []string
			for _, m := range marked.FindAllStringSubmatch(shown[1][1], -1) {
				words = append(words, html.UnescapeString(m[1]))
			}
			if got := strings.Join(words, "|"); got != tc.marked {
				t.Errorf("got %q marked, want %q", got, tc.marked)
			}
		})
	}
}
