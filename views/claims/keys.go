package claims

import "dateline/annotate"

// stepKeys are the keys of the steps, the same as on the review list. What
// cannot be taken back with another step has none: approving takes a press of
// the button itself.
var stepKeys = map[annotate.Act]string{
	annotate.ActTake:   "t",
	annotate.ActSubmit: "s",
	annotate.ActResume: "m",
	annotate.ActReturn: "r",
}

// stepKey returns the key of a step; empty for none.
func stepKey(act annotate.Act) string { return stepKeys[act] }

// fieldKey returns the key that leads to the field of a form; empty for none.
func fieldKey(form string) string {
	if form == StepForm(annotate.ActAssign) {
		return "a"
	}
	return ""
}
