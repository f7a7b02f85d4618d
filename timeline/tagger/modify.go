package tagger

// modified matches a point with a word before it that narrows it: "early
// June", "mid-1990s", "later this year", "about 1961".
func (r *reader) modified(i int) (draft, int) {
	n := r.skip(i, "the", "very")
	n = r.skip(n, "very")
	mod, next := r.pointMod(n)
	if next == n {
		return draft{}, i
	}
	d, end := r.core(next)
	if r.is(next-1, "in") {
		d, end = r.coreInPart(next)
	}
	switch {
	case end == next || d.typ != TypeDate || !d.isPoint() && !r.is(next, "today", "yesterday", "tomorrow"):
		return draft{}, i
	case mod == ModApprox:
		if d.form == formUnit || d.rel != relNone {
			return draft{}, i
		}
		d.approx = true
	}
	d.mod = mod
	return d, end
}

// pointMod matches the word of modified, and an "in" or "on" after it.
func (r *reader) pointMod(i int) (Mod, int) {
	switch {
	case r.is(i, "early", "earlier"):
		n := i + 1
		if r.hyphen(n) && r.is(n+1, "to") && r.is(n+2, "mid") {
			n += 3 // early-to-mid
		}
		return ModStart, r.skip(r.skipHyphen(n), "in", "on")
	case r.is(i, "late", "later"):
		return ModEnd, r.skip(r.skipHyphen(i+1), "in", "on")
	case r.is(i, "mid"):
		return ModMid, r.skipHyphen(i + 1)
	case r.is(i, "about", "around", "approximately", "circa", "roughly"):
		return ModApprox, i + 1
	case r.is(i, "c", "ca") && !r.at(i).capital && r.at(r.skipStop(i+1)).kind == kindNumber:
		return ModApprox, r.skipStop(i + 1)
	case r.mark(i, '~') && r.at(i+1).kind == kindNumber:
		return ModApprox, i + 1
	}
	return "", i
}

func (r *reader) skipStop(i int) int {
	if r.mark(i, '.') {
		return i + 1
	}
	return i
}

// partOf matches "the end of last year", "the beginning of the 1960s", "the
// year's end".
func (r *reader) partOf(i int) (draft, int) {
	n := r.skip(i, "the")
	if u := r.at(n).lex.unit; u >= unitWeek && u <= unitYear && !r.at(n).lex.plural {
		end := r.skipHyphen(n + 1)
		if r.mark(n+1, '\'') && r.is(n+2, "s") {
			end = n + 3
		}
		if r.is(end, "end") && (end > n+1 || r.is(i-1, "by", "before", "until", "at", "since", "of") && !r.is(end+1, "of")) {
			return draft{typ: TypeDate, form: formUnit, unit: u, rel: relSame, loose: true, mod: ModEnd}, end + 1
		}
	}
	n = r.skip(n, "very")
	var mod Mod
	switch {
	case r.is(n, "early", "earlier", "first") && r.is(n+1, "part"):
		mod = ModStart
		n++
	case r.is(n, "late", "later", "latter", "last") && r.is(n+1, "part"), r.is(n, "latter") && r.is(n+1, "half"):
		mod = ModEnd
		n++
	case r.is(n, "beginning", "start"):
		mod = ModStart
	case r.is(n, "middle"):
		mod = ModMid
	case r.is(n, "end", "close"):
		mod = ModEnd
	default:
		return draft{}, i
	}
	if r.hyphen(n+1) || !r.is(n+1, "of") {
		return draft{}, i
	}
	if r.is(n+2, "year", "month") && (r.pauses(n+3) || r.opensAfter(n+3)) {
		return draft{typ: TypeDate, form: formUnit, unit: r.at(n + 2).lex.unit, rel: relSame, loose: true, mod: mod}, n + 3
	}
	d, end := r.coreInPart(n + 2)
	if end == n+2 || d.typ != TypeDate || !d.isPoint() {
		return draft{}, i
	}
	d.mod = mod
	return d, end
}

