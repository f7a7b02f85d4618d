package web_test

import (
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/web"
	"dateline/timeline"
	"dateline/views/link"
)

// access says who gets what from one route. Members are members of the private
// timeline that the route's object is on.
type access struct {
	request func(*desktop) (path string, form url.Values) // a good one; form is nil for GET
	visitor int
	other   int          // somebody who is signed in, but no member
	least   account.Role // the least role of a member that may
	less    int          // what lesser members get
}

// Routes that do without a person.
func open(path string) access {
	return access{request: plain(path), visitor: ok, other: ok}
}

// Routes of one's own, or of the instance.
func own(path string) access {
	return access{request: plain(path), visitor: signIn, other: ok}
}

const (
	ok       = 0 // any answer but a refusal
	signIn   = http.StatusUnauthorized
	notFound = http.StatusNotFound
	refused  = http.StatusForbidden
)

// member is the access to what only members of a timeline may know of.
func member(least account.Role, request func(*desktop) (string, url.Values)) access {
	return access{request: request, visitor: signIn, other: notFound, least: least, less: refused}
}

// public is the access to what is there for everybody once it is published: on
// a private timeline it is not found.
func public(request func(*desktop) (string, url.Values)) access {
	return access{request: request, visitor: notFound, other: notFound, least: account.Viewer, less: refused}
}

// managers is the access of administrators of a timeline or of the instance.
func managers(request func(*desktop) (string, url.Values)) access {
	return member(account.Admin, request)
}

func plain(path string) func(*desktop) (string, url.Values) {
	return func(*desktop) (string, url.Values) { return path, nil }
}

func onTimeline(f func(slug string) string) func(*desktop) (string, url.Values) {
	return func(d *desktop) (string, url.Values) { return f(d.slug), nil }
}

// desktop makes fresh objects on the private timeline for each request.
type desktop struct {
	*site
	slug string
	made int
}

func (d *desktop) name(what string) string {
	d.made++
	return what + " " + strconv.Itoa(d.made)
}

func (d *desktop) open() annotate.Case { return d.claim(d.slug, d.name("It happened"), "2024-06-19") }

func (d *desktop) checking() annotate.Case {
	return d.step("checker", d.open(), annotate.Step{Act: annotate.ActTake})
}

