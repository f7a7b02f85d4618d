package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/claimreview"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/link"
	"dateline/views/ui"
)

// getClaim answers with the page of a claim.
func (s *Server) getClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, err := s.dossier(r, actor, claimID(r))
	if err != nil {
		return err
	}
	if p.Member {
		p.Live = claims.LiveOf(p.Dossier, live)
	}
	if p.Merged, err = s.merged(r, actor); err != nil {
		return err
	}
	if err := s.claimDrafts(r, actor, &p); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Dossier(p))
}

func claimID(r *http.Request) timeline.ClaimID { return timeline.ClaimID(r.PathValue("id")) }

// dossier gathers the page of a claim as it is stored.
func (s *Server) dossier(r *http.Request, actor account.Actor, id timeline.ClaimID) (claims.DossierPage, error) {
	ctx := r.Context()
	d, err := s.desk.Claim(ctx, actor, id)
	if err != nil {
		return claims.DossierPage{}, err
	}
	p := claims.DossierPage{
		Page: views.Page{
			Title: d.Case.Statement, Actor: actor, Here: link.Timelines, Section: views.SectionOf(d.Access, ""),
			Scripts: []string{"js/talk.js"},
		},
		Dossier: d,
		Today:   s.desk.Today(),
		Verdict: claims.VerdictFormOf(d.Case),
	}
	if !d.Member {
		p.Review, err = s.review(d)
		return p, err
	}
	if p.Talk, err = s.desk.Talk(ctx, actor, id); err != nil {
		return p, err
	}
	if p.Checkers, err = s.desk.Checkers(ctx, actor, d.Timeline.Slug); err != nil {
		return p, err
	}
	p.Sources, err = s.desk.AllSources(ctx, actor, d.Timeline.Slug)
	return p, err
}

// review returns the ClaimReview of a claim as everybody reads it; nil when it has
// none, when the timeline is in no list, or when the app has no public address.
func (s *Server) review(d annotate.Dossier) (json.RawMessage, error) {
	if d.Timeline.Visibility != timeline.Public {
		return nil, nil
	}
	k := d.Case
	if gap, ok := k.Position.(timeline.Gap); ok && d.Check != nil { // on the dates that its ends had
		gap.From, gap.To = timeline.DateEnd{When: d.Check.From}, timeline.DateEnd{When: d.Check.To}
		k.Position = gap
	}
	a := annotate.Archive{Timeline: d.Timeline, Cases: []annotate.Case{k}}
	for _, q := range d.Quotes {
		a.Quotes = append(a.Quotes, q.Quote)
		if !slices.ContainsFunc(a.Articles, func(x annotate.Article) bool { return x.ID == q.In.ID }) {
			a.Articles = append(a.Articles, q.In)
		}
	}
	body, err := claimreview.Review(a, k.ID, s.base.String())
	if kind := fault.KindOf(err); kind == fault.Invalid || kind == fault.NotFound {
		return nil, nil // the page does without one then
	}
	return body, err
}

// postStep takes a step of the work on a claim.
func (s *Server) postStep(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id, act := claimID(r), annotate.Act(r.PathValue("act"))
	f := decode(r)
	sent := claims.Sent{
		Form: claims.StepForm(act), Comment: f.text("comment"), Assignee: f.text("assignee"), To: f.text("to"),
	}
	step := annotate.Step{
		Act: act, Version: f.version(), Comment: sent.Comment,
		Assignee: account.UserID(sent.Assignee), To: annotate.Status(sent.To),
	}
	err := f.err()
	if err == nil {
		_, err = s.desk.Take(r.Context(), actor, id, step)
	}
	if err == nil {
		return redirect(w, r, link.Claim(id))
	}
	return s.dossierAgain(w, r, actor, id, sent, err)
}

// dossierAgain answers an error from one of the small forms on the page of a
// claim: with the page as it is stored now, and what was typed.
func (s *Server) dossierAgain(w http.ResponseWriter, r *http.Request, actor account.Actor, id timeline.ClaimID, sent claims.Sent, err error) error {
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, loadErr := s.dossier(r, actor, id)
	if loadErr != nil {
		return loadErr
	}
	if trouble.Conflict {
		trouble.Text = "This claim was changed by somebody else in the meantime, so nothing was done. Below stands what changed since the version that you saw; look at the present one, then press the button again."
	}
	if p.Later, loadErr = s.desk.Since(r.Context(), actor, id, decode(r).version()); loadErr != nil {
		return loadErr
	}
	p.Trouble, p.Sent = trouble, sent
	return s.render(w, r, status, claims.Dossier(p))
}

// kept is [again] for forms in which much may have been typed: they are also
// shown again when the actor may not, or may no longer, do what they asked for.
func kept(err error) (ui.Trouble, int, bool) {
	var known *fault.Error
	if errors.As(err, &known) && known.Kind == fault.Forbidden {
		return ui.Trouble{Text: known.Text}, statuses[fault.Forbidden], true
	}
	return again(err)
}

// getVerdict answers with the form for the verdict on a claim.
func (s *Server) getVerdict(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, err := s.verdict(r, actor)
	if err != nil {
		return err
	}
	if p.Rule != nil {
		return p.Rule
	}
	p.Live = claims.LiveEditing(p.Timeline.Slug, p.Case, live)
	err = s.resume(r, actor, &p.Page, link.Verdict(p.Case.ID), p.Verdict.Values(), func() error {
		_, p.Verdict, _ = decodeVerdict(r) // what is wrong with it is told when it is sent
		return nil
	})
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Verdict(p))
}

// verdict gathers the page of the verdict on a claim. There is none for who is
// no member.
func (s *Server) verdict(r *http.Request, actor account.Actor) (claims.DossierPage, error) {
	p, err := s.dossier(r, actor, claimID(r))
	if err == nil && !p.Member {
		err = fault.New(fault.NotFound, "There is no such page, or it is not public.")
	}
	p.Title = "Verdict: " + p.Case.Statement
	return p, err
}

// postVerdict sets the verdict on a claim.
func (s *Server) postVerdict(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id := claimID(r)
	in, typed, err := decodeVerdict(r)
	var ruled annotate.Case
	if err == nil {
		ruled, err = s.desk.Rule(r.Context(), actor, id, in)
	}
	if err == nil {
		return redirect(w, r, afterEdit(link.Claim(id), annotate.ObjectClaim, string(id), in.Version, ruled.Version))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, loadErr := s.verdict(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if version, ok := showClash(r, err, &trouble, claims.VerdictFormOf(p.Case).Values(), noIDs); ok {
		_, typed, _ = decodeVerdict(r) // what was wrong with it was told before
		typed.Version = version
	}
	p.Verdict, p.Trouble = typed, trouble
	return s.render(w, r, status, claims.Verdict(p))
}

func decodeVerdict(r *http.Request) (annotate.RulingEdit, claims.VerdictForm, error) {
	f := decode(r)
	typed := claims.VerdictForm{
		Verdict: f.text("verdict"), Explanation: f.text("explanation"), SearchNote: f.text("search_note"),
		Disposition: f.text("disposition"), Correction: f.text("correction"), Recheck: f.text("recheck"),
		Version: f.version(),
	}
	in := annotate.RulingEdit{
		Ruling: annotate.Ruling{
			Verdict: annotate.Verdict(typed.Verdict), Explanation: typed.Explanation, SearchNote: typed.SearchNote,
			Disposition: annotate.Disposition(typed.Disposition), Correction: typed.Correction, Recheck: f.date("recheck"),
		},
		Version: typed.Version,
	}
	return in, typed, f.err()
}
