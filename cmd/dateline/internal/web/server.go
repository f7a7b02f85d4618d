// Package web is the app over HTTP: it decodes requests, calls the desk, and
// answers with pages. It is the only package that knows net/http, but for the
// assets.
package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/sessions"

	"dateline/annotate"
	"dateline/annotate/presence"
)

// Server answers requests. Make one with [New].
type Server struct {
	desk     *annotate.Desk
	log      *slog.Logger
	sessions sessions.Store
	base     *url.URL
	drafts   *http.ServeMux // of the forms of which drafts are kept
	room     *presence.Room
	lines    *lines
	copies   copies
	beat     time.Duration
}

// Config is what a Server needs to know.
type Config struct {
	Desk *annotate.Desk
	Log  *slog.Logger
	// Base is the address at which people reach the app. With the scheme https
	// cookies are only sent over TLS.
	Base *url.URL
	// Beat is how often a stream of events on which nothing happens gives a sign
	// of life; zero for 20 seconds.
	Beat time.Duration
}

// New returns a Server.
func New(c Config) *Server {
	if c.Beat <= 0 {
		c.Beat = defaultBeat
	}
	return &Server{
		desk: c.Desk, log: c.Log, sessions: newSessionStore(c.Desk, c.Base.Scheme == "https"), base: c.Base,
		drafts: newDraftMux(), room: presence.New(c.Desk.Now), lines: newLines(), beat: c.Beat,
	}
}

// The limits of a connection. Nobody who is slow on purpose holds one for
// longer than a minute.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 60 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
)

// HTTP returns an http.Server with every timeout set, ready to serve s.
//
// Shutdown ends the streams of events at once: they would last for ever.
func (s *Server) HTTP() *http.Server {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(s.lines.hangUp)
	return server
}

// Handler returns the whole app, middleware included.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.page(r))
	}
	return s.recovered(s.logged(s.secured(s.limited(s.sameOrigin(s.found(mux))))))
}

// found answers for paths and methods that are none of the routes, with a page
// of ours in place of the line that mux writes.
func (s *Server) found(mux *http.ServeMux) http.Handler {
	nothing := s.page(route{who: anyone, answer: s.getNothing})
	wrongMethod := s.page(route{who: anyone, answer: s.wrongMethod})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := statusWriter{ResponseWriter: discard{w.Header()}}
		h.ServeHTTP(&probe, r)
		if probe.status == http.StatusMethodNotAllowed {
			wrongMethod.ServeHTTP(w, r)
			return
		}
		nothing.ServeHTTP(w, r)
	})
}

// discard takes headers and nothing else.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
