// Package accounts is the pages about people: signing in, setting up an
// instance, one-time links, one's own account, and the users of an instance.
package accounts

import (
	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/ui"
)

// SignInPage asks who somebody is.
type SignInPage struct {
	views.Page
	Login   string // as typed
	Next    string // where to go on; a path of this app
	Kept    *Kept  // what was being sent when the session turned out to have ended
	Empty   bool   // nobody can sign in yet
	Trouble ui.Trouble
}

// Kept is a form that was sent by somebody who was not signed in any more.
type Kept struct {
	Action string // where it was going; a path of this app
	Fields []views.KeptField
}

// Prefix stands before the name of a kept field on the sign-in form, so that
// it is not taken for one of that form's own.
const Prefix = "kept."

// KeptAction names the field of the sign-in form that holds [Kept.Action].
const KeptAction = "kept-action"

// ResumePage gives back a kept form to somebody who has signed in again.
type ResumePage struct {
	views.Page
	Kept Kept
}

// SetUpPage makes the first administrator of an instance.
type SetUpPage struct {
	views.Page
	Token   string
	Login   string
	Name    string
	Trouble ui.Trouble
}

// OneTimePage asks before a one-time link is used up: programs that look at
// links in messages press no buttons.
type OneTimePage struct {
	views.Page
	Token string
	Next  string // where to go on; empty for the usual place
}

// AccountPage is what people see of their own account.
type AccountPage struct {
	views.Page
	User    account.User
	Changed bool // the password was changed just now
	Trouble ui.Trouble
}

// UsersPage is the list of everybody who can sign in.
type UsersPage struct {
	views.Page
	Users   []account.User
	Invite  *Invite // a link that was made just now
	New     annotate.UserEdit
	Trouble ui.Trouble
}

// Invite is a one-time link for somebody. It is shown once.
type Invite struct {
	Name    string
	Address string
}

// roleHints say what each role may do, in a few words.
var roleHints = map[account.Role]string{
	account.Viewer:      "reads",
	account.Contributor: "adds articles, claims, sources and evidence",
	account.Checker:     "takes claims and sets verdicts",
	account.Reviewer:    "approves, publishes and withdraws",
	account.Admin:       "looks after users and every timeline",
}

func roleOptions() []ui.Option {
	options := make([]ui.Option, 0, len(account.Roles()))
	for _, r := range account.Roles() {
		options = append(options, ui.Option{Value: string(r), Label: ui.Sentence(string(r)), Hint: roleHints[r]})
	}
	return options
}
