package tagger

import (
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Mode says what dates that leave something out are resolved against.
type Mode uint8

const (
	// News resolves against the publication date.
	News Mode = iota
	// Narrative resolves against the date mentioned last, and against the
	// publication date before there is one. "Soon" and the like are left out, as
	// a story does not count them from now.
	Narrative
)

// Options tells how to read a text. The zero Options is news of unknown date.
type Options struct {
	// Published is the date of the text. What depends on it stays unresolved
	// where it is zero or not precise enough: a weekday needs a day, a month a
	// year.
	Published edtf.Date
	Mode      Mode
}

// Type is the type of a TIMEX3.
type Type string

// The types.
const (
	TypeDate     Type = "DATE"
	TypeTime     Type = "TIME" // finer than a day
	TypeDuration Type = "DURATION"
	TypeSet      Type = "SET" // again and again
)

// Mod is the modifier of a TIMEX3, or empty.
type Mod string

// The modifiers.
const (
	ModStart       Mod = "START"
	ModMid         Mod = "MID"
	ModEnd         Mod = "END"
	ModApprox      Mod = "APPROX"
	ModMoreThan    Mod = "MORE_THAN"
	ModLessThan    Mod = "LESS_THAN"
	ModEqualOrMore Mod = "EQUAL_OR_MORE"
	ModEqualOrLess Mod = "EQUAL_OR_LESS"
)

// Anchor says what an expression was resolved against.
type Anchor string

// The anchors.
const (
	AnchorNone        Anchor = ""            // the words suffice, or nothing was found
	AnchorPublication Anchor = "publication" // Options.Published
	AnchorMention     Anchor = "mention"     // an earlier expression
)

// Expression is a run of words that says when.
type Expression struct {
	Start, End         int    // code points, from 0; End is the first one after
	StartByte, EndByte int    // the same place in bytes
	Text               string // text[StartByte:EndByte]

	Type  Type
	Value string // of a TIMEX3: 2024-06-19, 2024-W25, P24Y, PRESENT_REF, XXXX-WXX-3
	Mod   Mod

	// Date is zero for a duration, a repetition, and whatever is too vague or
	// was left unresolved. A time has the date of its day, with the time where
	// the clock is known.
	Date   edtf.Date
	Basis  timeline.Basis
	Anchor Anchor
	// Mention is the index of the earlier expression that Anchor speaks of, and
	// -1 for every other anchor.
	Mention int
	// Confidence is from 0 to 1: how likely Value is to be what was meant.
	Confidence float64

	// Readings holds every date that the words allow where they can be read in
	// more than one way, with Date first; otherwise it is empty.
	Readings []edtf.Date
	// Weekday is set when the words name a weekday that their date does not
	// fall on.
	Weekday *WeekdayMismatch
}

// WeekdayMismatch is a weekday that does not go with its date, as in
// "Tuesday, 19 June 2024".
type WeekdayMismatch struct {
	Said time.Weekday // what the text says
	Is   time.Weekday // what the date falls on
}

// The confidence of a value, by how it was got.
const (
	sureStated    = 0.98 // all of it is in the words
	sureReference = 0.95 // counted from the anchor: "today", "last year"
	sureTense     = 0.85 // the tense told past from future
	sureVague     = 0.70 // PAST_REF and the like
	sureNearest   = 0.60 // nothing told; the nearest was taken
	sureTie       = 0.50 // two readings are as likely
	sureNothing   = 0.30 // there was nothing to resolve against
)
