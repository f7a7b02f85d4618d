package web

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/review"
)

// getReview answers with a page of the review list.
func (s *Server) getReview(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	p, err := s.reviewList(r, actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, review.List(p))
}

// reviewList gathers the page of the review list that an address asks for.
func (s *Server) reviewList(r *http.Request, actor account.Actor) (review.Page, error) {
	slug := r.PathValue("slug")
	live, err := s.live(r, actor)
	if err != nil {
		return review.Page{}, err
	}
	q, wrong := decodeReview(r)
	list, err := s.desk.ReviewList(r.Context(), actor, slug, q)
	if err != nil {
		return review.Page{}, err
	}
	live.Slug, live.Regions = slug, []string{".review-bars", "#review-list"}
	checkers, err := s.desk.Checkers(r.Context(), actor, slug)
	return review.Page{
		Page: views.Page{
			Title: "Review list", Actor: actor, Here: link.Timelines, Wide: true,
			Section: views.SectionOf(list.Access, link.Review(slug)),
			Scripts: []string{"js/rows.js"},
			Live:    live,
		},
		List: list, Checkers: checkers, Left: leftOut(wrong),
	}, err
}

// leftOut says which filters were left out, and why. It is empty for none.
func leftOut(wrong fault.Fields) string {
	names := map[string]string{"since": "Changed since", "importance": "Importance", "rows": "Rows"}
	var all []string
	for _, field := range slices.Sorted(maps.Keys(wrong)) {
		all = append(all, "“"+names[field]+"” is left out of the filters. "+wrong[field])
	}
	return strings.Join(all, " ")
}

// decodeReview reads the filters of an address, but for those that say nothing
// sensible: these it names.
func decodeReview(r *http.Request) (annotate.ReviewQuery, fault.Fields) {
	q := r.URL.Query()
	var wrong fault.Fields
	number := func(name string) int {
		typed := q.Get(name)
		if typed == "" {
			return 0
		}
		n, err := strconv.Atoi(typed)
		if err != nil {
			wrong.Add(name, "This has to be a whole number.")
		}
		return n
	}
	since := edtf.Date{}
	if typed := strings.TrimSpace(q.Get("since")); typed != "" {
		var err error
		if since, err = edtf.Read(typed); err != nil {
			wrong.Add("since", "%s", dateTrouble(err))
		} else if since.Earliest().Kind != edtf.Known {
			wrong.Add("since", "Give a date that has a first day.")
			since = edtf.Date{}
		}
	}
	asked := annotate.ReviewQuery{
		Status:     annotate.Status(q.Get("status")),
		Verdict:    annotate.Verdict(q.Get("verdict")),
		Finding:    timeline.Rule(q.Get("finding")),
		Flagged:    q.Get("flagged") != "",
		Assignee:   account.UserID(q.Get("who")),
		Importance: number("importance"),
		Lane:       q.Get("lane"),
		Tag:        q.Get("tag"),
		Text:       strings.TrimSpace(q.Get("text")),
		Stale:      q.Get("stale") != "",
		Since:      since,
		Sort:       annotate.ReviewSort(q.Get("sort")),
		Reverse:    q.Get("reverse") != "",
		Limit:      number("rows"),
		After:      annotate.Place(q.Get("after")),
		Before:     annotate.Place(q.Get("before")),
	}
	return asked, wrong
}

// postReview does one thing to the selected claims, and answers with the page
// of the list that it was sent from and what became of each.
func (s *Server) postReview(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	order, typed, err := decodeBulk(r)
	var outcomes []annotate.Outcome
	if err == nil {
		outcomes, err = s.desk.Bulk(r.Context(), actor, r.PathValue("slug"), order)
	}
	trouble, status, ok := kept(err)
	if err != nil && !ok {
		return err
	}
	for _, o := range outcomes {
		if o.Err != nil && fault.KindOf(o.Err) == fault.Internal {
			s.log.ErrorContext(r.Context(), "bulk act failed", "error", o.Err, "claim", o.ID, "request_id", requestID(r.Context()))
		}
	}
	p, loadErr := s.reviewList(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if err != nil {
		p.Form, p.Trouble, p.Chosen = typed, trouble, ticked(r)
		return s.render(w, r, status, review.List(p))
	}
	p.Done = &review.Done{Act: order.Act, Outcomes: outcomes}
	return s.render(w, r, http.StatusOK, review.List(p))
}

func ticked(r *http.Request) map[string]bool {
	chosen := map[string]bool{}
	for _, box := range r.PostForm[review.FieldClaim] {
		chosen[box] = true
	}
	return chosen
}

func decodeBulk(r *http.Request) (annotate.Bulk, review.BulkForm, error) {
	f := decode(r)
	typed := review.BulkForm{
		Act: f.text("act"), Assignee: f.text("assignee"), Comment: f.text("comment"),
		Importance: f.text("set_importance"), Lane: f.text("set_lane"), Tag: f.text("set_tag"), Recheck: f.text("recheck"),
	}
	order := annotate.Bulk{
		Act: annotate.Act(typed.Act), Assignee: account.UserID(typed.Assignee), Comment: typed.Comment, Lane: typed.Lane, Tag: typed.Tag,
	}
	switch order.Act {
	case "":
		f.wrong.Add("bulk-act", "Choose what to do with the selected claims.")
	case annotate.ActImportance:
		order.Importance = f.number("set_importance")
	case annotate.ActRecheck:
		order.Recheck = f.date("recheck")
	default:
	}
	for _, box := range r.PostForm[review.FieldClaim] {
		id, version, _ := strings.Cut(box, " ")
		n, err := strconv.Atoi(version)
		f.garbled = f.garbled || err != nil
		order.Claims = append(order.Claims, annotate.Shown{ID: timeline.ClaimID(id), Version: n})
	}
	return order, typed, f.err()
}
