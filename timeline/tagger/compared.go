package tagger

import (
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Results are compared with those of the same period in another year: "a loss
// in the third quarter, compared with a profit a year ago".

// compares reports whether what stands at i is compared with something: whether
// a word of comparison stands before it in its sentence.
func (r *reader) compares(i int) bool {
	const reach = 24
	for n := i - 1; n >= max(0, i-reach) && !r.ends(n); n-- {
		if r.is(n, "compared", "versus", "vs", "than", "against", "from", "over", "topping", "exceeding") {
			return true
		}
	}
	return false
}

// isPeriod reports whether e is a quarter, a half, a season or a month: finer
// than a year and coarser than a day.
func (e *Expression) isPeriod() bool {
	p := e.Date.Precision()
	return p > edtf.PrecisionDay && p < edtf.PrecisionYear
}

// inYear returns the date of the expression at i, moved to another year.
func (s *resolver) inYear(i, year int) (answer, bool) {
	e := &s.out[i]
	base := anchor{kind: AnchorMention, at: i, year: yearOf(e.Date), has: grainYear}
	rest, ok := strings.CutPrefix(e.Value, yearValue(base.year))
	date := parse(yearValue(year) + strings.TrimPrefix(e.Date.String(), yearValue(base.year)))
	return answer{value: yearValue(year) + rest, date: date, basis: timeline.Resolved, anchor: base, sure: sureTense}, ok && !date.IsZero()
}

// yearsBefore resolves "a year earlier" where it is compared with a quarter or
// a month of its sentence: to that quarter or month.
func (s *resolver) yearsBefore(r *reader, d *draft) (answer, bool) {
	if d.unit != unitYear || d.ahead || !d.qty.exact() || d.qty.n < 1 || d.qty.n > 9 || d.mod != "" || len(s.out) == 0 || s.o.Mode != News {
		return answer{}, false
	}
	i := len(s.out) - 1
	for i > 0 && s.compared[i] {
		i--
	}
	if i > 0 && s.endsQuarter(i) {
		i-- // "for the quarter ended Sept. 30"
	}
	near := s.sameSentence(r, d, anchor{kind: AnchorMention, at: i}) || s.reportsOn(r, d, i) || s.reportsOn(r, d, len(s.out)-1)
	i = s.toldOf(i)
	switch {
	case !r.compares(d.first) && !r.sumBefore(d.first), !near:
		return answer{}, false
	case s.out[i].isPeriod():
		return s.inYear(i, yearOf(s.out[i].Date)-d.qty.n)
	}
	return s.quarterEnded(i, d.qty.n)
}

// endsQuarter reports whether the day at i is that on which the quarter just
// before it ends.
func (s *resolver) endsQuarter(i int) bool {
	quarter, end := &s.out[i-1], &s.out[i]
	return quarter.isPeriod() && strings.Contains(quarter.Value, "-Q") && quarter.Date.Latest() == end.Date.Latest() &&
		end.StartByte-quarter.EndByte <= len(" that ended on the ")
}

// sumBefore reports whether what stands just before i is a sum, so that "a year
// ago" is set against it: "it earned $5 million, or four cents a share, a year
// ago".
func (r *reader) sumBefore(i int) bool {
	n := i - 1
	if r.mark(n, ',') {
		n--
	}
	return r.is(n, "share", "million", "billion", "trillion", "cents", "percent") || r.mark(n, '%') ||
		r.at(n).kind == kindNumber && (r.mark(n-1, '$') || r.mark(n-1, '.') || r.mark(n-1, ','))
}

// reportsOn reports whether the expression at i is a quarter that a sentence
// shortly before that of d tells of.
func (s *resolver) reportsOn(r *reader, d *draft, i int) bool {
	const reach = 600 // bytes
	e := &s.out[i]
	return e.isPeriod() && strings.Contains(e.Value, "-Q") && r.at(d.first).start-e.EndByte < reach
}

// quarterEnded returns the quarter some years before that which ends on the day
// at i: "in the three months to June 30".
func (s *resolver) quarterEnded(i, years int) (answer, bool) {
	e := &s.out[i]
	if i == 0 || s.out[i-1].Value != "P3M" || e.StartByte-s.out[i-1].EndByte > len(" that ended on the ") {
		return answer{}, false
	}
	last := anchorOf(e.Date, AnchorMention, i)
	if last.has < grainMonth || last.month%3 != 0 {
		return answer{}, false
	}
	return count(&draft{unit: unitQuarter}, last, -4*years, answer{basis: timeline.Resolved, anchor: last, sure: sureTense}), true
}

// yearEarlier matches the adjective "year-earlier", with the period after it:
// "compared with a year-ago loss", "from year-earlier levels", "the year-ago
// nine months".
func (r *reader) yearEarlier(i int) (draft, int) {
	if !r.is(i, "year") || !r.hyphen(i+1) || !r.is(i+2, "ago", "earlier") {
		return draft{}, i
	}
	n := i + 3
	if q, u, end := r.span(n); u == unitMonth && q.exact() {
		return draft{typ: TypeDuration, form: formLength, unit: u, qty: q}, end
	}
	if r.is(i-1, "a", "its", "their", "from") {
		n = r.skip(n, "period", "quarter", "month")
	}
	return draft{typ: TypeDate, form: formSame, rel: relLast}, n
}

// isCompared reports whether d is what the news compares with, rather than what
// it tells of.
func (r *reader) isCompared(d *draft) bool {
	return d.form == formSame || d.form == formAway || d.form == formPeriod && d.rel == relLast || r.compares(d.first)
}

// isBackground reports whether d is a quarter before or after the one that the
// news tells of: "after a flat second quarter", "will lead to a fourth-quarter
// charge".
func (s *resolver) isBackground(r *reader, d *draft) bool {
	return r.is(d.first-1, "after", "before", "since") || s.quarter > 0 && r.tenseAt(d.first, d.last) == tenseFuture
}

// toldOf returns the place of the quarter that the news tells of, which the one
// at i need not be.
func (s *resolver) toldOf(i int) int {
	if e := &s.out[i]; s.quarter > 0 && s.quarter > i+1-lookAround && e.isPeriod() && strings.Contains(e.Value, "-Q") {
		return s.quarter - 1
	}
	return i
}

// latest matches "the latest quarter" and "the most recent period", which are
// the ones that are reported.
func (r *reader) latest(i int) (draft, int) {
	n := i + 2 + b2i(r.is(i+1, "most"))
	n = r.skip(n, "fiscal", "financial", "reporting")
	if !r.is(n, "quarter", "period") || r.hyphen(n+1) || r.is(n+1, "of", "for", "in") && !r.is(n+2, "this", "last", "the") {
		return draft{}, i
	}
	return draft{typ: TypeDate, form: formUnit, unit: unitQuarter, rel: relSame, loose: true}, n + 1
}

// justOver reports whether the months from month on ended so shortly before
// base that their results are still to come.
func justOver(base anchor, month, months int) bool {
	const reporting = 75 // days
	for year := base.year - 1; year <= base.year; year++ {
		if over := base.ordinal() - monthSpan(year, month, months).hi; over > 0 && over <= reporting {
			return true
		}
	}
	return false
}