// again matches what happens time and again: "every Monday", "each year",
// "per day", "15 a year", "annually", "twice a week", "Sundays".
func (r *reader) again(i int) (draft, int) {
	t := r.at(i)
	d := draft{typ: TypeSet, form: formSet, qty: quantity{n: 1}}
	if u := adverbUnit(t.low); u != unitNone {
		if t.capital && !r.opens(i) && r.at(i+1).capital {
			return draft{}, i // the name of a paper
		}
		d.unit = u
		if u >= unitQuarter && (r.isFlow(i+1) || r.isFlow(i+2) && r.at(i+1).lex == &noMeaning) {
			d.typ, d.form = TypeDuration, formLength // the profit of one year
		}
		return d, i + 1
	}
	if t.lex.weekday > 0 && t.capital && r.severalParts(i+1) {
		d.weekday, d.part = t.lex.weekday, r.at(i+1).lex.part
		return d, i + 2
	}
	if t.lex.weekday > 0 && t.low[len(t.low)-1] == 's' && !t.lex.short {
		d.weekday = t.lex.weekday
		return d, i + 1
	}
	switch {
	case r.is(i, "weekends") && (r.at(i-1).lex == &noMeaning || r.is(i-1, "on", "at")) && !r.is(i-1, "few", "many", "of"):
		d.weekend = true
		return d, i + 1
	case r.is(i, "every", "each"):
		return r.every(d, i)
	case r.speedBefore(i):
		return draft{}, i
	case r.is(i, "per") && r.at(i+1).lex.unit > 0 && !r.at(i+1).lex.plural:
		d.unit = r.at(i + 1).lex.unit
		return d, i + 2
	case r.is(i, "once", "twice") && r.is(i+1, "a", "an", "every", "each", "per") && r.at(i+2).lex.unit > 0 && !r.at(i+2).lex.plural:
		d.unit = r.at(i + 2).lex.unit
		return d, i + 3
	case r.is(i, "a", "an") && r.at(i+1).lex.unit >= unitMinute && !r.at(i+1).lex.plural && r.rateBefore(i) && !r.hyphen(i+2) && !r.is(i+2, "ago", "later", "earlier"):
		d.unit = r.at(i + 1).lex.unit
		return d, i + 2
	}
	return draft{}, i
}

// speedBefore reports whether a distance stands before i, so that "an hour"
// tells how fast something goes and not how often.
func (r *reader) speedBefore(i int) bool {
	return r.is(i-1, "miles", "kilometers", "kilometres", "km", "feet", "meters", "metres", "knots", "mile", "kilometer", "kilometre")
}

// isFlow reports whether the word at i is what a firm adds up over a period.
func (r *reader) isFlow(i int) bool {
	return r.is(i, "profit", "profits", "loss", "losses", "revenue", "revenues", "sales", "earnings", "income", "turnover", "results", "deficit", "output", "production")
}

func adverbUnit(word string) unit {
	switch word {
	case "hourly":
		return unitHour
	case "daily":
		return unitDay
	case "nightly":
		return unitNight
	case "weekly":
		return unitWeek
	case "monthly":
		return unitMonth
	case "quarterly":
		return unitQuarter
	case "yearly", "annual", "annually":
		return unitYear
	default:
		return unitNone
	}
}

func (r *reader) every(d draft, i int) (draft, int) {
	n := i + 1
	if r.is(n, "other", "second") {
		d.qty.n = 2
		n++
	} else if q, next := r.quantity(n); next > n {
		d.qty = q
		n = next
	}
	t := r.at(n)
	switch {
	case t.lex.weekday > 0 && t.capital:
		d.weekday = t.lex.weekday
		if part := r.at(n + 1).lex.part; part != "" {
			d.part = part
			return d, n + 2
		}
		return d, n + 1
	case t.lex.part != "":
		d.part, d.unit = t.lex.part, unitDay
		return d, n + 1
	case t.lex.unit > unitSecond || t.lex.unit == unitSecond && n > i+1:
		d.unit = t.lex.unit
		return d, n + 1
	case t.lex.month > 0 && t.capital:
		d.month = t.lex.month
		return d, n + 1
	case t.lex.season > 0:
		d.season = t.lex.season
		return d, n + 1
	}
	return draft{}, i
}

