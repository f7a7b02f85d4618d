package annotate

import (
	"maps"
	"slices"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// Notice tells one person that something happened on a claim which concerns
// them. It stays in their inbox, read or not.
type Notice struct {
	Number  int64 // 1 for the first on this instance
	User    account.UserID
	Kind    NoticeKind
	Claim   timeline.ClaimID
	Comment CommentID // empty for a step of the work
	By      Person    // whose doing it is
	At      time.Time
	Read    time.Time // zero while it is not
}

// NoticeKind says what a notice is about.
type NoticeKind string

// The kinds of notice.
const (
	NoticeMention  NoticeKind = "mention"  // a comment names the person
	NoticeReply    NoticeKind = "reply"    // in a thread that the person wrote in
	NoticeComment  NoticeKind = "comment"  // on a claim that the person checks
	NoticeResolved NoticeKind = "resolved" // a thread that the person began
	NoticeAssigned NoticeKind = "assigned"
	NoticeReturned NoticeKind = "returned"
	NoticeApproved NoticeKind = "approved"
	NoticeReopened NoticeKind = "reopened"
)

// NoticeKinds returns every kind, the most pressing first.
func NoticeKinds() []NoticeKind {
	return []NoticeKind{
		NoticeMention, NoticeReply, NoticeComment, NoticeResolved, NoticeAssigned, NoticeReturned, NoticeApproved, NoticeReopened,
	}
}

// told is who is told, and why. Who has several reasons is told once, for the
// most pressing one; who did it is told nothing.
type told map[account.UserID]NoticeKind

func (t told) add(kind NoticeKind, users ...account.UserID) {
	rank := func(k NoticeKind) int { return slices.Index(NoticeKinds(), k) }
	for _, id := range users {
		if had, ok := t[id]; id != "" && (!ok || rank(kind) < rank(had)) {
			t[id] = kind
		}
	}
}

// notices returns one notice for each who is told, but for who did it, in the
// order of their ids.
func (t told) notices(of Notice) []Notice {
	var all []Notice
	for _, id := range slices.Sorted(maps.Keys(t)) {
		if id == of.By.ID {
			continue
		}
		of.User, of.Kind = id, t[id]
		all = append(all, of)
	}
	return all
}

// tellOfComment returns who is told of a comment on a case: whom it mentions,
// who wrote in the thread before, and who checks the claim.
func tellOfComment(c Case, thread Thread, mentioned []Member) told {
	t := told{}
	for _, m := range mentioned {
		t.add(NoticeMention, m.User)
	}
	t.add(NoticeReply, thread.participants()...)
	t.add(NoticeComment, c.Assignee.ID)
	return t
}

// tellOfStep returns who is told of a step of the work: whom it gives the claim
// to, and whose verdict it is about.
func tellOfStep(step Review, before, after Case) told {
	t := told{}
	authors := func() []account.UserID {
		all := []account.UserID{before.Assignee.ID}
		for _, a := range before.Authors {
			all = append(all, a.ID)
		}
		return all
	}
	switch step.Act {
	case ActAssign:
		t.add(NoticeAssigned, after.Assignee.ID)
	case ActReturn:
		t.add(NoticeReturned, authors()...)
	case ActApprove:
		t.add(NoticeApproved, authors()...)
	case ActReopen:
		t.add(NoticeReopened, authors()...)
		t.add(NoticeReopened, before.Approval.By.ID)
	case ActOverride:
		if after.Status == Checking && before.Status != Checking {
			t.add(NoticeReopened, authors()...)
		}
	default:
	}
	return t
}

// Letter is a notice as an inbox shows it.
type Letter struct {
	Notice
	Statement string // of the claim
	Slug      string // of its timeline
	Title     string // likewise
	Body      string // of the comment, or the comment of the step; empty for none, or when it was withdrawn
}

// InboxQuery asks for a page of an inbox. The zero value asks for the newest.
type InboxQuery struct {
	Unread bool  // only those
	Before int64 // numbers below this; 0 for no limit
	Limit  int   // set by the desk
}

// Inbox is a page of what a person was told, last first.
type Inbox struct {
	Letters []Letter
	Unread  int // in all
	Query   InboxQuery
	Next    int64 // for InboxQuery.Before of the following page; 0 on the last
}
