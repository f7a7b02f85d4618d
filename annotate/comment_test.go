package annotate_test

import (
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
)

func TestMentioned(t *testing.T) {
	members := []annotate.Member{{User: "1", Login: "ann"}, {User: "2", Login: "bo.berg"}, {User: "3", Login: "cy@desk.org"}}
	for _, test := range []struct{ name, body, want string }{
		{"nobody", "See the minutes.", ""},
		{"at the start", "@ann, look", "ann"},
		{"in the order of their first mention", "@bo.berg and @ann and @bo.berg", "bo.berg ann"},
		{"before the end of a sentence", "Ask @bo.berg.", "bo.berg"},
		{"before the end of a sentence, without the dot that is its own", "Ask @ann...", "ann"},
		{"in capitals", "@ANN", "ann"},
		{"in brackets", "(@ann)", "ann"},
		{"with an apostrophe", "@ann's source", "ann"},
		{"a login that is an address", "Ask @cy@desk.org!", "cy@desk.org"},
		{"an address of mail names nobody", "write to x@ann", ""},
		{"the beginning of a longer name names nobody", "@anna", ""},
		{"code names nobody", "run `@ann` and ask @bo.berg", "bo.berg"},
		{"a single backtick hides nobody", "a ` and @ann", "ann"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var logins []string
			for _, m := range annotate.Mentioned(test.body, members) {
				logins = append(logins, m.Login)
			}
			if got := strings.Join(logins, " "); got != test.want {
				t.Errorf("Mentioned(%q) is %q, want %q", test.body, got, test.want)
			}
		})
	}
}

func TestThreadsPutsOpenOnesFirstAndRepliesUnderTheirs(t *testing.T) {
	at := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	said := []annotate.Comment{
		{ID: "a", Thread: "a", Resolved: annotate.Resolution{At: at}},
		{ID: "b", Thread: "b"},
		{ID: "c", Thread: "a"},
		{ID: "d", Thread: "b"},
		{ID: "e", Thread: "e"},
		{ID: "f", Thread: "gone"},
	}
	var got []string
	for _, thread := range annotate.Threads(said) {
		var words strings.Builder
		words.WriteString(string(thread.ID))
		for _, r := range thread.Replies {
			words.WriteString(string(r.ID))
		}
		got = append(got, words.String())
	}
	if want := "bd e ac"; strings.Join(got, " ") != want {
		t.Errorf("the threads are %q, want %q", strings.Join(got, " "), want)
	}
}

// inbox returns the kinds of what a person was told, last first.
func (o *office) inbox(who account.Actor) string {
	o.t.Helper()
	in, err := o.Inbox(o.t.Context(), who, annotate.InboxQuery{})
	o.must(err)
	var kinds []string
	for _, l := range in.Letters {
		kinds = append(kinds, string(l.Kind))
	}
	return strings.Join(kinds, " ")
}

func (o *office) say(who account.Actor, on annotate.Case, thread annotate.CommentID, body string) annotate.Comment {
	o.t.Helper()
	c, err := o.Say(o.t.Context(), who, on.ID, annotate.CommentEdit{Thread: thread, Body: body})
	o.must(err)
	return c
}

func TestACommentTellsThoseWhomItConcerns(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	first := o.say(o.dan, c, "", "Is this right, @ben? And @out, who is no member?")
	o.say(o.ben, c, first.ID, "It is.")
	o.say(o.dan, c, first.ID, "Thank you, @dan says.")
	for who, want := range map[string]string{"ben": "reply mention", "dan": "reply", "cleo": "comment comment comment", "ada": "", "out": ""} {
		actor := map[string]account.Actor{"ben": o.ben, "dan": o.dan, "cleo": o.cleo, "ada": o.ada, "out": o.out}[who]
		if got := o.inbox(actor); got != want {
			t.Errorf("%s was told %q, want %q", who, got, want)
		}
	}
	if v := o.present(c.ID).Version; v != 2 {
		t.Errorf("the claim has version %d after the comments, want 2: they are no part of what a reviewer sees", v)
	}
}

func TestTheStepsOfTheWorkTellThoseWhomTheyConcern(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: o.cleo.ID}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActReturn, Comment: "Which page?"}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActResume}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "A new document turned up."}))
	if got, want := o.inbox(o.cleo), "reopened approved returned assigned"; got != want {
		t.Errorf("the checker was told %q, want %q", got, want)
	}
	if got := o.inbox(o.ben); got != "reopened" {
		t.Errorf("the reviewer was told %q, want that the claim was reopened", got)
	}
	in, err := o.Inbox(t.Context(), o.cleo, annotate.InboxQuery{})
	o.must(err)
	if got := in.Letters[2].Body; got != "Which page?" {
		t.Errorf("the return says %q, want the reviewer's comment", got)
	}
}
