package timelinejs

import (
	"regexp"
	"strconv"
	"strings"

	"dateline/timeline/edtf"
)

// date is a date of TimelineJS, with the parts that are known.
type date struct {
	Year   int64 `json:"year"` // negative before Christ, and never 0
	Month  int   `json:"month,omitempty"`
	Day    int   `json:"day,omitempty"`
	Hour   *int  `json:"hour,omitempty"`
	Minute *int  `json:"minute,omitempty"`
	Second *int  `json:"second,omitempty"`
}

// same reports whether two dates differ in nothing but how much of them is
// known.
func (d *date) same(other *date) bool { return d.within(other) || other.within(d) }

// within reports whether d has the parts of other, and perhaps more. TimelineJS
// takes such an end for the same as the start, and drops it.
func (d *date) within(other *date) bool {
	return d.Year == other.Year && (other.Month == 0 || d.Month == other.Month) && (other.Day == 0 || d.Day == other.Day) &&
		(other.Hour == nil || d.Hour != nil && *d.Hour == *other.Hour && *d.Minute == *other.Minute && *d.Second == *other.Second)
}

// stretch returns the start of a date, and its end when it is another date. It
// is false when the date has no known beginning.
func stretch(d edtf.Date) (start, end *date, ok bool) {
	first, last := d.Ends()
	if d.Precision() == edtf.PrecisionSet {
		first, last = outermost(d)
	}
	if d.IsZero() || d.Earliest().Kind != edtf.Known || first.Earliest().Kind != edtf.Known {
		return nil, nil, false
	}
	start, end = span(first)
	if last != first && last.Latest().Kind == edtf.Known {
		var until *date
		end, until = span(last)
		if until != nil {
			end = until
		}
	}
	if end != nil && end.same(start) {
		end = nil
	}
	return start, end, true
}

// span returns the parts that are known of a single date, and of its end when
// they are others.
func span(d edtf.Date) (start, end *date) {
	from, to := d.Earliest(), d.Latest()
	y, m, day := from.Day.Civil()
	if to.Kind != edtf.Known {
		return &date{Year: counted(y)}, nil
	}
	y2, m2, day2 := to.Day.Civil()
	switch {
	case d.Precision() == edtf.PrecisionSeason:
		return &date{Year: counted(y), Month: m}, &date{Year: counted(y2), Month: m2}
	case y != y2:
		return &date{Year: counted(y)}, &date{Year: counted(y2)}
	case m != m2:
		return &date{Year: counted(y)}, nil
	case day != day2:
		return &date{Year: counted(y), Month: m}, nil
	}
	start = &date{Year: counted(y), Month: m, Day: day}
	if clock := clockTime.FindStringSubmatch(d.String()); clock != nil {
		start.Hour, start.Minute, start.Second = number(clock[1]), number(clock[2]), number(clock[3])
	}
	return start, nil
}

// clockTime finds the time of day, on the clocks of the place: TimelineJS knows
// no zones.
var clockTime = regexp.MustCompile(`T(\d\d):(\d\d):(\d\d)`)

func number(digits string) *int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return nil
	}
	return &n
}

// counted returns a year as people count it, in which 1 BC comes before 1 AD.
func counted(astronomical int64) int64 {
	if astronomical <= 0 {
		return astronomical - 1
	}
	return astronomical
}

// outermost returns the first and the last of the dates of a set. An end that
// is open is the zero Date.
func outermost(d edtf.Date) (first, last edtf.Date) {
	list := strings.Trim(d.String(), "[]{}")
	for member := range strings.SplitSeq(list, ",") {
		from, to, ranged := strings.Cut(member, "..")
		if !ranged {
			to = from
		}
		first = pick(first, from, func(a, b edtf.Date) bool { return b.Earliest().Day < a.Earliest().Day })
		last = pick(last, to, func(a, b edtf.Date) bool { return b.Latest().Day > a.Latest().Day })
	}
	if d.Earliest().Kind != edtf.Known {
		first = edtf.Date{}
	}
	if d.Latest().Kind != edtf.Known {
		last = edtf.Date{}
	}
	return first, last
}

// pick returns the date that a text is, if it is further out than the one so
// far.
func pick(sofar edtf.Date, text string, further func(a, b edtf.Date) bool) edtf.Date {
	d, err := edtf.Parse(text)
	if err != nil || !sofar.IsZero() && !further(sofar, d) {
		return sofar
	}
	return d
}
