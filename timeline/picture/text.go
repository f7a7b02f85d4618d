package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Type is what a line of text is for, which decides its size.
type Type uint8

// The types of text.
const (
	Name    Type = iota // what was claimed
	Detail              // its date
	Scale               // at a tick
	Number              // of a mark without a name, or in a cluster
	Heading             // of a lane
)

// Size returns the size of the font in px.
func (t Type) Size() float64 {
	switch t {
	case Name:
		return 13.5
	case Detail, Scale:
		return 12
	default:
		return 11
	}
}

// ascent is how far letters reach above the line they stand on, and height how
// far they reach in all, in px.
func (t Type) ascent() float64 { return t.Size() * 0.95 }
func (t Type) height() float64 { return t.Size() * 1.22 }

// ellipsis ends what was shortened.
const ellipsis = "…"

// divider stands between the parts of a detail; a line does not end with it.
const divider = " ·"

// maxRunes is how much of a label is looked at; more than any picture shows.
const maxRunes = 400

// Measure returns an upper estimate of the width of text in px.
func (t Type) Measure(text string) float64 {
	var ems float64
	for _, r := range text {
		ems += advance(r)
	}
	if t == Name || t == Heading {
		ems *= bolder
	}
	return ems * t.Size()
}

// bolder is how much wider a bold face is.
const bolder = 1.14

// advance returns the estimated width of a letter, in parts of the font size.
// The classes are those of DejaVu Sans and Verdana, the widest faces that
// "system-ui" commonly stands for; Segoe, Roboto and San Francisco are a tenth
// to a sixth narrower.
func advance(r rune) float64 {
	switch {
	case r < utf8.RuneSelf:
		return float64(asciiWidths[r]) / 100
	case r == '’' || r == '‘' || r == '·' || r == ' ':
		return 0.33
	case r == '“' || r == '”' || r == '–':
		return 0.53
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 1.1
	case unicode.IsUpper(r):
		return 0.85
	case unicode.IsLower(r):
		return 0.7
	default:
		return 1
	}
}

// isWide reports whether r is drawn in a square: East Asian letters, emoji.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF ||
		r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFFE6 || r >= 0x1F000
}

// asciiWidths are in hundredths of the font size.
var asciiWidths = func() (widths [utf8.RuneSelf]uint8) {
	for r := range widths {
		switch c := rune(r); {
		case strings.ContainsRune(" ijlI.,:;'|!`", c):
			widths[r] = 33
		case strings.ContainsRune("ft()[]{}/\\-*\"", c):
			widths[r] = 42
		case strings.ContainsRune("rJ", c):
			widths[r] = 44
		case strings.ContainsRune("sczkLF?_", c):
			widths[r] = 57
		case strings.ContainsRune("mMW@%", c):
			widths[r] = 99
		case strings.ContainsRune("wOQDGHNU&+<=>~#^", c):
			widths[r] = 83
		case unicode.IsUpper(c):
			widths[r] = 70
		default:
			widths[r] = 64
		}
	}
	return widths
}()

// tidy returns text as one line that can be drawn: valid, without control
// letters or runs of blanks, and not endless.
func tidy(text string) string {
	text = firstRunes(text, maxRunes)
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

func firstRunes(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// shorten returns text if it is at most width wide, and otherwise as much of
// its beginning as fits with an ellipsis. At least the ellipsis is left.
func (t Type) shorten(text string, width float64) string {
	if t.Measure(text) <= width {
		return text
	}
	room := width - t.Measure(ellipsis)
	end := 0
	for end < len(text) {
		_, size := utf8.DecodeRuneInString(text[end:])
		if t.Measure(text[:end+size]) > room {
			break
		}
		end += size
	}
	// A mark that combines with the letter before it must not be parted from
	// it, and a word is better left out than cut.
	for end > 0 && end < len(text) {
		if r, _ := utf8.DecodeRuneInString(text[end:]); advance(r) != 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
	}
	kept := text[:end]
	if space := strings.LastIndexByte(kept, ' '); space > 2*len(kept)/3 && text[end] != ' ' {
		kept = kept[:space]
	}
	return strings.TrimRight(kept, " ,;:–—-") + ellipsis
}

// wrap breaks text into at most lines lines of at most width, as even as they
// can be. Text is whole if its last line did not have to be shortened.
func (t Type) wrap(text string, width float64, lines int) (broken []string, whole bool) {
	broken, whole = t.broken(text, width, lines)
	if !whole || len(broken) < 2 {
		return broken, whole
	}
	low, high := width/2, width
	for range 6 {
		middle := (low + high) / 2
		if narrower, fits := t.broken(text, middle, len(broken)); fits {
			high, broken = middle, narrower
		} else {
			low = middle
		}
	}
	return broken, true
}

// broken breaks text greedily. It is whole if nothing had to be shortened.
func (t Type) broken(text string, width float64, lines int) (broken []string, whole bool) {
	for len(broken) < lines-1 {
		if t.Measure(text) <= width {
			return append(broken, text), true
		}
		end := t.lastBreak(text, width)
		if end <= 0 {
			break
		}
		broken = append(broken, strings.TrimSuffix(text[:end], divider))
		text = text[end+1:]
	}
	last := t.shorten(text, width)
	return append(broken, last), last == text
}

// lastBreak returns the place of the last blank that ends a line of at most
// width, or -1.
func (t Type) lastBreak(text string, width float64) int {
	end := -1
	before, taken := 0, 0.0
	for i := range len(text) {
		if text[i] != ' ' {
			continue
		}
		taken += t.Measure(text[before:i])
		before = i
		if taken > width {
			break
		}
		end = i
	}
	return end
}
