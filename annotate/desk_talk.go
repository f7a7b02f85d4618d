package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Talk is what was said about a claim, and who can be mentioned there.
type Talk struct {
	Threads []Thread
	Members []Member // of the timeline, by name
	Say     error    // why the actor may not comment; nil when they may
	Unread  int      // notices about this claim that the actor has not read
}

// Talk returns what was said about a claim to members of its timeline.
func (d *Desk) Talk(ctx context.Context, actor account.Actor, id timeline.ClaimID) (Talk, error) {
	var t Talk
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		c, a, err := claim(ctx, r, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Reading comments"); err != nil {
			return err
		}
		comments, err := r.Comments(ctx, id)
		if err != nil {
			return err
		}
		t = Talk{Threads: Threads(comments), Say: a.maySay()}
		if t.Members, err = r.Members(ctx, c.Timeline); err != nil {
			return err
		}
		t.Unread, err = r.UnreadOn(ctx, actor.ID, id)
		return err
	})
	return t, err
}

// maySay returns why an actor may not comment on the claims of a timeline.
func (a Access) maySay() error {
	if a.Actor.ID == "" {
		return fault.New(fault.Forbidden, "Commenting needs a person who is signed in.")
	}
	return a.need(account.Contributor, "Commenting")
}

// talking is a change of what is said about a claim.
type talking struct {
	*change
	Access
	on      Case
	threads []Thread
	count   int
}

// talk is how every change of what is said goes: it loads the claim and what
// was said about it, asks whether the actor may speak there, and lets f do it.
// The claim itself does not change, so neither does its version.
func (d *Desk) talk(ctx context.Context, actor account.Actor, id timeline.ClaimID, f func(context.Context, *talking) error) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		on, a, err := claim(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.maySay(); err != nil {
			return err
		}
		comments, err := c.Comments(ctx, id)
		if err != nil {
			return err
		}
		return f(ctx, &talking{change: c, Access: a, on: on, threads: Threads(comments), count: len(comments)})
	})
}

// thread returns the thread that begins with a comment.
func (k *talking) thread(id CommentID) (Thread, error) {
	for _, t := range k.threads {
		if t.ID == id {
			return t, nil
		}
	}
	return Thread{}, fault.New(fault.NotFound, "There is no such thread on this claim.")
}

// CommentEdit is what a person says: in a thread, or to begin one.
type CommentEdit struct {
	Thread  CommentID // empty to begin one
	Body    string    // Markdown
	Version int       // of the comment that was edited; 0 for a new one
}

// Say adds a comment on a claim and tells those whom it concerns. An answer in
// a resolved thread opens it again.
func (d *Desk) Say(ctx context.Context, actor account.Actor, id timeline.ClaimID, in CommentEdit) (Comment, error) {
	in.Body = strings.TrimSpace(in.Body)
	if err := validComment(in.Body); err != nil {
		return Comment{}, err
	}
	var said Comment
	err := d.talk(ctx, actor, id, func(ctx context.Context, k *talking) error {
		if k.count >= MaxComments {
			return fault.New(fault.Invalid, "This claim has %d comments, which is the limit.", k.count)
		}
		fresh, err := newID[CommentID]()
		if err != nil {
			return err
		}
		said = Comment{ID: fresh, Claim: id, Thread: fresh, Body: in.Body, By: PersonOf(actor), At: k.at, Version: 1}
		thread := Thread{Comment: said}
		if in.Thread != "" {
			if thread, err = k.thread(in.Thread); err != nil {
				return err
			}
			said.Thread = thread.ID
		}
		if err := k.AddComment(ctx, said); err != nil {
			return err
		}
		if err := k.noteComment(ctx, "comment", Change{Field: "comment", New: said.Body}); err != nil {
			return err
		}
		if !thread.Open() {
			if err := k.resolve(ctx, thread, false); err != nil {
				return err
			}
		}
		return k.tellOf(ctx, said, thread)
	})
	return said, err
}

// tellOf tells those whom a comment concerns.
func (k *talking) tellOf(ctx context.Context, said Comment, thread Thread) error {
	members, err := k.Members(ctx, k.Timeline.ID)
	if err != nil {
		return err
	}
	all := tellOfComment(k.on, thread, Mentioned(said.Body, members))
	return k.tell(ctx, all, Notice{Claim: said.Claim, Comment: said.ID})
}

