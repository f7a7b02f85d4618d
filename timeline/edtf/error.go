package edtf

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError reports text that is not a date, and where the reading stopped.
type SyntaxError struct {
	Text     string // the whole text that was read
	Column   int    // where it went wrong: 1 is the first code point, one past the last is the end
	Expected string // what would have been right there, such as "a month from 01 to 12"
}

// Error says what is wrong in a sentence that a person can act on.
func (e *SyntaxError) Error() string {
	if e.Column > utf8.RuneCountInString(e.Text) {
		return fmt.Sprintf("%s is not a date: at its end, expected %s", quote(e.Text), e.Expected)
	}
	return fmt.Sprintf("%s is not a date: at column %d, expected %s", quote(e.Text), e.Column, e.Expected)
}

// AmbiguousError reports text that people read in more than one way.
type AmbiguousError struct {
	Text     string
	Readings []Date // at least two, the likelier to be meant in Britain first
}

// Error names every reading in words, and in the form that settles the matter.
func (e *AmbiguousError) Error() string {
	readings := make([]string, 0, len(e.Readings))
	for _, d := range e.Readings {
		readings = append(readings, fmt.Sprintf("%s (%s)", d.Say(), d))
	}
	return fmt.Sprintf("%s can be read as %s: write the one you mean", quote(e.Text), strings.Join(readings, " or as "))
}

// quote shortens what it quotes, because the text of an error may be a
// megabyte that somebody pasted.
func quote(text string) string {
	const most = 60
	for i, n := 0, 0; i < len(text); n++ {
		if n == most {
			return fmt.Sprintf("%q…", text[:i])
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return fmt.Sprintf("%q", text)
}
