package web

import (
	"errors"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/sources"
)

// getSources answers with the list of a timeline's sources.
func (s *Server) getSources(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, all, err := s.desk.Sources(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, sources.List(sources.ListPage{
		Page:    sourcesPage(a, "Sources"),
		Access:  a,
		Sources: all,
		Alike:   len(annotate.Alike(all)),
		Add:     a.MayAdd(onSources),
	}))
}

func sourcesPage(a annotate.Access, title string) views.Page {
	return views.Page{
		Title: title, Actor: a.Actor, Here: link.Timelines,
		Section: views.SectionOf(a, link.Sources(a.Timeline.Slug)),
	}
}

// onSources is what a refusal to change the sources of a timeline begins with.
const onSources = "Working on the sources"

// getNewSource answers with the form for a source.
func (s *Server) getNewSource(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, all, err := s.desk.Sources(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	if err := a.MayAdd(onSources); err != nil {
		return err
	}
	p := sources.FormPage{
		Page:    sourcesPage(a, "New source"),
		Access:  a,
		Suggest: sources.SuggestFrom(all),
		Form:    sources.FormOf(annotate.Source{Kind: annotate.Secondary, Archive: annotate.NotArchived}),
	}
	if err := s.resumeSource(r, actor, &p, link.Sources(a.Timeline.Slug)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, sources.Edit(p))
}

// postSource adds a source to a timeline.
func (s *Server) postSource(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	in, typed, err := decodeSource(r)
	var added annotate.Source
	if err == nil {
		added, err = s.desk.AddSource(r.Context(), actor, slug, in)
	}
	if err == nil {
		return redirect(w, r, link.Source(added.ID))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	a, all, loadErr := s.desk.Sources(r.Context(), actor, slug)
	if loadErr != nil {
		return loadErr
	}
	return s.render(w, r, status, sources.Edit(sources.FormPage{
		Page: sourcesPage(a, "New source"), Access: a, Form: typed, Suggest: sources.SuggestFrom(all), Twin: twinOf(err), Trouble: trouble,
	}))
}

// twinOf returns the source that a timeline has already, when an error is about
// that.
func twinOf(err error) *annotate.Source {
	if twin, ok := errors.AsType[*annotate.TwinError](err); ok {
		return &twin.Source
	}
	return nil
}

func decodeSource(r *http.Request) (annotate.SourceEdit, sources.Form, error) {
	f := decode(r)
	typed := sources.Form{
		Title: f.text("title"), Author: f.text("author"), Publisher: f.text("publisher"), Family: f.text("family"),
		Kind: f.text("kind"), Published: f.text("published"), URL: f.text("url"), ISBN: f.text("isbn"), DOI: f.text("doi"),
		ArchiveURL: f.text("archive_url"), Archive: f.text("archive"), ArchivedOn: f.text("archived_on"), Origin: f.text("origin"),
		Confidential: f.ticked("confidential"), Note: f.text("note"), Version: f.version(),
	}
	in := annotate.SourceEdit{
		Title: typed.Title, Author: typed.Author, Publisher: typed.Publisher, Family: typed.Family,
		Kind: annotate.SourceKind(typed.Kind), Published: f.date("published"), URL: typed.URL,
		ISBN: typed.ISBN, DOI: typed.DOI, ArchiveURL: typed.ArchiveURL, Archive: annotate.ArchiveState(typed.Archive), ArchivedOn: f.date("archived_on"),
		Origin: typed.Origin, Confidential: typed.Confidential, Note: typed.Note, Version: typed.Version,
	}
	return in, typed, f.err()
}

func sourceID(r *http.Request) annotate.SourceID { return annotate.SourceID(r.PathValue("id")) }

// getSource answers with the page of a source.
func (s *Server) getSource(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	file, err := s.desk.Source(r.Context(), actor, sourceID(r))
	if err != nil {
		return err
	}
	_, all, err := s.desk.Sources(r.Context(), actor, file.Timeline.Slug)
	if err != nil {
		return err
	}
	past, err := s.historyOf(r, actor, annotate.ObjectSource, string(file.Source.ID))
	if err != nil {
		return err
	}
	page := sourcesPage(file.Access, file.Source.Title)
	page.Scripts = []string{"js/copy.js"}
	if page.Merged, err = s.merged(r, actor); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, sources.Source(sources.Page{
		Page: page, SourceFile: file, Edit: file.MayAdd(onSources), Sources: all, Past: past,
	}))
}

// getEditSource answers with the form for a source that there is.
func (s *Server) getEditSource(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	p, err := s.sourceForm(r, actor)
	if err != nil {
		return err
	}
	if err := p.MayAdd(onSources); err != nil {
		return err
	}
	if p.Source.Merged != "" {
		return redirect(w, r, link.Source(p.Source.ID)) // which names the one to edit
	}
	if err := s.resumeSource(r, actor, &p, link.EditSource(p.Source.ID)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, sources.Edit(p))
}

func (s *Server) resumeSource(r *http.Request, actor account.Actor, p *sources.FormPage, path string) error {
	return s.resume(r, actor, &p.Page, path, p.Form.Values(), func() error {
		_, p.Form, _ = decodeSource(r) // what is wrong with it is told when it is sent
		return nil
	})
}

// sourceForm gathers the form for a source as it is stored.
func (s *Server) sourceForm(r *http.Request, actor account.Actor) (sources.FormPage, error) {
	file, err := s.desk.Source(r.Context(), actor, sourceID(r))
	if err != nil {
		return sources.FormPage{}, err
	}
	_, all, err := s.desk.Sources(r.Context(), actor, file.Timeline.Slug)
	return sources.FormPage{
		Page:    sourcesPage(file.Access, "Edit: "+file.Source.Title),
		Access:  file.Access,
		Source:  file.Source,
		Form:    sources.FormOf(file.Source),
		Suggest: sources.SuggestFrom(all),
	}, err
}

// postEditSource changes what is said about a source.
func (s *Server) postEditSource(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	in, typed, err := decodeSource(r)
	var edited annotate.Source
	if err == nil {
		edited, err = s.desk.EditSource(r.Context(), actor, sourceID(r), in)
	}
	if err == nil {
		return redirect(w, r, afterEdit(link.Source(edited.ID), annotate.ObjectSource, string(edited.ID), in.Version, edited.Version))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, loadErr := s.sourceForm(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if version, ok := showClash(r, err, &trouble, p.Form.Values(), noIDs); ok {
		_, typed, _ = decodeSource(r) // what was wrong with it was told before
		typed.Version = version
	}
	p.Form, p.Trouble, p.Twin = typed, trouble, twinOf(err)
	return s.render(w, r, status, sources.Edit(p))
}
