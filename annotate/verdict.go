package annotate

import "slices"

// Verdict is the conclusion about a claim.
type Verdict string

// The verdicts.
const (
	Unchecked    Verdict = "unchecked"
	Correct      Verdict = "correct"
	Qualified    Verdict = "qualified" // correct with qualification
	PartlyWrong  Verdict = "partly-wrong"
	Misleading   Verdict = "misleading"
	Wrong        Verdict = "wrong"
	Unproven     Verdict = "unproven" // needs a search note
	NotCheckable Verdict = "not-checkable"
)

// Verdicts returns every verdict in the order of the scale.
func Verdicts() []Verdict {
	return []Verdict{Unchecked, Correct, Qualified, PartlyWrong, Misleading, Wrong, Unproven, NotCheckable}
}

// Valid reports whether v is one of the verdicts.
func (v Verdict) Valid() bool { return slices.Contains(Verdicts(), v) }

// Rating returns the number of v on the scale from 1, wrong, to 5, correct. It
// is false for a verdict that has no number.
func (v Verdict) Rating() (int, bool) {
	scale := []Verdict{Wrong, Misleading, PartlyWrong, Qualified, Correct}
	i := slices.Index(scale, v)
	return i + 1, i >= 0
}

// Refutes reports whether v says that a claim is not right: wrong, partly wrong
// or misleading.
func (v Verdict) Refutes() bool { return v == Wrong || v == PartlyWrong || v == Misleading }

// String returns v in words.
func (v Verdict) String() string {
	switch v {
	case Qualified:
		return "correct with qualification"
	case PartlyWrong:
		return "partly wrong"
	case NotCheckable:
		return "not checkable"
	default:
		return string(v)
	}
}

// Disposition is what a desk does with a claim before publication.
type Disposition string

// The dispositions.
const (
	Undecided Disposition = ""
	Keep      Disposition = "keep"
	Fix       Disposition = "fix"
	Cut       Disposition = "cut"
	AskAuthor Disposition = "ask-author"
)

// Dispositions returns every disposition, Undecided first.
func Dispositions() []Disposition { return []Disposition{Undecided, Keep, Fix, Cut, AskAuthor} }

// String returns d in words.
func (d Disposition) String() string {
	switch d {
	case Undecided:
		return "undecided"
	case AskAuthor:
		return "ask the author"
	default:
		return string(d)
	}
}
