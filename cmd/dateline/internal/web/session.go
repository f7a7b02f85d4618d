package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gorilla/sessions"

	"dateline/annotate"
	"dateline/annotate/account"
)

// sessionStore keeps sessions where the desk keeps everything, so that signing
// out and a change of role act at once. The cookie holds a random token and
// nothing else.
type sessionStore struct {
	desk    *annotate.Desk
	options sessions.Options
	cookie  string
}

// actorValue is the value of a session that holds its account.Actor.
const actorValue = "actor"

func newSessionStore(desk *annotate.Desk, secure bool) *sessionStore {
	store := &sessionStore{
		desk:   desk,
		cookie: "dateline",
		options: sessions.Options{
			Path:     "/",
			MaxAge:   int(account.SessionLife.Seconds()),
			Secure:   secure,
			HttpOnly: true,
			SameSite: http.SameSiteLaxMode,
		},
	}
	if secure {
		store.cookie = "__Host-dateline" // browsers take it from this host alone
	}
	return store
}

// Get returns the session of a request, the same one each time.
func (s *sessionStore) Get(r *http.Request, _ string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(s, s.cookie)
}

// New returns the session that the cookie of a request names. It is new, and
// nobody's, when the cookie names none that lasts.
func (s *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(s, name)
	options := s.options
	session.Options = &options
	session.IsNew = true
	cookie, err := r.Cookie(name)
	if err != nil {
		return session, nil //nolint:nilerr // no cookie is no error: it is a visitor
	}
	actor, err := s.desk.Actor(r.Context(), cookie.Value)
	if err != nil {
		return session, fmt.Errorf("finding a session: %w", err)
	}
	session.ID = cookie.Value
	if actor.SignedIn() {
		session.Values[actorValue] = actor
		session.IsNew = false
	}
	return session, nil
}

// Save sends the cookie of a session, or takes it back when the session has
// ended. What the session stands for is in the database already.
func (s *sessionStore) Save(_ *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	http.SetCookie(w, sessions.NewCookie(s.cookie, session.ID, session.Options))
	return nil
}

// actor returns who sent a request.
func (s *Server) actor(r *http.Request) (account.Actor, error) {
	session, err := s.sessions.Get(r, "")
	if err != nil {
		return account.Actor{}, err
	}
	actor, _ := session.Values[actorValue].(account.Actor)
	return actor, nil
}

// token returns the token of the session of a request; empty for a visitor.
func (s *Server) token(r *http.Request) (string, error) {
	session, err := s.sessions.Get(r, "")
	if err != nil {
		return "", err
	}
	return session.ID, nil
}

// admit lets the browser carry a new session; the token it had before is of no
// use any more.
func (s *Server) admit(w http.ResponseWriter, r *http.Request, token string) error {
	session, err := s.sessions.Get(r, "")
	if err != nil {
		return err
	}
	if session.ID != "" && session.ID != token {
		if err := s.desk.SignOut(r.Context(), session.ID); err != nil {
			return err
		}
	}
	session.ID = token
	return session.Save(r, w)
}

// dismiss ends the session of a request and takes its cookie back.
func (s *Server) dismiss(w http.ResponseWriter, r *http.Request) error {
	session, err := s.sessions.Get(r, "")
	if err != nil {
		return err
	}
	if session.ID != "" {
		if err := s.desk.SignOut(r.Context(), session.ID); err != nil {
			return err
		}
	}
	session.ID = ""
	session.Options.MaxAge = -1
	return session.Save(r, w)
}

// redacted returns a path without the token of a one-time link.
func redacted(path string) string {
	for _, prefix := range []string{"/link/", "/set-up/"} {
		if strings.HasPrefix(path, prefix) {
			return prefix + "…"
		}
	}
	return path
}
