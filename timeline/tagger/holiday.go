package tagger

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// holiday is a day of every year.
type holiday struct {
	words      []string // as they are written, in lower case
	month, day int      // fixed, where day is over 0
	weekday    int      // otherwise the nth weekday of month
	nth        int      // -1 is the last
	easter     bool     // otherwise day days from Easter Sunday
	plus       int
}

// holidays are tried in order: the longer of two names comes first.
var holidays = []holiday{
	{words: []string{"christmas", "eve"}, month: 12, day: 24},
	{words: []string{"christmas", "day"}, month: 12, day: 25},
	{words: []string{"christmas"}, month: 12, day: 25},
	{words: []string{"boxing", "day"}, month: 12, day: 26},
	{words: []string{"new", "year", "'", "s", "eve"}, month: 12, day: 31},
	{words: []string{"new", "year", "'", "s", "day"}, month: 1, day: 1},
	{words: []string{"new", "year", "'", "s"}, month: 1, day: 1},
	{words: []string{"valentine", "'", "s", "day"}, month: 2, day: 14},
	{words: []string{"st", ".", "patrick", "'", "s", "day"}, month: 3, day: 17},
	{words: []string{"april", "fools", "'", "day"}, month: 4, day: 1},
	{words: []string{"april", "fool", "'", "s", "day"}, month: 4, day: 1},
	{words: []string{"may", "day"}, month: 5, day: 1},
	{words: []string{"independence", "day"}, month: 7, day: 4},
	{words: []string{"canada", "day"}, month: 7, day: 1},
	{words: []string{"bastille", "day"}, month: 7, day: 14},
	{words: []string{"australia", "day"}, month: 1, day: 26},
	{words: []string{"anzac", "day"}, month: 4, day: 25},
	{words: []string{"halloween"}, month: 10, day: 31},
	{words: []string{"all", "saints", "'", "day"}, month: 11, day: 1},
	{words: []string{"armistice", "day"}, month: 11, day: 11},
	{words: []string{"remembrance", "day"}, month: 11, day: 11},
	{words: []string{"veterans", "day"}, month: 11, day: 11},
	{words: []string{"labor", "day"}, month: 9, weekday: 1, nth: 1},
	{words: []string{"labour", "day"}, month: 5, day: 1},
	{words: []string{"memorial", "day"}, month: 5, weekday: 1, nth: -1},
	{words: []string{"columbus", "day"}, month: 10, weekday: 1, nth: 2},
	{words: []string{"martin", "luther", "king", "day"}, month: 1, weekday: 1, nth: 3},
	{words: []string{"presidents", "'", "day"}, month: 2, weekday: 1, nth: 3},
	{words: []string{"mother", "'", "s", "day"}, month: 5, weekday: 7, nth: 2},
	{words: []string{"father", "'", "s", "day"}, month: 6, weekday: 7, nth: 3},
	{words: []string{"thanksgiving", "day"}, month: 11, weekday: 4, nth: 4},
	{words: []string{"thanksgiving"}, month: 11, weekday: 4, nth: 4},
	{words: []string{"black", "friday"}, month: 11, weekday: 4, nth: 4, plus: 1},
	{words: []string{"cyber", "monday"}, month: 11, weekday: 4, nth: 4, plus: 4},
	{words: []string{"ash", "wednesday"}, easter: true, plus: -46},
	{words: []string{"palm", "sunday"}, easter: true, plus: -7},
	{words: []string{"good", "friday"}, easter: true, plus: -2},
	{words: []string{"easter", "sunday"}, easter: true},
	{words: []string{"easter", "monday"}, easter: true, plus: 1},
	{words: []string{"easter"}, easter: true},
	{words: []string{"whit", "sunday"}, easter: true, plus: 49},
	{words: []string{"whit", "monday"}, easter: true, plus: 50},
	{words: []string{"pentecost"}, easter: true, plus: 49},
}

// festival matches a holiday with its year, also "last Christmas" and "the
// Fourth of July".
func (r *reader) festival(i int) (draft, int) {
	which, n := r.whichOne(i)
	if !r.at(n).capital {
		return draft{}, i
	}
	if r.is(n, "new") && !r.is(n+1, "year") {
		return draft{}, i
	}
	for h := range holidays {
		end := r.phrase(n, holidays[h].words)
		if end == n {
			continue
		}
		d := draft{typ: TypeDate, form: formHoliday, holiday: &holidays[h], rel: which}
		if r.is(n, "easter", "christmas") && r.is(end, "island", "carol", "tree", "islands", "rising") {
			return draft{}, i
		}
		return d, r.yearAfter(&d, end)
	}
	return draft{}, i
}

// phrase returns the token after the words at i, or i where they do not stand
// there.
func (r *reader) phrase(i int, words []string) int {
	for n, word := range words {
		t := r.at(i + n)
		if t.kind != kindWord && word == r.text[t.start:t.end] || t.kind == kindMark && t.mark == '\'' && word == "'" {
			continue
		}
		if t.kind != kindWord || t.low != word {
			return i
		}
	}
	return i + len(words)
}

// in returns the day of the holiday in a year.
func (h *holiday) in(year int) edtf.Day {
	switch {
	case h.easter:
		return easter(year) + edtf.Day(h.plus)
	case h.day > 0:
		return edtf.DayOf(int64(year), h.month, h.day)
	case h.nth < 0:
		last := edtf.DayOf(int64(year), h.month, edtf.MonthLength(int64(year), h.month))
		return last - edtf.Day((isoWeekday(last)-h.weekday+7)%7)
	}
	first := edtf.DayOf(int64(year), h.month, 1)
	first += edtf.Day((h.weekday - isoWeekday(first) + 7) % 7)
	return first + edtf.Day(7*(h.nth-1)+h.plus)
}

// festival resolves a holiday, or a day counted from one.
func (s *resolver) festival(r *reader, d *draft) answer {
	if d.hasYear {
		year := d.year
		if d.short {
			year = s.century(year)
		}
		return onDay(d, d.holiday.in(year)+edtf.Day(d.off), answer{basis: timeline.Stated, sure: sureStated})
	}
	base := s.base(d, grainDay)
	if base.has == grainNone {
		if base = s.base(d, grainYear); base.has == grainNone {
			return answer{value: "XXXX-XX-XX", sure: sureNothing}
		}
		return onDay(d, d.holiday.in(base.year)+edtf.Day(d.off), answer{anchor: base, sure: sureNearest})
	}
	if d.ofYear {
		return onDay(d, d.holiday.in(base.year+offset(d.rel))+edtf.Day(d.off), answer{anchor: base, sure: sureReference})
	}
	c := yearly(base, d.rel, r.tenseAt(d.first, d.last), func(year int) (span, bool) {
		day := d.holiday.in(year) + edtf.Day(d.off)
		return span{day, day, year}, true
	})
	a := onDay(d, d.holiday.in(c.year)+edtf.Day(d.off), answer{anchor: base, sure: c.sure})
	if c.other != 0 {
		s.read(&a, onDay(d, d.holiday.in(c.other)+edtf.Day(d.off), answer{}).date)
	}
	return a
}

// easter returns Easter Sunday of the Gregorian calendar, by the method of
// Butcher (1876).
func easter(year int) edtf.Day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
	return edtf.DayOf(int64(year), month, day)
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d edtf.Day) int {
	return (int(d.Weekday())+6)%7 + 1
}
