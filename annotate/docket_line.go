package annotate

import "dateline/annotate/sentence"

// DocketLine is a sentence with what was decided about it.
type DocketLine struct {
	sentence.Sentence
	Claims    int  // that quote words of it
	Unsettled int  // of these, those that are not concluded, see [Case.Concluded]
	Open      int  // proposals that wait for a decision
	Nothing   bool // somebody said that there is nothing to check in it
}

// LineState says how far the checking of a sentence is.
type LineState string

// The states of a sentence. It is open while it has to be decided what there is
// to check in it: a proposal waits, or it has neither a claim nor the mark that
// there is nothing to check. It is in work while one of its claims is not
// concluded. Otherwise it is settled: every claim of it has a verdict that was
// approved or published, or there is nothing to check in it.
const (
	LineOpen    LineState = "open"
	LineInWork  LineState = "in work"
	LineSettled LineState = "settled"
)

// LineStates returns every state, in the order of the work.
func LineStates() []LineState { return []LineState{LineOpen, LineInWork, LineSettled} }

// State returns how far the checking of the sentence is.
func (l DocketLine) State() LineState {
	switch {
	case l.Open > 0, l.Claims == 0 && !l.Nothing:
		return LineOpen
	case l.Unsettled > 0:
		return LineInWork
	default:
		return LineSettled
	}
}

// Blank reports whether nothing is known of the sentence yet: it has no claim,
// no proposal waits, and nobody said that there is nothing to check in it.
func (l DocketLine) Blank() bool { return l.Open == 0 && l.Claims == 0 && !l.Nothing }

// CountLines returns how many sentences are in a state.
func (d Docket) CountLines(s LineState) int {
	n := 0
	for _, l := range d.Lines {
		if l.State() == s {
			n++
		}
	}
	return n
}

// Concluded reports whether the desk is done with a claim: its verdict was
// approved or published, or it was published and then withdrawn.
func (c Case) Concluded() bool {
	switch c.Status {
	case Approved, Published:
		return c.Ruling.Verdict != Unchecked
	case Withdrawn:
		return true
	default:
		return false
	}
}
