package claims

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
)

// SayForm names the form for an answer in a thread, or for a new comment when
// thread is empty.
func SayForm(thread annotate.CommentID) string {
	if thread == "" {
		return "say"
	}
	return "say-" + string(thread)
}

// EditCommentForm names the form that changes a comment.
func EditCommentForm(id annotate.CommentID) string { return "comment-" + string(id) + "-edit" }

// sayKey lets a key of the page go to the form for a new comment.
func sayKey(form string) templ.Attributes {
	if form != SayForm("") {
		return nil
	}
	return templ.Attributes{"data-key": "c"}
}

// threads returns the open and the resolved threads.
func (p DossierPage) threads() (open, resolved []annotate.Thread) {
	i := slices.IndexFunc(p.Talk.Threads, func(t annotate.Thread) bool { return !t.Open() })
	if i < 0 {
		return p.Talk.Threads, nil
	}
	return p.Talk.Threads[:i], p.Talk.Threads[i:]
}

// talkedInResolved reports whether a form that was sent back belongs to one of
// the resolved threads, which have to be in sight then.
func (p DossierPage) talkedInResolved(resolved []annotate.Thread) bool {
	return slices.ContainsFunc(resolved, func(t annotate.Thread) bool {
		all := append([]annotate.Comment{t.Comment}, t.Replies...)
		return p.Sent.Form == SayForm(t.ID) ||
			slices.ContainsFunc(all, func(c annotate.Comment) bool { return p.Sent.Form == EditCommentForm(c.ID) })
	})
}

func (p DossierPage) logins() []string {
	logins := make([]string, len(p.Talk.Members))
	for i, m := range p.Talk.Members {
		logins[i] = m.Login
	}
	return logins
}

func (p DossierPage) mayEdit(c annotate.Comment) bool {
	return p.Talk.Say == nil && c.By.ID == p.Actor.ID
}

func (p DossierPage) mayWithdraw(c annotate.Comment) bool {
	return p.mayEdit(c) || p.Talk.Say == nil && p.Manage
}

// orSent returns what was typed into a form, or the stored text when it was not
// sent.
func (p DossierPage) orSent(sent Sent, form, stored string) string {
	if p.Sent.Form == form {
		return sent.Comment
	}
	return stored
}

// mentionHint says how to write, and whom one can mention.
func (p DossierPage) mentionHint() string {
	const most = 6
	var names []string
	for _, m := range p.Talk.Members {
		if m.User != p.Actor.ID && len(names) < most {
			names = append(names, "@"+m.Login)
		}
	}
	if len(names) == 0 {
		return "*Emphasis*, lists and links in Markdown."
	}
	return "Mention somebody to put it into their inbox: " + strings.Join(names, ", ") + ". *Emphasis*, lists and links in Markdown."
}
