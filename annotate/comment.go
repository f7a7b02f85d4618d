package annotate

import (
	"slices"
	"strings"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// CommentID identifies a comment: a UUID of version 7, as text.
type CommentID string

// Comment is what somebody said about a claim, to the people who work on it.
// It is no part of the [Case]: a comment does not change what a reviewer was
// shown, and the public never sees one.
type Comment struct {
	ID        CommentID
	Claim     timeline.ClaimID
	Thread    CommentID // the first comment of its thread; its own id for that one
	Body      string    // Markdown
	By        Person
	At        time.Time
	Edited    time.Time // zero while it stands as it was written
	Resolved  Resolution
	Withdrawn bool // by who wrote it, or who manages the timeline; the history keeps its words
	Version   int  // counts the changes; 1 when new
}

// Resolution says who found that a thread is dealt with, and when. It is zero
// while the thread is open, and for every comment that is not the first.
type Resolution struct {
	By Person
	At time.Time
}

// MaxComments is how many comments a claim can have.
const MaxComments = 1_000

// First reports whether a comment begins a thread.
func (c Comment) First() bool { return c.Thread == c.ID }

// Open reports whether the thread that c begins still waits for an answer.
func (c Comment) Open() bool { return c.First() && c.Resolved.At.IsZero() }

// Thread is a comment with the answers to it, in the order in which they were
// written.
type Thread struct {
	Comment
	Replies []Comment
}

// Threads sorts the comments of a claim, first to last, into threads: open ones
// before resolved ones, each in the order in which they were begun. An answer
// whose thread is not there is left out.
func Threads(comments []Comment) []Thread {
	var threads []Thread
	place := map[CommentID]int{}
	for _, c := range comments {
		if c.First() {
			place[c.ID] = len(threads)
			threads = append(threads, Thread{Comment: c})
		} else if i, ok := place[c.Thread]; ok {
			threads[i].Replies = append(threads[i].Replies, c)
		}
	}
	slices.SortStableFunc(threads, func(a, b Thread) int {
		switch {
		case a.Open() == b.Open():
			return 0
		case a.Open():
			return -1
		default:
			return 1
		}
	})
	return threads
}

// Mentioned returns those of the members whom a comment names as @login, in
// the order of their first mention. An @ inside a word, as in an address of
// mail, names nobody; nor does one in code.
func Mentioned(body string, members []Member) []Member {
	byLogin := make(map[string]Member, len(members))
	for _, m := range members {
		byLogin[m.Login] = m
	}
	var named []Member
	for _, at := range MentionsIn(withoutCode(body)) {
		m, ok := byLogin[LoginIn(at, func(login string) bool { _, ok := byLogin[login]; return ok })]
		if ok && !slices.Contains(named, m) {
			named = append(named, m)
		}
	}
	return named
}

// MentionsIn returns what stands behind each @ of a text that can begin a
// mention: the longest run of characters of a login, in lower case.
func MentionsIn(text string) []string {
	var found []string
	for i := 0; i < len(text); i++ {
		if text[i] != '@' || i > 0 && loginByte(text[i-1]) {
			continue
		}
		end := i + 1
		for end < len(text) && loginByte(text[end]) {
			end++
		}
		if end > i+1 {
			found = append(found, strings.ToLower(text[i+1:end]))
		}
		i = end - 1
	}
	return found
}

func loginByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || strings.IndexByte(".-_@+", b) >= 0
}

// LoginIn returns the login that a run of [MentionsIn] names: the run, or what is
// left of it without the punctuation of a sentence at its end, as soon as it is
// known. It is empty when there is none.
func LoginIn(run string, known func(string) bool) string {
	for run != "" {
		if known(run) {
			return run
		}
		if strings.IndexByte(".-_@+", run[len(run)-1]) < 0 {
			return ""
		}
		run = run[:len(run)-1]
	}
	return ""
}

// withoutCode blanks what stands between backticks.
func withoutCode(body string) string {
	parts := strings.Split(body, "`")
	for i := 1; i < len(parts)-1; i += 2 {
		parts[i] = " "
	}
	return strings.Join(parts, " ")
}

func validComment(body string) error {
	var wrong fault.Fields
	text(&wrong, "body", body, MaxNote)
	if strings.TrimSpace(body) == "" {
		wrong.Add("body", "Write something first.")
	}
	return wrong.Err()
}

// mayChangeComment returns why an actor may not edit or withdraw a comment, or
// nil. Editing is for who wrote it; withdrawing also for who manages the
// timeline.
func mayChangeComment(a Access, c Comment, withdraw bool) error {
	switch {
	case c.Withdrawn:
		return fault.New(fault.Forbidden, "This comment was withdrawn.")
	case a.Actor.ID != "" && c.By.ID == a.Actor.ID, withdraw && a.Manage:
		return nil
	case withdraw:
		return fault.New(fault.Forbidden, "Only %s, or somebody who manages this timeline, can withdraw this comment.", c.By.Name)
	default:
		return fault.New(fault.Forbidden, "Only %s can change this comment. Answer it instead.", c.By.Name)
	}
}

// participants returns who wrote in a thread.
func (t Thread) participants() []account.UserID {
	all := []account.UserID{t.By.ID}
	for _, r := range t.Replies {
		if !slices.Contains(all, r.By.ID) {
			all = append(all, r.By.ID)
		}
	}
	return all
}
