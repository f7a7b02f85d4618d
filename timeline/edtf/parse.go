package edtf

import (
	"fmt"
	"unicode/utf8"
)

// parser reads EDTF from left to right. It never goes back, so that its work is
// one pass over at most MaxLength bytes.
type parser struct {
	text string
	pos  int
}

func parse(text string) (expr, error) {
	p := parser{text: text}
	if len(text) > MaxLength {
		p.pos = MaxLength
		return expr{}, p.expected(fmt.Sprintf("the end: a date has at most %d bytes", MaxLength))
	}
	var e expr
	var err error
	switch p.peek() {
	case '[':
		e, err = p.set(oneOf, ']')
	case '{':
		e, err = p.set(allOf, '}')
	default:
		e, err = p.date()
	}
	if err == nil && p.pos < len(text) {
		err = p.expected("the end of the date")
	}
	return e, err
}

// date reads a single date, with a time or without, or an interval.
func (p *parser) date() (expr, error) {
	from, err := p.start()
	if err != nil {
		return expr{}, err
	}
	if p.take('/') {
		return p.interval(from)
	}
	if p.peek() == 'T' && from.at.day != (field{}) && from.at.plain() {
		p.pos++
		from.at.clock, err = p.clock()
	}
	return expr{from: from, to: from}, err
}

// start reads the first end of an interval, or a single date.
func (p *parser) start() (end, error) {
	switch {
	case p.peek() == '/':
		return end{kind: Unknown}, nil
	case p.takeDots():
		if p.peek() != '/' {
			return end{}, p.expected(`"/" after the open start of an interval`)
		}
		return end{kind: Open}, nil
	default:
		return p.known()
	}
}

func (p *parser) interval(from end) (expr, error) {
	e := expr{shape: interval, from: from, to: end{kind: Unknown}}
	mark := p.pos
	if from.kind == Known {
		switch {
		case p.pos == len(p.text):
			return e, nil
		case p.takeDots():
			e.to.kind = Open
			return e, nil
		}
	}
	var err error
	if e.to, err = p.known(); err != nil {
		return expr{}, err
	}
	if from.kind == Known && from.at.lo > e.to.at.hi {
		p.pos = mark
		return expr{}, p.expected("an end that is not before the start")
	}
	return e, nil
}

func (p *parser) set(shape shape, closing byte) (expr, error) {
	e := expr{shape: shape}
	p.pos++
	for {
		m, err := p.member(len(e.members) == 0, closing)
		if err != nil {
			return expr{}, err
		}
		e.members = append(e.members, m)
		switch {
		case p.take(closing):
			return e, nil
		case m.to.kind == Open || !p.take(','):
			return expr{}, p.expected(`"," or "` + string(closing) + `"`)
		}
	}
}

// member reads a member of a set. Only the first may have an open start, and
// only the last an open end.
func (p *parser) member(first bool, closing byte) (member, error) {
	if first && p.takeDots() {
		to, err := p.known()
		return member{ranged: true, from: end{kind: Open}, to: to}, err
	}
	from, err := p.known()
	if err != nil {
		return member{}, err
	}
	mark := p.pos
	switch {
	case !p.takeDots():
		return member{from: from, to: from}, nil
	case p.peek() == closing:
		return member{ranged: true, from: from, to: end{kind: Open}}, nil
	case !from.at.plain():
		p.pos = mark
		return member{}, p.expected("no range here: both its ends are plain years, months or days")
	}
	mark = p.pos
	to, err := p.known()
	if err != nil {
		return member{}, err
	}
	if !to.at.plain() || to.at.last() != from.at.last() {
		p.pos = mark
		return member{}, p.expected("a plain date of the same precision as the start of the range")
	}
	if from.at.lo > to.at.lo {
		p.pos = mark
		return member{}, p.expected("an end that is not before the start")
	}
	return member{ranged: true, from: from, to: to}, nil
}

func (p *parser) known() (end, error) {
	s, err := p.single()
	return end{kind: Known, at: s}, err
}

func (p *parser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *parser) take(c byte) bool {
	if p.peek() != c {
		return false
	}
	p.pos++
	return true
}

func (p *parser) takeDots() bool {
	if p.pos+2 > len(p.text) || p.text[p.pos:p.pos+2] != ".." {
		return false
	}
	p.pos += 2
	return true
}

// expected returns the error that says what should be at the cursor.
func (p *parser) expected(what string) error {
	return &SyntaxError{
		Text:     p.text,
		Column:   utf8.RuneCountInString(p.text[:p.pos]) + 1,
		Expected: what,
	}
}
