package annotate

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"dateline/annotate/account"
	"dateline/annotate/bell"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Desk is every use case that reads or changes data. Each method takes the
// actor, decides by [RoleOn] and [May] whether they may, and does all of its
// work in one transaction, history included. Errors that are meant for the
// actor are those of package fault.
type Desk struct {
	store  Store
	now    func() time.Time
	hasher *account.Hasher
	text   int                     // see [Desk.OnText]
	bell   *bell.Bell[timeline.ID] // rings when something of a timeline has changed
	charts *charts                 // remembers them; like waits, shared by what OnText makes
	waits  *waits
	seal   []byte         // the key of what Revision tells
	held   *[]timeline.ID // to ring for later, see [Desk.Together]; nil to ring at once
}

// hashingAtOnce is how many passwords are hashed at the same time: 19 MiB each.
const hashingAtOnce = 4

// NewDesk returns a Desk that keeps everything in store and reads the time
// from now.
func NewDesk(store Store, now func() time.Time) *Desk {
	return &Desk{
		store: store, now: now, hasher: account.NewHasher(hashingAtOnce), seal: []byte(rand.Text()),
		bell: &bell.Bell[timeline.ID]{}, charts: &charts{}, waits: &waits{},
	}
}

// Access is what an actor may do on one timeline.
type Access struct {
	Actor    account.Actor
	Role     account.Role
	Member   bool // or administrator: sees what is not published, and who did what
	Manage   bool // may change the timeline and its members
	Timeline timeline.Timeline
}

// Now returns the time that it is.
func (d *Desk) Now() time.Time { return d.now() }

// Today returns the day that it is, in UTC.
func (d *Desk) Today() edtf.Day {
	y, m, day := d.now().UTC().Date()
	return edtf.DayOf(int64(y), int(m), day)
}

// access finds what an actor may do on a timeline. What the actor may not even
// view is not found.
func access(ctx context.Context, r Reader, actor account.Actor, t timeline.Timeline) (Access, error) {
	var m Member
	if actor.ID != "" {
		var err error
		if m, err = r.Member(ctx, t.ID, actor.ID); err != nil {
			return Access{}, err
		}
	}
	a := Access{
		Actor:    actor,
		Role:     RoleOn(t, actor, m),
		Member:   m.Role != account.Nobody || actor.Role == account.Admin,
		Manage:   MayManage(actor, m),
		Timeline: t,
	}
	if !a.Role.AtLeast(account.Viewer) {
		return Access{}, fault.New(fault.NotFound, "There is no such timeline, or it is private.")
	}
	return a, nil
}

func accessByID(ctx context.Context, r Reader, actor account.Actor, id timeline.ID) (Access, error) {
	t, err := r.Timeline(ctx, id)
	if err != nil {
		return Access{}, err
	}
	return access(ctx, r, actor, t)
}

func accessBySlug(ctx context.Context, r Reader, actor account.Actor, slug string) (Access, error) {
	t, err := r.TimelineBySlug(ctx, slug)
	if err != nil {
		return Access{}, err
	}
	return access(ctx, r, actor, t)
}

// need returns a Forbidden error unless the actor is a member with at least a
// role. To somebody who is no member the thing is not there at all.
func (a Access) need(role account.Role, what string) error {
	if !a.Member {
		return fault.New(fault.NotFound, "There is no such page, or it is not public.")
	}
	if !a.Role.AtLeast(role) {
		return fault.New(fault.Forbidden, "%s takes the role of %s on this timeline; yours is %s.", what, role, roleWord(a.Role))
	}
	return nil
}

// change is an update that is under way: a transaction, who makes it, and when.
type change struct {
	Tx
	actor account.Actor
	at    time.Time
	today edtf.Day
	also  []Change      // for the history, beside what differs in the case
	noted []timeline.ID // on which the change is noted in the history
	last  *Entry        // of the history, as far as the next one is sealed on it; nil until it is asked for
}

// update runs one change. Who waits for news of a timeline hears of it once it
// is committed.
func (d *Desk) update(ctx context.Context, actor account.Actor, f func(context.Context, *change) error) error {
	at := d.now().UTC().Truncate(time.Millisecond)
	var noted []timeline.ID
	err := d.store.Update(ctx, func(ctx context.Context, tx Tx) error {
		c := &change{Tx: tx, actor: actor, at: at, today: d.Today()}
		err := f(ctx, c)
		noted = c.noted
		return err
	})
	if err != nil {
		return err
	}
	d.ring(noted)
	return nil
}

// ring lets those know who wait for news of some timelines.
func (d *Desk) ring(ids []timeline.ID) {
	if d.held != nil {
		*d.held = append(*d.held, ids...)
		return
	}
	for _, id := range ids {
		d.bell.Ring(id)
	}
}

// note appends one row to the history: what the actor did, or what a machine
// did that e names because of it.
func (c *change) note(ctx context.Context, e Entry) error {
	if c.last == nil {
		last, err := c.LastSeal(ctx)
		if err != nil {
			return err
		}
		c.last = &last
	}
	e.At, e.Actor = c.at, PersonOf(c.actor)
	if e.Machine == "" {
		e.Machine = c.actor.Machine
	}
	if !slices.Contains(c.noted, e.Timeline) {
		c.noted = append(c.noted, e.Timeline)
	}
	e = e.Seal(*c.last)
	if err := c.AddEntry(ctx, e); err != nil {
		return err
	}
	c.last = &e
	return nil
}

// newID returns a UUID of version 7: they sort by the time of their making.
func newID[T ~string]() (T, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	return T(id.String()), nil
}

// current returns a Conflict error when a person edited a version that is not
// the stored one any more.
func current(what string, stored, edited int) error {
	if stored != edited {
		return fault.New(fault.Conflict, "This %s was changed by somebody else while you were editing it. Nothing of yours is lost: compare the two below, then save again.", what)
	}
	return nil
}
