package tagger

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// onDay completes a with the day and the time of d.
func onDay(d *draft, day edtf.Day, a answer) answer {
	y, m, dd := day.Civil()
	at := *d
	at.month, at.day = m, dd
	a.value = yearValue(int(y)) + monthDay(&at) + timeOf(d)
	a.date = parse(edtf.FromDay(day).String() + clockOf(&at))
	if a.basis == "" {
		a.basis = timeline.Resolved
	}
	return a
}

// weekday resolves a weekday without a date.
func (s *resolver) weekday(r *reader, d *draft) answer {
	base := s.base(d, grainDay)
	if base.has == grainNone {
		return answer{value: "XXXX-WXX-" + strconv.Itoa(d.weekday) + timeOf(d), sure: sureNothing}
	}
	today := base.ordinal()
	ahead := edtf.Day((d.weekday - isoWeekday(today) + 7) % 7)
	back := (7 - ahead) % 7
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureReference}
	if d.unit == unitWeek {
		return onDay(d, today+edtf.Day(7*offset(d.rel)+d.weekday-isoWeekday(today)), a)
	}
	switch d.rel {
	case relLast, relPrior:
		return onDay(d, today-(back+6)%7-1, a)
	case relAfter:
		return onDay(d, today+(ahead+6)%7+1, a)
	case relNext:
		soon := today + (ahead+6)%7 + 1
		if d.ahead {
			return onDay(d, soon, a) // "this coming Sunday"
		}
		later := today + edtf.Day(7-isoWeekday(today)+d.weekday)
		a.sure = sureNearest
		a = onDay(d, later, a)
		s.read(&a, onDay(d, soon, answer{}).date)
		return a
	case relThis:
		return onDay(d, today+edtf.Day(d.weekday-isoWeekday(today)), a)
	case relSame:
		return onDay(d, today-back, a)
	case relNone:
	}
	if begin, ok := s.rangeBefore(r, d); ok {
		a.anchor = begin
		return onDay(d, begin.ordinal()+edtf.Day((d.weekday-isoWeekday(begin.ordinal())+7)%7), a)
	}
	if ahead == 0 {
		return onDay(d, today, a)
	}
	if base.kind == AnchorMention {
		a.sure = sureNearest
		return onDay(d, today+ahead, a)
	}
	return s.byTense(r, d, today-back, today+ahead, a)
}

// rangeBefore returns the day from which a range leads to d, as in "from
// Monday to Friday".
func (s *resolver) rangeBefore(r *reader, d *draft) (anchor, bool) {
	begin := s.seen[grainDay]
	if len(s.out) == 0 || begin.has != grainDay || begin.at != len(s.out)-1 {
		return anchor{}, false
	}
	n := d.first - 1
	if s.out[begin.at].EndByte != r.at(n-1).end {
		return anchor{}, false
	}
	from := s.out[begin.at].StartByte
	between := r.is(n, "and") && ends(r.text[max(0, from-16):from], "between") > 0
	return begin, between || r.is(n, "to", "through", "until", "till") || r.mark(n, '-')
}

// byTense chooses between a day behind and one ahead.
func (s *resolver) byTense(r *reader, d *draft, behind, ahead edtf.Day, a answer) answer {
	a.sure = sureTense
	switch r.tenseAt(d.first, d.last) {
	case tensePast:
		return onDay(d, behind, a)
	case tenseFuture:
		return onDay(d, ahead, a)
	case tenseOpen:
		a.sure = sureTie
		if today := a.anchor.ordinal(); ahead-today < today-behind {
			behind, ahead = ahead, behind
		}
	case tenseNone, tensePresent:
	}
	a.sure = sureTie
	a = onDay(d, behind, a)
	s.read(&a, onDay(d, ahead, answer{}).date)
	return a
}

// maxMonths is how many months off a day is looked for that has its weekday: a
// Friday the 13th comes within a year.
const maxMonths = 8

// dayAlone resolves a day of a month that is not named: "the 7th" after
// "5 June", "Tuesday the 5th".
func (s *resolver) dayAlone(r *reader, d *draft) answer {
	if d.month > 0 {
		return s.calendar(r, d)
	}
	base := s.base(d, grainMonth)
	if at := s.seen[grainMonth]; at.has >= grainMonth && s.sameSentence(r, d, at) {
		base = at
	}
	if base.has == grainNone {
		return answer{value: "XXXX-XX-" + two(d.day), sure: sureNothing}
	}
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureNearest}
	for n := range 2*maxMonths + 1 {
		off := (n + 1) / 2 // 0, 1, -1, 2, -2 ...
		if n%2 == 0 {
			off = -off
		}
		first := edtf.DayOf(int64(base.year), base.month, 1).AddMonths(int64(off))
		y, m, _ := first.Civil()
		if d.day <= edtf.MonthLength(y, m) && d.fits(first+edtf.Day(d.day-1)) {
			return onDay(d, first+edtf.Day(d.day-1), a)
		}
	}
	return answer{value: "XXXX-XX-" + two(d.day), sure: sureNothing}
}

