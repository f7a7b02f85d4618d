package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/csljson"
	"dateline/annotate/exchange/timelinejs"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/assets"
	"dateline/views/link"
	"dateline/views/timelines"
)

func (s *Server) getExport(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	a, err := s.desk.Access(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	carried, err := s.desk.Archive(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, timelines.Export(timelines.ExportPage{
		Page: views.Page{
			Title: "Export", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(a, link.Export(slug)),
		},
		Access:  a,
		Formats: s.formats(carried),
	}))
}

func (s *Server) formats(a annotate.Archive) []timelines.Format {
	slug := a.Timeline.Slug
	formats := []timelines.Format{
		{
			Name:    "Archive",
			About:   "Everything, to be kept or to be carried to another desk: importing it there gives the same timeline, with the same ids.",
			Href:    link.TimelineJSON(slug),
			Omitted: a.Omitted,
			Schema:  link.Schema,
		},
		{
			Name:    "TimelineJS",
			About:   "For Knight Lab’s TimelineJS, which shows a timeline as slides on any web page. Dates are as precise as they are known.",
			Href:    link.TimelineJS(slug),
			Omitted: timelinejs.Omitted(a),
		},
		{
			Name:    "Sources as CSL-JSON",
			About:   "For reference managers such as Zotero, and for the notes and bibliographies of a word processor.",
			Href:    link.SourcesCSL(slug),
			Omitted: csljson.Omitted(a),
		},
	}
	if a.Timeline.Visibility != timeline.Private {
		for i := range formats {
			formats[i].Public = s.base.JoinPath(formats[i].Href).String()
		}
	}
	return formats
}

// getArchive answers a timeline in the app's own format.
func (s *Server) getArchive(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) error {
	a, err := s.desk.Archive(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := archive.Write(&body, a); err != nil {
		return err
	}
	share(w, actor, a.Timeline)
	sendFile(w, r, a.Timeline.Slug+".json", "application/json", body.Bytes())
	return nil
}

func (s *Server) getTimelineJS(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, err := s.desk.Archive(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := timelinejs.Write(&body, a, s.base.String()); err != nil {
		return err
	}
	share(w, actor, a.Timeline)
	sendFile(w, r, a.Timeline.Slug+"-timelinejs.json", "application/json", body.Bytes())
	return nil
}

func (s *Server) getSchema(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	forEverybody(w)
	sendFile(w, r, "archive-1.json", "application/schema+json", archive.Schema())
	return nil
}

func (s *Server) getAsset(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	if !assets.Handler(w, r) {
		return fault.New(fault.NotFound, "There is no such file.")
	}
	return nil
}

// share says who may keep an export, and who may read it from another site.
// Only what a visitor gets of a public timeline is for everybody: what a member
// gets at the same address is not.
func share(w http.ResponseWriter, actor account.Actor, t timeline.Timeline) {
	w.Header().Set("Vary", "Cookie")
	if t.Visibility == timeline.Public && !actor.SignedIn() {
		forEverybody(w)
		return
	}
	w.Header().Set("Cache-Control", "private, no-cache")
}

// forEverybody lets every site read an answer, and every cache keep it that asks
// whether it is still good.
func forEverybody(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// attachment says that an answer is to be saved under a name.
func attachment(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}

// sendFile answers with a file, or with 304 to who has the same one. Its
// entity tag is made from all of its bytes.
func sendFile(w http.ResponseWriter, r *http.Request, name, kind string, body []byte) {
	sum := sha256.Sum256(body)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
	w.Header().Set("Content-Type", kind)
	if r.URL.Query().Get("download") != "" {
		w.Header().Set("Content-Disposition", attachment(name))
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}
