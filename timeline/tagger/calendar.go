package tagger

// calendar matches a day with its month, and a month with its year, written in
// words: "5 June 2024", "June 5th, 2024", "Tuesday, the 5th of June",
// "October 1982". The month alone is matched by monthAlone.
func (r *reader) calendar(i int) (draft, int) {
	n := i
	weekday := r.at(i).lex.weekday
	if weekday > 0 {
		n = i + 1
		if r.at(i).lex.short && r.mark(n, '.') {
			n++
		}
		n = r.skipComma(n)
	}
	d, end := r.dayMonth(n)
	if end == n {
		d, end = r.monthDay(n)
	}
	if end == n && weekday == 0 {
		d, end = r.monthYear(n)
	}
	if end == n {
		return r.weekdayNumber(i, n, weekday)
	}
	d.weekday = weekday
	return d, end
}

// weekdayNumber matches "Tuesday the 5th", and "the 5th" after "on".
func (r *reader) weekdayNumber(i, n, weekday int) (draft, int) {
	if weekday == 0 && (!r.is(i, "the") || !r.is(i-1, "on", "by", "until", "since", "from")) {
		return draft{}, i
	}
	after := r.skip(n, "the")
	day, end := r.ordinal(after)
	if day < 1 || day > 31 || r.at(after).kind != kindNumber {
		return draft{}, i
	}
	if weekday == 0 && !r.pauses(end) && !r.is(end, "it", "he", "she", "they", "the", "its") {
		return draft{}, i // "on the 15th floor"
	}
	return draft{typ: TypeDate, form: formYearDay, weekday: weekday, day: day}, end
}

// monthName matches a month, with the stop of an abbreviation.
func (r *reader) monthName(i int) (int, int) {
	t := r.at(i)
	if t.lex.month == 0 || !t.capital && (t.lex.short || r.is(i, "may", "march", "august")) {
		return 0, i
	}
	if t.lex.short && r.mark(i+1, '.') && r.glued(i+1) {
		return t.lex.month, i + 2
	}
	return t.lex.month, i + 1
}

func (r *reader) dayMonth(i int) (draft, int) {
	n := r.skip(i, "the")
	if r.glued(i) && r.at(i).kind == kindNumber && r.at(i-1).kind != kindMark {
		return draft{}, i
	}
	day, n := r.dayNumber(n)
	if day == 0 {
		return draft{}, i
	}
	if next := r.skip(n, "day"); next > n && r.is(next, "of") {
		n = next
	}
	n = r.skip(r.skipHyphen(n), "of")
	month, n := r.monthName(n)
	if month == 0 {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, month: month, day: day}
	return d, r.yearAfter(&d, n)
}

func (r *reader) monthDay(i int) (draft, int) {
	month, n := r.monthName(i)
	if month == 0 {
		return draft{}, i
	}
	if next := r.skipHyphen(n); next > n && r.at(next).digits > 2 {
		return draft{}, i
	}
	n = r.skip(r.skipHyphen(n), "the")
	if r.at(n).lex.card > 0 && !r.ordinalEnds(n) || r.at(n).kind == kindWord && (!r.is(n-1, "the") && !r.ordinalEnds(n) || r.at(n).capital) {
		return draft{}, i
	}
	day, n := r.dayNumber(n)
	if day == 0 || r.countsThings(n) && !r.is(n-1, "st", "nd", "rd", "th") {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, month: month, day: day}
	return d, r.yearAfter(&d, n)
}

// ordinalEnds reports whether a clause ends with the ordinal at i, or a year
// follows, so that it is a day: "on March eighth", "June first, 1944".
func (r *reader) ordinalEnds(i int) bool {
	day, n := r.ordinal(i)
	if day < 1 || n == i || r.hyphen(n) {
		return false
	}
	_, _, year := r.yearNumber(n)
	return r.pauses(n) || year > n
}

// countsThings reports whether the number before i counts what follows rather
// than naming a day: "In May 12 people ...".
func (r *reader) countsThings(i int) bool {
	return r.is(i, "people", "men", "women", "percent", "per", "million", "billion", "children", "times", "points") || r.at(i).lex.plural && r.at(i).lex.unit > 0
}

// yearAfter adds the year that stands at n, if any, and returns where the
// expression ends.
func (r *reader) yearAfter(d *draft, n int) int {
	for _, at := range [...]int{r.skipComma(n), r.skip(n, "of"), r.skipHyphen(n), r.skip(r.skipComma(n), "in")} {
		if at > n && r.is(at-1, "of") && r.is(at, "this", "last", "next", "that") && r.is(at+1, "year") {
			d.rel, d.ofYear = relOf(r.at(at).low), true
			return at + 2
		}
		if at > n && r.is(at-1, "of") && r.is(at, "the") && r.is(at+1, "same", "previous", "following", "next") && r.is(at+2, "year") {
			d.rel, d.ofYear = relOf(r.at(at+1).low), true
			return at + 3
		}
		if year, short, end := r.yearNumber(at); end > at && !r.countsThings(end) {
			d.hasYear, d.year, d.short = true, year, short
			return end
		}
	}
	if r.is(n, "this", "last", "next") && r.is(n+1, "year") {
		d.rel, d.ofYear = relOf(r.at(n).low), true
		return n + 2
	}
	return n
}

