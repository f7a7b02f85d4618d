package proposal

import (
	"slices"
	"strings"
	"unicode"

	"dateline/annotate/sentence"
	"dateline/timeline/tagger"
)

// cutter gives a proposal its quote and statement, or leaves both empty when
// its words belong to no statement.
type cutter func(*Proposal)

// cutter returns how proposals are cut out of a sentence.
func (p *proposing) cutter(s sentence.Sentence, first, last int, gaps []tagger.GapPhrase) cutter {
	text := p.text[s.Start:s.End]
	var dates []stretch
	for _, e := range p.Dates[first:last] {
		dates = append(dates, stretch{e.Start - s.Start, min(e.End, s.End) - s.Start})
	}
	var spans []stretch
	for _, g := range gaps {
		words := p.withNames(g)
		spans = append(spans, stretch{words.Start - s.Start, min(words.End, s.End) - s.Start})
	}
	dates = append(dates, spans...)
	slices.SortFunc(dates, func(a, b stretch) int { return a.start - b.start })
	if len(text) > longestSentence {
		return func(x *Proposal) { p.window(x, s) }
	}
	c := newClause(tokens(text, dates), spans)
	head := c.dateline(s.Opens)
	return func(x *Proposal) {
		about := stretch{x.Words.Start - s.Start, x.Words.End - s.Start}
		if about.start < head {
			return
		}
		from, to := c.cut(about)
		x.Quote = sentence.Place{Start: s.Start + c.toks[from].start, End: s.Start + c.toks[to-1].end}
		if x.Quote.Start > x.Words.Start || x.Quote.End < x.Words.End || x.Quote.End-x.Quote.Start > longest {
			p.window(x, s)
			return
		}
		x.Statement = p.say(x.Quote.Start, x.Quote.End)
		if from > 0 {
			x.Statement = capitalized(x.Statement)
		}
		x.Confidence *= c.credit(*x, about, from, to)
	}
}

// window quotes the words around the date of a sentence that is too long.
func (p *proposing) window(x *Proposal, s sentence.Sentence) {
	room := max(0, longest-(x.Words.End-x.Words.Start)) / 2
	start, end := max(s.Start, x.Words.Start-room), min(s.End, x.Words.End+room)
	for start > s.Start && start < x.Words.Start && !unicode.IsSpace(p.text[start-1]) {
		start++
	}
	for end < s.End && end > x.Words.End && !unicode.IsSpace(p.text[end]) {
		end--
	}
	x.Quote = sentence.Place{Start: start, End: end}
	x.Statement = p.say(start, end)
	x.Confidence *= doubtfulClause
}

// What the confidence in a date is worth that is in no whole clause, or only
// tells where a gap begins, or is asked about.
const (
	doubtfulClause = 0.7
	askedAbout     = 0.5
)

// credit returns what the confidence in a date is worth in a clause.
func (c clause) credit(x Proposal, about stretch, first, last int) float64 {
	if c.toks[len(c.toks)-1].text == "?" {
		return askedAbout
	}
	if c.toks[first].is("if", "unless", "whether") || !c.verbIn(first, last) {
		return doubtfulClause
	}
	if x.Kind == Date {
		for _, g := range c.gaps {
			if g.meets(about) {
				return doubtfulClause
			}
		}
	}
	return 1
}

// dateline returns where the text proper begins, in code points of a sentence
// that opens a paragraph: "MOSCOW, June 19 — Putin said…" begins with Putin.
func (c clause) dateline(opens bool) int {
	const longestDateline = 80
	if !opens || len(c.segs) < 2 {
		return 0
	}
	for i, s := range c.segs[1:] {
		start := c.toks[s.first].start
		if start > longestDateline || c.verbIn(c.segs[i].first, c.segs[i].last) {
			return 0
		}
		if s.mark == "—" {
			return start
		}
	}
	return 0
}

// capitalized gives a statement that was cut out of a sentence the capital of
// one, unless its first word has capitals of its own.
func capitalized(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if strings.ToLower(word) != word {
		return s
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}
