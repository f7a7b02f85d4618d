package api_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// access says who gets what from one operation on a private timeline: members
// of at least a role may, and lesser ones are forbidden; to others nothing of it
// is there.
type access struct {
	request func(*desktop) (path string, body any)
	least   account.Role // empty for operations that are no timeline's
	free    bool         // a visitor may
	hidden  bool         // to a visitor too it is not found, as it may be public another time
}

// table is who gets what from which operation.
var table = map[string]access{
	"GET /openapi.json": {request: at("/openapi.json"), free: true},
	"GET /me":           {request: at("/me")},
	"GET /gap":          {request: at("/gap?from=2000&to=2024&claim=24+years"), free: true},
	"GET /search":       {request: at("/search?q=happened")},
	"GET /timelines":    {request: at("/timelines"), free: true},
	"POST /timelines":   {request: func(*desktop) (string, any) { return "/timelines", object{"title": "Other matters"} }},

	"GET /timelines/{slug}":           {request: on(""), least: account.Viewer, hidden: true},
	"PATCH /timelines/{slug}":         {request: sent("", object{"description": "What was said."}), least: account.Admin},
	"GET /timelines/{slug}/members":   {request: on("/members"), least: account.Viewer},
	"GET /timelines/{slug}/changes":   {request: on("/changes"), least: account.Viewer},
	"GET /timelines/{slug}/claims":    {request: on("/claims"), least: account.Viewer},
	"POST /timelines/{slug}/claims":   {request: sent("/claims", object{"statement": "It was so"}), least: account.Contributor},
	"GET /timelines/{slug}/sources":   {request: on("/sources"), least: account.Viewer},
	"POST /timelines/{slug}/sources":  {request: sent("/sources", object{"title": "Minutes"}), least: account.Contributor},
	"GET /timelines/{slug}/articles":  {request: on("/articles"), least: account.Viewer},
	"POST /timelines/{slug}/articles": {request: sent("/articles", object{"title": "A visit", "body": "It happened."}), least: account.Contributor},

	"GET /claims/{id}":             {request: claimed("", nil), least: account.Viewer, hidden: true},
	"PATCH /claims/{id}":           {request: claimed("", object{"lane": "visits"}), least: account.Contributor},
	"PUT /claims/{id}/verdict":     {request: checked("/verdict", object{"value": "correct"}), least: account.Checker},
	"GET /claims/{id}/steps":       {request: claimed("/steps", nil), least: account.Viewer},
	"POST /claims/{id}/steps":      {request: claimed("/steps", object{"act": "take"}), least: account.Checker},
	"GET /claims/{id}/findings":    {request: claimed("/findings", nil), least: account.Viewer},
	"POST /claims/{id}/dismissals": {request: misdated, least: account.Reviewer}, // as the finding blocks
	"GET /claims/{id}/evidence":    {request: claimed("/evidence", nil), least: account.Viewer, hidden: true},
	"POST /claims/{id}/evidence": {request: func(d *desktop) (string, any) {
		return "/claims/" + string(d.claim().ID) + "/evidence", object{"source": string(d.source().ID)}
	}, least: account.Contributor},

	"GET /evidence/{id}":   {request: func(d *desktop) (string, any) { return "/evidence/" + d.evidence(), nil }, least: account.Viewer},
	"PATCH /evidence/{id}": {request: func(d *desktop) (string, any) { return "/evidence/" + d.evidence(), object{"note": "x"} }, least: account.Contributor},
	"POST /evidence/{id}/withdrawal": {request: func(d *desktop) (string, any) {
		return "/evidence/" + d.evidence() + "/withdrawal", object{"reason": "x"}
	}, least: account.Contributor},
	"GET /sources/{id}":   {request: func(d *desktop) (string, any) { return "/sources/" + string(d.source().ID), nil }, least: account.Viewer},
	"PATCH /sources/{id}": {request: func(d *desktop) (string, any) { return "/sources/" + string(d.source().ID), object{"note": "x"} }, least: account.Contributor},
	"GET /articles/{id}":  {request: func(d *desktop) (string, any) { return "/articles/" + d.article(), nil }, least: account.Viewer},
}

func at(path string) func(*desktop) (string, any) {
	return func(*desktop) (string, any) { return path, nil }
}

func on(path string) func(*desktop) (string, any) { return sent(path, nil) }

func sent(path string, body any) func(*desktop) (string, any) {
	return func(d *desktop) (string, any) { return "/timelines/" + d.slug + path, body }
}

func claimed(path string, body any) func(*desktop) (string, any) {
	return func(d *desktop) (string, any) { return "/claims/" + string(d.claim().ID) + path, body }
}

