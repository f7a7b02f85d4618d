package tagger

// yearsQuarter matches a quarter or half that stands after its year, or after
// what it was like: "the 1988 third quarter", "next year's first half", "a flat
// second quarter", "the year-earlier third quarter"; and the one that is compared with another year: "last year's
// quarter", "the 1988 period".
func (r *reader) yearsQuarter(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formPeriod}
	n := r.yearAhead(&d, i)
	if n == i && r.is(i, "a", "an") && r.at(i+1).kind == kindWord && r.at(i+1).lex == &noMeaning && !r.at(i+1).capital {
		n = i + 2
	}
	if n == i {
		return draft{}, i
	}
	n = r.skip(n, "fiscal", "financial", "calendar")
	order, after := r.ordinal(n)
	after = r.skip(r.skipHyphen(after), "fiscal", "financial", "calendar")
	switch {
	case order > 0 && order <= 4 && r.is(after, "quarter") || order > 0 && order <= 2 && r.is(after, "half"):
		d.period, d.half = order, r.is(after, "half")
	case order == 0 && (d.hasYear || d.rel == relLast) && r.is(n, "quarter", "period"):
		d.form, d.unit = formSame, r.at(n).lex.unit
		after = n
	default:
		return draft{}, i
	}
	if r.is(n-1, "ago", "earlier") && !d.half {
		d = draft{typ: TypeDate, form: formSame, rel: relLast, unit: unitQuarter}
	}
	if r.hyphen(after+1) || r.is(after+1, "of", "final", "finals") {
		return draft{}, i
	}
	return d, after + 1
}

// yearAhead takes the year that stands before its quarter into d: "the 1988",
// "last year's".
func (r *reader) yearAhead(d *draft, i int) int {
	if r.is(i, "this", "last", "next", "that") && r.is(i+1, "year") && r.mark(i+2, '\'') && r.is(i+3, "s") {
		d.rel = relOf(r.at(i).low)
		return i + 4
	}
	n := r.skip(i, "the")
	if r.is(n, "year") && r.hyphen(n+1) && r.is(n+2, "ago", "earlier") {
		return n + 3 // and the quarter says the rest
	}
	if r.at(n).digits != 4 {
		return i
	}
	year, short, end := r.yearNumber(n)
	if end != n+1 || short || year < 1900 || year > 2100 {
		return i
	}
	d.hasYear, d.year = true, year
	return end
}
