package web

import (
	"errors"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/accounts"
	"dateline/views/link"
	"dateline/views/ui"
)

func (s *Server) getUsers(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.users(w, r, actor, http.StatusOK, accounts.UsersPage{})
}

// users answers with the list of users and what page adds to it.
func (s *Server) users(w http.ResponseWriter, r *http.Request, actor account.Actor, status int, page accounts.UsersPage) error {
	all, err := s.desk.Users(r.Context(), actor)
	if err != nil {
		return err
	}
	page.Page = views.Page{Title: "Users", Actor: actor, Here: link.Users}
	page.Users = all
	if page.New.Role == account.Nobody {
		page.New.Role = account.Contributor
	}
	return s.render(w, r, status, accounts.Users(page))
}

func (s *Server) postUser(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	typed := decode(r)
	in := annotate.UserEdit{Login: typed.text("login"), Name: typed.text("name"), Role: account.Role(typed.text("role"))}
	u, err := s.desk.AddUser(r.Context(), actor, in)
	if err == nil {
		return s.invite(w, r, actor, u)
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	if trouble.Conflict { // the login is taken; there is nothing to compare
		trouble = ui.Trouble{Text: "One field needs another look.", Fields: map[string]string{"login": trouble.Text}}
	}
	return s.users(w, r, actor, status, accounts.UsersPage{New: in, Trouble: trouble})
}

func (s *Server) postUserLink(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	login := r.PathValue("login")
	all, err := s.desk.Users(r.Context(), actor)
	if err != nil {
		return err
	}
	for _, u := range all {
		if u.Login == login {
			return s.invite(w, r, actor, u)
		}
	}
	return fault.New(fault.NotFound, "There is no user with the login %q.", login)
}

// invite makes a one-time link for a user and shows it on the page that
// answers, which is the only place where it ever stands.
func (s *Server) invite(w http.ResponseWriter, r *http.Request, actor account.Actor, u account.User) error {
	token, err := s.desk.Invite(r.Context(), actor, u.Login)
	if err != nil {
		return s.usersAgain(w, r, actor, err)
	}
	address := s.base.JoinPath(link.OneTime(token)).String()
	return s.users(w, r, actor, http.StatusOK, accounts.UsersPage{Invite: &accounts.Invite{Name: u.Name, Address: address}})
}

func (s *Server) postUserRole(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	role := account.Role(decode(r).text("role"))
	if _, err := s.desk.SetRole(r.Context(), actor, r.PathValue("login"), role); err != nil {
		return s.usersAgain(w, r, actor, err)
	}
	return redirect(w, r, link.Users)
}

func (s *Server) postUserDisabled(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if _, err := s.desk.SetDisabled(r.Context(), actor, r.PathValue("login"), decode(r).ticked("disabled")); err != nil {
		return s.usersAgain(w, r, actor, err)
	}
	return redirect(w, r, link.Users)
}

// usersAgain shows the list with what went wrong with one of its buttons.
func (s *Server) usersAgain(w http.ResponseWriter, r *http.Request, actor account.Actor, err error) error {
	_, status, ok := again(err)
	var known *fault.Error
	if !ok || !errors.As(err, &known) {
		return err
	}
	return s.users(w, r, actor, status, accounts.UsersPage{Trouble: ui.Trouble{Text: known.Error()}})
}
