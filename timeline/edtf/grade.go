package edtf

// level returns the lowest conformance level that has e.
func (e *expr) level() uint8 {
	switch e.shape {
	case alone:
		return e.from.at.level()
	case interval:
		return max(e.from.level(), e.to.level())
	default:
		return 2
	}
}

// level returns the level that an interval needs for one of its ends.
func (e *end) level() uint8 {
	switch {
	case e.kind != Known:
		return 1
	case e.at.unspecified():
		return 2
	default:
		return e.at.level()
	}
}

func (s *single) level() uint8 {
	level := max(s.levelOfYear(), s.levelOfDoubt())
	switch {
	case s.season() > 24:
		return 2
	case s.season() > 0:
		level = max(level, 1)
	case s.month.unspecified() && (s.month != anyField || s.day != anyField && s.day != field{}):
		return 2
	case s.day.unspecified() && s.day != anyField:
		return 2
	case s.month.unspecified() || s.day.unspecified():
		level = max(level, 1)
	}
	return level
}

func (s *single) levelOfYear() uint8 {
	y := &s.year
	switch x := y.unspecified(); {
	case y.exponent > 0 || y.significant > 0:
		return 2
	case x > 2 || x > y.trailing() || x > 0 && s.last() != yearPart:
		return 2
	case y.long || y.negative || x > 0:
		return 1
	default:
		return 0
	}
}

// levelOfDoubt is 1 for a mark that doubts the whole date at once: after it,
// or before a date that is only a year.
func (s *single) levelOfDoubt() uint8 {
	if s.doubts() == 0 {
		return 0
	}
	marks, whole := 0, 0
	for part := yearPart; part <= dayPart; part++ {
		if s.before[part] != 0 {
			marks++
		}
		if s.after[part] != 0 {
			marks++
		}
	}
	if s.after[s.last()] != 0 || s.last() == yearPart {
		whole = 1
	}
	if marks == 1 && whole == 1 {
		return 1
	}
	return 2
}

// precision returns the unit that e names.
func (e *expr) precision() Precision {
	switch e.shape {
	case alone:
		return e.from.at.precision()
	case interval:
		return PrecisionInterval
	default:
		return PrecisionSet
	}
}

func (s *single) precision() Precision {
	switch {
	case s.clock != "":
		return PrecisionSecond
	case s.day != field{} && s.day != anyField:
		return PrecisionDay
	case s.season() > 0:
		return PrecisionSeason
	case s.month != field{} && s.month != anyField:
		return PrecisionMonth
	}
	vague := s.year.trailing()
	if s.year.significant > 0 {
		vague = s.year.width - s.year.significant
	}
	units := [...]Precision{PrecisionYear, PrecisionDecade, PrecisionCentury, PrecisionMillennium, PrecisionMyriad}
	return units[min(vague, len(units)-1)]
}
