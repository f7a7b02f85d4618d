package csljson

import (
	"strconv"
	"strings"

	"dateline/timeline/edtf"
)

// date is a date of CSL: one or two lists of a year, a month and a day, of which
// the later ones may be missing; or words.
type date struct {
	Parts   [][]int64 `json:"date-parts,omitempty"`
	Season  int       `json:"season,omitempty"`
	Circa   bool      `json:"circa,omitempty"`
	Literal string    `json:"literal,omitempty"`
}

// dateOf returns a date as CSL says it, or nil for none. A decade, a set, an
// open end, a time of day and a date that somebody doubts can only be said in
// words, and so can an interval between seasons.
func dateOf(d edtf.Date) *date {
	if d.IsZero() {
		return nil
	}
	inWords := &date{Literal: d.Say()}
	if d.Uncertain() {
		return inWords
	}
	if d.Precision() == edtf.PrecisionInterval {
		from, to := d.Ends()
		first, last := parts(from), parts(to)
		if first == nil || last == nil {
			return inWords
		}
		return &date{Parts: [][]int64{first, last}, Circa: d.Approximate()}
	}
	if season, ok := seasonOf(d); ok {
		return &date{Parts: [][]int64{{season.year}}, Season: season.number, Circa: d.Approximate()}
	}
	one := parts(d)
	if one == nil {
		return inWords
	}
	return &date{Parts: [][]int64{one}, Circa: d.Approximate()}
}

// parts returns the numbers of a date that is a whole year, month or day; nil
// for any other.
func parts(d edtf.Date) []int64 {
	first, last := d.Earliest(), d.Latest()
	if d.IsZero() || first.Kind != edtf.Known || last.Kind != edtf.Known {
		return nil
	}
	year, month, day := first.Day.Civil()
	switch {
	case d.Precision() == edtf.PrecisionDay && first.Day == last.Day:
		return []int64{historic(year), int64(month), int64(day)}
	case d.Precision() == edtf.PrecisionMonth && last.Day == edtf.DayOf(year, month, edtf.MonthLength(year, month)):
		return []int64{historic(year), int64(month)}
	case d.Precision() == edtf.PrecisionYear && first.Day == edtf.DayOf(year, 1, 1) && last.Day == edtf.DayOf(year, 12, 31):
		return []int64{historic(year)}
	}
	return nil
}

// historic returns the number of a year without a year zero, as CSL counts:
// the year before 1 is -1.
func historic(year int64) int64 {
	if year <= 0 {
		return year - 1
	}
	return year
}

type season struct {
	year   int64
	number int // 1 for spring to 4 for winter
}

// seasonOf reads one of the four seasons, of whichever half of the earth. What
// EDTF calls 21 to 32 beside them, such as quarters, CSL does not know.
func seasonOf(d edtf.Date) (season, bool) {
	if d.Precision() != edtf.PrecisionSeason || d.Earliest().Kind != edtf.Known {
		return season{}, false
	}
	text := strings.Trim(d.String(), "~%?")
	number, err := strconv.Atoi(text[strings.LastIndexByte(text, '-')+1:])
	if err != nil || number < 21 || number > 32 {
		return season{}, false
	}
	year, _, _ := d.Earliest().Day.Civil()
	return season{year: historic(year), number: (number-21)%4 + 1}, true
}