// vague matches words that say now, before or to come and no more.
func (r *reader) vague(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formVague}
	t := r.at(i)
	n := i + 1
	switch t.low {
	case "now", "currently", "presently", "nowadays":
		d.value = "PRESENT_REF"
		if r.is(i, "now") && (r.hyphen(n) || r.hyphen(i-1)) {
			return draft{}, i
		}
		return d, n
	case "present":
		if !r.is(i-1, "at") && (!r.is(i-1, "the") || !r.opensAfter(n)) {
			return draft{}, i
		}
		d.value = "PRESENT_REF"
		return d, n
	case "recent", "recently":
		if r.is(i-1, "most", "more", "as") || t.capital && !r.opens(i) {
			return draft{}, i
		}
		d.value = "PAST_REF"
		if u := r.at(n).lex; t.low == "recent" && (u.plural && u.unit > 0 || r.is(n, "history", "times", "memory")) {
			return d, n + 1
		}
		return d, n
	case "soon", "shortly":
		if r.hyphen(n) || r.is(n, "after", "before", "as", "afterwards", "afterward", "thereafter", "to") || r.is(i-1, "as", "too", "how") {
			return draft{}, i
		}
		d.value = "FUTURE_REF"
		return d, n
	case "very", "quite", "right":
		if r.is(n, "soon", "recently", "shortly", "now") {
			if v, end := r.vague(n); end > n {
				return v, end
			}
		}
	case "one":
		if r.is(n, "day") && r.is(i-1, "will", "would", "could", "may", "might", "can") {
			d.value = "FUTURE_REF"
			return d, n + 1
		}
	case "the", "near", "future":
		return r.pastOrFuture(i)
	}
	return r.thisMoment(i)
}

// opensAfter reports whether the phrase before i is over at i.
func (r *reader) opensAfter(i int) bool {
	return r.at(i).kind != kindWord || r.is(i, "and", "but", "with", "is", "as")
}

func (r *reader) pastOrFuture(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formVague}
	n := r.skip(i, "the")
	if u := r.at(i + 1).lex; r.is(i, "future") && u.plural && u.unit > unitNight {
		d.value = "FUTURE_REF"
		return d, i + 2
	}
	n = r.skip(n, "near", "foreseeable", "immediate", "distant", "recent", "very")
	if n == i {
		return draft{}, i
	}
	n = r.skip(n, "near")
	switch {
	case r.is(n, "future") && (!r.is(n+1, "of") && r.opensAfterNoun(n+1) || r.is(n-1, "near", "foreseeable")):
		d.value = "FUTURE_REF"
	case r.is(n, "past") && r.opensAfterNoun(n+1):
		d.value = "PAST_REF"
	default:
		return r.thisMoment(i)
	}
	return d, n + 1
}

// opensAfterNoun reports whether the word before i is a noun rather than an
// adjective of what follows: "the past" and not "the past president".
func (r *reader) opensAfterNoun(i int) bool {
	return r.at(i).kind != kindWord || r.at(i).lex.tense != tenseNone ||
		r.is(i, "and", "but", "with", "as", "when", "that", "or", "by", "for", "if", "because", "while", "on", "at", "to", "from", "about", "after", "is", "it", "he", "they", "we", "in", "than")
}

func (r *reader) thisMoment(i int) (draft, int) {
	d := draft{typ: TypeDate, form: formVague, value: "PRESENT_REF"}
	switch {
	case r.is(i, "the") && r.is(i+1, "time") && r.is(i+2, "being"):
		return d, i + 3
	case r.is(i, "this") && r.is(i+1, "time") && r.is(i+2, "last", "next") && r.is(i+3, "week", "month", "year"):
		return draft{typ: TypeDate, form: formUnit, unit: r.at(i + 3).lex.unit, rel: relOf(r.at(i + 2).low)}, i + 4
	case r.is(i, "this") && r.is(i+1, "time") && r.is(i-1, "at", "during", "by", "around"):
		return d, i + 2
	case r.is(i, "that") && r.is(i+1, "time") && r.is(i-1, "at", "during", "by", "around", "since", "until", "till", "before", "from"):
		return draft{typ: TypeDate, form: formUnit, unit: unitNone, rel: relSame}, i + 2
	case r.is(i, "these") && r.is(i+1, "days"):
		return d, i + 2
	case r.is(i, "modern", "present") && r.hyphen(i+1) && r.is(i+2, "day"):
		return d, i + 3
	case r.is(i, "the") && r.is(i+1, "present") && r.is(i+2, "time"):
		return d, i + 3
	case r.is(i, "the") && r.is(i+1, "moment") && r.is(i-1, "at"):
		return d, i + 2
	}
	return draft{}, i
}
