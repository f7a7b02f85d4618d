package web

import (
	"bytes"
	"fmt"
	"net/http"

	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/assets"
	"dateline/views/link"
	"dateline/views/timelines"
)

// getOverview answers what a timeline holds at a glance.
func (s *Server) getOverview(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	o, err := s.desk.Overview(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	return s.renderCompressed(w, r, "no-store", timelines.Overview(timelines.OverviewPage{
		Page: views.Page{
			Title: o.Timeline.Title + ": overview", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(o.Access, link.Timeline(slug)),
		},
		Overview: o,
	}))
}

// getThumbnail answers a timeline as a drawing for the list of timelines.
func (s *Server) getThumbnail(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	held, err := s.held(w, r, actor, slug)
	if err != nil || held {
		return err
	}
	o, err := s.desk.Overview(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := timelines.Thumbnail(timelines.OverviewPage{Overview: o}).Render(r.Context(), &body); err != nil {
		return fmt.Errorf("drawing %s: %w", r.URL.Path, err)
	}
	styled(w, assets.ThumbnailStyle())
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Set("Content-Type", "image/svg+xml")
	_, err = body.WriteTo(w)
	s.logWrite(r.Context(), err)
	return nil
}
