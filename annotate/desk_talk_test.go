package annotate_test

import (
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// wants checks that an error is of a kind and says something.
func (o *office) wants(err error, kind fault.Kind, words string) {
	o.t.Helper()
	if fault.KindOf(err) != kind || err == nil || !strings.Contains(err.Error(), words) {
		o.t.Errorf("the error is %v, want one of kind %s that says %q", err, kind, words)
	}
}

func TestWhoMaySayWhat(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	ctx := t.Context()
	viewer := o.hire("vera", account.Viewer)
	o.must(o.SetMember(ctx, o.ada, o.slug, "vera", account.Viewer))
	hello := annotate.CommentEdit{Body: "Hello."}

	_, err := o.Say(ctx, viewer, c.ID, hello)
	o.wants(err, fault.Forbidden, "takes the role of contributor")
	_, err = o.Say(ctx, o.out, c.ID, hello)
	o.wants(err, fault.NotFound, "")
	_, err = o.Say(ctx, account.Actor{}, c.ID, hello)
	o.wants(err, fault.NotFound, "")
	_, err = o.Say(ctx, o.dan, c.ID, annotate.CommentEdit{Body: " \n"})
	o.wants(err, fault.Invalid, "Write something")
	_, err = o.Say(ctx, o.dan, c.ID, annotate.CommentEdit{Body: strings.Repeat("x", annotate.MaxNote+1)})
	o.wants(err, fault.Invalid, strconv.Itoa(annotate.MaxNote/1000))
	_, err = o.Say(ctx, o.dan, c.ID, annotate.CommentEdit{Thread: "no such thread", Body: "Hello."})
	o.wants(err, fault.NotFound, "no such thread")

	said := o.say(o.dan, c, "", "Hello.")
	_, err = o.EditComment(ctx, o.ben, said.ID, annotate.CommentEdit{Body: "Other words.", Version: 1})
	o.wants(err, fault.Forbidden, "Only dan can change")
	_, err = o.WithdrawComment(ctx, o.ben, said.ID, 1)
	o.wants(err, fault.Forbidden, "Only dan, or somebody who manages")
	_, err = o.EditComment(ctx, o.out, said.ID, annotate.CommentEdit{Body: "Other words.", Version: 1})
	o.wants(err, fault.NotFound, "")
	_, err = o.EditComment(ctx, o.dan, said.ID, annotate.CommentEdit{Body: "Other words.", Version: 7})
	o.wants(err, fault.Conflict, "changed by somebody else")
	if _, err = o.Talk(ctx, viewer, c.ID); err != nil {
		t.Errorf("a viewer who is a member cannot read the comments: %v", err)
	}
	_, err = o.Talk(ctx, o.out, c.ID)
	o.wants(err, fault.NotFound, "")
}

func TestWhatIsSaidCanBeChangedResolvedAndTakenBack(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	ctx := t.Context()
	said := o.say(o.dan, c, "", "Which day?")

	edited, err := o.EditComment(ctx, o.dan, said.ID, annotate.CommentEdit{Body: "Which day, @ben?", Version: 1})
	o.must(err)
	if edited.Edited.IsZero() || edited.Version != 2 || o.inbox(o.ben) != "mention" {
		t.Errorf("after the edit the comment is %+v and ben was told %q, want it marked as edited, and a mention", edited, o.inbox(o.ben))
	}
	_, err = o.Resolve(ctx, o.ben, said.ID, true, 2)
	o.must(err)
	_, err = o.Resolve(ctx, o.ben, said.ID, true, 2)
	o.must(err) // once more changes nothing
	if got := o.inbox(o.dan); got != "resolved" {
		t.Errorf("who began the thread was told %q, want that it is resolved, once", got)
	}
	o.say(o.cleo, c, said.ID, "Not yet.")
	talk, err := o.Talk(ctx, o.dan, c.ID)
	o.must(err)
	if !talk.Threads[0].Open() || len(talk.Threads[0].Replies) != 1 {
		t.Errorf("after an answer the thread is %+v, want it open again", talk.Threads[0])
	}
	_, err = o.WithdrawComment(ctx, o.ada, said.ID, talk.Threads[0].Version)
	o.must(err)
	_, err = o.EditComment(ctx, o.dan, said.ID, annotate.CommentEdit{Body: "Again.", Version: talk.Threads[0].Version + 1})
	o.wants(err, fault.Forbidden, "withdrawn")

	d, err := o.Claim(ctx, o.dan, c.ID)
	o.must(err)
	var acts []string
	for _, e := range d.History {
		acts = append(acts, e.Act)
	}
	want := "withdraw comment, reopen thread, comment, resolve thread, edit comment, comment, add"
	if got := strings.Join(acts, ", "); got != want {
		t.Errorf("the history is %s, want %s", got, want)
	}
	if last := d.History[0].Changes[0]; last.Old != "Which day, @ben?" {
		t.Errorf("the history says %+v of the withdrawal, want the words that were withdrawn", last)
	}
}

func TestAnInboxIsPagedAndReadOnce(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	ctx := t.Context()
	for range annotate.InboxPage + 1 {
		o.say(o.dan, c, "", "@ben")
	}
	in, err := o.Inbox(ctx, o.ben, annotate.InboxQuery{})
	o.must(err)
	if len(in.Letters) != annotate.InboxPage || in.Next == 0 || in.Unread != annotate.InboxPage+1 {
		t.Fatalf("the first page has %d letters, %d unread, next %d", len(in.Letters), in.Unread, in.Next)
	}
	rest, err := o.Inbox(ctx, o.ben, annotate.InboxQuery{Before: in.Next})
	o.must(err)
	if len(rest.Letters) != 1 || rest.Next != 0 {
		t.Errorf("the second page has %d letters, next %d, want the last one", len(rest.Letters), rest.Next)
	}
	o.must(o.ReadLetter(ctx, o.dan, rest.Letters[0].Number)) // not his
	o.must(o.ReadLetter(ctx, o.ben, rest.Letters[0].Number))
	if n, err := o.Unread(ctx, o.ben); err != nil || n != annotate.InboxPage {
		t.Errorf("%d are unread (%v), want %d", n, err, annotate.InboxPage)
	}
	o.must(o.ReadLettersOn(ctx, o.ben, c.ID))
	if n, err := o.Unread(ctx, o.ben); err != nil || n != 0 {
		t.Errorf("%d are unread (%v), want none", n, err)
	}
	if n, err := o.Unread(ctx, account.Actor{}); err != nil || n != 0 {
		t.Errorf("a visitor has %d unread (%v)", n, err)
	}
	o.wants(o.ReadLetters(ctx, account.Actor{}), fault.Unauthenticated, "Sign in")
}
