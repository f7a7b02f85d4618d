package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/review"
)

func (s *Server) getReview(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	list, err := s.desk.ReviewList(r.Context(), actor, slug, decodeReview(r))
	if err != nil {
		return err
	}
	live.Slug, live.Regions = slug, []string{".review-bars", "#review-list"}
	return s.render(w, r, http.StatusOK, review.List(review.Page{
		Page: views.Page{
			Title: "Review list", Actor: actor, Here: link.Timelines, Wide: true,
			Section: views.SectionOf(list.Access, link.Review(slug)),
			Scripts: []string{"js/rows.js"},
			Live:    live,
		},
		List: list,
	}))
}

func decodeReview(r *http.Request) annotate.ReviewQuery {
	q := r.URL.Query()
	return annotate.ReviewQuery{
		Status:  annotate.Status(q.Get("status")),
		Verdict: annotate.Verdict(q.Get("verdict")),
		Finding: timeline.Rule(q.Get("finding")),
		Flagged: q.Get("flagged") != "",
		Sort:    annotate.ReviewSort(q.Get("sort")),
		Reverse: q.Get("reverse") != "",
	}
}
