package annotate

import (
	"fmt"
	"slices"
	"strings"

	"dateline/annotate/account"
)

// rule is one row of the workflow: who may do an act, and from which statuses.
type rule struct {
	name         string // as the subject of a sentence
	button       string // as a button
	from         []Status
	to           Status // empty when the act leaves the status alone
	role         account.Role
	assignee     bool // only the person who is checking
	secondPerson bool // only somebody who is no author of the verdict
	reason       bool // a reason or comment has to be given
}

var (
	beforeReview = []Status{Draft, Open, Checking, ChangesRequested}
	underCheck   = []Status{Checking, ChangesRequested}
	afterwards   = []Status{Checking, ChangesRequested, Published} // and not while somebody decides on it
	upToReview   = []Status{Draft, Open, Checking, InReview, ChangesRequested}
)

// rules is the table of section 6 of the specification, with the acts that
// leave the status alone below it. While a claim is in review or further on,
// nobody edits what the reviewer was shown: it has to be returned or reopened
// first.
var rules = map[Act]rule{
	ActOpen:     {name: "Opening", button: "Open for checking", from: []Status{Draft}, to: Open, role: account.Contributor},
	ActTake:     {name: "Taking a claim", button: "Take it", from: []Status{Open}, to: Checking, role: account.Checker},
	ActAssign:   {name: "Assigning", button: "Assign", from: []Status{Open, Checking, ChangesRequested}, role: account.Checker},
	ActSubmit:   {name: "Submitting", button: "Submit for review", from: []Status{Checking}, to: InReview, role: account.Checker, assignee: true},
	ActReturn:   {name: "Returning", button: "Return with a comment", from: []Status{InReview}, to: ChangesRequested, role: account.Reviewer, secondPerson: true, reason: true},
	ActResume:   {name: "Resuming", button: "Resume checking", from: []Status{ChangesRequested}, to: Checking, role: account.Checker, assignee: true},
	ActApprove:  {name: "Approving", button: "Approve", from: []Status{InReview}, to: Approved, role: account.Reviewer, secondPerson: true},
	ActPublish:  {name: "Publishing", button: "Publish", from: []Status{Approved}, to: Published, role: account.Reviewer},
	ActWithdraw: {name: "Withdrawing", button: "Withdraw", from: []Status{Published}, to: Withdrawn, role: account.Reviewer, reason: true},
	ActReopen:   {name: "Reopening", button: "Reopen", from: []Status{Approved, Published}, to: Checking, role: account.Checker, reason: true},
	ActOverride: {name: "Overriding", button: "Override", from: Statuses(), role: account.Admin, reason: true},

	ActEdit:     {name: "Editing a claim", from: beforeReview, role: account.Contributor},
	ActEvidence: {name: "Changing the evidence", from: beforeReview, role: account.Contributor},
	ActRecheck:  {name: "Setting a re-check date", from: afterwards, role: account.Checker},
	ActRule:     {name: "Setting a verdict", from: underCheck, role: account.Checker},

	// What the machine found may turn up, and be judged, at any time.
	ActDismiss:      {name: "Dismissing a finding", from: Statuses(), role: account.Checker, reason: true},
	ActDismissBlock: {name: "Dismissing a finding that blocks", from: upToReview, role: account.Reviewer, secondPerson: true, reason: true},
}

// Button returns what the button for a step says.
func (a Act) Button() string { return rules[a].button }

// NeedsReason reports whether a step is refused without a reason or comment.
func (a Act) NeedsReason() bool { return rules[a].reason }

// Next returns the status that a step leads to. It is false for a step that
// does not name one: assigning an open claim starts the checking of it and
// leaves the others as they are, and an override goes where it is told.
func (a Act) Next() (Status, bool) {
	to := rules[a].to
	return to, to != ""
}

// From reports whether an act can be done to a claim in a status.
func (a Act) From(s Status) bool { return rules[a].allows(s) }

func (r rule) allows(s Status) bool { return slices.Contains(r.from, s) }

// notNow says why an act cannot be done in a status, and what has to come first.
func (r rule) notNow(s Status) string {
	words := make([]string, len(r.from))
	for i, from := range r.from {
		words[i] = from.String()
	}
	list := words[len(words)-1]
	if rest := words[:len(words)-1]; len(rest) > 0 {
		list = strings.Join(rest, ", ") + " or " + list
	}
	hint := ""
	switch {
	case r.to != "":
	case s == Open && slices.Contains(r.from, Checking):
		hint = " Take it first."
	case s == InReview:
		hint = " The reviewer has to return it first."
	case s == Approved, s == Published:
		hint = " It has to be reopened first."
	}
	return fmt.Sprintf("%s is for a claim that is %s; this one is %s.%s", r.name, list, s, hint)
}
