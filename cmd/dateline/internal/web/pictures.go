package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/assets"
	"dateline/views/timelines"
)

// styled lets an answer hold one style sheet in itself, by its hash, and nothing
// else from anywhere.
func styled(w http.ResponseWriter, sheet string) {
	sum := sha256.Sum256([]byte(sheet))
	w.Header().Set("Content-Security-Policy",
		"default-src 'none'; img-src data:; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
}

// getPictureSVG answers the picture that is shown as a file of its own.
func (s *Server) getPictureSVG(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q, _ := chartQuery(r.Form)
	q.Widths = []float64{widthOf(r)}
	chart, err := s.desk.Chart(r.Context(), actor, r.PathValue("slug"), q)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	page := timelines.NewSheet(timelines.NewBoardPage(views.Page{Actor: actor}, chart, s.address("")))
	if err := timelines.Sheet(page).Render(r.Context(), &body); err != nil {
		return fmt.Errorf("drawing %s: %w", r.URL.Path, err)
	}
	// A drawing is always saved, and never shown as a page: a browser that reads
	// one as it comes finds its style wanting, see styled, until the last byte.
	styled(w, assets.PictureStyle())
	w.Header().Set("Content-Disposition", attachment(chart.Timeline.Slug+".svg"))
	share(w, actor, chart.Timeline)
	sendFile(w, r, chart.Timeline.Slug+".svg", "image/svg+xml", body.Bytes())
	return nil
}

// The most that a page holds which stands alone.
const (
	mostLeaves = 7
	mostInFile = 2000
)

// leaves returns a timeline whole, and then ever smaller parts of it as long as
// in one there are claims too dense to be seen one by one.
func (s *Server) leaves(r *http.Request, actor account.Actor) ([]annotate.Chart, error) {
	q, _ := chartQuery(r.Form)
	q.Widths, q.Most = boardWidths, mostInFile
	whole, err := s.desk.Chart(r.Context(), actor, r.PathValue("slug"), q)
	if err != nil {
		return nil, err
	}
	if q.Window.IsZero() && whole.Window != whole.Full {
		q.Window = whole.Full
		if whole, err = s.desk.Chart(r.Context(), actor, r.PathValue("slug"), q); err != nil {
			return nil, err
		}
	}
	charts := []annotate.Chart{whole}
	q.Most = 1
	for i := 0; i < len(charts) && len(charts)+len(charts[i].Halves) <= mostLeaves; i++ {
		if !charts[i].Crowded() {
			continue
		}
		for _, half := range charts[i].Halves {
			q.Window = half
			part, err := s.desk.Chart(r.Context(), actor, r.PathValue("slug"), q)
			if err != nil {
				return nil, err
			}
			charts = append(charts, part)
		}
	}
	return charts, nil
}

// getPageFile answers a timeline as one page that stands alone.
func (s *Server) getPageFile(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	charts, err := s.leaves(r, actor)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	page := timelines.NewFilePage(charts, s.address(""))
	if err := timelines.File(page).Render(r.Context(), &body); err != nil {
		return fmt.Errorf("writing %s: %w", r.URL.Path, err)
	}
	styled(w, assets.Style())
	share(w, actor, charts[0].Timeline)
	sendFile(w, r, charts[0].Timeline.Slug+".html", "text/html; charset=utf-8", body.Bytes())
	return nil
}
