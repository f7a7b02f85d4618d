package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views"
	"dateline/views/accounts"
	"dateline/views/claims"
)

// draftForms are the routes of the forms in which somebody types what would be
// missed. Forms with a password are not among them.
var draftForms = []string{
	"POST /timelines",
	"POST /timelines/{slug}/edit",
	"POST /timelines/{slug}/articles",
	"POST /articles/{id}/edit",
	"POST /articles/{id}/text",
	"POST /timelines/{slug}/claims",
	"POST /claims/{id}/edit",
	"POST /claims/{id}/verdict",
	"POST /claims/{id}/steps/{act}",
	"POST /claims/{id}/findings/{rule}/dismiss",
	"POST /claims/{id}/evidence",
	"POST /evidence/{id}/edit",
	"POST /evidence/{id}/withdraw",
	"POST /claims/{id}/comments",
	"POST /comments/{id}/edit",
	"POST /timelines/{slug}/sources",
	"POST /sources/{id}/edit",
}

// newDraftMux finds out whether an address is that of one of draftForms.
func newDraftMux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, pattern := range draftForms {
		mux.Handle(pattern, http.NotFoundHandler())
	}
	return mux
}

// keepsDrafts reports whether drafts are kept of the form that is sent to a
// path.
func (s *Server) keepsDrafts(path string) bool {
	_, pattern := s.drafts.Handler(&http.Request{Method: http.MethodPost, URL: &url.URL{Path: path}})
	return pattern != ""
}

// draftKey names the draft of a form: the path that it is sent to, and what else
// tells it from others that are sent there. For a claim that is quoted from an
// article these are its words; for an answer, the thread; for a finding, what it
// says, in short.
func draftKey(path string, form url.Values) string {
	about := url.Values{}
	if form.Get("article") != "" {
		for _, name := range []string{"article", "start", "end"} {
			about.Set(name, form.Get(name))
		}
	}
	if thread := form.Get("thread"); thread != "" {
		about.Set("thread", thread)
	}
	if message := form.Get("message"); message != "" {
		about.Set("message", claims.DismissForm("", message))
	}
	if len(about) == 0 {
		return path
	}
	return path + "?" + about.Encode()
}

// draftOf makes a draft of a form, without passwords. It is false when nothing
// has been typed.
func draftOf(path string, form url.Values) (annotate.Unsaved, bool) {
	fields, _ := keepable(form)
	d := annotate.Unsaved{Form: draftKey(path, form), Fields: map[string][]string{}}
	for _, f := range fields {
		d.Fields[f.Name] = append(d.Fields[f.Name], f.Value)
	}
	version, err := strconv.Atoi(form.Get("version"))
	if err == nil {
		d.Version = version
	}
	return d, len(views.Readable(fields)) > 0
}

// answerForm answers a form of which drafts are kept: its draft is dropped once
// it is saved, and otherwise keeps what was typed, for people without scripts
// and for those whose browser ends before they try again.
func (s *Server) answerForm(w http.ResponseWriter, r *http.Request, actor account.Actor, answer answer) error {
	watched := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	key := draftKey(r.URL.Path, r.PostForm) // before anything is filled in
	err := answer(watched, r, actor)
	var kept error
	if err == nil && watched.status == http.StatusSeeOther {
		kept = s.desk.DropDraft(r.Context(), actor, key)
	} else {
		kept = s.keepDraft(r, actor, r.URL.Path, r.PostForm)
	}
	if kept != nil { // it is not what the person came for
		s.log.WarnContext(r.Context(), "draft not kept", "error", kept, "request_id", requestID(r.Context()))
	}
	return err
}

func (s *Server) keepDraft(r *http.Request, actor account.Actor, path string, form url.Values) error {
	d, typed := draftOf(path, form)
	if !typed || !s.keepsDrafts(path) {
		return nil
	}
	return s.desk.SaveDraft(r.Context(), actor, d)
}

// keepAgain keeps what somebody was sending when their session turned out to
// have ended, now that they are signed in again.
func (s *Server) keepAgain(r *http.Request, actor account.Actor, kept accounts.Kept) error {
	form := url.Values{}
	for _, f := range kept.Fields {
		form.Add(f.Name, f.Value)
	}
	path, _, _ := strings.Cut(kept.Action, "?")
	return s.keepDraft(r, actor, path, form)
}

