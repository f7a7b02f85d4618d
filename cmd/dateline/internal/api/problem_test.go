package api_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/cmd/dateline/internal/web"
)

func TestAProblemSaysWhereTheBodyIsWrong(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	path, _ := p.claim("The pact was signed", "2024-06-19")
	claims, sources := "/timelines/"+p.slug+"/claims", "/timelines/"+p.slug+"/sources"
	for _, tc := range []struct{ name, path, body, pointer string }{
		{"a member that is not known", claims, `{"statement":"x","colour":"red"}`, "/colour"},
		{"one that is not known deep inside", claims, `{"statement":"x","position":{"kind":"point","when":"2024","where":"here"}}`, "/position/where"},
		{"a value of another kind", claims, `{"statement":7}`, "/statement"},
		{"a list in place of an object", claims, `{"statement":"x","position":[]}`, "/position"},
		{"an empty statement", claims, `{"statement":" "}`, "/statement"},
		{"a date that is none", claims, `{"statement":"x","position":{"kind":"point","when":"19 June"}}`, "/position/when"},
		{"a point without a date", claims, `{"statement":"x","position":{"kind":"point"}}`, "/position/when"},
		{"a kind of position that is none", claims, `{"statement":"x","position":{"kind":"span"}}`, "/position/kind"},
		{"members of another kind of position", claims, `{"statement":"x","position":{"kind":"undated","when":"2024"}}`, "/position"},
		{"an end that is nowhere", claims, `{"statement":"x","position":{"kind":"gap","from":{"kind":"claim","claim":"none"},"to":{"kind":"publication"},"op":"exactly","n":1,"unit":"year"}}`, "/position/from"},
		{"a length that is none", claims, `{"statement":"x","position":{"kind":"gap","from":{"kind":"publication"},"to":{"kind":"date","when":"2024"},"op":"quite","n":1,"unit":"year"}}`, "/position"},
		{"too many tags", claims, `{"statement":"x","tags":["` + strings.Repeat(`x","x`, 1) + strings.Repeat(`","a b`, 0) + `"],"importance":9}`, "/importance"},
		{"a source without a title", sources, `{"isbn":"978"}`, "/title"},
		{"a published date that is none", sources, `{"title":"x","published":"soon"}`, "/published"},
		{"evidence without a source", path + "/evidence", `{"quote":"x"}`, "/source"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			q := p
			q.site = p.in(t)
			body := q.send(http.MethodPost, tc.path, tc.body).refused(http.StatusUnprocessableEntity, "invalid")
			errors, _ := body["errors"].([]any)
			for _, one := range errors {
				if one.(object)["pointer"] == tc.pointer {
					return
				}
			}
			t.Errorf("%s: the errors are %v, want one at %s", tc.body, errors, tc.pointer)
		})
	}
}

func TestAProblemSaysWhichParameterIsWrong(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	for query, parameter := range map[string]string{
		"claims?colour=red": "colour", "claims?status=lost": "status", "claims?from=soon": "from", "claims?limit=0": "limit", "claims?limit=x": "limit",
		"claims?cursor=%25": "cursor", "claims?status=open&status=draft": "status", "sources?limit=1000": "limit", "articles?cursor=AAAA": "cursor", "changes?since=-1": "since",
	} {
		body := p.get("/timelines/"+p.slug+"/"+query).refused(http.StatusUnprocessableEntity, "invalid")
		if errors, _ := body["errors"].([]any); len(errors) != 1 || errors[0].(object)["parameter"] != parameter {
			t.Errorf("%s: the errors are %v, want one about %s", query, body["errors"], parameter)
		}
	}
	p.get("/timelines/"+p.slug+"/claims?cursor=AAAA").refused(http.StatusUnprocessableEntity, "invalid")
}

func TestABodyThatIsNoJSONIsRefused(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	claims := "/timelines/" + p.slug + "/claims"
	for name, body := range map[string]string{
		"nothing": "", "half of it": `{"statement":"x"`, "two of them": `{"statement":"x"} {}`, "a name twice": `{"statement":"x","statement":"y"}`,
		"bytes that are no text": "{\"statement\":\"\xff\"}", "too deep": strings.Repeat("[", 40) + strings.Repeat("]", 40),
	} {
		t.Run(name, func(t *testing.T) {
			q := p
			q.site = p.in(t)
			q.send(http.MethodPost, claims, body).refused(http.StatusBadRequest, "malformed")
		})
	}
	p.send(http.MethodPost, claims, "x=1", "Content-Type", "application/x-www-form-urlencoded").refused(http.StatusUnsupportedMediaType, "media-type")
	p.send(http.MethodPost, claims, `{"statement":"`+strings.Repeat("x", 9<<20)+`"}`).refused(http.StatusRequestEntityTooLarge, "too-large")
}

