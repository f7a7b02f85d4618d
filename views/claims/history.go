package claims

import (
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views/ui"
)

// told is one row of the history as the page tells it.
type told struct {
	annotate.Entry
	act     string
	changes []annotate.Change
}

// acts are the acts of the history as what somebody did. Those that are not
// listed are shown as they are.
var acts = map[string]string{
	"add":                        "Added the claim",
	"edit":                       "Edited the claim",
	"set verdict":                "Set the verdict",
	"set re-check date":          "Set the re-check date",
	"add evidence":               "Added evidence",
	"edit evidence":              "Edited evidence",
	"withdraw evidence":          "Withdrew evidence",
	"dismiss finding":            "Dismissed a finding",
	"lead quote":                 "Led its words to a corrected text",
	"choose words":               "Chose its words in the article",
	"restore finding":            "Took back the dismissal of a finding",
	"comment":                    "Commented",
	"edit comment":               "Changed a comment",
	"withdraw comment":           "Withdrew a comment",
	"resolve thread":             "Resolved a thread",
	"reopen thread":              "Opened a thread again",
	string(annotate.ActOpen):     "Opened for checking",
	string(annotate.ActTake):     "Took it for checking",
	string(annotate.ActAssign):   "Assigned",
	string(annotate.ActSubmit):   "Submitted for review",
	string(annotate.ActReturn):   "Returned with a comment",
	string(annotate.ActResume):   "Resumed checking",
	string(annotate.ActApprove):  "Approved",
	string(annotate.ActPublish):  "Published",
	string(annotate.ActWithdraw): "Withdrew the claim",
	string(annotate.ActReopen):   "Reopened",
	string(annotate.ActOverride): "Override",
}

// history returns the rows of the history, last first. Ids in them are
// replaced by the names of what they stand for, where the page knows them.
func (p DossierPage) history() []told {
	names := p.names()
	rows := make([]told, len(p.History))
	for i, e := range p.History {
		row := told{Entry: e, act: acts[e.Act]}
		if row.act == "" {
			row.act = ui.Sentence(e.Act)
		}
		for _, c := range e.Changes {
			if c.Field == "claim" || c.New != "" && c.New == e.Reason {
				continue // it is this claim, and the reason stands above
			}
			row.changes = append(row.changes, annotate.Change{
				Field: field(c.Field), Old: names.Replace(word(c.Field, c.Old)), New: names.Replace(word(c.Field, c.New)),
			})
		}
		rows[i] = row
	}
	return rows
}

func (p DossierPage) names() *strings.Replacer {
	var pairs []string
	add := func(id, name string) {
		if id != "" {
			pairs = append(pairs, id, "“"+ui.Clip(name)+"”")
		}
	}
	for id, c := range p.Ends {
		add(string(id), c.Statement)
	}
	for id, s := range p.Sources {
		add(string(id), s.Title)
	}
	for _, e := range p.Evidence {
		add(string(e.From.ID), e.From.Title)
	}
	return strings.NewReplacer(pairs...)
}

// field returns the name of a field of the records in words. That of a finding
// is the name of its rule.
func field(name string) string {
	rule, ok := strings.CutPrefix(name, "finding ")
	if !ok {
		return name
	}
	return strings.ToLower(strings.ReplaceAll(rule, "_", " "))
}

// word returns a value of the records in words.
func word(field, value string) string {
	switch field {
	case "verdict":
		return annotate.Verdict(value).String()
	case "status":
		return annotate.Status(value).String()
	case "disposition":
		if value == "" {
			return ""
		}
		return annotate.Disposition(value).String()
	case "accessed", "date given", "date", "re-check":
		if d, err := edtf.Parse(value); err == nil && d.Say() != value {
			return d.Say() + " (" + value + ")"
		}
	}
	return value
}

// who returns the name of who did something, and by which machine.
func who(e annotate.Entry) string {
	switch {
	case e.Machine == "" || e.Machine == e.Actor.Name:
		return e.Actor.Name
	case e.Actor.Name == "":
		return ui.Sentence(e.Machine)
	default:
		return e.Actor.Name + ", by " + e.Machine
	}
}

// severity returns what a finding does, in a word.
func severity(s timeline.Severity) string {
	if s == timeline.Block {
		return "Blocks"
	}
	return "Warning"
}
