package tagger

import "slices"

// reader matches the grammar against the tokens of one chunk. Matching
// functions take the token to begin at, and return what they found and the
// token after it; they return a draft of formNone where they find nothing.
type reader struct {
	text string
	toks []token

	// what core found at the place where it was asked last, as it is asked again
	known    bool
	knownAt  int
	knownEnd int
	found    draft
	inPart   bool // inside "the end of", after which a unit needs nothing more
	nested   bool // inside "the first week of", which may hold any other point
}

var noToken = token{lex: &noMeaning, num: -1}

// at returns the token at i, or an empty one beyond the ends.
func (r *reader) at(i int) *token {
	if i < 0 || i >= len(r.toks) {
		return &noToken
	}
	return &r.toks[i]
}

// is reports whether the token at i is one of the words.
func (r *reader) is(i int, words ...string) bool {
	t := r.at(i)
	return t.kind == kindWord && slices.Contains(words, t.low)
}

func (r *reader) mark(i int, m rune) bool {
	t := r.at(i)
	return t.kind == kindMark && t.mark == m
}

// glued reports whether no space comes between the token at i and the one
// before.
func (r *reader) glued(i int) bool {
	t := r.at(i)
	return t.kind != kindNone && !t.space
}

// hyphen reports whether a hyphen without spaces stands at i.
func (r *reader) hyphen(i int) bool {
	return r.mark(i, '-') && r.glued(i) && r.glued(i+1)
}

// skipHyphen returns the token after the hyphen at i, or i without one.
func (r *reader) skipHyphen(i int) int {
	if r.hyphen(i) {
		return i + 1
	}
	return i
}

func (r *reader) skipComma(i int) int {
	if r.mark(i, ',') {
		return i + 1
	}
	return i
}

// skip returns the token after the one at i where that is one of the words.
func (r *reader) skip(i int, words ...string) int {
	if r.is(i, words...) {
		return i + 1
	}
	return i
}

// opens reports whether a sentence may begin at i.
func (r *reader) opens(i int) bool {
	p := r.at(i - 1)
	return p.kind == kindNone || p.kind == kindMark && (isStop(p.mark) || p.mark == '"' || p.mark == '\'' || p.mark == ':')
}

func isStop(m rune) bool {
	return m == '.' || m == '!' || m == '?' || m == ';'
}

// matchers are tried at every token that may begin an expression, in order;
// the longest match counts, and of equal ones the first.
func (r *reader) match(i int) (draft, int) {
	t := r.at(i)
	if r.is(i, "a", "an") && r.hyphen(i-1) {
		return draft{}, i // "a once-a-year sale"
	}
	if t.kind == kindWord && !t.lex.starts || t.kind == kindMark && t.mark != '\'' && t.mark != '~' {
		return draft{}, i
	}
	best, end := r.core(i)
	for _, f := range [...]func(int) (draft, int){
		r.modified, r.partOf, r.samePeriod, r.yearEarlier, r.fromHoliday, r.dayAndTime, r.famousDay, r.timeOfDay, r.length, r.away, r.again, r.vague, r.betweenDays,
	} {
		if d, n := f(i); n > end || n == end && n > i && d.form == formRough {
			best, end = d, n
		}
	}
	best.first, best.last = i, end
	return best, end
}

// core matches what names a day or something coarser, without a modifier.
func (r *reader) core(i int) (draft, int) {
	if t := r.at(i); t.kind == kindNone || t.kind == kindWord && !t.lex.starts || t.kind == kindMark && t.mark != '\'' {
		return draft{}, i
	}
	if !r.known || r.knownAt != i {
		r.found, r.knownEnd = r.longestCore(i)
		r.known, r.knownAt = true, i
	}
	return r.found, r.knownEnd
}

// coreInPart is core for what stands after "the end of" and the like.
func (r *reader) coreInPart(i int) (draft, int) {
	was := r.inPart
	r.inPart = true
	d, end := r.longestCore(i)
	r.inPart = was
	return d, end
}

func (r *reader) longestCore(i int) (draft, int) {
	var best draft
	end := i
	for _, f := range [...]func(int) (draft, int){
		r.calendar, r.numeric, r.yearAlone, r.decade, r.century, r.weekdayAlone, r.monthAlone,
		r.season, r.quarter, r.yearsQuarter, r.relative, r.dayWord, r.festival, r.unitOf,
	} {
		if d, n := f(i); n > end {
			best, end = d, n
		}
	}
	return best, end
}
