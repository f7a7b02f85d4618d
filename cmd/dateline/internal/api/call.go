package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// call is one request as its handler sees it.
type call struct {
	*http.Request
	desk     *annotate.Desk // for a write, within the transaction of the answer
	actor    account.Actor
	token    account.Token     // zero for who has none
	body     []byte            // of a write
	pointers map[string]string // where the fields of the desk stand in the body, or which parameters they are
}

// answer is what a handler answers when all went well.
type answer struct {
	status   int // 0 for 200
	etag     string
	location string // path below Root
	next     string // cursor of the next page of a list
	body     any    // nil for none
	raw      []byte // what is sent in place of body
	media    string // of raw
}

// serve makes a handler of a route.
func (s *Server) serve(route route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{Request: r, desk: s.desk}
		err := s.admit(r.Context(), w, c)
		if err == nil && route.who == person && c.token.ID == "" {
			err = fault.New(fault.Unauthenticated, "Send a token in the header Authorization: Bearer …; people make them on the page of their account.")
		}
		if err != nil {
			s.fail(w, r, c, err)
			return
		}
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			a, err := route.answer(c)
			if err == nil {
				err = s.write(w, c, a)
			}
			if err != nil {
				s.fail(w, r, c, err)
			}
			return
		}
		s.change(r.Context(), w, c, route)
	})
}

// admit finds out who calls and counts the call.
func (s *Server) admit(ctx context.Context, w http.ResponseWriter, c *call) error {
	secret, ok := bearer(c.Request)
	if !ok {
		if c.Header.Get("Authorization") != "" {
			return fault.New(fault.Unauthenticated, "The header Authorization has to be Bearer and a token.")
		}
		return s.limits.take(w.Header(), "visitor", s.remote(c.Request), s.limits.Visitor)
	}
	actor, token, err := s.desk.Bearer(ctx, secret)
	if err != nil {
		if tooMany := s.limits.take(w.Header(), "visitor", s.remote(c.Request), s.limits.Visitor); tooMany != nil {
			return tooMany
		}
		return err
	}
	c.actor, c.token = actor, token
	return s.limits.take(w.Header(), "token", string(token.ID), s.limits.Token)
}

// bearer returns the token of a request.
func bearer(r *http.Request) (string, bool) {
	scheme, secret, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	secret = strings.TrimSpace(secret)
	return secret, ok && strings.EqualFold(scheme, "Bearer") && secret != ""
}

// kept is an answer as a receipt keeps it.
type kept struct {
	Status   int            `json:"status"`
	ETag     string         `json:"etag,omitzero"`
	Location string         `json:"location,omitzero"`
	Body     jsontext.Value `json:"body,omitzero"`
}

// change answers a write. Everything happens in one transaction: what is
// stored, the version that it was checked against, and the answer that is kept
// under the key that the caller gave.
func (s *Server) change(ctx context.Context, w http.ResponseWriter, c *call, route route) {
	err := c.read(w)
	if err != nil {
		s.fail(w, c.Request, c, err)
		return
	}
	request := c.Request
	work := func(ctx context.Context, desk *annotate.Desk) (string, error) {
		c.Request, c.desk = request.WithContext(ctx), desk
		a, err := route.answer(c)
		if err != nil {
			return "", err
		}
		body, err := encode(a.body)
		if err != nil {
			return "", err
		}
		k, err := json.Marshal(kept{Status: a.status, ETag: a.etag, Location: a.location, Body: body})
		return string(k), err
	}
	text, again, err := s.once(ctx, c, work)
	c.Request = request
	var k kept
	if err == nil {
		err = json.Unmarshal([]byte(text), &k)
	}
	if err != nil {
		s.fail(w, request, c, err)
		return
	}
	if again {
		w.Header().Set("Idempotency-Replayed", "true")
	}
	err = s.write(w, c, answer{status: k.Status, etag: k.ETag, location: k.Location, raw: k.Body, media: mediaJSON})
	if err != nil {
		s.fail(w, request, c, err)
	}
}

