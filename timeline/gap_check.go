package timeline

import "dateline/timeline/edtf"

// Check is the answer to whether a claimed length fits the dates of its two
// ends, with what is needed to explain it.
type Check struct {
	Outcome  Outcome
	From, To edtf.Date
	Length   Length

	// Shortest and Longest bound the time that may have passed. An Open one
	// has no limit on its side; an Unknown one is left untold by an unknown
	// end. Shortest is negative when the two dates overlap.
	Shortest, Longest Elapsed

	Reading          Reading // how the length was read
	ReadingDependent bool    // a bare length fits under one reading and not under the other

	// WouldHold and WouldFail tell what the days as written would give where an
	// uncertain date or an unknown end keeps Outcome at CannotTell.
	WouldHold, WouldFail bool

	Tolerance              Allowance // of "about" and "nearly"
	FromWidened, ToWidened Widening  // of approximate dates
	Off                    Off

	from, to days // after widening
	reversed bool // the end comes before the start, whatever days are meant
}

// Outcome is what a check came to.
type Outcome string

// The outcomes: the claim is right, or wrong, for every pair of days that the
// two dates may mean, or for some pairs only.
const (
	Holds      Outcome = "holds"
	Fails      Outcome = "fails"
	CannotTell Outcome = "cannot-tell"
)

// Reading says how the number of a claimed length was read.
type Reading string

// The readings.
const (
	// ReadingCalendar adds the length to the start on the calendar.
	ReadingCalendar Reading = "calendar"
	// ReadingTolerance does so too, and allows Check.Tolerance.
	ReadingTolerance Reading = "tolerance"
	// ReadingCompleted counts the units that were completed.
	ReadingCompleted Reading = "completed-units"
	// ReadingSubtraction subtracts the calendar years or months.
	ReadingSubtraction Reading = "calendar-subtraction"
	// ReadingBoth tried the last two, which agree.
	ReadingBoth Reading = "both"
	// ReadingEither allowed either of the two for each pair of days, as
	// neither decides alone.
	ReadingEither Reading = "either"
)

// Off is how far a gap is off the claimed length, over all pairs of days of
// its ends: negative where it is too short, positive where it is too long,
// zero where it fits. For ends in the wrong order it is how far the end is
// from the start.
type Off struct {
	Low  Elapsed // for the last start and the first end; Open when without limit
	High Elapsed // for the first start and the last end; Open when without limit
}

// Nearest returns the least distance that any pair of days is off: zero if one
// fits, and zero too where the unequal lengths of months keep every pair from
// an exact length that lies in their midst.
func (o Off) Nearest() Elapsed {
	switch {
	case o.High.Kind == edtf.Known && o.High.TotalDays < 0:
		return o.High
	case o.Low.Kind == edtf.Known && o.Low.TotalDays > 0:
		return o.Low
	default:
		return Elapsed{}
	}
}

// Check judges the claimed length against the dates of the two ends. Each date
// stands for every day from its earliest to its latest, and an approximate one
// for some days around those. The claim holds when it is right for every pair
// of days and fails when it is wrong for every pair. An uncertain date, an
// unknown end, a zero Date or an invalid Length makes it CannotTell.
func (l Length) Check(from, to edtf.Date) Check {
	c := Check{Outcome: CannotTell, From: from, To: to, Length: l, Reading: l.reading()}
	if l.Validate() != nil || from.IsZero() || to.IsZero() {
		return c
	}
	c.Tolerance = l.Tolerance()
	c.FromWidened, c.ToWidened = widening(from), widening(to)
	c.from = daysOf(from).widened(c.FromWidened)
	c.to = daysOf(to).widened(c.ToWidened)
	c.Shortest = elapsed(c.from.last, from.Latest(), c.to.first, to.Earliest())
	c.Longest = elapsed(c.from.first, from.Earliest(), c.to.last, to.Latest())
	if c.to.last < c.from.first {
		c.reversed = true
		c.Outcome = Fails
		c.Off = Off{Low: c.Shortest, High: c.Longest}
	} else {
		c.Outcome = l.judge(c.from, c.to)
		c.Off = Off{
			Low:  distance(l.window(c.from.last), c.to.first),
			High: distance(l.window(c.from.first), c.to.last),
		}
		c.Reading, c.ReadingDependent = l.readingFor(c.Outcome, c.from, c.to)
	}
	if c.capped() {
		c.WouldHold, c.WouldFail = c.Outcome == Holds, c.Outcome == Fails
		c.Outcome = CannotTell
	}
	return c
}

