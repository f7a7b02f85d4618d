package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/views"
	"dateline/views/accounts"
	"dateline/views/link"
)

// tokenDays is for how long a token is good unless its maker says otherwise.
const tokenDays = 90

func (s *Server) getTokens(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.tokens(w, r, actor, http.StatusOK, accounts.TokensPage{})
}

// tokens answers with the list of the actor's tokens and what page adds to it.
func (s *Server) tokens(w http.ResponseWriter, r *http.Request, actor account.Actor, status int, page accounts.TokensPage) error {
	all, err := s.desk.Tokens(r.Context(), actor)
	if err != nil {
		return err
	}
	page.Page = views.Page{Title: "API tokens", Actor: actor, Here: link.Account}
	page.Tokens, page.Now, page.Root = all, s.desk.Now(), s.base.JoinPath(api.Root).String()
	if page.New.Scope == "" {
		page.New.Scope = account.ScopeRead
	}
	if page.New.Days == 0 {
		page.New.Days = tokenDays
	}
	return s.render(w, r, status, accounts.Tokens(page))
}

// postToken makes a token and shows it on the page that answers, which is the
// only place where it ever stands.
func (s *Server) postToken(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	typed := decode(r)
	in := annotate.TokenEdit{Name: typed.text("name"), Scope: account.Scope(typed.text("scope")), Days: typed.number("days")}
	err := typed.err()
	if err == nil {
		var secret string
		var made account.Token
		if secret, made, err = s.desk.AddToken(r.Context(), actor, in); err == nil {
			return s.tokens(w, r, actor, http.StatusOK, accounts.TokensPage{Made: secret, Name: made.Name})
		}
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	return s.tokens(w, r, actor, status, accounts.TokensPage{New: in, Trouble: trouble})
}

func (s *Server) postRevokeToken(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if err := s.desk.RevokeToken(r.Context(), actor, account.TokenID(r.PathValue("id"))); err != nil {
		return err
	}
	return redirect(w, r, link.Tokens)
}
