package timeline

import (
	"strings"

	"dateline/timeline/edtf"
)

// Widening is how far the days of an approximate date reach beyond those that
// are written. The zero Widening is none.
type Widening struct{ Before, After Allowance }

// around returns w in words, such as "6 months either side of the start" or "5
// years before the start". It is empty for none.
func (w Widening) around(what string) string {
	none := Allowance{}
	switch {
	case w == Widening{}:
		return ""
	case w.Before == w.After:
		return w.Before.String() + " either side of " + what
	case w.After == none:
		return w.Before.String() + " before " + what
	case w.Before == none:
		return w.After.String() + " after " + what
	default:
		return w.Before.String() + " before and " + w.After.String() + " after " + what
	}
}

// widening returns half the unit of d either side if d is approximate. The two
// ends of an interval are widened on their own.
func widening(d edtf.Date) Widening {
	if !d.Approximate() {
		return Widening{}
	}
	switch d.Precision() {
	case edtf.PrecisionInterval:
		start, end := d.Ends()
		return Widening{Before: widening(start).Before, After: widening(end).After}
	case edtf.PrecisionSet:
		return setWidening(d)
	default:
		half := halfPrecision(d.Precision())
		return Widening{Before: half, After: half}
	}
}

// setWidening widens a set by the most that any of its members is widened by.
func setWidening(d edtf.Date) Widening {
	var widest Widening
	members := strings.NewReplacer("..", ",", "[", "", "]", "", "{", "", "}", "").Replace(d.String())
	for member := range strings.SplitSeq(members, ",") {
		m, err := edtf.Parse(member)
		if err != nil {
			continue // the blank that an open ".." leaves
		}
		if w := widening(m); w.Before.size() > widest.Before.size() {
			widest = w
		}
	}
	return widest
}

// halfPrecision is HalfUnit for the units that only dates have too. Half a
// season is half of three months.
func halfPrecision(p edtf.Precision) Allowance {
	switch p {
	case edtf.PrecisionSecond, edtf.PrecisionDay:
		return HalfUnit(UnitDay)
	case edtf.PrecisionMonth:
		return HalfUnit(UnitMonth)
	case edtf.PrecisionSeason:
		return Allowance{Months: 1, Days: MonthDays / 2}
	case edtf.PrecisionYear:
		return HalfUnit(UnitYear)
	case edtf.PrecisionDecade:
		return HalfUnit(UnitDecade)
	case edtf.PrecisionCentury:
		return Allowance{Months: 50 * 12}
	case edtf.PrecisionMillennium:
		return Allowance{Months: 500 * 12}
	case edtf.PrecisionMyriad:
		return Allowance{Months: 5000 * 12}
	default:
		return Allowance{}
	}
}
