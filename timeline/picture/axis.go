package picture

import (
	"fmt"
	"iter"
	"strconv"

	"github.com/dustin/go-humanize"

	"dateline/timeline/edtf"
)

// step is a distance between ticks: n hours, days, weeks, months or years.
type step struct {
	unit stepUnit
	n    int64
}

type stepUnit uint8

const (
	hours stepUnit = iota
	days
	weeks
	months
	years
)

// steps yields the distances between ticks that people count in, the shortest
// first.
func steps() iter.Seq[step] {
	return func(yield func(step) bool) {
		for _, s := range []step{{hours, 1}, {hours, 3}, {hours, 6}, {hours, 12}, {days, 1}, {days, 2}, {weeks, 1}, {weeks, 2}, {months, 1}, {months, 3}, {months, 6}} {
			if !yield(s) {
				return
			}
		}
		for decade := int64(1); decade <= edtf.MaxYear; decade *= 10 {
			for _, n := range []int64{1, 2, 5} {
				if !yield(step{years, decade * n}) {
					return
				}
			}
		}
	}
}

// length returns the mean number of days of a step.
func (s step) length() float64 {
	const month, year = 30.436875, 365.2425
	return float64(s.n) * [...]float64{hours: 1 / hoursOfDay, days: 1, weeks: 7, months: month, years: year}[s.unit]
}

// moment is an hour of a day.
type moment struct {
	day  edtf.Day
	hour int
}

const hoursOfDay = 24.0

// ticks yields the moments of the ticks in the window. In years before Christ
// they stand at the years that people count: 100 BC, AD 1, AD 100.
func (s step) ticks(w Window) iter.Seq[moment] {
	return func(yield func(moment) bool) {
		for k := s.index(w.From); ; k++ {
			at := s.moment(k)
			if at.day > w.To {
				return
			}
			if at.day >= w.From && !yield(at) {
				return
			}
		}
	}
}

// moment returns where tick k is.
func (s step) moment(k int64) moment {
	if s.unit == hours {
		day := floorDiv(k*s.n, hoursOfDay)
		return moment{day: edtf.Day(day), hour: int(k*s.n - day*hoursOfDay)}
	}
	return moment{day: s.day(k)}
}

// index returns the number of a tick at or before day.
func (s step) index(day edtf.Day) int64 {
	year, month, _ := day.Civil()
	switch s.unit {
	case hours:
		return int64(day) * hoursOfDay / s.n
	case days:
		return floorDiv(int64(day), s.n)
	case weeks:
		return floorDiv(int64(day)-firstMonday, 7*s.n)
	case months:
		return floorDiv(year*12+int64(month-1), s.n)
	default:
		return floorDiv(year, s.n) - 1
	}
}

const firstMonday = 4 // 5 January 1970

func (s step) day(k int64) edtf.Day {
	switch s.unit {
	case hours, days:
		return edtf.Day(k * s.n)
	case weeks:
		return edtf.Day(k*s.n*7 + firstMonday)
	case months:
		year := floorDiv(k*s.n, 12)
		return edtf.DayOf(year, int(k*s.n-year*12)+1, 1)
	default:
		// The clamp keeps the ticks beside the outermost windows countable.
		year := max(-2*edtf.MaxYear, min(k*s.n, 2*edtf.MaxYear))
		if s.n > 1 && year <= 0 {
			year++ // astronomical year 0 is 1 BC, so -99 is 100 BC and 0 becomes AD 1
		}
		return edtf.DayOf(year, 1, 1)
	}
}

// finer returns the step of the divisions between ticks, the finest that keeps
// them least apart. It is false if there is none.
func (s step) finer(perDay, least float64) (step, bool) {
	var choice []step
	switch {
	case s.unit == hours && s.n > 1:
		choice = []step{{hours, 1}}
	case s.unit == weeks:
		choice = []step{{days, 1}, {weeks, 1}}
	case s.unit == months && s.n > 1:
		choice = []step{{months, 1}}
	case s.unit == years && s.n == 1:
		choice = []step{{months, 3}}
	case s.unit == years:
		for _, parts := range []int64{10, 5, 2} {
			if s.n%parts == 0 {
				choice = append(choice, step{years, s.n / parts})
			}
		}
	}
	for _, finer := range choice {
		if finer != s && finer.length()*perDay >= least {
			return finer, true
		}
	}
	return step{}, false
}

// label returns the words at a tick, and whether a larger unit begins there.
// The first label of a picture says everything.
func (s step) label(at moment, w Window, first bool) (text string, major bool) {
	day := at.day
	if s.unit == hours && at.hour > 0 {
		return fmt.Sprintf("%02d:00", at.hour), false
	}
	year, month, date := day.Civil()
	yearText := s.yearText(year, w)
	switch s.unit {
	case months:
		switch {
		case month == 1:
			return yearText, true
		case first:
			return monthNames[month-1] + " " + yearText, false
		default:
			return monthNames[month-1], false
		}
	case hours, days, weeks:
		text = strconv.Itoa(date) + " " + monthNames[month-1]
		if first || month == 1 && (s.unit == hours && date == 1 || date <= int(7*s.n) && s.firstOfYear(day, year)) {
			return text + " " + yearText, true
		}
		return text, date == 1 || s.unit == hours
	default:
		return yearText, s.n < edtf.MaxYear && year%(s.n*10) == 0
	}
}

// firstOfYear reports whether the tick before day is in an earlier year.
func (s step) firstOfYear(day edtf.Day, year int64) bool {
	previous, _, _ := s.day(s.index(day) - 1).Civil()
	return previous < year
}

var monthNames = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// yearText returns an astronomical year as people write it.
func (s step) yearText(year int64, w Window) string {
	const million = 1_000_000
	first, _, _ := w.From.Civil()
	era := ""
	n := year
	if year < 1 {
		n, era = 1-year, " BC"
	}
	var text string
	switch {
	case n >= million && s.unit == years && s.n >= million/10:
		text = large(n)
		if era != "" {
			era = " years ago" // 2,000 years are not seen at this scale
		}
	case n >= 10_000:
		text = humanize.Comma(n)
	default:
		text = strconv.FormatInt(n, 10)
	}
	if era == "" && first < 1 && n < 1000 {
		return "AD " + text
	}
	return text + era
}

// large returns a number of years in millions or more, to one decimal.
func large(n int64) string {
	names := []string{" million", " billion", " trillion", " quadrillion"}
	unit := int64(1_000_000)
	i := 0
	for i < len(names)-1 && n/unit >= 1000 {
		unit *= 1000
		i++
	}
	tenths := (n + unit/20) / (unit / 10)
	text := strconv.FormatInt(tenths/10, 10)
	if tenths%10 != 0 {
		text += "." + strconv.FormatInt(tenths%10, 10)
	}
	return text + names[i]
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
