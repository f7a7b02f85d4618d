package tagger

// relOf returns what a word says of the place of the unit after it.
func relOf(word string) rel {
	switch word {
	case "last", "past":
		return relLast
	case "next", "coming", "upcoming":
		return relNext
	case "this", "current":
		return relThis
	case "that", "same":
		return relSame
	case "previous", "preceding", "prior":
		return relPrior
	case "following":
		return relAfter
	}
	return relNone
}

// whichOne matches the words that tell which of many weekdays, months or
// seasons is meant: "last", "this", "the following".
func (r *reader) whichOne(i int) (rel, int) {
	if r.is(i, "this") && r.is(i+1, "past", "coming") {
		return relOf(r.at(i + 1).low), i + 2
	}
	if r.is(i, "last", "next", "this", "past", "coming", "that") {
		return relOf(r.at(i).low), i + 1
	}
	if r.is(i, "the") && r.is(i+1, "previous", "preceding", "following", "next", "same", "coming", "upcoming", "past", "last") {
		if r.is(i+1, "next") {
			return relAfter, i + 2
		}
		return relOf(r.at(i + 1).low), i + 2
	}
	if r.is(i, "previous", "following") && !r.is(i-1, "the", "a", "his", "her", "its", "their") {
		return relOf(r.at(i).low), i + 1
	}
	return relNone, i
}

// relative matches a unit that lies at a known place: "last year", "this
// week", "the following day", "that same month", "the year before", "the day".
func (r *reader) relative(i int) (draft, int) {
	if r.is(i, "the", "its", "their") && (r.is(i+1, "latest") || r.is(i+1, "most") && r.is(i+2, "recent")) {
		return r.latest(i)
	}
	n := i
	article := r.is(i, "the", "that", "this")
	which := relOf(r.at(i).low)
	if which == relNone && !article {
		return r.record(i)
	}
	n++
	if article && r.is(n, "last", "past", "next", "coming", "upcoming", "current", "previous", "preceding", "prior", "following", "very", "same", "whole", "entire") {
		if w := relOf(r.at(n).low); w != relNone && (which == relNone || w != relSame) {
			which = w
		}
		n++
	}
	full := r.is(n, "full")
	n = r.skip(n, "full", "fiscal", "calendar", "financial", "academic", "school", "model", "trading", "election", "holiday")
	if r.is(n, "working", "business") {
		n++
	}
	t := r.at(n)
	u := t.lex.unit
	if u == unitNone || u < unitDay || t.lex.plural || u == unitNight && which == relNone || u == unitMillennium {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formUnit, unit: u, rel: which, full: full}
	if u == unitNight {
		d.typ = TypeTime
	}
	n++
	switch {
	case r.goesWithUnit(n), r.at(n-1).capital && (r.is(i-1, "of") && !r.at(i).capital || r.mark(i-1, '"') && r.at(i).capital && r.mark(r.skipComma(n), '"')): // "Car of the Year", a show called "This Week"
		return draft{}, i
	case which == relNone:
		return r.theUnit(d, i, n)
	case r.is(i, "the") && r.is(n-2, "past", "next", "coming") && u != unitNight && u != unitWeekend && (u != unitDay || r.is(n-2, "past")):
		// "the past year" is a stretch up to now, not the calendar year
		return draft{typ: TypeDuration, form: formLength, unit: u, qty: quantity{n: 1}}, n
	case which == relNext && u == unitDay:
		d.rel = relAfter
	case which == relLast && u == unitDay:
		return draft{}, i
	}
	return d, n
}

// weekOfDay returns the token after the day at i that tells which week is meant,
// as in "the week of October 6", or i.
func (r *reader) weekOfDay(i int) int {
	d, end := r.core(i)
	if end == i || d.form != formCalendar || d.month == 0 || d.day == 0 || d.rel != relNone {
		return i
	}
	return end
}

// record matches a unit that is the best or the worst for long, which is the one
// that the news is about: "its worst week since May".
func (r *reader) record(i int) (draft, int) {
	u := r.at(i).lex.unit
	if u < unitWeek || u > unitYear || r.at(i).lex.plural || !r.is(i+1, "since", "in", "ever") ||
		!r.is(i-1, "best", "worst", "busiest", "biggest", "strongest", "weakest", "wettest", "driest", "hottest", "coldest", "deadliest", "bloodiest") {
		return draft{}, i
	}
	return draft{typ: TypeDate, form: formUnit, unit: u, rel: relSame, loose: true}, i + 1
}

// goesWithUnit reports whether the word at n shows that the unit before it
// belongs to something else: "that day-to-day", "this year-old", "the year's".
func (r *reader) goesWithUnit(n int) bool {
	return r.hyphen(n) || r.is(n, "old", "round")
}

