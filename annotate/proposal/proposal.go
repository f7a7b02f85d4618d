package proposal

import (
	"fmt"

	"dateline/annotate/sentence"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// Kind tells what a proposal puts on the timeline.
type Kind string

// The kinds.
const (
	Date Kind = "date"
	Gap  Kind = "gap"
)

// Proposal is a claim that a text makes about time. All places are in code
// points of the text.
type Proposal struct {
	Kind      Kind
	Line      int            // the sentence it is from; 0 for the first
	Words     sentence.Place // the words that dated it
	Quote     sentence.Place // the words that it is quoted from, around Words
	Statement string
	Wording   string // Words on one line

	When     edtf.Date   // of a Date
	Readings []edtf.Date // every date that Words can mean, where they are several; When first
	Length   timeline.Length
	From, To End // of a Gap

	Basis      timeline.Basis
	Anchor     string // what a resolved date was resolved against
	Occurrence timeline.Occurrence
	Weekday    *tagger.WeekdayMismatch // set when a weekday does not go with its date
	Confidence float64                 // 0 to 1
}

// End is an end of a proposed gap. One without a date is not told by
// the text.
type End struct {
	When      edtf.Date
	Told      sentence.Place // the words that tell it, which may be another proposal's
	Words     string         // what stands at this end, as in "his last visit"; may be empty
	Published bool           // it is the publication of the text
}

// Known reports whether the text tells the end.
func (e End) Known() bool { return e.Published || !e.When.IsZero() }

// Key names a proposal within one text. It is the same whenever the same words
// of that text are proposed.
func (p Proposal) Key() string { return fmt.Sprintf("%s-%d-%d", p.Kind, p.Words.Start, p.Words.End) }

// Grade says in a word how likely a proposal is right.
type Grade string

// The grades.
const (
	Sure   Grade = "sure"
	Likely Grade = "likely"
	Unsure Grade = "unsure"
)

// The least confidence of the grades above the last.
const (
	LeastSure   = 0.8
	LeastLikely = 0.55
)

// Grades returns every grade, best first.
func Grades() []Grade { return []Grade{Sure, Likely, Unsure} }

// Least returns the least confidence of a grade.
func (g Grade) Least() float64 {
	switch g {
	case Sure:
		return LeastSure
	case Likely:
		return LeastLikely
	default:
		return 0
	}
}

// Grade returns the grade of p's confidence.
func (p Proposal) Grade() Grade {
	for _, g := range Grades() {
		if p.Confidence >= g.Least() {
			return g
		}
	}
	return Unsure
}

// Doubtful reports whether a person has to look at p before it can become a
// claim: its words can be read in several ways, or contradict themselves.
func (p Proposal) Doubtful() bool { return len(p.Readings) > 1 || p.Weekday != nil }

// Position returns where p puts its claim, or false when the text does not tell
// enough for that: neither end of a gap, or only one without a day. ClaimOf
// returns the claim that stands for the words of an end, if there is one.
//
// Of a gap with one end the other is left unknown, on the far side of the one
// that is told: the gap can be judged no further, but it can be kept.
func (p Proposal) Position(claimOf func(sentence.Place) (timeline.ClaimID, bool)) (timeline.Position, bool) {
	if p.Kind == Date {
		return timeline.Point{When: p.When, Extent: timeline.Event}, true
	}
	from, to := p.From.end(claimOf), p.To.end(claimOf)
	switch {
	case p.From.Known() && p.To.Known():
	case p.To.Known():
		from = beside(p.To.When.Latest(), "/%s")
	case p.From.Known():
		to = beside(p.From.When.Earliest(), "%s/")
	default:
		return nil, false
	}
	if from == nil || to == nil {
		return nil, false
	}
	return timeline.Gap{From: from, To: to, Length: p.Length}, true
}

func (e End) end(claimOf func(sentence.Place) (timeline.ClaimID, bool)) timeline.End {
	if e.Published {
		return timeline.Publication{}
	}
	if e.Told != (sentence.Place{}) {
		if id, ok := claimOf(e.Told); ok {
			return timeline.ClaimEnd{Claim: id}
		}
	}
	if e.When.IsZero() {
		return nil
	}
	return timeline.DateEnd{When: e.When}
}

// beside returns the end that lies somewhere on one side of a day, or nil.
func beside(b edtf.Bound, pattern string) timeline.End {
	if b.Kind != edtf.Known {
		return nil
	}
	when, err := edtf.Parse(fmt.Sprintf(pattern, edtf.FromDay(b.Day)))
	if err != nil {
		return nil
	}
	return timeline.DateEnd{When: when}
}
