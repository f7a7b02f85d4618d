package tagger

import "dateline/timeline/edtf"

// anchor is a date to count from. A finer field is known only if the coarser
// ones are.
type anchor struct {
	kind             Anchor
	at               int // the expression, for a mention
	year, month, day int
	has              grain
}

// grain is how fine a date is.
type grain uint8

const (
	grainNone grain = iota
	grainYear
	grainMonth
	grainDay
)

// ordinal returns the day of a, the first where it has none of its own.
func (a anchor) ordinal() edtf.Day {
	return edtf.DayOf(int64(a.year), max(a.month, 1), max(a.day, 1))
}

// anchorOf returns the anchor that a date gives.
func anchorOf(d edtf.Date, kind Anchor, at int) anchor {
	lo, hi := d.Earliest(), d.Latest()
	if lo.Kind != edtf.Known || hi.Kind != edtf.Known || lo.Day < minAnchor || hi.Day > maxAnchor {
		return anchor{}
	}
	y1, m1, d1 := lo.Day.Civil()
	y2, m2, d2 := hi.Day.Civil()
	a := anchor{kind: kind, at: at, year: int(y1)}
	switch {
	case y1 != y2:
		return anchor{}
	case m1 != m2:
		a.has = grainYear
	case d1 != d2:
		a.month, a.has = m1, grainMonth
	default:
		a.month, a.day, a.has = m1, d1, grainDay
	}
	return a
}

// The years -9000 to 9500 can be counted from without leaving what four digits
// can write.
var (
	minAnchor = edtf.DayOf(-9000, 1, 1)
	maxAnchor = edtf.DayOf(9500, 1, 1)
)

// mentions remembers the dates of a text, the last one of each grain.
type mentions [grainDay + 1]anchor

func (m *mentions) add(a anchor) {
	for g := grainYear; g <= a.has; g++ {
		m[g] = a
	}
}

// base returns the anchor for d: fine enough if there is one, otherwise without
// a grain.
func (s *resolver) base(d *draft, need grain) anchor {
	mention := d.mention || d.rel == relSame || d.rel == relPrior || d.rel == relAfter || s.o.Mode == Narrative
	if mention && s.seen[need].has >= need && need > grainNone {
		return s.seen[need]
	}
	if s.pub.has >= need {
		return s.pub
	}
	return anchor{}
}

// span is a run of days that comes again every year.
type span struct {
	lo, hi edtf.Day
	year   int
}

// choice is the year that was chosen for something that comes every year.
type choice struct {
	year, other int // other is 0 unless both are as likely
	sure        float64
}

// yearly chooses the year of something that every year has, such as "June" or
// "summer": the span that rel and the tense point to.
func yearly(base anchor, which rel, t tense, of func(year int) (span, bool)) choice {
	var spans []span
	for y := base.year - 8; y <= base.year+8; y++ {
		if s, ok := of(y); ok {
			spans = append(spans, s)
		}
	}
	if len(spans) == 0 {
		return choice{year: base.year, sure: sureNothing}
	}
	lo := base.ordinal()
	hi := lo
	if base.has == grainMonth {
		hi += edtf.Day(edtf.MonthLength(int64(base.year), base.month) - 1)
	}
	before, within, after := spans[0], -1, spans[len(spans)-1]
	for i, s := range spans {
		switch {
		case s.hi < lo:
			before = s
		case s.lo > hi:
			if s.lo < after.lo {
				after = s
			}
		default:
			within = i
		}
	}
	switch which {
	case relLast, relPrior:
		return choice{year: before.year, sure: sureReference}
	case relNext, relAfter:
		return choice{year: after.year, sure: sureReference}
	case relThis, relSame:
		if within >= 0 {
			return choice{year: spans[within].year, sure: sureReference}
		}
		return choice{year: base.year, sure: sureReference}
	case relNone:
	}
	if within >= 0 {
		return choice{year: spans[within].year, sure: sureTense}
	}
	return nearer(lo, before, after, t, base.kind == AnchorMention)
}

// A day that the tense would put far off is taken to be the one close by, in
// days: the verb was probably that of something else. A month is left where
// the tense puts it, with the other as a second reading.
const (
	closeBy  = 30
	farOff   = 300
	lookBack = 92 // how far a story looks back
)

func nearer(base edtf.Day, before, after span, t tense, forward bool) choice {
	back, ahead := base-before.hi, after.lo-base
	oneDay := before.lo == before.hi
	switch {
	case t == tensePast && (back <= farOff || ahead >= closeBy):
		return choice{year: before.year, sure: sureTense}
	case t == tenseFuture && (ahead <= farOff || back >= closeBy):
		return choice{year: after.year, sure: sureTense}
	case t == tensePast && !oneDay:
		return choice{year: before.year, other: after.year, sure: sureTie}
	case t == tenseFuture && !oneDay:
		return choice{year: after.year, other: before.year, sure: sureTie}
	}
	if forward {
		// a story goes on, and looks back only a little
		if back > lookBack {
			return choice{year: after.year, sure: sureNearest}
		}
		return choice{year: before.year, sure: sureNearest}
	}
	c := choice{year: before.year, sure: sureNearest}
	far, other := ahead, after.year
	if ahead < back {
		c.year, far, other = after.year, back, before.year
	}
	if far < 2*min(back, ahead)+60 {
		c.other, c.sure = other, sureTie
	}
	return c
}
