package tagger

import (
	"fmt"
	"strings"

	"dateline/timeline"
)

// claimed matches a length of time that can be checked, with the word before it
// that says how exact it is.
func (r *reader) claimed(i int) (timeline.Length, int) {
	op, n := r.op(i)
	if op == timeline.OpBetween {
		return r.claimedBetween(i, n)
	}
	q, u, end := r.span(n)
	if u == unitNone || q.vague || r.isAge(end) {
		return timeline.Length{}, i
	}
	l, ok := lengthOf(q, u)
	if !ok {
		return timeline.Length{}, i
	}
	if r.hedged(n, end) {
		if op != timeline.OpBare || !r.is(end-1, "so") {
			return timeline.Length{}, i // "exactly 24 years or so", "a day or two"
		}
		op = timeline.OpAbout
	}
	l.Op = op
	return l, end
}

// hedged reports whether the length from i up to end has an "or" in it, as in
// "24 years or so".
func (r *reader) hedged(i, end int) bool {
	for ; i < end; i++ {
		if r.is(i, "or") {
			return true
		}
	}
	return false
}

func (r *reader) claimedBetween(i, n int) (timeline.Length, int) {
	low, next := r.quantity(n)
	if next == n || !r.is(next, "and") {
		return timeline.Length{}, i
	}
	high, u, end := r.span(next + 1)
	l, ok := lengthOf(low, u)
	m, ok2 := lengthOf(high, u)
	if u == unitNone || !ok || !ok2 {
		return timeline.Length{}, i
	}
	l.Op, l.M = timeline.OpBetween, m.N
	return l, end
}

// op matches the word that says how a length compares with the real one.
func (r *reader) op(i int) (timeline.Op, int) {
	switch {
	case r.is(i, "exactly", "precisely"):
		return timeline.OpExactly, i + 1
	case r.is(i, "between"):
		return timeline.OpBetween, i + 1
	case r.is(i, "close") && r.is(i+1, "to"):
		return timeline.OpNearly, i + 2
	case r.is(i, "just", "only") && !r.is(i+1, "just", "only"):
		return r.op(i + 1)
	}
	if r.is(i, "nearly", "almost") {
		return timeline.OpNearly, i + 1
	}
	mod, n := r.lengthMod(i)
	switch mod {
	case ModApprox:
		return timeline.OpAbout, n
	case ModMoreThan:
		return timeline.OpMoreThan, n
	case ModLessThan:
		return timeline.OpLessThan, n
	case ModEqualOrMore:
		return timeline.OpAtLeast, n
	case ModEqualOrLess:
		return timeline.OpAtMost, n
	default:
		return timeline.OpBare, i
	}
}

// lengthOf returns a quantity of units as a length without its Op. It returns
// false for what is finer than a day or has no whole number.
func lengthOf(q quantity, u unit) (timeline.Length, bool) {
	times := 1
	var to timeline.Unit
	switch u {
	case unitDay:
		to = timeline.UnitDay
	case unitWeek:
		to = timeline.UnitWeek
	case unitFortnight:
		times, to = 2, timeline.UnitWeek
	case unitMonth:
		to = timeline.UnitMonth
	case unitQuarter:
		times, to = 3, timeline.UnitMonth
	case unitYear:
		to = timeline.UnitYear
		if q.half || q.tenth > 0 {
			times, to = 12, timeline.UnitMonth
		}
	case unitDecade:
		to = timeline.UnitDecade
		if q.half || q.tenth > 0 {
			times, to = 10, timeline.UnitYear
		}
	case unitCentury:
		times, to = 100, timeline.UnitYear
	default:
		return timeline.Length{}, false
	}
	if (q.half || q.tenth > 0) && times == 1 || q.tenth*times%10 != 0 {
		return timeline.Length{}, false
	}
	return timeline.Length{N: q.n*times + times/2*b2i(q.half) + q.tenth*times/10, Unit: to}, true
}

// firstBefore looks for the "first" of "the first visit to Pyongyang in 24
// years" before the length at i. It returns its token, or -1, and what is said
// to be the first.
func (r *reader) firstBefore(i int) (first int, subject string) {
	const reach = 14
	if !r.is(i-1, "in", "for") {
		return -1, ""
	}
	for n := i - 2; n >= max(0, i-reach) && !r.ends(n); n-- {
		if !r.is(n, "first") || r.is(n-1, "at") {
			continue
		}
		if n == i-2 {
			return n, ""
		}
		subject := r.text[r.at(n+1).start:r.at(i-2).end]
		if strings.EqualFold(subject, "time") {
			subject = ""
		}
		return n, subject
	}
	return -1, ""
}

// ReadLength reads a claimed length as people write it: "exactly 24 years",
// "nearly two decades", "between 20 and 25 years", "first in 24 years". The
// error says what is missing.
func ReadLength(text string) (timeline.Length, error) {
	const longest = 256
	if len(text) > longest {
		return timeline.Length{}, fmt.Errorf("a length of time has at most %d bytes, not %d", longest, len(text))
	}
	toks, _ := tokenize(nil, text, 0, len(text), 0)
	r := reader{text: text, toks: toks}
	start, first := 0, false
	if at := r.skip(0, "the"); r.is(at, "first") {
		start, first = r.skip(r.skip(at+1, "time"), "in", "for"), true
	}
	l, end := r.claimed(start)
	if end == start {
		return timeline.Length{}, fmt.Errorf("%q is not a length of time: expected a number and a unit, such as “exactly 24 years”", text)
	}
	if end < len(toks) {
		return timeline.Length{}, fmt.Errorf("%q goes on after the length of time, at %q", text, text[r.at(end).start:])
	}
	if first {
		l.Op, l.M = timeline.OpFirstIn, 0
	}
	if err := l.Validate(); err != nil {
		return timeline.Length{}, fmt.Errorf("%q is not a length that can be checked: %w", text, err)
	}
	return l, nil
}
