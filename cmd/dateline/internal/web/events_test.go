package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/web"
	"dateline/timeline"
	"dateline/views/link"
)

// patience is how long a test waits for what has to come before it fails.
const patience = 20 * time.Second

// quick serves the site anew, with a beat that a test need not wait for.
func (s *site) quick() *site {
	s.t.Helper()
	address, err := url.Parse(base)
	if err != nil {
		s.t.Fatal(err)
	}
	app := web.New(web.Config{Desk: s.desk, Log: slog.New(slog.DiscardHandler), Base: address, Beat: 10 * time.Millisecond})
	inner := *s
	inner.server = httptest.NewTLSServer(app.Handler())
	s.t.Cleanup(app.Close)
	s.t.Cleanup(inner.server.Close)
	return &inner
}

// event is one that a stream told.
type event struct{ id, name, data string }

// listening is a stream of events that somebody has open.
type listening struct {
	t      *testing.T
	status int
	header http.Header
	events chan event // closed when the stream has ended
	err    error      // by which it has ended; nil when the server ended it
	leave  context.CancelFunc
}

// listen opens the stream of a timeline.
func (b *browser) listen(slug string, pairs ...string) *listening {
	b.t.Helper()
	return b.listenTo(link.Events(slug) + "?" + values(pairs...).Encode())
}

func (b *browser) listenTo(path string) *listening {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	b.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, b.site.server.URL+path, http.NoBody)
	if err != nil {
		b.t.Fatal(err)
	}
	maps.Copy(r.Header, b.header)
	resp, err := b.client.Do(r) //nolint:bodyclose // read closes it
	if err != nil {
		b.t.Fatal(err)
	}
	l := &listening{t: b.t, status: resp.StatusCode, header: resp.Header, events: make(chan event, 1000), leave: cancel}
	go l.read(resp)
	return l
}

func (l *listening) read(resp *http.Response) {
	defer close(l.events)
	defer func() { _ = resp.Body.Close() }()
	var e event
	lines := bufio.NewScanner(resp.Body)
	defer func() { l.err = lines.Err() }()
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
		case "":
			if e.name != "" {
				l.events <- e
			}
			e = event{}
		}
	}
}

// next returns the next event of a name.
func (l *listening) next(name string) event {
	l.t.Helper()
	for e := range l.events {
		if e.name == name {
			return e
		}
	}
	l.t.Fatalf("the stream ended without the event %q", name)
	return event{}
}

// ends waits until the stream has ended.
func (l *listening) ends() {
	l.t.Helper()
	late := time.After(patience)
	for {
		select {
		case _, more := <-l.events:
			if more {
				continue
			}
			if errors.Is(l.err, context.DeadlineExceeded) {
				l.t.Fatal("the stream went on until nobody listened any more")
			}
			return
		case <-late:
			l.t.Fatal("the stream goes on")
		}
	}
}

type news struct {
	Object, ID, Who, What, Where string
	Self                         bool
}

func (e event) news(t *testing.T) news {
	t.Helper()
	var n news
	if err := json.Unmarshal([]byte(e.data), &n); err != nil {
		t.Fatalf("the event %+v: %v", e, err)
	}
	return n
}

func TestAStreamTellsWhatOthersChange(t *testing.T) {
	s, c, _, theirs := treaties(t)
	slug := s.slugOf(c)
	l := s.as("contributor").listen(slug)
	if l.status != http.StatusOK || !strings.HasPrefix(l.header.Get("Content-Type"), "text/event-stream") || l.header.Get("X-Accel-Buffering") != "no" {
		t.Fatalf("got status %d and the headers %v", l.status, l.header)
	}
	form := theirs.get(link.EditClaim(c.ID)).form(link.EditClaim(c.ID))
	form.Set("statement", "Vogel visited the old harbour")
	form.Set("when", "2000")
	theirs.post(link.EditClaim(c.ID), form).wantTo(link.Claim(c.ID))
	first := l.next("change")
	want := news{Object: "claim", ID: string(c.ID), Who: "Checker Reader", What: "changed the statement and the date", Where: "history"}
	if got := first.news(t); got != want {
		t.Errorf("got the news %+v, want %+v", got, want)
	}
	s.source(slug, "Minutes")
	if got := l.next("change").news(t); got.What != "added this source" || !got.Self {
		t.Errorf("got the news %+v, want that the reader added a source elsewhere", got)
	}
	l.leave()

	// A browser that was away goes on after what it heard last.
	b := s.as("contributor")
	b.header.Set("Last-Event-ID", first.id)
	again := b.listen(slug, "after", "0")
	if got := again.next("change").news(t); got.Object != "source" {
		t.Errorf("after coming back: got the news %+v first, want that of the source", got)
	}
}

func (s *site) slugOf(c annotate.Case) string {
	s.t.Helper()
	d, err := s.desk.Claim(s.t.Context(), s.actor("admin"), c.ID)
	return prepared(s, d, err).Timeline.Slug
}

