package edtf

import "strings"

// Members returns the dates of a set, such as the three of {1960,1961-12,1963},
// in the order in which they are written. Several years or days in a row that a
// set names by its first and last are one interval. Any other date is its own
// only member.
func (d Date) Members() []Date {
	if d.precision != PrecisionSet {
		return []Date{d}
	}
	texts := strings.Split(strings.Trim(d.text, "[]{}"), ",")
	members := make([]Date, 0, len(texts))
	for _, text := range texts {
		if from, to, ok := strings.Cut(text, ".."); ok {
			text = orOpen(from) + "/" + orOpen(to)
		}
		if m, err := Parse(text); err == nil {
			members = append(members, m)
		}
	}
	return members
}

func orOpen(end string) string {
	if end == "" {
		return ".."
	}
	return end
}

// TimeOfDay returns how many seconds of its day, in its own zone, had passed at
// a date that names a time. It is false for every other date.
func (d Date) TimeOfDay() (seconds int, ok bool) {
	_, clock, ok := strings.Cut(d.text, "T")
	const length = len("15:04:05")
	if d.precision != PrecisionSecond || !ok || len(clock) < length {
		return 0, false
	}
	two := func(at int) int { return int(clock[at]-'0')*10 + int(clock[at+1]-'0') }
	return two(0)*3600 + two(3)*60 + two(6), true
}
