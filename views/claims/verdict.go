package claims

import (
	"strconv"

	"dateline/annotate"
	"dateline/views/ui"
)

// VerdictForm is the form for the verdict on a claim, as it is typed.
type VerdictForm struct {
	Verdict     string
	Explanation string
	SearchNote  string
	Disposition string
	Correction  string
	Recheck     string // EDTF or plain words
	Version     int    // of the case that is ruled on
}

// VerdictFormOf returns the form for a case as it is stored.
func VerdictFormOf(c annotate.Case) VerdictForm {
	r := c.Ruling
	return VerdictForm{
		Verdict:     string(r.Verdict),
		Explanation: r.Explanation,
		SearchNote:  r.SearchNote,
		Disposition: string(r.Disposition),
		Correction:  r.Correction,
		Recheck:     r.Recheck.String(),
		Version:     c.Version,
	}
}

// Values returns what the fields hold, by their names.
func (f VerdictForm) Values() map[string]string {
	return map[string]string{
		"verdict":     f.Verdict,
		"explanation": f.Explanation,
		"search_note": f.SearchNote,
		"disposition": f.Disposition,
		"correction":  f.Correction,
		"recheck":     f.Recheck,
	}
}

// verdictHints say when to use which verdict.
var verdictHints = map[annotate.Verdict]string{
	annotate.Unchecked:    "nobody has looked at it yet",
	annotate.Correct:      "the evidence bears it out as it stands",
	annotate.Qualified:    "right in one reading, or with a detail added",
	annotate.PartlyWrong:  "part of it is right, part is not",
	annotate.Misleading:   "true words, false impression",
	annotate.Wrong:        "the evidence says otherwise",
	annotate.Unproven:     "looked for, and found neither for nor against; needs a search note",
	annotate.NotCheckable: "no evidence could settle it; needs a search note",
}

func verdictOptions() []ui.Option {
	verdicts := annotate.Verdicts()
	options := make([]ui.Option, len(verdicts))
	for i, v := range verdicts {
		label := ui.Sentence(v.String())
		if r := rating(v); r != "" {
			label += " · " + r
		}
		options[i] = ui.Option{Value: string(v), Label: label, Hint: verdictHints[v], Icon: ui.Shape(v)}
	}
	return options
}

func dispositionOptions() []ui.Option {
	all := annotate.Dispositions()
	options := make([]ui.Option, len(all))
	for i, d := range all {
		options[i] = ui.Option{Value: string(d), Label: disposition(d)}
	}
	return options
}

func version(n int) string { return strconv.Itoa(n) }
