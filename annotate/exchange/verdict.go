package exchange

import (
	"slices"
	"strings"

	"dateline/annotate"
)

// Verdict reads a verdict by its name here or by one that other desks give the
// same thing. It is false for what may mean several: nothing is guessed.
func Verdict(text string) (annotate.Verdict, bool) {
	bare := strings.Trim(strings.ToLower(Line(text)), " .!")
	for _, v := range annotate.Verdicts() {
		if bare == string(v) || bare == v.String() {
			return v, true
		}
	}
	for v, names := range elsewhere {
		if slices.Contains(names, bare) {
			return v, true
		}
	}
	return annotate.Unchecked, false
}

var elsewhere = map[annotate.Verdict][]string{
	annotate.Correct:      {"true", "accurate", "right"},
	annotate.Qualified:    {"mostly true", "mostly correct", "mostly accurate"},
	annotate.PartlyWrong:  {"half true", "half-true", "partly false", "partly true", "mixture", "mixed"},
	annotate.Wrong:        {"false", "incorrect", "inaccurate", "pants on fire"},
	annotate.Unproven:     {"unsupported", "no evidence"},
	annotate.NotCheckable: {"uncheckable", "opinion"},
}
