package annotate

import (
	"strings"

	"dateline/timeline"
)

// Condition is something that a case still lacks for a step of the work.
type Condition struct {
	Need    Need
	Text    string             // a sentence for the person
	Finding timeline.Finding   // of NeedsFindingSettled: what the checks say
	Ends    []timeline.ClaimID // of such a one about a gap: the claims that it ends at
}

// Need is a kind of condition. It tells where the condition is met.
type Need string

// The needs.
const (
	NeedsStatement      Need = "statement"   // the claim says something
	NeedsPosition       Need = "position"    // a date, a gap, or a reason for having none
	NeedsVerdict        Need = "verdict"     // somebody has set one
	NeedsEvidence       Need = "evidence"    // with a quote and its place
	NeedsSearchNote     Need = "search note" // in the verdict
	NeedsFindingSettled Need = "finding"     // what blocks is mended, or dismissed
	NeedsApproval       Need = "approval"    // by a second person
)

func lacks(need Need, text string) Condition { return Condition{Need: need, Text: text} }

// settled returns the condition that a finding about a case no longer blocks.
func settled(c Case, f timeline.Finding) Condition {
	return Condition{Need: NeedsFindingSettled, Text: f.Message, Finding: f, Ends: c.DependsOn()}
}

// Sentences returns conditions as one text.
func Sentences(conditions []Condition) string {
	words := make([]string, len(conditions))
	for i, c := range conditions {
		words[i] = c.Text
	}
	return strings.Join(words, " ")
}
