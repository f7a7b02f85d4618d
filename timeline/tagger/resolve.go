package tagger

import (
	"fmt"
	"strings"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// resolver turns drafts into expressions, in the order of the text.
type resolver struct {
	o    Options
	pub  anchor
	seen mentions
	out  []Expression
	// one more than the place of the last quarter that is told of
	quarter int
	// for each expression whether it is a period that another is compared with
	compared []bool
}

// answer is what a draft was resolved to.
type answer struct {
	value    string
	date     edtf.Date
	basis    timeline.Basis
	anchor   anchor
	sure     float64
	readings []edtf.Date
	weekday  *WeekdayMismatch
}

// add resolves d and appends it to the expressions.
func (s *resolver) add(r *reader, d *draft) {
	first, last := r.at(d.first), r.at(d.last-1)
	if s.o.Mode == Narrative && d.value == "FUTURE_REF" && !r.is(d.last-1, "future") {
		if d.unit == unitNone {
			return // "soon" in a story is not counted from now
		}
		d.typ, d.form = TypeDuration, formLength // nor are "the coming years"
	}
	a := s.resolve(r, d)
	e := Expression{
		Start: first.runes, End: last.runes + last.width,
		StartByte: first.start, EndByte: last.end, Text: r.text[first.start:last.end],
		Type: d.typ, Value: a.value, Mod: d.mod, Date: a.date,
		Basis: a.basis, Anchor: a.anchor.kind, Mention: -1,
		Confidence: a.sure, Readings: a.readings, Weekday: a.weekday,
	}
	if e.Anchor == AnchorMention {
		e.Mention = a.anchor.at
	}
	if e.Basis == "" {
		e.Basis = timeline.Assumed
	}
	if d.approx && !e.Date.IsZero() {
		if about, err := edtf.Parse(e.Date.String() + "~"); err == nil {
			e.Date = about
		}
	}
	if d.typ == TypeDate || d.typ == TypeTime && d.rel != relLast {
		// the news does not go on in the night before, nor in the days that it
		// compares with: "the worst since 1931"
		at := anchorOf(a.date, AnchorMention, len(s.out))
		compared := d.form == formSame || d.form == formAway && d.unit == unitYear && r.compares(d.first)
		if s.o.Mode == Narrative || !compared && (!r.is(d.first-1, "since") || !s.strays(unitMonth, at)) {
			s.seen.add(at)
		}
	}
	if strings.Contains(a.value, "-Q") && !a.date.IsZero() && !r.isCompared(d) && !s.isBackground(r, d) {
		s.quarter = len(s.out) + 1
	}
	s.compared = append(s.compared, d.form == formSame || d.form == formAway && e.isPeriod())
	s.out = append(s.out, e)
}

func (s *resolver) resolve(r *reader, d *draft) answer {
	switch d.form {
	case formCalendar:
		return s.calendar(r, d)
	case formDecade:
		return s.decade(d)
	case formCentury:
		return century(d)
	case formSeason, formPeriod:
		return s.season(r, d)
	case formUnit:
		if year := (draft{first: d.first, last: d.last, unit: d.unit, qty: quantity{n: 1}}); d.rel == relPrior && r.is(d.last-1, "before", "earlier") {
			if a, ok := s.yearsBefore(r, &year); ok {
				return a // "down from the year before"
			}
		}
		return s.unit(r, d)
	case formAway:
		if a, ok := s.yearsBefore(r, d); ok {
			return a
		}
		return s.away(r, d)
	case formHoliday:
		return s.festival(r, d)
	case formNow:
		return s.now(r, d)
	case formYearDay:
		return s.dayAlone(r, d)
	case formLength:
		return answer{value: lengthValue(d.qty, d.unit) + restValue(d), basis: timeline.Stated, sure: lengthSure(d.qty)}
	case formSame:
		return s.same(d)
	case formRough:
		return named(d)
	case formSet:
		return answer{value: setValue(d), basis: timeline.Stated, sure: sureReference}
	default:
		return answer{value: d.value, basis: timeline.Assumed, sure: sureVague}
	}
}

func lengthSure(q quantity) float64 {
	if q.vague {
		return sureVague
	}
	return sureStated
}

// calendar resolves years, months, days and weekdays.
func (s *resolver) calendar(r *reader, d *draft) answer {
	if d.unit == unitWeek && d.month > 0 {
		day := *d
		day.unit = unitNone
		a := s.calendar(r, &day)
		if at := anchorOf(a.date, AnchorMention, -1); at.has == grainDay {
			return week(d, at.ordinal(), answer{basis: a.basis, anchor: a.anchor, sure: a.sure})
		}
		return a
	}
	year := d.year
	switch {
	case d.hasYear && d.short && s.pub.has == grainNone:
		return answer{value: "XX" + two(d.year), sure: sureNothing}
	case d.hasYear && d.short:
		year = s.century(d.year)
		return s.dated(d, year, answer{basis: timeline.Resolved, anchor: s.pub, sure: sureReference})
	case d.hasYear:
		return s.dated(d, year, answer{basis: timeline.Stated, sure: sureStated})
	case d.month == 0:
		return s.weekday(r, d)
	}
	return s.noYear(r, d)
}

// noYear chooses the year of a month, or of a day in a month.
func (s *resolver) noYear(r *reader, d *draft) answer {
	need := grainDay
	if d.day == 0 || s.o.Mode == Narrative {
		need = grainMonth
	}
	if d.rel == relSame && d.month > 0 && s.o.Mode == News {
		need = grainYear // "August of that year"
	}
	base := s.base(d, need)
	if s.o.Mode == Narrative && base.kind != AnchorMention && s.seen[grainYear].has == grainYear {
		base = s.seen[grainYear]
	}
	if base.has == grainNone {
		base = s.base(d, grainYear)
	}
	if base.has == grainNone {
		return answer{value: "XXXX" + monthDay(d) + timeOf(d), sure: sureNothing}
	}
	if d.ofYear && d.rel != relSame {
		return s.dated(d, base.year+offset(d.rel), answer{basis: timeline.Resolved, anchor: base, sure: sureReference})
	}
	if base.has == grainYear || need == grainYear {
		return s.dated(d, base.year, answer{basis: timeline.Resolved, anchor: base, sure: sureNearest})
	}
	t := tenseNone
	if s.o.Mode == News {
		t = r.tenseAt(d.first, d.last)
	}
	c := yearly(base, d.rel, t, d.inYear(false))
	if d.weekday > 0 {
		// the weekday decides where it can without going far
		if fitting := yearly(base, d.rel, t, d.inYear(true)); fitting.year >= base.year-1 && fitting.year <= base.year+1 {
			c = fitting
		}
	}
	if s.o.Mode == Narrative && base.kind == AnchorMention && d.rel == relNone && c.sure < sureTense {
		c.sure, c.other = sureTense, 0
	}
	a := s.dated(d, c.year, answer{basis: timeline.Resolved, anchor: base, sure: c.sure})
	if c.other != 0 {
		s.read(&a, s.dated(d, c.other, answer{}).date)
	}
	return a
}

// inYear returns the days of d in each year; with fitting only those that have
// its weekday.
func (d *draft) inYear(fitting bool) func(year int) (span, bool) {
	return func(year int) (span, bool) {
		if d.day == 0 {
			return monthSpan(year, d.month, 1), true
		}
		day := edtf.DayOf(int64(year), d.month, d.day)
		return span{day, day, year}, d.day <= edtf.MonthLength(int64(year), d.month) && (!fitting || d.fits(day))
	}
}

// read adds a second reading to an answer.
func (s *resolver) read(a *answer, other edtf.Date) {
	if !a.date.IsZero() && !other.IsZero() && other != a.date {
		a.readings = []edtf.Date{a.date, other}
		a.basis = timeline.Assumed
	}
}

// fits reports whether the weekday that d names, if any, is that of day.
func (d *draft) fits(day edtf.Day) bool {
	return d.weekday == 0 || isoWeekday(day) == d.weekday
}

// monthSpan returns the days of n months from a month on.
func monthSpan(year, month, n int) span {
	lo := edtf.DayOf(int64(year), month, 1)
	return span{lo, lo.AddMonths(int64(n)) - 1, year}
}

// dated completes a with the date that d has in a year.
func (s *resolver) dated(d *draft, year int, a answer) answer {
	a.value = yearValue(year) + monthDay(d) + timeOf(d)
	if d.month > 0 && d.day > edtf.MonthLength(int64(year), d.month) {
		a.sure = sureNothing // there is no such day
		return a
	}
	text := fmt.Sprintf("%04d", year) + monthDay(d)
	if year < 0 {
		text = fmt.Sprintf("-%04d", -year) + monthDay(d)
	}
	a.date = parse(text + clockOf(d))
	if d.day > 0 && d.weekday > 0 && !d.swapped {
		day := edtf.DayOf(int64(year), d.month, d.day)
		if !d.fits(day) {
			a.weekday = &WeekdayMismatch{Said: time.Weekday(d.weekday % 7), Is: day.Weekday()}
			a.sure = min(a.sure, sureNearest)
		}
	}
	if d.swapped {
		return s.swap(d, year, a)
	}
	return a
}

// swap adds the reading with day and month the other way round, and puts first
// the one that is nearer to the publication.
func (s *resolver) swap(d *draft, year int, a answer) answer {
	other := *d
	other.swapped, other.day, other.month = false, d.month, d.day
	b := s.dated(&other, year, answer{basis: timeline.Assumed, anchor: a.anchor})
	a.sure, a.basis = sureTie, timeline.Assumed
	if s.pub.has == grainDay && s.farFrom(b.date) < s.farFrom(a.date) {
		a.value, a.date, b.date = b.value, b.date, a.date
	}
	a.readings = []edtf.Date{a.date, b.date}
	return a
}

func (s *resolver) farFrom(d edtf.Date) edtf.Day {
	far := d.Earliest().Day - s.pub.ordinal()
	return max(far, -far)
}

// parse returns the date of an EDTF text, and the zero Date where it is none.
func parse(text string) edtf.Date {
	d, err := edtf.Parse(text)
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// century completes a year of two digits: the last such year that is not more
// than twenty years after the publication.
func (s *resolver) century(year int) int {
	now := s.pub.year
	if s.o.Mode == Narrative && s.seen[grainYear].has != grainNone {
		now = s.seen[grainYear].year
	}
	full := now/100*100 + year
	if full > now+20 {
		full -= 100
	}
	return full
}

func (s *resolver) decade(d *draft) answer {
	year, a := d.year, answer{basis: timeline.Stated, sure: sureStated}
	if d.short {
		if s.pub.has == grainNone {
			return answer{value: "XX" + two(d.year)[:1], sure: sureNothing}
		}
		year = s.century(d.year)
		if year > s.pub.year {
			year -= 100
		}
		a.basis, a.anchor, a.sure = timeline.Resolved, s.pub, sureReference
	}
	a.value = fmt.Sprintf("%03d", year/10)
	a.date = parse(a.value + "X")
	return a
}

func century(d *draft) answer {
	n := d.qty.n - 1
	a := answer{value: two(n), basis: timeline.Stated, sure: sureStated}
	if d.ahead { // before the turn of the eras
		a.value = "BC" + two(n)
		a.date = parse(fmt.Sprintf("-%02d99/-%02d00", n, n))
		if n == 0 {
			a.date = parse("-0099/0000")
		}
		return a
	}
	a.date = parse(a.value + "XX")
	return a
}
