package annotate

import (
	"slices"
	"time"

	"dateline/annotate/proposal"
	"dateline/annotate/sentence"
	"dateline/timeline"
)

// Decision is what somebody decided about a claim that an article proposes, or
// about a sentence of it. It never changes: a later one about the same words
// takes its place.
type Decision struct {
	Article ArticleID
	Number  int // of the Text
	Matter  Matter
	// The words that it is about, kept as those of a [Quote] are.
	Start, End            int
	Exact, Prefix, Suffix string
	Answer                Answer
	Claim                 timeline.ClaimID // that a proposal became, of Accept
	By                    Person
	At                    time.Time
}

// Matter is what a decision is about.
type Matter string

// The matters: a proposal of either kind, or a sentence.
const (
	MatterDate Matter = Matter(proposal.Date)
	MatterGap  Matter = Matter(proposal.Gap)
	MatterLine Matter = "line"
)

// Answer is what was decided.
type Answer string

// The answers. The first three are about a proposal: it became a claim; it is
// none; it may be one after all. The last two are about a sentence: there is
// nothing in it to check; there may be something after all.
const (
	Accept    Answer = "accept"
	Reject    Answer = "reject"
	Restore   Answer = "restore"
	Nothing   Answer = "nothing"
	Something Answer = "something"
)

// about reports whether d is about some words of a text. In another wording of
// the article they are found again by themselves and what stands on one side.
func (d Decision) about(m Matter, place sentence.Place, in *wording) bool {
	if d.Matter != m {
		return false
	}
	if d.Number == in.number {
		return d.Start < place.End && place.Start < d.End
	}
	q, err := selectRunes(in.text, place.Start, place.End)
	return err == nil && q.Exact == d.Exact && (q.Prefix == d.Prefix || q.Suffix == d.Suffix)
}

// wording is a text that is looked at by its code points.
type wording struct {
	number int
	text   []rune
}

// last returns the last of some decisions that is about some words.
func last(decisions []Decision, m Matter, place sentence.Place, in *wording) (Decision, bool) {
	for _, d := range slices.Backward(decisions) {
		if d.about(m, place, in) {
			return d, true
		}
	}
	return Decision{}, false
}
