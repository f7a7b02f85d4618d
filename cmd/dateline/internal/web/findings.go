package web

import (
	"context"
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/claims"
	"dateline/views/link"
)

// postDismiss sets a finding about a claim aside.
func (s *Server) postDismiss(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.judgeFinding(w, r, actor, s.desk.Dismiss)
}

// postRestore takes the dismissal of a finding back.
func (s *Server) postRestore(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.judgeFinding(w, r, actor, s.desk.Restore)
}

// judgeFinding decodes what a person says about a finding and has it done.
func (s *Server) judgeFinding(
	w http.ResponseWriter, r *http.Request, actor account.Actor,
	do func(context.Context, account.Actor, timeline.ClaimID, annotate.FindingEdit) error,
) error {
	id := claimID(r)
	f := decode(r)
	in := annotate.FindingEdit{
		Rule: timeline.Rule(r.PathValue("rule")), Message: f.text("message"), Reason: f.text("reason"), Version: f.number("version"),
	}
	err := do(r.Context(), actor, id, in)
	if err == nil {
		return redirect(w, r, link.Claim(id)+"#findings")
	}
	sent := claims.Sent{Form: claims.DismissForm(in.Rule, in.Message), Comment: in.Reason}
	return s.dossierAgain(w, r, actor, id, sent, err)
}