// season resolves seasons, quarters and halves.
func (s *resolver) season(r *reader, d *draft) answer {
	code, edtfCode, month, months := d.periodCodes()
	year, a := d.year, answer{basis: timeline.Stated, sure: sureStated}
	switch {
	case d.hasYear && d.short:
		year = s.century(year)
	case !d.hasYear:
		base := s.base(d, grainMonth)
		if base.has == grainNone {
			base = s.base(d, grainYear)
		}
		if base.has == grainNone {
			return answer{value: "XXXX-" + code, sure: sureNothing}
		}
		a = answer{basis: timeline.Resolved, anchor: base, sure: sureNearest}
		year = base.year
		if (d.form == formPeriod || d.ofYear) && d.rel != relNone {
			year += offset(d.rel)
		} else if base.has >= grainMonth {
			t := r.tenseAt(d.first, d.last)
			if d.form == formPeriod && t == tenseFuture && justOver(base, month, months) {
				t = tenseNone // "will report a loss for the third quarter"
			}
			c := yearly(base, d.rel, t, func(year int) (span, bool) {
				return monthSpan(year, month, months), true
			})
			year, a.sure = c.year, c.sure
			if c.other != 0 {
				defer func() { s.read(&a, parse(fmt.Sprintf("%04d-%d", c.other, edtfCode))) }()
			}
		}
	}
	a.value = yearValue(year) + "-" + code
	a.date = parse(fmt.Sprintf("%04d-%d", year, edtfCode))
	return a
}

// periodCodes returns how TIMEX3 and EDTF write the season or part of a year,
// and the months it has.
func (d *draft) periodCodes() (code string, edtfCode, month, months int) {
	switch {
	case d.form == formSeason:
		return seasonCodes[d.season], 20 + d.season, 3 * d.season, 3
	case d.half:
		return "H" + strconv.Itoa(d.period), 39 + d.period, 6*d.period - 5, 6
	}
	return "Q" + strconv.Itoa(d.period), 32 + d.period, 3*d.period - 2, 3
}

// offset returns how many units away rel lies.
func offset(which rel) int {
	switch which {
	case relLast, relPrior:
		return -1
	case relNext, relAfter:
		return 1
	default:
		return 0
	}
}

// unit resolves "last year", "this week", "the following day".
func (s *resolver) unit(r *reader, d *draft) answer {
	if d.unit == unitNone {
		return s.thatTime()
	}
	need := grainYear
	switch {
	case d.unit <= unitFortnight:
		need = grainDay
	case d.unit <= unitQuarter:
		need = grainMonth
	}
	base := s.base(d, need)
	if d.loose && s.o.Mode == News && s.pub.has >= need && (s.strays(d.unit, base) && !s.sameSentence(r, d, base) || r.tenseAt(d.first, d.last) == tenseFuture) {
		base = s.recent(need)
	}
	if d.rel == relSame && s.isAhead(base) && !s.sameSentence(r, d, base) && r.tenseAt(d.first, d.last) == tensePast {
		base = s.recent(need) // "a hearing on 20 September. A court ruled the same day"
	}
	if base.has == grainNone {
		return answer{value: unresolved(d.unit), sure: sureNothing}
	}
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureReference}
	if d.rel == relSame && base.kind == AnchorPublication {
		a.sure = sureNearest
	}
	if d.unit == unitWeekend && d.rel == relSame && s.o.Mode == News && s.pub.has == grainDay {
		back := (isoWeekday(s.pub.ordinal()) + 1) % 7 // days since Saturday
		a.anchor, a.sure = s.pub, sureNearest
		if r.tenseAt(d.first, d.last) == tenseFuture {
			back = 0
		}
		return week(d, s.pub.ordinal()-edtf.Day(back), a)
	}
	if d.unit == unitQuarter && d.rel == relSame {
		return s.theQuarter(base, d, a)
	}
	if d.full && d.unit == unitYear && s.pub.month > 0 && s.pub.month <= 3 && base.year == s.pub.year && r.tenseAt(d.first, d.last) == tensePast {
		return count(d, base, -1, a)
	}
	if d.unit == unitNight {
		at := *d
		at.part = "NI"
		return onDay(&at, base.ordinal()+edtf.Day(offset(d.rel)), a)
	}
	return count(d, base, offset(d.rel), a)
}

// theQuarter resolves "the quarter": the one mentioned last, and otherwise the
// one that was over before, as that is what is reported.
func (s *resolver) theQuarter(base anchor, d *draft, a answer) answer {
	last := len(s.out) - 1
	if d.loose && s.quarter > 0 && s.quarter > last-lookAround {
		last = s.quarter - 1 // the next one may only be compared with
	}
	for i := last; i >= max(0, len(s.out)-lookAround); i-- {
		if e := &s.out[i]; strings.Contains(e.Value, "-Q") && !e.Date.IsZero() {
			a.value, a.date, a.sure = e.Value, e.Date, sureNearest
			a.anchor.kind, a.anchor.at = AnchorMention, i
			return a
		}
	}
	a.sure = sureNearest
	return count(d, base, -1, a)
}

func unresolved(u unit) string {
	switch u {
	case unitWeek, unitFortnight:
		return "XXXX-WXX"
	case unitWeekend:
		return "XXXX-WXX-WE"
	case unitMonth:
		return "XXXX-XX"
	case unitQuarter:
		return "XXXX-QX"
	case unitYear, unitDecade, unitCentury, unitMillennium:
		return "XXXX"
	default:
		return "XXXX-XX-XX"
	}
}