func TestAReaderWhoIsFarBehindLooksAgain(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	for n := range 120 {
		s.source(tl.Slug, "Source "+strconv.Itoa(n))
	}
	l := s.as("viewer").listen(tl.Slug, "after", "0")
	last, err := s.desk.LastNumber(t.Context())
	prepared(s, last, err)
	if got := l.next("reload"); got.id != strconv.FormatInt(last, 10) {
		t.Errorf("got the number %s, want %d", got.id, last)
	}
	s.source(tl.Slug, "One more")
	if got := l.next("change").news(t); got.Object != "source" {
		t.Errorf("got the news %+v, want that of the last source", got)
	}
}

// Two processes on one database do not ring for each other; the beat looks.
func TestAStreamHearsOfOtherProcesses(t *testing.T) {
	s := newSite(t).quick()
	tl := s.timeline("Treaties", timeline.Private)
	l := s.as("viewer").listen(tl.Slug)
	other := annotate.NewDesk(s.store, func() time.Time { return s.now })
	_, err := other.AddSource(t.Context(), s.actor("contributor"), tl.Slug, annotate.SourceEdit{Title: "Minutes"})
	prepared(s, tl, err)
	if got := l.next("change").news(t); got.Object != "source" || got.Who != "Contributor Reader" {
		t.Errorf("got the news %+v, want that of the source", got)
	}
}

func TestAStreamEndsWithTheRightToReadIt(t *testing.T) {
	for name, end := range map[string]func(*site, *browser, string){
		"signing out": func(_ *site, b *browser, _ string) { b.post(link.SignOut, nil) },
		"being taken off the timeline": func(s *site, _ *browser, slug string) {
			err := s.desk.SetMember(s.t.Context(), s.actor("admin"), slug, "viewer", account.Nobody)
			prepared(s, slug, err)
		},
		"being disabled": func(s *site, _ *browser, _ string) {
			s.as("admin").post(link.UserDisabled("viewer"), values("disabled", "1"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.t = t
			s = s.quick()
			tl := s.timeline("Treaties", timeline.Private)
			b := s.as("viewer")
			l := b.listen(tl.Slug, "at", "claim:c")
			end(s, b, tl.Slug)
			l.ends()
		})
	}
}

func TestPresenceIsToldAndLeavesWithThePage(t *testing.T) {
	s, c, _, _ := treaties(t)
	slug, place := s.slugOf(c), "claim:"+string(c.ID)
	reader := s.as("viewer").listen(slug, "at", place)
	if got := s.said(reader); got != "" {
		t.Errorf("alone on the page: got %q, want nobody", got)
	}
	editor := s.as("checker").listen(slug, "at", place, "doing", "editing")
	if got := reader.next("presence").data; got != `["Checker Reader is editing"]` {
		t.Errorf("got %s, want who is editing", got)
	}
	if got := editor.next("presence").data; got != `["Viewer Reader is reading"]` {
		t.Errorf("got %s, want who is reading", got)
	}
	elsewhere := s.as("second").listen(slug, "at", "claim:another")
	defer elsewhere.leave()
	editor.leave()
	if got := reader.next("presence").data; got != `[]` {
		t.Errorf("after the page was closed: got %s, want nobody", got)
	}
}

// said returns the presence that a stream has told so far, without waiting.
func (s *site) said(l *listening) string {
	s.t.Helper()
	select {
	case e := <-l.events:
		return e.data
	default:
		return ""
	}
}

func TestTheOldestOfTooManyStreamsGivesWay(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	b := s.as("viewer")
	first := b.listen(tl.Slug)
	for range 4 {
		b.listen(tl.Slug)
	}
	first.next("rest")
	first.ends()
}

// The program has to stop at once, whoever is listening.
func TestShutdownEndsStreams(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	address, err := url.Parse(base)
	prepared(s, tl, err)
	server := web.New(web.Config{Desk: s.desk, Log: slog.New(slog.DiscardHandler), Base: address}).HTTP()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	prepared(s, tl, err)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	b := s.as("viewer")
	token := b.client.Jar.Cookies(prepared(s, mustURL(t, s.server.URL), nil))[0]
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+listener.Addr().String()+link.Events(tl.Slug), http.NoBody)
	prepared(s, tl, err)
	r.AddCookie(&http.Cookie{Name: token.Name, Value: token.Value})
	resp, err := http.DefaultTransport.RoundTrip(r) //nolint:bodyclose // read closes it
	prepared(s, tl, err)
	l := &listening{t: t, events: make(chan event, 10)}
	go l.read(resp)

	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		t.Errorf("Shutdown with somebody listening: %v", err)
	}
	l.ends()
	if err := <-served; err != http.ErrServerClosed { //nolint:errorlint // the value that Serve promises
		t.Errorf("Serve: %v", err)
	}
}

func mustURL(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
