package web_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/views/link"
)

func TestAPersonWhoLeavesIsNoErrorOfTheServer(t *testing.T) {
	var log strings.Builder
	desk := annotate.NewDesk(dbtest.New(t), func() time.Time { return time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC) })
	app := web.New(web.Config{Desk: desk, Log: slog.New(slog.NewTextHandler(&log, nil)), Base: &url.URL{Scheme: "http", Host: "dateline.example"}})
	gone, leave := context.WithCancel(t.Context())
	leave()
	answer := httptest.NewRecorder()

	app.Handler().ServeHTTP(answer, httptest.NewRequestWithContext(gone, http.MethodGet, "/timelines", nil))

	if strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "request abandoned") {
		t.Errorf("got the log %q, want no error in it", log.String())
	}
	if answer.Code != http.StatusServiceUnavailable {
		t.Errorf("got status %d, want 503 for whoever is still there", answer.Code)
	}
}

func TestWhatWasTypedStandsOnTheProblemPage(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Treaties", timeline.Private).Slug
	claim := s.claim(slug, "It was signed", "2024-06-19")
	s.role(slug, "viewer", account.Nobody)
	long := strings.Repeat("x", 2*annotate.MaxBody+1)
	for _, tc := range []struct {
		name   string
		login  string
		path   string
		form   url.Values
		status int
		says   []string
		not    []string
	}{
		{
			name: "when the address of the timeline was changed", login: "contributor", path: link.Sources("treaties-of-old"),
			form:   values("title", "Minutes of <the> meeting", "search_note", "line one\nline two", "version", "7"),
			status: http.StatusNotFound, says: []string{"What you typed", "Title Minutes of <the> meeting", "Search note line one line two"}, not: []string{"Version"},
		},
		{
			name: "when a role was taken away", login: "contributor", path: link.EditTimeline(slug),
			form:   values("description", "What was said of it"),
			status: http.StatusForbidden, says: []string{"What you typed", "Description What was said of it"},
		},
		{
			name: "when a membership was taken away", login: "viewer", path: link.Step(claim.ID, annotate.ActTake),
			form:   values("comment", "I was there", "version", "1"),
			status: http.StatusNotFound, says: []string{"Comment I was there"},
		},
		{
			name: "but no password", path: link.SetUp("made-up"),
			form:   values("login", "eve", "password", "long enough for it", "old", "one of before"),
			status: http.StatusNotFound, says: []string{"Login eve"}, not: []string{"long enough", "one of before", "assword"},
		},
		{
			name: "but nothing when nothing was typed", login: "viewer", path: link.Step(claim.ID, annotate.ActTake),
			form:   values("version", "1", "comment", " "),
			status: http.StatusNotFound, not: []string{"What you typed"},
		},
		{
			name: "but no more than a form can take", login: "contributor", path: link.Articles("treaties-of-old"),
			form:   values("body", long, "title", "Too much of it"),
			status: http.StatusNotFound, says: []string{"its end is cut off", long[1:]}, not: []string{long},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s.in(t).as(tc.login).post(tc.path, tc.form).want(tc.status, tc.says...).wantNot(tc.not...)
		})
	}
}

func TestWhatWasTypedOutlivesAnErrorOfOurs(t *testing.T) {
	app := web.New(web.Config{ // without a desk every page panics
		Log: slog.New(slog.DiscardHandler), Base: &url.URL{Scheme: "http", Host: "localhost"},
	})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, link.SignIn,
		strings.NewReader(values("login", "anna", "password", "a secret", "kept.note", "line one", "kept-action", "/sources/1").Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	app.Handler().ServeHTTP(w, r)
	got := answer{t: t, path: link.SignIn, status: w.Code, body: w.Body.String()}
	got.want(http.StatusInternalServerError, "What you typed", "Login anna", "Note line one").wantNot("a secret", "/sources/1")
}

func TestAGarbledVersionIsNoConflict(t *testing.T) {
	v := newVisits(t)
	for _, tc := range []struct {
		name, login, path string
		form              url.Values
		says              string
	}{
		{name: "in a step of the work", login: "admin", path: link.Step(v.gap.ID, annotate.ActOverride), form: values("comment", "it was asked for", "to", "open"), says: "it was asked for"},
		{name: "in the withdrawal of evidence", login: "checker", path: link.WithdrawEvidence(v.evidence.ID), form: values("reason", "it is forged"), says: "it is forged"},
		{name: "in the settings of a timeline", login: "admin", path: link.EditTimeline(v.slug), form: values("title", "The two visits", "slug", v.slug, "visibility", "public", "description", "both of them"), says: "both of them"},
		{name: "in a new source", login: "checker", path: link.Sources(v.slug), form: values("title", "Railway log", "kind", "primary", "archive", "none", "note", "in ink"), says: "in ink"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.form.Set("version", "one")
			v.in(t).as(tc.login).post(tc.path, tc.form).
				want(http.StatusUnprocessableEntity, "a part that cannot be read", tc.says).wantNot("somebody else")
		})
	}
	if got := v.stored(v.gap.ID); got.Status != annotate.Checking {
		t.Errorf("the claim is %s, want that no step was taken", got.Status)
	}
}
