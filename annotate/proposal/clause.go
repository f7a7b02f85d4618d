package proposal

import (
	"slices"
	"strings"
)

// segment is a run of tokens between marks that can divide a sentence.
type segment struct {
	first, last int    // tokens; last is the first one after
	mark        string // what stands before it: "", ",", ";", "—", or "and" where no mark does
}

// clause is a sentence that is being cut.
type clause struct {
	toks []token
	segs []segment
	gaps []stretch // each a statement of its own, and no part of one about something else
}

// newClause divides a sentence at its marks.
func newClause(toks []token, gaps []stretch) clause {
	c := clause{toks: toks, gaps: gaps}
	first, mark := 0, ""
	closeAt := func(i int) {
		if i > first {
			c.segs = append(c.segs, segment{first: first, last: i, mark: mark})
		}
	}
	for i, t := range toks {
		switch {
		case t.inside:
		case t.text == ",", t.text == ";":
			closeAt(i)
			first, mark = i+1, t.text
		case t.text == "—", (t.text == "–" || t.text == "-") && c.spaced(i):
			closeAt(i)
			first, mark = i+1, "—"
		case i > first && c.joins(first, i):
			closeAt(i)
			first, mark = i, "and"
		}
	}
	closeAt(len(toks))
	return c
}

// spaced reports whether there is a blank on either side of a token.
func (c clause) spaced(i int) bool {
	return i > 0 && i+1 < len(c.toks) && c.toks[i-1].end < c.toks[i].start && c.toks[i].end < c.toks[i+1].start
}

// joins reports whether a token within a segment joins a new clause to a whole
// one, as in "he came in 1961 and she left in 1962".
func (c clause) joins(first, i int) bool {
	t := c.toks[i]
	if t.is("while", "whereas") {
		return c.verbIn(first, i) && c.verbIn(i+1, len(c.toks))
	}
	if !t.is("and", "but") || i+2 >= len(c.toks) || c.toks[i+1].tag != "PRP" && c.toks[i+1].tag != "EX" {
		return false
	}
	return c.verbIn(first, i) && c.verbIn(i+2, min(i+5, len(c.toks)))
}

func (c clause) verbIn(first, last int) bool {
	for _, t := range c.toks[first:last] {
		if t.finite() {
			return true
		}
	}
	return false
}

// opening returns the first token of a segment after a word that joins it.
func (c clause) opening(s segment) int {
	if s.first+1 < s.last && (c.toks[s.first].tag == "CC" || c.toks[s.first].is("while", "whereas")) {
		return s.first + 1
	}
	return s.first
}

// independent reports whether a segment is a clause that can stand alone.
func (c clause) independent(s segment) bool {
	at := c.opening(s)
	return c.toks[at].subject() && c.verbIn(at+1, s.last)
}

// main reports whether a segment has the verb of a main clause.
func (c clause) main(s segment) bool {
	at := c.opening(s)
	switch c.toks[at].tag {
	case "WDT", "WP", "WP$", "WRB", "VBG", "VBN", "TO":
		return false
	}
	if c.subordinates(at) {
		return false
	}
	return c.verbIn(at, s.last)
}

// subordinates reports whether a token makes what follows depend on another
// clause, when a verb follows.
func (c clause) subordinates(i int) bool {
	return c.toks[i].is("after", "before", "when", "while", "whereas", "as", "since", "because", "although", "though",
		"if", "unless", "until", "till", "once", "that", "where", "whenever", "wherever")
}

// begins reports whether a new clause begins with a segment, so that what is
// before it can be left away.
func (c clause) begins(s segment) bool {
	if !c.independent(s) {
		return false
	}
	switch s.mark {
	case ";", "—", "and":
		return true
	default:
		return s.first != c.opening(s)
	}
}