// tell puts a notice into the inbox of each who is told.
func (c *change) tell(ctx context.Context, all told, of Notice) error {
	of.By, of.At = PersonOf(c.actor), c.at
	for _, n := range all.notices(of) {
		if err := c.AddNotice(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func (k *talking) noteComment(ctx context.Context, act string, changes ...Change) error {
	return k.note(ctx, Entry{Timeline: k.on.Timeline, Object: ObjectClaim, ID: string(k.on.ID), Act: act, Changes: changes})
}

// EditComment changes the words of one's own comment. Who is mentioned only
// now is told.
func (d *Desk) EditComment(ctx context.Context, actor account.Actor, id CommentID, in CommentEdit) (Comment, error) {
	in.Body = strings.TrimSpace(in.Body)
	if err := validComment(in.Body); err != nil {
		return Comment{}, err
	}
	return d.changeComment(ctx, actor, id, in.Version, false, func(ctx context.Context, k *talking, before Comment) (Comment, error) {
		after := before
		if before.Body == in.Body {
			return after, nil
		}
		after.Body, after.Edited = in.Body, k.at
		if err := k.noteComment(ctx, "edit comment", Change{Field: "comment", Old: before.Body, New: after.Body}); err != nil {
			return after, err
		}
		members, err := k.Members(ctx, k.Timeline.ID)
		if err != nil {
			return after, err
		}
		fresh := told{}
		was := Mentioned(before.Body, members)
		for _, m := range Mentioned(after.Body, members) {
			if !slices.Contains(was, m) {
				fresh.add(NoticeMention, m.User)
			}
		}
		return after, k.tell(ctx, fresh, Notice{Claim: after.Claim, Comment: after.ID})
	})
}

// WithdrawComment takes a comment back. Its place in the thread stays, and the
// history keeps its words.
func (d *Desk) WithdrawComment(ctx context.Context, actor account.Actor, id CommentID, version int) (Comment, error) {
	return d.changeComment(ctx, actor, id, version, true, func(ctx context.Context, k *talking, before Comment) (Comment, error) {
		after := before
		after.Withdrawn = true
		return after, k.noteComment(ctx, "withdraw comment", Change{Field: "comment", Old: before.Body})
	})
}

// changeComment is how one comment is changed by who wrote it, or who manages
// the timeline. f returns what it was given for a change that changes nothing.
func (d *Desk) changeComment(
	ctx context.Context, actor account.Actor, id CommentID, version int, withdraw bool,
	f func(context.Context, *talking, Comment) (Comment, error),
) (Comment, error) {
	on, err := d.claimOf(ctx, id)
	if err != nil {
		return Comment{}, err
	}
	var after Comment
	err = d.talk(ctx, actor, on, func(ctx context.Context, k *talking) error {
		before, err := k.Comment(ctx, id)
		if err != nil {
			return err
		}
		if err := mayChangeComment(k.Access, before, withdraw); err != nil {
			return err
		}
		if err := current("comment", before.Version, version); err != nil {
			return err
		}
		if after, err = f(ctx, k, before); err != nil || after == before {
			return err
		}
		after.Version++
		return k.ChangeComment(ctx, after)
	})
	return after, err
}

// claimOf returns the claim that a comment is about. A comment never moves to
// another.
func (d *Desk) claimOf(ctx context.Context, id CommentID) (timeline.ClaimID, error) {
	var on timeline.ClaimID
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		c, err := r.Comment(ctx, id)
		on = c.Claim
		return err
	})
	return on, err
}

// Resolve says that a thread is dealt with, or that it is not after all.
// Version is that of its first comment. Saying it again changes nothing.
func (d *Desk) Resolve(ctx context.Context, actor account.Actor, id CommentID, resolved bool, version int) (timeline.ClaimID, error) {
	on, err := d.claimOf(ctx, id)
	if err != nil {
		return "", err
	}
	return on, d.talk(ctx, actor, on, func(ctx context.Context, k *talking) error {
		t, err := k.thread(id)
		if err != nil || t.Open() != resolved {
			return err
		}
		if err := current("thread", t.Version, version); err != nil {
			return err
		}
		if err := k.resolve(ctx, t, resolved); err != nil {
			return err
		}
		if !resolved {
			return nil
		}
		all := told{}
		all.add(NoticeResolved, t.By.ID)
		return k.tell(ctx, all, Notice{Claim: on, Comment: t.ID})
	})
}

func (k *talking) resolve(ctx context.Context, t Thread, resolved bool) error {
	first := t.Comment
	act, change := "reopen thread", Change{Field: "thread", Old: "resolved", New: "open"}
	first.Resolved = Resolution{}
	if resolved {
		act, change = "resolve thread", Change{Field: "thread", Old: "open", New: "resolved"}
		first.Resolved = Resolution{By: PersonOf(k.actor), At: k.at}
	}
	first.Version++
	if err := k.ChangeComment(ctx, first); err != nil {
		return err
	}
	return k.noteComment(ctx, act, change)
}

// ClaimOf returns the claim that a comment is about, to members of its
// timeline.
func (d *Desk) ClaimOf(ctx context.Context, actor account.Actor, id CommentID) (timeline.ClaimID, error) {
	on, err := d.claimOf(ctx, id)
	if err != nil {
		return "", err
	}
	_, err = d.Talk(ctx, actor, on)
	return on, err
}
