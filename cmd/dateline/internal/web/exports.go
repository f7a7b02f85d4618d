package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/assets"
	"dateline/views/link"
	"dateline/views/timelines"
)

// decodeExtract reads from an address which part of a timeline to export: by the
// filters of the review list, and the window of the picture. What says nothing
// sensible is an Invalid error: a file that holds more than was asked for would
// be taken for what was.
func decodeExtract(r *http.Request) (annotate.Extract, error) {
	review, wrong := decodeReview(r)
	chart, trouble := chartQuery(r.URL.Query())
	if trouble != "" {
		wrong.Add("from", "%s", trouble)
	}
	x := annotate.Extract{Review: review, Window: chart.Window, Hide: chart.Hide}
	x.Review.Text = cmp.Or(x.Review.Text, chart.Text)
	x.Review.Sort, x.Review.Reverse, x.Review.Limit, x.Review.After, x.Review.Before = "", false, 0, "", ""
	if asked := strings.TrimSpace(r.URL.Query().Get("version")); asked != "" {
		var err error
		if x.Since, err = strconv.ParseInt(asked, 10, 64); err != nil || x.Since < 1 {
			return x, fault.New(fault.Invalid, "“%s” is no version: give the number of an entry of the history.", asked)
		}
	}
	if err := wrong.Err(); err != nil {
		return x, fault.New(fault.Invalid, "This part of the timeline cannot be exported: %s", leftOut(wrong)+wrong["from"])
	}
	return x, nil
}

func (s *Server) getExport(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	a, err := s.desk.Access(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	x, err := decodeExtract(r)
	var chosen annotate.Chosen
	if err == nil {
		chosen, err = s.desk.Choose(r.Context(), actor, slug, x)
	}
	trouble, status, ok := again(err)
	if err != nil && !ok {
		return err
	}
	page := timelines.ExportPage{
		Page: views.Page{
			Title: "Export", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(a, link.Export(slug)),
		},
		Access: a, Extract: x, Found: chosen.Found, Version: chosen.Version, Trouble: trouble,
	}
	if err != nil {
		return s.render(w, r, status, timelines.Export(page))
	}
	all, err := s.desk.Archive(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	page.Claims, page.Common = len(all.Cases), all.Omitted
	if page.Formats, err = s.formats(r, actor, chosen.Of(all), chosen, all.Omitted); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, timelines.Export(page))
}

// formats returns every format with what it leaves out of what is carried. One
// that is for the public is told of what the public gets.
func (s *Server) formats(
	r *http.Request, actor account.Actor, carried annotate.Archive, chosen annotate.Chosen, common []annotate.Omission,
) ([]timelines.Format, error) {
	slug := carried.Timeline.Slug
	var formats []timelines.Format
	for _, f := range catalogue.Formats() {
		shown := timelines.Format{Name: f.Title, About: f.About, Href: link.OfExtract(exportAddress(slug, f), chosen.Extract), ForPublic: f.Public}
		content := carried
		var err error
		if f.Public || chosen.Extract.Since != 0 {
			content, err = f.Content(r.Context(), s.desk, actor, slug, chosen.Extract)
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
		shown.Omitted = slices.DeleteFunc(slices.Clone(f.Omitted(content)), func(o annotate.Omission) bool { return slices.Contains(common, o) })
		if f.Name == catalogue.Archive {
			shown.Schema = link.Schema
		}
		if carried.Timeline.Visibility != timeline.Private && chosen.Extract.IsZero() {
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
	return s.sendFormat(w, r, actor, f, r.PathValue("slug"), f.Suffix)
}

// sendFormat answers with a timeline, or with the part of it that the address
// asks for, as a file. To members it names the page that tells what the file
// leaves out.
func (s *Server) sendFormat(w http.ResponseWriter, r *http.Request, actor account.Actor, f catalogue.Format, slug, suffix string) error {
	x, err := decodeExtract(r)
	if err != nil {
		return err
	}
	a, body, err := f.Export(r.Context(), s.desk, actor, slug, x, s.base.String())
	if err != nil {
		return err
	}
	share(w, actor, a.Timeline)
	if actor.SignedIn() {
		w.Header().Set("Link", "<"+link.ExportOf(slug, x)+`>; rel="describedby"; title="What this file leaves out"`)
	}
	if !x.IsZero() {
		suffix = "-extract" + suffix
	}
	sendFile(w, r, a.Timeline.Slug+suffix, f.MediaType, body)
	return nil
}

func (s *Server) getTimelineJS(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _ := catalogue.Find(catalogue.TimelineJS)
	return s.sendFormat(w, r, actor, f, r.PathValue("slug"), f.Suffix)
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