func checked(path string, body any) func(*desktop) (string, any) {
	return func(d *desktop) (string, any) {
		k := d.claim()
		_, err := d.desk.Take(d.t.Context(), d.actor("checker"), k.ID, annotate.Step{Act: annotate.ActTake, Version: k.Version})
		d.must(err)
		return "/claims/" + string(k.ID) + path, body
	}
}

func misdated(d *desktop) (string, any) {
	k := d.claim()
	f, err := d.desk.Claim(d.t.Context(), d.actor("checker"), k.ID)
	d.must(err)
	one := f.Findings[0]
	return "/claims/" + string(k.ID) + "/dismissals", object{"rule": string(one.Rule), "message": one.Message, "reason": "a slip"}
}

// desktop makes fresh objects for each request.
type desktop struct {
	*site
	made int
}

func (d *desktop) claim() annotate.Case {
	d.t.Helper()
	d.made++
	k, err := d.desk.AddClaim(d.t.Context(), d.actor("contributor"), d.slug, annotate.ClaimEdit{
		Statement: "It happened " + strconv.Itoa(d.made), Wording: "Monday",
		Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
	}, nil)
	d.must(err)
	return k
}

func (d *desktop) source() annotate.Source {
	d.t.Helper()
	d.made++
	src, err := d.desk.AddSource(d.t.Context(), d.actor("contributor"), d.slug, annotate.SourceEdit{Title: "Minutes " + strconv.Itoa(d.made)})
	d.must(err)
	return src
}

func (d *desktop) evidence() string {
	d.t.Helper()
	e, err := d.desk.AddEvidence(d.t.Context(), d.actor("contributor"), d.claim().ID, annotate.EvidenceEdit{Source: d.source().ID})
	d.must(err)
	return string(e.ID)
}

func (d *desktop) article() string {
	d.t.Helper()
	a, err := d.desk.AddArticle(d.t.Context(), d.actor("contributor"), d.slug, annotate.ArticleEdit{Title: "A visit", Body: "It happened."})
	d.must(err)
	return string(a.ID)
}

func TestEveryRouteIsInTheTableOfAccess(t *testing.T) {
	var known []string
	for pattern := range table {
		method, path, _ := strings.Cut(pattern, " ")
		known = append(known, method+" "+api.Root+path)
	}
	for _, pattern := range api.Patterns() {
		// What is published is the same to everybody; its own tests ask for it.
		if !slices.Contains(known, pattern) && !strings.HasSuffix(pattern, "/published") {
			t.Errorf("%s is not in the table of access", pattern)
		}
	}
}

func TestEveryOperationForEveryRoleAndScope(t *testing.T) {
	people := []string{"", "other"}
	for _, role := range account.Roles() {
		people = append(people, string(role))
	}
	for _, login := range people {
		for _, scope := range account.Scopes() {
			t.Run(login+" "+string(scope), func(t *testing.T) {
				t.Parallel()
				s := newSite(t)
				_, err := s.desk.EditTimeline(t.Context(), s.actor("admin"), s.slug, annotate.TimelineEdit{
					Title: "The pact", Slug: s.slug, Visibility: timeline.Private, Version: 1,
				})
				s.must(err)
				d, p := &desktop{site: s}, s.as(login, scope)
				for pattern, a := range table {
					method, _, _ := strings.Cut(pattern, " ")
					path, body := a.request(d)
					got := p.send(method, path, body, "If-Match", "*")
					if want := a.want(login, scope, pattern); got.status != want && (want != http.StatusOK || got.status > 299) {
						t.Errorf("%s as %q with the scope %s: got %d, want %d: %s", pattern, login, scope, got.status, want, got.body)
					}
				}
			})
		}
	}
}

// want returns the status for a login and a scope; 200 stands for every 2xx.
func (a access) want(login string, scope account.Scope, pattern string) int {
	role := account.Least(account.Role(login), scope.Role())
	if login == "other" {
		role = account.Least(account.Reviewer, scope.Role())
	}
	switch {
	case login == "" && a.free:
		return http.StatusOK
	case login == "" && a.hidden:
		return http.StatusNotFound
	case login == "":
		return http.StatusUnauthorized
	case a.least == "":
		if pattern == "POST /timelines" && !role.AtLeast(account.Contributor) {
			return http.StatusForbidden
		}
		return http.StatusOK
	case login == "other":
		return http.StatusNotFound
	case !role.AtLeast(a.least):
		return http.StatusForbidden
	default:
		return http.StatusOK
	}
}
