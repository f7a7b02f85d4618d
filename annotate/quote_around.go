package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Before returns the words that stand before the quote in its article, for
// people: whole words, after an ellipsis that stays with them when the text begins earlier.
func (q Quote) Before() string {
	if utf8.RuneCountInString(q.Prefix) < quoteContext || q.Start == quoteContext {
		return q.Prefix
	}
	if _, words, ok := cutSpace(q.Prefix, strings.IndexFunc); ok {
		return "…\u00a0" + words
	}
	return "…" + q.Prefix
}

// After returns the words that stand after the quote, likewise.
func (q Quote) After() string {
	if utf8.RuneCountInString(q.Suffix) < quoteContext {
		return q.Suffix
	}
	if words, _, ok := cutSpace(q.Suffix, strings.LastIndexFunc); ok {
		return words + "\u00a0…"
	}
	return q.Suffix + "…"
}

// cutSpace cuts a text at the white space that find finds. It is false when
// there is none, or nothing but white space.
func cutSpace(text string, find func(string, func(rune) bool) int) (before, after string, ok bool) {
	at := find(text, unicode.IsSpace)
	if at < 0 || strings.TrimSpace(text) == "" {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at], text[at+size:], true
}
