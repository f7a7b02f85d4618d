package tagger

// Adjectives that may stand between a number and its unit without changing
// what it comes to.
var unitAdjectives = []string{
	"straight", "consecutive", "full", "successive", "whole", "more", "additional", "long", "short", "calendar",
	"business", "single", "working", "trading", "fiscal", "entire", "solid", "further", "extra", "complete", "uninterrupted",
	"crucial", "bloody", "brutal", "turbulent", "difficult", "tense", "remaining", "different", "other", "last", "past", "previous", "hectic",
}

// span matches a number and its unit: "24 years", "twelve-hour", "half an
// hour", "a year and a half". It is not a length yet.
func (r *reader) span(i int) (quantity, unit, int) {
	q, n := r.quantity(i)
	if n == i {
		return q, unitNone, i
	}
	if r.is(n, "to", "or") || r.hyphen(n) && r.at(n+1).lex.unit == unitNone {
		// of "two or three days" the larger number stands for both
		if q2, n2 := r.quantity(n + 1); n2 > n+1 && q2.n > q.n && !q.vague && r.at(r.skipHyphen(n2)).lex.unit > 0 {
			q, n = q2, n2
		}
	}
	if r.is(n, "million", "billion") && !r.is(n+1, "people", "dollars") {
		q, n = quantity{vague: true}, n+1 // more than a calendar can count
	}
	n = r.skipHyphen(n)
	if r.is(n, unitAdjectives...) {
		n++
	}
	if r.is(n, "quarter") && r.is(n+1, "century") || r.is(n, "quarter") && r.hyphen(n+1) && r.is(n+2, "century") {
		return quantity{n: 25}, unitYear, r.skipHyphen(n+1) + 1
	}
	t := r.at(n)
	u := t.lex.unit
	if u == unitNone || r.is(n, "min", "sec", "mins", "secs") && r.at(i).kind != kindNumber ||
		u == unitSecond && !t.lex.plural && r.at(i).kind != kindNumber || u == unitQuarter && (!t.lex.plural || r.is(n+1, "of", "the")) {
		return q, unitNone, i
	}
	if r.at(n-1).digits == 4 && !t.lex.plural && q.n >= 1900 && q.n < 2100 || r.at(i).digits == 4 && r.is(n-1, "fiscal", "calendar") && !t.lex.plural {
		return q, unitNone, i // "its 2008 fiscal year"
	}
	if t.capital && !r.at(i).capital && r.at(i).kind != kindNumber {
		return q, unitNone, i
	}
	if q.vague && !t.lex.plural || t.lex.plural && r.is(n-1, "a", "an") {
		return q, unitNone, i
	}
	n++
	switch {
	case r.is(n, "and") && r.is(n+1, "a") && r.is(n+2, "half"):
		q.half = true
		n += 3
	case r.is(n, "or") && r.is(n+1, "two") && r.is(i, "a", "an", "another"):
		q.n = 2
		n += 2
	case r.is(n, "or") && r.is(n+1, "so"):
		n += 2
	}
	return q, u, n
}

// spanOfOne matches what needs no number after "the next" and the like: "the
// next day or two", "the final hour".
func (r *reader) spanOfOne(n int) (quantity, unit, int) {
	t := r.at(n)
	switch {
	case t.lex.unit < unitMinute || t.lex.plural:
	case r.is(n+1, "or") && r.is(n+2, "two"):
		return quantity{n: 2}, t.lex.unit, n + 3
	case r.is(n+1, "or") && r.is(n+2, "so"):
		return quantity{n: 1}, t.lex.unit, n + 3
	case t.lex.unit == unitHour && !r.is(n-1, "other") && !r.hyphen(n+1):
		return quantity{n: 1}, unitHour, n + 1
	}
	return quantity{}, unitNone, n
}