// once does the work of a write; with a key, only the first time.
func (s *Server) once(ctx context.Context, c *call, work func(context.Context, *annotate.Desk) (string, error)) (text string, again bool, err error) {
	values := c.Header.Values("Idempotency-Key")
	if len(values) == 0 {
		err := s.desk.Together(ctx, func(ctx context.Context, desk *annotate.Desk) error {
			var err error
			text, err = work(ctx, desk)
			return err
		})
		return text, false, err
	}
	key := strings.Trim(strings.TrimSpace(values[0]), `"`)
	if len(values) > 1 || key == "" || len(key) > maxKey || strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "", false, malformed("The header Idempotency-Key has to be one text of 1 to %d printable ASCII characters.", maxKey)
	}
	sum := sha256.New()
	for _, part := range []string{c.Method, c.URL.RequestURI(), c.Header.Get("If-Match"), string(c.body)} {
		_, _ = fmt.Fprintf(sum, "%d\n%s\n", len(part), part) // a hash takes every write
	}
	return s.desk.Once(ctx, annotate.Receipt{Token: c.token.ID, Key: key, Request: hex.EncodeToString(sum.Sum(nil))}, work)
}

const (
	maxKey    = 200
	mediaJSON = "application/json"
)

// encode writes what is answered.
func encode(body any) ([]byte, error) {
	if body == nil {
		return nil, nil
	}
	out, err := json.Marshal(body, json.Deterministic(true), jsontext.EscapeForHTML(false))
	if err != nil {
		return nil, fmt.Errorf("writing an answer: %w", err)
	}
	return out, nil
}

// write sends an answer, or that it has not changed.
func (s *Server) write(w http.ResponseWriter, c *call, a answer) error {
	if a.raw == nil {
		raw, err := encode(a.body)
		if err != nil {
			return err
		}
		a.raw, a.media = raw, mediaJSON
	}
	h := w.Header()
	read := c.Method == http.MethodGet || c.Method == http.MethodHead
	if a.etag == "" && read && len(a.raw) > 0 {
		a.etag = contentTag(a.raw)
	}
	if a.etag != "" {
		h.Set("ETag", a.etag)
	}
	if a.location != "" {
		h.Set("Location", s.link(a.location))
	}
	if a.next != "" {
		query := c.URL.Query()
		query.Set("cursor", a.next)
		h.Set("Link", "<"+s.base.JoinPath(c.URL.Path).String()+"?"+query.Encode()+`>; rel="next"`)
	}
	h.Set("Cache-Control", "no-cache") // ask each time, with If-None-Match
	if c.token.ID != "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	if read && a.etag != "" && matches(c.Header.Values("If-None-Match"), a.etag, true) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if len(a.raw) > 0 {
		h.Set("Content-Type", a.media)
		h.Set("Content-Length", strconv.Itoa(len(a.raw)))
	}
	if a.status == 0 {
		a.status = http.StatusOK
	}
	w.WriteHeader(a.status)
	if c.Method != http.MethodHead {
		_, err := bytes.NewReader(a.raw).WriteTo(w)
		s.logWrite(c.Request, err)
	}
	return nil
}

// versionTag returns the ETag of a version of something.
func versionTag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// contentTag returns the ETag of an answer that nothing counts the versions of.
func contentTag(raw []byte) string {
	sum := sha256.Sum256(raw)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}

// matches reports whether the values of If-Match or If-None-Match name an ETag.
// Only the latter takes weak ones.
func matches(values []string, etag string, weak bool) bool {
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		part = strings.TrimSpace(part)
		if weak {
			part = strings.TrimPrefix(part, "W/")
		}
		if part == "*" || part == etag {
			return true
		}
	}
	return false
}

// unchanged reports whether the caller has what an ETag stands for, so that it
// need not be made.
func (c *call) unchanged(etag string) bool {
	return matches(c.Header.Values("If-None-Match"), etag, true)
}

// match returns a problem unless the caller changes the present version of
// something.
func (c *call) match(version int) error {
	values := c.Header.Values("If-Match")
	switch {
	case len(values) == 0:
		return preconditionNeeded()
	case !matches(values, versionTag(version), false):
		return stale(version)
	default:
		return nil
	}
}
