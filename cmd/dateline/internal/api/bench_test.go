package api_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// BenchmarkPublished gets a public timeline of 500 claims that has not changed,
// and prints how many requests a second that is of those of a handler which
// sends the same bytes from memory, measured in the same run.
func BenchmarkPublished(b *testing.B) {
	s := newBench(b)
	path := s.server.URL + api.Root + "/timelines/" + s.slug + "/published"
	body := s.fetch(path)
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body)
	}))
	defer bare.Close()
	s.fetch(bare.URL)
	var ours, memory time.Duration
	for b.Loop() { // in turn, so that both meet the same moods of the machine
		began := time.Now()
		s.fetch(path)
		middle := time.Now()
		s.fetch(bare.URL)
		ours, memory = ours+middle.Sub(began), memory+time.Since(middle)
	}
	b.ReportMetric(100*float64(memory)/float64(ours), "%-of-memory")
	b.ReportMetric(float64(len(body)), "bytes")
}

// benchmark is a site with 500 published claims.
type benchmark struct {
	b      *testing.B
	server *httptest.Server
	slug   string
}

func (m benchmark) fetch(address string) []byte {
	m.b.Helper()
	r, err := http.NewRequestWithContext(m.b.Context(), http.MethodGet, address, nil)
	if err != nil {
		m.b.Fatal(err)
	}
	resp, err := m.server.Client().Do(r)
	if err != nil {
		m.b.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }() // ReadAll tells what went wrong
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		m.b.Fatalf("%s: %s %v", address, resp.Status, err)
	}
	return body
}

func newBench(b *testing.B) benchmark {
	b.Helper()
	desk := annotate.NewDesk(dbtest.New(b), func() time.Time { return time.Date(2024, 6, 21, 9, 30, 0, 0, time.UTC) })
	m := benchmark{b: b, server: httptest.NewServer(handler(b, desk, api.Limits{Token: 1 << 30, Visitor: 1 << 30}))}
	b.Cleanup(m.server.Close)
	admin, err := desk.AddUser(b.Context(), account.Operator(), annotate.UserEdit{Login: "admin", Name: "Admin", Role: account.Admin})
	if err != nil {
		b.Fatal(err)
	}
	t, err := desk.AddTimeline(b.Context(), admin.Actor(), annotate.TimelineEdit{Title: "The pact", Visibility: timeline.Public})
	if err != nil {
		b.Fatal(err)
	}
	m.slug = t.Slug
	for n := range 500 {
		k, err := desk.AddClaim(b.Context(), admin.Actor(), t.Slug, annotate.ClaimEdit{
			Statement: "The pact was signed by party number " + strconv.Itoa(n) + " in the great hall.", Claimant: "The minister",
			Position: timeline.Point{When: edtf.MustParse("2024-06-" + strconv.Itoa(10+n%20)), Extent: timeline.Event}, Tags: []string{"pact"},
		}, nil)
		if err != nil {
			b.Fatal(err)
		}
		step := annotate.Step{Act: annotate.ActOverride, Version: k.Version, Comment: "for the figures", To: annotate.Published}
		if _, err := desk.Take(b.Context(), admin.Actor(), k.ID, step); err != nil {
			b.Fatal(err)
		}
	}
	return m
}
