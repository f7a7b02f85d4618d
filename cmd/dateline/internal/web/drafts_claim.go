package web

import (
	"net/http"
	"net/url"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/link"
)

// small is one of the small forms on the page of a claim.
type small struct {
	name   string // see [claims.Sent]
	key    string // of its draft
	typed  string // the field that is typed into
	stored string // what that holds anyway
}

// smallForms returns the small forms on the page of a claim.
func smallForms(p claims.DossierPage) []small {
	var all []small
	id := p.Case.ID
	for _, act := range annotate.Steps() {
		all = append(all, small{name: claims.StepForm(act), key: link.Step(id, act), typed: "comment"})
	}
	for _, f := range p.Findings {
		key := draftKey(link.DismissFinding(id, f.Rule), url.Values{"message": {f.Message}})
		all = append(all, small{name: claims.DismissForm(f.Rule, f.Message), key: key, typed: "reason"})
	}
	for _, e := range p.Evidence {
		all = append(all, small{name: claims.WithdrawForm(e.ID), key: link.WithdrawEvidence(e.ID), typed: "reason"})
	}
	all = append(all, small{name: claims.SayForm(""), key: link.Comments(id), typed: "body"})
	for _, t := range p.Talk.Threads {
		key := draftKey(link.Comments(id), url.Values{"thread": {string(t.ID)}})
		all = append(all, small{name: claims.SayForm(t.ID), key: key, typed: "body"})
		for _, c := range append([]annotate.Comment{t.Comment}, t.Replies...) {
			all = append(all, small{name: claims.EditCommentForm(c.ID), key: link.EditComment(c.ID), typed: "body", stored: c.Body})
		}
	}
	return all
}

// claimDrafts offers the drafts of the forms about a claim on its page. One of
// the small forms that stand there is filled in again when the address asks for
// it.
func (s *Server) claimDrafts(r *http.Request, actor account.Actor, p *claims.DossierPage) error {
	if !p.Member {
		return nil
	}
	id := p.Case.ID
	const back = "?" + restoring + "="
	forms := map[string]elsewhere{
		link.EditClaim(id):   {link.EditClaim(id) + back + "1", claims.FormOf(p.Case).Values()},
		link.Verdict(id):     {link.Verdict(id) + back + "1", p.Verdict.Values()},
		link.NewEvidence(id): {link.NewEvidence(id) + back + "1", s.newEvidence().Values()},
	}
	for _, e := range p.Evidence {
		forms[link.EditEvidence(e.ID)] = elsewhere{link.EditEvidence(e.ID) + back + "1", claims.EvidenceFormOf(e.Evidence).Values()}
	}
	asked := r.FormValue(restoring)
	for _, f := range smallForms(*p) {
		if f.name == asked {
			return s.restoreSmall(r, actor, p, f)
		}
		forms[f.key] = elsewhere{link.Claim(id) + back + url.QueryEscape(f.name), map[string]string{f.typed: f.stored}}
	}
	return s.offered(r, actor, &p.Page, forms)
}

// restoreSmall fills in one of the small forms again.
func (s *Server) restoreSmall(r *http.Request, actor account.Actor, p *claims.DossierPage, f small) error {
	d, err := s.desk.Draft(r.Context(), actor, f.key)
	if err != nil || d.Form == "" {
		return err
	}
	values := url.Values(d.Fields)
	p.Sent = claims.Sent{Form: f.name, Comment: values.Get(f.typed), Assignee: values.Get("assignee"), To: values.Get("to")}
	p.Drafts = append(p.Drafts, views.Draft{Form: d.Form, At: d.Changed, Back: r.URL.Path, Restored: true})
	return nil
}
