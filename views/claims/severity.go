package claims

import "dateline/timeline"

// severity returns what a finding does, in a word.
func severity(s timeline.Severity) string {
	if s == timeline.Block {
		return "Blocks"
	}
	return "Warning"
}
