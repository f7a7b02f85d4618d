package api

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

type summaryJSON struct {
	timelineJSON
	Claims   int            `json:"claims"`
	Verdicts map[string]int `json:"verdicts"`
	Member   bool           `json:"member"`
}

// getTimelines lists what the caller may find: their own timelines and the
// public ones, by slug.
func (s *Server) getTimelines(c *call) (answer, error) {
	q := c.query()
	after, rows := q.cursor(), q.number("limit", 1, mostRows, pageRows)
	if err := q.err(); err != nil {
		return answer{}, err
	}
	shelf, err := c.desk.Shelf(c.Context(), c.actor)
	if err != nil {
		return answer{}, err
	}
	all := make([]summaryJSON, 0, len(shelf.Own)+len(shelf.Others))
	for _, t := range shelf.Own {
		all = append(all, summaryOf(t, true))
	}
	for _, t := range shelf.Others {
		all = append(all, summaryOf(t, false))
	}
	slices.SortFunc(all, func(a, b summaryJSON) int { return strings.Compare(a.Slug, b.Slug) })
	part, next := page(all, after, rows, func(t summaryJSON) string { return t.Slug })
	return listOf(part, next, func(t summaryJSON) summaryJSON { return t }), nil
}

func summaryOf(t annotate.TimelineSummary, member bool) summaryJSON {
	w := summaryJSON{timelineJSON: timelineOf(t.Timeline), Claims: t.Claims, Verdicts: map[string]int{}, Member: member}
	for v, n := range t.Verdicts {
		w.Verdicts[string(v)] = n
	}
	return w
}

// timelineInput is what can be said about a timeline.
type timelineInput struct {
	Title       string `json:"title"`
	Slug        string `json:"slug"`
	Description string `json:"description"`
	Visibility  string `json:"visibility"`
}

func (in timelineInput) edit(version int) annotate.TimelineEdit {
	return annotate.TimelineEdit{
		Title: in.Title, Slug: in.Slug, Description: in.Description, Visibility: timeline.Visibility(in.Visibility), Version: version,
	}
}

func (s *Server) postTimeline(c *call) (answer, error) {
	in := timelineInput{Visibility: string(timeline.Private)}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	t, err := c.desk.AddTimeline(c.Context(), c.actor, in.edit(0))
	return answer{status: http.StatusCreated, etag: versionTag(t.Version), location: "/timelines/" + t.Slug, body: timelineOf(t)}, err
}

// getTimeline answers with the timeline alone, which changes seldom.
func (s *Server) getTimeline(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	a, err := c.desk.Access(c.Context(), c.actor, c.PathValue("slug"))
	return answer{etag: versionTag(a.Timeline.Version), body: timelineOf(a.Timeline)}, err
}

func (s *Server) patchTimeline(c *call) (answer, error) {
	a, err := c.desk.Managed(c.Context(), c.actor, c.PathValue("slug"))
	if err != nil {
		return answer{}, err
	}
	// Whom a timeline is shown to is no part of the work on it, which is all that
	// lesser scopes are for, even of who administers it.
	if c.token.Scope != account.ScopeReview {
		return answer{}, scopeNeeded("Changing a timeline")
	}
	if err := c.match(a.Timeline.Version); err != nil {
		return answer{}, err
	}
	t := a.Timeline
	in := timelineInput{Title: t.Title, Slug: t.Slug, Description: t.Description, Visibility: string(t.Visibility)}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	t, err = c.desk.EditTimeline(c.Context(), c.actor, t.Slug, in.edit(t.Version))
	return answer{etag: versionTag(t.Version), body: timelineOf(t)}, err
}

type publishedJSON struct {
	Timeline timelineJSON `json:"timeline"`
	Claims   []claimJSON  `json:"claims"`
}

// getPublished answers with all that the public reads of a timeline, the same
// to everybody. To who has it already it takes one query to say so, and to who
// has not, as long as nothing changed since somebody asked.
func (s *Server) getPublished(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	slug, visitor := c.PathValue("slug"), account.Actor{}
	revision, err := c.desk.Revision(c.Context(), visitor, slug)
	if err != nil {
		return answer{}, err
	}
	etag := `"` + revision + `"`
	if c.unchanged(etag) {
		return answer{etag: etag}, nil
	}
	if raw, ok := s.shelf.get(slug, etag); ok {
		return answer{etag: etag, raw: raw, media: mediaJSON}, nil
	}
	board, err := c.desk.Board(c.Context(), visitor, slug)
	if err != nil {
		return answer{}, err
	}
	w := publishedJSON{Timeline: timelineOf(board.Timeline), Claims: make([]claimJSON, len(board.Cases))}
	for i, k := range board.Cases {
		w.Claims[i] = claimOf(k)
		if check, ok := board.Checks[k.ID]; ok {
			w.Claims[i].Check = checkOf(check)
		}
	}
	raw, err := encode(w)
	if err != nil {
		return answer{}, err
	}
	s.shelf.put(slug, etag, raw)
	return answer{etag: etag, raw: raw, media: mediaJSON}, nil
}

// shelf keeps the last answers about what is published.
type shelf struct {
	mu   sync.Mutex
	kept map[string]shelved
	size int
}

type shelved struct {
	etag string
	raw  []byte
}

// maxShelf is how much a shelf holds, in bytes.
const maxShelf = 32 << 20

func newShelf() *shelf { return &shelf{kept: map[string]shelved{}} }

func (s *shelf) get(slug, etag string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.kept[slug]
	return k.raw, ok && k.etag == etag
}

func (s *shelf) put(slug, etag string, raw []byte) {
	if len(raw) > maxShelf {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size -= len(s.kept[slug].raw)
	delete(s.kept, slug)
	for other, k := range s.kept {
		if s.size+len(raw) <= maxShelf {
			break
		}
		delete(s.kept, other)
		s.size -= len(k.raw)
	}
	s.kept[slug] = shelved{etag: etag, raw: raw}
	s.size += len(raw)
}

type memberJSON struct {
	User  string `json:"user"`
	Login string `json:"login"`
	Name  string `json:"name"`
	Role  string `json:"role"`
}

func (s *Server) getMembers(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	_, members, err := c.desk.Members(c.Context(), c.actor, c.PathValue("slug"))
	return listOf(members, "", func(m annotate.Member) memberJSON {
		return memberJSON{User: string(m.User), Login: m.Login, Name: m.Name, Role: string(m.Role)}
	}), err
}

// The changes that are answered at once.
const pageChanges = 100

// getChanges answers with what happened on a timeline after a number of its
// history, first to last.
func (s *Server) getChanges(c *call) (answer, error) {
	q := c.query()
	after, rows := q.number("since", 0, 1<<53, 0), q.number("limit", 1, annotate.MaxChanges, pageChanges)
	if err := q.err(); err != nil {
		return answer{}, err
	}
	entries, more, err := c.desk.Changes(c.Context(), c.actor, c.PathValue("slug"), int64(after), rows)
	w := changesJSON{Items: make([]entryJSON, len(entries)), Since: int64(after), More: more}
	for i, e := range entries {
		w.Items[i], w.Since = entryOf(e), e.Number
	}
	return answer{body: w}, err
}

type changesJSON struct {
	Items []entryJSON `json:"items"`
	Since int64       `json:"since"` // to ask with next
	More  bool        `json:"more"`
}