// length matches a duration, with what modifies it. Ages are not durations.
func (r *reader) length(i int) (draft, int) {
	mod, after := r.lengthMod(i)
	n := r.skipRecent(after)
	if after > i && n > after {
		return draft{}, i // "over the next years" begins at "the"
	}
	q, u, end := r.span(n)
	if u == unitNone && n > i {
		q, u, end = r.spanOfOne(n)
	}
	if u == unitNone {
		return r.bareLength(i, n, mod)
	}
	if r.is(i, "over") && (q.vague || !r.exceeds(i, end)) {
		return draft{}, i // "over many years" says through, not more than
	}
	single := r.is(n, "a", "an")
	one := r.at(n).lex.card == 1
	if single && (r.is(n+1, "fiscal", "calendar") && !r.is(i-1, "for", "in", "within") || r.hyphen(end) && r.is(end+1, "long", "ago", "earlier")) {
		return draft{}, i // "a year-long strike" begins at "year"
	}
	if end = r.skipLong(end); r.isAge(end) || r.is(i-1, "aged", "ages", "age") || r.speedBefore(i) && single || r.isContent(end) || (single || one) && q.n <= 1 && r.singleIsNot(i, n, end, u) {
		return draft{}, i
	}
	return r.withRest(draft{typ: TypeDuration, form: formLength, unit: u, qty: q, mod: mod}, end)
}

// unitBelow returns the unit in which news gives what is over: months after
// years, minutes after hours.
func unitBelow(u unit) unit {
	switch u {
	case unitYear:
		return unitMonth
	case unitDay:
		return unitHour
	case unitHour:
		return unitMinute
	case unitMinute:
		return unitSecond
	default:
		return unitNone
	}
}

// withRest takes what is over into a length: "two hours and 30 minutes", "3
// years, 2 months".
func (r *reader) withRest(d draft, end int) (draft, int) {
	at := r.skip(r.skipComma(end), "and")
	below := unitBelow(d.unit)
	if below == unitNone || !r.at(end-1).lex.plural || r.at(at).kind != kindNumber && r.at(at).lex.card == 0 || !d.qty.exact() {
		return d, end
	}
	q, u, next := r.span(at)
	if u != below || !q.exact() || r.is(next, "ago", "later", "earlier", "before", "after") || r.isAge(next) {
		return d, end
	}
	d.rest = q
	return d, next
}

// exceeds reports whether the "over" at i means more than, as in "for over two
// years", and not through, as in "2,000 jobs over two years". End is the token
// after the length.
func (r *reader) exceeds(i, end int) bool {
	return r.is(end, "old", "later", "earlier", "since", "before", "after", "behind", "late") || r.hyphen(end-2) ||
		r.is(i-1, "for", "in", "after", "of", "within", "from", "by", "with", "to", "lasted", "lasting", "took", "take", "takes", "taken", "just", "well", "is", "was", "are", "were", "been", "has", "have", "had", "spent", "spend", "a", "at", "and", "or")
}

// skipRecent passes "the last", "the next" before a number.
func (r *reader) skipRecent(i int) int {
	n := i
	if r.is(n, "the", "these", "those", "his", "her", "its", "their", "our") {
		n++
	}
	if n == i && r.lasts(n) {
		return i // "to last nine months"
	}
	if r.is(n, "last", "past", "next", "previous", "coming", "following", "first", "final", "preceding", "remaining", "other", "latest") && (n > i || !r.is(n, "first", "final", "other", "latest")) {
		n = r.skip(n+1, "full")
	} else if n > i && (!r.is(i, "the", "these", "those") || r.hyphen(n+1) || r.at(n).capital) {
		return i
	}
	if n == i || r.is(n, "a", "an") {
		return i
	}
	return n
}

// skipLong passes the "-long" of "year-long".
func (r *reader) skipLong(i int) int {
	if r.hyphen(i) && r.is(i+1, "long") {
		return i + 2
	}
	if r.is(i, "long") && !r.at(i-1).lex.plural {
		return i + 1
	}
	return i
}

// isAge reports whether the length before i is somebody's age.
func (r *reader) isAge(i int) bool {
	n := r.skipHyphen(i)
	return r.is(n, "old", "olds", "older", "younger", "elder") || r.is(n, "of") && r.is(n+1, "age") ||
		r.hyphen(i) && r.is(n, "over", "on", "to", "end", "in", "by", "round") || r.is(n, "to") && r.is(n+1, "date") && r.hyphen(i)
}

