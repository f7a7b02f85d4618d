package edtf

import (
	"slices"
	"strconv"
	"time"
)

func (e *expr) saySet() string {
	if len(e.members) == 1 && e.shape == oneOf {
		if words, ok := e.members[0].sayOpen(); ok {
			return words
		}
	}
	withEra := e.hasBC()
	words := make([]string, 0, len(e.members))
	for i := range e.members {
		e.members[i].from.at.year.withEra = withEra
		words = append(words, e.members[i].say(e.shape))
	}
	if e.shape == oneOf {
		return list(words, "or")
	}
	return list(words, "and")
}

// hasBC reports whether a member is of a year before our era.
func (e *expr) hasBC() bool {
	return slices.ContainsFunc(e.members, func(m member) bool {
		return m.from.kind == Known && m.from.at.lo < DayOf(1, 1, 1) || m.to.kind == Known && m.to.at.lo < DayOf(1, 1, 1)
	})
}

// say says a member of a set among others.
func (m *member) say(shape shape) string {
	if !m.ranged {
		return m.from.at.sayInside()
	}
	article := "a "
	if shape == allOf {
		article = "every "
	}
	units := [...]string{yearPart: "year", monthPart: "month", dayPart: "day"}
	switch {
	case m.from.kind == Open:
		return article + units[m.to.at.last()] + " until " + m.to.at.sayInside()
	case m.to.kind == Open:
		return article + units[m.from.at.last()] + " from " + m.from.at.sayInside() + " on"
	default:
		return article + units[m.from.at.last()] + " from " + m.from.at.sayInside() + " to " + m.to.at.sayInside()
	}
}

// sayOpen says an open range that is all of a set. "Before" and "after" leave
// out what they name, so that the next unit or the last one is named.
func (m *member) sayOpen() (string, bool) {
	s, step, word, rest := &m.to.at, 1, "before ", " or earlier"
	switch {
	case m.from.kind == Open:
	case m.to.kind == Open:
		s, step, word, rest = &m.from.at, -1, "after ", " or later"
	default:
		return "", false
	}
	neighbour, ok := s.neighbour(step)
	if !ok {
		return s.sayInside() + rest, true
	}
	return word + doubtful(s.doubt(yearPart)) + neighbour, true
}

// neighbour says the year, month or day next to s, or the one before. It is
// false if s is not exactly one of these, or if only a part of it is doubted.
func (s *single) neighbour(step int) (string, bool) {
	if s.unspecified() || s.year.significant > 0 || s.season() > 0 || s.doubts() != s.doubt(s.last()) ||
		s.doubts() != s.doubt(yearPart) || s.lo < firstDay || s.hi > lastDay {
		return "", false
	}
	day := s.lo - 1
	if step > 0 {
		day = s.hi + 1
	}
	year, month, dayOfMonth := day.Civil()
	words := sayYear(year)
	if s.last() >= monthPart {
		words = time.Month(month).String() + " " + words
	}
	if s.last() == dayPart {
		words = strconv.Itoa(dayOfMonth) + " " + words
	}
	return words, true
}
