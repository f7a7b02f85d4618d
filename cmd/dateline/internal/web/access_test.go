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

// access says who gets what from one route. Members are members of the timeline
// that the route's object is on.
type access struct {
	request func(*desktop) (path string, form url.Values) // a good one; form is nil for GET
	visitor int
	other   int            // somebody who is signed in, but no member
	least   account.Role   // the least role of a member that may
	less    int            // what lesser members get
	public  map[string]int // what a login gets instead on a public timeline; "" is a visitor
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

// public is the access to what is there for everybody on a public timeline: on
// a private one it is not found.
func public(request func(*desktop) (string, url.Values)) access {
	a := unpublished(request)
	a.public = map[string]int{"": ok, "other": ok}
	return a
}

// unpublished is the access to what is there for everybody once it has been
// published, as long as it has not.
func unpublished(request func(*desktop) (string, url.Values)) access {
	return access{request: request, visitor: notFound, other: notFound, least: account.Viewer, less: refused}
}

// managers is the access of administrators of a timeline or of the instance. That
// a public timeline is there is no secret to others.
func managers(request func(*desktop) (string, url.Values)) access {
	a := member(account.Admin, request)
	a.public = map[string]int{"other": refused}
	return a
}

// exports is the access of members, and on a public timeline of everybody who
// is signed in.
func exports(request func(*desktop) (string, url.Values)) access {
	a := member(account.Viewer, request)
	a.public = map[string]int{"other": ok}
	return a
}

// framed is the access to what other sites may show: everybody's, or nobody's.
func framed(request func(*desktop) (string, url.Values)) access {
	a := access{request: request, visitor: notFound, other: notFound, least: "nobody", less: notFound}
	a.public = map[string]int{"": ok, "other": ok}
	for _, role := range account.Roles() {
		a.public[string(role)] = ok
	}
	return a
}

func plain(path string) func(*desktop) (string, url.Values) {
	return func(*desktop) (string, url.Values) { return path, nil }
}

func onTimeline(f func(slug string) string) func(*desktop) (string, url.Values) {
	return func(d *desktop) (string, url.Values) { return f(d.slug), nil }
}

// desktop makes fresh objects on one timeline for each request.
type desktop struct {
	*site
	slug       string
	visibility timeline.Visibility
	made       int
}

func (d *desktop) name(what string) string {
	d.made++
	return what + " " + strconv.Itoa(d.made)
}

func (d *desktop) open() annotate.Case { return d.claim(d.slug, d.name("It happened"), "2024-06-19") }

// edited returns a claim whose last change was an edit.
func (d *desktop) edited() annotate.Case {
	d.t.Helper()
	c := d.open()
	edit := annotate.ClaimEdit{Statement: d.name("It happened otherwise"), Position: c.Position, Version: c.Version}
	c, err := d.desk.EditClaim(d.t.Context(), d.actor("contributor"), c.ID, edit)
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

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

// quote adds a claim that quotes an article, and returns its quote.
func (d *desktop) quote() annotate.QuoteID {
	d.t.Helper()
	a := d.article()
	c, err := d.desk.AddClaim(d.t.Context(), d.actor("contributor"), d.slug, annotate.ClaimEdit{Statement: d.name("It happened")},
		&annotate.QuoteEdit{Article: a.ID, Start: 0, End: 2})
	if err != nil {
		d.t.Fatal(err)
	}
	dossier, err := d.desk.Claim(d.t.Context(), d.actor("contributor"), c.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return dossier.Quotes[0].ID
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

// newDesktop returns a timeline whose members are all users but "other".
func newDesktop(t *testing.T, visibility timeline.Visibility) *desktop {
	t.Helper()
	s := newSite(t)
	d := &desktop{site: s, slug: s.timeline("Matters", visibility).Slug, visibility: visibility}
	s.addUser("other", account.Reviewer)
	return d
}

// forEverybody runs a test for a visitor, for somebody who is no member and for
// a member of each role, on a private timeline and on a public one.
func forEverybody(t *testing.T, test func(t *testing.T, d *desktop, login string, visibility timeline.Visibility)) {
	t.Helper()
	people := []string{"", "other"}
	for _, role := range account.Roles() {
		people = append(people, string(role))
	}
	for _, visibility := range []timeline.Visibility{timeline.Private, timeline.Public} {
		for _, login := range people {
			t.Run(string(visibility)+" as "+login, func(t *testing.T) {
				t.Parallel()
				test(t, newDesktop(t, visibility), login, visibility)
			})
		}
	}
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
	forEverybody(t, func(t *testing.T, d *desktop, login string, visibility timeline.Visibility) {
		for pattern, a := range table {
			path, form := a.request(d)
			b := d.as(login) // anew, because some routes end the session
			got := b.request(pattern, path, form)
			want := a.want(login, visibility)
			if !allowed(got, want) {
				t.Errorf("%s as %q: got status %d, want %s; the page says: %.200s", pattern, login, got.status, wanted(want), got.text())
			}
		}
	})
}

func TestThePublicGetsOnlyWhatWasPublished(t *testing.T) {
	s := newSite(t)
	s.addUser("other", account.Reviewer)
	d := &desktop{site: s, slug: s.timeline("Matters", timeline.Public).Slug}
	s.role(d.slug, "other", account.Nobody)
	hidden := []annotate.Case{
		s.claim(d.slug, "It was said to be open", "2024-06-17"),
		s.step("checker", s.claim(d.slug, "It was being checked", "2024-06-18"), annotate.Step{Act: annotate.ActTake}),
		s.inReview(s.claim(d.slug, "It was in review", "2024-06-19"), annotate.Correct),
	}
	published := s.publish(s.claim(d.slug, "It was published", "2024-06-20"), annotate.Correct)
	for _, login := range []string{"", "other"} {
		b := s.as(login)
		for _, path := range []string{link.Timeline(d.slug), link.TimelineJSON(d.slug), link.TimelineJS(d.slug), link.Embed(d.slug), link.PageFile(d.slug), link.ChartPart(d.slug)} {
			got := b.get(path).want(http.StatusOK, published.Statement)
			for _, c := range hidden {
				got.wantNot(c.Statement, string(c.ID))
			}
		}
		b.get(link.Claim(published.ID)).want(http.StatusOK, published.Statement)
		for _, c := range hidden {
			b.get(link.Claim(c.ID)).want(http.StatusNotFound).wantNot(c.Statement)
		}
	}
	for _, c := range hidden {
		s.as("viewer").get(link.Timeline(d.slug)).want(http.StatusOK, c.Statement)
	}
}

// want returns the status for a login; ok for any answer but a refusal.
func (a access) want(login string, visibility timeline.Visibility) int {
	instead, differs := a.public[login]
	switch {
	case differs && visibility == timeline.Public:
		return instead
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
