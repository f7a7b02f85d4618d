package claims

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/ui"
)

// DossierPage is the page of a claim, and that of its verdict.
type DossierPage struct {
	views.Page
	annotate.Dossier
	Within   bool // shown on a page about the claim, which has a heading of its own
	Today    edtf.Day
	Checkers []annotate.Member                     // to whom the claim can be assigned
	Sources  map[annotate.SourceID]annotate.Source // those that evidence was seen quoted in
	Talk     annotate.Talk                         // of members
	Verdict  VerdictForm
	Trouble  ui.Trouble       // with the form that was sent
	Later    []annotate.Entry // that came after what was decided on, in a conflict
	Sent     Sent
	Review   json.RawMessage // the ClaimReview of a public claim, for search engines; nil when there is none
}

// Sent is what a person typed into one of the small forms of the page, which
// is shown again because it was not taken. The zero Sent is none.
type Sent struct {
	Form     string // see [StepForm], [WithdrawForm] and [SayForm]
	Comment  string
	Assignee string
	To       string
}

// StepForm names the form for a step of the work.
func StepForm(act annotate.Act) string { return "step-" + string(act) }

// WithdrawForm names the form that withdraws a piece of evidence.
func WithdrawForm(id annotate.EvidenceID) string { return "withdraw-" + string(id) }

// DismissForm names the form that dismisses a finding: by what it says, as there
// may be several of a rule.
func DismissForm(rule timeline.Rule, message string) string {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(message)) // a hash takes every write
	return fmt.Sprintf("dismiss-%s-%08x", strings.ToLower(string(rule)), sum.Sum32())
}

// alert returns the trouble with its fields named as they are on the page,
// where several forms have a field of the same name.
func (p DossierPage) alert() ui.Trouble {
	t := p.Trouble
	if len(t.Fields) == 0 || p.Sent.Form == "" {
		return t
	}
	t.Fields = make(map[string]string, len(p.Trouble.Fields))
	for name, wrong := range p.Trouble.Fields {
		t.Fields[p.Sent.Form+"-"+name] = wrong
	}
	return t
}

// sent returns what was typed into a form, and what is wrong with it.
func (p DossierPage) sent(form string) (Sent, map[string]string) {
	if p.Sent.Form != form {
		return Sent{}, nil
	}
	return p.Sent, p.Trouble.Fields
}

// can reports whether there is anything that the actor may do to the claim
// itself now.
func (p DossierPage) can() bool {
	return p.Member && (p.Edit == nil || p.Rule == nil || p.Attach == nil)
}

// ruled reports whether anything was said about the verdict yet.
func (p DossierPage) ruled() bool {
	r := p.Case.Ruling
	return r.Verdict != annotate.Unchecked || r.Explanation != "" || r.SearchNote != "" || r.Correction != ""
}

// returned returns the last request for changes while it is open.
func (p DossierPage) returned() (annotate.Review, bool) {
	if p.Case.Status != annotate.ChangesRequested {
		return annotate.Review{}, false
	}
	for _, r := range slices.Backward(p.Reviews) {
		if r.Act == annotate.ActReturn {
			return r, true
		}
	}
	return annotate.Review{}, false
}

// counting returns the evidence that has not been withdrawn, or that which has.
func (p DossierPage) counting(counts bool) []annotate.Testimony {
	var some []annotate.Testimony
	for _, e := range p.Evidence {
		if e.Counts() == counts {
			some = append(some, e)
		}
	}
	return some
}

func (p DossierPage) authors() string {
	names := make([]string, len(p.Case.Authors))
	for i, a := range p.Case.Authors {
		names[i] = a.Name
	}
	return ui.And(names)
}

// rating returns the number of a verdict on the scale, in words.
func rating(v annotate.Verdict) string {
	n, ok := v.Rating()
	if !ok {
		return ""
	}
	return strconv.Itoa(n) + " of 5"
}

// span returns the first and the last day of a date that names more than one.
func span(d edtf.Date) string {
	first, last := d.Earliest(), d.Latest()
	if first.Kind != edtf.Known || last.Kind != edtf.Known || first.Day == last.Day {
		return ""
	}
	from, to := edtf.FromDay(first.Day), edtf.FromDay(last.Day)
	if from.Precision() != edtf.PrecisionDay || to.Precision() != edtf.PrecisionDay {
		return ""
	}
	return from.Say() + " to " + to.Say()
}

// days says which days a claim with a date speaks of, when the date does not.
func days(at timeline.Point) string {
	s := span(at.When)
	switch {
	case s == "":
		return ""
	case at.Extent == timeline.State:
		return "all of " + s
	default:
		return "some day from " + s
	}
}

// got says how the date was got from the article's words.
func got(c timeline.Claim) string {
	words := map[timeline.Basis]string{
		timeline.Resolved: "resolved", timeline.Computed: "computed", timeline.Assumed: "assumed", timeline.Stated: "stated",
	}[c.Basis]
	if c.Anchor != "" {
		words += " from " + c.Anchor
	}
	if c.Zone != "" {
		words += ", " + c.Zone
	}
	return words
}

// disposition returns what is to be done with the claim, as a sentence.
func disposition(d annotate.Disposition) string {
	switch d {
	case annotate.Keep:
		return "Keep it as it is"
	case annotate.Fix:
		return "Fix it before publication"
	case annotate.Cut:
		return "Cut it"
	case annotate.AskAuthor:
		return "Ask the author"
	case annotate.Undecided:
	}
	return "Undecided"
}

func occurrence(o timeline.Occurrence) string {
	switch o {
	case timeline.Planned:
		return "Planned: it had not happened when this was said"
	case timeline.Cancelled:
		return "Cancelled: it was planned and did not happen"
	case timeline.OccurrenceUnknown:
		return "Not known whether it happened"
	case timeline.Happened:
	}
	return "Happened"
}
