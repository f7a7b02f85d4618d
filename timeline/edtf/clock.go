package edtf

// The widest offset from UTC that a time may state, in hours.
const widestOffset = 14

// clock reads the time of a day and its zone, and returns their text.
func (p *parser) clock() (string, error) {
	mark := p.pos
	if _, err := p.twoDigits(23, "an hour from 00 to 23"); err != nil {
		return "", err
	}
	if err := p.colonDigits(59, "a minute from 00 to 59"); err != nil {
		return "", err
	}
	// 60 is the second that is put in to keep clocks with the earth.
	if err := p.colonDigits(60, "a second from 00 to 60"); err != nil {
		return "", err
	}
	if err := p.zone(); err != nil {
		return "", err
	}
	return p.text[mark:p.pos], nil
}

func (p *parser) zone() error {
	mark := p.pos
	behind := p.take('-')
	if !behind && !p.take('+') {
		p.take('Z')
		return nil
	}
	hours, err := p.twoDigits(widestOffset, "an offset of at most 14 hours")
	if err != nil {
		return err
	}
	minutes := 0
	if p.take(':') {
		if minutes, err = p.twoDigits(59, "minutes from 00 to 59"); err != nil {
			return err
		}
	}
	switch {
	case hours == widestOffset && minutes > 0:
		p.pos = mark
		return p.expected("an offset of at most 14 hours")
	case behind && hours == 0 && minutes == 0:
		p.pos = mark
		return p.expected(`"+" or "Z" for no offset`)
	default:
		return nil
	}
}

func (p *parser) colonDigits(most int, what string) error {
	if !p.take(':') {
		return p.expected(`":"`)
	}
	_, err := p.twoDigits(most, what)
	return err
}

// twoDigits reads a number of two digits that is not above most.
func (p *parser) twoDigits(most int, what string) (int, error) {
	mark := p.pos
	f, ok := p.field()
	if !ok || f.unspecified() || f[0] < '0' || int(f[0]-'0')*10+int(f[1]-'0') > most {
		p.pos = mark
		return 0, p.expected(what)
	}
	return int(f[0]-'0')*10 + int(f[1]-'0'), nil
}
