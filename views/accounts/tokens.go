package accounts

import (
	"strconv"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/ui"
)

// TokensPage is a person's own tokens of the API.
type TokensPage struct {
	views.Page
	Tokens  []account.Token // the newest first
	Now     time.Time
	Root    string // the whole address of the API
	Made    string // the secret of a token that was made just now
	Name    string // of that token
	New     annotate.TokenEdit
	Trouble ui.Trouble
}

// scopeHints say what a token of each scope may do, in a few words.
var scopeHints = map[account.Scope]string{
	account.ScopeRead:   "reads what you may read as a member",
	account.ScopeWrite:  "adds and edits, checks and submits, as far as you may",
	account.ScopeReview: "does whatever you may do: approves and publishes too",
}

func scopeOptions() []ui.Option {
	options := make([]ui.Option, 0, len(account.Scopes()))
	for _, s := range account.Scopes() {
		options = append(options, ui.Option{Value: string(s), Label: ui.Sentence(string(s)), Hint: scopeHints[s]})
	}
	return options
}

func lifeOptions() []ui.Option {
	return []ui.Option{
		{Value: "1", Label: "One day"},
		{Value: "7", Label: "A week"},
		{Value: "30", Label: "30 days"},
		{Value: "90", Label: "90 days"},
		{Value: "365", Label: "A year"},
	}
}

// ended says why a token is no good any more; empty while it is.
func (p TokensPage) ended(t account.Token) string {
	switch {
	case !t.Revoked.IsZero():
		return "Revoked"
	case !t.Good(p.Now):
		return "Expired"
	default:
		return ""
	}
}

func (p TokensPage) days() string { return strconv.Itoa(p.New.Days) }

// curl is a command that shows that a token works.
func (p TokensPage) curl() string {
	return `curl -H "Authorization: Bearer ` + p.Made + `" ` + p.Root + "/me"
}
