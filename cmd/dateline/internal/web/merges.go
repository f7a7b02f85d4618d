package web

import (
	"bytes"
	"errors"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/csljson"
	"dateline/annotate/fault"
	"dateline/views/link"
	"dateline/views/sources"
	"dateline/views/ui"
)

// getDuplicates answers with the sources of a timeline that may be the same.
func (s *Server) getDuplicates(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, all, err := s.desk.Sources(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, sources.Duplicates(sources.DuplicatesPage{
		Page: sourcesPage(a, "Likely duplicates"), Access: a, Pairs: annotate.Alike(all), Merge: a.MayMerge(),
	}))
}

// getMerge answers with the choice of the source that another one is merged
// into, or with what merging it into the chosen one does.
func (s *Server) getMerge(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.showMerge(w, r, actor, r.URL.Query().Get("into"), http.StatusOK, ui.Trouble{})
}

// showMerge answers with the page of a merge, at the choice where into does not
// name a source that it can be merged into.
func (s *Server) showMerge(w http.ResponseWriter, r *http.Request, actor account.Actor, into string, status int, trouble ui.Trouble) error {
	file, err := s.desk.Source(r.Context(), actor, sourceID(r))
	if err != nil {
		return err
	}
	if file.Merge != nil {
		return file.Merge
	}
	if file.Source.Merged != "" {
		return redirect(w, r, link.Source(file.Source.ID)) // which says into which
	}
	_, all, err := s.desk.Sources(r.Context(), actor, file.Timeline.Slug)
	if err != nil {
		return err
	}
	page := sourcesPage(file.Access, "Merge: "+file.Source.Title)
	p := sources.MergePage{Page: page, SourceFile: file, Sources: all, Into: into, Trouble: trouble}
	if into != "" {
		plan, err := s.desk.Merging(r.Context(), actor, file.Source.ID, annotate.SourceID(into))
		wrong, code, ok := again(err)
		switch {
		case err == nil:
			p.Plan = &plan
		case !ok:
			return err
		case trouble.Text == "":
			status, p.Trouble = code, wrong
		}
	}
	return s.render(w, r, status, sources.Merge(p))
}

// postMerge merges a source into another.
func (s *Server) postMerge(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f := decode(r)
	in := annotate.MergeEdit{Into: annotate.SourceID(f.text("into")), Version: f.version(), IntoVersion: f.number("into_version")}
	err := f.err()
	var kept annotate.Source
	if err == nil {
		kept, err = s.desk.Merge(r.Context(), actor, sourceID(r), in)
	}
	if err == nil {
		return redirect(w, r, link.Source(kept.ID))
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	if known, ok := errors.AsType[*fault.Error](err); ok && known.Kind == fault.Conflict {
		trouble.Text = "One of the two sources was changed in the meantime. What merging them does now is below; look at it again."
	}
	return s.showMerge(w, r, actor, string(in.Into), status, trouble)
}

// getSourcesCSL answers with the sources of a timeline as CSL-JSON: who is no
// member gets those that published claims rest on.
func (s *Server) getSourcesCSL(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _ := catalogue.Find(catalogue.CSLJSON)
	return s.sendFormat(w, r, actor, f, r.PathValue("slug"), "-sources.json")
}

// getSourceCSL answers with one source as CSL-JSON.
func (s *Server) getSourceCSL(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	file, err := s.desk.Source(r.Context(), actor, sourceID(r))
	if err != nil {
		return err
	}
	evidence := make([]annotate.Evidence, len(file.Evidence))
	for i, m := range file.Evidence {
		evidence[i] = m.Evidence
	}
	var body bytes.Buffer
	if err := csljson.WriteSource(&body, file.Source, evidence); err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "private, no-cache")
	sendFile(w, r, "source-"+string(file.Source.ID)+".json", csljson.MediaType, body.Bytes())
	return nil
}
