package annotate

import (
	"slices"
	"strings"

	"dateline/annotate/proposal"
	"dateline/annotate/sentence"
	"dateline/timeline"
)

// Docket is what there is to decide about an article: the claims that its text
// proposes, and its sentences.
type Docket struct {
	Lines      []DocketLine
	Proposals  []Proposal // in the order of the text
	Unresolved int        // dates of which the text does not tell enough
	More       bool       // the text says more than is proposed
	Foreign    bool       // the article is not in English, and proposes nothing
}

// Proposal is a claim that an article proposes, with what became of it.
type Proposal struct {
	proposal.Proposal
	State ProposalState
	Claim timeline.ClaimID  // that stands for it; empty when there is none
	Place timeline.Position // nil when the text does not tell enough for one
}

// ProposalState says what became of a proposal.
type ProposalState string

// The states of a proposal. One is settled when it became a claim, or when a
// claim that was made by hand says the same of its words; it is aside while its
// sentence is marked as having nothing to check.
const (
	ProposalOpen     ProposalState = "open"
	ProposalSettled  ProposalState = "settled"
	ProposalRejected ProposalState = "rejected"
	ProposalAside    ProposalState = "aside"
)

// Count returns how many proposals are in a state.
func (d Docket) Count(s ProposalState) int {
	n := 0
	for _, p := range d.Proposals {
		if p.State == s {
			n++
		}
	}
	return n
}

// Ready returns how many proposals can be accepted together: those that are
// open, with at least a confidence, and leave nothing to choose.
func (d Docket) Ready(least float64) int {
	n := 0
	for _, p := range d.Proposals {
		if p.ready(least) {
			n++
		}
	}
	return n
}

func (p Proposal) ready(least float64) bool {
	return p.State == ProposalOpen && p.Place != nil && !p.Doubtful() && p.Confidence >= least
}

// Find returns a proposal by its key.
func (d Docket) Find(key string) (Proposal, bool) {
	i := slices.IndexFunc(d.Proposals, func(p Proposal) bool { return p.Key() == key })
	if i < 0 {
		return Proposal{}, false
	}
	return d.Proposals[i], true
}

// newDocket works out what there is to decide about the article of a
// worksheet: what its text proposes, less what was decided.
func newDocket(found proposal.Found, w Worksheet, all []Decision) Docket {
	d := Docket{Unresolved: found.Unresolved, More: found.More, Lines: make([]DocketLine, len(found.Lines))}
	decisions := towards(w.Text, w.texts).lead(all)
	at := 0
	for i, s := range found.Lines {
		d.Lines[i].Sentence = s
		mark, ok := last(decisions, MatterLine, sentence.Place{Start: s.Start, End: s.End})
		d.Lines[i].Nothing = ok && mark.Answer == Nothing
		for at < len(w.Quotes) && w.Quotes[at].Start < s.End {
			at++
		}
		for _, q := range w.Quotes[:at] {
			if q.End <= s.Start {
				continue
			}
			d.Lines[i].Claims++
			if !w.Cases[q.Claim].Concluded() {
				d.Lines[i].Unsettled++
			}
		}
	}
	for _, p := range found.Proposals {
		made := Proposal{Proposal: p, State: ProposalOpen}
		decision, ok := last(decisions, Matter(p.Kind), p.Words)
		switch {
		case ok && decision.Answer == Accept:
			made.State, made.Claim = ProposalSettled, decision.Claim
		case ok && decision.Answer == Reject:
			made.State = ProposalRejected
		default:
			if made.Claim = w.says(p); made.Claim != "" {
				made.State = ProposalSettled
			}
		}
		line := &d.Lines[p.Line]
		if made.State == ProposalOpen && line.Nothing {
			made.State = ProposalAside
		}
		if made.State == ProposalOpen {
			line.Open++
		}
		d.Proposals = append(d.Proposals, made)
	}
	d.place(w)
	return d
}

// place works out where each proposal would stand. The end of a gap is the
// claim that stands for its words, where there is one.
func (d *Docket) place(w Worksheet) {
	for i := range d.Proposals {
		p := &d.Proposals[i]
		p.Place, _ = p.Position(func(words sentence.Place) (timeline.ClaimID, bool) {
			for _, other := range d.Proposals {
				if other.Kind == proposal.Date && other.Words.Start <= words.Start && words.End <= other.Words.End && other.Claim != "" {
					_, dated := w.Cases[other.Claim].Position.(timeline.Point)
					return other.Claim, dated
				}
			}
			return "", false
		})
	}
}

// says returns the claim that says of some words what is proposed of them:
// it quotes them, is a date or a gap as they are, and was dated by them.
func (w Worksheet) says(p proposal.Proposal) timeline.ClaimID {
	for _, q := range w.Quotes {
		if q.Start >= p.Words.End {
			break
		}
		if c := w.Cases[q.Claim]; q.End > p.Words.Start && sameKind(c, p) && sameWords(c.Wording, p.Wording) {
			return c.ID
		}
	}
	return ""
}

func sameKind(c Case, p proposal.Proposal) bool {
	switch c.Position.(type) {
	case timeline.Point:
		return p.Kind == proposal.Date
	case timeline.Gap:
		return p.Kind == proposal.Gap
	default:
		return true
	}
}

// sameWords reports whether one wording is part of the other. A claim whose
// words were not noted was dated by what it quotes.
func sameWords(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}
