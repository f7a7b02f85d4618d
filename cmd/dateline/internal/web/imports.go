package web

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/imports"
	"dateline/views/link"
	"dateline/views/ui"
)

// patience is how long a page waits for what goes on with a file, so that a small
// one is answered at once.
const patience = 1500 * time.Millisecond

// importInto returns the timeline that a file is for: the zero one for a new one.
// It returns an error for who may not import there.
func (s *Server) importInto(r *http.Request, actor account.Actor, slug string) (annotate.Access, error) {
	if slug == "" {
		return annotate.Access{Actor: actor}, annotate.MayAddTimeline(actor)
	}
	a, err := s.desk.Access(r.Context(), actor, slug)
	if err == nil {
		err = annotate.MayImport(a)
	}
	return a, err
}

// importPage returns the frame of a page about a file that is for a timeline.
func importPage(title string, a annotate.Access) views.Page {
	p := views.Page{Title: title, Actor: a.Actor, Here: link.Timelines, Scripts: []string{"js/import.js"}}
	if a.Timeline.ID != "" {
		p.Section = views.SectionOf(a, link.ImportInto(a.Timeline.Slug))
	}
	return p
}

func (s *Server) getImport(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	a, err := s.importInto(r, actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	return s.bring(w, r, http.StatusOK, a, imports.BringPage{})
}

// bring answers with the page where a file is brought. What is wrong and what was
// pasted are given.
func (s *Server) bring(w http.ResponseWriter, r *http.Request, status int, a annotate.Access, p imports.BringPage) error {
	p.Page, p.Timeline, p.Dropped = importPage("Import", a), a.Timeline, r.FormValue("dropped") != ""
	p.Waiting = slices.DeleteFunc(s.tray.Of(a.Actor), func(f *tray.File) bool { return f.Timeline != a.Timeline.Slug })
	return s.render(w, r, status, imports.Bring(p))
}

// postImport takes in a file and looks at it.
func (s *Server) postImport(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	slug := r.PathValue("slug")
	a, err := s.importInto(r, actor, slug)
	if err != nil {
		return err
	}
	f, typed, err := s.receive(w, r, actor, slug)
	if err == nil {
		err = s.tray.Try(r.Context(), f, actor, tray.Choices{})
	}
	if err == nil {
		return redirect(w, r, link.Import(f.Token))
	}
	trouble, status, ok := again(err)
	if fault.KindOf(err) == fault.TooLarge {
		trouble, status, ok = ui.Trouble{Text: err.Error()}, http.StatusRequestEntityTooLarge, true
	}
	if !ok {
		return err
	}
	trouble.Text = typed.about(trouble.Text)
	return s.bring(w, r, status, a, imports.BringPage{Trouble: trouble, Text: typed.text.String()})
}

// brought returns the file that a request is about, and what its owner may do on
// the timeline that it is for.
func (s *Server) brought(r *http.Request, actor account.Actor) (*tray.File, annotate.Access, error) {
	f, err := s.tray.Find(actor, r.PathValue("token"))
	if err != nil {
		return nil, annotate.Access{}, err
	}
	if f.Timeline == "" { // the desk decides where it may go
		return f, annotate.Access{Actor: actor}, nil
	}
	a, err := s.importInto(r, actor, f.Timeline)
	return f, a, err
}

func (s *Server) getBrought(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, a, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case <-f.Done():
	case <-enough.C:
	case <-r.Context().Done():
		return r.Context().Err()
	}
	return s.fileOf(w, r, http.StatusOK, f, a, ui.Trouble{})
}

func (s *Server) fileOf(w http.ResponseWriter, r *http.Request, status int, f *tray.File, a annotate.Access, trouble ui.Trouble) error {
	number, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		number = 1
	}
	p := imports.FilePage{
		Page: importPage("Import of "+f.Title(), a), Into: a.Timeline, File: f, State: f.State(),
		Show: imports.ShowOf(r.FormValue("show")), Number: number, Trouble: trouble,
	}
	p.Refresh = p.State.Running
	return s.render(w, r, status, imports.File(p))
}

// reportTo returns what logs an error that ended an import and is not for the
// person, under the id of the request with which the import began.
func reportTo(log *slog.Logger) tray.Report {
	return func(ctx context.Context, err error) string {
		id := requestID(ctx)
		log.ErrorContext(ctx, "import failed", "error", err, "request_id", id)
		return id
	}
}

// postTry looks at a file again, with what the person says about it.
func (s *Server) postTry(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	choices, err := decodeChoices(r, f.State())
	if err == nil {
		err = s.tray.Try(r.Context(), f, actor, choices)
	}
	if err != nil {
		return err
	}
	return redirect(w, r, link.Import(f.Token))
}

func decodeChoices(r *http.Request, state tray.State) (tray.Choices, error) {
	in := decode(r)
	c := tray.Choices{Title: in.text("title"), Slug: in.text("slug"), KeepStatus: in.ticked("keep")}
	if t := state.Trial; t != nil { // what the form had in it already was not chosen
		if state.Choices.Title == "" && c.Title == t.Timeline.Title {
			c.Title = ""
		}
		if state.Choices.Slug == "" && c.Slug == t.Timeline.Slug {
			c.Slug = ""
		}
	}
	switch order := exchange.Order(in.text("order")); order {
	case exchange.NoOrder, exchange.DayFirst, exchange.MonthFirst:
		c.Order = order
	default:
		return c, fault.New(fault.Invalid, "There is no such order of dates. Go back and choose one.")
	}
	for i := range state.Columns {
		field := table.Field(in.text(imports.ColumnField(i)))
		if field != table.None && !slices.Contains(table.Fields(), field) {
			return c, fault.New(fault.Invalid, "A column cannot tell that. Go back and choose something else.")
		}
		c.Mapping = append(c.Mapping, field)
	}
	return c, nil
}

// postApply imports a file.
func (s *Server) postApply(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err == nil {
		err = s.tray.Import(r.Context(), f, actor)
	}
	if err != nil {
		return err
	}
	return redirect(w, r, link.Import(f.Token))
}

// postStop stops what goes on with a file, and answers once it is taken back.
func (s *Server) postStop(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	f.Stop()
	return redirect(w, r, link.Import(f.Token))
}

func (s *Server) postDrop(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	s.tray.Drop(f)
	return redirect(w, r, link.ImportInto(f.Timeline)+"?dropped=1")
}

// getRefused answers with what was refused, to be mended and brought again.
func (s *Server) getRefused(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := s.tray.WriteRefused(r.Context(), f, &body); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Disposition", attachment(strings.TrimSuffix(f.Title(), ".csv")+"-refused.csv"))
	_, err = body.WriteTo(w)
	s.logWrite(r.Context(), err)
	return nil
}
