package web

import (
	"net/http"

	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/search"
)

func (s *Server) getSearch(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	found, err := s.desk.Search(r.Context(), actor, r.URL.Query().Get("q"))
	page := search.Page{Page: views.Page{Title: "Search", Actor: actor, Here: link.Search, Query: found.Text}, Found: found}
	if trouble, status, ok := again(err); ok {
		page.Trouble = trouble
		return s.render(w, r, status, search.Results(page))
	}
	if err != nil {
		return err
	}
	if found.Text != "" {
		page.Title = "Search: " + found.Text
	}
	return s.render(w, r, http.StatusOK, search.Results(page))
}
