package edtf

import (
	"bytes"
	"fmt"
)

// single reads a year, a month or season of a year, or a day.
func (p *parser) single() (single, error) {
	var s single
	s.before[yearPart] = p.qualifier()
	var err error
	if s.year, err = p.year(); err != nil {
		return single{}, err
	}
	s.after[yearPart] = p.qualifier()
	if !s.year.long && s.year.significant == 0 && p.take('-') {
		if err = p.month(&s); err != nil {
			return single{}, err
		}
	}
	mark := p.pos
	if s.month != (field{}) && s.season() == 0 && p.take('-') {
		if err = p.day(&s); err != nil {
			return single{}, err
		}
	}
	var ok bool
	if s.lo, s.hi, ok = s.span(); !ok {
		p.pos = mark + 1
		return single{}, p.expected(s.fittingDay())
	}
	return s, nil
}

// fittingDay says which days there are in the month of s.
func (s *single) fittingDay() string {
	month := s.month.number()
	if month == 0 || s.year.unspecified() > 0 {
		return "a day that the month has"
	}
	return fmt.Sprintf("a day from 01 to %d", MonthLength(s.year.at(0), month))
}

func (p *parser) month(s *single) error {
	s.before[monthPart] = p.qualifier()
	mark := p.pos
	var ok bool
	if s.month, ok = p.field(); !ok {
		return p.expected("a month of two digits")
	}
	if s.season() > lastSeason || s.season() == 0 && !s.month.mayAny(12) {
		p.pos = mark
		return p.expected("a month from 01 to 12 or a season from 21 to 41")
	}
	s.after[monthPart] = p.qualifier()
	return nil
}

func (p *parser) day(s *single) error {
	s.before[dayPart] = p.qualifier()
	mark := p.pos
	var ok bool
	if s.day, ok = p.field(); !ok {
		return p.expected("a day of two digits")
	}
	if !s.day.mayAny(31) {
		p.pos = mark
		return p.expected("a day from 01 to 31")
	}
	s.after[dayPart] = p.qualifier()
	return nil
}

// mayAny reports whether f can stand for a number from 1 to n.
func (f field) mayAny(n int) bool {
	for i := 1; i <= n; i++ {
		if f.may(i) {
			return true
		}
	}
	return false
}

// field reads two digits or X. Where it fails, the cursor is at the fault.
func (p *parser) field() (field, bool) {
	var f field
	for i := range f {
		c := p.peek()
		if !isDigit(c) && c != 'X' {
			return field{}, false
		}
		f[i] = c
		p.pos++
	}
	return f, true
}

func (p *parser) qualifier() qualifier {
	switch {
	case p.take('?'):
		return uncertain
	case p.take('~'):
		return approximate
	case p.take('%'):
		return uncertain | approximate
	default:
		return 0
	}
}

func (p *parser) year() (year, error) {
	mark := p.pos
	if p.take('Y') {
		return p.longYear()
	}
	y := year{width: len(year{}.digits)}
	y.negative = p.take('-')
	for i := range y.digits {
		c := p.peek()
		if !isDigit(c) && c != 'X' {
			return year{}, p.expected("a year of four digits")
		}
		y.digits[i] = c
		p.pos++
	}
	if isDigit(p.peek()) {
		return year{}, p.expected(`the end of the year, or "Y" before a year of more than four digits`)
	}
	if y.negative && bytes.Equal(y.digits[:], []byte("0000")) {
		p.pos = mark
		return year{}, p.expected("a year: the year 0 has no sign")
	}
	var err error
	if y.unspecified() == 0 {
		y.significant, err = p.significant(y.width)
	}
	return y, err
}

// longYear reads what follows the Y.
func (p *parser) longYear() (year, error) {
	y := year{long: true, negative: p.take('-')}
	mark := p.pos
	if c := p.peek(); c < '1' || c > '9' {
		return year{}, p.expected("a year of more than four digits, the first not 0")
	}
	for ; isDigit(p.peek()); p.pos++ {
		y.magnitude = min(y.magnitude*10+int64(p.peek()-'0'), MaxYear+1)
	}
	y.numeral = p.text[mark:p.pos]
	var err error
	if p.take('E') {
		if y.exponent, err = p.number("an exponent", MaxExponent); err != nil {
			return year{}, err
		}
	}
	for n := 0; n < y.exponent && y.magnitude <= MaxYear; n++ {
		y.magnitude = min(y.magnitude*10, MaxYear+1)
	}
	y.width = len(y.numeral) + y.exponent
	if y.width <= len(y.digits) {
		p.pos = mark
		return year{}, p.expected("a year of more than four digits")
	}
	y.significant, err = p.significant(y.width)
	return y, err
}

// significant reads the number of significant digits of a year of the given
// width, if there is one.
func (p *parser) significant(width int) (int, error) {
	if !p.take('S') {
		return 0, nil
	}
	return p.number("a number of significant digits", width)
}

// number reads a whole number from 1 to most.
func (p *parser) number(name string, most int) (int, error) {
	mark, n := p.pos, 0
	for ; isDigit(p.peek()) && n <= most; p.pos++ {
		n = n*10 + int(p.peek()-'0')
	}
	if n < 1 || n > most || p.text[mark] == '0' {
		p.pos = mark
		return 0, p.expected(fmt.Sprintf("%s from 1 to %d", name, most))
	}
	return n, nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
