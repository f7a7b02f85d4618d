package tagger

import (
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// samePeriod matches what is compared with the year before: "the same period
// last year", "the same quarter a year earlier", "the same month of 2008".
func (r *reader) samePeriod(i int) (draft, int) {
	alike := r.skip(i+1, "same", "corresponding", "comparable", "equivalent")
	if d, n := r.yearEarlier(alike); r.is(i, "the") && d.typ == TypeDuration {
		return d, n
	}
	if r.is(i, "the") && r.is(alike+3, "period", "quarter", "month") && r.hyphen(alike+1) &&
		(r.is(alike, "year") && r.is(alike+2, "ago", "earlier") || r.is(alike, "prior", "previous") && r.is(alike+2, "year")) {
		return draft{typ: TypeDate, form: formSame, rel: relLast, unit: r.at(alike + 3).lex.unit}, alike + 4
	}
	if !r.is(i, "the") || !r.is(i+1, "same", "corresponding", "comparable", "equivalent") || !r.is(i+2, "period", "quarter", "month", "week", "day", "time", "date") {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formSame, rel: relLast, unit: r.at(i + 2).lex.unit}
	if r.is(i+2, "time", "date") {
		d.unit = unitDay
	}
	n := r.skip(i+3, "of", "in", "the")
	n = r.skip(n, "the")
	switch {
	case r.is(n, "last", "previous") && r.is(n+1, "year"):
		return d, n + 2
	case r.is(n, "a") && r.is(n+1, "year") && r.is(n+2, "ago", "earlier", "before"), r.is(n, "year") && r.is(n+1, "before", "previous", "earlier") && r.is(n-1, "the"):
		return d, n + 2 + b2i(r.is(n, "a"))
	}
	if year, short, end := r.yearNumber(n); end > n && !short && n > i+3 {
		d.rel, d.hasYear, d.year = relNone, true, year
		return d, end
	}
	return draft{}, i
}

// same resolves it: the date mentioned last, in another year. Where that is not
// in a year, the year alone is the answer.
func (s *resolver) same(d *draft) answer {
	base := s.pub
	for i := len(s.out) - 1; i >= 0 && i >= len(s.out)-3; i-- {
		if d.unit == unitNone || d.unit == unitQuarter {
			i = s.toldOf(i)
		}
		e := &s.out[i]
		if s.compared[i] || d.unit == unitQuarter && e.isPeriod() && !strings.Contains(e.Value, "-Q") || d.unit == unitMonth && strings.Contains(e.Value, "-Q") {
			continue
		}
		if a, ok := s.quarterEnded(i, 1); ok && (d.unit == unitNone || d.unit == unitQuarter) && !d.hasYear {
			return a
		}
		if e.Type == TypeDuration && d.unit == unitNone && strings.HasSuffix(e.Value, "M") {
			break // of the nine months it is not the last quarter alone
		}
		if !e.isPeriod() && (d.unit != unitDay || e.Date.Precision() != edtf.PrecisionDay) {
			continue
		}
		base = anchor{kind: AnchorMention, at: i, year: yearOf(e.Date), has: grainYear}
		year := base.year - 1
		if d.hasYear {
			year = d.year
		}
		if a, ok := s.inYear(i, year); ok {
			return a
		}
	}
	if base.has == grainNone {
		return answer{value: "XXXX", sure: sureNothing}
	}
	at := draft{unit: unitYear}
	if d.hasYear {
		return s.dated(&at, d.year, answer{basis: timeline.Stated, sure: sureTense})
	}
	return count(&at, base, -1, answer{basis: timeline.Resolved, anchor: base, sure: sureTense})
}

// yearOf returns the year in which a date begins.
func yearOf(d edtf.Date) int {
	year, _, _ := d.Earliest().Day.Civil()
	return int(year)
}
