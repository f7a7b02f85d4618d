package web_test

import (
	"flag"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// base is the address under which a site believes to be reached.
const base = "https://dateline.example"

// site is the whole app over a database of its own, with one user for each
// role, whose login is the role, and a second reviewer, "second".
type site struct {
	t      *testing.T
	desk   *annotate.Desk
	store  annotate.Store
	now    time.Time // what the clock shows; a test may move it
	server *httptest.Server
	users  map[string]account.User
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := newEmptySite(t)
	for _, role := range account.Roles() {
		s.addUser(string(role), role)
	}
	s.addUser("second", account.Reviewer)
	return s
}

// newEmptySite returns a site where nobody can sign in yet.
func newEmptySite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, now: time.Date(2024, 6, 21, 9, 30, 0, 0, time.UTC), users: map[string]account.User{}}
	s.store = dbtest.New(t)
	s.desk = annotate.NewDesk(s.store, func() time.Time { return s.now })
	address, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	app := web.New(web.Config{Desk: s.desk, Log: slog.New(slog.DiscardHandler), Base: address})
	s.server = httptest.NewTLSServer(app.Handler())
	t.Cleanup(app.Close)
	t.Cleanup(s.server.Close)
	return s
}

// in returns the site for a subtest, which fails when something is wrong.
func (s *site) in(t *testing.T) *site {
	t.Helper()
	inner := *s
	inner.t = t
	return &inner
}

func (s *site) addUser(login string, role account.Role) {
	s.t.Helper()
	name := strings.ToUpper(login[:1]) + login[1:] + " Reader"
	u, err := s.desk.AddUser(s.t.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: name, Role: role})
	if err != nil {
		s.t.Fatalf("adding the user %s: %v", login, err)
	}
	s.users[login] = u
}

// actor returns the user with a login as the one who acts; a visitor for "".
func (s *site) actor(login string) account.Actor {
	s.t.Helper()
	if login == "" {
		return account.Actor{}
	}
	u, ok := s.users[login]
	if !ok {
		s.t.Fatalf("there is no user %q", login)
	}
	return u.Actor()
}

// timeline adds a timeline on which every user is a member with the role that
// they have on the instance.
func (s *site) timeline(title string, visibility timeline.Visibility) timeline.Timeline {
	s.t.Helper()
	tl, err := s.desk.AddTimeline(s.t.Context(), s.actor("admin"), annotate.TimelineEdit{
		Title: title, Visibility: visibility, Description: "What was said about it, and when.",
	})
	if err != nil {
		s.t.Fatalf("adding the timeline %s: %v", title, err)
	}
	for login, u := range s.users {
		if err := s.desk.SetMember(s.t.Context(), s.actor("admin"), tl.Slug, login, u.Role); err != nil {
			s.t.Fatalf("making %s a member: %v", login, err)
		}
	}
	return tl
}

// claim adds a claim with a date to a timeline. It is open.
func (s *site) claim(slug, statement, when string) annotate.Case {
	s.t.Helper()
	return s.claimAt(slug, statement, timeline.Point{When: date(s.t, when), Extent: timeline.Event})
}

// claimAt adds a claim at any position to a timeline.
func (s *site) claimAt(slug, statement string, at timeline.Position) annotate.Case {
	s.t.Helper()
	c, err := s.desk.AddClaim(s.t.Context(), s.actor("contributor"), slug, annotate.ClaimEdit{Statement: statement, Position: at}, nil)
	if err != nil {
		s.t.Fatalf("adding the claim %q: %v", statement, err)
	}
	return c
}

// source adds a source to a timeline.
func (s *site) source(slug, title string) annotate.Source {
	s.t.Helper()
	src, err := s.desk.AddSource(s.t.Context(), s.actor("contributor"), slug, annotate.SourceEdit{Title: title})
	if err != nil {
		s.t.Fatalf("adding the source %q: %v", title, err)
	}
	return src
}

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Read(text)
	if err != nil {
		t.Fatalf("the date %q of the test: %v", text, err)
	}
	return d
}

// browser is one person's browser: it keeps cookies and follows no redirect.
type browser struct {
	t      *testing.T
	site   *site
	client *http.Client
	header http.Header // sent with every request
}

// as returns the browser of a user who is signed in; of a visitor for "".
func (s *site) as(login string) *browser {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	client := *s.server.Client()
	client.Jar = jar
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	b := &browser{t: s.t, site: s, client: &client, header: http.Header{}}
	if login == "" {
		return b
	}
	token, err := s.desk.Invite(s.t.Context(), account.Operator(), login)
	if err != nil {
		s.t.Fatalf("inviting %s: %v", login, err)
	}
	session, err := s.desk.FollowLink(s.t.Context(), token)
	if err != nil {
		s.t.Fatalf("signing in %s: %v", login, err)
	}
	address, err := url.Parse(s.server.URL)
	if err != nil {
		s.t.Fatal(err)
	}
	jar.SetCookies(address, []*http.Cookie{{Name: "__Host-dateline", Value: session, Path: "/", Secure: true}})
	return b
}

// in returns the browser for a subtest, which fails when something is wrong.
func (b *browser) in(t *testing.T) *browser {
	t.Helper()
	inner := *b
	inner.t = t
	return &inner
}

// answer is what the app sent back.
type answer struct {
	t      *testing.T
	path   string
	status int
	header http.Header
	body   string
}

func (b *browser) get(path string) answer {
	b.t.Helper()
	return b.send(http.MethodGet, path, "")
}

// post sends a form.
func (b *browser) post(path string, form url.Values) answer {
	b.t.Helper()
	return b.send(http.MethodPost, path, form.Encode())
}

func (b *browser) send(method, path, body string) answer {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.site.server.URL+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	maps.Copy(r.Header, b.header)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := b.client.Do(r)
	if err != nil {
		b.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = resp.Body.Close() }() // ReadAll tells what went wrong
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer{t: b.t, path: path, status: resp.StatusCode, header: resp.Header, body: string(content)}
}

// want checks the status, and that the page has all of some texts. It returns the answer, so that more can be asked of it.
func (a answer) want(status int, texts ...string) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Errorf("%s: got status %d, want %d; the page says: %s", a.path, a.status, status, a.text())
	}
	for _, text := range texts {
		if !strings.Contains(a.text(), text) {
			a.t.Errorf("%s: the page does not say %q; it says: %s", a.path, text, a.text())
		}
	}
	return a
}

// wantNot checks that the page has none of some texts.
func (a answer) wantNot(texts ...string) answer {
	a.t.Helper()
	for _, text := range texts {
		if strings.Contains(a.text(), text) {
			a.t.Errorf("%s: the page says %q", a.path, text)
		}
	}
	return a
}

// wantTo checks that the browser is sent on to another page.
func (a answer) wantTo(location string) {
	a.t.Helper()
	if a.status != http.StatusSeeOther || a.header.Get("Location") != location {
		a.t.Errorf("%s: got status %d to %q, want 303 to %q; the page says: %s", a.path, a.status, a.header.Get("Location"), location, a.text())
	}
}

// text returns the words of the page as they are read, with single blanks.
func (a answer) text() string {
	a.t.Helper()
	var b strings.Builder
	for n := range a.parse().Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (a answer) parse() *html.Node {
	a.t.Helper()
	root, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatalf("%s: %v", a.path, err)
	}
	return root
}
