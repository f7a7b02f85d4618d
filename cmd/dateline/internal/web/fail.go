package web

import (
	"errors"
	"net/http"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/ui"
)

// statuses is the one table that knows which HTTP status a kind of error has.
var statuses = map[fault.Kind]int{
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.NotFound:        http.StatusNotFound,
	fault.Forbidden:       http.StatusForbidden,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Conflict:        http.StatusConflict,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.WrongMethod:     http.StatusMethodNotAllowed,
	fault.Throttled:       http.StatusTooManyRequests,
	fault.Busy:            http.StatusServiceUnavailable,
}

func statusOf(err error) int {
	if status, ok := statuses[fault.KindOf(err)]; ok {
		return status
	}
	return http.StatusInternalServerError
}

var titles = map[int]string{
	http.StatusUnprocessableEntity:   "That did not work",
	http.StatusNotFound:              "Not found",
	http.StatusForbidden:             "Not allowed",
	http.StatusUnauthorized:          "Sign in",
	http.StatusMethodNotAllowed:      "Not this way",
	http.StatusConflict:              "Changed in the meantime",
	http.StatusRequestEntityTooLarge: "Too large",
	http.StatusTooManyRequests:       "Too many tries",
	http.StatusServiceUnavailable:    "Busy",
	http.StatusInternalServerError:   "Our mistake",
}

// fail answers an error: with what it says when it is meant for the person,
// and otherwise with an apology, while the error goes to the log.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, actor account.Actor, err error) {
	if r.Context().Err() != nil {
		// The person went on to another page, or the server is stopping: that
		// the work broke off is no fault of it.
		s.log.InfoContext(r.Context(), "request abandoned", "error", err, "request_id", requestID(r.Context()), "path", redacted(r.URL.Path))
		http.Error(w, "This was not finished. Try again in a moment.", http.StatusServiceUnavailable)
		return
	}
	status := statusOf(err)
	if status == http.StatusUnauthorized {
		s.askToSignIn(w, r)
		return
	}
	page := views.ProblemPage{
		Page:   views.Page{Title: titles[status], Actor: actor},
		Status: status,
		Text:   "Something went wrong here. Nothing you typed was changed; try again in a moment.",
	}
	var known *fault.Error
	if status != http.StatusInternalServerError && errors.As(err, &known) {
		page.Text = known.Error()
	} else {
		page.Ref = requestID(r.Context())
		s.log.ErrorContext(r.Context(), "request failed", "error", err, "request_id", page.Ref, "path", redacted(r.URL.Path))
	}
	if status != http.StatusRequestEntityTooLarge && !isHTMX(r) { // to which the page that was typed into stays
		page.Kept, page.Cut = typedIn(r.PostForm)
	}
	if err := s.render(w, r, status, views.Problem(page)); err != nil { //nolint:contextcheck // a component gets the context when it is rendered
		s.log.ErrorContext(r.Context(), "problem page failed", "error", err)
		http.Error(w, page.Text, status)
	}
}

// again decides what to do about an error from a form. It is true when the
// form should be shown again, with the trouble and the status; otherwise the
// error is for [Server.fail].
func again(err error) (ui.Trouble, int, bool) {
	var known *fault.Error
	if !errors.As(err, &known) {
		return ui.Trouble{}, 0, false
	}
	switch known.Kind {
	case fault.Invalid, fault.Conflict, fault.Throttled, fault.Busy:
		trouble := ui.Trouble{Text: known.Text, Fields: known.Fields, Conflict: known.Kind == fault.Conflict}
		return trouble, statuses[known.Kind], true
	default:
		return ui.Trouble{}, 0, false
	}
}
