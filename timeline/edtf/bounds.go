package edtf

// The first and the last day that are counted.
var (
	firstDay = DayOf(-MaxYear, 1, 1)
	lastDay  = DayOf(MaxYear, 12, 31)
)

// The numbers that stand for a part of a year in the place of a month.
const (
	firstSeason   = 21
	firstNorthern = 25
	firstSouthern = 29
	firstPart     = 33 // quarters, then thirds, then halves
	firstHalf     = 40
	lastSeason    = 41
)

// seasons gives the first month and the length in months of the parts of a
// year from 21 on. The standard leaves the seasons open; these are the
// meteorological ones. A season that begins in December ends in the next year.
var seasons = [...]struct{ month, length int }{
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 21-24: spring to winter, hemisphere not given
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 25-28: of the north
	{9, 3}, {12, 3}, {3, 3}, {6, 3}, // 29-32: of the south
	{1, 3}, {4, 3}, {7, 3}, {10, 3}, // 33-36: quarters
	{1, 4}, {5, 4}, {9, 4}, // 37-39: thirds
	{1, 6}, {7, 6}, // 40-41: halves
}

// span returns the first and the last day of s. It is false if there is no
// such day at all, as in 156X-11-31.
func (s *single) span() (lo, hi Day, ok bool) {
	switch {
	case s.year.long || s.year.significant > 0:
		from, to := s.year.rounded()
		return dayOf(from, 1, 1), dayOf(to, 12, 31), true
	case s.month == field{}:
		return DayOf(s.year.at(0), 1, 1), DayOf(s.year.at(s.year.count()-1), 12, 31), true
	case s.season() > 0:
		season := seasons[s.season()-firstSeason]
		lo = DayOf(s.year.at(0), season.month, 1)
		hi = DayOf(s.year.at(s.year.count()-1), season.month, 1).AddMonths(int64(season.length)) - 1
		return lo, hi, true
	}
	lo, ok = s.outermost(false)
	if !ok {
		return 0, 0, false
	}
	hi, _ = s.outermost(true)
	return lo, hi, true
}

// outermost returns the first or the last day that fits the year, month and
// day of s. Whether a year has a fitting day depends only on its being a leap
// year, so that at most two of the years are searched.
func (s *single) outermost(last bool) (Day, bool) {
	var tried [2]bool
	n := s.year.count()
	for i := range n {
		if last {
			i = n - 1 - i
		}
		year := s.year.at(i)
		kind := 0
		if leap(year) {
			kind = 1
		}
		if tried[kind] {
			continue
		}
		tried[kind] = true
		if day, ok := s.outermostOf(year, last); ok {
			return day, true
		}
	}
	return 0, false
}

func (s *single) outermostOf(year int64, last bool) (Day, bool) {
	for m := 1; m <= 12; m++ {
		month := mirrored(m, 12, last)
		if !s.month.may(month) {
			continue
		}
		length := MonthLength(year, month)
		for d := 1; d <= length; d++ {
			day := mirrored(d, length, last)
			if s.day == (field{}) || s.day.may(day) {
				return DayOf(year, month, day), true
			}
		}
	}
	return 0, false
}

// mirrored counts from 1 up to n, or from n down to 1.
func mirrored(i, n int, down bool) int {
	if down {
		return n + 1 - i
	}
	return i
}

// rounded returns the first and the last year that share the significant
// digits of y.
func (y *year) rounded() (from, to int64) {
	from = y.magnitude
	if !y.long {
		from = max(y.at(0), -y.at(0))
	}
	to = from
	if y.significant > 0 && from <= MaxYear {
		unit := pow10(y.width - y.significant)
		from -= from % unit
		to = from + unit - 1
	}
	if y.negative {
		return -to, -max(from, 1) // there is no year -0000
	}
	return from, to
}

// dayOf is DayOf, but puts every day that is not counted just outside those
// that are.
func dayOf(year int64, month, day int) Day {
	switch {
	case year > MaxYear:
		return lastDay + 1
	case year < -MaxYear:
		return firstDay - 1
	default:
		return DayOf(year, month, day)
	}
}

// date sums e up as a Date.
func (e *expr) date(text string) Date {
	d := Date{text: text, level: e.level(), precision: e.precision()}
	switch e.shape {
	case alone, interval:
		d.earliest, d.latest = bound(e.from.kind, e.from.at.lo, MinDay), bound(e.to.kind, e.to.at.hi, MaxDay)
		d.qualifier = e.from.at.doubts() | e.to.at.doubts()
	case oneOf, allOf:
		from, to := e.members[0].from, e.members[0].to
		for i := range e.members {
			m := &e.members[i]
			from.kind, to.kind = max(from.kind, m.from.kind), max(to.kind, m.to.kind)
			from.at.lo, to.at.hi = min(from.at.lo, m.from.at.lo), max(to.at.hi, m.to.at.hi)
			d.qualifier |= m.from.at.doubts() | m.to.at.doubts()
		}
		d.earliest, d.latest = bound(from.kind, from.at.lo, MinDay), bound(to.kind, to.at.hi, MaxDay)
	}
	return d
}

// bound returns the bound of a kind; a day that is not counted is unknown.
func bound(kind BoundKind, day, limit Day) Bound {
	switch {
	case kind != Known:
		return Bound{kind, limit}
	case day < firstDay || day > lastDay:
		return Bound{Unknown, limit}
	default:
		return Bound{Known, day}
	}
}
