package exchange

import (
	"strings"

	"dateline/annotate"
)

// Say returns what there is to tell of a claim beside its statement, a paragraph
// for each: when it was, who said it, what was found, the sum of its gap, and
// what the public is told.
func (d Dates) Say(k annotate.Case) []string {
	var told []string
	if when := k.When(); !when.IsZero() {
		told = append(told, Capital(when.Say())+".")
	}
	if k.Claimant != "" {
		told = append(told, "Said by "+k.Claimant+".")
	}
	told = append(told, "Verdict: "+k.Ruling.Verdict.String()+".")
	for _, text := range []string{k.Ruling.Explanation, d.Arithmetic(k), k.Notice} {
		if text = strings.TrimSpace(text); text != "" {
			told = append(told, text)
		}
	}
	return told
}
