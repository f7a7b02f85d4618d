package history

import (
	"regexp"
	"slices"
	"strings"

	"dateline/annotate"
	"dateline/timeline/edtf"
	"dateline/views/link"
	"dateline/views/ui"
)

// deeds are the acts of the history as what somebody did, with %s for what they
// did it to. Those that are not listed are shown as they are.
var deeds = map[string]string{
	"add":                        "Added %s",
	"edit":                       "Edited %s",
	"set role":                   "Set the role of a member",
	"let program in":             "Let a program in",
	"shut program out":           "Shut a program out",
	"set verdict":                "Set the verdict",
	"set re-check date":          "Set the re-check date",
	"lead quote":                 "Led its words to a corrected text",
	"choose words":               "Chose its words in the article",
	"add evidence":               "Added evidence",
	"edit evidence":              "Edited evidence",
	"withdraw evidence":          "Withdrew evidence",
	"edit source":                "Edited a source under it",
	"keep edition":               "Kept what the public reads",
	"merge sources":              "Merged the source of evidence into another",
	"comment":                    "Commented",
	"edit comment":               "Changed a comment",
	"withdraw comment":           "Withdrew a comment",
	"resolve thread":             "Resolved a thread",
	"reopen thread":              "Opened a thread again",
	"dismiss finding":            "Dismissed a finding",
	"restore finding":            "Took back the dismissal of a finding",
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

// Deed returns what somebody did, in words.
func Deed(object annotate.Object, act string) string {
	for _, prefix := range []string{"undo of ", "redo of "} {
		if rest, ok := strings.CutPrefix(act, prefix); ok {
			return ui.Sentence(strings.TrimSuffix(prefix, " of ")) + " of “" + Deed(object, rest) + "”"
		}
	}
	words, ok := deeds[act]
	if !ok {
		words = ui.Sentence(act)
	}
	what := "the " + string(object)
	if object == annotate.ObjectEvidence {
		what = "evidence"
	}
	return strings.ReplaceAll(words, "%s", what)
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

// field returns the name of a field of the records in words. That of a finding
// is the name of its rule.
func field(name string) string {
	rule, ok := strings.CutPrefix(name, "finding ")
	if !ok {
		return name
	}
	return strings.ToLower(strings.ReplaceAll(rule, "_", " "))
}

// shownDigest is how much of a digest is shown: enough to tell editions apart.
// The command check compares the whole.
const shownDigest = 12

// word returns a value of the records in words.
func word(field, value string) string {
	switch field {
	case annotate.EditionField:
		number, digest, _ := strings.Cut(value, ", SHA-256 ")
		if len(digest) > shownDigest {
			return number + ", SHA-256 " + digest[:shownDigest] + "…"
		}
	case "verdict":
		return annotate.Verdict(value).String()
	case "status":
		return annotate.Status(value).String()
	case "disposition":
		if value == "" {
			return ""
		}
		return annotate.Disposition(value).String()
	case "accessed", "copied on", "date given", "date", "re-check", "published":
		if d, err := edtf.Parse(value); err == nil && d.Say() != value {
			return d.Say() + " (" + value + ")"
		}
	}
	return value
}

// changes returns the changes of an entry in words, but for what the row says
// without them: which claim it is about, and the reason.
func (l List) changes(e annotate.Entry) []annotate.Change {
	return l.Changes(slices.DeleteFunc(slices.Clone(e.Changes), func(c annotate.Change) bool {
		return c.Field == "claim" || c.New != "" && c.New == e.Reason
	}))
}

// Changes returns changes in words. Ids in them are replaced by the names of what
// they stand for, where these are known.
func (l List) Changes(changes []annotate.Change) []annotate.Change {
	told := make([]annotate.Change, len(changes))
	for i, c := range changes {
		told[i] = annotate.Change{Field: field(c.Field), Old: l.name(word(c.Field, c.Old)), New: l.name(word(c.Field, c.New))}
	}
	return told
}

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

func (l List) name(value string) string {
	return anID.ReplaceAllStringFunc(value, func(id string) string {
		if n, ok := l.Names[id]; ok {
			return "“" + ui.Clip(n.Title) + "”"
		}
		return id
	})
}

// page returns where the object of an entry is, and what it is called; nothing
// for what has no page.
func (l List) page(e annotate.Entry) (href, title string) {
	n, ok := l.Names[e.ID]
	if !ok {
		return "", ""
	}
	return link.Named(n), n.Title
}
