// Package api is the app for programs: JSON over HTTP under /api/v1, described
// by the OpenAPI document that it serves. It decodes requests, calls the desk
// and answers; who may do what is for the desk to decide.
//
// Programs act for a person, with a token of theirs. Cookies of browsers count
// for nothing here, so that no other site can act in a person's name.
package api

import (
	"log/slog"
	"net/http"
	"net/url"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/views/link"
)

// Root is the path under which the API is.
const Root = "/api/v1"

// Server answers requests of programs. Make one with [New].
type Server struct {
	desk      *annotate.Desk
	log       *slog.Logger
	base      *url.URL
	remote    func(*http.Request) string
	requestID func(*http.Request) string
	limits    *limits
	shelf     *shelf
	mux       *http.ServeMux
}

// Config is what a Server needs to know.
type Config struct {
	Desk *annotate.Desk
	Log  *slog.Logger
	Base *url.URL // at which people reach the app
	// Remote returns the address of the network that a request comes from.
	Remote func(*http.Request) string
	// RequestID returns what the log calls a request.
	RequestID func(*http.Request) string
	Limits    Limits // the zero value stands for DefaultLimits
}

// New returns a Server.
func New(c Config) *Server {
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits
	}
	s := &Server{
		desk: c.Desk, log: c.Log, base: c.Base, remote: c.Remote, requestID: c.RequestID,
		limits: newLimits(c.Limits, c.Desk.Now), shelf: newShelf(), mux: http.NewServeMux(),
	}
	for _, r := range s.routes() {
		s.mux.Handle(r.pattern(), s.serve(r))
	}
	return s
}

// route is one operation of the API.
type route struct {
	method, path string // below Root, as http.ServeMux has it
	who          who
	answer       func(*call) (answer, error)
}

func (r route) pattern() string { return r.method + " " + Root + r.path }

// who says whether an operation is there without a token.
type who int

const (
	anyone who = iota
	person
)

// routes returns every operation of the API.
func (s *Server) routes() []route {
	return []route{
		{http.MethodGet, "/openapi.json", anyone, s.getDocument},
		{http.MethodGet, "/me", person, s.getMe},
		{http.MethodGet, "/gap", anyone, s.getGap},
		{http.MethodGet, "/search", person, s.getSearch},

		{http.MethodGet, "/timelines", anyone, s.getTimelines},
		{http.MethodPost, "/timelines", person, s.postTimeline},
		{http.MethodGet, "/timelines/{slug}", anyone, s.getTimeline},
		{http.MethodPatch, "/timelines/{slug}", person, s.patchTimeline},
		{http.MethodGet, "/timelines/{slug}/published", anyone, s.getPublished},
		{http.MethodGet, "/timelines/{slug}/members", person, s.getMembers},
		{http.MethodGet, "/timelines/{slug}/changes", person, s.getChanges},

		{http.MethodGet, "/timelines/{slug}/claims", person, s.getClaims},
		{http.MethodPost, "/timelines/{slug}/claims", person, s.postClaim},
		{http.MethodGet, "/claims/{id}", anyone, s.getClaim},
		{http.MethodPatch, "/claims/{id}", person, s.patchClaim},
		{http.MethodPut, "/claims/{id}/verdict", person, s.putVerdict},
		{http.MethodGet, "/claims/{id}/steps", person, s.getSteps},
		{http.MethodPost, "/claims/{id}/steps", person, s.postStep},
		{http.MethodGet, "/claims/{id}/findings", person, s.getFindings},
		{http.MethodPost, "/claims/{id}/dismissals", person, s.postDismissal},

		{http.MethodGet, "/claims/{id}/evidence", anyone, s.getEvidenceOf},
		{http.MethodPost, "/claims/{id}/evidence", person, s.postEvidence},
		{http.MethodGet, "/evidence/{id}", person, s.getEvidence},
		{http.MethodPatch, "/evidence/{id}", person, s.patchEvidence},
		{http.MethodPost, "/evidence/{id}/withdrawal", person, s.postWithdrawal},

		{http.MethodGet, "/timelines/{slug}/sources", person, s.getSources},
		{http.MethodPost, "/timelines/{slug}/sources", person, s.postSource},
		{http.MethodGet, "/sources/{id}", person, s.getSource},
		{http.MethodPatch, "/sources/{id}", person, s.patchSource},

		{http.MethodGet, "/timelines/{slug}/articles", person, s.getArticles},
		{http.MethodPost, "/timelines/{slug}/articles", person, s.postArticle},
		{http.MethodGet, "/articles/{id}", person, s.getArticle},
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.mend(w, r)
	h := w.Header()
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Access-Control-Allow-Origin", "*") // there are no cookies that another site could use
	h.Set("Access-Control-Expose-Headers", "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed, WWW-Authenticate")
	h.Set("Vary", "Authorization")
	if r.Method == http.MethodOptions {
		s.preflight(w, r)
		return
	}
	if _, pattern := s.mux.Handler(r); pattern != "" {
		s.mux.ServeHTTP(w, r)
		return
	}
	if allowed := s.allowed(r); allowed != "" {
		h.Set("Allow", allowed)
		s.fail(w, r, nil, fault.New(fault.WrongMethod, "This takes %s, and not %s.", allowed, r.Method))
		return
	}
	s.fail(w, r, nil, fault.New(fault.NotFound, "There is no such path in this API; see %s.", s.base.JoinPath(link.API)))
}

// preflight tells a browser which requests pages of other sites may send.
func (s *Server) preflight(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Allow", s.allowed(r))
	h.Set("Access-Control-Allow-Methods", s.allowed(r))
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key")
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// allowed returns the methods that the path of a request takes.
func (s *Server) allowed(r *http.Request) string {
	list := ""
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch} {
		probe := r.Clone(r.Context())
		probe.Method = method
		if _, pattern := s.mux.Handler(probe); pattern != "" {
			if list != "" {
				list += ", "
			}
			list += method
		}
	}
	return list
}

// link returns the whole address of a path of the API.
func (s *Server) link(path string) string { return s.base.JoinPath(Root).String() + path }
