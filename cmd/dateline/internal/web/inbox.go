package web

import (
	"net/http"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/inbox"
	"dateline/views/link"
)

// getInbox answers with what the actor was told.
func (s *Server) getInbox(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	v := r.URL.Query()
	q := annotate.InboxQuery{Unread: v.Get("unread") != ""}
	if before := v.Get("before"); before != "" {
		n, err := strconv.ParseInt(before, 10, 64)
		if err != nil || n < 1 {
			return fault.New(fault.NotFound, "There is no such page of the inbox.")
		}
		q.Before = n
	}
	in, err := s.desk.Inbox(r.Context(), actor, q)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, inbox.List(inbox.Page{
		Page: views.Page{Title: "Inbox", Actor: actor, Here: link.Inbox, Scripts: []string{"js/rows.js"}},
		In:   in,
	}))
}

// postReadLetter marks one thing in the inbox as read. The browser goes
// on to the page that the form names.
func (s *Server) postReadLetter(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	n, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "There is no such thing in the inbox.")
	}
	if err := s.desk.ReadLetter(r.Context(), actor, n); err != nil {
		return err
	}
	return redirect(w, r, local(r.PostFormValue("then")))
}

// postReadInbox marks everything in the inbox as read.
func (s *Server) postReadInbox(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if err := s.desk.ReadLetters(r.Context(), actor); err != nil {
		return err
	}
	return redirect(w, r, link.Inbox)
}
