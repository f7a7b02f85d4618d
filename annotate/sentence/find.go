package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Place is a stretch of a text, in code points; End is after the last.
type Place struct{ Start, End int }

// MaxPlaces is the most places that [Find] returns: nobody chooses among more.
const MaxPlaces = 20

// Find returns the first places in body, between the code points from and to,
// at which some words stand. A run of white space is as good as another, and so
// is a typographic quotation mark, apostrophe or dash as the plain one, because
// people type the plain ones. It returns nothing for words of white space.
func Find(body string, from, to int, words string) []Place {
	text := []rune(body)
	from, to = max(0, from), min(len(text), to)
	want, _ := plain([]rune(words))
	if want == "" || from >= to {
		return nil
	}
	have, at := plain(text[from:to])
	length := utf8.RuneCountInString(want)
	var places []Place
	rest, skipped := have, 0
	for len(places) < MaxPlaces {
		i := strings.Index(rest, want)
		if i < 0 {
			break
		}
		skipped += utf8.RuneCountInString(rest[:i])
		places = append(places, Place{Start: from + at[skipped], End: from + at[skipped+length-1] + 1})
		_, size := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+size:]
		skipped++
	}
	return places
}

// Around returns the stretch from the start of the sentence in which a stretch
// of body begins to the end of the one in which it ends.
func Around(body string, stretch Place) Place {
	around := stretch
	for _, s := range Split(body) {
		if s.End > stretch.Start && s.Start < stretch.End {
			around.Start, around.End = min(around.Start, s.Start), max(around.End, s.End)
		}
	}
	return around
}

// plain folds a text to plain punctuation and single blanks between words, and
// returns it with the place of each of its code points.
func plain(text []rune) (folded string, at []int) {
	var b strings.Builder
	blank := false
	for i, r := range text {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if blank && len(at) > 0 {
			b.WriteByte(' ')
			at = append(at, i-1)
		}
		blank = false
		b.WriteRune(plainRune(r))
		at = append(at, i)
	}
	return b.String(), at
}

func plainRune(r rune) rune {
	switch r {
	case '‘', '’', '‚', 'ʼ':
		return '\''
	case '“', '”', '„':
		return '"'
	case '–', '—', '‐', '‑', '−':
		return '-'
	default:
		return r
	}
}
