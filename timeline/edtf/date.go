package edtf

import "strings"

// The limits of what Parse and Read take.
const (
	// MaxLength is the most bytes of text that are read as a date. It bounds
	// the number of members of a set too.
	MaxLength = 256
	// MaxExponent is the largest exponent of a year, as in Y17E8.
	MaxExponent = 100_000
	// MaxYear is the last year, and -MaxYear the first, whose days are
	// counted. A year beyond is a valid date with unknown ends. The limit is
	// chosen so that the difference of any two days fits in an int64.
	MaxYear = 10_000_000_000_000_000
)

// Date is a date of the Extended Date/Time Format: a day, a month, a season,
// a year, an interval, a set, and any of them in part uncertain, approximate
// or unspecified. The zero Date is no date at all. Dates are immutable, and two
// are equal under == exactly if they are written the same.
type Date struct {
	text             string
	earliest, latest Bound
	level            uint8
	precision        Precision
	qualifier        qualifier
}

// BoundKind tells what is known of one end of a Date.
type BoundKind uint8

// What is known of one end of a Date.
const (
	// Known means that the end is the Day of the Bound.
	Known BoundKind = iota
	// Open means that there is no end: the "..", for ever in one direction.
	Open
	// Unknown means that there is an end, but nobody knows where: the empty
	// end of an interval, a year beyond MaxYear, or the zero Date.
	Unknown
)

// String returns "known", "open" or "unknown".
func (k BoundKind) String() string {
	switch k {
	case Known:
		return "known"
	case Open:
		return "open"
	default:
		return "unknown"
	}
}

// Bound is the first or the last day that a Date may mean. Unless its kind is
// Known, its Day is MinDay for the first and MaxDay for the last.
type Bound struct {
	Kind BoundKind
	Day  Day
}

// Precision is the unit that a Date names. Digits left unspecified at the end
// of a date make it less precise: 2004-XX names a year and 196X a decade.
type Precision uint8

// The precisions of a Date, the finest first. They are ordered up to
// PrecisionMyriad; an interval and a set have no single unit.
const (
	PrecisionNone       Precision = iota // the zero Date
	PrecisionSecond                      // a day with a time
	PrecisionDay                         // 2004-06-19, 2004-XX-19
	PrecisionMonth                       // 2004-06, 2004-06-XX
	PrecisionSeason                      // 2004-21: a season, quarter, third or half of a year
	PrecisionYear                        // 2004, 2004-XX, 1XX4
	PrecisionDecade                      // 196X, 1961S3
	PrecisionCentury                     // 19XX
	PrecisionMillennium                  // 1XXX
	PrecisionMyriad                      // XXXX, Y17E8S2: ten thousand years or more
	PrecisionInterval                    // 2004/2006
	PrecisionSet                         // [2004,2006], {2004,2006}
)

var precisionNames = [...]string{
	PrecisionNone:       "none",
	PrecisionSecond:     "second",
	PrecisionDay:        "day",
	PrecisionMonth:      "month",
	PrecisionSeason:     "season",
	PrecisionYear:       "year",
	PrecisionDecade:     "decade",
	PrecisionCentury:    "century",
	PrecisionMillennium: "millennium",
	PrecisionMyriad:     "myriad",
	PrecisionInterval:   "interval",
	PrecisionSet:        "set",
}

// String returns the name of the unit, such as "month".
func (p Precision) String() string {
	if int(p) >= len(precisionNames) {
		return precisionNames[PrecisionNone]
	}
	return precisionNames[p]
}

// Parse reads text as EDTF of level 0, 1 or 2, and nothing else: blanks, words
// and lower case are refused. The error is a *SyntaxError. The work is bounded
// by MaxLength, whatever the text.
func Parse(text string) (Date, error) {
	e, err := parse(text)
	if err != nil {
		return Date{}, err
	}
	return e.date(text), nil
}

// MustParse is Parse for dates written into a program. It panics on an error.
func MustParse(text string) Date {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// FromDay returns the date that means exactly d, such as 2024-06-19. EDTF
// cannot write a day of a year of more than four digits; FromDay returns the
// year of such a day, and the zero Date for MinDay and MaxDay and beyond
// MaxYear.
func FromDay(d Day) Date {
	if d < firstDay || d > lastDay {
		return Date{}
	}
	year, _, _ := d.Civil()
	if year < -9999 || year > 9999 {
		return MustParse(yearText(year))
	}
	return MustParse(d.String())
}

// String returns the date as it was written, which is its only canonical
// form: Parse(d.String()) is d. The zero Date is "".
func (d Date) String() string { return d.text }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d.text == "" }

// Earliest returns the first day that d may mean. Qualifiers do not move it.
func (d Date) Earliest() Bound {
	if d.IsZero() {
		return Bound{Unknown, MinDay}
	}
	return d.earliest
}

// Latest returns the last day that d may mean. Qualifiers do not move it.
func (d Date) Latest() Bound {
	if d.IsZero() {
		return Bound{Unknown, MaxDay}
	}
	return d.latest
}

// Level returns the lowest conformance level of EDTF that has d: 0, 1 or 2.
func (d Date) Level() int { return int(d.level) }

// Precision returns the unit that d names.
func (d Date) Precision() Precision { return d.precision }

// Uncertain reports whether any part of d carries ? or %.
func (d Date) Uncertain() bool { return d.qualifier&uncertain != 0 }

// Approximate reports whether any part of d carries ~ or %.
func (d Date) Approximate() bool { return d.qualifier&approximate != 0 }

// Ends returns the two ends of an interval as dates; an open or unknown end is
// the zero Date. Any other date begins and ends with itself.
func (d Date) Ends() (start, end Date) {
	if d.precision != PrecisionInterval {
		return d, d
	}
	from, to, _ := strings.Cut(d.text, "/")
	return endDate(from), endDate(to)
}

func endDate(text string) Date {
	if text == "" || text == ".." {
		return Date{}
	}
	return MustParse(text)
}
