package presence_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"dateline/annotate/presence"
)

// clock is one that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newRoom() (*presence.Room, *clock) {
	c := &clock{at: time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)}
	return presence.New(c.now), c
}

var (
	ann = presence.Present{ID: "1", Name: "Ann", Doing: presence.Reading}
	bo  = presence.Present{ID: "2", Name: "Bo", Doing: presence.Editing}
)

func wantAt(t *testing.T, r *presence.Room, when string, want ...presence.Present) {
	t.Helper()
	if got := r.At("claim", ""); !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", when, got, want)
	}
}

func TestWhoComesIsThereUntilTheyLeave(t *testing.T) {
	r, _ := newRoom()
	second := r.Enter("claim", bo)
	first := r.Enter("claim", ann)
	r.Enter("another", presence.Present{ID: "3", Name: "Cy"})
	wantAt(t, r, "two came", ann, bo)
	if got := r.At("claim", "2"); !slices.Equal(got, []presence.Present{ann}) {
		t.Errorf("besides Bo: got %v, want Ann", got)
	}
	second.Leave()
	second.Leave()
	wantAt(t, r, "Bo left, twice", ann)
	first.Leave()
	wantAt(t, r, "both left")
}

func TestWhoEditsOnOnePageIsEditing(t *testing.T) {
	r, _ := newRoom()
	editing := ann
	editing.Doing = presence.Editing
	r.Enter("claim", ann)
	page := r.Enter("claim", editing)
	r.Enter("claim", ann)
	wantAt(t, r, "one page of three is a form", editing)
	page.Leave()
	wantAt(t, r, "the form was closed", ann)
}

func TestWhoIsNotHeardOfIsGone(t *testing.T) {
	r, c := newRoom()
	seat := r.Enter("claim", ann)
	r.Enter("claim", bo)
	c.at = c.at.Add(presence.Life)
	seat.Stay()
	wantAt(t, r, "after a minute", ann, bo)
	c.at = c.at.Add(time.Second)
	wantAt(t, r, "a second later", ann)
	c.at = c.at.Add(presence.Life)
	wantAt(t, r, "after another minute")
	seat.Stay()
	wantAt(t, r, "heard of again", ann)
}

func TestChangesAreHeard(t *testing.T) {
	r, _ := newRoom()
	changed, stop := r.Listen("claim")
	heard := func() bool {
		select {
		case <-changed:
			return true
		default:
			return false
		}
	}
	r.Enter("another", ann)
	if heard() {
		t.Error("somebody elsewhere is heard of here")
	}
	seat := r.Enter("claim", ann)
	r.Enter("claim", bo)
	if !heard() || heard() {
		t.Error("two who came are not heard of once")
	}
	seat.Leave()
	if !heard() {
		t.Error("somebody who left is not heard of")
	}
	stop()
	r.Enter("claim", ann)
	if heard() {
		t.Error("who does not listen any more hears")
	}
}

func TestARoomIsBounded(t *testing.T) {
	r, c := newRoom()
	for n := range presence.MaxSeats {
		r.Enter(strconv.Itoa(n), ann)
	}
	late := r.Enter("claim", bo)
	if late != nil {
		t.Error("there is room for more than the limit")
	}
	late.Stay()
	late.Leave()
	c.at = c.at.Add(2 * presence.Life)
	r.Enter("claim", bo)
	wantAt(t, r, "when the others are gone", bo)
}
