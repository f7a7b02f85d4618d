package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/presence"
	"dateline/timeline"
	"dateline/views"
)

// defaultBeat is how often a stream on which nothing happens says that it is
// still there: proxies cut off what is silent for half a minute or more. It is
// also when the stream looks whether its reader may still read, and for what
// other processes have written.
const defaultBeat = 20 * time.Second

// getEvents answers with a stream of what happens on a timeline, as server-sent
// events. The number of each is that of its row in the history, by which a
// browser that lost the connection goes on where it was. With "once" in its
// address it tells what there is and ends, for those who would rather ask.
func (s *Server) getEvents(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	access, err := s.desk.Access(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	if !access.Member {
		return fault.New(fault.NotFound, "There is no such page, or it is not public.")
	}
	return s.stream(w, r, actor, &stream{on: []timeline.ID{access.Timeline.ID}, one: true, at: r.FormValue("at")})
}

// getAllEvents answers with a stream that says when anything happens on the
// timelines of which the actor is a member, for pages that show all of them.
func (s *Server) getAllEvents(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	own, err := s.desk.Memberships(r.Context(), actor)
	if err != nil {
		return err
	}
	return s.stream(w, r, actor, &stream{on: own})
}

// stream opens a stream and runs it to its end.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, actor account.Actor, st *stream) error {
	var err error
	if st.after, err = s.eventsAfter(r); err != nil {
		return err
	}
	if st.token, err = s.token(r); err != nil {
		return err
	}
	line, ok := s.lines.open(actor.ID)
	if !ok {
		return fault.New(fault.Busy, "Too many pages are open at the moment. This one does not refresh by itself.")
	}
	defer s.lines.leave(line)
	st.server, st.w, st.control, st.line, st.actor = s, w, http.NewResponseController(w), line, actor
	st.once = r.FormValue("once") != ""
	if st.at != "" {
		st.seat = s.room.Enter(st.place(), presence.Present{ID: actor.ID, Name: actor.Name, Doing: doing(r.FormValue("doing"))})
		defer st.seat.Leave()
	}
	st.begin()
	s.logWrite(r.Context(), st.run(r.Context())) // the status has been sent: there is no other answer
	return nil
}

func doing(typed string) presence.Doing {
	if typed == string(presence.Editing) {
		return presence.Editing
	}
	return presence.Reading
}

// eventsAfter returns the number after which somebody wants to hear: the last
// that the browser heard, or that of when the page was made.
func (s *Server) eventsAfter(r *http.Request) (int64, error) {
	for _, typed := range []string{r.Header.Get("Last-Event-ID"), r.FormValue("after")} {
		if number, err := strconv.ParseInt(typed, 10, 64); err == nil && number >= 0 {
			return number, nil
		}
	}
	return s.desk.LastNumber(r.Context())
}

// stream is one stream of events under way.
type stream struct {
	server  *Server
	w       http.ResponseWriter
	control *http.ResponseController
	line    *line
	actor   account.Actor
	token   string // of the session
	on      []timeline.ID
	one     bool // it tells what happens on its one timeline, and not only that something did
	after   int64
	once    bool
	at      string             // what the page is about; empty when nobody needs to know
	seat    *presence.Seat     // nil likewise
	shown   []presence.Present // as it was told last
}

// place names a page for those who have it open.
func (st *stream) place() string { return string(st.on[0]) + "/" + st.at }

func (st *stream) begin() {
	// A stream has no end by which it could be late: reading goes on for as long
	// as the browser stays, and each write has its own time.
	_ = st.control.SetReadDeadline(time.Time{}) // a writer without deadlines has none to take off
	h := st.w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx would gather the events until its buffer is full
}

// run tells what happens until the reader leaves, may not read any more, or the
// server stops.
func (st *stream) run(ctx context.Context) error {
	rung, stop := st.server.desk.Listen(st.on...)
	defer stop()
	var moved <-chan struct{}
	if st.seat != nil {
		var leave func()
		moved, leave = st.server.room.Listen(st.place())
		defer leave()
	}
	beat := time.NewTicker(st.server.beat)
	defer beat.Stop()
	if err := st.write("retry: 2000\n\n"); err != nil {
		return err
	}
	for {
		if done, err := st.tell(ctx); done || st.once || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-st.line.end:
			return nil
		case <-st.line.rest:
			return st.write("event: rest\ndata: {}\n\n")
		case <-rung:
		case <-moved:
		case <-beat.C:
			st.seat.Stay()
			if err := st.write(": still here\n\n"); err != nil {
				return err
			}
		}
	}
}