// postDraft keeps what a script says has been typed so far into the form that
// the address names.
func (s *Server) postDraft(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	to := r.URL.Query().Get("to")
	if !s.keepsDrafts(to) {
		return fault.New(fault.NotFound, "No drafts are kept of this form.")
	}
	if err := s.keepDraft(r, actor, to, r.PostForm); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// postDropDraft forgets a draft that is not wanted.
func (s *Server) postDropDraft(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	if err := s.desk.DropDraft(r.Context(), actor, r.PostFormValue(views.DraftForm)); err != nil {
		return err
	}
	return redirect(w, r, local(r.PostFormValue(views.DraftBack)))
}

// restoring is the parameter of an address that asks for a draft to be put back
// into its form.
const restoring = "draft"

// resume offers the draft of the form that is sent to a path, or puts it back
// when the address asks for that: then the form is read again from the request.
// Stored is what the form holds without it.
func (s *Server) resume(r *http.Request, actor account.Actor, page *views.Page, path string, stored map[string]string, again func() error) error {
	key := draftKey(path, r.Form)
	d, err := s.desk.Draft(r.Context(), actor, key)
	if err != nil || d.Form == "" {
		return err
	}
	offer := views.Draft{Form: key, At: d.Changed, Back: without(r.URL, restoring), Typed: typedOtherwise(d, stored)}
	if len(offer.Typed) == 0 {
		return nil
	}
	if r.FormValue(restoring) == "" {
		offer.Restore = with(r.URL, restoring, "1")
		page.Drafts = append(page.Drafts, offer)
		return nil
	}
	offer.Restored = true
	page.Drafts = append(page.Drafts, offer)
	r.PostForm = url.Values(d.Fields)
	maps.Copy(r.Form, r.PostForm)
	return again()
}

// chosenAnyway are fields that hold something before anybody has typed.
var chosenAnyway = []string{"new_kind", "assignee", "to", "words", "place", "proposal", "then", "text", "thread", "message"}

// typedOtherwise returns the fields of a draft that differ from what the form
// holds anyway.
func typedOtherwise(d annotate.Unsaved, stored map[string]string) []views.KeptField {
	fields, _ := keepable(d.Fields)
	var typed []views.KeptField
	for _, f := range views.Readable(fields) {
		value := strings.TrimSpace(strings.ReplaceAll(f.Value, "\r\n", "\n"))
		if stored[f.Name] != value && !slices.Contains(chosenAnyway, f.Name) {
			typed = append(typed, f)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		if values, ok := d.Fields[name]; ok && stored[name] != "" && strings.TrimSpace(strings.Join(values, "")) == "" {
			typed = append(typed, views.KeptField{Name: name}) // it was emptied
		}
	}
	return typed
}

func with(u *url.URL, name, value string) string {
	q := u.Query()
	q.Set(name, value)
	return (&url.URL{Path: u.Path, RawQuery: q.Encode()}).String()
}

func without(u *url.URL, name string) string {
	q := u.Query()
	q.Del(name)
	return (&url.URL{Path: u.Path, RawQuery: q.Encode()}).String()
}

// elsewhere is a form that a page leads to.
type elsewhere struct {
	restore string            // where its draft is put back
	stored  map[string]string // what it holds without
}

// offered lists the drafts of forms that a page leads to, by the path that each
// is sent to.
func (s *Server) offered(r *http.Request, actor account.Actor, page *views.Page, forms map[string]elsewhere) error {
	all, err := s.desk.Drafts(r.Context(), actor)
	if err != nil {
		return err
	}
	for _, known := range all {
		form, ok := forms[known.Form]
		if !ok {
			continue
		}
		d, err := s.desk.Draft(r.Context(), actor, known.Form)
		if err != nil {
			return err
		}
		if typed := typedOtherwise(d, form.stored); len(typed) > 0 {
			page.Drafts = append(page.Drafts, views.Draft{Form: d.Form, At: d.Changed, Back: r.URL.Path, Restore: form.restore, Typed: typed})
		}
	}
	return nil
}
