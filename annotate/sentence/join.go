package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles are words that stand before a name, and that the model of the
// segmenter takes for the end of a sentence.
var titles = map[string]bool{
	"Adm.": true, "Capt.": true, "Cmdr.": true, "Col.": true, "Cpl.": true, "Det.": true, "Gen.": true, "Gov.": true,
	"Hon.": true, "Insp.": true, "Lt.": true, "Maj.": true, "Prof.": true, "Rep.": true, "Rev.": true, "Sen.": true,
	"Sgt.": true, "Supt.": true,
}

// goesOn reports whether what the segmenter took for two sentences is one:
// “No!” she said; Gov. Brown; J. B. Brown. "It was plan B. Then" is two.
func goesOn(before, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return true
	}
	start, _, _ := strings.Cut(next, " ")
	if isInitial(start) {
		return true
	}
	rest, last := cutLast(before)
	if titles[last] {
		return true
	}
	_, title := cutLast(rest)
	return isInitial(last) && strings.HasSuffix(title, ".")
}

// cutLast cuts the last word off a text.
func cutLast(text string) (rest, last string) {
	i := strings.LastIndexFunc(text, unicode.IsSpace)
	if i < 0 {
		return "", text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return strings.TrimRightFunc(text[:i], unicode.IsSpace), text[i+size:]
}

// isInitial reports whether a word is one capital letter and a full stop.
func isInitial(word string) bool {
	letter, ok := strings.CutSuffix(word, ".")
	r, size := utf8.DecodeRuneInString(letter)
	return ok && size > 0 && size == len(letter) && unicode.IsUpper(r)
}
