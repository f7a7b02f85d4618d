package web

import (
	"net/http"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/progress"
	"dateline/views/queue"
)

// getQueue answers with what there is to do, on one timeline or on all of the
// actor's.
func (s *Server) getQueue(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q := annotate.QueueQuery{
		Slug:  r.PathValue("slug"),
		Part:  annotate.Part(r.URL.Query().Get("part")),
		After: annotate.Place(r.URL.Query().Get("after")),
	}
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	found, err := s.desk.Queue(r.Context(), actor, q)
	if err != nil {
		return err
	}
	p := queue.Page{
		Page:  views.Page{Title: "Queue", Actor: actor, Here: link.Queue, Scripts: []string{"js/rows.js"}, Live: live},
		Queue: found, Query: q,
	}
	live.Slug, live.Regions = q.Slug, []string{".pagehead", "[data-rows]", ".empty"}
	if found.On != nil {
		p.Here, p.Section = link.Timelines, views.SectionOf(*found.On, link.QueueOn(q.Slug))
	}
	return s.render(w, r, http.StatusOK, queue.Show(p))
}

// defaultDays is how far back the progress of a timeline is shown at first.
const defaultDays = 90

// getProgress answers with how the work on a timeline went on.
func (s *Server) getProgress(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug, days := r.PathValue("slug"), defaultDays
	if asked := r.URL.Query().Get("days"); asked != "" {
		var err error
		if days, err = strconv.Atoi(asked); err != nil || days < 0 || days > annotate.MaxCourse {
			return fault.New(fault.Invalid, "Ask for a number of days up to %d, or for 0 to see all of them.", annotate.MaxCourse)
		}
	}
	course, err := s.desk.Course(r.Context(), actor, slug, days)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, progress.Show(progress.Page{
		Page: views.Page{
			Title: "Progress", Actor: actor, Here: link.Timelines,
			Section: views.SectionOf(course.Access, link.Progress(slug)),
		},
		Course: course, Days: days,
	}))
}
