package tagger

// yearAlone matches a year without a month: four digits that nothing shows to
// be an amount or a name, a year with an era, and '82.
func (r *reader) yearAlone(i int) (draft, int) {
	t := r.at(i)
	if t.kind == kindMark && t.mark != '\'' || r.glued(i) && t.kind == kindNumber && !r.yearMayStart(i) {
		return draft{}, i
	}
	n := i
	fy := r.is(i, "fy") && t.capital
	switch {
	case r.is(i, "the") && r.is(i+1, "year", "years"), r.is(i, "fiscal", "financial") && r.is(i+1, "year"):
		n = i + 2
	case fy && r.glued(i+1) && r.at(i+1).digits == 2 && !r.goesOn(i+2):
		return draft{typ: TypeDate, form: formCalendar, hasYear: true, year: r.at(i + 1).num, short: true}, i + 2
	case fy, r.is(i, "fiscal", "calendar") && r.at(i+1).digits == 4:
		n = i + 1
	}
	year, short, end := r.yearNumber(n)
	if end == n || r.is(n, "a") && n == i && !r.mark(i+1, '.') {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCalendar, hasYear: true, year: year, short: short}
	if short && (r.at(i-1).kind == kindWord && !r.is(i-1, yearAhead...) && !r.is(i-1, "the", "of", "from", "and", "to", "by") || r.at(i-1).kind == kindNumber || !r.mark(i, '\'') || r.at(i+1).num > 31 && r.at(i+1).num < 40) {
		return draft{}, i
	}
	if n > i || short || end > n+1 {
		return d, end
	}
	if n == i && r.amount(i, year) {
		return draft{}, i
	}
	return d, end
}

// yearMayStart reports whether a year may begin at i right after a mark.
func (r *reader) yearMayStart(i int) bool {
	m := r.at(i - 1)
	switch m.mark {
	case '(', '[', '"', '\'', '—', '…':
		return true
	case '-', '/':
		before := r.at(i - 2)
		return before.digits == 4 && before.num > 0 && before.num < r.at(i).num && r.glued(i-1) || before.kind == kindWord && (before.lex.month > 0 || r.is(i-2, "mid", "pre", "post", "early", "late"))
	}
	return false
}

// Words before a number that make a year of it, and words that make an amount.
var (
	yearAhead   = []string{"in", "since", "until", "till", "before", "after", "during", "circa", "year", "early", "late", "mid", "throughout", "summer", "winter", "spring", "autumn", "fall", "christmas", "easter", "season", "ending", "ended"}
	amountAhead = []string{"over", "under", "nearly", "almost", "least", "most", "some", "only", "approximately", "roughly", "no", "number", "pp", "page", "pages", "flight", "route", "room", "highway", "iso", "model", "nearby", "just", "plus", "another", "extra", "maximum", "minimum", "score", "exceed", "exceeding", "a", "an", "version"}
)

// amount reports whether the four digits at i are more likely an amount, a
// number or part of a name than a year.
func (r *reader) amount(i, year int) bool {
	next := r.at(i + 1)
	strong := r.is(i-1, yearAhead...) || r.mark(i-1, '(') && (r.mark(i+1, ')') || r.mark(i+1, '-'))
	switch {
	case r.is(i-1, "a", "an") && (next.kind == kindWord && !next.lex.plural && year >= 1700 && year <= 2100 && !pluralNoun(next.low)):
		return false
	case r.is(i-1, "least") && r.is(i-3, "until", "till", "through", "by", "in", "since"):
		return false
	case r.is(i-1, amountAhead...):
		return true
	case next.lex.unit > 0 && next.lex.plural || r.is(i+1, "percent", "km", "ft", "kilometers", "kilometres", "miles", "meters", "metres", "feet", "kg", "tons", "tonnes", "mm", "cm", "million", "billion", "dollars", "euros", "pounds", "yen", "yuan", "rubles", "hours", "degrees", "mark", "points", "gmt", "utc", "hrs"):
		return true
	case r.is(i-1, "at") && next.kind != kindWord:
		return true
	case (r.isFlow(i+1) || r.is(i+1, "prices", "levels", "figures", "models") || r.is(i+1, "list", "vehicle", "net") && r.at(i+2).kind == kindWord) && year >= 1900 && year <= 2100:
		return false
	case strong:
		return r.is(i+1, "people", "men", "women", "square", "cases") && year%100 == 0
	case r.is(i+1, "people", "men", "women", "troops", "children", "workers", "soldiers", "jobs", "others", "more", "square", "to") && (next.low != "to" || r.at(i+2).digits != 4):
		return true
	case year < 1700 || year > 2100:
		return true
	case r.at(i-1).capital && !r.opens(i-1) && r.at(i-1).lex == &noMeaning && !r.is(i-1, "and", "from", "by"):
		return true
	case pluralNoun(next.low) && !r.is(i-1, "the", "its", "his", "her", "their", "of", "s", "from", "and", "by"):
		return true
	case pluralNoun(next.low) && year%100 == 0:
		return true
	}
	return false
}

