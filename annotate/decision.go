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

// about reports whether d is about some words of its text. A sentence that was
// led here from another wording has to be a sentence still.
func (d ledDecision) about(m Matter, place sentence.Place) bool {
	if d.Matter == MatterLine && d.led {
		return m == MatterLine && d.Start == place.Start && d.End == place.End
	}
	return d.Matter == m && d.Start < place.End && place.Start < d.End
}

// ledDecision is a decision as it stands in a wording of its article.
type ledDecision struct {
	Decision
	led bool // from another wording
}

// lead returns those of some decisions whose words still stand, each where
// they stand now: as a quote of them would.
func (r *rewordings) lead(decisions []Decision) []ledDecision {
	all := make([]ledDecision, 0, len(decisions))
	for _, d := range decisions {
		if d.Number == r.to.Number {
			all = append(all, ledDecision{Decision: d})
			continue
		}
		w := r.from(d.Number)
		if w == nil {
			continue
		}
		q := w.Follow(Quote{
			Article: d.Article, Number: d.Number, Start: d.Start, End: d.End,
			Exact: d.Exact, Prefix: d.Prefix, Suffix: d.Suffix,
		})
		if q.State != Orphaned {
			d.Number, d.Start, d.End, d.Prefix, d.Suffix = q.Number, q.Start, q.End, q.Prefix, q.Suffix
			all = append(all, ledDecision{Decision: d, led: true})
		}
	}
	return all
}

// last returns the last of some decisions that is about some words.
func last(decisions []ledDecision, m Matter, place sentence.Place) (ledDecision, bool) {
	for _, d := range slices.Backward(decisions) {
		if d.about(m, place) {
			return d, true
		}
	}
	return ledDecision{}, false
}
