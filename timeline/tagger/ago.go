package tagger

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// away matches a point that is counted: "24 years ago", "two days later",
// "a week from now".
func (r *reader) away(i int) (draft, int) {
	mod, n := r.lengthMod(i)
	q, u, end := r.span(n)
	if u == unitNone {
		if !r.at(n).lex.plural || r.at(n).lex.unit == 0 {
			return r.longAgo(i)
		}
		q, u, end = quantity{vague: true}, r.at(n).lex.unit, n+1
	}
	d := draft{typ: TypeDate, form: formAway, unit: u, qty: q, mod: mod}
	if u < unitDay {
		d.typ = TypeTime
	}
	switch {
	case r.is(end, "ago"):
		return r.agoOn(d, end+1)
	case r.is(end, "back") && !r.is(end+1, "to", "in", "from", "then"):
		return d, end + 1
	case r.is(end, "from") && r.is(end+1, "now", "today"):
		d.ahead = true
		return d, end + 2
	case r.is(end, "hence"):
		d.ahead = true
		return d, end + 1
	case r.is(end, "later", "afterwards", "afterward") && !r.is(end+1, "than"), r.is(end, "on") && r.mark(end+1, ','):
		d.ahead, d.mention = true, true
		return d, end + 1
	case r.is(end, "earlier", "before", "previously", "beforehand", "prior") && r.pauses(end+1), r.is(end, "earlier") && !r.is(end+1, "than"):
		d.mention = true
		return d, end + 1
	}
	return draft{}, i
}

// longAgo matches "long ago", which has no number.
func (r *reader) longAgo(i int) (draft, int) {
	if r.is(i, "long") && r.is(i+1, "ago") {
		return draft{typ: TypeDate, form: formVague, value: "PAST_REF"}, i + 2
	}
	return draft{}, i
}

// agoOn matches what makes "a year ago" finer: "a year ago today", "a week ago
// Monday", "two years ago this month".
func (r *reader) agoOn(d draft, n int) (draft, int) {
	if d.unit < unitWeek || !d.qty.exact() || d.mod != "" {
		return d, n
	}
	t := r.at(n)
	switch {
	case r.is(n, "today"):
		d.fine = unitDay
	case t.lex.weekday > 0 && t.capital && !t.lex.short && t.low[len(t.low)-1] != 's' && r.at(n+1).lex.part == "":
		d.fine, d.weekday = unitDay, t.lex.weekday
	case r.is(n, "this") && r.is(n+1, "week", "month") && r.at(n+1).lex.unit < d.unit:
		d.fine = r.at(n + 1).lex.unit
		n++
	default:
		return d, n
	}
	return d, n + 1
}

// agoFine resolves it: the day, week or month of the publication, so many units
// before. A weekday is the one nearest to the publication.
func (s *resolver) agoFine(d *draft) answer {
	base := s.base(d, grainDay)
	if base.has == grainNone || d.qty.n*unitDays(d.unit) > maxAway {
		return answer{value: "PAST_REF", basis: timeline.Assumed, sure: sureVague}
	}
	day := base.ordinal()
	if d.weekday > 0 {
		day += edtf.Day((d.weekday-isoWeekday(day)+10)%7 - 3)
	}
	switch d.unit {
	case unitWeek, unitFortnight:
		day -= edtf.Day(7 * d.qty.n * (1 + b2i(d.unit == unitFortnight)))
	default:
		months := map[unit]int64{unitMonth: 1, unitQuarter: 3, unitYear: 12, unitDecade: 120, unitCentury: 1200}[d.unit]
		day = day.AddMonths(-months * int64(d.qty.n))
	}
	at := *d
	at.unit, at.weekday = d.fine, 0
	a := answer{basis: timeline.Resolved, anchor: base, sure: sureReference}
	y, m, dd := day.Civil()
	return count(&at, anchor{kind: base.kind, at: base.at, year: int(y), month: m, day: dd, has: grainDay}, 0, a)
}

// fromHoliday matches a day counted from a holiday: "two days before
// Christmas", "the day after Thanksgiving".
func (r *reader) fromHoliday(i int) (draft, int) {
	q, u, n := quantity{n: 1}, unitDay, i+2
	if !r.is(i, "the") || !r.is(i+1, "day") {
		q, u, n = r.span(i)
	}
	if u != unitDay && u != unitWeek || !q.exact() || q.n > 366 || !r.is(n, "before", "after") {
		return draft{}, i
	}
	d, end := r.festival(n + 1)
	if end == n+1 {
		return draft{}, i
	}
	d.off = q.n
	if u == unitWeek {
		d.off *= 7
	}
	if r.is(n, "before") {
		d.off = -d.off
	}
	return d, end
}

// weekOf matches the week of a weekday: "Monday of next week", "Friday last
// week".
func (r *reader) weekOf(d draft, n int) (draft, int) {
	at := r.skip(n, "of")
	if d.rel != relNone || !r.is(at, "this", "last", "next") || !r.is(at+1, "week") || r.mark(at+2, '\'') {
		return d, n
	}
	d.rel, d.unit = relOf(r.at(at).low), unitWeek
	return d, at + 2
}

// laterOn resolves hours and minutes that are counted from a time mentioned
// just before: "at 4 p.m. ... three hours later".
func (s *resolver) laterOn(d *draft) (answer, bool) {
	if !d.mention || !d.qty.exact() || d.unit != unitHour && d.unit != unitMinute || d.qty.n > 1000 {
		return answer{}, false
	}
	for i := len(s.out) - 1; i >= max(0, len(s.out)-2); i-- {
		e := &s.out[i]
		day := anchorOf(e.Date, AnchorMention, i)
		hour, minute, ok := clockIn(e.Value)
		if e.Type != TypeTime || day.has != grainDay || !ok {
			continue
		}
		minutes := d.qty.n
		if d.unit == unitHour {
			minutes *= 60
		}
		if !d.ahead {
			minutes = -minutes
		}
		minutes += 60*hour + minute
		const perDay = 24 * 60
		days := minutes / perDay
		if minutes %= perDay; minutes < 0 {
			minutes, days = minutes+perDay, days-1
		}
		at := draft{clock: true, hour: minutes / 60, min: minutes % 60, sec: -1}
		return onDay(&at, day.ordinal()+edtf.Day(days), answer{basis: timeline.Resolved, anchor: day, sure: sureNearest}), true
	}
	return answer{}, false
}

// clockIn returns the time on the clock of a value such as 2024-06-19T16:00.
func clockIn(value string) (hour, minute int, ok bool) {
	const day = len("2024-06-19")
	if len(value) < day+len("T16:00") || value[day] != 'T' || value[day+3] != ':' {
		return 0, 0, false
	}
	digits := [...]byte{value[day+1], value[day+2], value[day+4], value[day+5]}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
	}
	return 10*int(digits[0]-'0') + int(digits[1]-'0'), 10*int(digits[2]-'0') + int(digits[3]-'0'), true
}
