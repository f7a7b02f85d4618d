package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var talkTests = map[string]func(*testing.T, *desk){
	"comments are kept in the order of their writing":    comments,
	"a comment is changed only from its present version": changeComment,
	"an inbox holds what one was told, last first":       letters,
	"an inbox leaves out timelines that one has left":    lettersElsewhere,
	"what was read stays read":                           readNotices,
}

func aComment(id, thread string) annotate.Comment {
	return annotate.Comment{
		ID: annotate.CommentID(id), Claim: "c", Thread: annotate.CommentID(thread), Body: "What about\nthe *date*?", By: ada, At: noon, Version: 1,
	}
}

func (d *desk) say(all ...annotate.Comment) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, c := range all {
			if err := tx.AddComment(ctx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

func comments(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2000")))
	first, reply, other := aComment("z", "z"), aComment("a", "z"), aComment("m", "m")
	first.Resolved = annotate.Resolution{By: annotate.Person{ID: "u-bob", Name: "Bob"}, At: noon.AddDate(0, 0, 1)}
	reply.Edited, reply.Withdrawn = noon.AddDate(0, 0, 2), true
	other.Claim = "d"
	d.say(first, other, reply)
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Comment, error) { return r.Comments(ctx, "c") })
	same(t, "the comments", got, []annotate.Comment{first, reply})
	one := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Comment, error) { return r.Comment(ctx, "m") })
	same(t, "one comment", one, other)
	missing(d, func(ctx context.Context, r annotate.Reader) (annotate.Comment, error) { return r.Comment(ctx, "none") })
	d.refused(fault.Conflict, "taken", func(ctx context.Context, tx annotate.Tx) error { return tx.AddComment(ctx, first) })
	stray := aComment("s", "nowhere")
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error { return tx.AddComment(ctx, stray) })
}

func changeComment(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	c := aComment("z", "z")
	d.say(c)
	c.Body, c.Edited, c.Withdrawn, c.Version = "Other words.", noon.AddDate(0, 1, 0), true, 2
	c.Resolved = annotate.Resolution{By: ada, At: noon.AddDate(0, 2, 0)}
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeComment(ctx, c) })
	got := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Comment, error) { return r.Comment(ctx, "z") })
	same(t, "the changed comment", got, c)
	d.refused(fault.Conflict, "changed", func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeComment(ctx, c) })
	c.ID = "none"
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeComment(ctx, c) })
}

// told puts notices for a user about a claim into the store, one a kind.
func (d *desk) told(user account.UserID, claim string, kinds ...annotate.NoticeKind) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, kind := range kinds {
			n := annotate.Notice{User: user, Kind: kind, Claim: timeline.ClaimID(claim), By: ada, At: noon}
			if kind == annotate.NoticeMention {
				n.Comment = "z"
			}
			if err := tx.AddNotice(ctx, n); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *desk) letters(user account.UserID, all bool, q annotate.InboxQuery) []annotate.Letter {
	d.t.Helper()
	if q.Limit == 0 {
		q.Limit = 10
	}
	return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Letter, error) {
		return r.Letters(ctx, user, all, q)
	})
}

func (d *desk) unread(user account.UserID) int {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) (int, error) { return r.Unread(ctx, user, false) })
}

// talkDesk has a member, bob, and a claim with a comment.
func talkDesk(d *desk) account.UserID {
	d.furnished().add(aCase("c", at("2000")))
	bob := account.User{ID: "u-bob", Login: "bob", Name: "Bob", Role: account.Reviewer, Created: noon, Version: 1}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddUser(ctx, bob), tx.SetMember(ctx, annotate.Member{Timeline: "t", User: bob.ID, Role: account.Reviewer}))
	})
	d.say(aComment("z", "z"))
	return bob.ID
}

