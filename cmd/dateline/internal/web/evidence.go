package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/link"
)

// getNewEvidence answers with the form for evidence on a claim.
func (s *Server) getNewEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	d, err := s.desk.Claim(r.Context(), actor, claimID(r))
	if err != nil {
		return err
	}
	if d.Attach != nil {
		return d.Attach
	}
	p, err := s.evidencePage(r, actor, d.Access, d.Case)
	if err != nil {
		return err
	}
	p.Live = claims.LiveEditing(d.Timeline.Slug, d.Case, live)
	p.Form = s.newEvidence()
	if err := s.resumeEvidence(r, actor, &p, link.NewEvidence(p.Case.ID)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Evidence(p))
}

// newEvidence returns what the form for evidence holds when it is opened.
func (s *Server) newEvidence() claims.EvidenceForm {
	return claims.EvidenceForm{
		Stance:   string(annotate.Supports),
		Accessed: edtf.FromDay(s.desk.Today()).String(),
		New:      claims.NewSource{Kind: string(annotate.Secondary)},
	}
}

// evidencePage gathers the form for evidence on a claim, empty. There is none
// for who is no member.
func (s *Server) evidencePage(r *http.Request, actor account.Actor, a annotate.Access, c annotate.Case) (claims.EvidencePage, error) {
	_, all, err := s.desk.Sources(r.Context(), actor, a.Timeline.Slug)
	return claims.EvidencePage{
		Page:    views.Page{Title: "Evidence on: " + c.Statement, Actor: actor, Here: link.Timelines, Section: views.SectionOf(a, "")},
		Case:    c,
		Sources: all,
	}, err
}

// postEvidence adds evidence to a claim, and the source that gives it when
// that is new.
func (s *Server) postEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id := claimID(r)
	in, typed, err := decodeNewEvidence(r)
	var added annotate.Evidence
	if err == nil {
		added, err = s.desk.AddEvidence(r.Context(), actor, id, in)
	}
	if err == nil {
		return redirect(w, r, claimAt(id, added.ID))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	d, loadErr := s.desk.Claim(r.Context(), actor, id)
	if loadErr != nil {
		return loadErr
	}
	p, loadErr := s.evidencePage(r, actor, d.Access, d.Case)
	if loadErr != nil {
		return loadErr
	}
	p.Form, p.Trouble, p.Twin = typed, trouble, twinOf(err)
	return s.render(w, r, status, claims.Evidence(p))
}

// claimAt returns the page of a claim at a piece of its evidence.
func claimAt(id timeline.ClaimID, e annotate.EvidenceID) string {
	return link.Claim(id) + "#evidence-" + string(e)
}

// decodeNewEvidence reads a form for evidence in which a new source can be
// typed as well.
func decodeNewEvidence(r *http.Request) (annotate.EvidenceEdit, claims.EvidenceForm, error) {
	in, typed, err := decodeEvidence(r)
	f, n := decode(r), typed.New
	published := f.date(claims.NewSourcePrefix + "published")
	if use := f.text("use"); use != "" { // the offer of a source that is here already
		typed.Source, typed.New = use, claims.NewSource{Kind: n.Kind}
		in.Source = annotate.SourceID(use)
		return in, typed, err
	}
	switch {
	case err != nil || !n.Typed():
		return in, typed, err
	case typed.Source != "":
		return in, typed, (fault.Fields{"source": "Choose a source from the list or add a new one, not both."}).Err()
	}
	in.New = &annotate.SourceEdit{
		Title: n.Title, Publisher: n.Publisher, Kind: annotate.SourceKind(n.Kind), URL: n.URL, Published: published,
	}
	return in, typed, nil
}

