package tagger

// timeOfDay matches a time without its day: "6:40 p.m. (GMT +8)", "18:00 UTC",
// "noon", "this morning", "the evening".
func (r *reader) timeOfDay(i int) (draft, int) {
	if r.is(i, "about", "around", "approximately", "roughly", "nearly", "almost") {
		if d, n := r.clock(i + 1); n > i+1 {
			d.mod = ModApprox
			return d, n
		}
		return draft{}, i
	}
	d, n := r.clock(i)
	if n > i {
		return d, n
	}
	return r.dayPart(i)
}

// clock matches a time on the clock.
func (r *reader) clock(i int) (draft, int) {
	d := draft{typ: TypeTime, form: formNow, clock: true, sec: -1}
	if r.is(i, "noon", "midnight") && !r.hyphen(i-1) {
		d.hour = 12
		if r.is(i, "midnight") {
			d.hour = 24
		}
		return d, r.zoneAfter(&d, i+1)
	}
	t := r.at(i)
	if t.lex.card > 0 && t.lex.card <= 12 && r.is(i+1, "o") && r.mark(i+2, '\'') && r.is(i+3, "clock") {
		d.hour = t.lex.card
		return d, r.halfDay(&d, i+4)
	}
	if t.kind != kindNumber || r.glued(i) && !r.mark(i-1, '(') && !r.mark(i-1, '"') && !r.mark(i-1, '-') && !r.mark(i-1, '—') && !r.mark(i-1, '@') {
		return draft{}, i
	}
	n := i + 1
	exact := false
	switch sep := r.at(n).mark; {
	case t.digits <= 2 && (sep == ':' || sep == '.') && r.glued(n) && r.glued(n+1) && r.at(n+1).digits == 2 && r.at(n+1).num < 60:
		d.hour, d.min = t.num, r.at(n+1).num
		exact = sep == ':'
		n += 2
		if exact && r.mark(n, ':') && r.glued(n+1) && r.at(n+1).digits == 2 && r.at(n+1).num < 60 {
			d.sec = r.at(n + 1).num
			n += 2
		}
		if r.goesOn(n) && r.at(n).kind == kindNumber {
			return draft{}, i
		}
	case t.digits == 4 && t.num%100 < 60 && t.num < 2400 && r.militaryAfter(n):
		d.hour, d.min, exact = t.num/100, t.num%100, true
	case t.digits == 4 && t.num < 1000 && t.num%100 < 60 && r.is(i-1, "at"):
		d.hour, d.min, exact = t.num/100, t.num%100, true // "at 0715"
	case t.digits <= 2:
		d.hour = t.num
	default:
		return draft{}, i
	}
	return r.clockEnd(d, i, n, exact)
}

// militaryAfter reports whether what follows makes a time of four digits.
func (r *reader) militaryAfter(n int) bool {
	return r.is(n, "gmt", "utc", "hours", "hrs", "est", "edt", "cet", "bst", "z", "local")
}

// clockEnd checks the hour and takes in "p.m.", "o'clock" and the zone. Hours
// and minutes without any of them count only where they cannot be a score.
func (r *reader) clockEnd(d draft, i, n int, exact bool) (draft, int) {
	end := r.halfDay(&d, n)
	sure := end > n
	if r.is(end, "o") && r.mark(end+1, '\'') && r.is(end+2, "clock") {
		end = r.halfDay(&d, end+3)
		sure = true
	}
	if exact && r.is(end, "hours", "hrs", "hr") {
		end++
		sure = true
	}
	next := end
	if sure || exact || n > i+1 {
		next = r.zoneAfter(&d, end)
	}
	sure = sure || next > end
	if d.hour > 24 || d.hour == 24 && d.min > 0 {
		return draft{}, i
	}
	if !sure && (!exact || d.hour > 23 || !r.is(i-1, "at", "by", "from", "until", "till", "about", "around", "before", "after", "of", "and", "to", "since", "between") && r.at(i).digits < 2) {
		return draft{}, i
	}
	return d, next
}

