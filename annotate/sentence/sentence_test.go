package sentence_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"dateline/annotate/sentence"
)

func TestSplit(t *testing.T) {
	for _, tc := range []struct {
		name string
		body string
		want []string // a sentence that opens a paragraph has ¶ before it
	}{
		{name: "an empty text has no sentences", body: "", want: nil},
		{name: "white space has no sentences", body: " \n\t\n\u00a0", want: nil},
		{
			name: "sentences end at full stops, question marks and exclamation marks",
			body: "He came in 1961. Did he stay? He left!",
			want: []string{"¶He came in 1961.", "Did he stay?", "He left!"},
		},
		{
			name: "a sentence that ends in a year ends there",
			body: "It was signed in 1961. Putin came in 2000.",
			want: []string{"¶It was signed in 1961.", "Putin came in 2000."},
		},
		{
			name: "titles, initials and abbreviations end no sentence",
			body: "Dr. Smith met Gov. J. B. Brown of the U.S. Army at 5 p.m. on Monday. They talked.",
			want: []string{"¶Dr. Smith met Gov. J. B. Brown of the U.S. Army at 5 p.m. on Monday.", "They talked."},
		},
		{
			name: "a letter that is no initial ends a sentence",
			body: "It was plan B. Then came plan C.",
			want: []string{"¶It was plan B.", "Then came plan C."},
		},
		{
			name: "decimals and times end no sentence",
			body: "Prices rose by 3.5 per cent at 10.30 yesterday. They fell later.",
			want: []string{"¶Prices rose by 3.5 per cent at 10.30 yesterday.", "They fell later."},
		},
		{
			name: "what goes on in lower case is the same sentence",
			body: "“Never!” she said. “We stay.”",
			want: []string{"¶“Never!” she said.", "“We stay.”"},
		},
		{
			name: "every line is a paragraph when lines are not wrapped",
			body: "A headline without a full stop\nThe first paragraph. It has two sentences.\nThe second.",
			want: []string{"¶A headline without a full stop", "¶The first paragraph.", "It has two sentences.", "¶The second."},
		},
		{
			name: "lines that a program wrapped are one paragraph",
			body: "The two leaders met in the capital on Wednesday\nmorning and signed a pact, which both sides called\nhistoric. It has no end.\n\nNext one.",
			want: []string{
				"¶The two leaders met in the capital on Wednesday\nmorning and signed a pact, which both sides called\nhistoric.",
				"It has no end.", "¶Next one.",
			},
		},
		{
			name: "a run of blanks as in a table breaks a sentence",
			body: "First visit                    19 July 2000",
			want: []string{"¶First visit", "19 July 2000"},
		},
		{
			name: "letters beyond the basic plane count as one code point",
			body: "𝒫utin 🚗 came. He left.",
			want: []string{"¶𝒫utin 🚗 came.", "He left."},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, s := range sentence.Split(tc.body) {
				opens := ""
				if s.Opens {
					opens = "¶"
				}
				got = append(got, opens+s.Text)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("Split(%q):\n got %q\nwant %q", tc.body, got, tc.want)
			}
			whole(t, tc.body)
		})
	}
}

// whole checks that sentences and what lies between them are the body, to the
// letter, and that only white space lies between.
func whole(t *testing.T, body string) {
	t.Helper()
	runes := []rune(body)
	at := 0
	gap := func(to int) {
		t.Helper()
		if to < at || to > len(runes) {
			t.Fatalf("Split(%q): a sentence begins at %d, but the one before ends at %d and the text at %d", body, to, at, len(runes))
		}
		if lost := strings.TrimSpace(string(runes[at:to])); lost != "" {
			t.Fatalf("Split(%q): %q stands in no sentence", body, lost)
		}
	}
	for _, s := range sentence.Split(body) {
		gap(s.Start)
		if s.End > len(runes) || s.Start >= s.End {
			t.Fatalf("Split(%q): a sentence goes from %d to %d of %d", body, s.Start, s.End, len(runes))
		}
		if there := string(runes[s.Start:s.End]); there != string([]rune(s.Text)) {
			t.Fatalf("Split(%q): the sentence %q has the place of %q", body, s.Text, there)
		}
		if strings.TrimFunc(s.Text, unicode.IsSpace) != s.Text {
			t.Fatalf("Split(%q): the sentence %q has white space around it", body, s.Text)
		}
		at = s.End
	}
	gap(len(runes))
}

