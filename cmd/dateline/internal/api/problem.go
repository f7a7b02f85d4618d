package api

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views/link"
)

// problem is an answer that refuses, by RFC 9457. It is an error, so that
// handlers can return one.
type problem struct {
	Type    string         `json:"type"` // completed when it is sent
	Title   string         `json:"title"`
	Status  int            `json:"status"`
	Detail  string         `json:"detail,omitzero"`
	Errors  []problemError `json:"errors,omitempty"`
	Version int            `json:"version,omitzero"` // that is stored
	Ref     string         `json:"reference,omitzero"`
	Source  string         `json:"existing_source,omitzero"`

	retry int  // seconds
	scope bool // a token of a greater scope would do
}

// problemError is one thing that is wrong, with where it stands in the body or
// which parameter it is.
type problemError struct {
	Pointer   string `json:"pointer,omitzero"`
	Parameter string `json:"parameter,omitzero"`
	Detail    string `json:"detail"`
}

// Error returns what went wrong.
func (p *problem) Error() string { return cmp.Or(p.Detail, p.Title) }

// kinds is the one table that knows which answer a kind of error is.
var kinds = map[fault.Kind]problem{
	fault.Invalid:         {Type: "invalid", Title: "What was sent cannot be used", Status: http.StatusUnprocessableEntity},
	fault.NotFound:        {Type: "not-found", Title: "Not found", Status: http.StatusNotFound},
	fault.Forbidden:       {Type: "forbidden", Title: "Not allowed", Status: http.StatusForbidden},
	fault.Unauthenticated: {Type: "unauthenticated", Title: "A token is needed", Status: http.StatusUnauthorized},
	fault.Conflict:        {Type: "conflict", Title: "It does not go with what is there", Status: http.StatusConflict},
	fault.TooLarge:        {Type: "too-large", Title: "Too large", Status: http.StatusRequestEntityTooLarge},
	fault.WrongMethod:     {Type: "wrong-method", Title: "Not this way", Status: http.StatusMethodNotAllowed},
	fault.Throttled:       {Type: "throttled", Title: "Too many requests", Status: http.StatusTooManyRequests},
	fault.Busy:            {Type: "busy", Title: "Busy", Status: http.StatusServiceUnavailable, retry: 1},
	fault.Internal:        {Type: "internal", Title: "Our mistake", Status: http.StatusInternalServerError},
}

// What only HTTP knows of.
func malformed(format string, args ...any) error {
	return &problem{Type: "malformed", Title: "The body could not be read", Status: http.StatusBadRequest, Detail: fmt.Sprintf(format, args...)}
}

func unknownForm(got string) error {
	return &problem{
		Type: "media-type", Title: "Another kind of body is needed", Status: http.StatusUnsupportedMediaType,
		Detail: fmt.Sprintf("Send JSON with the header Content-Type: application/json, and not %q.", got),
	}
}

func preconditionNeeded() error {
	return &problem{
		Type: "precondition-required", Title: "The version is needed", Status: http.StatusPreconditionRequired,
		Detail: "Send the ETag of what you change in the header If-Match, so that nobody's work is overwritten.",
	}
}

func stale(version int) error {
	return &problem{
		Type: "stale", Title: "It has changed", Status: http.StatusPreconditionFailed, Version: version,
		Detail: fmt.Sprintf("If-Match names another version than the present one, %d. Get it again, and see whether your change still stands.", version),
	}
}

// scopeNeeded says that something takes a token with which its person may do
// whatever they may.
func scopeNeeded(what string) error {
	p := kinds[fault.Forbidden]
	p.Detail, p.scope = fmt.Sprintf("%s takes a token of the scope %s.", what, account.ScopeReview), true
	return &p
}

func errKeyTaken() error { return annotate.ErrKeyTaken }

