package tagger

import (
	"fmt"
	"strconv"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// maxAway bounds what is counted, in days, so that the result can be written.
const maxAway = 365 * 8000

// count completes a with the unit that lies n units from base.
func count(d *draft, base anchor, n int, a answer) answer {
	switch d.unit {
	case unitWeek, unitFortnight, unitWeekend:
		return week(d, base.ordinal()+edtf.Day(7*n*(1+b2i(d.unit == unitFortnight))), a)
	case unitMonth, unitQuarter:
		months := n * (1 + 2*b2i(d.unit == unitQuarter))
		y, m, _ := edtf.DayOf(int64(base.year), base.month, 1).AddMonths(int64(months)).Civil()
		a.value = yearValue(int(y)) + "-" + two(m)
		a.date = parse(fmt.Sprintf("%04d-%02d", y, m))
		if d.unit == unitQuarter {
			q := (m + 2) / 3
			a.value = fmt.Sprintf("%s-Q%d", yearValue(int(y)), q)
			a.date = parse(fmt.Sprintf("%04d-%d", y, 32+q))
		}
	case unitYear:
		a.value = yearValue(base.year + n)
		a.date = parse(fmt.Sprintf("%04d", base.year+n))
	case unitDecade:
		a.value = fmt.Sprintf("%03d", base.year/10+n)
		a.date = parse(a.value + "X")
	case unitCentury:
		a.value = two(base.year/100 + n)
		a.date = parse(a.value + "XX")
	case unitMillennium:
		a.value = strconv.Itoa(base.year/1000 + n)
		a.date = parse(a.value + "XXX")
	default:
		return onDay(d, base.ordinal()+edtf.Day(n), a)
	}
	return a
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// week completes a with the ISO week of a day, or its weekend.
func week(d *draft, day edtf.Day, a answer) answer {
	monday := day - edtf.Day(isoWeekday(day)-1)
	year, _, _ := (monday + 3).Civil() // the week belongs to the year of its Thursday
	number := int(monday+3-edtf.DayOf(year, 1, 1))/7 + 1
	a.value = fmt.Sprintf("%04d-W%02d", year, number)
	first := monday
	if d.unit == unitWeekend {
		a.value += "-WE"
		first = monday + 5
	}
	a.date = parse(first.String() + "/" + (monday + 6).String())
	return a
}

// away resolves "24 years ago" and "two days later".
func (s *resolver) away(r *reader, d *draft) answer {
	sign := -1
	fallback := "PAST_REF"
	if d.ahead {
		sign = 1
		if !d.mention || s.o.Mode != News || r.tenseAt(d.first, d.last) != tensePast {
			fallback = "FUTURE_REF" // "weeks later he was gone" is past
		}
	}
	if d.fine != unitNone {
		return s.agoFine(d)
	}
	if d.qty.half && d.qty.n == 0 && d.unit >= unitDecade {
		d.qty, d.unit = quantity{n: unitDays(d.unit) / 730}, unitYear // half a century
	}
	need := grainYear
	switch {
	case d.unit <= unitFortnight:
		need = grainDay
	case d.unit <= unitQuarter || d.unit == unitYear && (d.qty.half || d.qty.tenth > 0):
		need = grainMonth
	}
	base := s.base(d, need)
	if a, ok := s.laterOn(d); ok {
		return a
	}
	guess := d.mention && base.kind != AnchorMention && base.has != grainNone && d.qty.n > 0
	if guess && (d.ahead || d.unit < unitMonth || s.o.Mode == Narrative) {
		// "two days later" with nothing said before it; but what is compared with
		// "a year earlier" is of the publication
		base = anchor{}
	}
	days := d.qty.n * unitDays(d.unit)
	if d.qty.vague || d.unit < unitDay || base.has == grainNone || days > maxAway {
		return answer{value: fallback, basis: timeline.Assumed, sure: sureVague}
	}
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureReference}
	if d.mod != "" {
		a.sure = sureVague
	}
	if guess {
		a.sure = sureNearest
	}
	at := *d
	n := sign * d.qty.n
	if d.unit == unitYear && (d.qty.half || d.qty.tenth > 0) {
		at.unit = unitMonth
		n = sign * (12*d.qty.n + 6*b2i(d.qty.half) + 12*d.qty.tenth/10)
	} else if d.qty.half || d.qty.tenth > 0 {
		return answer{value: fallback, basis: timeline.Assumed, sure: sureVague}
	}
	return count(&at, base, n, a)
}

func unitDays(u unit) int {
	switch u {
	case unitWeek, unitFortnight, unitWeekend:
		return 14
	case unitMonth, unitQuarter:
		return 92
	case unitYear:
		return 366
	case unitDecade:
		return 3653
	case unitCentury:
		return 36525
	case unitMillennium:
		return 365250
	default:
		return 1
	}
}

// now resolves a time whose day is not named, or named after it: "8:45 a.m.
// (13:45 UTC) on Sunday".
func (s *resolver) now(r *reader, d *draft) answer {
	base := s.base(d, grainDay)
	if d.rel == relNone && d.clock {
		if a, ok := s.dayAfter(r, d); ok {
			return a
		}
	}
	if d.rel == relNone && s.seen[grainDay].has == grainDay && (s.o.Mode == Narrative || !r.is(d.first-1, "of") || !r.is(d.first-2, "as")) {
		if base = s.seen[grainDay]; s.o.Mode == News && (s.strays(unitDay, base) || s.isOld(base) && !s.sameSentence(r, d, base)) {
			if base = s.recent(grainDay); s.isOld(base) {
				base = s.pub
			}
		}
	}
	if base.has == grainNone {
		return answer{value: "XXXX-XX-XX" + timeOf(d), sure: sureNothing}
	}
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureReference}
	if d.rel == relNone {
		a.sure = sureNearest
	}
	return onDay(d, base.ordinal()+edtf.Day(offset(d.rel)), a)
}

// dayAfter resolves the time d on a day that the next few words name.
func (s *resolver) dayAfter(r *reader, d *draft) (answer, bool) {
	const reach = 8
	for i := d.last; i < d.last+reach && i < len(r.toks) && !r.ends(i); i++ {
		if !r.is(i-1, "on") && i > d.last || r.opens(i) && !r.afterNoon(i) {
			continue
		}
		day, end := r.core(i)
		if end == i || !day.onDay() {
			continue
		}
		day = withTime(day, *d)
		day.first, day.last = i, end
		return s.resolve(r, &day), true
	}
	return answer{}, false
}
