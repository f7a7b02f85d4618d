// Package presence knows who has a page open now, and whether they are reading
// or editing. It is kept in the process alone: it is true for a minute only, so
// that nothing is lost with it, and on a desk that runs as several processes
// each knows those who are connected to it.
package presence

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/bell"
)

// Doing is what somebody does on a page.
type Doing string

// What is done on a page.
const (
	Reading Doing = "reading"
	Editing Doing = "editing"
)

// Present is somebody on a page.
type Present struct {
	ID    account.UserID
	Name  string
	Doing Doing
}

const (
	// Life is how long somebody is taken to be there after they were last heard
	// of.
	Life = time.Minute
	// MaxSeats is how many pages are kept track of in all.
	MaxSeats = 4096
)

// Room is who is where. Make one with [New].
type Room struct {
	now  func() time.Time
	bell bell.Bell[string]

	mu     sync.Mutex
	places map[string]map[*Seat]struct{}
	seats  int
}

// Seat is one page that somebody has open.
type Seat struct {
	room    *Room
	place   string
	present Present
	heard   time.Time
}

// New returns an empty Room that reads the time from now.
func New(now func() time.Time) *Room {
	return &Room{now: now, places: map[string]map[*Seat]struct{}{}}
}

// Enter notes that somebody opened a page at a place. It returns nil, which can
// be used as any other Seat, when too many are open already.
func (r *Room) Enter(place string, who Present) *Seat {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.seats >= MaxSeats {
		r.sweep()
	}
	if r.seats >= MaxSeats {
		return nil
	}
	s := &Seat{room: r, place: place, present: who, heard: r.now()}
	r.put(s)
	return s
}

// Stay notes that the page is still open.
func (s *Seat) Stay() {
	if s == nil {
		return
	}
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	s.heard = s.room.now()
	if _, here := s.room.places[s.place][s]; !here && s.room.seats < MaxSeats {
		s.room.put(s) // it was taken for gone
	}
}

// Leave notes that the page was closed.
func (s *Seat) Leave() {
	if s == nil {
		return
	}
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	s.room.remove(s)
}

func (r *Room) put(s *Seat) {
	if r.places[s.place] == nil {
		r.places[s.place] = map[*Seat]struct{}{}
	}
	r.places[s.place][s] = struct{}{}
	r.seats++
	r.bell.Ring(s.place)
}

func (r *Room) remove(s *Seat) {
	if _, here := r.places[s.place][s]; !here {
		return
	}
	delete(r.places[s.place], s)
	r.seats--
	if len(r.places[s.place]) == 0 {
		delete(r.places, s.place)
	}
	r.bell.Ring(s.place)
}

// sweep removes whoever was not heard of for too long.
func (r *Room) sweep() {
	for place := range r.places {
		r.sweepPlace(place)
	}
}

func (r *Room) sweepPlace(place string) {
	long := r.now().Add(-Life)
	for s := range r.places[place] {
		if s.heard.Before(long) {
			r.remove(s)
		}
	}
}

// At returns who is at a place besides one person, by name. Who has several
// pages open there is named once, and as editing if they edit in any.
func (r *Room) At(place string, besides account.UserID) []Present {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweepPlace(place)
	by := map[account.UserID]Present{}
	for s := range r.places[place] {
		if s.present.ID == besides || by[s.present.ID].Doing == Editing {
			continue
		}
		by[s.present.ID] = s.present
	}
	var all []Present
	for _, p := range by {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Present) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// Listen returns a channel that holds something once who is at a place has
// changed, and what to call when nobody listens any more.
func (r *Room) Listen(place string) (changed <-chan struct{}, stop func()) {
	return r.bell.Listen(place)
}