// problemOf returns an error as it is answered. Pointers says where fields
// stand in the body; nil means that they are parameters.
func problemOf(err error, pointers map[string]string, query bool) *problem {
	if p, ok := errors.AsType[*problem](err); ok {
		answered := *p
		return &answered
	}
	p, ok := kinds[fault.KindOf(err)]
	known, isFault := errors.AsType[*fault.Error](err)
	if !ok || !isFault || known.Kind == fault.Internal {
		p = kinds[fault.Internal]
		p.Detail = "Something went wrong here. Nothing was changed; try again in a moment."
		return &p
	}
	p.Detail = known.Text
	if errors.Is(err, annotate.ErrKeyTaken) {
		p.Type, p.Title = "key-taken", "The key is taken"
	}
	for _, field := range slices.Sorted(maps.Keys(known.Fields)) {
		one := problemError{Detail: known.Fields[field]}
		switch {
		case strings.HasPrefix(field, "/"):
			one.Pointer = field
		case query:
			one.Parameter = cmp.Or(pointers[field], field)
		default:
			one.Pointer = cmp.Or(pointers[field], "/"+field)
		}
		p.Errors = append(p.Errors, one)
	}
	if twin, ok := errors.AsType[*annotate.TwinError](err); ok {
		p.Source = string(twin.Source.ID)
	}
	return &p
}

// fail answers an error.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, c *call, err error) {
	var pointers map[string]string
	if c != nil {
		pointers = c.pointers
	}
	p := problemOf(err, pointers, r.Method == http.MethodGet || r.Method == http.MethodHead)
	if p.Status == http.StatusInternalServerError && r.Context().Err() != nil {
		// The program hung up, or the server is stopping: that the work broke off
		// is no fault of it.
		s.log.InfoContext(r.Context(), "request abandoned", "error", err, "request_id", s.requestID(r), "path", r.URL.Path)
		p = problemOf(fault.New(fault.Busy, "This was not finished. Try again in a moment."), nil, false)
	}
	h := w.Header()
	switch p.Status {
	case http.StatusInternalServerError:
		p.Ref = s.requestID(r)
		s.log.ErrorContext(r.Context(), "request failed", "error", err, "request_id", p.Ref, "path", r.URL.Path)
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="Dateline"`)
		if r.Header.Get("Authorization") != "" {
			h.Set("WWW-Authenticate", `Bearer realm="Dateline", error="invalid_token"`)
		}
	case http.StatusForbidden:
		if c != nil && (p.scope || c.heldBack()) {
			h.Set("WWW-Authenticate", `Bearer realm="Dateline", error="insufficient_scope"`)
			p.Detail += fmt.Sprintf(" This token has the scope %s, and acts as %s at most.", c.token.Scope, c.token.Scope.Role())
		}
	case http.StatusPreconditionFailed:
		h.Set("ETag", versionTag(p.Version))
	}
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(p.retry))
	}
	p.Type = s.base.JoinPath(link.API).String() + "#" + p.Type
	body, err := json.Marshal(p, json.Deterministic(true))
	if err != nil {
		s.log.ErrorContext(r.Context(), "problem not written", "error", err)
		http.Error(w, p.Title, p.Status)
		return
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, err = bytes.NewReader(append(body, '\n')).WriteTo(w)
	s.logWrite(r, err)
}

// heldBack reports whether the caller has no greater role because of the scope
// of the token.
func (c *call) heldBack() bool {
	return c.token.ID != "" && c.token.Scope != account.ScopeReview && c.actor.Role == c.token.Scope.Role()
}

// logWrite notes that an answer did not get through.
func (s *Server) logWrite(r *http.Request, err error) {
	if err != nil {
		s.log.DebugContext(r.Context(), "answer not delivered", "error", err)
	}
}

// mend answers a request whose handler panicked. It has to be deferred itself.
func (s *Server) mend(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if cause == http.ErrAbortHandler { //nolint:errorlint // the value that net/http itself compares with
		panic(cause)
	}
	s.log.ErrorContext(r.Context(), "panic", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
	s.fail(w, r, nil, fmt.Errorf("panic: %v", cause))
}