func (r *reader) monthYear(i int) (draft, int) {
	month, n := r.monthName(i)
	if month == 0 {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, month: month}
	end := r.yearAfter(&d, n)
	if end == n || d.rel != relNone && !r.is(n, "of") && r.nameNotMonth(i, n) {
		return draft{}, i
	}
	return d, end
}

// monthAlone matches a month without day and year, also "last June". May,
// March, August and the like have to look like a month where they stand.
func (r *reader) monthAlone(i int) (draft, int) {
	which, n := r.whichOne(i)
	month, end := r.monthName(n)
	if month == 0 || which == relNone && r.nameNotMonth(n, end) {
		return draft{}, i
	}
	return draft{typ: TypeDate, form: formCalendar, month: month, rel: which}, end
}

// nameNotMonth reports whether the month at i is more likely another word: the
// verb "may", a march, a person's name. N is the token after it.
func (r *reader) nameNotMonth(i, n int) bool {
	t := r.at(i)
	if r.is(i-1, "in", "since", "until", "till", "by", "early", "late", "mid", "during", "of", "from", "before", "after", "through", "between", "for", "to", "and", "around", "this") ||
		r.hyphen(i-1) && r.is(i-2, "mid", "to") {
		return t.lex.short && !r.mark(i+1, '.') && t.low != "sept" && r.at(n).capital ||
			(t.low == "may" || t.low == "march") && r.is(i-1, "and", "to", "for") && r.opens(i)
	}
	if t.lex.short && n == i+1 {
		return true
	}
	switch t.low {
	case "may", "march", "mar":
		if t.capital && (r.is(n, "sales", "figures", "results", "earnings", "deadline", "crude", "futures", "contract", "contracts", "delivery", "unemployment", "inflation", "exports", "imports", "orders", "output", "production", "retail", "election", "elections") || r.hyphen(i-1) && r.at(i-2).lex.month > 0) {
			return false
		}
		return r.opens(i) || !r.is(i-1, "the", "a") || r.is(i+1, "on", "to", "for", "of")
	case "april", "june", "august", "jan":
		next := r.at(n)
		return next.capital && next.kind == kindWord && next.lex == &noMeaning || r.at(i-1).capital && !r.opens(i-1)
	}
	return false
}

// weekdayAlone matches a weekday, also "last Friday", "Friday last week".
func (r *reader) weekdayAlone(i int) (draft, int) {
	which, n := r.whichOne(i)
	t := r.at(n)
	if t.lex.weekday == 0 || !t.capital && t.lex.short || !t.lex.short && t.low[len(t.low)-1] == 's' {
		return draft{}, i
	}
	if r.is(n+1, "times", "telegraph", "mirror", "herald", "express", "mail", "post") && r.at(n+1).capital {
		return draft{}, i // the name of a paper
	}
	if d, end := r.calendar(n); which != relNone && end > n && d.month > 0 && d.day > 0 {
		return d, end // "this coming Sunday, June 8"
	}
	coming := r.is(n-1, "coming", "upcoming")
	n++
	if t.lex.short {
		stop := r.mark(n, '.') && r.glued(n)
		if !stop && !r.is(n-2, "on", "last", "next", "this") || t.low == "sun" && r.is(n-2, "the") {
			return draft{}, i
		}
		if stop {
			n++
		}
	}
	return r.weekOf(draft{typ: TypeDate, form: formCalendar, weekday: t.lex.weekday, rel: which, ahead: coming}, n)
}

// betweenDays matches the first number of "5-7 June" and "5 and 7 June 2024".
func (r *reader) betweenDays(i int) (draft, int) {
	if r.at(i).kind != kindNumber {
		return draft{}, i
	}
	day, n := r.dayNumber(i)
	if day == 0 || r.glued(i) && !r.mark(i-1, '(') {
		return draft{}, i
	}
	next := r.rangeMark(n)
	if next == n {
		return draft{}, i
	}
	d, end := r.dayMonth(next)
	if end == next || d.day <= day {
		return draft{}, i
	}
	d.day = day
	return d, n
}

// rangeMark returns the token after "-", "to" or "and" at i, or i.
func (r *reader) rangeMark(i int) int {
	if r.mark(i, '-') || r.mark(i, '—') || r.mark(i, '&') || r.is(i, "to", "and", "until", "through", "or", "till") {
		return i + 1
	}
	return i
}
