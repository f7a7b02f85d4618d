package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func fixed() time.Time { return time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC) }

// running is a program that was started in the background.
type running struct {
	t     *testing.T
	lines *bufio.Scanner // of its standard output
	stop  context.CancelFunc
	done  chan error
}

func start(t *testing.T, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	r := &running{t: t, lines: bufio.NewScanner(out), stop: cancel, done: make(chan error, 1)}
	go func() {
		err := run(ctx, args, func(string) string { return "" }, strings.NewReader(""), in, io.Discard)
		r.done <- errors.Join(err, in.Close())
	}()
	t.Cleanup(cancel)
	return r
}

// address returns the next address on the standard output that begins with a
// text.
func (r *running) address(prefix string) string {
	r.t.Helper()
	for r.lines.Scan() {
		if _, found, ok := strings.Cut(r.lines.Text(), prefix); ok {
			return prefix + found
		}
	}
	r.t.Fatalf("the program ended without printing %q", prefix)
	return ""
}

// end tells the program to stop and waits for it.
func (r *running) end() {
	r.t.Helper()
	go func() {
		for r.lines.Scan() { // so that nothing it still prints holds it up
		}
	}()
	r.stop()
	if err := <-r.done; err != nil {
		r.t.Errorf("stopping: %v", err)
	}
}

func client(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, Timeout: time.Minute}
}

// fetch returns a page that is there. A form is posted when there is one.
func fetch(t *testing.T, c *http.Client, address string, form url.Values) string {
	t.Helper()
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	page, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: got status %d; the page says: %s", method, address, resp.StatusCode, page)
	}
	return string(page)
}

func TestFirstStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	args := []string{"serve", "--db", path, "--addr", "127.0.0.1:0"}
	first := start(t, args...)
	setUp := first.address("http://127.0.0.1:")
	if !strings.Contains(setUp, "/set-up/") {
		t.Fatalf("got the address %s, want a set-up link", setUp)
	}
	base := first.address("http://127.0.0.1:")
	page := fetch(t, client(t), setUp, url.Values{"login": {"anna"}, "name": {"Anna Keller"}, "password": {"a few plain words"}})
	if !strings.Contains(page, "Anna Keller") {
		t.Error("the first administrator is not signed in after the set-up")
	}
	if got := fetch(t, client(t), base+"/healthz", nil); got != "ok\n" {
		t.Errorf("got the health %q, want ok", got)
	}
	first.end()

	second := start(t, args...)
	if line := second.address("Listening on "); strings.Contains(line, "set-up") {
		t.Errorf("an instance that was set up offers a set-up link: %s", line)
	}
	second.end()
}

func TestDemoShowsTheSampleToBoth(t *testing.T) {
	d := start(t, "demo", "--addr", "127.0.0.1:0")
	editor, colleague := d.address("http://127.0.0.1:"), d.address("http://127.0.0.1:")
	public := d.address("http://127.0.0.1:")
	d.address("Listening on ")
	for name, address := range map[string]string{"Mira Haldane": editor, "Tom Verhoeven": colleague} {
		link, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		form := url.Values{"next": {link.Query().Get("next")}}
		link.RawQuery = ""
		page := fetch(t, client(t), link.String(), form)
		for _, want := range []string{name, "The Pyongyang pact", "exactly 24 years", "30 days short"} {
			if !strings.Contains(page, want) {
				t.Errorf("the page behind the link of %s does not say %q", name, want)
			}
		}
	}
	page := fetch(t, client(t), public, nil)
	if !strings.Contains(page, "first visit to North Korea in 24 years") {
		t.Error("a visitor does not see a claim that was published")
	}
	if strings.Contains(page, "exactly 24 years after") {
		t.Error("a visitor sees a claim that is still in review")
	}
	d.end()
}

func TestKeptDemoGoesOnWhereItEnded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.db")
	for _, want := range []string{"a new sample", "the sample of before"} {
		d := start(t, "demo", "--db", path, "--addr", "127.0.0.1:0")
		d.address("/link/")
		public := d.address("What the public sees:")
		if public == "" {
			t.Errorf("the demo with %s does not say where it is", want)
		}
		d.address("Listening on ")
		d.end()
	}
}

func TestDemoThatFailsLetsGoOfItsAddress(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir() // which is no database
	var refused *usageError
	err = run(t.Context(), []string{"demo", "--db", folder, "--addr", addr}, func(string) string { return "" }, strings.NewReader(""), io.Discard, io.Discard)
	if err == nil || errors.As(err, &refused) {
		t.Fatalf("got %v, want that the database cannot be opened", err)
	}
	again, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatalf("the address is still taken after the demo has failed: %v", err)
	}
	_ = again.Close()
}

// slow is a server whose one request ends when it is told to.
func slow(t *testing.T) (server *http.Server, l net.Listener, entered, leave chan struct{}) {
	t.Helper()
	entered, leave = make(chan struct{}), make(chan struct{})
	server = &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-leave
		_, _ = io.WriteString(w, "done")
	})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return server, l, entered, leave
}

func TestStoppingLetsRequestsFinish(t *testing.T) {
	server, l, entered, leave := slow(t)
	ctx, stop := context.WithCancel(t.Context())
	stopping := make(chan struct{})
	server.RegisterOnShutdown(func() { close(stopping) })
	served := make(chan error, 1)
	go func() { served <- serveUntil(ctx, server, l, time.Minute) }()
	answered := make(chan string, 1)
	go func() { answered <- fetch(t, client(t), "http://"+l.Addr().String(), nil) }()
	<-entered
	stop()
	<-stopping
	close(leave)
	if got := <-answered; got != "done" {
		t.Errorf("the request under way got %q, want its answer", got)
	}
	if err := <-served; err != nil {
		t.Errorf("got %v, want a clean end", err)
	}
}

func TestStoppingDoesNotWaitForever(t *testing.T) {
	server, l, entered, leave := slow(t)
	defer close(leave)
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- serveUntil(ctx, server, l, time.Nanosecond) }()
	go func() {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+l.Addr().String(), http.NoBody)
		if err != nil {
			return
		}
		if resp, err := client(t).Do(r); err == nil {
			_ = resp.Body.Close()
		}
	}()
	<-entered
	stop()
	if err := <-served; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want that requests were cut off", err)
	}
}
