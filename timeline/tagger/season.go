package tagger

// season matches "summer 2010", "the winter of 1941", "last spring". A fall
// and a spring have to look like seasons.
func (r *reader) season(i int) (draft, int) {
	which, n := r.whichOne(i)
	article := n
	if which == relNone {
		n = r.skip(i, "the")
	}
	t := r.at(n)
	if t.lex.season == 0 || t.capital && !r.opens(n) && r.at(n+1).capital && r.at(n+1).kind == kindWord {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formSeason, season: t.lex.season, rel: which}
	end := r.yearAfter(&d, n+1)
	if r.is(n+1, "of", "in") && r.is(n+2, "that") && r.is(n+3, "year") {
		d.rel, end = relSame, n+4
	}
	if end > n+1 {
		return r.winters(d, end)
	}
	plainWord := t.low == "fall" || t.low == "spring"
	preposition := r.is(article-1, "in", "by", "since", "until", "during", "of", "early", "late", "mid") || r.hyphen(article-1)
	preposition = preposition && (!plainWord || !r.is(article-1, "of") || !r.is(article, "the")) || r.is(i, "the") && !plainWord
	if which == relNone && (!preposition || plainWord && !r.is(n-1, "the", "in", "early", "late", "by")) || r.hyphen(n+1) {
		return draft{}, i
	}
	if plainWord && r.is(n+1, "of", "in", "from", "to", "for", "by", "back", "short") {
		return draft{}, i
	}
	return d, n + 1
}

// winters takes the second year of "winter 1941-42" into the expression.
func (r *reader) winters(d draft, n int) (draft, int) {
	if d.hasYear && r.mark(n, '-') && r.glued(n) && r.glued(n+1) {
		if t := r.at(n + 1); t.digits == 2 && t.num == (d.year+1)%100 || t.digits == 4 && t.num == d.year+1 {
			return d, n + 2
		}
	}
	return d, n
}

// quarter matches "the third quarter of this year", "third-quarter", "Q3
// 2009", "the first half of 2010".
func (r *reader) quarter(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formPeriod}
	if r.is(i, "q", "h") && r.glued(i+1) && r.at(i).capital && r.at(i+1).digits == 1 {
		d.period, d.half = r.at(i+1).num, r.is(i, "h")
		if d.period < 1 || d.period > 4 || d.half && d.period > 2 || r.goesOn(i+2) {
			return draft{}, i
		}
		return d, r.yearAfter(&d, i+2)
	}
	n := i
	if r.is(i, "the", "its", "their", "this", "last", "next") {
		n++
	}
	if r.is(i, "the") && r.is(n, "fiscal") {
		n++
	}
	order, after := r.ordinal(n)
	if order == 0 && r.is(n, "second") {
		order, after = 2, n+1
	}
	after = r.skip(r.skipHyphen(after), "fiscal", "calendar", "financial")
	if order == 0 || !r.is(after, "quarter", "half") || order > 4 {
		return draft{}, i
	}
	d.period, d.half = order, r.is(after, "half")
	if r.is(i, "its", "their") {
		return draft{}, i
	}
	end := r.periodYear(&d, after+1)
	switch {
	case d.half && order > 0 && order <= 2 && end == after+1 && r.hyphen(after-1) && r.isFlow(end):
	case d.half && (order > 2 || end == after+1):
		return draft{}, i
	case order == -1:
		d.period = 4
		if d.half {
			d.period = 2
		}
		if end == after+1 {
			return draft{}, i
		}
	case r.hyphen(after-1) && r.is(i, "the"), r.hyphen(after + 1):
		return draft{}, i
	case r.is(end, "of") && end == after+1 || r.is(end, "mile", "final", "finals", "back"):
		return draft{}, i
	}
	return d, end
}

// periodYear matches the year of a quarter or half: "of 2009", "of this year",
// "of last fiscal year", "of the year".
func (r *reader) periodYear(d *draft, n int) int {
	if end := r.yearAfter(d, n); end > n {
		return end
	}
	at := r.skip(n, "of", "in")
	if at == n {
		return n
	}
	at = r.skip(at, "fiscal", "the")
	after := r.skip(at, "fiscal", "calendar", "financial", "current")
	switch {
	case r.is(at, "this", "last", "next", "that") && r.is(r.skip(at+1, "fiscal", "calendar", "financial"), "year"):
		d.rel = relOf(r.at(at).low)
		return r.skip(at+1, "fiscal", "calendar", "financial") + 1
	case r.is(after, "year") && r.is(n, "of"):
		d.rel = relThis
		return after + 1
	}
	if year, short, end := r.yearNumber(r.skip(after, "year")); end > after {
		d.hasYear, d.year, d.short = true, year, short
		return end
	}
	return n
}

// unitOf matches a day, week or month inside another point: "the first week of
// May", "the last days of 1944".
func (r *reader) unitOf(i int) (draft, int) {
	if r.nested || !r.is(i, "the") {
		return draft{}, i
	}
	n := i + 1
	order, after := r.ordinal(n)
	if order == 0 {
		return draft{}, i
	}
	q, next := r.quantity(after)
	if next > after && (r.at(after).kind == kindWord || q.n <= 12) {
		after = next
	}
	u := r.at(after).lex.unit
	if u < unitDay || u > unitYear || u == unitQuarter || !r.is(after+1, "of", "in") {
		return draft{}, i
	}
	r.nested = true
	d, end := r.longestCore(after + 2)
	r.nested = false
	if end == after+2 || d.typ != TypeDate || !d.isPoint() || d.day > 0 || d.weekday > 0 {
		return draft{}, i
	}
	wholeYear := d.mod == "" && (d.form == formCalendar && d.month == 0 || d.form == formUnit && d.unit == unitYear)
	switch {
	case u == unitMonth && wholeYear && (q.n == 3 || q.n == 6) && (order == 1 || order == -1):
		d.form, d.half, d.period = formPeriod, q.n == 6, 1
		if order == -1 {
			d.period = 12 / q.n
		}
	case order == -1:
		d.mod = ModEnd
	case order <= 2:
		d.mod = ModStart
	}
	if u == unitDay && !r.at(after).plural() && order >= 1 && d.form == formCalendar && d.month > 0 {
		d.day, d.mod = order, ""
	}
	return d, end
}

func (t *token) plural() bool { return t.lex.plural }