func letters(t *testing.T, d *desk) {
	bob := talkDesk(d)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.AddReview(ctx, annotate.Review{
			Claim: "c", Act: annotate.ActReturn, From: annotate.InReview, To: annotate.ChangesRequested, By: ada, At: noon, Version: 1, Comment: "Which page?",
		})
	})
	d.told(bob, "c", annotate.NoticeMention, annotate.NoticeReturned)
	d.told("nobody-here", "c", annotate.NoticeMention)
	got := d.letters(bob, false, annotate.InboxQuery{})
	if len(got) != 2 {
		t.Fatalf("there are %d letters, want 2", len(got))
	}
	want := annotate.Letter{
		Notice:    annotate.Notice{Number: got[0].Number, User: bob, Kind: annotate.NoticeReturned, Claim: "c", By: ada, At: noon},
		Statement: aCase("c", at("2000")).Statement, Slug: got[0].Slug, Title: got[0].Title, Body: "Which page?",
	}
	same(t, "the last letter", got[0], want)
	if got[1].Kind != annotate.NoticeMention || got[1].Comment != "z" || got[1].Body != aComment("z", "z").Body {
		t.Errorf("the first letter is %+v, want the mention with the words of the comment", got[1])
	}
	if older := d.letters(bob, false, annotate.InboxQuery{Before: got[0].Number, Limit: 1}); len(older) != 1 || older[0].Number != got[1].Number {
		t.Errorf("before the last letter stand %+v, want the first", older)
	}
	if none := d.letters("u-ada", true, annotate.InboxQuery{}); len(none) != 0 {
		t.Errorf("somebody else has %+v in their inbox", none)
	}
}

func lettersElsewhere(t *testing.T, d *desk) {
	bob := talkDesk(d)
	d.told(bob, "c", annotate.NoticeMention)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.SetMember(ctx, annotate.Member{Timeline: "t", User: bob, Role: account.Nobody})
	})
	if got := d.letters(bob, false, annotate.InboxQuery{}); len(got) != 0 || d.unread(bob) != 0 {
		t.Errorf("who has left the timeline still reads %+v", got)
	}
	if got := d.letters(bob, true, annotate.InboxQuery{}); len(got) != 1 {
		t.Errorf("who sees all timelines has %d letters, want 1", len(got))
	}
}

func readNotices(t *testing.T, d *desk) {
	bob := talkDesk(d)
	d.add(aCase("d", at("2001")))
	d.told(bob, "c", annotate.NoticeMention, annotate.NoticeReturned)
	d.told(bob, "d", annotate.NoticeAssigned, annotate.NoticeApproved)
	number := d.letters(bob, false, annotate.InboxQuery{})[0].Number
	read := func(f func(context.Context, annotate.Tx) error, left int) {
		t.Helper()
		d.update(f)
		if got := d.unread(bob); got != left {
			t.Errorf("%d are unread, want %d", got, left)
		}
	}
	read(func(ctx context.Context, tx annotate.Tx) error { return tx.ReadNotice(ctx, "u-ada", number, noon) }, 4)
	read(func(ctx context.Context, tx annotate.Tx) error { return tx.ReadNotice(ctx, bob, number, noon) }, 3)
	read(func(ctx context.Context, tx annotate.Tx) error { return tx.ReadNoticesOn(ctx, bob, "c", noon) }, 1)
	on := see(d, func(ctx context.Context, r annotate.Reader) (int, error) { return r.UnreadOn(ctx, bob, "d") })
	if on != 1 {
		t.Errorf("%d about the other claim are unread, want 1", on)
	}
	if unread := d.letters(bob, false, annotate.InboxQuery{Unread: true}); len(unread) != 1 || unread[0].Claim != "d" {
		t.Errorf("unread are %+v, want the one about the other claim", unread)
	}
	read(func(ctx context.Context, tx annotate.Tx) error {
		return tx.ReadNotices(ctx, bob, noon.AddDate(0, 0, 1))
	}, 0)
	for _, l := range d.letters(bob, false, annotate.InboxQuery{}) {
		if l.Number == number && !l.Read.Equal(noon) {
			t.Errorf("letter %d was read at %s, want the first time, %s", l.Number, l.Read, noon)
		}
	}
}
