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
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
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
