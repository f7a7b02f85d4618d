package web

import (
	"net/http"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/timelines"
	"dateline/views/ui"
)

func (s *Server) getTimelines(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	shelf, err := s.desk.Shelf(r.Context(), actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, timelines.List(timelines.ListPage{
		Page:  views.Page{Title: "Timelines", Actor: actor, Here: link.Timelines},
		Shelf: shelf,
	}))
}

func (s *Server) getNewTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if err := annotate.MayAddTimeline(actor); err != nil {
		return err
	}
	return s.newTimeline(w, r, actor, http.StatusOK, annotate.TimelineEdit{Visibility: timeline.Private}, ui.Trouble{})
}

func (s *Server) postTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	in, err := decodeTimeline(r)
	var added timeline.Timeline
	if err == nil {
		added, err = s.desk.AddTimeline(r.Context(), actor, in)
	}
	if trouble, status, ok := again(err); ok {
		if trouble.Conflict {
			trouble = slugTaken(trouble)
		}
		return s.newTimeline(w, r, actor, status, in, trouble)
	}
	if err != nil {
		return err
	}
	return redirect(w, r, link.Timeline(added.Slug))
}

func (s *Server) newTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor, status int, in annotate.TimelineEdit, trouble ui.Trouble) error {
	return s.timelineForm(w, r, status, timelines.FormPage{
		Page:    views.Page{Title: "New timeline", Actor: actor, Here: link.Timelines},
		Edit:    in,
		Trouble: trouble,
	})
}

func decodeTimeline(r *http.Request) (annotate.TimelineEdit, error) {
	f := decode(r)
	in := annotate.TimelineEdit{
		Title:       f.text("title"),
		Slug:        f.text("slug"),
		Description: f.text("description"),
		Visibility:  timeline.Visibility(f.text("visibility")),
		Version:     f.version(),
	}
	return in, f.err()
}

// getTimeline answers the page of a timeline, and its archive at the same
// address with ".json" after it: no slug has a dot.
func (s *Server) getTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	if archived, ok := strings.CutSuffix(slug, ".json"); ok {
		return s.getArchive(w, r, actor, archived)
	}
	return s.getBoard(w, r, actor, slug)
}

func (s *Server) getEditTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, err := s.desk.Managed(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	return s.editTimeline(w, r, http.StatusOK, a, editOf(a.Timeline), ui.Trouble{})
}

// slugTaken is the trouble with a short name that another timeline has: there
// are no two versions to compare.
func slugTaken(conflict ui.Trouble) ui.Trouble {
	return ui.Trouble{Text: conflict.Text, Fields: map[string]string{"slug": "Choose another short name."}}
}

func editOf(t timeline.Timeline) annotate.TimelineEdit {
	return annotate.TimelineEdit{Title: t.Title, Slug: t.Slug, Description: t.Description, Visibility: t.Visibility, Version: t.Version}
}

func (s *Server) postEditTimeline(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	in, saveErr := decodeTimeline(r)
	var edited timeline.Timeline
	if saveErr == nil {
		edited, saveErr = s.desk.EditTimeline(r.Context(), actor, slug, in)
	}
	if trouble, status, ok := again(saveErr); ok {
		a, err := s.desk.Managed(r.Context(), actor, slug)
		if err != nil {
			return err
		}
		if version, ok := showClash(r, saveErr, &trouble, timelines.Values(editOf(a.Timeline)), noIDs); ok {
			in, _ = decodeTimeline(r)
			in.Version = version
		} else if trouble.Conflict {
			trouble = slugTaken(trouble)
		}
		return s.editTimeline(w, r, status, a, in, trouble)
	}
	if saveErr != nil {
		return saveErr
	}
	return redirect(w, r, afterEdit(link.Timeline(edited.Slug), annotate.ObjectTimeline, string(edited.ID), in.Version, edited.Version))
}

func (s *Server) editTimeline(w http.ResponseWriter, r *http.Request, status int, a annotate.Access, in annotate.TimelineEdit, trouble ui.Trouble) error {
	slug := a.Timeline.Slug
	return s.timelineForm(w, r, status, timelines.FormPage{
		Page: views.Page{
			Title: "Settings", Actor: a.Actor, Here: link.Timelines,
			Section: views.SectionOf(a, link.EditTimeline(slug)),
		},
		Slug:    slug,
		Edit:    in,
		Trouble: trouble,
	})
}

// timelineForm answers with the form for a timeline, and offers a draft of it
// where the form is opened.
func (s *Server) timelineForm(w http.ResponseWriter, r *http.Request, status int, p timelines.FormPage) error {
	if r.Method == http.MethodGet {
		path := link.Timelines
		if p.Slug != "" {
			path = link.EditTimeline(p.Slug)
		}
		err := s.resume(r, p.Actor, &p.Page, path, timelines.Values(p.Edit), func() error {
			p.Edit, _ = decodeTimeline(r) // what is wrong with it is told when it is sent
			return nil
		})
		if err != nil {
			return err
		}
	}
	return s.render(w, r, status, timelines.Form(p))
}

func (s *Server) getMembers(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	return s.members(w, r, actor, http.StatusOK, "", account.Contributor, ui.Trouble{})
}

func (s *Server) postMember(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, slug := decode(r), r.PathValue("slug")
	login, role := f.text("login"), account.Role(f.text("role"))
	err := s.desk.SetMember(r.Context(), actor, slug, login, role)
	if trouble, status, ok := again(err); ok {
		return s.members(w, r, actor, status, login, role, trouble)
	}
	if err != nil {
		return err
	}
	if _, err := s.desk.Access(r.Context(), actor, slug); fault.KindOf(err) == fault.NotFound {
		return redirect(w, r, link.Timelines) // who took themselves off a private timeline
	}
	return redirect(w, r, link.Members(slug))
}

func (s *Server) members(w http.ResponseWriter, r *http.Request, actor account.Actor, status int, login string, role account.Role, trouble ui.Trouble) error {
	slug := r.PathValue("slug")
	a, members, err := s.desk.Members(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	return s.render(w, r, status, timelines.Members(timelines.MembersPage{
		Page:    views.Page{Title: "Members", Actor: actor, Here: link.Timelines, Section: views.SectionOf(a, link.Members(slug))},
		Access:  a,
		Members: members,
		Login:   login,
		Role:    role,
		Trouble: trouble,
	}))
}
