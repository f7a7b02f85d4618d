package annotate

import (
	"fmt"
	"slices"
	"strings"

	"dateline/timeline"
)

// The rules about evidence. Rules that need only dates are in package
// timeline.
const (
	NoEvidence             timeline.Rule = "NO_EVIDENCE"
	NoQuote                timeline.Rule = "NO_QUOTE"
	VerdictAgainstEvidence timeline.Rule = "VERDICT_AGAINST_EVIDENCE"
	SecondhandOnly         timeline.Rule = "SECONDHAND_ONLY"
	QuoteOrphaned          timeline.Rule = "QUOTE_ORPHANED"
)

// ruleVersion is the version of the rules below. It is stored with each
// finding, so that those of older rules can be told apart.
const ruleVersion = 1

// Find returns what the machine checks notice about a case: blocks before
// warnings, then by rule and message. It holds for every day, see
// [timeline.Finding.Holds].
func Find(c Case, m Material, s timeline.Scene) []timeline.Finding {
	found := timeline.Find(c.Claim, m.scene(c, s))
	found = append(found, findEvidence(c, m)...)
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

func findEvidence(c Case, m Material) []timeline.Finding {
	var supports, refutes, quoted, firsthand int
	counting := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return !e.Counts() })
	for _, e := range counting {
		switch e.Stance {
		case Supports:
			supports++
		case Refutes:
			refutes++
		case Context:
		}
		if strings.TrimSpace(e.Quote) != "" {
			quoted++
		}
		if e.Via == "" {
			firsthand++
		}
	}
	var found []timeline.Finding
	if c.Ruling.Verdict != Unchecked && !substantiated(c, m.Evidence) {
		found = append(found, block(NoEvidence, "%s", lackOfEvidence(c)))
	}
	if len(counting) > 0 && quoted == 0 {
		found = append(found, warn(NoQuote, "None of the evidence quotes its source."))
	}
	if len(counting) > 0 && firsthand == 0 {
		found = append(found, warn(SecondhandOnly, "Every source was seen quoted in another one; nobody has read any of them."))
	}
	switch {
	case c.Ruling.Verdict == Correct && refutes > 0 && supports == 0:
		found = append(found, block(VerdictAgainstEvidence, "The verdict is correct, but all evidence that takes a side refutes the claim."))
	case c.Ruling.Verdict == Wrong && supports > 0 && refutes == 0:
		found = append(found, block(VerdictAgainstEvidence, "The verdict is wrong, but all evidence that takes a side supports the claim."))
	}
	return found
}

func block(rule timeline.Rule, format string, args ...any) timeline.Finding {
	return timeline.Finding{Rule: rule, Severity: timeline.Block, Message: fmt.Sprintf(format, args...), Version: ruleVersion}
}

func warn(rule timeline.Rule, format string, args ...any) timeline.Finding {
	return timeline.Finding{Rule: rule, Severity: timeline.Warn, Message: fmt.Sprintf(format, args...), Version: ruleVersion}
}

// clip shortens s to at most n code points, with an ellipsis where it cuts.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n-1])) + "…"
}