// pluralNoun reports whether a word looks like the plural of a noun. Words of
// grammar that end in s do not.
func pluralNoun(word string) bool {
	if len(word) < 4 || word[len(word)-1] != 's' || word[len(word)-2] == 's' || word[len(word)-2] == 'u' {
		return false
	}
	switch word {
	case "was", "has", "this", "its", "does", "says", "is", "his", "as", "towards", "always", "perhaps", "series", "olympics":
		return false
	}
	return true
}

// decade matches "1960s", "the 60s", "'60s", "the sixties".
func (r *reader) decade(i int) (draft, int) {
	n := i
	if r.is(i, "the") {
		n = i + 1
	} else if r.mark(i, '\'') && r.glued(i+1) {
		n = i + 1
	}
	if r.is(n, "nineteen", "eighteen") && r.at(n+1).lex.decade > 0 {
		return draft{typ: TypeDate, form: formDecade, hasYear: true, year: r.at(n).lex.card*100 + r.at(n+1).lex.decade}, n + 2
	}
	t := r.at(n)
	if t.lex.decade >= 20 && (n > i || r.is(i-1, "early", "late", "mid", "and")) && !r.is(i-1, "his", "her", "their", "in") {
		return draft{typ: TypeDate, form: formDecade, hasYear: true, year: t.lex.decade, short: true}, n + 1
	}
	if t.kind != kindNumber || t.num%10 != 0 || r.glued(n) && n == i && !r.mark(n-1, '(') && !r.mark(n-1, '-') {
		return draft{}, i
	}
	end := n + 1
	if r.mark(end, '\'') && r.glued(end) {
		end++
	}
	if !r.glued(end) || !r.is(end, "s") || r.at(end).capital {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formDecade, hasYear: true, year: t.num}
	switch t.digits {
	case 4:
		if t.num < 1000 || t.num > 2100 {
			return draft{}, i
		}
		return d, end + 1
	case 2:
		d.short = true
		if n == i && r.is(i-1, "his", "her", "their", "my") {
			return draft{}, i
		}
		return d, end + 1
	}
	return draft{}, i
}

// century matches "the 19th century", "the early twenty-first century".
func (r *reader) century(i int) (draft, int) {
	n := r.skip(i, "the")
	c, n := r.ordinal(n)
	n = r.skipHyphen(n)
	if c < 1 || c > 30 || !r.is(n, "century", "centuries", "c") || r.is(n, "c") && !r.mark(n+1, '.') {
		return draft{}, i
	}
	d := draft{typ: TypeDate, form: formCentury, qty: quantity{n: c}}
	n++
	if next := r.at(n); r.at(n-1).capital && next.kind == kindWord && next.capital && r.eraBefore(n) == n && r.eraAfter(n) == n {
		return draft{}, i // a name
	}
	if end := r.eraBefore(n); end > n {
		d.ahead = true // of the turn of the eras, that is
		return d, end
	}
	return d, max(n, r.eraAfter(n))
}