func FuzzSplit(f *testing.F) {
	for _, body := range []string{
		"", "One. Two.", "“No!” he said.\r\n\r\nMr. X. e.g. this…", "a.        b.        C", "\xff. \xfe.", "A\u2028B. c", "...", "𝒫. 🚗!",
		strings.Repeat("wrapped lines of fifty characters are a paragraph\n", 3),
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<14 {
			t.Skip("long texts add time, not cases")
		}
		whole(t, body)
	})
}

func TestSplitTakesALongText(t *testing.T) {
	for _, tc := range []struct{ name, body string }{
		{"a megabyte of empty lines", strings.Repeat("\n", 1<<20)},
		{"a megabyte of blanks", "a" + strings.Repeat(" ", 1<<20) + "b"},
		{"a megabyte of prose", strings.Repeat("Dr. Smith came in 1961. He left again.\n", 1<<20/39)},
		{"a megabyte without an end", strings.Repeat("and so on ", 1<<20/10)},
	} {
		t.Run(tc.name, func(t *testing.T) { whole(t, tc.body) })
	}
}

func TestFind(t *testing.T) {
	const body = "Kim said “yes” twice. Putin’s visit — his first in 24 years — was\nshort. Kim said no."
	for _, tc := range []struct {
		name  string
		words string
		from  int
		want  []string
	}{
		{name: "words that stand once are found", words: "first in 24 years", want: []string{"first in 24 years"}},
		{name: "words that stand twice are found twice", words: "Kim said", want: []string{"Kim said", "Kim said"}},
		{name: "only places after from count", words: "Kim said", from: 10, want: []string{"Kim said"}},
		{name: "plain marks find typographic ones", words: `said "yes" twice`, want: []string{"said “yes” twice"}},
		{name: "a plain apostrophe and dash do too", words: "Putin's visit - his", want: []string{"Putin’s visit — his"}},
		{name: "a blank finds a line break", words: " was  short ", want: []string{"was\nshort"}},
		{name: "nothing is found for white space", words: " \n", want: nil},
		{name: "another case is other words", words: "kim said", want: nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			runes := []rune(body)
			var got []string
			for _, p := range sentence.Find(body, tc.from, len(runes), tc.words) {
				got = append(got, string(runes[p.Start:p.End]))
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("Find(%q from %d) = %q, want %q", tc.words, tc.from, got, tc.want)
			}
		})
	}
}

func TestFindEndsWhereNobodyWouldChoose(t *testing.T) {
	body := strings.Repeat("a", 2_000_000)
	places := sentence.Find(body, 0, len(body), strings.Repeat("a", 10_000))
	if len(places) != sentence.MaxPlaces {
		t.Errorf("got %d places, want %d", len(places), sentence.MaxPlaces)
	}
	if places[1].Start != 1 {
		t.Errorf("the second place starts at %d, want 1: places may overlap", places[1].Start)
	}
}

func TestAround(t *testing.T) {
	const body = "One came. Two stayed. Three left."
	for _, tc := range []struct {
		name  string
		words string
		want  string
	}{
		{name: "words within a sentence get that sentence", words: "stayed", want: "Two stayed."},
		{name: "words of two sentences get both", words: "came. Two", want: "One came. Two stayed."},
		{name: "a whole sentence stays as it is", words: "Three left.", want: "Three left."},
		{name: "the blank between two sentences stays alone", words: " Two", want: " Two stayed."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := strings.Index(body, tc.words)
			got := sentence.Around(body, sentence.Place{Start: start, End: start + len(tc.words)})
			if body[got.Start:got.End] != tc.want {
				t.Errorf("Around(%q) = %q, want %q", tc.words, body[got.Start:got.End], tc.want)
			}
		})
	}
}