// isContent reports whether the length before i measures what can be played
// rather than time that passes: "75 hours of video".
func (r *reader) isContent(i int) bool {
	return r.is(i, "of") && r.is(i+1, "video", "videos", "audio", "music", "footage", "film", "programming", "recordings", "content", "tape", "material")
}

// singleIsNot reports whether "a year", "one day" and the like at n is no
// length: a repetition ("15 a year"), a point somewhere in time ("one day"), a
// way of speaking ("a minute ago" is left to away).
func (r *reader) singleIsNot(i, n, end int, u unit) bool {
	switch {
	case r.hyphen(end) || r.hyphen(n+1) && u != unitNone || u >= unitDay && r.is(end, "after", "before") && !r.pauses(end+1):
		return false
	case i == n && r.rateBefore(i):
		return true
	case u == unitDay || u == unitNight || u == unitSecond || u == unitMinute || u == unitWeekend || u == unitCentury:
		return i == n && !r.is(i-1, "for", "within", "in", "over", "after", "than", "only", "least", "just", "nearly", "about", "almost", "lasted", "lasting")
	case r.is(end, "when", "that", "in") && u >= unitMonth && !r.is(n-1, "in", "for", "within", "than"):
		return true
	}
	return false
}

// rateBefore reports whether what stands before i is counted for each unit
// that stands at i: "15 a year", "$5 million a day", "twice a week".
func (r *reader) rateBefore(i int) bool {
	p := r.at(i - 1)
	if p.lex == &noMeaning && (pluralNoun(p.low) || r.is(i-1, "aircraft")) {
		for n := i - 2; n >= i-3; n-- {
			if t := r.at(n); t.kind == kindNumber || t.lex.card > 0 || r.is(n, "million", "billion", "hundred") {
				return !r.is(i+2, "before", "after", "ago", "earlier", "later")
			}
		}
	}
	return p.kind == kindNumber || p.mark == '%' || p.kind == kindWord && !r.is(i-1, "one") && (p.lex.card > 0 || r.is(i-1, "million", "billion", "trillion", "percent", "cent", "once", "twice", "times", "dollars", "euros", "pounds", "bn", "m", "hours", "days", "weeks", "barrels", "people", "passengers", "cars", "units", "vehicles", "flights", "tonnes", "tons", "copies", "jobs"))
}

// lengthMod matches the words before a number that loosen it.
func (r *reader) lengthMod(i int) (Mod, int) {
	t := r.at(i)
	switch t.low {
	case "nearly", "almost", "under", "barely":
		return ModLessThan, i + 1
	case "over":
		return ModMoreThan, i + 1
	case "about", "around", "approximately", "roughly", "some", "circa":
		return ModApprox, i + 1
	case "more", "longer":
		if r.is(i+1, "than") {
			return ModMoreThan, i + 2
		}
	case "no", "not":
		if r.is(i+1, "more", "longer") && r.is(i+2, "than") {
			return ModEqualOrLess, i + 3
		}
		if r.is(i+1, "less", "fewer") && r.is(i+2, "than") {
			return ModEqualOrMore, i + 3
		}
	case "less", "fewer":
		if r.is(i+1, "than") {
			return ModLessThan, i + 2
		}
	case "at":
		if r.is(i+1, "least") {
			return ModEqualOrMore, i + 2
		}
		if r.is(i+1, "most") {
			return ModEqualOrLess, i + 2
		}
	case "up":
		if r.is(i+1, "to") {
			return ModEqualOrLess, i + 2
		}
	}
	return "", i
}

// lasts reports whether the "last" at i is the verb: "it may last months".
func (r *reader) lasts(i int) bool {
	return r.is(i, "last") && r.is(i-1, "to", "will", "would", "could", "may", "might", "can", "should", "must", "not")
}

