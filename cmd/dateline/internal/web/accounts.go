package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/accounts"
	"dateline/views/link"
)

func (s *Server) getSetUp(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	token := r.PathValue("token")
	if err := s.linkFor(r, token, account.SetUp); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, accounts.SetUp(accounts.SetUpPage{Page: views.Page{Title: "Set up", Actor: actor}, Token: token}))
}

func (s *Server) postSetUp(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	token, typed := r.PathValue("token"), decode(r)
	if err := s.linkFor(r, token, account.SetUp); err != nil {
		return err
	}
	in := annotate.UserEdit{Login: typed.text("login"), Name: typed.text("name")}
	session, err := s.desk.SetUp(r.Context(), token, in, r.PostFormValue("password"))
	if err == nil {
		if err := s.admit(w, r, session); err != nil {
			return err
		}
		return redirect(w, r, link.Timelines)
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	return s.render(w, r, status, accounts.SetUp(accounts.SetUpPage{
		Page: views.Page{Title: "Set up", Actor: actor}, Token: token, Login: in.Login, Name: in.Name, Trouble: trouble,
	}))
}

// linkFor returns a NotFound error unless a one-time link is good for a
// purpose.
func (s *Server) linkFor(r *http.Request, token string, purpose account.LinkPurpose) error {
	got, err := s.desk.Link(r.Context(), token)
	if err == nil && got != purpose {
		return fault.New(fault.NotFound, "This link is for something else.")
	}
	return err
}

// getLink shows a button and leaves the link as it is: mail programs and
// messengers open links to look at them.
func (s *Server) getLink(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	token := r.PathValue("token")
	if err := s.linkFor(r, token, account.SignIn); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, accounts.OneTime(accounts.OneTimePage{
		Page: views.Page{Title: "Sign in", Actor: actor}, Token: token, Next: r.FormValue("next"),
	}))
}

// postLink uses the link up. Without a place to go on, who has no password yet
// is brought to where they choose one.
func (s *Server) postLink(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	token, err := s.desk.FollowLink(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	if err := s.admit(w, r, token); err != nil {
		return err
	}
	if next := r.PostFormValue("next"); next != "" {
		return redirect(w, r, local(next))
	}
	actor, err := s.desk.Actor(r.Context(), token)
	if err != nil {
		return err
	}
	has, err := s.desk.HasPassword(r.Context(), actor)
	if err != nil {
		return err
	}
	if !has {
		return redirect(w, r, link.Account)
	}
	return redirect(w, r, link.Timelines)
}

func (s *Server) getAccount(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	page, err := s.accountPage(r, actor)
	if err != nil {
		return err
	}
	page.Changed = r.FormValue("changed") != ""
	return s.render(w, r, http.StatusOK, accounts.Account(page))
}

func (s *Server) accountPage(r *http.Request, actor account.Actor) (accounts.AccountPage, error) {
	u, err := s.desk.Account(r.Context(), actor)
	return accounts.AccountPage{Page: views.Page{Title: "Your account", Actor: actor, Here: link.Account}, User: u}, err
}

func (s *Server) postAccount(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	token, err := s.desk.ChangePassword(r.Context(), actor, r.PostFormValue("old"), r.PostFormValue("password"))
	if err == nil {
		if err := s.admit(w, r, token); err != nil {
			return err
		}
		return redirect(w, r, link.Account+"?changed=1")
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	page, err := s.accountPage(r, actor)
	if err != nil {
		return err
	}
	page.Trouble = trouble
	return s.render(w, r, status, accounts.Account(page))
}
