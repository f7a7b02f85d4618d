package web

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/accounts"
	"dateline/views/link"
	"dateline/views/ui"
)

// askToSignIn answers somebody who is not signed in where they have to be. A
// form that they sent is kept on the page, so that nothing typed is lost when
// a session ends while somebody writes.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request) {
	if isHTMX(r) {
		s.answerSignedOut(w, r, accounts.SignedOut())
		return
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		http.Redirect(w, r, link.SignIn+"?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		return
	}
	if err := parse(r); err != nil {
		s.fail(w, r, account.Actor{}, err)
		return
	}
	page := accounts.SignInPage{Page: signInFrame()}
	if fields, whole := keepable(r.PostForm); whole {
		page.Kept = &accounts.Kept{Action: r.URL.RequestURI(), Fields: fields}
	} else {
		page.Next = r.URL.RequestURI()
		page.Trouble = ui.Trouble{Text: "You are not signed in any more, and passwords are not kept: sign in, then type them again."}
	}
	s.answerSignedOut(w, r, accounts.SignIn(page))
}

// answerSignedOut renders a page for a visitor with the status that says so.
func (s *Server) answerSignedOut(w http.ResponseWriter, r *http.Request, page templ.Component) {
	if err := s.render(w, r, http.StatusUnauthorized, page); err != nil {
		s.log.ErrorContext(r.Context(), "sign-in page failed", "error", err)
		http.Error(w, "Sign in to go on.", http.StatusUnauthorized)
	}
}

func signInFrame() views.Page { return views.Page{Title: "Sign in"} }

func (s *Server) getSignIn(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	next := r.FormValue("next")
	if actor.SignedIn() {
		return redirect(w, r, local(next))
	}
	empty, err := s.desk.NeedsSetUp(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, accounts.SignIn(accounts.SignInPage{Page: signInFrame(), Next: next, Empty: empty}))
}

func (s *Server) postSignIn(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	page := accounts.SignInPage{
		Page: signInFrame(), Login: decode(r).text("login"), Next: r.PostFormValue("next"), Kept: keptIn(r.PostForm),
	}
	token, err := s.desk.SignIn(r.Context(), page.Login, r.PostFormValue("password"), remote(r))
	if err != nil {
		return s.signInAgain(w, r, page, err)
	}
	if err := s.admit(w, r, token); err != nil {
		return err
	}
	if page.Kept == nil {
		return redirect(w, r, local(page.Next))
	}
	actor, err := s.desk.Actor(r.Context(), token)
	if err != nil {
		return err
	}
	if err := s.keepAgain(r, actor, *page.Kept); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, accounts.Resume(accounts.ResumePage{
		Page: views.Page{Title: "Signed in again", Actor: actor}, Kept: *page.Kept,
	}))
}

// signInAgain shows the form with what was typed and kept, and what is wrong.
func (s *Server) signInAgain(w http.ResponseWriter, r *http.Request, page accounts.SignInPage, err error) error {
	var status int
	var known *fault.Error
	if errors.As(err, &known) && known.Kind == fault.Unauthenticated {
		page.Trouble, status = ui.Trouble{Text: known.Text}, http.StatusUnauthorized
	} else {
		var ok bool
		if page.Trouble, status, ok = again(err); !ok {
			return err
		}
	}
	return s.render(w, r, status, accounts.SignIn(page))
}

func (s *Server) postSignOut(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	if err := s.dismiss(w, r); err != nil {
		return err
	}
	return redirect(w, r, link.Timelines)
}

// remote returns the address of the network that a request comes from. When
// the connection comes from this machine itself, a proxy stands in between,
// which adds the address it saw to the end of X-Forwarded-For.
func remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return host
	}
	// A proxy may add a line of its own instead of going on with the last one.
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if last := net.ParseIP(strings.TrimSpace(hops[len(hops)-1])); last != nil {
		return last.String()
	}
	return host
}