// joined matches a length that is one adjective without a number: "year-long",
// "daylong", "multi-year".
func (r *reader) joined(i int) (draft, int) {
	d := draft{typ: TypeDuration, form: formLength, qty: quantity{n: 1}, unit: r.at(i).lex.unit}
	switch r.at(i).low {
	case "multi":
		d.unit, d.qty = r.at(i+2).lex.unit, quantity{vague: true}
		if r.hyphen(i+1) && d.unit >= unitDay && !r.at(i+2).lex.plural {
			return d, i + 3
		}
		return draft{}, i
	case "all":
		if u := r.at(i + 1).lex.unit; u >= unitDay && u <= unitYear && u != unitQuarter && !r.at(i+1).lex.plural && !r.hyphen(i+2) && !r.at(i+1).capital {
			d.unit = u
			return d, i + 2
		}
		return draft{}, i
	case "full":
		if r.hyphen(i+1) && r.is(i+2, "year") && !r.hyphen(i+3) {
			d.unit = unitYear
			return d, i + 3
		}
		return draft{}, i
	case "daylong":
		d.unit = unitDay
	case "weeklong":
		d.unit = unitWeek
	case "monthlong":
		d.unit = unitMonth
	case "yearlong":
		d.unit = unitYear
	default:
		if d.unit >= unitHour && !r.at(i).lex.plural && r.hyphen(i+1) && r.is(i+2, "long") {
			return d, i + 3
		}
		return draft{}, i
	}
	return d, i + 1
}

// bareLength matches a plural without a number: "for years", "in decades",
// "over the past years".
func (r *reader) bareLength(i, n int, mod Mod) (draft, int) {
	t := r.at(n)
	if d, end := r.joined(i); end > i {
		return d, end
	}
	if r.is(n, "half") || !t.lex.plural || t.lex.unit < unitMinute || t.capital && !r.opens(n) {
		return draft{}, i
	}
	if n > i && r.is(n-1, "coming") && t.lex.unit > unitNight {
		return draft{typ: TypeDate, form: formVague, value: "FUTURE_REF", unit: t.lex.unit, qty: quantity{vague: true}}, n + 1
	}
	if n == i+1 && r.is(i, "past") && t.lex.unit > unitNight {
		return draft{typ: TypeDate, form: formVague, value: "PAST_REF"}, n + 1
	}
	recent := n > i && r.is(n-1, "last", "past", "next", "previous", "coming", "following", "recent", "final", "first")
	theYears := n == i+1 && r.is(i, "the") && r.is(i-1, "over", "through", "down") && !r.relativeClause(n+1)
	if theYears {
		return draft{typ: TypeDuration, form: formLength, unit: t.lex.unit, qty: quantity{vague: true}}, n + 1
	}
	if n == i+1 && r.is(i, "the") && t.lex.unit >= unitHour && r.is(n+1, "following", "ahead", "after", "before", "since", "leading") {
		return draft{typ: TypeDuration, form: formLength, unit: t.lex.unit, qty: quantity{vague: true}}, n + 1
	}
	justA := r.is(i-1, "just", "mere", "only") && r.is(i-2, "in", "within", "for") || r.is(i-1, "of") && r.is(i-2, "matter") ||
		n == i && r.is(n+1, "after", "before")
	if r.hyphen(n+1) && r.is(n+2, "long") && n == i {
		return draft{typ: TypeDuration, form: formLength, unit: t.lex.unit, qty: quantity{vague: true}}, n + 3
	}
	if !recent && !justA && (n > i || !r.is(i-1, "for", "in", "within", "over", "after", "of", "took", "taken", "take", "takes", "taking", "lasts", "lasted", "lasting", "spent", "spend", "spending") && !r.lasts(i-1)) {
		return draft{}, i
	}
	if !recent && !justA && r.is(i-1, "of", "over", "after") && t.lex.unit < unitWeek && (!r.is(i-1, "after") || !r.is(n+1, "of")) {
		return draft{}, i
	}
	return draft{typ: TypeDuration, form: formLength, unit: t.lex.unit, qty: quantity{vague: true}, mod: mod}, n + 1
}
