package edtf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word in lower case, a run of digits or any other character. A dash
// of any length is "-".
type token struct {
	text   string
	suffix string // of digits: the letters that follow at once, as in "19th"
	digits bool
	spaced bool // there is a blank before it, or the start
	start  int  // in bytes
	end    int
}

var dashes = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", "’", "'", "‘", "'")

// scan takes the text apart.
func (r *reader) scan() {
	spaced := true
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		if unicode.IsSpace(c) {
			spaced = true
			i += size
			continue
		}
		t := token{start: i, end: i + size, spaced: spaced}
		switch {
		case isDigit(r.text[i]):
			t.digits = true
			t.end = digitsEnd(r.text, i)
			t.text = strings.ReplaceAll(r.text[i:t.end], ",", "")
			rest := r.text[t.end:]
			for _, apostrophe := range []string{"'", "’"} {
				if strings.HasPrefix(rest, apostrophe+"s") {
					rest = rest[len(apostrophe):]
				}
			}
			letters := lettersEnd(rest)
			t.suffix = strings.ToLower(rest[:letters])
			t.end = len(r.text) - len(rest) + letters
		case unicode.IsLetter(c):
			t.end = i + lettersEnd(r.text[i:])
			t.text = strings.ToLower(r.text[i:t.end])
		default:
			t.text = dashes.Replace(r.text[i:t.end])
		}
		r.tokens = append(r.tokens, t)
		spaced = false
		i = t.end
	}
}

// digitsEnd returns the end of the digits from i on. Commas may part groups of
// three in a number of more than four digits.
func digitsEnd(text string, i int) int {
	start := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	if i-start > 3 {
		return i
	}
	end, total := i, i-start
	for end+4 <= len(text) && text[end] == ',' && isDigit(text[end+1]) && isDigit(text[end+2]) && isDigit(text[end+3]) &&
		(end+4 == len(text) || !isDigit(text[end+4])) {
		end += 4
		total += 3
	}
	if total < 5 {
		return i
	}
	return end
}

func lettersEnd(text string) int {
	for i, c := range text {
		if !unicode.IsLetter(c) {
			return i
		}
	}
	return len(text)
}

// peek returns the token at the cursor, the zero token at the end.
func (r *reader) peek() token { return r.ahead(0) }

func (r *reader) ahead(n int) token {
	if r.pos+n < len(r.tokens) {
		return r.tokens[r.pos+n]
	}
	return token{}
}

// accept moves past words, parted by blanks, if they come next.
func (r *reader) accept(words string) bool {
	n := 0
	for word := range strings.FieldsSeq(strings.ReplaceAll(words, ",", " , ")) {
		t := r.ahead(n)
		if t.text != word || t.digits {
			return false
		}
		n++
	}
	r.pos += n
	return true
}

// hasAny reports whether one of the words comes next.
func (r *reader) hasAny(words ...string) bool {
	next := r.peek()
	for _, word := range words {
		if next.text == word && !next.digits {
			return true
		}
	}
	return false
}

// end requires that nothing is left.
func (r *reader) end() error {
	if r.pos == len(r.tokens) {
		return nil
	}
	return r.expected("the end of the date")
}

// column returns the column of the cursor.
func (r *reader) column() int {
	at := len(r.text)
	if r.pos < len(r.tokens) {
		at = r.tokens[r.pos].start
	}
	return utf8.RuneCountInString(r.text[:at]) + 1
}

func (r *reader) expected(what string) error {
	return &SyntaxError{Text: r.text, Column: r.column(), Expected: what}
}
