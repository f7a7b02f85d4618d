package web

import (
	"net/http"

	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/manual"
)

// getManual answers with how the API is used.
func (s *Server) getManual(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	m, err := api.Manual()
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, manual.Show(manual.Page{
		Page: views.Page{Title: "The API", Actor: actor}, Manual: m,
		Root: s.base.JoinPath(api.Root).String(), Document: api.Root + "/openapi.json", Tokens: link.Tokens,
	}))
}
