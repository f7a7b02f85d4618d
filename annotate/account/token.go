package account

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/annotate/fault"
)

// TokenID identifies a token: a UUID of version 7, as text.
type TokenID string

// Token lets a program act for a user. Only the hash of its secret is kept.
type Token struct {
	ID      TokenID
	Hash    string
	User    UserID
	Name    string // what its user calls it
	Scope   Scope
	Created time.Time
	Expires time.Time
	Used    time.Time // about when it was last used; zero when it never was
	Revoked time.Time // zero while it is not
}

// Scope is how far a token is trusted. Each scope may do all that the ones
// before it may, and none more than its user.
type Scope string

// The scopes, least first.
const (
	ScopeRead   Scope = "read"   // reads
	ScopeWrite  Scope = "write"  // adds, edits, checks and submits; not the timelines themselves
	ScopeReview Scope = "review" // whatever its user may do
)

// Scopes returns the scopes, least first.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeWrite, ScopeReview} }

// Role returns the most that a token of a scope may be.
func (s Scope) Role() Role {
	switch s {
	case ScopeReview:
		return Admin
	case ScopeWrite:
		return Checker
	case ScopeRead:
		return Viewer
	default:
		return Nobody
	}
}

// The limits on tokens.
const (
	MaxTokenLife  = 366 * 24 * time.Hour
	MaxTokens     = 50 // of one user that are good
	tokenPrefix   = "dateline_"
	TokenMachine  = "API token " // stands before the name of a token in the history
	TokenUsedStep = 5 * time.Minute
)

// NewSecret returns the secret of a new token and the hash under which it is
// kept. Its beginning tells what it is to who finds it in a file.
func NewSecret() (secret, hash string) {
	random, _ := NewToken()
	secret = tokenPrefix + random
	return secret, HashToken(secret)
}

// Good reports whether a token can be used at now.
func (t Token) Good(now time.Time) bool { return t.Revoked.IsZero() && now.Before(t.Expires) }

// Actor returns the user of a token as a program with it acts: with no more
// than the role of its scope. The history names the token too.
func (t Token) Actor(u User) Actor {
	a := u.Actor()
	a.Role = Least(a.Role, t.Scope.Role())
	a.Machine = TokenMachine + "“" + t.Name + "”"
	return a
}

// Validate returns an Invalid error that names what is wrong with a token that
// is made at its time of creation.
func (t Token) Validate() error {
	var wrong fault.Fields
	if n := utf8.RuneCountInString(t.Name); strings.TrimSpace(t.Name) == "" || n > MaxName {
		wrong.Add("name", "Say in at most %d characters what the token is for.", MaxName)
	}
	if !utf8.ValidString(t.Name) || strings.ContainsFunc(t.Name, unicode.IsControl) {
		wrong.Add("name", "This has characters that cannot be shown.")
	}
	if t.Scope.Role() == Nobody {
		wrong.Add("scope", "Choose read, write or review.")
	}
	if life := t.Expires.Sub(t.Created); life <= 0 || life > MaxTokenLife {
		wrong.Add("days", "Choose 1 to %d days.", int(MaxTokenLife/(24*time.Hour)))
	}
	return wrong.Err()
}
