package timeline

import (
	"fmt"
	"strings"

	"dateline/timeline/edtf"
)

// Elapsed is the calendar time from one day to another. All numbers are zero
// or less when the second day is the earlier one.
type Elapsed struct {
	// Kind is edtf.Known when the numbers tell the time, edtf.Open when it is
	// without limit and edtf.Unknown when an unknown end leaves it untold.
	Kind edtf.BoundKind

	Years, Months, Days int   // whole years, whole months of the rest, days of the rest
	TotalDays           int64 // the same time in days
}

// Between returns the time from a to b: as many whole calendar months as fit,
// clamped to the ends of months, and the days that are left. It is Open when
// either day is edtf.MinDay or edtf.MaxDay.
func Between(a, b edtf.Day) Elapsed {
	if isOpen(a) || isOpen(b) {
		return Elapsed{Kind: edtf.Open}
	}
	if b < a {
		e := Between(b, a)
		return Elapsed{Years: -e.Years, Months: -e.Months, Days: -e.Days, TotalDays: -e.TotalDays}
	}
	months := monthsBetween(a, b)
	if a.AddMonths(months) > b {
		months--
	}
	return Elapsed{
		Years:     int(months / 12),
		Months:    int(months % 12),
		Days:      int(b - a.AddMonths(months)),
		TotalDays: int64(b - a),
	}
}

// String returns e in words without the parts that are zero, such as "23 years
// 11 months".
func (e Elapsed) String() string {
	switch e.Kind {
	case edtf.Open:
		return "no limit"
	case edtf.Unknown:
		return "unknown"
	default:
	}
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{e.Years, "year"}, {e.Months, "month"}, {e.Days, "day"}} {
		if n := max(part.n, -part.n); n != 0 {
			parts = append(parts, count(int64(n), part.noun))
		}
	}
	if len(parts) == 0 {
		return "0 days"
	}
	return e.sign() + strings.Join(parts, " ")
}

// Short returns e in the compact form of a table, every part shown, such as
// "23 y 11 m 0 d".
func (e Elapsed) Short() string {
	if e.Kind != edtf.Known {
		return e.String()
	}
	a := e.abs()
	return fmt.Sprintf("%s%d y %d m %d d", e.sign(), a.Years, a.Months, a.Days)
}

func (e Elapsed) sign() string {
	if e.TotalDays < 0 {
		return "minus "
	}
	return ""
}

func (e Elapsed) abs() Elapsed {
	if e.TotalDays >= 0 {
		return e
	}
	return Elapsed{Kind: e.Kind, Years: -e.Years, Months: -e.Months, Days: -e.Days, TotalDays: -e.TotalDays}
}

// in returns the size of e in the terms of a claim that counts in unit. Whole
// months are said in both ways, as few readers can turn 287 months into years.
func (e Elapsed) in(unit Unit) string {
	if e.Kind != edtf.Known {
		return e.String()
	}
	e = e.abs()
	switch unit {
	case UnitDay:
		return count(e.TotalDays, "day")
	case UnitWeek:
		weeks, rest := e.TotalDays/7, e.TotalDays%7
		switch {
		case weeks == 0:
			return count(rest, "day")
		case rest == 0:
			return count(weeks, "week")
		default:
			return count(weeks, "week") + " " + count(rest, "day")
		}
	case UnitMonth:
		if e.Years == 0 {
			return e.String()
		}
		months := count(int64(e.Years)*12+int64(e.Months), "month")
		if e.Days != 0 {
			months += " " + count(int64(e.Days), "day")
		}
		return e.String() + " (" + months + ")"
	default:
		return e.String()
	}
}

// shown returns the size of a distance: in days while those can be pictured,
// and by the calendar beyond that.
func (e Elapsed) shown() string {
	const mostDays = 100
	e = e.abs()
	if e.TotalDays < mostDays {
		return count(e.TotalDays, "day")
	}
	return e.String()
}

// monthsBetween returns the months from the month of a to the month of b.
func monthsBetween(a, b edtf.Day) int64 {
	ay, am, _ := a.Civil()
	by, bm, _ := b.Civil()
	return (by-ay)*12 + int64(bm-am)
}

func isOpen(d edtf.Day) bool { return d == edtf.MinDay || d == edtf.MaxDay }
