package edtf

import (
	"fmt"
	"math"
	"time"
)

// Day is one day of the proleptic Gregorian calendar, as the number of days
// since 1 January 1970 (which is day 0). Years are astronomical: year 0 is
// 1 BC.
type Day int64

// The days that stand for the two ends of an open interval. They lie outside
// every day that a Date can name, so that plain comparison of days sorts them
// first and last.
const (
	MinDay Day = math.MinInt64
	MaxDay Day = math.MaxInt64
)

// DayOf returns the day of a calendar date. Month runs from 1 to 12 and day
// from 1 to the length of the month; DayOf does not check them.
//
// The algorithm counts days from 1 March of year 0, which puts the leap day at
// the end of the counted year.
func DayOf(year int64, month, day int) Day {
	y := year
	if month <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := int64((153*((month+9)%12)+2)/5 + day - 1)
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Day(era*daysPer400Years + dayOfEra - daysToUnixEpoch)
}

// Civil returns the calendar date of d.
func (d Day) Civil() (year int64, month, day int) {
	n := int64(d) + daysToUnixEpoch
	era := floorDiv(n, daysPer400Years)
	dayOfEra := n - era*daysPer400Years
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	day = int(dayOfYear-(153*shifted+2)/5) + 1
	month = int(shifted) + 3
	if month > 12 {
		month -= 12
	}
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// AddMonths returns the day n calendar months after d, clamped to the end of
// the month it falls in: 31 January and one month is 28 or 29 February.
// MinDay and MaxDay stay what they are.
func (d Day) AddMonths(n int64) Day {
	if d == MinDay || d == MaxDay {
		return d
	}
	year, month, day := d.Civil()
	months := year*12 + int64(month-1) + n
	year = floorDiv(months, 12)
	month = int(months-year*12) + 1
	return DayOf(year, month, min(day, MonthLength(year, month)))
}

// Weekday returns the day of the week of d.
func (d Day) Weekday() time.Weekday {
	const thursday = int64(time.Thursday) // 1 January 1970
	return time.Weekday(((int64(d)+thursday)%7 + 7) % 7)
}

// String returns d as an EDTF calendar date, such as "2024-06-19", or ".." for
// MinDay and MaxDay.
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%s-%02d-%02d", yearText(year), month, day)
}

// MonthLength returns the number of days in a month of the proleptic
// Gregorian calendar.
func MonthLength(year int64, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

const (
	daysPer400Years = 146097
	daysToUnixEpoch = 719468 // from 0000-03-01 to 1970-01-01
)

func leap(year int64) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func yearText(year int64) string {
	switch {
	case year > 9999 || year < -9999:
		return fmt.Sprintf("Y%d", year)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	default:
		return fmt.Sprintf("%04d", year)
	}
}
