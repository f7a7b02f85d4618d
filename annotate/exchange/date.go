package exchange

import (
	"errors"
	"fmt"
	"strings"

	"dateline/annotate/fault"
	"dateline/timeline/edtf"
)

// Date reads a date as [edtf.Read] does. One that can be read in two ways is
// read in the order of the target, or noted as ambiguous and refused.
func (r *Reading) Date(text string) (edtf.Date, error) {
	d, err := edtf.Read(text)
	unclear, ok := errors.AsType[*edtf.AmbiguousError](err)
	if !ok {
		return d, err
	}
	if len(unclear.Readings) == 2 {
		// The reading in which the day stands first is that of Britain, and it
		// is named first.
		switch r.target.Order {
		case DayFirst:
			return unclear.Readings[0], nil
		case MonthFirst:
			return unclear.Readings[1], nil
		case NoOrder:
		}
	}
	if r.Ambiguous == "" {
		r.Ambiguous = text
	}
	return edtf.Date{}, err
}

// Interval returns the date from one to another.
func Interval(from, to edtf.Date) (edtf.Date, error) {
	if to.IsZero() || from == to {
		return from, nil
	}
	if from.Precision() == edtf.PrecisionSet || to.Precision() == edtf.PrecisionSet {
		return edtf.Date{}, fault.New(fault.Invalid, "A set of dates cannot be an end of an interval.")
	}
	start, _ := from.Ends()
	_, end := to.Ends()
	// An interval takes no times of day.
	d, err := edtf.Parse(day(start) + "/" + day(end))
	if err != nil {
		return edtf.Date{}, fmt.Errorf("from %s to %s: %w", from.Say(), to.Say(), err)
	}
	return d, nil
}

func day(d edtf.Date) string {
	text, _, _ := strings.Cut(d.String(), "T")
	if text == "" {
		return ".."
	}
	return text
}
