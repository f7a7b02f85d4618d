package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views/link"
	"dateline/views/timelines"
)

// framedCSP is csp for what other sites may frame. Nothing can be sent from it,
// so that a page around it gains nothing by what people click there.
var framedCSP = strings.Replace(strings.Replace(csp, "frame-ancestors 'none'", "frame-ancestors *", 1), "form-action 'self'", "form-action 'none'", 1)

// frame lets other sites frame an answer.
func frame(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", framedCSP)
	h.Del("X-Frame-Options") // which knows no "from everywhere"
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// framed returns the timeline of a request, if other sites may show it. It is
// read as visitors read it, whoever is signed in: what stands in another site's
// page is for everybody.
func (s *Server) framed(r *http.Request, slug string) (timeline.Timeline, error) {
	a, err := s.desk.Access(r.Context(), account.Actor{}, slug)
	if err != nil {
		return timeline.Timeline{}, err
	}
	if a.Timeline.Visibility != timeline.Public {
		return timeline.Timeline{}, fault.New(fault.NotFound, "There is no such timeline, or it is not public.")
	}
	return a.Timeline, nil
}

// getEmbed answers the page of a timeline that other sites may frame.
func (s *Server) getEmbed(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	slug := r.PathValue("slug")
	if _, err := s.framed(r, slug); fault.KindOf(err) == fault.NotFound {
		frame(w) // which says so in the place that the timeline had
		return s.render(w, r, http.StatusNotFound, timelines.EmbedNothing())
	} else if err != nil {
		return err
	}
	frame(w)
	return s.sendChart(w, r, account.Actor{}, slug, boardWidths, func(c annotate.Chart, trouble string) timelines.BoardPage {
		page := timelines.NewEmbedPage(c, s.address(""))
		page.Trouble = trouble
		return page
	}, timelines.Embed)
}

// getEmbedChart answers the part of it that changes with the window.
func (s *Server) getEmbedChart(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	slug := r.PathValue("slug")
	if _, err := s.framed(r, slug); err != nil {
		return err
	}
	frame(w)
	return s.sendChart(w, r, account.Actor{}, slug, []float64{widthOf(r)}, func(c annotate.Chart, trouble string) timelines.BoardPage {
		page := timelines.NewEmbedPage(c, s.address(""))
		page.Trouble = trouble
		return page
	}, timelines.Part)
}

// address returns the whole address of a path of the app.
func (s *Server) address(path string) string { return strings.TrimSuffix(s.base.String(), "/") + path }

// oEmbedFor returns where other sites ask how to show a timeline as a request
// shows it, or nothing when they must not.
func (s *Server) oEmbedFor(t timeline.Timeline, r *http.Request) string {
	if t.Visibility != timeline.Public {
		return ""
	}
	return s.address(link.OEmbedOf(s.address(r.URL.RequestURI())))
}

// oEmbed is an answer in oEmbed 1.0.
type oEmbed struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     string `json:"cache_age"`
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
}

// getOEmbed answers how another site shows a page of this one.
func (s *Server) getOEmbed(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	if format := r.Form.Get("format"); format != "" && format != "json" {
		// As oEmbed has it for a format that is not there.
		http.Error(w, "Only the format json is there.", http.StatusNotImplemented)
		return nil
	}
	slug, query, ok := s.ours(r.Form.Get("url"))
	if !ok {
		return fault.New(fault.NotFound, "That is not the address of a timeline here.")
	}
	t, err := s.framed(r, slug)
	if err != nil {
		return err
	}
	q, _ := chartQuery(query)
	width, height := within(r, "maxwidth", timelines.FrameWidth), within(r, "maxheight", timelines.FrameHeight)
	body, err := json.Marshal(oEmbed{
		Version: "1.0", Type: "rich", Title: t.Title, ProviderName: "Dateline", ProviderURL: s.address(link.Home), CacheAge: "3600",
		HTML:  timelines.Snippet(s.address(link.EmbedChart(slug, q)), t.Title, width, height),
		Width: width, Height: height,
	})
	if err != nil {
		return fmt.Errorf("writing oEmbed: %w", err)
	}
	forEverybody(w)
	sendFile(w, r, "oembed.json", "application/json", body)
	return nil
}

// ours reads the address of a page as that of a timeline of this app.
func (s *Server) ours(page string) (slug string, query url.Values, ok bool) {
	u, err := url.Parse(page)
	if err != nil || u.Host != s.base.Host {
		return "", nil, false
	}
	path := strings.TrimPrefix(u.Path, strings.TrimSuffix(s.base.Path, "/"))
	for _, start := range []string{link.Timelines + "/", link.Embed("")} {
		if rest, found := strings.CutPrefix(path, start); found && rest != "" && !strings.Contains(rest, "/") {
			return rest, u.Query(), true
		}
	}
	return "", nil, false
}

// within returns a size, or less where a request has no room for it.
func within(r *http.Request, name string, size int) int {
	if limit, err := strconv.Atoi(r.Form.Get(name)); err == nil && limit > 0 {
		return min(size, limit)
	}
	return size
}