// tell writes what is new. It is true when the reader has signed out or may not
// read this any more.
func (st *stream) tell(ctx context.Context) (done bool, err error) {
	who, err := st.server.desk.Actor(ctx, st.token)
	if err != nil || who.ID != st.actor.ID {
		return true, err
	}
	if !st.one {
		number, stirred, err := st.server.desk.Stirred(ctx, who, st.on, st.after)
		st.after = number
		if err != nil || !stirred {
			return err != nil, err
		}
		return false, st.event("reload", number, struct{}{})
	}
	if done, err = st.tellNews(ctx, who); done || err != nil {
		return true, err
	}
	return false, st.tellPresence(who)
}

// tellNews writes what happened on the one timeline. It is true when the reader
// may not know any more.
func (st *stream) tellNews(ctx context.Context, who account.Actor) (done bool, err error) {
	news, err := st.server.desk.News(ctx, who, st.on[0], st.after)
	if kind := fault.KindOf(err); kind == fault.NotFound || kind == fault.Forbidden {
		return true, nil
	}
	if err != nil {
		return true, err
	}
	if news.Missed {
		if err := st.event("reload", news.Number, struct{}{}); err != nil {
			return true, err
		}
	}
	for _, e := range news.Entries {
		if err := st.event("change", e.Number, newsOf(e, who.ID)); err != nil {
			return true, err
		}
	}
	st.after = news.Number
	return false, nil
}

// tellPresence writes who else has the page open, if that has changed.
func (st *stream) tellPresence(who account.Actor) error {
	if st.seat == nil {
		return nil
	}
	present := st.server.room.At(st.place(), who.ID)
	if slices.Equal(present, st.shown) {
		return nil
	}
	st.shown = present
	return st.event("presence", 0, views.Presence(present))
}

// wireNews is an entry of the history as a page hears of it.
type wireNews struct {
	Object string `json:"object"`
	ID     string `json:"id"`
	Number int64  `json:"number"`
	Who    string `json:"who"`
	Self   bool   `json:"self"`  // the reader did it, on another page
	What   string `json:"what"`  // in words that follow a name
	Where  string `json:"where"` // the part of the page that shows it
}

func newsOf(e annotate.Entry, reader account.UserID) wireNews {
	n := views.NewsOf(e)
	return wireNews{
		Object: string(e.Object), ID: e.ID, Number: e.Number,
		Who: n.Who, Self: e.Actor.ID == reader, What: n.What, Where: n.Where,
	}
}

// event writes one event. Number is what the browser goes on from when it has
// to connect again; 0 for what is of no consequence then.
func (st *stream) event(name string, number int64, data any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("event %s: %w", name, err)
	}
	var b strings.Builder
	if number > 0 {
		fmt.Fprintf(&b, "id: %d\n", number)
	}
	fmt.Fprintf(&b, "event: %s\ndata: %s\n\n", name, text)
	return st.write(b.String())
}

// write writes at once, within the time that any answer has: a reader who does
// not take it is cut off, and goes on from the last number later.
func (st *stream) write(text string) error {
	deadline := time.Now().Add(writeTimeout)  //nolint:forbidigo // connections go by the clock of the machine
	_ = st.control.SetWriteDeadline(deadline) // a writer without deadlines does not wait
	if _, err := io.WriteString(st.w, text); err != nil {
		return fmt.Errorf("writing an event: %w", err)
	}
	return st.control.Flush()
}

// live returns what a page needs to hear of what happens on its timeline; nil
// for visitors. It has to be asked for before the page is gathered, so
// that nothing falls in between.
func (s *Server) live(r *http.Request, actor account.Actor) (*views.Live, error) {
	if !actor.SignedIn() {
		return nil, nil
	}
	number, err := s.desk.LastNumber(r.Context())
	return &views.Live{After: number}, err
}
