package timeline

import "dateline/timeline/edtf"

// The tolerances of the words that stretch a number. They are policy, not
// fact, so every answer that used one says so.
const (
	// AboutPercent is how far "about N" reaches either way, in percent of N,
	// unless half a unit is more.
	AboutPercent = 5
	// AboutRoundPercent takes the place of AboutPercent when N is a multiple of
	// RoundStep: "about 60 years" is said more loosely than "about 61".
	AboutRoundPercent = 10
	// NearlyRoundPercent is how far "nearly N" reaches down, in percent of N,
	// when N is a multiple of RoundStep from NearlyRoundFrom up. Otherwise it
	// reaches down one unit.
	NearlyRoundPercent = 10
	// NearlyRoundFrom is the least round number that "nearly" treats as one.
	NearlyRoundFrom = 20
	// RoundStep is what a round number is a multiple of.
	RoundStep = 10
	// MonthDays is the length of the month that a share of a month is taken of.
	MonthDays = 30
)

// Allowance is an amount of calendar time by which a mark may be missed: whole
// months, then days. The zero Allowance is none.
type Allowance struct{ Months, Days int }

// String returns a in words, such as "1 year 2 months 12 days".
func (a Allowance) String() string {
	return Elapsed{Years: a.Months / 12, Months: a.Months % 12, Days: a.Days}.String()
}

// size orders allowances, months counted as MonthDays days.
func (a Allowance) size() int { return a.Months*MonthDays + a.Days }

// HalfUnit returns half a unit in whole days and months: what "about" reaches
// at least, and what "~" widens a date of that precision by. Half a week is 3
// days, and half a day counts as a whole one, as nothing less can be seen.
func HalfUnit(u Unit) Allowance {
	switch u {
	case UnitDay:
		return Allowance{Days: 1}
	case UnitWeek:
		return Allowance{Days: 3}
	case UnitMonth:
		return Allowance{Days: MonthDays / 2}
	case UnitYear:
		return Allowance{Months: 6}
	case UnitDecade:
		return Allowance{Months: 60}
	default:
		return Allowance{}
	}
}

// Tolerance returns how far l may miss its number: both ways for "about",
// short of it for "nearly", and none for every other Op.
func (l Length) Tolerance() Allowance {
	switch l.Op {
	case OpAbout:
		return l.aboutTolerance()
	case OpNearly:
		if l.N >= NearlyRoundFrom && l.N%RoundStep == 0 {
			return l.Unit.times(l.N * NearlyRoundPercent / 100)
		}
		return l.Unit.times(1)
	default:
		return Allowance{}
	}
}

func (l Length) aboutTolerance() Allowance {
	percent := AboutPercent
	if l.N%RoundStep == 0 {
		percent = AboutRoundPercent
	}
	whole := l.Unit.times(l.N)
	// Months are turned into days of thirty to take the share, and back, so
	// that 5 % of 24 years is 14 months and 12 days.
	days := whole.size() * percent / 100
	share := Allowance{Days: days}
	if whole.Months > 0 {
		share = Allowance{Months: days / MonthDays, Days: days % MonthDays}
	}
	if half := HalfUnit(l.Unit); half.size() > days {
		return half
	}
	return share
}

// times returns n units.
func (u Unit) times(n int) Allowance {
	switch u {
	case UnitDay:
		return Allowance{Days: n}
	case UnitWeek:
		return Allowance{Days: 7 * n}
	case UnitMonth:
		return Allowance{Months: n}
	case UnitYear:
		return Allowance{Months: 12 * n}
	case UnitDecade:
		return Allowance{Months: 120 * n}
	default:
		return Allowance{}
	}
}

// days is the set of days from first to last, both included. Either may be
// open.
type days struct{ first, last edtf.Day }

func (s days) single() bool { return s.first == s.last && !isOpen(s.first) }

// widened returns s with both ends moved outwards.
func (s days) widened(by Widening) days {
	return days{first: back(s.first, by.Before), last: ahead(s.last, by.After)}
}

// window returns the days on which a gap of length l can end when it starts on
// a. Both ends of the window move the same way as a, never the other way:
// [judge] rests on that.
func (l Length) window(a edtf.Day) days {
	mark := ahead(a, l.Unit.times(l.N))
	switch l.Op {
	case OpExactly:
		return days{mark, mark}
	case OpAtLeast:
		return days{mark, edtf.MaxDay}
	case OpMoreThan:
		return days{plusDays(mark, 1), edtf.MaxDay}
	case OpAtMost:
		return days{edtf.MinDay, mark}
	case OpLessThan:
		return days{edtf.MinDay, plusDays(mark, -1)}
	case OpBetween:
		return days{mark, ahead(a, l.Unit.times(l.M))}
	case OpNearly:
		whole, less := l.Unit.times(l.N), l.Tolerance()
		from := ahead(a, Allowance{Months: whole.Months - less.Months, Days: whole.Days - less.Days})
		return days{from, plusDays(mark, -1)}
	case OpAbout:
		return l.aboutWindow(a)
	default: // OpBare, OpFirstIn
		c, s := l.completed(a), l.subtracted(a)
		// The two overlap, as the mark itself is in both, so that together they
		// are one window too.
		return days{min(c.first, s.first), max(c.last, s.last)}
	}
}

// aboutWindow moves the mark itself by months before days, so that a start on
// the 31st is clamped once.
func (l Length) aboutWindow(a edtf.Day) days {
	whole, t := l.Unit.times(l.N), l.Tolerance()
	first := ahead(a, Allowance{Months: whole.Months - t.Months, Days: whole.Days - t.Days})
	last := ahead(a, Allowance{Months: whole.Months + t.Months, Days: whole.Days + t.Days})
	return days{first, last}
}

// completed returns the days on which N units have been completed, and N+1
// have not.
func (l Length) completed(a edtf.Day) days {
	return days{
		first: ahead(a, l.Unit.times(l.N)),
		last:  plusDays(ahead(a, l.Unit.times(l.N+1)), -1),
	}
}

// subtracted returns the days whose calendar year (or month) is N more than
// that of a, whatever the day: 1961 to 2024 is 63 years. Decades are years
// subtracted and counted in full tens. Days and weeks have no such reading,
// so that theirs is the one of completed units.
func (l Length) subtracted(a edtf.Day) days {
	if isOpen(a) {
		return days{a, a}
	}
	year, month, _ := a.Civil()
	n := int64(l.N)
	switch l.Unit {
	case UnitMonth:
		start := edtf.DayOf(year, month, 1).AddMonths(n)
		return days{start, start.AddMonths(1) - 1}
	case UnitYear:
		return days{edtf.DayOf(year+n, 1, 1), edtf.DayOf(year+n, 12, 31)}
	case UnitDecade:
		return days{edtf.DayOf(year+10*n, 1, 1), edtf.DayOf(year+10*n+9, 12, 31)}
	default:
		return l.completed(a)
	}
}

// ahead returns the day an amount of time after d, months before days. Open
// ends stay open.
func ahead(d edtf.Day, by Allowance) edtf.Day {
	return plusDays(d.AddMonths(int64(by.Months)), by.Days)
}

// back returns the day an amount of time before d.
func back(d edtf.Day, by Allowance) edtf.Day {
	return ahead(d, Allowance{Months: -by.Months, Days: -by.Days})
}

func plusDays(d edtf.Day, n int) edtf.Day {
	if isOpen(d) {
		return d
	}
	return d + edtf.Day(n)
}
