package web

import (
	"bytes"
	"crypto/sha256"
	"mime"
	"net/http"
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/catalogue"
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
	formats, err := s.formats(r, actor, carried)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, timelines.Export(timelines.ExportPage{
		Page: views.Page{
			Title: "Export", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(a, link.Export(slug)),
		},
		Access:  a,
		Formats: formats,
		Common:  carried.Omitted,
	}))
}

// formats returns every format with what it leaves out of what is carried. One
// that is for the public is told of what the public gets.
func (s *Server) formats(r *http.Request, actor account.Actor, carried annotate.Archive) ([]timelines.Format, error) {
	slug := carried.Timeline.Slug
	var formats []timelines.Format
	for _, f := range catalogue.Formats() {
		shown := timelines.Format{Name: f.Title, About: f.About, Href: exportAddress(slug, f), ForPublic: f.Public}
		content := carried
		var err error
		if f.Public {
			content, err = f.Content(r.Context(), s.desk, actor, slug)
		}
		if err == nil && f.Name == catalogue.ClaimReview {
			_, err = exchange.PublicBase(s.base.String())
		}
		switch {
		case fault.KindOf(err) == fault.Invalid:
			shown.Refused = err.Error()
			formats = append(formats, shown)
			continue
		case err != nil:
			return nil, err
		}
		shown.Omitted = slices.DeleteFunc(slices.Clone(f.Omitted(content)), func(o annotate.Omission) bool { return slices.Contains(carried.Omitted, o) })
		if f.Name == catalogue.Archive {
			shown.Schema = link.Schema
		}
		if carried.Timeline.Visibility != timeline.Private {
			shown.Public = s.base.JoinPath(shown.Href).String()
		}
		formats = append(formats, shown)
	}
	return formats, nil
}

// exportAddress returns where a timeline is in a format.
func exportAddress(slug string, f catalogue.Format) string {
	switch f.Name {
	case catalogue.Archive:
		return link.TimelineJSON(slug)
	case catalogue.TimelineJS:
		return link.TimelineJS(slug)
	case catalogue.CSLJSON:
		return link.SourcesCSL(slug)
	default:
		return link.ExportFile(slug, f.File)
	}
}

// getExportFile answers with a timeline as a file of one of the formats that
// have no address of their own.
func (s *Server) getExportFile(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, ok := catalogue.Find(r.PathValue("file"))
	if !ok || f.File != r.PathValue("file") {
		return fault.New(fault.NotFound, "There is no such file of an export.")
	}
	a, body, err := f.Export(r.Context(), s.desk, actor, r.PathValue("slug"), s.base.String())
	if err != nil {
		return err
	}
	share(w, actor, a.Timeline)
	sendFile(w, r, a.Timeline.Slug+f.Suffix, f.MediaType, body)
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
	copied{tag: entityTag(sum[:])}.send(w, r, name, kind, bytes.NewReader(body))
}