// theUnit decides on "the year" and the like without a word like last: they
// are found where something follows that makes them relative, and the day,
// week, month and year of the text.
func (r *reader) theUnit(d draft, i, n int) (draft, int) {
	if r.is(i, "the") && (d.unit == unitYear || d.unit == unitQuarter) && r.is(n, "ended", "ending", "to", "through") {
		if ending, end := r.unitEnding(d, i, n); end > i || !r.is(n, "to") {
			return ending, end
		}
	}
	switch {
	case !r.is(i, "the"):
		return draft{}, i
	case r.is(n, "before") && r.is(n+1, "last"), r.is(n, "after") && r.is(n+1, "next"):
		return draft{typ: TypeDate, form: formAway, unit: d.unit, qty: quantity{n: 2}, ahead: r.is(n, "after")}, n + 2
	case r.is(n, "before", "previous", "earlier", "prior") && r.pauses(n+1):
		d.rel = relPrior
		return d, n + 1
	case r.is(n, "after", "following", "later") && r.pauses(n+1):
		d.rel = relAfter
		return d, n + 1
	case d.unit == unitWeek && r.is(n, "of") && r.weekOfDay(n+1) > n+1:
		end := r.weekOfDay(n + 1)
		day, _ := r.core(n + 1)
		day.unit, day.typ = unitWeek, TypeDate
		return day, end
	case r.inPart && d.unit == unitDecade && !r.is(n, "of", "that", "when", "which"):
		d.rel = relThis
		return d, n
	case r.inPart && d.unit >= unitDay && d.unit <= unitYear && d.unit != unitNight && d.unit != unitWeekend && !r.is(n, "of", "that", "when", "which"):
	case d.unit <= unitMonth && r.is(i-1, "end", "ends", "ended", "ending", "close", "closed", "closing", "finish", "finished", "finishing", "start", "started", "began") && !r.is(n, "of", "that", "when"):
	case d.unit <= unitMonth && r.is(i-1, "for", "on", "over") && r.is(n, "to") && (r.at(n+1).kind == kindNumber || r.mark(n+1, '$')):
	case d.unit == unitQuarter && r.is(i-1, "for", "in", "during", "of") && (r.pauses(n) || r.mark(n, '\'')):
	case r.relativeClause(n), d.unit > unitYear, d.unit == unitNight, d.unit == unitWeekend && !r.is(i-1, "over", "for", "during", "this", "at", "since", "before", "after", "until", "throughout", "by", "through"), d.unit == unitQuarter:
		return draft{}, i
	}
	d.rel, d.loose = relSame, true
	return d, n
}

// unitEnding matches "the year" and "the quarter" that end with a date: "the
// year to March" is a length, "the quarter ended June 30" that quarter.
func (r *reader) unitEnding(d draft, i, n int) (draft, int) {
	at := r.skip(n+1, "on", "in")
	if d.unit == unitYear && r.is(at, "today", "tomorrow", "yesterday") {
		return draft{typ: TypeDuration, form: formLength, unit: unitYear, qty: quantity{n: 1}}, n
	}
	end, next := r.core(at)
	switch {
	case next == at || end.form != formCalendar || end.month == 0 || d.unit == unitQuarter && !r.is(n, "ended", "ending"):
		return draft{}, i
	case d.unit == unitYear:
		return draft{typ: TypeDuration, form: formLength, unit: unitYear, qty: quantity{n: 1}}, n
	}
	return draft{typ: TypeDate, form: formPeriod, period: (end.month + 2) / 3, hasYear: end.hasYear, year: end.year, short: end.short}, n
}

// pauses reports whether the words before i are not followed by what they
// could be about: "the day after" and then a full stop, and not a wedding.
func (r *reader) pauses(i int) bool {
	t := r.at(i)
	return t.kind == kindNone || t.kind == kindMark || t.lex.tense != tenseNone || r.is(i, "and", "but", "at", "on", "by", "with", "when", "as", "for", "from", "to")
}

// relativeClause reports whether what begins at i says which unit is meant, so
// that it cannot be counted from anything known: "the day of", "the year that".
func (r *reader) relativeClause(i int) bool {
	t := r.at(i)
	return r.is(i, "of", "that", "when", "which", "where", "after", "before", "in", "he", "she", "it", "they", "we", "i", "the", "a", "an", "his", "her", "its", "their", "to") ||
		t.kind == kindNumber || t.kind == kindWord && t.capital
}

// dayWord matches "today", "yesterday", "the day before yesterday", "tonight".
func (r *reader) dayWord(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formAway, unit: unitDay}
	switch {
	case r.is(i, "the") && r.is(i+1, "day") && r.is(i+2, "before") && r.is(i+3, "yesterday"):
		d.qty.n = 2
		return d, i + 4
	case r.is(i, "the") && r.is(i+1, "day") && r.is(i+2, "after") && r.is(i+3, "tomorrow"):
		d.qty.n, d.ahead = 2, true
		return d, i + 4
	case r.is(i, "today"):
		if r.at(i).capital && (r.is(i-1, "usa") || r.is(i+1, "show")) {
			return draft{}, i
		}
	case r.is(i, "yesterday"):
		d.qty.n = 1
	case r.is(i, "tomorrow"):
		d.qty.n, d.ahead = 1, true
	case r.is(i, "tonight"):
		d.typ, d.part = TypeTime, "NI"
	case r.is(i, "a") && r.is(i+1, "week") && r.is(i+2, "ago") && r.is(i+3, "today"):
		d.qty.n = 7
		return d, i + 4
	default:
		return draft{}, i
	}
	return d, i + 1
}
