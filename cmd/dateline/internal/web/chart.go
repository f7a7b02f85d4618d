package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views"
	"dateline/views/assets"
	"dateline/views/link"
	"dateline/views/timelines"
)

// getBoard answers the page of a timeline. That for everybody is made once for
// each version, as long as it is asked for.
func (s *Server) getBoard(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) error {
	if actor.SignedIn() {
		page, err := s.board(r, actor, slug)
		if err != nil {
			return err
		}
		return s.renderCompressed(w, r, "no-store", page)
	}
	held, err := s.held(w, r, actor, slug)
	if err != nil || held {
		return err
	}
	key := copyKey{what: fmt.Sprintf("page %s %s", r.URL.RequestURI(), assets.CodingOf(r)), version: w.Header().Get("ETag")}
	kept, ok := s.copies.find(key)
	if !ok {
		page, err := s.board(r, actor, slug)
		if err != nil {
			return err
		}
		if kept.body, err = compressed(r, page); err != nil {
			return err
		}
		s.copies.keep(key, kept)
	}
	s.sendCompressed(w, r, "private, no-cache", kept.body)
	return nil
}

// board lays out the page of a timeline.
func (s *Server) board(r *http.Request, actor account.Actor, slug string) (templ.Component, error) {
	q, trouble := chartQuery(r.Form)
	q.Widths = boardWidths
	live, err := s.live(r, actor)
	if err != nil {
		return nil, err
	}
	chart, err := s.desk.Chart(r.Context(), actor, slug, q)
	if err != nil {
		return nil, err
	}
	frame := views.Page{
		Title:   chart.Timeline.Title,
		Actor:   actor,
		Here:    link.Timelines,
		Scripts: []string{"js/viewer.js", "js/save.js", "js/copy.js"},
		Section: views.SectionOf(chart.Access, link.Timeline(slug)),
		OEmbed:  s.oEmbedFor(chart.Timeline, r),
	}
	if chart.Member { // the viewer renews its own parts
		live.Slug, live.Regions = slug, []string{".board-bar", ".board-side"}
		frame.Live = live
	}
	if frame.Merged, err = s.merged(r, actor); err != nil {
		return nil, err
	}
	page := timelines.NewBoardPage(frame, chart, s.address(""))
	page.Trouble = trouble
	return timelines.BoardOf(page), nil
}

// getChart answers the part of that page that changes with the window, for one
// width.
func (s *Server) getChart(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.sendChart(w, r, actor, r.PathValue("slug"), []float64{widthOf(r)}, func(c annotate.Chart, trouble string) timelines.BoardPage {
		page := timelines.NewBoardPage(views.Page{Actor: actor}, c, s.address(""))
		page.Trouble = trouble
		return page
	}, timelines.Part)
}

// boardWidths are the widths of the pictures of a whole page.
var boardWidths = []float64{timelines.WideWidth, timelines.MiddleWidth, timelines.NarrowWidth}

// widthOf returns the width that a request wants a picture for.
func widthOf(r *http.Request) float64 {
	width, err := strconv.ParseFloat(r.Form.Get("width"), 64)
	if err != nil {
		return timelines.WideWidth
	}
	return width
}

// sendChart answers something about a part of a timeline. A browser may keep it,
// but has to ask whether it still holds.
func (s *Server) sendChart(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string, widths []float64,
	lay func(c annotate.Chart, trouble string) timelines.BoardPage, view func(timelines.BoardPage) templ.Component,
) error {
	held, err := s.held(w, r, actor, slug)
	if err != nil || held {
		return err
	}
	q, trouble := chartQuery(r.Form)
	q.Widths = widths
	chart, err := s.desk.Chart(r.Context(), actor, slug, q)
	if err != nil {
		return err
	}
	return s.renderCompressed(w, r, "private, no-cache", view(lay(chart, trouble)))
}

// held names what a request about a timeline is answered with, and answers that
// itself when the browser has it already.
func (s *Server) held(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) (bool, error) {
	version, err := s.desk.ChartVersion(r.Context(), actor, slug)
	if err != nil {
		return false, err
	}
	tag := chartTag(version, r.URL.RequestURI())
	w.Header().Set("ETag", tag)
	w.Header().Set("Vary", "Cookie, Accept-Encoding")
	if r.Header.Get("If-None-Match") != tag {
		return false, nil
	}
	w.Header().Set("Cache-Control", "private, no-cache")
	w.WriteHeader(http.StatusNotModified)
	return true, nil
}

// chartTag names the answer to one query about one version of a timeline, by
// this version of the program.
func chartTag(version, query string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{version, query, assets.StyleSheet(), assets.Path("js/viewer.js")}, "\n")))
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// chartQuery reads which part of a timeline is asked for. What cannot be read is
// told in trouble, and left out.
func chartQuery(form url.Values) (q annotate.ChartQuery, trouble string) {
	q = annotate.ChartQuery{
		Division: link.DivisionOf(form.Get("lanes")),
		Hide:     link.ToneSetOf(form["hide"]),
		Text:     strings.TrimSpace(form.Get("q")),
		At:       timeline.ClaimID(form.Get("at")),
	}
	if row, err := strconv.Atoi(form.Get("row")); err == nil && row > 0 {
		q.Row = row
	}
	if text := strings.TrimSpace(form.Get("date")); text != "" {
		date, err := edtf.Read(text)
		if err != nil {
			return q, fmt.Sprintf("There is no way to “%s”: %v. Write a date such as 6 July 1961, June 2024 or 44 BC.", text, err)
		}
		q.Window = picture.WindowOf(date).Roomy()
		return q, ""
	}
	from, to := form.Get("from"), form.Get("to")
	if from == "" || to == "" {
		return q, ""
	}
	first, err := edtf.Read(from)
	if err == nil {
		var last edtf.Date
		if last, err = edtf.Read(to); err == nil {
			q.Window = picture.Window{From: picture.WindowOf(first).From, To: picture.WindowOf(last).To}
		}
	}
	if err != nil || q.Window.IsZero() {
		q.Window = picture.Window{}
		return q, fmt.Sprintf("The dates “%s” to “%s” are no part of a timeline, so all of it is shown.", from, to)
	}
	return q, ""
}

// renderCompressed is render for answers that are large and hold no secret, so
// that their length tells nothing. They are compressed where the browser wants it.
func (s *Server) renderCompressed(w http.ResponseWriter, r *http.Request, cache string, page templ.Component) error {
	body, err := compressed(r, page)
	if err != nil {
		return err
	}
	s.sendCompressed(w, r, cache, body)
	return nil
}

// compressed renders a page, compressed where the browser wants it.
func compressed(r *http.Request, page templ.Component) ([]byte, error) {
	var body bytes.Buffer
	if err := page.Render(r.Context(), &body); err != nil {
		return nil, fmt.Errorf("rendering %s: %w", r.URL.Path, err)
	}
	packed, err := assets.CodingOf(r).Pack(body.Bytes())
	if err != nil {
		return nil, fmt.Errorf("compressing %s: %w", r.URL.Path, err)
	}
	return packed, nil
}

func (s *Server) sendCompressed(w http.ResponseWriter, r *http.Request, cache string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", cache)
	if coding := assets.CodingOf(r); coding != assets.Plain {
		h.Set("Content-Encoding", string(coding))
	}
	_, err := bytes.NewReader(body).WriteTo(w)
	s.logWrite(r.Context(), err)
}