// capped reports whether a date is not to be relied on.
func (c Check) capped() bool {
	return c.From.Uncertain() || c.To.Uncertain() || hasUnknownEnd(c.From) || hasUnknownEnd(c.To)
}

// judge answers for every start in from and every end in to.
func (l Length) judge(from, to days) Outcome {
	outcome := judge(from, to, l.window)
	if outcome == CannotTell && l.Op == OpExactly && !l.reaches(from, to) {
		return Fails
	}
	return outcome
}

// judge asks for the windows of the first and the last start only. As windows
// move one way, the days that fit every start are those from the last window's
// first to the first window's last, and those that fit any start lie between
// the first window's first and the last window's last.
func judge(from, to days, window func(edtf.Day) days) Outcome {
	first, last := window(from.first), window(from.last)
	switch {
	case last.first <= to.first && to.last <= first.last:
		return Holds
	case to.last < first.first || to.first > last.last:
		return Fails
	default:
		return CannotTell
	}
}

// reaches reports whether any start in from lies exactly l before any end in
// to. This must be asked because months differ in length: no day is one month
// before the 31st of March, though 28 February and 1 March lie either side.
func (l Length) reaches(from, to days) bool {
	length := l.Unit.times(l.N)
	start := max(from.first, back(to.first, length))
	for start <= from.last && ahead(start, length) < to.first {
		start++ // at most three times: a short month hides no more days
	}
	return start <= from.last && ahead(start, length) <= to.last
}

// reading returns the reading of l before anything is known of the dates.
func (l Length) reading() Reading {
	switch l.Op {
	case OpAbout, OpNearly:
		return ReadingTolerance
	case OpBare, OpFirstIn:
		if l.Unit == UnitDay || l.Unit == UnitWeek {
			return ReadingCompleted
		}
		return ReadingBoth
	default:
		return ReadingCalendar
	}
}

// readingFor returns the reading that made l come to outcome, and whether the
// two readings of a bare length disagree about it.
func (l Length) readingFor(outcome Outcome, from, to days) (reading Reading, dependent bool) {
	reading = l.reading()
	if reading != ReadingBoth || outcome == Fails {
		return reading, false
	}
	completed, subtracted := judge(from, to, l.completed), judge(from, to, l.subtracted)
	switch {
	case outcome == CannotTell:
		return ReadingEither, false
	case completed == Holds && subtracted == Holds:
		return ReadingBoth, false
	case completed == Holds:
		return ReadingCompleted, subtracted == Fails
	case subtracted == Holds:
		return ReadingSubtraction, completed == Fails
	default:
		return ReadingEither, true
	}
}

// distance returns how far end lies outside a window.
func distance(window days, end edtf.Day) Elapsed {
	switch {
	case end < window.first:
		return Between(window.first, end)
	case end > window.last:
		return Between(window.last, end)
	default:
		return Elapsed{}
	}
}

// elapsed returns the time between two ends, with the kind of the bounds that
// they stand for.
func elapsed(from edtf.Day, fromBound edtf.Bound, to edtf.Day, toBound edtf.Bound) Elapsed {
	if fromBound.Kind == edtf.Unknown || toBound.Kind == edtf.Unknown {
		return Elapsed{Kind: edtf.Unknown}
	}
	return Between(from, to)
}

func daysOf(d edtf.Date) days {
	return days{first: d.Earliest().Day, last: d.Latest().Day}
}

func hasUnknownEnd(d edtf.Date) bool {
	return d.Earliest().Kind == edtf.Unknown || d.Latest().Kind == edtf.Unknown
}