// halfDay matches "am" or "p.m." at n and moves the hour.
func (r *reader) halfDay(d *draft, n int) int {
	var end int
	var letter string
	switch {
	case r.is(n, "am", "pm"):
		letter, end = r.at(n).low[:1], n+1
	case r.is(n, "a", "p") && r.mark(n+1, '.') && r.glued(n+1) && r.is(n+2, "m") && r.glued(n+2):
		letter, end = r.at(n).low, n+3
		if r.mark(end, '.') && r.glued(end) {
			end++
		}
	case r.is(n, "in") && r.is(n+1, "the") && r.is(n+2, "morning", "afternoon", "evening"):
		letter, end = "a", n+3
		if !r.is(n+2, "morning") {
			letter = "p"
		}
	default:
		return n
	}
	if d.hour > 12 || d.hour == 0 {
		return end
	}
	d.hour %= 12
	if letter == "p" {
		d.hour += 12
	}
	return end
}

// zones gives the offset of the time zones that news writes.
var zones = map[string]string{
	"utc": "Z", "gmt": "Z", "z": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "est": "-05:00", "edt": "-04:00",
	"cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "et": "-05:00", "pt": "-08:00",
	"ist": "+05:30", "jst": "+09:00", "kst": "+09:00", "msk": "+03:00", "aest": "+10:00", "nzst": "+12:00", "eet": "+02:00",
}

// zoneAfter matches a time zone at n: "UTC", "(GMT +8)", "local time".
func (r *reader) zoneAfter(d *draft, n int) int {
	if r.is(n, "local") && r.is(n+1, "time") {
		return n + 2
	}
	at := n
	if r.mark(n, '(') {
		at++
	}
	zone, known := zones[r.at(at).low]
	if !known || !r.at(at).capital {
		if end := r.skip(n+1, "standard", "daylight"); r.is(n, "eastern", "pacific", "central", "mountain") && r.is(end, "time") {
			return end + 1
		}
		if r.is(n, "eastern", "pacific") && r.at(n).capital && !r.at(n+1).capital && r.is(n-1, "m", "am", "pm") || r.mark(n-1, '.') && r.is(n, "eastern", "pacific") && r.at(n).capital && !r.at(n+1).capital {
			return n + 1
		}
		return n
	}
	d.zone, d.named = zone, zone != "Z"
	at++
	if sign := r.at(at).mark; (sign == '+' || sign == '-') && r.at(at+1).kind == kindNumber && r.at(at+1).num <= 14 && zone == "Z" {
		d.zone = string(sign) + two(r.at(at+1).num) + ":00"
		at += 2
	}
	if r.mark(n, '(') {
		if !r.mark(at, ')') {
			d.zone, d.named = "", false
			return n
		}
		at++
	}
	return at
}

// dayPart matches "this morning", "last night", "the early hours", "the
// evening" and, after in or at, "night".
func (r *reader) dayPart(i int) (draft, int) {
	d := draft{typ: TypeTime, form: formNow}
	n := i
	if r.is(i, "early", "late") && (r.is(i+1, "this", "last", "that") || r.is(i+1, "in") && r.is(i+2, "the")) {
		return r.earlyPart(i)
	}
	switch {
	case r.is(i, "overnight") && (r.opensAfterNoun(i+1) || r.is(i+1, "trading", "trade")) && !r.hyphen(i+1) && !r.is(i-1, "the", "an", "its", "their"):
		d.part, d.rel = "NI", relLast
		return d, i + 1
	case r.is(i, "this", "that", "last", "the", "early", "late", "next", "mid"):
		d.rel = relOf(r.at(i).low)
		n++
	case r.is(i, "morning", "afternoon", "evening", "midday") && r.is(i+1, "trading", "trade", "session") && !r.at(i).capital:
		d.part = r.at(i).lex.part
		return d, i + 1
	case !r.is(i-1, "in", "at", "by", "until"):
		return draft{}, i
	}
	if n > i && r.is(n, "same", "following", "next", "previous", "early", "late", "very", "small", "wee", "predawn") {
		if which := relOf(r.at(n).low); which == relNext {
			d.rel = relAfter
		} else if which != relNone {
			d.rel = which
		}
		n++
	}
	if d.rel == relNone && r.hyphen(n) {
		n++
	}
	t := r.at(n)
	if r.is(i, "mid") && r.hyphen(i+1) && r.is(i+2, "day") {
		d.part, d.rel = "MI", relNone
		return d, i + 3
	}
	if r.is(n, "hours") && r.is(n-1, "early", "small", "wee", "predawn") && r.is(n-2, "the") {
		d.part, d.mod = "MO", ModStart
		return d, n + 1
	}
	if t.lex.part == "" || t.lex.plural || t.capital && r.at(n+1).capital || d.rel == relNone && r.is(n, "dawn", "dusk", "sunset", "sunrise") && n > i {
		return draft{}, i
	}
	if n == i && !r.is(n, "night", "dawn", "dusk", "sunset", "sunrise", "midday", "daybreak") || r.hyphen(n+1) {
		return draft{}, i
	}
	d.part = t.lex.part
	if r.is(n-1, "early", "mid", "late") {
		d.mod = map[string]Mod{"early": ModStart, "mid": ModMid, "late": ModEnd}[r.at(n-1).low]
	}
	return d, n + 1
}

