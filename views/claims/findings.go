package claims

import (
	"slices"

	"dateline/annotate"
	"dateline/timeline"
)

// mayJudge returns why the actor may not dismiss findings of a severity, or
// take that back; nil when they may.
func (p DossierPage) mayJudge(s timeline.Severity) error {
	if s == timeline.Block {
		return p.DismissBlock
	}
	return p.Dismiss
}

func (p DossierPage) dismissible(f timeline.Finding) bool {
	_, ok := annotate.Dismissible(f.Rule, f.Severity)
	return ok && p.mayJudge(f.Severity) == nil
}

// undismissible says why the actor may not dismiss some of the findings, each
// reason once.
func (p DossierPage) undismissible() []string {
	var reasons []string
	for _, f := range p.Findings {
		_, ok := annotate.Dismissible(f.Rule, f.Severity)
		if why := says(p.mayJudge(f.Severity)); ok && why != "" && !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
	}
	return reasons
}
