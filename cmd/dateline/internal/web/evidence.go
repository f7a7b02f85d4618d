package web

import (
	"errors"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/link"
	"dateline/views/ui"
)

// getNewEvidence answers with the form for evidence on a claim.
func (s *Server) getNewEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
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
	p.Form = claims.EvidenceForm{
		Stance:   string(annotate.Supports),
		Accessed: edtf.FromDay(s.desk.Today()).String(),
		New:      claims.NewSource{Kind: string(annotate.Secondary)},
	}
	return s.render(w, r, http.StatusOK, claims.Evidence(p))
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
	in, typed, err := decodeEvidence(r)
	if err == nil && typed.New.Typed() {
		err = s.newSource(r, actor, id, &in, &typed)
	}
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
	p.Form, p.Trouble = typed, trouble
	return s.render(w, r, status, claims.Evidence(p))
}

// claimAt returns the page of a claim at a piece of its evidence.
func claimAt(id timeline.ClaimID, e annotate.EvidenceID) string {
	return link.Claim(id) + "#evidence-" + string(e)
}

// newSource adds the source that was typed into a form for evidence, and
// chooses it: if the evidence is not taken then, the source is in the list.
func (s *Server) newSource(r *http.Request, actor account.Actor, id timeline.ClaimID, in *annotate.EvidenceEdit, typed *claims.EvidenceForm) error {
	if typed.Source != "" {
		return (fault.Fields{"source": "Choose a source from the list or add a new one, not both."}).Err()
	}
	d, err := s.desk.Claim(r.Context(), actor, id)
	if err != nil {
		return err
	}
	if d.Attach != nil {
		return d.Attach // before a source is added for nothing
	}
	f := decode(r)
	src, err := s.desk.AddSource(r.Context(), actor, d.Timeline.Slug, annotate.SourceEdit{
		Title: typed.New.Title, Publisher: typed.New.Publisher, Kind: annotate.SourceKind(typed.New.Kind),
		URL: typed.New.URL, Published: f.date(claims.NewSourcePrefix + "published"),
	})
	if err != nil {
		return ofNewSource(err)
	}
	in.Source, typed.Source = src.ID, string(src.ID)
	typed.New = claims.NewSource{Kind: typed.New.Kind}
	return nil
}

// ofNewSource returns an error about a source with its fields named as in the
// form for evidence.
func ofNewSource(err error) error {
	var known *fault.Error
	if !errors.As(err, &known) || len(known.Fields) == 0 {
		return err
	}
	var wrong fault.Fields
	for name, text := range known.Fields {
		wrong.Add(claims.NewSourcePrefix+name, "%s", text)
	}
	return wrong.Err()
}

func decodeEvidence(r *http.Request) (annotate.EvidenceEdit, claims.EvidenceForm, error) {
	f := decode(r)
	const prefix = claims.NewSourcePrefix
	typed := claims.EvidenceForm{
		Source: f.text("source"), Stance: f.text("stance"), Quote: f.text("quote"), Locator: f.text("locator"),
		DateGiven: f.text("date_given"), Accessed: f.text("accessed"), Via: f.text("via"), Note: f.text("note"),
		New: claims.NewSource{
			Title: f.text(prefix + "title"), Publisher: f.text(prefix + "publisher"), Kind: f.text(prefix + "kind"),
			URL: f.text(prefix + "url"), Published: f.text(prefix + "published"),
		},
		Version: f.number("version"),
	}
	in := annotate.EvidenceEdit{
		Source: annotate.SourceID(typed.Source), Stance: annotate.Stance(typed.Stance),
		Quote: typed.Quote, Locator: typed.Locator,
		DateGiven: f.date("date_given"), Accessed: f.date("accessed"),
		Via: annotate.SourceID(typed.Via), Note: typed.Note, Version: typed.Version,
	}
	f.date(prefix + "published") // what is wrong with it is told with the rest
	return in, typed, f.err()
}

// getEditEvidence answers with the form for a piece of evidence.
func (s *Server) getEditEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	p, x, err := s.exhibit(r, actor)
	if err != nil {
		return err
	}
	if err := annotate.May(actor, x.Role, annotate.ActEvidence, x.Case); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Evidence(p))
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
		return redirect(w, r, claimAt(edited.Claim, edited.ID))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, x, loadErr := s.exhibit(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if trouble.Conflict {
		trouble.Stored = p.Form.Values()
		sameDate(trouble, "date_given", typed.DateGiven, in.DateGiven)
		sameDate(trouble, "accessed", typed.Accessed, in.Accessed)
		typed.Version = x.Evidence.Version
	}
	p.Form, p.Trouble = typed, trouble
	return s.render(w, r, status, claims.Evidence(p))
}

// sameDate takes a date off what is stored otherwise, in a conflict, when it
// is only written otherwise.
func sameDate(t ui.Trouble, name, typed string, d edtf.Date) {
	if t.Stored[name] == d.String() {
		t.Stored[name] = typed
	}
}

// postWithdrawEvidence makes a piece of evidence count no more.
func (s *Server) postWithdrawEvidence(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id := evidenceID(r)
	f := decode(r)
	sent := claims.Sent{Form: claims.WithdrawForm(id), Comment: f.text("reason")}
	e, err := s.desk.WithdrawEvidence(r.Context(), actor, id, f.number("version"), sent.Comment)
	if err == nil {
		return redirect(w, r, link.Claim(e.Claim)+"#evidence")
	}
	x, loadErr := s.desk.Evidence(r.Context(), actor, id)
	if loadErr != nil {
		return loadErr
	}
	return s.dossierAgain(w, r, actor, x.Case.ID, sent, err)
}
