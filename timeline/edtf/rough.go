package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// rough is a date as words tell it, which may lack what another date beside it
// has: the 6 of "6–8 June 2004".
type rough struct {
	column  int    // where its words begin
	literal string // EDTF that stood among the words; all below but the qualifier is zero then
	digits  string // of the number that was taken for a year, as written
	year    int64
	hasYear bool
	short   bool // the year is in doubt, since it has no era and not four digits
	era     era
	unit    Precision // PrecisionDecade, PrecisionCentury or PrecisionMillennium, if year counts these
	season  int
	month   time.Month
	day     int
	weekday string // in lower case
	doubt   qualifier
}

// era tells on which side of the year 1 a year is, and where that was said.
type era uint8

const (
	noEra era = iota
	adBefore
	adBehind
	bcBehind
)

// onlyYear reports whether d is a year of four digits and nothing else.
func (d *rough) onlyYear() bool {
	return d.hasYear && !d.short && d.era == noEra && d.unit == 0 && d.season == 0 && d.month == 0
}

// share gives each of two dates what it lacks and the other has: "6–8 June
// 2004", "June 6–8, 2004", "June–August 2004", "1998–99", "44–43 BC".
func share(first, last *rough) {
	if first.era == noEra && last.era >= adBehind && first.literal == "" {
		first.era = last.era
		first.short = first.short && last.month > 0
	}
	if last.era == noEra && first.era == adBefore && last.literal == "" {
		last.era = adBefore
		last.short = last.short && first.month > 0
	}
	if first.short && first.month == 0 && last.day > 0 {
		first.becomeDay(last.month)
	}
	if last.short && last.month == 0 && first.day > 0 && first.month > 0 {
		last.becomeDay(first.month)
		last.year, last.hasYear, last.era = first.year, first.hasYear, first.era
	}
	if last.short && len(last.digits) == 2 && first.onlyYear() && last.year > first.year%100 {
		last.year += first.year - first.year%100
		last.short = false
	}
	if last.day > 0 && last.month == 0 {
		last.month = first.month
	}
	if !first.hasYear && first.literal == "" && (last.month > 0 || last.season > 0) {
		first.year, first.hasYear, first.era = last.year, last.hasYear, last.era
	}
}

// becomeDay makes a number that was taken for a year the day of a month.
func (d *rough) becomeDay(month time.Month) {
	d.day, d.month = int(d.year), month
	d.year, d.hasYear, d.short, d.digits = 0, false, false, ""
}

// edtf writes d, if nothing of it is missing.
func (d rough) edtf() (string, error) {
	text, err := d.certain()
	if err != nil {
		return "", err
	}
	return text + d.mark(), nil
}

// mark returns the qualifier of d as it is written.
func (d *rough) mark() string {
	return [...]string{"", "?", "~", "%"}[d.doubt]
}

func (d *rough) certain() (string, error) {
	switch {
	case d.literal != "":
		return d.literal, nil
	case d.short:
		return "", missing("a year of four digits, or BC or AD beside it")
	case d.month > time.December:
		return "", missing("a month from 1 to 12")
	case d.era != noEra && d.year == 0:
		return "", missing("a year from 1 on with BC or AD")
	case d.day > 0 && d.month == 0:
		return "", missing("a month with the day")
	case !d.hasYear:
		return "", missing("a year with the date")
	case d.unit != 0:
		return d.units(), nil
	}
	year := d.year
	if d.era == bcBehind {
		year = 1 - year
	}
	text := yearText(year)
	switch {
	case d.season > 0:
		return fmt.Sprintf("%s-%02d", text, d.season), nil
	case d.month == 0:
		return text, nil
	case d.day == 0:
		return fmt.Sprintf("%s-%02d", text, d.month), nil
	}
	text = fmt.Sprintf("%s-%02d-%02d", text, d.month, d.day)
	return text, d.checkWeekday(text)
}

// units writes a decade, a century or a millennium.
func (d *rough) units() string {
	sign := ""
	if d.era == bcBehind {
		sign = "-"
	}
	switch d.unit {
	case PrecisionDecade:
		return fmt.Sprintf("%03dX", d.year/10)
	case PrecisionCentury:
		return fmt.Sprintf("%s%02dXX", sign, d.year-1)
	default:
		return fmt.Sprintf("%s%dXXX", sign, d.year-1)
	}
}

func (d *rough) checkWeekday(text string) error {
	date, err := Parse(text)
	if d.weekday == "" || err != nil {
		return err
	}
	weekday := date.Earliest().Day.Weekday().String()
	if !strings.HasPrefix(strings.ToLower(weekday), d.weekday[:3]) {
		return missing(weekday + ", the day of the week of " + date.Say())
	}
	return nil
}

// missing is an error whose place and text the reader fills in.
func missing(what string) error { return &SyntaxError{Expected: what} }

func (d rough) until() (string, error) {
	text, err := d.edtf()
	return "../" + text, err
}

func (d rough) since() (string, error) {
	text, err := d.edtf()
	return text + "/..", err
}

func (d rough) startUnknown() (string, error) {
	text, err := d.edtf()
	return "/" + text, err
}

func (d rough) endUnknown() (string, error) {
	text, err := d.edtf()
	return text + "/", err
}

func (d rough) orEarlier() (string, error) {
	text, err := d.edtf()
	return "[.." + text + "]", err
}

func (d rough) orLater() (string, error) {
	text, err := d.edtf()
	return "[" + text + "..]", err
}

// before writes everything up to the unit before d.
func (d rough) before() (string, error) {
	text, err := d.beside(func(date Date) Day { return date.Earliest().Day - 1 })
	return "[.." + text + "]", err
}

// after writes everything from the unit after d on.
func (d rough) after() (string, error) {
	text, err := d.beside(func(date Date) Day { return date.Latest().Day + 1 })
	return "[" + text + "..]", err
}

// beside writes the year, month or day of a day next to d, whichever d names;
// a unit longer than a year has years beside it, and a season months.
func (d *rough) beside(next func(Date) Day) (string, error) {
	text, err := d.certain()
	if err != nil {
		return "", err
	}
	date, err := Parse(text)
	if err != nil {
		return "", err
	}
	if date.Earliest().Kind != Known || date.qualifier != 0 {
		return "", missing("a plain date after these words")
	}
	year, month, day := next(date).Civil()
	text = yearText(year)
	switch date.Precision() {
	case PrecisionMonth, PrecisionSeason:
		text += fmt.Sprintf("-%02d", month)
	case PrecisionDay:
		text += fmt.Sprintf("-%02d-%02d", month, day)
	default:
	}
	return text + d.mark(), nil
}

// readYear fills in a year from its digits.
func (d *rough) readYear(digits string) bool {
	year, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || year > MaxYear {
		return false
	}
	d.digits, d.year, d.hasYear = digits, year, true
	d.short = len(digits) != 4
	return true
}
