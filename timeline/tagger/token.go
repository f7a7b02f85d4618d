package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	kindNone kind = iota // beyond either end of the tokens
	kindWord
	kindNumber
	kindMark
)

// token is a word, a run of digits or a single mark. Words end where digits
// begin, so that "1960s" and "Q3" are two tokens without space between.
type token struct {
	start, end int // bytes in the whole text
	runes      int // code points before start, in the whole text
	width      int // code points
	kind       kind
	space      bool   // white space comes before, or the beginning
	capital    bool   // begins with a capital letter
	mark       rune   // of a kindMark; typographic variants made plain
	digits     int    // of a kindNumber
	num        int    // of a kindNumber with at most nine digits, otherwise -1
	low        string // a word in lower case
	lex        *meaning
}

// maxChunk bounds the text whose tokens are held at a time.
const maxChunk = 64 << 10

// chunkEnd returns where the chunk that begins at start ends: after a blank
// line, or at a space before it grows too large.
func chunkEnd(text string, start int) int {
	limit := min(len(text), start+maxChunk)
	blank := false // a line has ended and nothing but space came since
	for i := start; i < limit; i++ {
		switch c := text[i]; {
		case c == '\n' && blank:
			return i + 1
		case c == '\n':
			blank = true
		case c != ' ' && c != '\t' && c != '\r':
			blank = false
		}
	}
	if limit == len(text) {
		return limit
	}
	if i := strings.LastIndexAny(text[start:limit], " \t\n"); i > 0 {
		return start + i + 1
	}
	for limit > start+1 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// tokenize appends the tokens of text[start:end] to toks and returns them with
// the number of code points passed. Runes is the number of code points before
// start.
func tokenize(toks []token, text string, start, end, runes int) ([]token, int) {
	space := true
	for at := start; at < end; {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:end])
		}
		if isSpace(r) {
			space = true
			at += size
			runes++
			continue
		}
		t := token{start: at, runes: runes, space: space, lex: &noMeaning}
		space = false
		switch {
		case r >= '0' && r <= '9':
			t.number(text, end)
		case isLetter(r):
			t.word(text, end)
		default:
			t.kind, t.mark, t.end, t.width = kindMark, plain(r), at+size, 1
		}
		at = t.end
		runes += t.width
		toks = append(toks, t)
	}
	return toks, runes
}

func (t *token) number(text string, end int) {
	t.kind = kindNumber
	t.end = t.start
	for t.end < end && text[t.end] >= '0' && text[t.end] <= '9' {
		if t.digits < 9 {
			t.num = 10*t.num + int(text[t.end]-'0')
		}
		t.digits++
		t.end++
	}
	t.width = t.digits
	if t.digits > 9 {
		t.num = -1
	}
}

func (t *token) word(text string, end int) {
	t.kind = kindWord
	t.end = t.start
	lower := true
	for t.end < end {
		c := text[t.end]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				lower = false
				t.capital = t.capital || t.end == t.start
			} else if c < 'a' || c > 'z' {
				break
			}
			t.end++
			t.width++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[t.end:end])
		if !isLetter(r) {
			break
		}
		if t.end == t.start {
			t.capital = unicode.IsUpper(r)
		}
		lower = false
		t.end += size
		t.width++
	}
	t.low = text[t.start:t.end]
	if !lower && len(t.low) <= maxWord {
		t.low = strings.ToLower(t.low)
	}
	if m := lexicon[t.low]; m != nil {
		t.lex = m
	}
}

// maxWord is longer than every word of the lexicon.
const maxWord = 24

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
}

// plain returns the mark of a keyboard for one of a typesetter.
func plain(r rune) rune {
	switch r {
	case '’', '‘', '‛', '`', '´', 'ʼ', '′':
		return '\''
	case '‐', '‑', '‒', '–', '−':
		return '-'
	case '—', '―':
		return '—'
	case '“', '”', '„', '″':
		return '"'
	default:
		return r
	}
}
