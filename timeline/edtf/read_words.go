package edtf

import (
	"strconv"
	"strings"
	"time"
)

// month reads the name of a month, whole or abbreviated, and returns 0 if there
// is none.
func (r *reader) month() time.Month {
	t := r.peek()
	for m := time.January; m <= time.December; m++ {
		if abbreviates(t.text, m.String()) && !t.digits {
			r.pos++
			r.accept(".")
			return m
		}
	}
	return 0
}

var seasonWords = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

// season reads "spring 1998", "winter of 1998–99", "Q1 2001" and "first half of
// 2001".
func (r *reader) season(d *rough) (bool, error) {
	t := r.peek()
	switch {
	case seasonWords[t.text] > 0:
		d.season = seasonWords[t.text]
		r.pos++
	case t.text == "q" || t.text == "h":
		first, last := firstPart, "4"
		if t.text == "h" {
			first, last = firstHalf, "2"
		}
		n := r.ahead(1)
		if n.spaced || !n.bare() || len(n.text) != 1 || n.text < "1" || n.text > last {
			return false, nil
		}
		r.pos += 2
		d.season = first + int(n.text[0]-'1')
	default:
		if !r.partOfYear(d) {
			return false, nil
		}
	}
	r.optionalYear(d)
	return true, r.winter(d)
}

// partOfYear reads the words for a quarter, third or half of a year.
func (r *reader) partOfYear(d *rough) bool {
	for i, name := range seasonNames[firstPartName:] {
		if r.accept(name) {
			d.season = firstPart + i
			return true
		}
	}
	return false
}

// winter reads the second year of a winter, which must be the next one.
func (r *reader) winter(d *rough) error {
	next := r.ahead(1)
	if d.season != seasonWords["winter"] || !d.onlyWinter() || !r.hasAny("-", "/") || !next.digits || next.suffix != "" {
		return nil
	}
	second := yearText(d.year + 1)
	if next.text != second && next.text != second[len(second)-2:] {
		r.pos++
		return r.expected("the next year, in which the winter ends")
	}
	r.pos += 2
	return nil
}

func (d *rough) onlyWinter() bool { return d.hasYear && !d.short && d.era == noEra }

var counts = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
	"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
	"nineteenth": 19, "twentieth": 20,
}

// counted reads "1960s", "19th century" and "second millennium".
func (r *reader) counted(d *rough) (bool, error) {
	t, n := r.peek(), 1
	if t.digits && t.suffix == "s" {
		return true, r.decade(d, t)
	}
	count := counts[t.text]
	switch next := r.ahead(1); {
	case t.text == "twenty" && next.text == "-" && r.ahead(2).text == "first":
		count, n = 21, 3
	case t.text == "twenty" && next.text == "first":
		count, n = 21, 2
	case isOrdinal(t) && len(t.text) <= 3:
		count, _ = strconv.Atoi(t.text)
	}
	unit, most := PrecisionCentury, 100
	switch r.ahead(n).text {
	case "century":
	case "millennium":
		unit, most = PrecisionMillennium, 10
	default:
		return false, nil
	}
	if count < 1 || count > most {
		return true, r.expected("a century from the 1st to the 100th, or a millennium from the 1st to the 10th")
	}
	r.pos += n + 1
	d.unit, d.year, d.hasYear = unit, int64(count), true
	return true, nil
}

// decade reads "1960s". "1900s" is also a century.
func (r *reader) decade(d *rough, t token) error {
	ad := t.text
	if len(ad) != 4 || !strings.HasSuffix(ad, "0") {
		return r.expected("a decade such as 1960s")
	}
	if strings.HasSuffix(ad, "00") {
		readings := []Date{MustParse(ad[:3] + "X"), MustParse(ad[:2] + "XX")}
		return &AmbiguousError{Text: r.text, Readings: readings}
	}
	r.pos++
	d.readYear(ad)
	d.unit, d.era = PrecisionDecade, adBefore
	return nil
}

func isOrdinal(t token) bool {
	return t.digits && (t.suffix == "st" || t.suffix == "nd" || t.suffix == "rd" || t.suffix == "th")
}

// numeric reads numbers with one and the same mark between them: "19/6/2024",
// "2024.6.19", "6/2024".
func (r *reader) numeric(d *rough) (bool, error) {
	a, mark, b, mark2, c := r.peek(), r.ahead(1), r.ahead(2), r.ahead(3), r.ahead(4)
	if !a.bare() || !b.bare() || mark.spaced || b.spaced {
		return false, nil
	}
	if mark.text != "/" && mark.text != "." && mark.text != "-" {
		return false, nil
	}
	if mark2.text != mark.text || mark2.spaced || c.spaced || !c.bare() {
		return r.monthOfYear(d, a, b, mark)
	}
	switch {
	case len(a.text) == 4 && len(b.text) <= 2 && len(c.text) <= 2:
		d.setNumeric(a.text, b.text, c.text)
	case len(c.text) == 4 && len(a.text) <= 2 && len(b.text) <= 2:
		if err := r.dayOrMonthFirst(d, a.text, b.text, c.text); err != nil {
			return true, err
		}
	default:
		return true, r.expected("a year of four digits in a date of numbers")
	}
	if d.month < time.January || d.month > time.December || d.day < 1 {
		return true, r.expected("a month from 1 to 12 and a day from 1 to 31")
	}
	r.pos += 5
	return true, nil
}

// dayOrMonthFirst settles which of two numbers is the month, if one can be no
// month or both are the same.
func (r *reader) dayOrMonthFirst(d *rough, a, b, year string) error {
	dayFirst, monthFirst := rough{}, rough{}
	dayFirst.setNumeric(year, b, a)
	monthFirst.setNumeric(year, a, b)
	british, errBritish := readingOf(dayFirst)
	american, errAmerican := readingOf(monthFirst)
	switch {
	case errBritish == nil && errAmerican == nil && british != american:
		return &AmbiguousError{Text: r.text, Readings: []Date{british, american}}
	case errBritish == nil:
		d.setNumeric(year, b, a)
	case errAmerican == nil:
		d.setNumeric(year, a, b)
	default:
		return r.explain(errBritish, d.column)
	}
	return nil
}

func readingOf(d rough) (Date, error) {
	text, err := d.edtf()
	if err != nil {
		return Date{}, err
	}
	return Parse(text)
}

// monthOfYear reads "6/2024". "2004/06" is a month to some and a range of years
// to others.
func (r *reader) monthOfYear(d *rough, a, b, mark token) (bool, error) {
	switch {
	case len(a.text) <= 2 && len(b.text) == 4 && mark.text != "-":
		if d.setNumeric(b.text, a.text, "0"); d.month < time.January || d.month > time.December {
			return true, r.expected("a month from 1 to 12")
		}
		r.pos += 3
		return true, nil
	case len(a.text) == 4 && len(b.text) == 2 && mark.text == "/":
		month, err := Parse(a.text + "-" + b.text)
		years, err2 := Parse(a.text + "/" + a.text[:2] + b.text)
		if err != nil || err2 != nil {
			return true, r.expected("two whole years, or a month as 2024-06")
		}
		return true, &AmbiguousError{Text: r.text, Readings: []Date{month, years}}
	default:
		return false, nil
	}
}

// bare reports whether t is digits alone.
func (t token) bare() bool { return t.digits && t.suffix == "" }

// setNumeric fills in a date of numbers.
func (d *rough) setNumeric(year, month, day string) {
	d.readYear(year)
	m, _ := strconv.Atoi(month)
	d.month = time.Month(m)
	d.day, _ = strconv.Atoi(day)
}
