package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	edlib "github.com/hbollon/go-edlib"
	"golang.org/x/text/unicode/norm"

	"dateline/annotate/identifier"
)

// Likeness is a pair of sources that are likely to be the same work.
type Likeness struct {
	Keep  Source // that was added first
	Other Source
	Why   string // in words
}

// titleLikeness is how much alike two titles have to be, from 0 to 1: one letter
// in eight may be another.
const titleLikeness = 0.875

// Alike returns the pairs among some sources that are likely to be the same
// work: those with one address, DOI or ISBN, and those with titles that are
// nearly the same, one publisher and one date. Where one of two says nothing of
// its publisher or its date, the other of the two has to be the same. The
// pairs are in the order of the titles of what was added first.
func Alike(sources []Source) []Likeness {
	var pairs []Likeness
	seen := map[[2]SourceID]bool{}
	add := func(a, b Source, why string) {
		if cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID)) > 0 {
			a, b = b, a
		}
		if key := [2]SourceID{a.ID, b.ID}; a.ID != b.ID && !seen[key] {
			seen[key] = true
			pairs = append(pairs, Likeness{Keep: a, Other: b, Why: why})
		}
	}
	for _, name := range nameWords {
		first := map[string]Source{}
		for _, s := range sources {
			value := name.of(s)
			if value == "" {
				continue
			}
			if before, ok := first[value]; ok {
				add(before, s, "They have the same "+name.word+".")
				continue
			}
			first[value] = s
		}
	}
	alikeByTitle(sources, add)
	slices.SortStableFunc(pairs, func(a, b Likeness) int {
		return cmp.Or(strings.Compare(bareTitle(a.Keep.Title), bareTitle(b.Keep.Title)), cmp.Compare(a.Keep.ID, b.Keep.ID), cmp.Compare(a.Other.ID, b.Other.ID))
	})
	return pairs
}

// alikeTo returns the likenesses of one source with others.
func alikeTo(s Source, others []Source) []Likeness {
	return slices.DeleteFunc(Alike(others), func(l Likeness) bool { return l.Keep.ID != s.ID && l.Other.ID != s.ID })
}

// nameWords are what works are known by everywhere.
var nameWords = []struct {
	word string
	of   func(Source) string
}{
	{"address", func(s Source) string { return identifier.Address(s.URL) }},
	{"DOI", func(s Source) string { return s.DOI }},
	{"ISBN", func(s Source) string { return identifier.ISBN13(s.ISBN) }},
}

// titled is a source by its title.
type titled struct {
	source    Source
	title     string
	letters   [36]int16 // how often each letter and digit stands in the title
	publisher string
}

// alikeByTitle compares those of one publisher, and those of one date. Most
// pairs are told apart by the letters of their titles alone, so that a thousand
// sources of one publisher take a tenth of a second.
func alikeByTitle(sources []Source, add func(a, b Source, why string)) {
	groups := map[string][]titled{}
	for _, s := range sources {
		t := titled{source: s, title: bareTitle(s.Title), publisher: bareTitle(cmp.Or(s.Publisher, s.Family))}
		for _, r := range t.title {
			if i := strings.IndexRune("abcdefghijklmnopqrstuvwxyz0123456789", r); i >= 0 {
				t.letters[i]++
			}
		}
		if t.publisher != "" {
			groups["p "+t.publisher] = append(groups["p "+t.publisher], t)
		}
		if !s.Published.IsZero() {
			groups["d "+s.Published.String()] = append(groups["d "+s.Published.String()], t)
		}
	}
	for _, group := range groups {
		for i, a := range group {
			for _, b := range group[:i] {
				if a.compatible(b) && a.titledLike(b) {
					add(b.source, a.source, a.why(b))
				}
			}
		}
	}
}

// compatible reports whether neither the publisher nor the date speaks against
// two sources being one.
func (t titled) compatible(o titled) bool {
	publisher := t.publisher == "" || o.publisher == "" || t.publisher == o.publisher
	date := t.source.Published.IsZero() || o.source.Published.IsZero() || t.source.Published == o.source.Published
	return publisher && date
}

func (t titled) titledLike(o titled) bool {
	if t.title == o.title {
		return t.title != ""
	}
	if numbers(t.title) != numbers(o.title) {
		return false // "part 1" and "part 2" differ in one letter, and are two works
	}
	longer := max(len(t.title), len(o.title))
	apart := 0 // at least as many letters have to be changed
	for i := range t.letters {
		if d := int(t.letters[i] - o.letters[i]); d > 0 {
			apart += d
		}
	}
	if float64(apart) > (1-titleLikeness)*float64(longer) {
		return false
	}
	alike, err := edlib.StringsSimilarity(t.title, o.title, edlib.Levenshtein)
	return err == nil && alike >= titleLikeness
}

func (t titled) why(o titled) string {
	same := "publisher"
	switch {
	case t.publisher == "" || t.publisher != o.publisher:
		same = "date"
	case !t.source.Published.IsZero() && t.source.Published == o.source.Published:
		same = "publisher and date"
	}
	if t.title == o.title {
		if same == "publisher and date" {
			return "They have the same title, publisher and date."
		}
		return "They have the same title and " + same + "."
	}
	return "Their titles are nearly the same, and they have the same " + same + "."
}

// bareTitle returns a text in small letters without marks, with one blank for
// all that stands between its words.
func bareTitle(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

// numbers returns the digits of a title, with a blank between numbers.
func numbers(title string) string {
	return strings.Join(strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsNumber(r) }), " ")
}

// Than returns the source of the pair that is not the one with an id.
func (l Likeness) Than(id SourceID) Source {
	if l.Keep.ID == id {
		return l.Other
	}
	return l.Keep
}
