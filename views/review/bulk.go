package review

import (
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views/ui"
)

// BulkForm is what is typed into the form for several claims.
type BulkForm struct {
	Act, Assignee, Comment, Importance, Lane, Tag, Recheck string
}

// Done is what a bulk act did.
type Done struct {
	Act      annotate.Act
	Outcomes []annotate.Outcome
}

// FieldClaim is the name of the boxes before the claims.
const FieldClaim = "claim"

// Box returns the value of the box before a claim: it and the version that is
// shown.
func Box(id timeline.ClaimID, version int) string { return string(id) + " " + strconv.Itoa(version) }

// bulkWords is what the form calls an act. Three dots mean that it asks for
// something.
var bulkWords = map[annotate.Act]string{
	annotate.ActTake:       "Take",
	annotate.ActAssign:     "Assign to …",
	annotate.ActOpen:       "Open for checking",
	annotate.ActResume:     "Resume checking",
	annotate.ActSubmit:     "Submit for review",
	annotate.ActReturn:     "Return with a comment …",
	annotate.ActPublish:    "Publish",
	annotate.ActImportance: "Set the importance …",
	annotate.ActLane:       "Set the lane …",
	annotate.ActTag:        "Add a tag …",
	annotate.ActUntag:      "Take off a tag …",
	annotate.ActRecheck:    "Set the re-check date …",
}

// bulkOption is an act that the form offers, or says why it does not.
type bulkOption struct {
	act   annotate.Act
	label string
	no    bool
}

// bulkOptions offers every act that the role on the timeline allows for some
// claim. Whether it does for each is found out when it is done.
func (p Page) bulkOptions() []bulkOption {
	options := make([]bulkOption, 0, len(annotate.BulkActs()))
	for _, act := range annotate.BulkActs() {
		o := bulkOption{act: act, label: bulkWords[act]}
		if least := bulkRole(act); !p.List.Role.AtLeast(least) {
			o.no, o.label = true, o.label+" (takes the role of "+string(least)+")"
		}
		options = append(options, o)
	}
	return options
}

func bulkRole(act annotate.Act) account.Role {
	switch act {
	case annotate.ActImportance, annotate.ActLane, annotate.ActTag, annotate.ActUntag:
		return annotate.ActEdit.Role()
	default:
		return act.Role()
	}
}

// may reports whether the actor may do anything to several claims at all.
func (p Page) may() bool { return p.List.Role.AtLeast(account.Contributor) }

// bulkKeys are the keys that act on the selected claims, or else on the one
// that has the focus, as they do on the page of a claim.
func (p Page) bulkKeys() []ui.Key {
	keys := []ui.Key{
		{Keys: []string{"j", "k"}, Says: "next and previous claim"},
		{Keys: []string{"o", "Enter"}, Says: "open the claim"},
	}
	if !p.may() {
		return keys
	}
	keys = append(keys,
		ui.Key{Keys: []string{"x"}, Says: "select the claim, or not"},
		ui.Key{Keys: []string{"X"}, Says: "select all on the page, or none"})
	for _, k := range []struct {
		key  string
		act  annotate.Act
		says string
	}{
		{"t", annotate.ActTake, "take"},
		{"a", annotate.ActAssign, "assign"},
		{"s", annotate.ActSubmit, "submit"},
		{"r", annotate.ActReturn, "return"},
		{"m", annotate.ActResume, "resume"},
		{"i", annotate.ActImportance, "importance"},
		{"l", annotate.ActLane, "lane"},
		{"#", annotate.ActTag, "tag"},
	} {
		if p.List.Role.AtLeast(bulkRole(k.act)) {
			keys = append(keys, ui.Key{Keys: []string{k.key}, Says: k.says, Act: string(k.act)})
		}
	}
	return keys
}

func (p Page) assignOptions() []ui.Option {
	options := []ui.Option{{Label: "Choose a checker"}}
	for _, m := range p.Checkers {
		label := m.Name
		if m.User == p.Actor.ID {
			label += " (you)"
		}
		options = append(options, ui.Option{Value: string(m.User), Label: label})
	}
	return options
}

func levelOptions() []ui.Option {
	options := make([]ui.Option, timeline.MaxImportance+1)
	for i := range options {
		options[i] = ui.Option{Value: strconv.Itoa(i), Label: strconv.Itoa(i)}
	}
	return options
}

// summary says how a bulk act went.
func (d Done) summary() string {
	var done, already, refused int
	for _, o := range d.Outcomes {
		switch {
		case !o.Done():
			refused++
		case o.Changed:
			done++
		default:
			already++
		}
	}
	said := ui.Count(done, "claim") + " done"
	if already > 0 {
		said += ", " + ui.Number(already) + " so already"
	}
	if refused > 0 {
		said += ", " + ui.Number(refused) + " refused"
	}
	return said
}

func (d Done) title() string {
	return ui.Sentence(trimDots(bulkWords[d.Act])) + ": " + d.summary()
}

func trimDots(s string) string {
	const dots = " …"
	if len(s) > len(dots) && s[len(s)-len(dots):] == dots {
		return s[:len(s)-len(dots)]
	}
	return s
}

// outcomeWords says what became of a claim, and why it could not be done.
func outcomeWords(o annotate.Outcome) (word, why string) {
	switch {
	case o.Err == nil && o.Changed:
		return "Done", ""
	case o.Err == nil:
		return "So already", ""
	case fault.KindOf(o.Err) == fault.Internal:
		return "Not done", "Something went wrong here, and it is our mistake. The claim is as it was; try again in a moment."
	default:
		return "Refused", o.Err.Error()
	}
}

func outcomeClass(o annotate.Outcome) string {
	switch {
	case o.Err != nil:
		return "outcome-refused"
	case o.Changed:
		return "outcome-done"
	default:
		return "outcome-already"
	}
}
