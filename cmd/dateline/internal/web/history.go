package web

import (
	"net/http"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/history"
	"dateline/views/link"
	"dateline/views/ui"
)

// getHistory answers with the history of a timeline.
func (s *Server) getHistory(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q, err := decodeHistory(r)
	if err != nil {
		return err
	}
	return s.chronicle(w, r, actor, r.PathValue("slug"), q, http.StatusOK, ui.Trouble{})
}

func (s *Server) chronicle(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string, q annotate.HistoryQuery, status int, trouble ui.Trouble) error {
	f, err := s.desk.Chronicle(r.Context(), actor, slug, q)
	if err != nil {
		return err
	}
	return s.render(w, r, status, history.Chronicle(history.Page{
		Page: views.Page{
			Title: "History", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(f.Access, link.History(slug)),
		},
		Chronicle: f,
		Trouble:   trouble,
	}))
}

func decodeHistory(r *http.Request) (annotate.HistoryQuery, error) {
	v := r.URL.Query()
	q := annotate.HistoryQuery{Person: v.Get("person"), Act: v.Get("act"), Object: annotate.Object(v.Get("object"))}
	before := v.Get("before")
	if before == "" {
		return q, nil
	}
	n, err := strconv.ParseInt(before, 10, 64)
	if err != nil || n < 1 {
		return q, fault.New(fault.Invalid, "“%s” is no place in the history. Start again from the newest entries.", ui.Clip(before))
	}
	q.Before = n
	return q, nil
}

// historyOf returns the history of a source or an article, for a section of its
// page.
func (s *Server) historyOf(r *http.Request, actor account.Actor, object annotate.Object, id string) (history.List, error) {
	f, err := s.desk.History(r.Context(), actor, object, id)
	return history.List{Entries: f.Entries, Names: f.Names, Undo: f.Undo}, err
}

// postUndo undoes the last change of an object, and answers with the page where
// its history is.
func (s *Server) postUndo(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	object, id := annotate.Object(r.PathValue("object")), r.PathValue("id")
	f := decode(r)
	version := f.version()
	err := f.err()
	if err == nil {
		err = s.desk.Undo(r.Context(), actor, object, id, version)
	}
	if err != nil {
		return s.undoAgain(w, r, actor, object, id, err)
	}
	to, err := s.undonePage(r, actor, object, id)
	if err != nil {
		return err
	}
	return redirect(w, r, to)
}

// undonePage returns the page with the history of an object.
func (s *Server) undonePage(r *http.Request, actor account.Actor, object annotate.Object, id string) (string, error) {
	switch object {
	case annotate.ObjectClaim:
		return link.Claim(timeline.ClaimID(id)) + "#history", nil
	case annotate.ObjectEvidence:
		x, err := s.desk.Evidence(r.Context(), actor, annotate.EvidenceID(id))
		return claimAt(x.Case.ID, x.Evidence.ID), err
	case annotate.ObjectSource:
		return link.Source(annotate.SourceID(id)) + "#history", nil
	case annotate.ObjectTimeline:
		t, err := s.desk.AccessByID(r.Context(), actor, timeline.ID(id))
		return link.History(t.Timeline.Slug), err
	case annotate.ObjectArticle, annotate.ObjectMember, annotate.ObjectUser:
	}
	return link.Timelines, nil
}

// undoAgain answers an error from undoing: with the page as it is now, where it
// is that of a claim or a timeline.
func (s *Server) undoAgain(w http.ResponseWriter, r *http.Request, actor account.Actor, object annotate.Object, id string, err error) error {
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	switch object {
	case annotate.ObjectClaim:
		return s.dossierAgain(w, r, actor, timeline.ClaimID(id), claims.Sent{}, err)
	case annotate.ObjectEvidence:
		x, loadErr := s.desk.Evidence(r.Context(), actor, annotate.EvidenceID(id))
		if loadErr != nil {
			return loadErr
		}
		return s.dossierAgain(w, r, actor, x.Case.ID, claims.Sent{}, err)
	case annotate.ObjectTimeline:
		t, loadErr := s.desk.AccessByID(r.Context(), actor, timeline.ID(id))
		if loadErr != nil {
			return loadErr
		}
		return s.chronicle(w, r, actor, t.Timeline.Slug, annotate.HistoryQuery{}, status, trouble)
	case annotate.ObjectSource, annotate.ObjectArticle, annotate.ObjectMember, annotate.ObjectUser:
	}
	return err
}

// getPublicClaim answers members with what the public reads of a claim.
func (s *Server) getPublicClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, err := s.desk.Public(r.Context(), actor, claimID(r))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Public(claims.NewPublicPage(views.Page{
		Title: "What the public reads: " + f.Case.Statement, Actor: actor, Here: link.Timelines,
		Section: views.SectionOf(f.Access, ""),
	}, f)))
}