func TestPathsAndMethodsThatAreNotThere(t *testing.T) {
	s := newSite(t)
	p := s.as("viewer", account.ScopeRead)
	p.get("/nothing").refused(http.StatusNotFound, "not-found")
	p.get("/claims/none").refused(http.StatusNotFound, "not-found")
	a := p.send(http.MethodDelete, "/claims/none", nil)
	a.refused(http.StatusMethodNotAllowed, "wrong-method")
	if a.header.Get("Allow") != "GET, HEAD, PATCH" {
		t.Errorf("it allows %q", a.header.Get("Allow"))
	}
}

func TestASourceThatIsThereAlreadyIsNamed(t *testing.T) {
	p := newSite(t).as("contributor", account.ScopeWrite)
	sources := "/timelines/" + p.slug + "/sources"
	made := p.send(http.MethodPost, sources, object{"title": "Minutes", "url": "https://example.org/a"}).want(http.StatusCreated)
	twin := p.send(http.MethodPost, sources, object{"title": "Minutes", "url": "https://example.org/a#top"}).refused(http.StatusUnprocessableEntity, "invalid")
	if twin["existing_source"] != made["id"] {
		t.Errorf("it names %v, want %v", twin["existing_source"], made["id"])
	}
	p.as("admin", account.ScopeReview).send(http.MethodPost, "/timelines", object{"title": "The pact", "slug": p.slug}).refused(http.StatusConflict, "conflict")
}

func TestWhoAsksTooOftenHasToWait(t *testing.T) {
	s := newSiteWith(t, api.Limits{Token: 3, Visitor: 2})
	p, other, visitor := s.as("viewer", account.ScopeRead), s.as("viewer", account.ScopeRead), s.as("", "")
	for left := 2; left >= 0; left-- {
		a := p.get("/me")
		a.want(http.StatusOK)
		if !strings.HasPrefix(a.header.Get("RateLimit"), `"token";r=`+string(rune('0'+left))) || a.header.Get("RateLimit-Policy") != `"token";q=3;w=60` {
			t.Errorf("the headers are %q and %q, want %d left", a.header.Get("RateLimit"), a.header.Get("RateLimit-Policy"), left)
		}
	}
	a := p.get("/me")
	a.refused(http.StatusTooManyRequests, "throttled")
	if a.header.Get("Retry-After") != "20" {
		t.Errorf("it says to wait %q s, want 20", a.header.Get("Retry-After"))
	}
	other.get("/me").want(http.StatusOK)
	visitor.get("/timelines").want(http.StatusOK)
	visitor.get("/timelines").want(http.StatusOK)
	visitor.get("/timelines").refused(http.StatusTooManyRequests, "throttled")
	s.now = s.now.Add(20e9)
	p.get("/me").want(http.StatusOK)
}

func TestThatAProgramHangsUpIsNoFaultOfTheServer(t *testing.T) {
	s := newSite(t)
	var log bytes.Buffer
	address, err := url.Parse(base)
	s.must(err)
	app := web.New(web.Config{Desk: s.desk, Log: slog.New(slog.NewTextHandler(&log, nil)), Base: address}).Handler()
	ctx, hangUp := context.WithCancel(t.Context())
	hangUp()
	for _, header := range []string{"", "Bearer " + s.as("viewer", account.ScopeRead).secret} {
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, api.Root+"/timelines", http.NoBody)
		if header != "" {
			r.Header.Set("Authorization", header)
		}
		w := httptest.NewRecorder()
		app.ServeHTTP(w, r)
		if w.Code != http.StatusServiceUnavailable || strings.Contains(log.String(), "level=ERROR") {
			t.Errorf("it answers %d, and logs %s", w.Code, &log)
		}
	}
	if !strings.Contains(log.String(), "request abandoned") {
		t.Errorf("it logs %s", &log)
	}
}

func TestPagesOfOtherSitesMayReadAndAskWithATokenOnly(t *testing.T) {
	s := newSite(t)
	a := s.as("", "").get("/timelines", "Origin", "https://elsewhere.example")
	if a.header.Get("Access-Control-Allow-Origin") != "*" || a.header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("the headers are %v", a.header)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, s.server.URL+api.Root+"/claims/x", nil)
	s.must(err)
	resp, err := s.server.Client().Do(r)
	s.must(err)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent || resp.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD, PATCH" {
		t.Errorf("asked before, it says %d and %v", resp.StatusCode, resp.Header)
	}
}
