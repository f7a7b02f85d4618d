package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/link"
)

// page makes a handler of a route: it finds the actor, turns away visitors
// where a person has to be signed in, and answers errors.
func (s *Server) page(route route) http.Handler {
	drafted := slices.Contains(draftForms, route.pattern)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		garbled := parse(r) // first, so that fail knows what was typed
		actor, err := s.actor(r)
		if err == nil && route.who == signedIn && !actor.SignedIn() {
			err = fault.New(fault.Unauthenticated, "Sign in to go on.")
		}
		if err == nil {
			err = garbled
		}
		r = s.counted(r, actor)
		if err == nil && drafted && actor.SignedIn() {
			err = s.answerForm(w, r, actor, route.answer)
		} else if err == nil {
			err = route.answer(w, r, actor)
		}
		if err != nil {
			s.fail(w, r, actor, err)
		}
	})
}

// counted lets the pages of a request show what waits for the actor.
func (s *Server) counted(r *http.Request, actor account.Actor) *http.Request {
	return r.WithContext(views.WithCounts(r.Context(), func(ctx context.Context) views.Counts {
		waiting, err := s.desk.Waiting(ctx, actor)
		unread, unreadErr := s.desk.Unread(ctx, actor)
		if err := errors.Join(err, unreadErr); err != nil && ctx.Err() == nil { // a page without its counts is better than none
			s.log.WarnContext(ctx, "counts not read", "error", err, "request_id", requestID(ctx))
		}
		return views.Counts{Waiting: waiting, Unread: unread}
	}))
}

// parse reads the form of a request, in its address and its body.
func parse(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			return fault.New(fault.TooLarge, "That is more than this page takes: the limit is %d megabytes.", maxBody>>20)
		}
		return fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	settle(r.PostForm, r.Form)
	return nil
}

// render writes a page with a status. The page is rendered whole before
// anything of it is sent.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	var body bytes.Buffer
	if err := page.Render(r.Context(), &body); err != nil {
		return fmt.Errorf("rendering %s: %w", r.URL.Path, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err := body.WriteTo(w)
	s.logWrite(r.Context(), err)
	return nil
}

// logWrite notes that an answer did not get through: the status has been sent,
// so that no other answer can follow.
func (s *Server) logWrite(ctx context.Context, err error) {
	if err != nil {
		s.log.DebugContext(ctx, "answer not delivered", "error", err)
	}
}

// redirect answers a form that was taken: the browser goes on to another page.
func redirect(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// local returns a path of this app, or the list of timelines for anything that
// would lead elsewhere.
func local(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, `\`) {
		return link.Timelines
	}
	return path
}

// isHTMX reports whether htmx asks for a part of a page.
func isHTMX(r *http.Request) bool { return r.Header.Get("HX-Request") == "true" }

// getHome answers the front page.
func (s *Server) getHome(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	return redirect(w, r, link.Timelines)
}

// getHealth answers a monitor: the database can be read.
func (s *Server) getHealth(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	if _, err := s.desk.NeedsSetUp(r.Context()); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := w.Write([]byte("ok\n"))
	s.logWrite(r.Context(), err)
	return nil
}
