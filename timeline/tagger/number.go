package tagger

// quantity matches a number of units: "24", "1,500", "2.5", "twenty-four",
// "two hundred", "several", "a few", "two and a half". An article alone is one.
func (r *reader) quantity(i int) (quantity, int) {
	t := r.at(i)
	switch {
	case t.kind == kindNumber:
		return r.digits(i)
	case r.is(i, "several", "many", "few", "dozens"):
		return quantity{vague: true}, r.skip(i+1, "of")
	case r.is(i, "couple") && r.is(i+1, "of"):
		return quantity{n: 2}, i + 2
	case r.is(i, "a") && r.is(i+1, "few", "couple", "dozen", "hundred", "thousand", "number"):
		switch r.at(i + 1).low {
		case "couple":
			return quantity{n: 2}, r.skip(i+2, "of")
		case "dozen":
			return quantity{n: 12}, i + 2
		case "number":
			return quantity{vague: true}, r.skip(i+2, "of")
		case "few":
			return quantity{vague: true}, i + 2
		}
		return r.cardinal(i + 1)
	case r.is(i, "another"):
		if !r.is(i+1, "a", "an", "another") {
			if q, n := r.quantity(i + 1); n > i+1 {
				return q, n
			}
		}
		return quantity{n: 1}, i + 1
	case r.is(i, "a", "an"):
		if r.is(i+1, "half") {
			if r.at(r.skipHyphen(i+2)).lex.unit >= unitHour {
				return quantity{half: true}, i + 2
			}
			return quantity{}, i
		}
		return quantity{n: 1}, i + 1
	case r.is(i, "half") && r.is(i+1, "a", "an"):
		return quantity{half: true}, i + 2
	case r.is(i, "half") && r.hyphen(i+1):
		return quantity{half: true}, i + 2
	case t.lex.card > 0:
		return r.cardinal(i)
	}
	return quantity{}, i
}

// digits matches a number in digits, with grouping commas and decimals.
func (r *reader) digits(i int) (quantity, int) {
	t := r.at(i)
	if t.num < 0 || r.glued(i) && !r.mark(i-1, '-') && !r.mark(i-1, '(') && !r.mark(i-1, '"') && !r.mark(i-1, '—') {
		return quantity{}, i
	}
	q, n := quantity{n: t.num}, i+1
	for r.mark(n, ',') && r.glued(n) && r.glued(n+1) && r.at(n+1).digits == 3 && q.n < 1e6 {
		q.n = q.n*1000 + r.at(n+1).num
		n += 2
	}
	if r.mark(n, '.') && r.glued(n) && r.glued(n+1) && r.at(n+1).kind == kindNumber {
		if r.at(n+1).digits > 1 {
			return quantity{}, i
		}
		q.tenth = r.at(n + 1).num
		n += 2
	}
	if end := r.andAHalf(n); end > n {
		q.half = true
		n = end
	}
	return q, n
}

// cardinal matches a number in words up to 999,999.
func (r *reader) cardinal(i int) (quantity, int) {
	total, part, n := 0, 0, i
	for n < i+8 {
		card := r.at(n).lex.card
		switch {
		case card == 0:
			return r.cardinalEnd(quantity{n: total + part}, i, n)
		case card == 1000:
			total, part = total+max(part, 1)*1000, 0
		case card == 100:
			part = max(part, 1) * 100
		case part%100 >= 20 && part%10 == 0 && card < 10, part%100 == 0:
			part += card
		default:
			return r.cardinalEnd(quantity{n: total + part}, i, n)
		}
		n++
		if next := r.skipHyphen(n); next > n && r.at(next).lex.card > 0 && r.at(next).lex.card < 10 {
			n = next
		}
		if r.is(n, "and") && r.at(n+1).lex.card > 0 && (card == 100 || card == 1000) {
			n++
		}
	}
	return quantity{n: total + part}, n
}

func (r *reader) cardinalEnd(q quantity, first, n int) (quantity, int) {
	if end := r.andAHalf(n); n > first && end > n {
		q.half = true
		n = end
	}
	return q, n
}

// andAHalf returns the token after "and a half" at n, with or without hyphens,
// or n.
func (r *reader) andAHalf(n int) int {
	and := r.skipHyphen(n)
	if a := r.skipHyphen(and + 1); r.is(and, "and") && r.is(a, "a") {
		if half := r.skipHyphen(a + 1); r.is(half, "half") {
			return half + 1
		}
	}
	return n
}

// ordinal matches "3rd", "first", "twenty-first". Last and final are -1.
func (r *reader) ordinal(i int) (int, int) {
	t := r.at(i)
	if t.kind == kindNumber && t.digits <= 2 && r.glued(i+1) && r.is(i+1, "st", "nd", "rd", "th") {
		return t.num, i + 2
	}
	if t.lex.ord != 0 {
		return t.lex.ord, i + 1
	}
	if c := t.lex.card; c >= 20 && c <= 90 {
		if n := r.skipHyphen(i + 1); r.at(n).lex.ord > 0 && r.at(n).lex.ord < 10 {
			return c + r.at(n).lex.ord, n + 1
		}
	}
	return 0, i
}

