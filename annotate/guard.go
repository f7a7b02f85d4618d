package annotate

import (
	"strings"

	"dateline/timeline"
)

// Material is what the rules look at beside the case itself.
type Material struct {
	Evidence  []Evidence // withdrawn ones included
	Sources   map[SourceID]Source
	Quotes    []Quote
	Findings  []timeline.Finding // that hold today and are not dismissed
	Dismissed []Dismissed        // of those that hold today
}

// Unmet returns what a case still lacks for a step, in the order in which a
// person would see to it; nothing when the step can be taken.
func Unmet(step Act, c Case, m Material) []Condition {
	switch step {
	case ActOpen:
		return unmetOpen(c)
	case ActSubmit:
		return append(unmetOpen(c), unmetSubmit(step, c, m)...)
	case ActApprove, ActPublish:
		missing := append(unmetOpen(c), unmetSubmit(step, c, m)...)
		if step == ActPublish && c.Approval.By == (Person{}) {
			missing = append(missing, lacks(NeedsApproval, "Nobody has approved it."))
		}
		return missing
	default:
		return nil
	}
}

func unmetOpen(c Case) []Condition {
	var missing []Condition
	if strings.TrimSpace(c.Statement) == "" {
		missing = append(missing, lacks(NeedsStatement, "It has no statement."))
	}
	switch p := c.Position.(type) {
	case nil:
		missing = append(missing, lacks(NeedsPosition, "It has no date, no gap, and no reason for having none."))
	case timeline.Undated:
		if strings.TrimSpace(p.Reason) == "" {
			missing = append(missing, lacks(NeedsPosition, "It has no date, and no reason for having none."))
		}
	case timeline.Point, timeline.Gap:
	}
	return missing
}

func unmetSubmit(step Act, c Case, m Material) []Condition {
	var missing []Condition
	if c.Ruling.Verdict == Unchecked {
		missing = append(missing, lacks(NeedsVerdict, "It has no verdict."))
	}
	if !substantiated(c, m.Evidence) {
		need := NeedsEvidence
		if c.Ruling.Verdict == Unproven || c.Ruling.Verdict == NotCheckable {
			need = NeedsSearchNote
		}
		missing = append(missing, lacks(need, lackOfEvidence(c)))
	}
	if isFirstIn(c) && strings.TrimSpace(c.Ruling.SearchNote) == "" {
		missing = append(missing, lacks(NeedsSearchNote, "A claim of “first in” needs a search note: where was looked for something in between."))
	}
	for _, f := range m.Findings {
		if f.Severity == timeline.Block && BlocksAt(f.Rule, step) {
			missing = append(missing, settled(c, f))
		}
	}
	return missing
}

// substantiated reports whether a case has evidence that somebody else can
// look up, or a note of the search where there can be no evidence.
func substantiated(c Case, evidence []Evidence) bool {
	if c.Ruling.Verdict == Unproven || c.Ruling.Verdict == NotCheckable {
		return strings.TrimSpace(c.Ruling.SearchNote) != ""
	}
	for _, e := range evidence {
		if e.Counts() && strings.TrimSpace(e.Quote) != "" && strings.TrimSpace(e.Locator) != "" {
			return true
		}
	}
	return isFirstIn(c) && strings.TrimSpace(c.Ruling.SearchNote) != ""
}

func lackOfEvidence(c Case) string {
	switch c.Ruling.Verdict {
	case Unproven, NotCheckable:
		return "“" + capital(c.Ruling.Verdict.String()) + "” needs a search note: where was looked, and for what."
	default:
		return "It needs at least one piece of evidence with a quote and a place where the quote stands."
	}
}

func isFirstIn(c Case) bool {
	gap, ok := c.Position.(timeline.Gap)
	return ok && gap.Length.Op == timeline.OpFirstIn
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
