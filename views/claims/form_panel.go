package claims

import (
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Panel says back to the person how what they typed is read.
type Panel struct {
	Position timeline.Position // nil when something is missing for it
	Check    *timeline.Check   // of a gap
	Missing  []string          // what is still to be given, in sentences
	Readings []Reading         // of a date that can be read in more than one way
}

// Reading is one way to read a date that was typed.
type Reading struct {
	Field string // that it was typed into
	Date  edtf.Date
}

// Use is the name of the buttons that choose a [Reading]. Their values are made
// by [Reading.Value] and read by [ParseUse].
const Use = "use"

// Value returns the value of the button that chooses r.
func (r Reading) Value() string { return r.Field + " " + r.Date.String() }

// ParseUse returns the field and the text that a button chose for it.
func ParseUse(value string) (field, text string) {
	field, text, _ = strings.Cut(value, " ")
	return field, text
}

// reach says which days a claim with a date speaks of.
func reach(at timeline.Point) string {
	first, last := at.When.Earliest(), at.When.Latest()
	switch {
	case first.Kind == edtf.Known && last.Kind == edtf.Known && first.Day == last.Day:
		return "A " + first.Day.Weekday().String() + "."
	case first.Kind == edtf.Known && last.Kind == edtf.Known:
		return sentenceOf(days(at))
	case first.Kind == edtf.Known:
		return sentenceOf(some(at) + " from " + edtf.FromDay(first.Day).Say() + " on" + untold(last, "an end"))
	case last.Kind == edtf.Known:
		return sentenceOf(some(at) + " up to " + edtf.FromDay(last.Day).Say() + untold(first, "a start"))
	default:
		return "Its days are not known."
	}
}

func some(at timeline.Point) string {
	if at.Extent == timeline.State {
		return "every day"
	}
	return "some day"
}

// untold says what is known of the other end of a date, which has no day.
func untold(b edtf.Bound, what string) string {
	if b.Kind == edtf.Unknown {
		return ", with " + what + " that is not known"
	}
	return ", without limit"
}

func sentenceOf(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// doubts says what the marks of doubt on a date do.
func doubts(d edtf.Date) []string {
	var lines []string
	if d.Uncertain() {
		lines = append(lines, "Marked as uncertain: a gap that ends here cannot be settled by it.")
	}
	if d.Approximate() {
		lines = append(lines, "Marked as approximate: a gap that ends here is given some room.")
	}
	return lines
}