func (d *desktop) article() annotate.Article {
	d.t.Helper()
	a, err := d.desk.AddArticle(d.t.Context(), d.actor("contributor"), d.slug, annotate.ArticleEdit{Title: d.name("Article"), Body: "It happened on Wednesday."})
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

func (d *desktop) evidence() annotate.Evidence {
	d.t.Helper()
	e, err := d.desk.AddEvidence(d.t.Context(), d.actor("contributor"), d.open().ID, annotate.EvidenceEdit{
		Source: d.source(d.slug, d.name("Minutes")).ID, Stance: annotate.Supports, Quote: "so it was", Locator: "page 1",
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

// steps are the steps of the work: who may take them, and from where.
func steps(d *desktop) map[annotate.Act]struct {
	least account.Role
	c     func() annotate.Case
} {
	reviewed := func() annotate.Case { return d.inReview(d.open(), annotate.Correct) }
	approved := func() annotate.Case { return d.step("second", reviewed(), annotate.Step{Act: annotate.ActApprove}) }
	public := func() annotate.Case { return d.step("second", approved(), annotate.Step{Act: annotate.ActPublish}) }
	type row = struct {
		least account.Role
		c     func() annotate.Case
	}
	return map[annotate.Act]row{
		annotate.ActOpen: {account.Contributor, func() annotate.Case {
			draft := d.claimAt(d.slug, d.name("A draft"), timeline.Undated{})
			edited, err := d.desk.EditClaim(d.t.Context(), d.actor("contributor"), draft.ID, annotate.ClaimEdit{
				Statement: draft.Statement, Position: timeline.Undated{Reason: "no day is named"}, Version: draft.Version,
			})
			if err != nil {
				d.t.Fatal(err)
			}
			return edited
		}},
		annotate.ActTake:     {account.Checker, d.open},
		annotate.ActAssign:   {account.Checker, d.open},
		annotate.ActReturn:   {account.Reviewer, reviewed},
		annotate.ActApprove:  {account.Reviewer, reviewed},
		annotate.ActPublish:  {account.Reviewer, approved},
		annotate.ActWithdraw: {account.Reviewer, public},
		annotate.ActReopen:   {account.Checker, approved},
		annotate.ActOverride: {account.Admin, d.open},
	}
}

var table = map[string]access{
	"GET /{$}":                     open("/"),
	"GET /healthz":                 open("/healthz"),
	"GET /assets/{path...}":        {request: plain("/assets/none"), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /schema/archive-1.json":   open(link.Schema),
	"GET /search":                  own(link.Search + "?q=happened"),
	"GET /sign-in":                 open(link.SignIn),
	"POST /sign-in":                {request: form(link.SignIn, "login", "nobody", "password", "nothing at all"), visitor: signIn, other: signIn, least: "nobody", less: signIn},
	"POST /sign-out":               {request: form(link.SignOut), visitor: ok, other: ok},
	"GET /set-up/{token}":          {request: plain(link.SetUp("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"POST /set-up/{token}":         {request: form(link.SetUp("made-up"), "login", "eve", "name", "Eve", "password", "long enough for it"), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /link/{token}":            {request: plain(link.OneTime("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"POST /link/{token}":           {request: form(link.OneTime("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /account":                 own(link.Account),
	"POST /account":                {request: form(link.Account, "password", "correct horse battery"), visitor: signIn, other: ok},
	"GET /users":                   {request: plain(link.Users), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users":                  {request: newUser, visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/role":     {request: form(link.UserRole("viewer"), "role", "viewer"), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/disabled": {request: form(link.UserDisabled("viewer"), "disabled", ""), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/link":     {request: form(link.UserLink("viewer")), visitor: signIn, other: refused, least: account.Admin, less: refused},

	"GET /timelines":                        open(link.Timelines),
	"GET /timelines/new":                    {request: plain(link.NewTimeline), visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"POST /timelines":                       {request: newTimeline, visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"GET /timelines/{slug}":                 public(onTimeline(link.Timeline)),
	"GET /timelines/{slug}/timelinejs.json": public(onTimeline(link.TimelineJS)),
	"GET /timelines/{slug}/edit":            managers(onTimeline(link.EditTimeline)),
	"POST /timelines/{slug}/edit":           managers(editTimeline),
	"GET /timelines/{slug}/members":         member(account.Viewer, onTimeline(link.Members)),
	"POST /timelines/{slug}/members":        managers(addMember),
	"GET /timelines/{slug}/review":          member(account.Viewer, onTimeline(link.Review)),
	"GET /timelines/{slug}/export":          member(account.Viewer, onTimeline(link.Export)),

	"GET /timelines/{slug}/articles":     member(account.Viewer, onTimeline(link.Articles)),
	"GET /timelines/{slug}/articles/new": member(account.Contributor, onTimeline(link.NewArticle)),
	"POST /timelines/{slug}/articles": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Articles(d.slug), values("title", "A visit", "body", "It happened on Wednesday.")
	}),
	"GET /articles/{id}": member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Article(d.article().ID), nil }),
	"GET /articles/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditArticle(d.article().ID), nil
	}),
	"POST /articles/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditArticle(d.article().ID), values("title", "A visit", "version", "1")
	}),
	"POST /articles/{id}/decisions": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Decide(d.article().ID), values("blank", "1")
	}),

	"GET /timelines/{slug}/claims/new": member(account.Contributor, onTimeline(link.NewClaim)),
	"POST /timelines/{slug}/claims": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Claims(d.slug), claimForm(0)
	}),
	"POST /timelines/{slug}/claims/preview": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.PreviewClaim(d.slug), claimForm(0)
	}),
	"GET /claims/{id}": public(func(d *desktop) (string, url.Values) { return link.Claim(d.open().ID), nil }),
	"GET /claims/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditClaim(d.open().ID), nil
	}),
	"POST /claims/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditClaim(d.open().ID), claimForm(1)
	}),
	"GET /claims/{id}/verdict": member(account.Checker, func(d *desktop) (string, url.Values) { return link.Verdict(d.checking().ID), nil }),
	"POST /claims/{id}/verdict": member(account.Checker, func(d *desktop) (string, url.Values) {
		c := d.checking()
		return link.Verdict(c.ID), values("verdict", "correct", "version", strconv.Itoa(c.Version))
	}),
	"GET /claims/{id}/evidence": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.NewEvidence(d.open().ID), nil }),
	"POST /claims/{id}/evidence": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.NewEvidence(d.open().ID), values("source", string(d.source(d.slug, d.name("Minutes")).ID), "stance", "supports", "version", "1")
	}),
	"GET /evidence/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.EditEvidence(d.evidence().ID), nil }),
	"POST /evidence/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		e := d.evidence()
		return link.EditEvidence(e.ID), values("source", string(e.Source), "stance", "refutes", "version", "1")
	}),
	"POST /evidence/{id}/withdraw": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.WithdrawEvidence(d.evidence().ID), values("reason", "another event", "version", "1")
	}),

	"GET /timelines/{slug}/sources":     member(account.Viewer, onTimeline(link.Sources)),
	"GET /timelines/{slug}/sources/new": member(account.Contributor, onTimeline(link.NewSource)),
	"POST /timelines/{slug}/sources": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Sources(d.slug), values("title", "Minutes", "kind", "primary", "archive", "none")
	}),
	"GET /sources/{id}":      member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Source(d.source(d.slug, "Minutes").ID), nil }),
	"GET /sources/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.EditSource(d.source(d.slug, "Minutes").ID), nil }),
	"POST /sources/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditSource(d.source(d.slug, "Minutes").ID), values("title", "Minutes, corrected", "kind", "primary", "archive", "none", "version", "1")
	}),
}

