package web

import (
	"net/http"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/articles"
	"dateline/views/claims"
	"dateline/views/link"
)

// getNewClaim answers with the form for a claim, which quotes the words of an
// article when the address names some.
func (s *Server) getNewClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q, err := decodeQuote(r)
	if err != nil {
		return err
	}
	selected := q.Number
	if q, err = s.follow(r, actor, q); err != nil {
		return err
	}
	bench, err := s.desk.Bench(r.Context(), actor, r.PathValue("slug"), q.Article)
	if err != nil {
		return err
	}
	form := claims.FormOf(annotate.Case{})
	if q.Article != "" {
		words, err := annotate.Select(bench.Text.Body, q.Start, q.End)
		if err != nil {
			return err
		}
		form.Statement = oneLine(words.Exact)
		if key := r.FormValue(articles.FieldProposal); key != "" && q.Number == selected {
			if form, err = s.mendedProposal(r, actor, bench.Article, key); err != nil {
				return err
			}
		}
		form.Article, form.Text, form.Start, form.End = q.Article, q.Number, q.Start, q.End
		form.Words = oneLine(words.Exact)
	}
	p, err := claimForm(bench, form)
	if err != nil {
		return err
	}
	err = s.resume(r, actor, &p.Page, link.Claims(bench.Timeline.Slug), form.Values(), func() error {
		return restoreClaim(r, &p)
	})
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Edit(p))
}

// restoreClaim puts into a form what the request has of it.
func restoreClaim(r *http.Request, p *claims.FormPage) (err error) {
	if p.Form, err = decodeClaimForm(r); err == nil {
		p.Panel = panelOf(p.Bench, p.Form)
	}
	return err
}

// decodeQuote reads which words of which article a claim is to quote. The zero
// QuoteEdit means none.
func decodeQuote(r *http.Request) (annotate.QuoteEdit, error) {
	f := form{r: r}
	q := annotate.QuoteEdit{
		Article: annotate.ArticleID(r.FormValue("article")), Number: f.place("text"), Start: f.place("start"), End: f.place("end"),
	}
	if f.err() != nil {
		return q, fault.New(fault.Invalid, "This address does not say which words of the article are meant. Go back to the article and select them again.")
	}
	return q, nil
}

// oneLine returns a text with single blanks for all white space, as a field of
// one line holds it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// claimForm gathers the page of the form for a claim, with what stands in it.
func claimForm(bench annotate.Bench, form claims.Form) (claims.FormPage, error) {
	p := claims.FormPage{
		Page:  claimFormPage(bench.Access, "New claim"),
		Bench: bench,
		Form:  form,
	}
	if form.Article != "" {
		passage, err := passageOf(bench, form)
		if err != nil {
			return p, err
		}
		p.Passage = &passage
	}
	p.Panel = panelOf(bench, form)
	return p, nil
}

func claimFormPage(a annotate.Access, title string) views.Page {
	return views.Page{
		Title: title, Actor: a.Actor, Here: link.Timelines,
		Scripts: []string{"js/claimform.js"},
		Section: views.SectionOf(a, link.Timeline(a.Timeline.Slug)),
	}
}

// postClaim adds a claim to a timeline.
func (s *Server) postClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	typed, err := s.claimTyped(r, actor)
	if err != nil {
		return err
	}
	bench, err := s.desk.Bench(r.Context(), actor, slug, typed.Article)
	if err != nil {
		return err
	}
	in, quote, err := decodeClaim(typed, bench)
	var added annotate.Case
	switch {
	case err != nil:
	case quote != nil && typed.Proposal != "":
		if added, err = s.desk.OnText(typed.Text).MendProposal(r.Context(), actor, typed.Proposal, in, *quote); err == nil {
			return s.afterMending(w, r, actor, typed)
		}
	default:
		added, err = s.desk.AddClaim(r.Context(), actor, slug, in, quote)
	}
	if err == nil {
		return redirect(w, r, afterClaim(r, slug, added.ID, typed))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, loadErr := claimForm(bench, typed)
	if loadErr != nil {
		return loadErr
	}
	p.Trouble = trouble
	if trouble.Conflict {
		p.Form.Proposal = "" // saving again makes a claim beside the one that there is
	}
	return s.render(w, r, status, claims.Edit(p))
}

