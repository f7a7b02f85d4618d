package views

import (
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/presence"
	"dateline/views/link"
	"dateline/views/ui"
)

// Live is what a page needs to show who else is there, and what they change.
type Live struct {
	Slug    string   // of the timeline; empty for all of which the person is a member
	After   int64    // the number of the history as the page shows it
	At      string   // what the page is about, such as "claim:" and its id; empty when nobody needs to know
	Editing bool     // the page is a form: nothing on it is replaced
	About   []string // the ids whose changes it shows; empty for everything on the timeline
	Regions []string // CSS selectors of what may be replaced, or whose children may
}

// AtClaim and AtArticle say what a page is about.
func AtClaim(c annotate.Case) string { return "claim:" + string(c.ID) }

// AtArticle is AtClaim for an article.
func AtArticle(id annotate.ArticleID) string { return "article:" + string(id) }

func (l Live) events() string {
	if l.Slug == "" {
		return link.AllEvents
	}
	return link.Events(l.Slug)
}

func (l Live) after() string { return strconv.FormatInt(l.After, 10) }

func (l Live) doing() string {
	if l.Editing {
		return string(presence.Editing)
	}
	return string(presence.Reading)
}

// Presence returns who is on a page, in sentences.
func Presence(all []presence.Present) []string {
	said := make([]string, len(all))
	for i, p := range all {
		said[i] = p.Name + " is " + string(p.Doing)
	}
	return said
}

// News is an entry of the history as others hear of it.
type News struct {
	Who   string
	What  string // in words that follow a name
	Where string // the id of the heading under which the page of the thing shows it
}

// deeds are the acts of the history in words that follow a name.
var deeds = map[string]string{
	"withdraw evidence":          "withdrew evidence",
	"add evidence":               "added evidence",
	"edit evidence":              "changed evidence",
	"edit source":                "edited a source under it",
	"merge sources":              "merged the source of evidence into another",
	"merge":                      "merged it into another source",
	"take over":                  "merged another source into it",
	"choose words":               "chose its words in the article",
	"lead quote":                 "led its words to a corrected text",
	"correct text":               "corrected the text",
	"comment":                    "commented",
	"edit comment":               "changed a comment",
	"withdraw comment":           "withdrew a comment",
	"resolve thread":             "resolved a thread",
	"reopen thread":              "opened a thread again",
	"dismiss finding":            "dismissed a finding",
	"restore finding":            "took back the dismissal of a finding",
	string(annotate.ActOpen):     "opened it for checking",
	string(annotate.ActTake):     "took it for checking",
	string(annotate.ActAssign):   "assigned it",
	string(annotate.ActSubmit):   "submitted it for review",
	string(annotate.ActReturn):   "returned it with a comment",
	string(annotate.ActResume):   "resumed checking",
	string(annotate.ActApprove):  "approved it",
	string(annotate.ActPublish):  "published it",
	string(annotate.ActWithdraw): "withdrew it",
	string(annotate.ActReopen):   "reopened it",
	string(annotate.ActOverride): "overrode its status",
}

// NewsOf returns an entry of the history as others hear of it.
func NewsOf(e annotate.Entry) News {
	n := News{Who: e.Who(), Where: "history"}
	if n.Who == e.Machine {
		n.Who = ui.Sentence(e.Machine)
	}
	switch {
	case deeds[e.Act] != "":
		n.What = deeds[e.Act]
		n.Where = whereOf(e.Act)
	case e.Act == "add":
		n.What = "added this " + string(e.Object)
	case len(e.Changes) > 0:
		n.What = "changed the " + fields(e.Changes)
		n.Where = place(e.Changes[0].Field)
	default:
		n.What = "did something: " + e.Act
	}
	return n
}

// whereOf returns the heading under which the page of a claim shows what an act
// did.
func whereOf(act string) string {
	switch {
	case strings.HasSuffix(act, "comment"), strings.HasSuffix(act, "thread"):
		return "talk"
	case strings.HasSuffix(act, "finding"):
		return "findings"
	case strings.Contains(act, "evidence"), strings.Contains(act, "source"):
		return "evidence"
	case act == "choose words", act == "lead quote":
		return "quotes"
	default:
		return "work"
	}
}

// fields names what was changed, without what follows from it by itself.
func fields(changes []annotate.Change) string {
	var names []string
	for _, c := range changes {
		switch c.Field {
		case "verdict by", "on the dates":
			continue
		}
		names = append(names, c.Field)
	}
	switch n := len(names); {
	case n == 0:
		return "record"
	case n == 1:
		return names[0]
	case n > 4:
		return strings.Join(names[:3], ", the ") + " and more"
	default:
		return strings.Join(names[:n-1], ", the ") + " and the " + names[n-1]
	}
}

func place(field string) string {
	switch field {
	case "verdict", "explanation", "search note", "disposition", "correction", "re-check":
		return "ruling"
	case "date", "wording", "basis", "anchor", "zone", "occurrence":
		return "date"
	case "lane", "subject", "tags", "importance":
		return "particulars"
	default:
		return "history"
	}
}
