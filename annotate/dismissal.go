package annotate

import (
	"cmp"
	"slices"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Dismissal is a person's word that a finding about a claim does not matter. It
// is about what the finding said then: one that says something else is another.
type Dismissal struct {
	Claim    timeline.ClaimID
	Rule     timeline.Rule
	Severity timeline.Severity
	Message  string
	Version  int // of the rule
	Reason   string
	By       Person
	At       time.Time
}

// Covers reports whether d dismisses a finding. It has to be of the same rule
// in the same version, and to say the same; and who dismissed a warning has not
// dismissed what has come to block.
func (d Dismissal) Covers(f timeline.Finding) bool {
	return d.Rule == f.Rule && d.Version == f.Version && d.Message == f.Message &&
		(d.Severity == timeline.Block || f.Severity == timeline.Warn)
}

// Dismissible returns the act that dismisses a finding of a rule and severity.
// It is false for what no reason can make up for: a claim without evidence.
func Dismissible(rule timeline.Rule, severity timeline.Severity) (Act, bool) {
	switch {
	case rule == NoEvidence:
		return "", false
	case severity == timeline.Block:
		return ActDismissBlock, true
	default:
		return ActDismiss, true
	}
}

// Dismissed is a finding that somebody has dismissed.
type Dismissed struct {
	timeline.Finding
	Dismissal Dismissal
}

// standing parts what was found about a claim into what stands on a day, and
// what was dismissed of it.
func standing(found []timeline.Finding, dismissals []Dismissal, today edtf.Day) (open []timeline.Finding, dismissed []Dismissed) {
	for _, f := range found {
		if !f.Holds(today) {
			continue
		}
		i := slices.IndexFunc(dismissals, func(d Dismissal) bool { return d.Covers(f) })
		if i < 0 {
			open = append(open, f)
		} else {
			dismissed = append(dismissed, Dismissed{Finding: f, Dismissal: dismissals[i]})
		}
	}
	return open, dismissed
}

func compareDismissals(a, b Dismissal) int {
	return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}
