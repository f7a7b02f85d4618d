// Package inbox is the page of what a person was told.
package inbox

import (
	"dateline/annotate"
	"dateline/views"
	"dateline/views/link"
)

// Page is a page of the inbox.
type Page struct {
	views.Page
	In annotate.Inbox
}

// what says in words what a letter is about.
func what(l annotate.Letter) string {
	who := l.By.Name
	switch l.Kind {
	case annotate.NoticeMention:
		return who + " mentioned you"
	case annotate.NoticeReply:
		return who + " answered in a thread of yours"
	case annotate.NoticeComment:
		return who + " commented on a claim that you check"
	case annotate.NoticeResolved:
		return who + " resolved a thread that you began"
	case annotate.NoticeAssigned:
		return who + " assigned a claim to you"
	case annotate.NoticeReturned:
		return who + " asked for changes"
	case annotate.NoticeApproved:
		return who + " approved your verdict"
	case annotate.NoticeReopened:
		return who + " reopened a claim that you worked on"
	default:
		return who + " did something on a claim"
	}
}

// place returns where a letter leads.
func place(l annotate.Letter) string {
	if l.Comment != "" {
		return link.Comment(l.Claim, l.Comment)
	}
	return link.Claim(l.Claim)
}

// here returns the address of this page.
func (p Page) here() string { return link.InboxPage(p.In.Query) }

// other returns the address of the list that p is not: the unread or all.
func (p Page) other(unread bool) string { return link.InboxPage(annotate.InboxQuery{Unread: unread}) }

// following returns the address of the next page.
func (p Page) following() string {
	q := p.In.Query
	q.Before = p.In.Next
	return link.InboxPage(q)
}
