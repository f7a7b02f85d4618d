package tagger

// form tells which fields of a draft count, and how it is resolved.
type form uint8

const (
	formNone     form = iota
	formCalendar      // year, month, day and weekday, as far as they are known
	formDecade        // year is the first; two digits only when short
	formCentury       // n: 19 for the 19th
	formSeason        // season; year, or rel
	formPeriod        // quarter or half n of a year; year, or rel
	formUnit          // rel: this, last or next unit; n units away
	formAway          // n units from the anchor, behind or ahead
	formHoliday       // holiday; year, or rel
	formNow           // day parts and clock times without a day
	formVague         // value is PAST_REF, PRESENT_REF or FUTURE_REF
	formLength        // n units long
	formSet           // again each n units, or each weekday
	formYearDay       // a day number in the month last mentioned
	formSame          // the period mentioned last, in another year
	formRough         // a famous day: value is its date
)

// rel says where a unit, weekday, month or season lies from the anchor.
type rel uint8

const (
	relNone  rel = iota // the text does not say
	relLast             // the one before: last year
	relThis             // the one the anchor is in: this year
	relNext             // the one after: next year
	relSame             // the one last mentioned: that year, the same day
	relPrior            // before the one last mentioned: the previous year
	relAfter            // after the one last mentioned: the following year
)

// quantity is a number of units: 24, "several", two and a half.
type quantity struct {
	n     int
	half  bool // and a half
	tenth int  // a decimal digit, 2.5
	vague bool // several, a few, or a bare plural
}

// exact reports whether q is a whole number.
func (q quantity) exact() bool { return !q.vague && !q.half && q.tenth == 0 }

// draft is a match before it is resolved.
type draft struct {
	first, last int // tokens; last is the first one after
	typ         Type
	form        form
	mod         Mod
	rel         rel

	hasYear          bool
	year, month, day int
	weekday          int
	short            bool // a year or decade of two digits
	swapped          bool // day and month may also be the other way round
	season, period   int
	half             bool // the period is a half, not a quarter
	holiday          *holiday
	unit             unit
	qty              quantity
	rest             quantity // of the unit below: two hours and 30 minutes
	ahead            bool     // formAway: after the anchor
	fine             unit     // formAway: the unit that is left, as in "a year ago today"
	off              int      // formHoliday: days from it
	full             bool     // "the full year", which is over when it is reported
	weekend          bool     // formSet: each weekend
	ofYear           bool     // rel is of the year: "May of last year" and not "last May"
	loose            bool     // "the year", which need not be the one last mentioned
	mention          bool     // the anchor is the last mention, whatever the mode
	approx           bool
	value            string

	part      string // MO, AF, EV, NI, MI
	clock     bool
	hour, min int
	sec       int
	zone      string // Z or +08:00
	named     bool   // the zone has a name, such as EST, and no number
}

// isPoint reports whether d is something that "early" or "the end of" can
// stand before.
func (d *draft) isPoint() bool {
	switch d.form {
	case formCalendar, formDecade, formCentury, formSeason, formPeriod, formUnit, formHoliday:
		return d.part == "" && !d.clock
	default:
		return false
	}
}
