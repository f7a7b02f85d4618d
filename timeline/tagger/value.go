package tagger

import (
	"fmt"
	"strconv"
)

func two(n int) string { return fmt.Sprintf("%02d", n) }

// yearValue returns a year as TIMEX3 writes it; year 0 is 1 BC.
func yearValue(year int) string {
	if year <= 0 {
		return fmt.Sprintf("BC%04d", 1-year)
	}
	return fmt.Sprintf("%04d", year)
}

// monthDay returns "-06-19" as far as d has them.
func monthDay(d *draft) string {
	switch {
	case d.month == 0:
		return ""
	case d.day == 0:
		return "-" + two(d.month)
	}
	return "-" + two(d.month) + "-" + two(d.day)
}

// timeOf returns the time of d as TIMEX3 writes it after the day.
func timeOf(d *draft) string {
	zone := d.zone
	if d.named {
		zone = "" // TimeML writes the time as it is told there
	}
	switch {
	case d.part != "":
		return "T" + d.part
	case !d.clock:
		return ""
	case d.sec >= 0:
		return fmt.Sprintf("T%02d:%02d:%02d%s", d.hour, d.min, d.sec, zone)
	}
	return fmt.Sprintf("T%02d:%02d%s", d.hour, d.min, zone)
}

// clockOf returns the time of d as EDTF writes it, which knows no part of the
// day and no 24:00.
func clockOf(d *draft) string {
	if !d.clock || d.hour > 23 || d.day == 0 {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d:%02d%s", d.hour, d.min, max(d.sec, 0), d.zone)
}

// unitCodes gives how TIMEX3 writes a number of units: the number of basic
// units in one, and their letter. Units below a day come after a T.
func unitCode(u unit) (times int, letter string) {
	switch u {
	case unitSecond:
		return 1, "S"
	case unitMinute:
		return 1, "M"
	case unitHour:
		return 1, "H"
	case unitDay, unitNone:
		return 1, "D"
	case unitNight:
		return 1, "NI"
	case unitWeekend:
		return 1, "WE"
	case unitWeek:
		return 1, "W"
	case unitFortnight:
		return 2, "W"
	case unitMonth:
		return 1, "M"
	case unitQuarter:
		return 1, "Q"
	case unitYear:
		return 1, "Y"
	case unitDecade:
		return 10, "Y"
	case unitCentury:
		return 100, "Y"
	case unitMillennium:
		return 1000, "Y"
	default:
		return 1, "D"
	}
}

// lengthValue returns a TIMEX3 duration such as P24Y, PT30M or PXD.
func lengthValue(q quantity, u unit) string {
	times, letter := unitCode(u)
	prefix := "P"
	if u > unitNone && u < unitDay {
		prefix = "PT"
	}
	switch {
	case q.vague:
		return prefix + "X" + letter
	case q.half && q.n == 0:
		return halfValue(u)
	case q.half && times > 1:
		return prefix + strconv.Itoa(q.n*times+times/2) + letter
	case q.half:
		return prefix + strconv.Itoa(q.n) + ".5" + letter
	case q.tenth > 0 && times >= 10:
		return prefix + strconv.Itoa(q.n*times+q.tenth*times/10) + letter
	case q.tenth > 0:
		return prefix + strconv.Itoa(q.n) + "." + strconv.Itoa(q.tenth) + letter
	}
	return prefix + strconv.Itoa(q.n*times) + letter
}

// restValue returns what the unit below adds to a length: "30M" after "PT2H".
func restValue(d *draft) string {
	if d.rest == (quantity{}) {
		return ""
	}
	_, letter := unitCode(unitBelow(d.unit))
	if d.unit == unitDay {
		return "T" + strconv.Itoa(d.rest.n) + letter
	}
	return strconv.Itoa(d.rest.n) + letter
}

func halfValue(u unit) string {
	switch u {
	case unitMinute:
		return "PT30S"
	case unitHour:
		return "PT30M"
	case unitDay:
		return "PT12H"
	case unitYear:
		return "P6M"
	case unitDecade:
		return "P5Y"
	case unitCentury:
		return "P50Y"
	case unitMillennium:
		return "P500Y"
	default:
		_, letter := unitCode(u)
		return "P0.5" + letter
	}
}

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

// setValue returns the value of what happens again and again.
func setValue(d *draft) string {
	switch {
	case d.weekend:
		return "XXXX-WXX-WE"
	case d.weekday > 0:
		return "XXXX-WXX-" + strconv.Itoa(d.weekday) + timeOf(d)
	case d.month > 0:
		return "XXXX-" + two(d.month)
	case d.season > 0:
		return "XXXX-" + seasonCodes[d.season]
	case d.part != "":
		return "XXXX-XX-XX" + timeOf(d)
	}
	return lengthValue(d.qty, d.unit)
}