// earlyPart matches "early this morning" and "late in the evening".
func (r *reader) earlyPart(i int) (draft, int) {
	begin := r.skip(i+1, "in")
	d, end := r.dayPart(begin)
	if end == begin {
		return draft{}, i
	}
	d.mod = ModStart
	if r.is(i, "late") {
		d.mod = ModEnd
	}
	return d, end
}

// dayAndTime matches a time together with its day, in either order: "early
// Wednesday morning", "10:30 pm on Friday", "the night of 5 June", "Friday at
// 9 a.m.".
func (r *reader) dayAndTime(i int) (draft, int) {
	if t, n := r.timeOfDay(i); n > i && t.rel == relNone {
		if d, end := r.dayOfTime(t, n); end > n {
			return d, end
		}
	}
	mod, n := r.pointMod(i)
	if mod == ModApprox {
		return draft{}, i
	}
	d, end := r.core(n)
	if end == n || !d.onDay() {
		return draft{}, i
	}
	if t := r.at(end); t.lex.part != "" && !t.capital && !r.severalParts(end) {
		d.typ, d.part, d.mod = TypeTime, t.lex.part, mod
		return d, end + 1
	}
	if r.is(end, "early", "late") && r.at(end+1).lex.part != "" {
		d.typ, d.part = TypeTime, r.at(end+1).lex.part
		return d, end + 2
	}
	at := r.skip(r.skip(r.skipComma(end), "at"), "about", "around")
	if t, last := r.clock(at); last > at && (at > end || r.is(end, "noon", "midnight")) && n == i {
		return withTime(d, t), last
	}
	return draft{}, i
}

// dayOfTime matches the day that stands after the time t: "3 p.m. on Friday",
// "8 p.m. tonight", "6 a.m. this morning".
func (r *reader) dayOfTime(t draft, n int) (draft, int) {
	at := r.skip(r.skipComma(n), "on", "of")
	if r.opens(at) && !r.afterNoon(at) {
		return draft{}, n
	}
	d, end := r.core(at)
	if end > at && (d.onDay() || t.clock && d.form == formAway && d.part != "") {
		return withTime(d, t), end
	}
	if t.clock {
		if d, end := r.dayPart(at); end > at && (d.rel == relThis || d.rel == relLast) && !r.is(at, "overnight") {
			return withTime(d, t), end
		}
	}
	return draft{}, n
}

// afterNoon reports whether the stop before i is that of "p.m." and the word at
// i names a day of that time rather than beginning a sentence.
func (r *reader) afterNoon(i int) bool {
	if !r.mark(i-1, '.') || !r.is(i-2, "m") || !r.glued(i-1) {
		return false
	}
	t := r.at(i)
	return !t.capital || (t.lex.weekday > 0 || t.lex.month > 0) && !r.mark(i+1, '\'')
}

// severalParts reports whether the word at i names a part of many days.
func (r *reader) severalParts(i int) bool {
	return r.is(i, "mornings", "afternoons", "evenings", "nights")
}

// onDay reports whether d names one day, so that a time can be added.
func (d *draft) onDay() bool {
	switch d.form {
	case formCalendar:
		return d.day > 0 || d.weekday > 0
	case formUnit, formAway:
		return d.unit == unitDay && d.part == ""
	case formHoliday, formYearDay:
		return true
	default:
		return false
	}
}

// withTime returns the day d at the time t.
func withTime(d, t draft) draft {
	d.typ, d.part, d.mod = TypeTime, t.part, t.mod
	d.clock, d.hour, d.min, d.sec, d.zone, d.named = t.clock, t.hour, t.min, t.sec, t.zone, t.named
	return d
}
