package web_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// pressed returns a public timeline of n published claims.
func pressed(n int) annotate.Archive {
	id := func(kind, i int) string { return fmt.Sprintf("0190%04x-0000-7000-8000-%012x", kind, i) }
	a := annotate.Archive{Timeline: timeline.Timeline{ID: timeline.ID(id(1, 1)), Slug: "large", Title: "Large", Visibility: timeline.Public, Version: 1}}
	for i := range n {
		a.Cases = append(a.Cases, annotate.Case{
			Claim: timeline.Claim{
				ID: timeline.ClaimID(id(4, i)), Statement: fmt.Sprintf("The minister opened bridge number %d over the river.", i),
				Position: timeline.Point{When: edtf.FromDay(edtf.Day(730_000 + i)), Extent: timeline.Event}, Lane: "Bridges", Version: 1,
			},
			Ruling: annotate.Ruling{Verdict: annotate.Correct, Explanation: "The minutes say so."}, Status: annotate.Published,
		})
	}
	return a
}

// BenchmarkPublicTimelineBesideBytes asks for a public timeline of 500 claims
// that has not changed: for its archive, its page, and its page when the browser
// has it already. The bare limit is a server that has nothing around it and the
// same bytes in memory.
func BenchmarkPublicTimelineBesideBytes(b *testing.B) {
	desk := annotate.NewDesk(dbtest.New(b), time.Now)
	if _, err := desk.Import(b.Context(), account.Operator(), pressed(500), annotate.ImportOptions{KeepStatus: true}); err != nil {
		b.Fatal(err)
	}
	address, err := url.Parse(base)
	if err != nil {
		b.Fatal(err)
	}
	app := httptest.NewServer(web.New(web.Config{Desk: desk, Log: slog.New(slog.DiscardHandler), Base: address}).Handler())
	b.Cleanup(app.Close)
	for _, c := range []struct {
		name, path string
		again      bool
	}{{"archive", "/timelines/large.json", false}, {"archive-unchanged", "/timelines/large.json", true}, {"page-unchanged", "/timelines/large", true}, {"page", "/timelines/large", false}} {
		b.Run(c.name, func(b *testing.B) {
			first, body := fetch(b, app.URL+c.path, "")
			tag := first.Get("ETag")
			plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("ETag", tag)
				w.Header().Set("Content-Type", first.Get("Content-Type"))
				http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
			}))
			b.Cleanup(plain.Close)
			if !c.again {
				tag = ""
			}
			var ours, limit time.Duration
			for b.Loop() {
				limit = shorter(limit, fifty(b, plain.URL, tag))
				ours = shorter(ours, fifty(b, app.URL+c.path, tag))
			}
			b.ReportMetric(float64(limit)/float64(ours), "of-bare")
			b.ReportMetric(50/ours.Seconds(), "requests/s")
			b.ReportMetric(float64(len(body)), "bytes")
		})
	}
}

func shorter(a, b time.Duration) time.Duration {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// fifty is how long fifty requests take.
func fifty(b *testing.B, address, tag string) time.Duration {
	b.Helper()
	begun := time.Now()
	for range 50 {
		fetch(b, address, tag)
	}
	return time.Since(begun)
}

func fetch(b *testing.B, address, tag string) (http.Header, []byte) {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, address, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	want := http.StatusOK
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
		want = http.StatusNotModified
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if err != nil || res.StatusCode != want {
		b.Fatalf("%s: %s (%v)", address, res.Status, err)
	}
	return res.Header, body
}
