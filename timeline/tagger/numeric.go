package tagger

// numeric matches dates written in digits: 2024-06-19, 2024/06/19, 19.06.2024,
// 6/19/2024, 7/8/07.
func (r *reader) numeric(i int) (draft, int) {
	a := r.at(i)
	if a.kind != kindNumber || r.glued(i) && !r.mark(i-1, '(') && !r.mark(i-1, '"') && !r.mark(i-1, '[') && !r.mark(i-1, '\'') {
		return draft{}, i
	}
	sep := r.at(i + 1).mark
	if r.at(i+1).kind != kindMark || !r.glued(i+1) || !r.glued(i+2) || r.at(i+2).kind != kindNumber || r.at(i+2).digits > 4 {
		return draft{}, i
	}
	if a.digits == 4 && (sep == '-' || sep == '/' || sep == '.') {
		return r.yearFirst(i, sep)
	}
	if sep != '-' && sep != '/' && sep != '.' || !r.mark(i+3, sep) || !r.glued(i+3) || !r.glued(i+4) {
		return draft{}, i
	}
	b, c := r.at(i+2), r.at(i+4)
	if a.digits > 2 || b.digits > 2 || c.kind != kindNumber || c.digits != 2 && c.digits != 4 || r.goesOn(i+5) {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, hasYear: true, year: c.num, short: c.digits == 2, day: a.num, month: b.num}
	switch {
	case sep == '.' && b.num <= 12 && a.num <= 31 && a.num > 0 && b.num > 0:
	case a.num > 12 && a.num <= 31 && b.num >= 1 && b.num <= 12:
	case b.num > 12 && b.num <= 31 && a.num >= 1 && a.num <= 12:
		d.day, d.month = b.num, a.num
	case a.num >= 1 && a.num <= 12 && b.num >= 1 && b.num <= 12:
		// English news writes the month first more often than not, and both
		// readings are kept.
		d.day, d.month = b.num, a.num
		d.swapped = a.num != b.num
	default:
		return draft{}, i
	}
	return d, i + 5
}

// yearFirst matches 2024-06-19 and 2024-06; "2008-09" is two years.
func (r *reader) yearFirst(i int, sep rune) (draft, int) {
	y, m := r.at(i), r.at(i+2)
	if m.digits != 2 || m.num < 1 || m.num > 12 {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, hasYear: true, year: y.num, month: m.num}
	day := r.at(i + 4)
	if r.mark(i+3, sep) && r.glued(i+3) && r.glued(i+4) && day.digits == 2 && day.num >= 1 && day.num <= 31 {
		d.day = day.num
		if r.glued(i+5) && r.is(i+5, "t") {
			return r.isoTime(d, i+5)
		}
		if r.goesOn(i + 5) {
			return draft{}, i
		}
		return d, i + 5
	}
	if sep != '-' || r.goesOn(i+3) || m.num == y.num%100+1 {
		return draft{}, i
	}
	return d, i + 3
}

// isoTime adds the T12:30:00Z of a timestamp to its day.
func (r *reader) isoTime(d draft, i int) (draft, int) {
	hour, minute := r.at(i+1), r.at(i+3)
	if hour.digits != 2 || hour.num > 23 || !r.mark(i+2, ':') || minute.digits != 2 || minute.num > 59 {
		return d, i
	}
	d.typ, d.clock, d.hour, d.min, d.sec = TypeTime, true, hour.num, minute.num, -1
	n := i + 4
	if r.mark(n, ':') && r.at(n+1).digits == 2 && r.at(n+1).num <= 59 {
		d.sec = r.at(n + 1).num
		n += 2
	}
	if r.glued(n) && r.is(n, "z") {
		d.zone = "Z"
		n++
	}
	return d, n
}

// goesOn reports whether the token at i belongs to the number before it.
func (r *reader) goesOn(i int) bool {
	if !r.glued(i) {
		return false
	}
	t := r.at(i)
	if t.kind != kindMark {
		return true
	}
	return (t.mark == '-' || t.mark == '/' || t.mark == '.' || t.mark == ':') && r.glued(i+1) && r.at(i+1).kind != kindMark || t.mark == '%'
}
