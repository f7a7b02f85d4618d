package web

import (
	"net/http"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/fault"
	"dateline/views/imports"
)

// pace is how often a page hears how far an import is.
const pace = 250 * time.Millisecond

// getImportEvents answers with a stream of how far what goes on with a file is.
// It ends with the event "done".
func (s *Server) getImportEvents(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f, _, err := s.brought(r, actor)
	if err != nil {
		return err
	}
	token, err := s.token(r)
	if err != nil {
		return err
	}
	line, ok := s.lines.open(actor.ID)
	if !ok {
		return fault.New(fault.Busy, "Too many pages are open at the moment. This one does not refresh by itself.")
	}
	defer s.lines.leave(line)
	st := &stream{server: s, w: w, control: http.NewResponseController(w), line: line, actor: actor, token: token}
	st.begin()
	s.logWrite(r.Context(), st.follow(r, f)) // the status has been sent: there is no other answer
	return nil
}

// follow tells how far a file is until nothing goes on with it, the reader leaves
// or may not know any more, or the server stops.
func (st *stream) follow(r *http.Request, f *tray.File) error {
	done := f.Done()
	tick := time.NewTicker(pace)
	defer tick.Stop()
	beat := time.NewTicker(st.server.beat)
	defer beat.Stop()
	var told imports.Step
	for {
		if step := imports.StepOf(f.State().Progress); step != told && step.What != "" {
			told = step
			if err := st.event("step", 0, step); err != nil {
				return err
			}
		}
		select {
		case <-done:
			return st.event("done", 0, struct{}{})
		case <-r.Context().Done():
			return nil
		case <-st.line.end:
			return nil
		case <-st.line.rest:
			return st.write("event: rest\ndata: {}\n\n")
		case <-tick.C:
		case <-beat.C:
			if stands, err := st.stillBrought(r); err != nil || !stands {
				return err
			}
			if err := st.write(": still here\n\n"); err != nil {
				return err
			}
		}
	}
}

// stillBrought reports whether the reader is still signed in and may see the file
// that the request is about.
func (st *stream) stillBrought(r *http.Request) (bool, error) {
	who, err := st.server.desk.Actor(r.Context(), st.token)
	if err != nil || who.ID != st.actor.ID {
		return false, err
	}
	_, _, err = st.server.brought(r, who)
	if kind := fault.KindOf(err); err != nil && (kind == fault.NotFound || kind == fault.Forbidden) {
		return false, nil
	}
	return err == nil, err
}
