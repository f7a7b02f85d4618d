package annotate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// The rules about evidence. Rules that need only dates are in package
// timeline.
const (
	NoEvidence             timeline.Rule = "NO_EVIDENCE"
	NoQuote                timeline.Rule = "NO_QUOTE"
	VerdictAgainstEvidence timeline.Rule = "VERDICT_AGAINST_EVIDENCE"
	SingleOrigin           timeline.Rule = "SINGLE_ORIGIN"
	SecondhandOnly         timeline.Rule = "SECONDHAND_ONLY"
	Unarchived             timeline.Rule = "NOT_ARCHIVED"
	SourcesPredateEvent    timeline.Rule = "ALL_SOURCES_PREDATE_EVENT"
	Stale                  timeline.Rule = "STALE"
	QuoteOrphaned          timeline.Rule = "QUOTE_ORPHANED"
)

// versions counts the changes of what the rules mean. Raise that of a rule with
// every change of it, its words included: findings of older rules are computed
// again when the program starts, see [Desk.Refresh], and what was dismissed of
// them stands again.
var versions = map[timeline.Rule]int{
	NoEvidence:             1,
	NoQuote:                2, // counts the evidence
	VerdictAgainstEvidence: 2, // looks at correct with qualification too, and counts
	SingleOrigin:           1,
	SecondhandOnly:         2, // context does not make evidence that takes a side firsthand
	Unarchived:             1,
	SourcesPredateEvent:    1,
	Stale:                  1,
	QuoteOrphaned:          1,
}

// rulesEdition names the versions of all rules, and of the forms of addresses,
// which the search for duplicates compares.
func rulesEdition() string {
	var edition strings.Builder
	fmt.Fprintf(&edition, "addresses %d", addressForms)
	for _, rule := range slices.Sorted(maps.Keys(versions)) {
		fmt.Fprintf(&edition, ", %s %d", rule, versions[rule])
	}
	for _, rule := range timeline.Rules() {
		fmt.Fprintf(&edition, ", %s %d", rule, rule.Version())
	}
	return edition.String()
}

// addressForms counts the changes of the forms that package identifier gives.
const addressForms = 2

// BlocksAt reports whether a finding that blocks does so at a step. One that is
// about what a claim rests on in the end keeps it from being published, and not
// from being looked at by a reviewer.
func BlocksAt(rule timeline.Rule, step Act) bool {
	switch step {
	case ActPublish:
		return rule != NoEvidence // which a step asks about in its own words
	case ActSubmit, ActApprove:
		return rule != NoEvidence && rule != SourcesPredateEvent
	default:
		return false
	}
}

// Find returns what the machine checks notice about a case: blocks before
// warnings, then by rule and message. It holds for every day, see
// [timeline.Finding.Holds].
func Find(c Case, m Material, s timeline.Scene) []timeline.Finding {
	found := timeline.Find(c.Claim, m.scene(c, s))
	found = append(found, findEvidence(c, m)...)
	if due := c.Ruling.Recheck; !due.IsZero() && due.Latest().Kind == edtf.Known {
		stale := warn(Stale, "It was to be looked at again by %s.", due.Say())
		stale.From = edtf.FromDay(due.Latest().Day)
		found = append(found, stale)
	}
	for _, q := range m.Quotes {
		if q.State == Orphaned {
			found = append(found, warn(QuoteOrphaned, "The words “%s” no longer stand in the article.", clip(q.Exact, 80)))
		}
	}
	sortFindings(found)
	return found
}

// scene returns s with what the case and its evidence tell.
func (m Material) scene(c Case, s timeline.Scene) timeline.Scene {
	s.Correct = c.Ruling.Verdict == Correct
	s.Refuted = c.Ruling.Verdict.Refutes()
	s.WhenJudged = c.JudgedOn
	for _, e := range m.Evidence {
		if e.Counts() && e.Stance != Context && !e.DateGiven.IsZero() {
			s.Given = append(s.Given, timeline.GivenDate{Source: m.Sources[e.Source].Title, Date: e.DateGiven})
		}
	}
	return s
}

func block(rule timeline.Rule, format string, args ...any) timeline.Finding {
	return timeline.Finding{Rule: rule, Severity: timeline.Block, Message: fmt.Sprintf(format, args...), Version: versions[rule]}
}

func warn(rule timeline.Rule, format string, args ...any) timeline.Finding {
	return timeline.Finding{Rule: rule, Severity: timeline.Warn, Message: fmt.Sprintf(format, args...), Version: versions[rule]}
}

// clip shortens s to at most n code points, with an ellipsis where it cuts.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n-1])) + "…"
}
