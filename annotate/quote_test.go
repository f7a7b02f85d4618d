package annotate_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
)

func TestSelectCountsCodePoints(t *testing.T) {
	before, rest := "Ein Brief aus Köln 🐕 kam ", "am Mittwoch, dem 19. Juni, in der Hauptstadt an."
	body, start := before+rest, len([]rune(before))
	q, err := annotate.Select(body, start, start+len("am Mittwoch"))
	if err != nil {
		t.Fatal(err)
	}
	if q.Exact != "am Mittwoch" {
		t.Errorf("the exact words are %q, want %q", q.Exact, "am Mittwoch")
	}
	if !strings.HasSuffix(q.Prefix, "🐕 kam ") || !strings.HasPrefix(q.Suffix, ", dem 19.") {
		t.Errorf("the words around are %q and %q", q.Prefix, q.Suffix)
	}
	if n := len([]rune(q.Suffix)); n != 32 {
		t.Errorf("the suffix is %d code points long, want 32", n)
	}
	if !q.Fits(body) {
		t.Error("the quote does not fit the text it was taken from")
	}
	if q.Fits("X" + body) {
		t.Error("the quote fits a text in which its words stand elsewhere")
	}
}

func TestSelectRefusesWhatLiesOutside(t *testing.T) {
	for _, place := range [][2]int{{-1, 2}, {0, 0}, {3, 2}, {0, 6}, {5, 9}} {
		if _, err := annotate.Select("short", place[0], place[1]); fault.KindOf(err) != fault.Invalid {
			t.Errorf("Select(%q, %d, %d) = %v, want an Invalid error", "short", place[0], place[1], err)
		}
	}
}

func TestSlug(t *testing.T) {
	tests := map[string]string{
		"Putin and Kim sign a pact":   "putin-and-kim-sign-a-pact",
		"  Ärger über Zürich — 1961!": "arger-uber-zurich-1961",
		"It’s Moon's dogs":            "its-moons-dogs",
		"東京":                          "timeline",
		"":                            "timeline",
	}
	for title, want := range tests {
		if got := annotate.Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
	long := annotate.Slug(strings.Repeat("very long ", 40))
	if len(long) > annotate.MaxSlug || annotate.Slug(long) != long {
		t.Errorf("Slug of a long title is %q, of %d bytes", long, len(long))
	}
}
