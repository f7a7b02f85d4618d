package tagger

import (
	"sort"
	"strings"

	"dateline/timeline"
)

// GapPhrase is a run of words that claims how long it was from one thing to
// another: "24 years later", "the first visit in 24 years".
type GapPhrase struct {
	Start, End         int // code points
	StartByte, EndByte int
	Text               string
	Length             timeline.Length
	From, To           GapEnd
	// Subject is what is said to be the first, as in "visit to Pyongyang";
	// empty for every other claim.
	Subject string
}

// EndKind says what an end of a gap is, as far as the text tells.
type EndKind string

// The kinds of ends.
const (
	EndUntold      EndKind = ""            // the text does not give a date
	EndExpression  EndKind = "expression"  // the date of an expression
	EndPublication EndKind = "publication" // the publication date
)

// GapEnd is one end of a gap.
type GapEnd struct {
	Kind       EndKind
	Expression int    // index of the expression; -1 for every other kind
	Words      string // what stands at this end, as in "his last visit"; may be empty
}

// Gaps returns the gap phrases of text in order. Found is what [Tag] returned
// for the same text and options; the ends of the gaps are looked for in it.
func Gaps(text string, found []Expression, o Options) []GapPhrase {
	g := gapFinder{text: text, found: found, published: !o.Published.IsZero()}
	each(text, func(r *reader) {
		g.r = r
		for i := 0; i < len(r.toks); {
			if gap, end, ok := g.at(i); ok {
				g.out = append(g.out, gap)
				i = end
				continue
			}
			i++
		}
	})
	return g.out
}

// gapFinder reads the gaps of one text, a chunk at a time.
type gapFinder struct {
	r         *reader
	text      string
	found     []Expression
	published bool
	out       []GapPhrase
}

// at matches a gap phrase whose length begins at token i.
func (g *gapFinder) at(i int) (GapPhrase, int, bool) {
	t := g.r.at(i)
	if t.kind == kindMark || t.kind == kindWord && !t.lex.starts && t.low != "between" && t.low != "exactly" && t.low != "precisely" && t.low != "close" {
		return GapPhrase{}, i, false
	}
	length, end := g.r.claimed(i)
	if end == i || length.Validate() != nil {
		return GapPhrase{}, i, false
	}
	if first, subject := g.r.firstBefore(i); first >= 0 && !g.r.is(end, "ago", "later", "earlier", "since") {
		length.Op = timeline.OpFirstIn
		length.M = 0
		gap := g.phrase(first, end, length)
		gap.Subject = subject
		gap.To = g.near(first, end, true)
		return gap, end, true
	}
	switch {
	case g.r.is(end, "since"):
		gap := g.phrase(i, end+1, length)
		gap.From = g.named(end + 1)
		gap.To = g.near(i, g.r.phraseEnd(end+1), true)
		return gap, end + 1, true
	case g.r.is(end, "after", "following") && !g.r.mark(end+1, ','):
		gap := g.phrase(i, end+1, length)
		gap.From = g.named(end + 1)
		gap.To = g.near(i, g.r.phraseEnd(end+1), false)
		return gap, end + 1, true
	case g.r.is(end+1, "than"):
		// "18 months earlier than planned" is about a plan
	case g.r.is(end, "later", "afterwards", "afterward"):
		gap := g.phrase(i, end+1, length)
		gap.From = g.earlier(i)
		gap.To = g.following(end + 1)
		return gap, end + 1, true
	case g.r.is(end, "earlier", "before", "previously"):
		gap := g.phrase(i, end+1, length)
		if gap.To = g.named(end + 1); g.r.at(end).low != "before" || gap.To.Words == "" {
			gap.To = g.earlier(i)
		}
		return gap, end + 1, true
	}
	return GapPhrase{}, i, false
}

func (g *gapFinder) phrase(first, end int, length timeline.Length) GapPhrase {
	a, b := g.r.at(first), g.r.at(end-1)
	untold := GapEnd{Expression: -1}
	return GapPhrase{
		Start: a.runes, End: b.runes + b.width, StartByte: a.start, EndByte: b.end, Text: g.text[a.start:b.end],
		Length: length, From: untold, To: untold,
	}
}

// inside returns the last expression with a date in a run of bytes, or -1. With
// first it returns the first one.
func (g *gapFinder) inside(start, end int, first bool) int {
	from := sort.Search(len(g.found), func(i int) bool { return g.found[i].StartByte >= start })
	to := sort.Search(len(g.found), func(i int) bool { return g.found[i].EndByte > end })
	for n := range min(to-from, lookAround) {
		at := to - 1 - n
		if first {
			at = from + n
		}
		if !g.found[at].Date.IsZero() {
			return at
		}
	}
	return -1
}

// lookAround is how many expressions are searched for one with a date, so that
// a text full of others takes no longer.
const lookAround = 100

func expressionEnd(at int) GapEnd {
	if at < 0 {
		return GapEnd{Expression: -1}
	}
	return GapEnd{Kind: EndExpression, Expression: at}
}

// near returns the date of the same sentence before first, otherwise the one
// after end, and otherwise, if asked for, the publication.
func (g *gapFinder) near(first, end int, publication bool) GapEnd {
	start, stop := g.r.sentence(first)
	if at := g.inside(start, g.r.at(first).start, false); at >= 0 {
		return expressionEnd(at)
	}
	if end < len(g.r.toks) {
		if at := g.inside(g.r.at(end).start, stop, true); at >= 0 {
			return expressionEnd(at)
		}
	}
	if publication && g.published {
		return GapEnd{Kind: EndPublication, Expression: -1}
	}
	return GapEnd{Expression: -1}
}

// named returns the end that the words from token i on name, up to the next
// comma or the end of the sentence.
func (g *gapFinder) named(i int) GapEnd {
	end := g.r.phraseEnd(i)
	if end <= i {
		return GapEnd{Expression: -1}
	}
	from, to := g.r.at(i).start, g.r.at(end-1).end
	e := expressionEnd(g.inside(from, to, true))
	e.Words = g.text[from:to]
	return e
}

// earlier returns the last date before token i, in the whole text.
func (g *gapFinder) earlier(i int) GapEnd {
	return expressionEnd(g.inside(0, g.r.at(i).start, false))
}

// following returns the first date after token i in the same sentence.
func (g *gapFinder) following(i int) GapEnd {
	if i >= len(g.r.toks) {
		return GapEnd{Expression: -1}
	}
	_, stop := g.r.sentence(i)
	return expressionEnd(g.inside(g.r.at(i).start, stop, true))
}

// sentence returns the bytes between which the sentence of token i lies, or as
// much of it as a person would read as one.
func (r *reader) sentence(i int) (start, end int) {
	const longest = 150
	first, last := i, i
	for first > max(0, i-longest) && !r.ends(first-1) {
		first--
	}
	for last < min(len(r.toks)-1, i+longest) && !r.ends(last) {
		last++
	}
	return r.at(first).start, r.at(last).end
}

// phraseEnd returns the token that ends the phrase from i on: a comma, a
// bracket, or the end of the sentence.
func (r *reader) phraseEnd(i int) int {
	const longest = 24
	n := i
	for n < len(r.toks) && n < i+longest && !r.ends(n) {
		if t := r.at(n); t.kind == kindMark && strings.ContainsRune(",;:()—", t.mark) {
			break
		}
		if r.is(n, "amid", "and", "but", "when", "while") && n > i {
			break
		}
		n++
	}
	return n
}
