package edtf

import (
	"strconv"
	"strings"
	"time"
)

const aDate = "a date such as 2024-06-19, June 2024, about 1961 or 1998–2001"

// date reads one date with the doubts and the day of the week around it.
func (r *reader) date() (rough, error) {
	for r.accept("in") || r.accept("on") || r.accept("during") || r.accept("the") {
	}
	d := rough{column: r.column()}
	d.doubt = r.doubts()
	r.accept("the")
	weekday := r.weekday()
	if weekday != "" {
		r.accept(",")
		r.accept("the")
	}
	if err := r.calendar(&d); err != nil {
		return rough{}, err
	}
	d.weekday = weekday
	r.eraBehind(&d)
	switch {
	case r.accept("( ? )"), r.accept("?"):
		d.doubt |= uncertain
	}
	return d, nil
}

// doubts reads the words for uncertain and approximate.
func (r *reader) doubts() qualifier {
	var q qualifier
	for {
		switch {
		case r.hasAny("perhaps", "possibly", "probably", "maybe"):
			q |= uncertain
		case r.hasAny("about", "around", "circa", "approximately", "roughly", "~", "ca", "c", "approx"):
			q |= approximate
		default:
			return q
		}
		r.pos++
		r.accept(".")
	}
}

func (r *reader) weekday() string {
	t := r.peek()
	for day := time.Sunday; day <= time.Saturday; day++ {
		if abbreviates(t.text, day.String()) {
			r.pos++
			r.accept(".")
			return t.text
		}
	}
	return ""
}

// abbreviates reports whether word is a name of a month or a day, or a usual
// abbreviation of it.
func abbreviates(word, name string) bool {
	name = strings.ToLower(name)
	switch word {
	case name, name[:3]:
		return true
	case "sept", "tues", "thur", "thurs":
		return strings.HasPrefix(name, word)
	default:
		return false
	}
}

// calendar reads what names days, without doubts and era.
func (r *reader) calendar(d *rough) error {
	if r.literal(d) {
		return nil
	}
	if read, err := r.numeric(d); read || err != nil {
		return err
	}
	if read, err := r.counted(d); read || err != nil {
		return err
	}
	if read, err := r.season(d); read || err != nil {
		return err
	}
	if month := r.month(); month > 0 {
		d.month = month
		if !eraSuffix(r.ahead(1).text) {
			d.day = r.dayNumber()
		}
		r.optionalYear(d)
		return nil
	}
	if r.accept("ad") || r.accept("a . d .") {
		if !r.readYear(d) {
			return r.expected("a year after AD")
		}
		d.era, d.short = adBefore, false
		return nil
	}
	return r.number(d)
}

// literal reads EDTF between blanks or commas, if it is a single date and not
// only digits, which an era may follow.
func (r *reader) literal(d *rough) bool {
	t := r.peek()
	if !t.spaced || t.text == "" {
		return false
	}
	text := r.text[t.start:]
	if end := strings.IndexAny(text, ", \t\n"); end >= 0 {
		text = text[:end]
	}
	date, err := Parse(text)
	if err != nil || date.precision >= PrecisionInterval || t.end == t.start+len(text) && t.digits {
		return false
	}
	for r.pos < len(r.tokens) && r.tokens[r.pos].start < t.start+len(text) {
		r.pos++
	}
	d.literal = strings.TrimRight(text, "?~%")
	if d.literal != text {
		d.doubt |= date.qualifier
	}
	return true
}

// number reads a day before its month, or a year.
func (r *reader) number(d *rough) error {
	t := r.peek()
	if !t.digits {
		if hasNoBounds(t.text) {
			return r.expected(`exact dates, which "` + t.text + `" does not have`)
		}
		return r.expected(aDate)
	}
	mark := r.pos
	if d.day = r.dayNumber(); d.day > 0 {
		if !r.hyphen(false) {
			r.accept("of")
		}
		if d.month = r.month(); d.month > 0 {
			r.optionalYear(d)
			return nil
		}
		if next := r.ahead(1); r.peek().text == "," && next.digits && len(next.text) == 4 {
			r.optionalYear(d)
			return nil
		}
		d.day = 0
		r.pos = mark
	}
	if !r.readYear(d) {
		return r.expected(aDate)
	}
	return nil
}

// dayNumber reads a day of a month, "6" or "6th", and returns 0 if there is
// none.
func (r *reader) dayNumber() int {
	t := r.peek()
	n, err := strconv.Atoi(t.text)
	if err != nil || n < 1 || n > 31 || len(t.text) > 2 || !t.bare() && !isOrdinal(t) {
		return 0
	}
	r.pos++
	return n
}

// optionalYear reads the year behind a month or a season, if there is one.
func (r *reader) optionalYear(d *rough) {
	mark := r.pos
	if !r.hyphen(true) && !r.accept(",") {
		r.accept("of")
	}
	ad := r.accept("ad")
	if !r.readYear(d) {
		r.pos = mark
		return
	}
	switch {
	case ad:
		d.era, d.short = adBefore, false
	case d.short && !eraSuffix(r.peek().text) && r.ahead(1).text != ".":
		// Years have four digits or an era. What follows a month without either
		// is left to be complained about.
		d.hasYear, d.short, d.year = false, false, 0
		r.pos = mark
	}
}

// hyphen reads the hyphens of "19-Jun-2024": one that has no blank on either
// side, and a word behind it, or a year.
func (r *reader) hyphen(year bool) bool {
	mark, next := r.peek(), r.ahead(1)
	if mark.text != "-" || mark.spaced || next.spaced || next.digits != year || year && len(next.text) != 4 {
		return false
	}
	r.pos++
	return true
}

// readYear reads bare digits as a year.
func (r *reader) readYear(d *rough) bool {
	t := r.peek()
	if !t.digits || t.suffix != "" && !eraSuffix(t.suffix) || !d.readYear(t.text) {
		return false
	}
	if eraSuffix(t.suffix) {
		d.setEra(t.suffix)
	}
	r.pos++
	return true
}

// eraBehind reads the era after a year, as in "44 BC", "44 B.C." and "44BC".
func (r *reader) eraBehind(d *rough) {
	if !d.hasYear || d.era != noEra {
		return
	}
	for _, words := range []string{"bce", "bc", "ad", "ce", "b . c . e .", "b . c .", "a . d .", "c . e ."} {
		if r.accept(words) {
			d.setEra(strings.NewReplacer(" ", "", ".", "").Replace(words))
			return
		}
	}
}

func eraSuffix(word string) bool {
	return word == "bc" || word == "bce" || word == "ad" || word == "ce"
}

func (d *rough) setEra(word string) {
	d.era, d.short = adBehind, false
	if strings.HasPrefix(word, "b") {
		d.era = bcBehind
	}
}

// hasNoBounds reports whether a word is about a part of a date that no rule
// bounds.
func hasNoBounds(word string) bool {
	switch word {
	case "early", "late", "mid", "middle", "beginning", "start", "end", "turn":
		return true
	default:
		return false
	}
}