func decodeEvidence(r *http.Request) (annotate.EvidenceEdit, claims.EvidenceForm, error) {
	f := decode(r)
	const prefix = claims.NewSourcePrefix
	typed := claims.EvidenceForm{
		Source: f.text("source"), Stance: f.text("stance"), Quote: f.text("quote"), Locator: f.text("locator"),
		DateGiven: f.text("date_given"), Accessed: f.text("accessed"), Via: f.text("via"), Note: f.text("note"),
		CopyURL: f.text("copy_url"), CopiedOn: f.text("copied_on"),
		New: claims.NewSource{
			Title: f.text(prefix + "title"), Publisher: f.text(prefix + "publisher"), Kind: f.text(prefix + "kind"),
			URL: f.text(prefix + "url"), Published: f.text(prefix + "published"),
		},
		Version: f.version(),
	}
	in := annotate.EvidenceEdit{
		Source: annotate.SourceID(typed.Source), Stance: annotate.Stance(typed.Stance),
		Quote: typed.Quote, Locator: typed.Locator,
		DateGiven: f.date("date_given"), Accessed: f.date("accessed"),
		Via: annotate.SourceID(typed.Via), CopyURL: typed.CopyURL, CopiedOn: f.date("copied_on"), Note: typed.Note, Version: typed.Version,
	}
	f.date(prefix + "published") // what is wrong with it is told with the rest
	return in, typed, f.err()
}

// getEditEvidence answers with the form for a piece of evidence.
func (s *Server) getEditEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, x, err := s.exhibit(r, actor)
	if err != nil {
		return err
	}
	p.Live = claims.LiveEditing(x.Timeline.Slug, x.Case, live)
	if err := annotate.May(actor, x.Role, annotate.ActEvidence, x.Case); err != nil {
		return err
	}
	if err := s.resumeEvidence(r, actor, &p, link.EditEvidence(p.Evidence)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Evidence(p))
}

func (s *Server) resumeEvidence(r *http.Request, actor account.Actor, p *claims.EvidencePage, path string) error {
	return s.resume(r, actor, &p.Page, path, p.Form.Values(), func() error {
		_, p.Form, _ = decodeEvidence(r) // what is wrong with it is told when it is sent
		return nil
	})
}

func evidenceID(r *http.Request) annotate.EvidenceID { return annotate.EvidenceID(r.PathValue("id")) }

// exhibit gathers the form for a piece of evidence as it is stored.
func (s *Server) exhibit(r *http.Request, actor account.Actor) (claims.EvidencePage, annotate.Exhibit, error) {
	x, err := s.desk.Evidence(r.Context(), actor, evidenceID(r))
	if err != nil {
		return claims.EvidencePage{}, x, err
	}
	p, err := s.evidencePage(r, actor, x.Access, x.Case)
	p.Evidence, p.Form = x.Evidence.ID, claims.EvidenceFormOf(x.Evidence)
	return p, x, err
}

// postEditEvidence changes a piece of evidence.
func (s *Server) postEditEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	in, typed, err := decodeEvidence(r)
	var edited annotate.Evidence
	if err == nil {
		edited, err = s.desk.EditEvidence(r.Context(), actor, evidenceID(r), in)
	}
	if err == nil {
		to := claimAt(edited.Claim, edited.ID)
		return redirect(w, r, afterEdit(to, annotate.ObjectEvidence, string(edited.ID), in.Version, edited.Version))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, _, loadErr := s.exhibit(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if version, ok := showClash(r, err, &trouble, p.Form.Values(), noIDs); ok {
		_, typed, _ = decodeEvidence(r) // what was wrong with it was told before
		typed.Version = version
	}
	p.Form, p.Trouble = typed, trouble
	return s.render(w, r, status, claims.Evidence(p))
}

// postWithdrawEvidence makes a piece of evidence count no more.
func (s *Server) postWithdrawEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id := evidenceID(r)
	f := decode(r)
	sent := claims.Sent{Form: claims.WithdrawForm(id), Comment: f.text("reason")}
	version := f.version()
	err := f.err()
	var e annotate.Evidence
	if err == nil {
		e, err = s.desk.WithdrawEvidence(r.Context(), actor, id, version, sent.Comment)
	}
	if err == nil {
		return redirect(w, r, link.Claim(e.Claim)+"#evidence")
	}
	x, loadErr := s.desk.Evidence(r.Context(), actor, id)
	if loadErr != nil {
		return loadErr
	}
	return s.dossierAgain(w, r, actor, x.Case.ID, sent, err)
}
