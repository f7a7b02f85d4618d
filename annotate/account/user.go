package account

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/annotate/fault"
)

// UserID identifies a user: a UUID of version 7, as text.
type UserID string

// User is a person who can sign in.
type User struct {
	ID       UserID
	Login    string // what is typed at sign-in; unique, lower case
	Name     string // what others see
	Role     Role   // the most that the person may do on any timeline
	Password string // argon2id in PHC form; empty until one is set
	Disabled bool
	Created  time.Time
	Version  int // counts the changes; 1 when new
}

// Actor is who does something: a signed-in user, or a visitor when ID and
// Machine are empty. With both set it is a machine that acts for the user, as a
// program with a token of theirs does; with Machine alone it acts for nobody.
type Actor struct {
	ID      UserID
	Name    string
	Role    Role   // the most that the actor may do: of the user, or what the machine was given
	Machine string // as the history names it, such as "import", "command line" or a token, see [Token.Actor]
}

// Actor returns u as the one who acts.
func (u User) Actor() Actor { return Actor{ID: u.ID, Name: u.Name, Role: u.Role} }

// Operator is the person at the command line of the machine that holds the
// database. It may do everything, and history names it as such.
func Operator() Actor { return Actor{Name: "command line", Role: Admin, Machine: "command line"} }

// SignedIn reports whether the actor is known.
func (a Actor) SignedIn() bool { return a.ID != "" || a.Machine != "" }

// NormalLogin returns a login as it is stored, from how somebody typed it.
func NormalLogin(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

// The limits on what a user is called.
const (
	MaxLogin = 64
	MaxName  = 100
)

// Validate returns an Invalid error that names the fields that cannot be used.
func (u User) Validate() error {
	var wrong fault.Fields
	if !validLogin(u.Login) {
		wrong.Add("login", "Use 2 to %d lower-case letters, digits, dots, hyphens or underscores.", MaxLogin)
	}
	if n := utf8.RuneCountInString(u.Name); strings.TrimSpace(u.Name) == "" || n > MaxName {
		wrong.Add("name", "Give the name that others see, of at most %d characters.", MaxName)
	}
	if !utf8.ValidString(u.Name) || strings.ContainsFunc(u.Name, unicode.IsControl) {
		wrong.Add("name", "This has characters that cannot be shown.")
	}
	if !u.Role.Valid() {
		wrong.Add("role", "Choose one of viewer, contributor, checker, reviewer and admin.")
	}
	return wrong.Err()
}

func validLogin(login string) bool {
	if len(login) < 2 || len(login) > MaxLogin {
		return false
	}
	for _, r := range login {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.', r == '-', r == '_', r == '@', r == '+':
		default:
			return false
		}
	}
	return true
}