// trails reports whether a segment only hangs on to what is before it, so that
// a statement can end there.
func (c clause) trails(s segment) bool {
	if s.mark == ";" || s.mark == "—" || s.mark == "and" {
		return true
	}
	t := c.toks[s.first]
	switch t.tag {
	case "VBG", "VBN", "WDT", "WP", "WP$", "WRB":
		return true
	case "CC":
		return c.independent(s)
	}
	return c.subordinates(s.first) || t.is("amid", "amidst", "despite", "according", "with", "without", "including", "even",
		"especially", "whereby", "per", "thanks", "due", "following", "given")
}

// measures reports whether a segment begins with a gap.
func (c clause) measures(s segment) bool {
	for _, g := range c.gaps {
		if c.toks[s.first].start == g.start {
			return true
		}
	}
	return false
}

// cut returns the tokens of the statement about a stretch of the sentence. It
// is the whole sentence where no part of it can stand alone.
func (c clause) cut(about stretch) (first, last int) {
	at, end := c.segmentsOf(about)
	begin := 0
	for i := at; i > 0; i-- {
		if c.begins(c.segs[i]) {
			begin = i
			break
		}
	}
	for end+1 < len(c.segs) && !c.hasMain(begin, end) {
		end++
	}
	if !c.hasMain(begin, end) {
		return 0, len(c.toks)
	}
	for end+1 < len(c.segs) && !c.trails(c.segs[end+1]) && !c.measures(c.segs[end+1]) {
		end++
	}
	first, last = c.opening(c.segs[begin]), c.segs[end].last
	if begin == 0 {
		first = c.skipConnective(c.segs[0].first)
	}
	return c.balance(first, last)
}

func (c clause) hasMain(begin, end int) bool {
	return slices.ContainsFunc(c.segs[begin:end+1], c.main)
}

// segmentsOf returns the segments in which a stretch begins and ends.
func (c clause) segmentsOf(about stretch) (first, last int) {
	for i, s := range c.segs {
		if c.toks[s.first].start <= about.start {
			first = i
		}
		if c.toks[s.first].start < about.end {
			last = i
		}
	}
	return first, last
}

// connectives join a sentence to the one before and say nothing by themselves.
// Those of the second list do so only when a comma follows.
var (
	bare     = []string{"and", "but", "or"}
	detached = []string{
		"however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless", "therefore", "thus", "hence",
		"consequently", "accordingly", "additionally", "similarly", "likewise", "instead", "besides", "indeed", "also",
		"still", "yet", "so", "finally", "in addition", "in return", "in turn", "in fact", "in contrast", "by contrast",
		"as a result", "for example", "for instance", "of course", "on the other hand", "at the same time", "and", "but",
		"above all", "after all", "in other words", "notably",
	}
)

// skipConnective returns the first token that says something.
func (c clause) skipConnective(first int) int {
	for len(c.segs) > 1 {
		var words []string
		at := first
		for at < len(c.toks) && c.toks[at].text != "," && len(words) < 5 {
			words = append(words, strings.ToLower(c.toks[at].text))
			at++
		}
		if at+1 >= len(c.toks) || c.toks[at].text != "," || !slices.Contains(detached, strings.Join(words, " ")) {
			break
		}
		first = at + 1
	}
	if first+2 < len(c.toks) && c.toks[first].is(bare...) && c.toks[first+1].subject() {
		first++
	}
	return first
}

// balance returns the tokens from first to last when their brackets and
// quotation marks have partners among them, and all tokens otherwise. Marks at
// the end are left away.
func (c clause) balance(first, last int) (int, int) {
	for last > first+1 && c.toks[last-1].is(",", ";", ":", "—", "–", "-", ".") {
		last--
	}
	count := map[string]int{}
	for _, t := range c.toks[first:last] {
		count[t.text]++
	}
	if count["("] != count[")"] || count["["] != count["]"] || count["“"] != count["”"] || count[`"`]%2 != 0 {
		return 0, len(c.toks)
	}
	return first, last
}
