package tagger

// Tag returns the expressions of an English text that say when, in the order
// of the text; none overlaps another. It never fails: what is not understood is
// left out, and what cannot be resolved has an unresolved value and a low
// confidence.
func Tag(text string, o Options) []Expression {
	s := resolver{o: o, pub: anchorOf(o.Published, AnchorPublication, -1)}
	each(text, func(r *reader) {
		for i := 0; i < len(r.toks); {
			d, end := r.match(i)
			if end == i {
				i++
				continue
			}
			for _, d := range r.withTail(d) {
				s.add(r, &d)
				end = d.last
			}
			i = end
		}
	})
	return s.out
}

// each calls f with the tokens of one chunk of text after another.
func each(text string, f func(*reader)) {
	r := reader{text: text}
	runes := 0
	for start := 0; start < len(text); {
		end := chunkEnd(text, start)
		r.toks, runes = tokenize(r.toks[:0], text, start, end, runes)
		r.known = false
		f(&r)
		start = end
	}
}

// withTail returns d, and after it the end of a range that leaves out what d
// has said already: "June 5-7, 2024", "1914-18".
func (r *reader) withTail(d draft) []draft {
	if d.form != formCalendar || d.typ != TypeDate {
		return []draft{d}
	}
	next := r.rangeMark(d.last)
	if next == d.last {
		return []draft{d}
	}
	r.shareYear(&d, next)
	tail := d
	tail.first = next
	switch {
	case d.month > 0 && d.day > 0 && !d.hasYear && d.weekday == 0 && r.at(d.last-1).kind == kindNumber:
		day, n := r.dayNumber(next)
		if _, month := r.dayMonth(next); day <= d.day || month > next || r.countsThings(n) || r.is(n, "a", "in") && !r.is(next-1, "to") && !r.hyphen(d.last) {
			return []draft{d}
		}
		if _, clock := r.clock(next); clock > n {
			return []draft{d}
		}
		tail.day = day
		tail.last = r.yearAfter(&tail, n)
		d.hasYear, d.year, d.short, d.rel = tail.hasYear, tail.year, tail.short, tail.rel
		return []draft{d, tail}
	case d.month == 0 && d.weekday == 0 && d.year >= 1000 && r.hyphen(d.last):
		t := r.at(next)
		if t.digits != 2 || t.num <= d.year%100 || r.goesOn(next+1) || r.at(d.last-1).digits != 4 {
			return []draft{d}
		}
		tail.year = d.year/100*100 + t.num
		tail.last = next + 1
		return []draft{d, tail}
	}
	return []draft{d}
}

// shareYear gives d the year of the date at next, with which it makes a pair:
// "between July and September 2024", "28 December to 3 January 2024".
func (r *reader) shareYear(d *draft, next int) {
	if d.month == 0 || d.hasYear || d.rel != relNone {
		return
	}
	other, end := r.core(next)
	if end == next || other.form != formCalendar || !other.hasYear || other.short || other.month == 0 || (other.day > 0) != (d.day > 0) {
		return
	}
	d.hasYear, d.year = true, other.year
	if d.month > other.month && !r.is(next-1, "and", "or") {
		d.year--
	}
}
