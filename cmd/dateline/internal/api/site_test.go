package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
	"dateline/timeline"
)

const base = "https://dateline.example"

// site is the whole app over a database of its own, with a member for each role
// of one timeline, whose login is the role, a second reviewer, and "other", who
// is no member.
type site struct {
	t      *testing.T
	desk   *annotate.Desk
	store  *glass
	now    time.Time
	server *httptest.Server
	users  map[string]account.User
	slug   string
}

func newSite(t *testing.T) *site { return newSiteWith(t, api.Limits{}) }

func newSiteWith(t *testing.T, limits api.Limits) *site {
	t.Helper()
	s := &site{t: t, now: time.Date(2024, 6, 21, 9, 30, 0, 0, time.UTC), users: map[string]account.User{}}
	s.store = &glass{Store: dbtest.New(t)}
	s.desk = annotate.NewDesk(s.store, func() time.Time { return s.now })
	s.server = httptest.NewServer(handler(t, s.desk, limits))
	t.Cleanup(s.server.Close)
	for _, role := range account.Roles() {
		s.hire(string(role), role)
	}
	s.hire("second", account.Reviewer)
	made, err := s.desk.AddTimeline(t.Context(), s.actor("admin"), annotate.TimelineEdit{Title: "The pact", Visibility: timeline.Public})
	s.must(err)
	s.slug = made.Slug
	for login, u := range s.users {
		s.must(s.desk.SetMember(t.Context(), s.actor("admin"), s.slug, login, u.Role))
	}
	s.hire("other", account.Reviewer)
	return s
}

// handler returns the whole app over a desk.
func handler(t testing.TB, desk *annotate.Desk, limits api.Limits) http.Handler {
	t.Helper()
	address, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	return web.New(web.Config{Desk: desk, Log: slog.New(slog.DiscardHandler), Base: address, Limits: limits}).Handler()
}

// in returns the site for a subtest, which fails when something is wrong.
func (s *site) in(t *testing.T) *site {
	t.Helper()
	inner := *s
	inner.t = t
	return &inner
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) hire(login string, role account.Role) {
	s.t.Helper()
	u, err := s.desk.AddUser(s.t.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: strings.ToUpper(login[:1]) + login[1:], Role: role})
	s.must(err)
	s.users[login] = u
}

func (s *site) actor(login string) account.Actor { return s.users[login].Actor() }

// program is something that calls the API.
type program struct {
	*site
	secret string
	token  account.TokenID
}

// as returns a program that acts for a user with a scope; without a token for "".
func (s *site) as(login string, scope account.Scope) program {
	s.t.Helper()
	if login == "" {
		return program{site: s}
	}
	secret, k, err := s.desk.AddToken(s.t.Context(), s.actor(login), annotate.TokenEdit{Name: login + " " + string(scope) + time.Now().String(), Scope: scope, Days: 1})
	s.must(err)
	return program{site: s, secret: secret, token: k.ID}
}

// reply is what the API answered.
type reply struct {
	t      *testing.T
	what   string
	status int
	header http.Header
	body   []byte
}

func (p program) get(path string, header ...string) reply {
	p.t.Helper()
	return p.send(http.MethodGet, path, nil, header...)
}

// send sends a request with headers, given as names and values in turn. What is
// answered has to be as the document says.
func (p program) send(method, path string, body any, header ...string) reply {
	p.t.Helper()
	var content []byte
	switch body := body.(type) {
	case nil:
	case string:
		content = []byte(body)
	default:
		var err error
		content, err = json.Marshal(body)
		p.must(err)
	}
	r, err := http.NewRequestWithContext(p.t.Context(), method, p.server.URL+api.Root+path, bytes.NewReader(content))
	p.must(err)
	if p.secret != "" {
		r.Header.Set("Authorization", "Bearer "+p.secret)
	}
	if method != http.MethodGet {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := p.server.Client().Do(r)
	p.must(err)
	defer func() { _ = resp.Body.Close() }() // ReadAll tells what went wrong
	got, err := io.ReadAll(resp.Body)
	p.must(err)
	a := reply{t: p.t, what: method + " " + path, status: resp.StatusCode, header: resp.Header, body: got}
	described(p.t).check(p.t, method, path, content, a)
	return a
}

// want checks the status, and returns the body.
func (a reply) want(status int) map[string]any {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s: got status %d, want %d: %s", a.what, a.status, status, a.body)
	}
	var body map[string]any
	if len(a.body) > 0 {
		if err := json.Unmarshal(a.body, &body); err != nil {
			a.t.Fatalf("%s: %v: %s", a.what, err, a.body)
		}
	}
	return body
}

// refused checks the status and the kind of a problem.
func (a reply) refused(status int, kind string) map[string]any {
	a.t.Helper()
	body := a.want(status)
	if got := body["type"]; got != base+"/api#"+kind {
		a.t.Errorf("%s: the problem is of type %v, want %s: %s", a.what, got, kind, a.body)
	}
	if got := a.header.Get("Content-Type"); got != "application/problem+json" {
		a.t.Errorf("%s: the problem is %s", a.what, got)
	}
	return body
}

// object is a JSON object in a test.
type object = map[string]any

func with(base object, more object) object {
	all := maps.Clone(base)
	maps.Copy(all, more)
	return all
}

// claim adds a claim that can be checked, and returns its address and ETag.
func (p program) claim(statement, when string) (path, etag string) {
	p.t.Helper()
	a := p.send(http.MethodPost, "/timelines/"+p.slug+"/claims", object{"statement": statement, "position": object{"kind": "point", "when": when}})
	made := a.want(http.StatusCreated)
	return "/claims/" + made["id"].(string), a.header.Get("ETag")
}

// step takes a step and returns the ETag after it.
func (p program) step(path, etag, act string) string {
	p.t.Helper()
	a := p.send(http.MethodPost, path+"/steps", object{"act": act}, "If-Match", etag)
	a.want(http.StatusOK)
	return a.header.Get("ETag")
}

// published takes a claim all the way, by two people, and returns its address.
func (s *site) published(statement, when string) string {
	s.t.Helper()
	checker, reviewer := s.as("checker", account.ScopeWrite), s.as("reviewer", account.ScopeReview)
	path, _ := checker.claim(statement, when)
	src := checker.send(http.MethodPost, "/timelines/"+s.slug+"/sources", object{"title": "Minutes of " + statement}).want(http.StatusCreated)
	checker.send(http.MethodPost, path+"/evidence", object{
		"source": src["id"], "quote": "signed on that day", "locator": "page 1", "accessed": "2024-06-20",
	}).want(http.StatusCreated)
	etag := checker.step(path, checker.get(path).header.Get("ETag"), "take")
	a := checker.send(http.MethodPut, path+"/verdict", object{"value": "correct", "explanation": "The minutes say so."}, "If-Match", etag)
	a.want(http.StatusOK)
	etag = checker.step(path, a.header.Get("ETag"), "submit")
	etag = reviewer.step(path, etag, "approve")
	reviewer.step(path, etag, "publish")
	return path
}
