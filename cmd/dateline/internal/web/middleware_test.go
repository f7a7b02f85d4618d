package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dateline/cmd/dateline/internal/web"
	"dateline/timeline"
	"dateline/views/link"
)

func TestEveryAnswerHasTheHeadersThatProtect(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Public matters", timeline.Public).Slug
	b := s.as("")
	b.header.Set("Sec-Fetch-Site", "cross-site")
	answers := map[string]answer{
		"a page":              s.as("").get(link.Timelines),
		"a file":              s.as("").get(link.TimelineJSON(slug)),
		"a page that is none": s.as("").get("/nowhere"),
		"a wrong method":      s.as("").send(http.MethodDelete, link.Timelines, ""),
		"a foreign form":      b.post(link.SignIn, url.Values{}),
		"too much":            s.as("admin").send(http.MethodPost, link.Timelines, "title="+strings.Repeat("x", 11<<20)),
	}
	for name, a := range answers {
		csp := a.header.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'self';") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s has the content security policy %q", name, csp)
		}
		for header, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
			"Strict-Transport-Security": "max-age=31536000",
		} {
			if got := a.header.Get(header); got != want {
				t.Errorf("%s has the header %s: %q, want %q", name, header, got, want)
			}
		}
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	newSite(t).as("admin").send(http.MethodPost, link.Timelines, "title="+strings.Repeat("x", 11<<20)).
		want(http.StatusRequestEntityTooLarge, "the limit is 10 megabytes")
}

func TestAFormFromAnotherSiteIsRefused(t *testing.T) {
	s := newSite(t)
	b := s.as("admin")
	b.header.Set("Sec-Fetch-Site", "cross-site")
	b.post(link.Timelines, values("title", "Forged", "visibility", "public")).want(http.StatusForbidden, "from another site")
	s.as("admin").get(link.Timelines).wantNot("Forged")
}

func TestTheCookieOfASessionIsClosedToAllElse(t *testing.T) {
	s := newSite(t)
	token, err := s.desk.Invite(t.Context(), s.actor("admin"), "viewer")
	if err != nil {
		t.Fatal(err)
	}
	cookie := s.as("").post(link.OneTime(token), url.Values{}).header.Get("Set-Cookie")
	for _, want := range []string{"__Host-dateline=", "Path=/", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=1209600"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie is %q, want it to have %s", cookie, want)
		}
	}
}

func TestNoPanicReachesAPerson(t *testing.T) {
	var log bytes.Buffer
	app := web.New(web.Config{ // without a desk every page panics
		Log: slog.New(slog.NewTextHandler(&log, nil)), Base: &url.URL{Scheme: "http", Host: "localhost"},
	})
	w := httptest.NewRecorder()
	app.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, link.Timelines, nil))
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "Something went wrong here") {
		t.Errorf("a panic is answered with %d: %s", w.Code, w.Body)
	}
	if strings.Contains(w.Body.String(), "nil pointer") || !strings.Contains(log.String(), "nil pointer") {
		t.Errorf("the panic is on the page or not in the log:\n%s\n%s", w.Body, log.String())
	}
}
