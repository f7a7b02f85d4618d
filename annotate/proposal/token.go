package proposal

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v3/tag"
)

// token is a word or a mark of a sentence, with its part of speech in the tags
// of the Penn Treebank.
type token struct {
	start, end int // code points of the sentence
	text       string
	tag        string
	inside     bool // in brackets, in quotation marks, or in the words of a date
}

// speech is the model of parts of speech, which is loaded for the first text.
var speech = sync.OnceValue(func() *tag.Tagger {
	t, err := tag.New()
	if err != nil {
		panic(fmt.Sprintf("proposal: the model is part of the program: %v", err))
	}
	return t
})

// tokens takes a sentence apart. Marks within one of the dates, such as the
// comma of "June 19, 2024", are marked as inside.
func tokens(text []rune, dates []stretch) []token {
	var all []token
	for i := 0; i < len(text); {
		if unicode.IsSpace(text[i]) {
			i++
			continue
		}
		end := wordEnd(text, i)
		all = append(all, token{start: i, end: end, text: string(text[i:end])})
		i = end
	}
	words := make([]string, len(all))
	for i, t := range all {
		words[i] = t.text
	}
	for i, tagged := range speech().Tag(words) {
		all[i].tag = tagged.Tag
	}
	findVerb(all)
	enclose(all, dates)
	return all
}

// findVerb takes the participle after a noun for the verb of a sentence that
// has no other: "the bridge opened" is tagged like "the bridge opened in May
// was closed".
func findVerb(all []token) {
	if slices.ContainsFunc(all, token.finite) {
		return
	}
	for i := 1; i < len(all); i++ {
		if before := all[i-1].tag; all[i].tag == "VBN" && (strings.HasPrefix(before, "NN") || before == "PRP") {
			all[i].tag = "VBD"
			return
		}
	}
}

// stretch is a run of code points of a sentence.
type stretch struct{ start, end int }

func (s stretch) meets(o stretch) bool { return s.start < o.end && o.start < s.end }

// wordEnd returns the end of the word or mark at i. A word has letters, digits,
// and what joins them; "U.S." is one, and the ending of "Kim’s" is another.
func wordEnd(text []rune, i int) int {
	if isApostrophe(text[i]) && i+1 < len(text) && text[i+1] == 's' && (i+2 == len(text) || !isWord(text[i+2])) && i > 0 && isWord(text[i-1]) {
		return i + 2
	}
	if !isWord(text[i]) {
		return i + 1
	}
	end := i + 1
	for end < len(text) {
		joined := end+1 < len(text) && isWord(text[end+1]) && strings.ContainsRune(".,-‐‑&/:", text[end])
		if joined && (text[end] == ',' || text[end] == ':') {
			joined = unicode.IsDigit(text[end-1]) && unicode.IsDigit(text[end+1])
		}
		apostrophe := isApostrophe(text[end]) && end+1 < len(text) && isWord(text[end+1]) &&
			(text[end+1] != 's' || end+2 < len(text) && isWord(text[end+2]))
		if !isWord(text[end]) && !joined && !apostrophe {
			break
		}
		end++
	}
	if end < len(text) && text[end] == '.' && slices.Contains(text[i:end], '.') {
		end++ // the last full stop of an abbreviation
	}
	return end
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// enclose notes which tokens stand inside of something.
func enclose(all []token, dates []stretch) {
	depth, quoted := 0, false
	for i := range all {
		t := &all[i]
		switch t.text {
		case ")", "]", "”", "»":
			depth = max(0, depth-1)
		case `"`:
			quoted = !quoted
		}
		t.inside = depth > 0 || quoted
		switch t.text {
		case "(", "[", "“", "«":
			depth++
		}
	}
	at := 0
	for _, d := range dates {
		for at > 0 && all[at-1].end > d.start {
			at--
		}
		for at < len(all) && all[at].start < d.end {
			if all[at].end > d.start {
				all[at].inside = true
			}
			at++
		}
	}
}

// is reports whether t is one of some words, whatever its capitals.
func (t token) is(words ...string) bool { return slices.Contains(words, strings.ToLower(t.text)) }

// finite reports whether t is a verb that can be that of a clause.
func (t token) finite() bool {
	return t.tag == "VBD" || t.tag == "VBZ" || t.tag == "VBP" || t.tag == "MD"
}

// subject reports whether a clause can begin with t as its subject.
func (t token) subject() bool {
	switch t.tag {
	case "PRP", "PRP$", "DT", "EX", "NNP", "NNPS", "NN", "NNS", "CD", "JJ":
		return true
	default:
		return false
	}
}
