package claims

import (
	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
	"dateline/views/ui"
)

// way leads to the place where a condition is met.
type way struct{ label, href string }

// ways returns where a condition is met: a page or a form of the app, or a place
// on the page of the claim.
func (p DossierPage) ways(c annotate.Condition) []way {
	id := p.Case.ID
	switch c.Need {
	case annotate.NeedsStatement:
		return []way{{"Say what is claimed", link.EditClaim(id) + "#statement"}}
	case annotate.NeedsPosition:
		return []way{{"Give a date or a reason", link.EditClaim(id) + "#position"}}
	case annotate.NeedsVerdict:
		return []way{{"Set the verdict", link.Verdict(id)}}
	case annotate.NeedsSearchNote:
		return []way{{"Write the search note", link.Verdict(id) + "#search_note"}}
	case annotate.NeedsEvidence:
		return []way{{"Add evidence", link.NewEvidence(id)}}
	case annotate.NeedsApproval:
		return []way{{"See who can approve", link.Members(p.Timeline.Slug)}}
	case annotate.NeedsFindingSettled:
		ways := []way{{"See the finding", link.Claim(id) + "#" + findingID(c.Finding)}}
		for _, end := range c.Ends {
			ways = append(ways, way{"See the end “" + ui.Clip(p.Ends[end].Statement) + "”", link.Claim(end)})
		}
		return ways
	}
	return nil
}

// findingID names a finding on the page of its claim.
func findingID(f timeline.Finding) string {
	return "finding-" + DismissForm(f.Rule, f.Message)[len("dismiss-"):]
}

// refused returns what the step that was sent has to wait for.
func (p DossierPage) refused() []annotate.Condition {
	for _, c := range p.Steps {
		if p.Sent.Form == StepForm(c.Act) && p.Trouble.Text != "" && !p.Trouble.Conflict {
			return c.Unmet
		}
	}
	return nil
}