func newUser(d *desktop) (string, url.Values) {
	return link.Users, values("login", strings.ReplaceAll(d.name("user"), " ", ""), "name", "Somebody", "role", "viewer")
}

func newTimeline(d *desktop) (string, url.Values) {
	return link.Timelines, values("title", d.name("Another"), "visibility", "private")
}

func editTimeline(d *desktop) (string, url.Values) {
	return link.EditTimeline(d.slug), values("title", "Private matters", "slug", d.slug, "visibility", "private", "version", "1")
}

func addMember(d *desktop) (string, url.Values) {
	return link.Members(d.slug), values("login", "second", "role", "reviewer")
}

func claimForm(version int) url.Values {
	return values("statement", "It was so", "position", "point", "when", "1961", "extent", "event",
		"basis", "stated", "occurrence", "happened", "importance", "0", "version", strconv.Itoa(version))
}

func form(path string, pairs ...string) func(*desktop) (string, url.Values) {
	return func(*desktop) (string, url.Values) { return path, values(pairs...) }
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

// newDesktop returns a private timeline whose members are all users but
// "other".
func newDesktop(t *testing.T) *desktop {
	t.Helper()
	s := newSite(t)
	d := &desktop{site: s, slug: s.timeline("Private matters", timeline.Private).Slug}
	s.addUser("other", account.Reviewer)
	return d
}

func TestEveryRouteIsInTheTableOfAccess(t *testing.T) {
	patterns := web.New(web.Config{Log: slog.New(slog.DiscardHandler), Base: &url.URL{Scheme: "http", Host: "localhost"}}).Patterns()
	known := map[string]bool{"POST /claims/{id}/steps/{act}": true} // TestEveryStepIsForTheRightPeople
	for _, pattern := range patterns {
		if _, ok := table[pattern]; !ok && !known[pattern] {
			t.Errorf("%s is not in the table of access", pattern)
		}
		known[pattern] = true
	}
	for pattern := range table {
		if !known[pattern] {
			t.Errorf("the table of access has %s, which is no route", pattern)
		}
	}
}

func TestEveryRouteForEveryRole(t *testing.T) {
	people := []string{"", "other"}
	for _, role := range account.Roles() {
		people = append(people, string(role))
	}
	for _, login := range people {
		t.Run("as "+login, func(t *testing.T) {
			t.Parallel()
			d := newDesktop(t)
			for pattern, a := range table {
				path, form := a.request(d)
				b := d.as(login) // anew, because some routes end the session
				got := b.request(pattern, path, form)
				want := a.want(login)
				if !allowed(got, want) {
					t.Errorf("%s as %q: got status %d, want %s; the page says: %.200s", pattern, login, got.status, wanted(want), got.text())
				}
			}
		})
	}
}

func TestEveryStepIsForTheRightPeople(t *testing.T) {
	people := []string{"", "other"}
	for _, role := range account.Roles() {
		people = append(people, string(role))
	}
	for _, login := range people {
		t.Run("as "+login, func(t *testing.T) {
			t.Parallel()
			d := newDesktop(t)
			for act, row := range steps(d) {
				c := row.c()
				form := values("version", strconv.Itoa(c.Version), "comment", "because", "assignee", string(d.users["checker"].ID), "to", "open")
				got := d.as(login).post(link.Step(c.ID, act), form)
				want := member(row.least, nil).want(login)
				if !allowed(got, want) {
					t.Errorf("the step %s as %q: got status %d, want %s; the page says: %.200s", act, login, got.status, wanted(want), got.text())
				}
			}
		})
	}
}

// want returns the status for a login; ok for any answer but a refusal.
func (a access) want(login string) int {
	switch {
	case login == "":
		return a.visitor
	case login == "other":
		return a.other
	case a.least == "nobody", !account.Role(login).AtLeast(a.least):
		return a.less
	default:
		return ok
	}
}

func wanted(status int) string {
	if status == ok {
		return "no refusal"
	}
	return strconv.Itoa(status)
}

func allowed(got answer, want int) bool {
	switch {
	case want == ok:
		return got.status < 400
	case want == signIn && got.status == http.StatusSeeOther:
		return strings.HasPrefix(got.header.Get("Location"), link.SignIn)
	default:
		return got.status == want
	}
}

// request sends a form when there is one, and gets the page otherwise.
func (b *browser) request(pattern, path string, form url.Values) answer {
	b.t.Helper()
	if strings.HasPrefix(pattern, "POST ") {
		return b.post(path, form)
	}
	return b.get(path)
}