// afterClaim returns where a person goes on once a claim has been added: to the
// claim, or to where the next one is made.
func afterClaim(r *http.Request, slug string, id timeline.ClaimID, typed claims.Form) string {
	switch {
	case r.PostFormValue("then") != "another":
		return link.Claim(id)
	case typed.Article != "":
		return link.Article(typed.Article)
	default:
		return link.NewClaim(slug)
	}
}

// editedClaim gathers the form for a claim as it is stored, with the claim
// itself: whether the actor may edit it is not asked yet.
func (s *Server) editedClaim(r *http.Request, actor account.Actor, id timeline.ClaimID) (claims.FormPage, annotate.Dossier, error) {
	d, err := s.desk.Claim(r.Context(), actor, id)
	if err != nil {
		return claims.FormPage{}, d, err
	}
	var quoted annotate.ArticleID
	if len(d.Quotes) > 0 && d.Member {
		quoted = d.Quotes[0].Article
	}
	bench, err := s.desk.Bench(r.Context(), actor, d.Timeline.Slug, quoted)
	if err != nil {
		return claims.FormPage{}, d, err
	}
	form := claims.FormOf(d.Case)
	p := claims.FormPage{
		Page:  claimFormPage(bench.Access, "Edit: "+d.Case.Statement),
		Bench: bench,
		Claim: id,
		Form:  form,
		Panel: panelOf(bench, form),
	}
	if len(d.Quotes) > 0 {
		p.Passage = quotedPassage(d.Quotes[0])
	}
	return p, d, nil
}

// getEditClaim answers with the form for a claim that there is.
func (s *Server) getEditClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, d, err := s.editedClaim(r, actor, claimID(r))
	if err != nil {
		return err
	}
	if d.Edit != nil {
		return d.Edit
	}
	p.Live = claims.LiveEditing(d.Timeline.Slug, d.Case, live)
	err = s.resume(r, actor, &p.Page, link.EditClaim(p.Claim), p.Form.Values(), func() error { return restoreClaim(r, &p) })
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, claims.Edit(p))
}

// postEditClaim changes a claim.
func (s *Server) postEditClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	typed, err := decodeClaimForm(r)
	if err != nil {
		return err
	}
	in, _, err := decodeClaim(typed, annotate.Bench{})
	var edited annotate.Case
	if err == nil {
		edited, err = s.desk.EditClaim(r.Context(), actor, claimID(r), in)
	}
	if err == nil {
		return redirect(w, r, afterEdit(link.Claim(edited.ID), annotate.ObjectClaim, string(edited.ID), in.Version, edited.Version))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, _, loadErr := s.editedClaim(r, actor, claimID(r))
	if loadErr != nil {
		return loadErr
	}
	if version, ok := showClash(r, err, &trouble, p.Form.Values(), p.Ends()); ok {
		if typed, err = decodeClaimForm(r); err != nil {
			return err
		}
		typed.Version = version
	}
	p.Form, p.Trouble = typed, trouble
	p.Panel = panelOf(p.Bench, typed)
	return s.render(w, r, status, claims.Edit(p))
}

// postPreviewClaim says back how a form is read, and stores nothing: a part of
// the page to a script, and to others the whole page with all that was typed.
func (s *Server) postPreviewClaim(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	typed, err := s.claimTyped(r, actor)
	if err != nil {
		return err
	}
	p, err := s.previewed(r, actor, typed)
	if err != nil {
		return err
	}
	if isHTMX(r) {
		return s.render(w, r, http.StatusOK, claims.PanelOf(p.Panel, link.PreviewClaim(p.Bench.Timeline.Slug)))
	}
	return s.render(w, r, http.StatusOK, claims.Edit(p))
}

func (s *Server) previewed(r *http.Request, actor account.Actor, typed claims.Form) (claims.FormPage, error) {
	if id := timeline.ClaimID(r.PostFormValue("claim")); id != "" {
		p, _, err := s.editedClaim(r, actor, id)
		p.Form, p.Panel = typed, panelOf(p.Bench, typed)
		return p, err
	}
	bench, err := s.desk.Bench(r.Context(), actor, r.PathValue("slug"), typed.Article)
	if err != nil {
		return claims.FormPage{}, err
	}
	return claimForm(bench, typed)
}
