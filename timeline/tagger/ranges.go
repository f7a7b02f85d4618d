package tagger

import (
	"strings"

	"dateline/timeline/edtf"
)

// Range is a run of words that gives both ends of a stretch of time, such as
// "between 1998 and 2001".
type Range struct {
	Start, End         int // code points, with the words around the dates
	StartByte, EndByte int
	Text               string
	From, To           int       // indices of the two expressions
	Date               edtf.Date // an interval, such as 1998/2001
}

// Ranges returns the ranges whose ends are neighbours in found, which is what
// [Tag] returned for text. An expression is in one range at most.
func Ranges(text string, found []Expression) []Range {
	var out []Range
	for i := 0; i+1 < len(found); i++ {
		a, b := &found[i], &found[i+1]
		if a.Type != TypeDate || b.Type != TypeDate || !inText(text, a) || !inText(text, b) || a.EndByte > b.StartByte {
			continue
		}
		opener, ok := joined(text, a, b)
		if !ok {
			continue
		}
		date := interval(a.Date, b.Date)
		if date.IsZero() {
			continue
		}
		start := a.StartByte - opener
		out = append(out, Range{
			Start: a.Start - opener, End: b.End, StartByte: start, EndByte: b.EndByte, Text: text[start:b.EndByte],
			From: i, To: i + 1, Date: date,
		})
		i++
	}
	return out
}

func inText(text string, e *Expression) bool {
	return e.StartByte >= 0 && e.StartByte <= e.EndByte && e.EndByte <= len(text)
}

// joined reports whether the words between two expressions make a range of
// them, and how many bytes before the first belong to it. Those bytes are
// ASCII.
func joined(text string, a, b *Expression) (opener int, ok bool) {
	const longest = 16
	between := text[a.EndByte:b.StartByte]
	if len(between) > longest {
		return 0, false
	}
	before := text[max(0, a.StartByte-longest):a.StartByte]
	switch strings.Join(strings.Fields(strings.ToLower(between)), " ") {
	case "-", "–", "—", "−":
		return 0, true
	case "and", ", and":
		n := ends(before, "between")
		return n, n > 0
	case "to", "until", "till", "through", "up to":
		return ends(before, "from"), true
	case ", to", ", until", ", through":
		n := ends(before, "from")
		return n, n > 0
	}
	return 0, false
}

// ends returns how long the word and the space after it are that text ends
// with, or 0.
func ends(text, word string) int {
	trimmed := strings.TrimRight(text, " \n")
	at := len(trimmed) - len(word)
	if at < 0 || len(trimmed) == len(text) || !strings.EqualFold(trimmed[at:], word) {
		return 0
	}
	if at > 0 && isLetter(rune(trimmed[at-1])) {
		return 0
	}
	return len(text) - at
}

// interval returns the interval from the beginning of one date to the end of
// another, and the zero Date where there is none.
func interval(a, b edtf.Date) edtf.Date {
	if a.IsZero() || b.IsZero() {
		return edtf.Date{}
	}
	from, _ := a.Ends()
	_, to := b.Ends()
	if from.IsZero() || to.IsZero() {
		return edtf.Date{}
	}
	return parse(from.String() + "/" + to.String())
}
