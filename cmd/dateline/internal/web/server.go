// Package web is the app over HTTP: it decodes requests, calls the desk, and
// answers with pages. It is the only package that knows net/http, but for the
// assets.
package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/sessions"

	"dateline/annotate"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/presence"
	"dateline/cmd/dateline/internal/api"
)

// Server answers requests. Make one with [New].
type Server struct {
	desk     *annotate.Desk
	log      *slog.Logger
	sessions sessions.Store
	base     *url.URL
	drafts   *http.ServeMux // of the forms of which drafts are kept
	room     *presence.Room
	api      *api.Server
	lines    *lines
	copies   copies
	beat     time.Duration
	tray     *tray.Tray // of the files that people bring to be imported
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
	// Limits is how much programs may ask of the API; the zero value stands for
	// [api.DefaultLimits].
	Limits api.Limits
}

// New returns a Server. Close it.
func New(c Config) *Server {
	if c.Beat <= 0 {
		c.Beat = defaultBeat
	}
	return &Server{
		desk: c.Desk, log: c.Log, sessions: newSessionStore(c.Desk, c.Base.Scheme == "https"), base: c.Base,
		drafts: newDraftMux(), room: presence.New(c.Desk.Now), lines: newLines(), beat: c.Beat, tray: tray.New(c.Desk, reportTo(c.Log)),
		api: api.New(api.Config{
			Desk: c.Desk, Log: c.Log, Base: c.Base, Remote: remote, Limits: c.Limits,
			RequestID: func(r *http.Request) string { return requestID(r.Context()) },
		}),
	}
}

// Close stops the imports that are under way, so that nothing is left of them, and
// forgets the files that people have brought.
func (s *Server) Close() { s.tray.Close() }

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
	pages := s.sameOrigin(s.found(mux))
	return s.recovered(s.logged(s.secured(s.limited(s.split(pages)))))
}

// split answers programs by the API, which knows no cookies and needs no
// protection of them, and people by pages.
func (s *Server) split(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, api.Root+"/") {
			s.api.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	})
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
