package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/claims"
	"dateline/views/link"
)

// postComment adds a comment on a claim.
func (s *Server) postComment(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	id := claimID(r)
	f := decode(r)
	in := annotate.CommentEdit{Thread: annotate.CommentID(f.text("thread")), Body: f.text("body")}
	said, err := s.desk.Say(r.Context(), actor, id, in)
	if err == nil {
		return redirect(w, r, link.Comment(id, said.ID))
	}
	return s.dossierAgain(w, r, actor, id, claims.Sent{Form: claims.SayForm(in.Thread), Comment: in.Body}, err)
}

func commentID(r *http.Request) annotate.CommentID { return annotate.CommentID(r.PathValue("id")) }

// postEditComment changes the words of a comment.
func (s *Server) postEditComment(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f := decode(r)
	in := annotate.CommentEdit{Body: f.text("body"), Version: f.version()}
	sent := claims.Sent{Form: claims.EditCommentForm(commentID(r)), Comment: in.Body}
	err := f.err()
	if err == nil {
		var changed annotate.Comment
		if changed, err = s.desk.EditComment(r.Context(), actor, commentID(r), in); err == nil {
			return redirect(w, r, link.Comment(changed.Claim, changed.ID))
		}
	}
	return s.talkAgain(w, r, actor, sent, err)
}

// postWithdrawComment takes a comment back.
func (s *Server) postWithdrawComment(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f := decode(r)
	err := f.err()
	if err == nil {
		var c annotate.Comment
		if c, err = s.desk.WithdrawComment(r.Context(), actor, commentID(r), f.version()); err == nil {
			return redirect(w, r, link.Comment(c.Claim, c.ID))
		}
	}
	return s.talkAgain(w, r, actor, claims.Sent{}, err)
}

// postResolve resolves a thread or opens it again.
func (s *Server) postResolve(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f := decode(r)
	err := f.err()
	if err == nil {
		var on timeline.ClaimID
		if on, err = s.desk.Resolve(r.Context(), actor, commentID(r), f.ticked("resolved"), f.version()); err == nil {
			return redirect(w, r, link.Comment(on, commentID(r)))
		}
	}
	return s.talkAgain(w, r, actor, claims.Sent{}, err)
}

// talkAgain answers an error about a comment: with the page of its claim, and
// what was typed. There is no such page for who may not read the comment.
func (s *Server) talkAgain(w http.ResponseWriter, r *http.Request, actor account.Actor, sent claims.Sent, err error) error {
	on, lookErr := s.desk.ClaimOf(r.Context(), actor, commentID(r))
	if lookErr != nil {
		return lookErr
	}
	return s.dossierAgain(w, r, actor, on, sent, err)
}

// postSeen marks what the actor was told about a claim as read.
func (s *Server) postSeen(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if err := s.desk.ReadLettersOn(r.Context(), actor, claimID(r)); err != nil {
		return err
	}
	return redirect(w, r, link.Claim(claimID(r)))
}
