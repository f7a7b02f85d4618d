package articles

import (
	"cmp"
	"slices"

	"dateline/annotate"
	"dateline/annotate/sentence"
	"dateline/timeline"
)

// Paragraph is a paragraph of the checked copy.
type Paragraph []Line

// Line is a sentence of the checked copy.
type Line struct {
	Number     int // 1 for the first sentence of the article
	Start, End int // code points of the article's text
	Runs       []Run
}

// Run is a stretch of a sentence that the same claims quote.
type Run struct {
	Start    int      // code points of the article's text
	Text     string   // never empty
	Quoted   []Cite   // the claims that quote it, the shortest quote first
	Ends     []Cite   // those whose quote, or their part of this sentence, ends with it
	Proposed []string // the keys of the proposals that were dated by it
}

// Cite is a claim where the copy quotes it.
type Cite struct {
	Number int // of the claim on the worksheet
	Case   annotate.Case
}

// quotation is a quote with its claim, or the words that dated a proposal.
type quotation struct {
	start, end int
	cite       Cite
	quote      annotate.Quote // of a claim
	proposal   string         // its key; empty for a claim
}

// layCopy takes the text of an article apart into paragraphs, sentences and
// runs. Quotes that overlap share the runs in which they do.
func layCopy(body string, quotes []quotation) []Paragraph {
	text := []rune(body)
	var paragraphs []Paragraph
	for i, s := range sentence.Split(body) {
		if s.Opens {
			paragraphs = append(paragraphs, nil)
		}
		line := Line{Number: i + 1, Start: s.Start, End: s.End, Runs: runs(text, s, quotes)}
		last := &paragraphs[len(paragraphs)-1]
		*last = append(*last, line)
	}
	return paragraphs
}

func runs(text []rune, s sentence.Sentence, quotes []quotation) []Run {
	var here []quotation
	cuts := []int{s.Start, s.End}
	for _, q := range quotes {
		if q.end <= s.Start || q.start >= s.End {
			continue
		}
		here = append(here, q)
		cuts = append(cuts, max(q.start, s.Start), min(q.end, s.End))
	}
	slices.SortStableFunc(here, func(a, b quotation) int {
		return cmp.Or(cmp.Compare(a.end-a.start, b.end-b.start), cmp.Compare(a.cite.Number, b.cite.Number))
	})
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	made := make([]Run, 0, len(cuts)-1)
	for i, start := range cuts[:len(cuts)-1] {
		end := cuts[i+1]
		run := Run{Start: start, Text: string(text[start:end])}
		for _, q := range here {
			if q.start >= end || q.end <= start {
				continue
			}
			if q.proposal != "" {
				run.Proposed = append(run.Proposed, q.proposal)
				continue
			}
			run.Quoted = appendCite(run.Quoted, q.cite)
			if min(q.end, s.End) == end {
				run.Ends = appendCite(run.Ends, q.cite)
			}
		}
		slices.SortFunc(run.Ends, func(a, b Cite) int { return cmp.Compare(a.Number, b.Number) })
		made = append(made, run)
	}
	return made
}

// appendCite appends a claim once, though it may quote the same words twice.
func appendCite(cites []Cite, c Cite) []Cite {
	if slices.ContainsFunc(cites, func(have Cite) bool { return have.Number == c.Number }) {
		return cites
	}
	return append(cites, c)
}

// numbered gives the claims that are quoted in a text their numbers, by the
// place of their first quote, and returns all quotes with them. The quotes are
// in the order of their places already.
func numbered(quotes []annotate.Quote, cases map[timeline.ClaimID]annotate.Case) []quotation {
	numbers := map[timeline.ClaimID]int{}
	var all []quotation
	for _, q := range quotes {
		c, ok := cases[q.Claim]
		if !ok {
			continue
		}
		if numbers[q.Claim] == 0 {
			numbers[q.Claim] = len(numbers) + 1
		}
		all = append(all, quotation{start: q.Start, end: q.End, quote: q, cite: Cite{Number: numbers[q.Claim], Case: c}})
	}
	return all
}
