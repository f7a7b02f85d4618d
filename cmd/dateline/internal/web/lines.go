package web

import (
	"slices"
	"sync"

	"dateline/annotate/account"
)

// The limits on streams of events. Each is a connection and a goroutine. A
// browser that speaks HTTP/1.1 opens six connections to a host, of which a person
// with many pages open has to be left some for anything else; the pages that are
// out of sight close theirs, see live.js.
const (
	maxLines      = 500
	maxLinesOfOne = 4
)

// lines are the streams of events that are open now. When somebody opens too
// many, their oldest gives way.
type lines struct {
	mu   sync.Mutex
	n    int
	of   map[account.UserID][]*line
	shut bool
}

// line is one stream.
type line struct {
	who  account.UserID
	rest chan struct{} // closed when the stream has to give way
	end  chan struct{} // closed when the server stops
}

func newLines() *lines { return &lines{of: map[account.UserID][]*line{}} }

// open returns a new line, or false when there are too many or the server is
// stopping.
func (ls *lines) open(who account.UserID) (*line, bool) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.shut || ls.n >= maxLines {
		return nil, false
	}
	if own := ls.of[who]; len(own) >= maxLinesOfOne {
		close(own[0].rest)
		ls.remove(own[0])
	}
	l := &line{who: who, rest: make(chan struct{}), end: make(chan struct{})}
	ls.of[who] = append(ls.of[who], l)
	ls.n++
	return l, true
}

// leave forgets a line that is done with.
func (ls *lines) leave(l *line) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.remove(l)
}

func (ls *lines) remove(l *line) {
	i := slices.Index(ls.of[l.who], l)
	if i < 0 {
		return
	}
	ls.of[l.who] = slices.Delete(ls.of[l.who], i, i+1)
	if len(ls.of[l.who]) == 0 {
		delete(ls.of, l.who)
	}
	ls.n--
}

// hangUp ends every line, for the server stops.
func (ls *lines) hangUp() {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.shut {
		return
	}
	ls.shut = true
	for _, own := range ls.of {
		for _, l := range own {
			close(l.end)
		}
	}
}