// dayNumber matches the number of a day in a month: "5", "5th", "fifth".
func (r *reader) dayNumber(i int) (int, int) {
	if n, end := r.ordinal(i); n > 0 && n <= 31 {
		return n, end
	}
	t := r.at(i)
	if t.kind != kindNumber || t.digits > 2 || t.num < 1 || t.num > 31 {
		return 0, i
	}
	next := r.at(i + 1)
	if r.glued(i+1) && (next.kind == kindWord || next.mark == '%' || next.mark == '/') {
		return 0, i
	}
	if r.glued(i+1) && r.glued(i+2) && r.at(i+2).kind == kindNumber &&
		(next.mark == ':' || next.mark == '.' || next.mark == ',' && r.at(i+2).digits == 3) {
		return 0, i
	}
	return t.num, i + 1
}

// yearNumber matches a year where one is expected: after a month, after "of".
func (r *reader) yearNumber(i int) (year int, short bool, end int) {
	t := r.at(i)
	if r.mark(i, '\'') && r.glued(i+1) && r.at(i+1).digits == 2 && (!r.glued(i+2) || r.at(i+2).kind == kindMark) {
		return r.at(i + 1).num, true, i + 2
	}
	if year, n := r.yearInWords(i); n > i {
		return year, false, n
	}
	if r.is(i, "ad", "a") {
		if n := r.eraEnd(i, "a", "d", "ad"); n > i && r.at(n).kind == kindNumber && r.at(n).digits <= 4 {
			return r.at(n).num, false, n + 1
		}
	}
	if t.kind != kindNumber || t.digits > 4 || t.num < 1 || !r.yearEnds(i) {
		return 0, false, i
	}
	if n := r.eraBefore(i + 1); n > i+1 {
		return 1 - t.num, false, n
	}
	if n := r.eraAfter(i + 1); n > i+1 {
		return t.num, false, n
	}
	if t.digits != 4 || t.num < 1000 || t.num > 2999 {
		return 0, false, i
	}
	return t.num, false, i + 1
}

// yearInWords matches a year as it is said: "nineteen seventy-nine", "eighteen
// twelve", "nineteen oh five".
func (r *reader) yearInWords(i int) (year, end int) {
	century := r.at(i).lex.card
	if century < 15 || century > 20 {
		return 0, i
	}
	n := r.skipHyphen(i + 1)
	rest := r.at(n).lex.card
	switch {
	case r.is(n, "oh") && r.at(r.skipHyphen(n+1)).lex.card > 0 && r.at(r.skipHyphen(n+1)).lex.card < 10:
		n = r.skipHyphen(n + 1)
		rest = r.at(n).lex.card
	case rest < 10 || rest > 90:
		return 0, i
	case rest >= 20:
		if ones := r.skipHyphen(n + 1); r.at(ones).lex.card > 0 && r.at(ones).lex.card < 10 {
			n, rest = ones, rest+r.at(ones).lex.card
		}
	}
	if r.hyphen(n+1) || r.at(n+1).lex.unit > 0 || r.at(n+1).lex.card > 0 {
		return 0, i // "fifteen thirty-second films"
	}
	return 100*century + rest, n + 1
}

// yearEnds reports whether the number at i is not the beginning of a longer one
// such as 2,000,000 or 1990.5, or of a word such as 1960s.
func (r *reader) yearEnds(i int) bool {
	next, after := r.at(i+1), r.at(i+2)
	if !r.glued(i + 1) {
		return true
	}
	if next.mark == '/' && after.digits == 2 && after.num == (r.at(i).num+1)%100 && !r.goesOn(i+3) {
		return true
	}
	if next.kind == kindWord || next.kind == kindMark && (next.mark == '%' || next.mark == '/' || next.mark == '°') {
		return r.eraBefore(i+1) > i+1
	}
	return !r.glued(i+2) || after.kind != kindNumber || next.mark != ',' && next.mark != '.' && next.mark != ':'
}

func (r *reader) eraBefore(i int) int {
	end := max(r.eraEnd(i, "b", "c", "bc"), r.eraEnd(i, "b", "c", "bce"))
	if end == i+4 && r.glued(end) && r.is(end, "e") && r.mark(end+1, '.') {
		return end + 2 // B.C.E.
	}
	return end
}

func (r *reader) eraAfter(i int) int {
	return max(r.eraEnd(i, "a", "d", "ad"), r.eraEnd(i, "c", "e", "ce"))
}

// eraEnd matches "BC" or "B.C." in capitals, and returns i where it is neither.
func (r *reader) eraEnd(i int, first, second, whole string) int {
	if r.is(i, whole) && r.at(i).capital {
		return i + 1
	}
	if r.is(i, first) && r.at(i).capital && r.mark(i+1, '.') && r.is(i+2, second) && r.at(i+2).capital {
		if r.mark(i+3, '.') && r.glued(i+3) {
			return i + 4
		}
		return i + 3
	}
	return i
}
