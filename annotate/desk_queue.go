package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Queue is what an actor's desk has to do: what waits for them, what waits for
// others, and what nobody looks after.
type Queue struct {
	On     *Access // of the one timeline that is asked about; nil for all
	Places []Access
	Parts  []QueuePart
	Others []Share // who has how much to do, the most first
}

// QueuePart is one part of a queue, or a page of it.
type QueuePart struct {
	Part  Part
	Count int // on all pages
	Rows  []QueueRow
	Next  Place // after the last row; empty when there are no more
}

// QueueRow is one claim of a queue.
type QueueRow struct {
	Case
	On       timeline.Timeline
	Act      Act                // that it waits for; empty for none
	No       error              // why the actor may not take that step; nil when they may
	Unmet    []Condition        // what it lacks for that
	Findings []timeline.Finding // that block it
}

// QueueQuery says which queue to look at.
type QueueQuery struct {
	Slug  string // of one timeline; empty for all that the actor is a member of
	Part  Part   // one part, paged; empty for the beginnings of all
	After Place  // of the part
}

// The rows that a queue shows.
const (
	queueGlance = 6  // of each part
	QueueRows   = 50 // on the page of one part
)

// Queue returns what there is to do for an actor. A part that holds nothing is
// left out, unless it is asked for.
func (d *Desk) Queue(ctx context.Context, actor account.Actor, q QueueQuery) (Queue, error) {
	var found Queue
	if q.Part != "" && !slices.Contains(Parts(), q.Part) {
		return found, fault.New(fault.NotFound, "There is no such part of the queue.")
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		l, err := d.lookOver(ctx, r, actor, q.Slug)
		if err != nil {
			return err
		}
		if q.Slug != "" {
			found.On = &l.seats[0]
		}
		found.Places, found.Others = l.seats, l.others()
		for _, p := range Parts() {
			if q.Part != "" && q.Part != p {
				continue
			}
			part, err := l.part(ctx, p, q)
			if err != nil {
				return err
			}
			if part.Count > 0 || q.Part != "" {
				found.Parts = append(found.Parts, part)
			}
		}
		return nil
	})
	return found, err
}

// overlook is what an actor's queue is read from.
type overlook struct {
	Reader
	actor account.Actor
	seats []Access
	parts map[Part][]Batch
	base  QueueSelection
}

// lookOver finds the timelines of a queue, and how much is in which part.
func (d *Desk) lookOver(ctx context.Context, r Reader, actor account.Actor, slug string) (*overlook, error) {
	l := &overlook{Reader: r, actor: actor, parts: map[Part][]Batch{}}
	var err error
	if l.seats, err = seats(ctx, r, actor, slug); err != nil {
		return nil, err
	}
	l.base = QueueSelection{Viewer: actor.ID, Today: d.Today()}
	role := map[timeline.ID]account.Role{}
	for _, a := range l.seats {
		l.base.On = append(l.base.On, a.Timeline.ID)
		role[a.Timeline.ID] = a.Role
	}
	batches, err := r.Batches(ctx, actor.ID, l.base.On)
	for _, b := range batches {
		p := b.part(actor, role[b.Timeline])
		l.parts[p] = append(l.parts[p], b)
	}
	return l, err
}

// seats returns the access to the timeline with a slug, or to all that an actor
// is a member of, by title.
func seats(ctx context.Context, r Reader, actor account.Actor, slug string) ([]Access, error) {
	if slug != "" {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err == nil {
			err = a.need(account.Viewer, "Seeing the queue")
		}
		return []Access{a}, err
	}
	places, err := r.Memberships(ctx, actor.ID)
	if err != nil {
		return nil, err
	}
	var all []Access
	for _, m := range places {
		a, err := accessByID(ctx, r, actor, m.Timeline)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Access) int { return strings.Compare(a.Timeline.Title, b.Timeline.Title) })
	return all, nil
}

// part reads the beginning of a part, or the page of it that is asked for.
func (l *overlook) part(ctx context.Context, p Part, q QueueQuery) (QueuePart, error) {
	s, limit := l.base, queueGlance
	if q.Part != "" {
		s.After, limit = q.After, QueueRows
	}
	s.Limit = limit + 1
	part := QueuePart{Part: p}
	var err error
	switch p {
	case PartBlocked, PartStale:
		s.Blocked, s.Stale = p == PartBlocked, p == PartStale
		part.Count, err = l.CountQueued(ctx, s)
	default:
		s.Batches = l.parts[p]
		part.Count = claimsIn(s.Batches)
	}
	if err != nil || part.Count == 0 {
		return part, err
	}
	cases, err := l.Queued(ctx, s)
	if err != nil {
		return part, err
	}
	if len(cases) > limit {
		cases = cases[:limit]
		part.Next = PlaceInQueue(cases[limit-1])
	}
	for _, c := range cases {
		row, err := l.row(ctx, c)
		if err != nil {
			return part, err
		}
		part.Rows = append(part.Rows, row)
	}
	return part, nil
}

// row adds to a case what it waits for and what it lacks. A verdict that is
// still being worked on lacks nothing yet.
func (l *overlook) row(ctx context.Context, c Case) (QueueRow, error) {
	row := QueueRow{Case: c}
	i := slices.IndexFunc(l.seats, func(a Access) bool { return a.Timeline.ID == c.Timeline })
	row.On = l.seats[i].Timeline
	m, _, err := material(ctx, l, c, l.base.Today)
	if err != nil {
		return row, err
	}
	for _, f := range m.Findings {
		if f.Severity == timeline.Block {
			row.Findings = append(row.Findings, f)
		}
	}
	act, ok := Awaits(c)
	if !ok {
		return row, nil
	}
	row.Act, row.No = act, May(l.actor, l.seats[i].Role, act, c)
	if act == ActApprove && row.No == nil {
		if row.No = ownImport(ctx, l, l.actor, c.ID); row.No != nil && fault.KindOf(row.No) != fault.Forbidden {
			return row, row.No
		}
	}
	if act != ActSubmit || c.Ruling.Verdict != Unchecked {
		row.Unmet = Unmet(act, c, m)
	}
	return row, nil
}

// others returns how much waits for each of the other people.
func (l *overlook) others() []Share {
	var all []Share
	for _, b := range l.parts[PartOthers] {
		if b.Status != Checking && b.Status != ChangesRequested {
			continue
		}
		i := slices.IndexFunc(all, func(s Share) bool { return s.ID == b.Assignee.ID })
		if i < 0 {
			all = append(all, Share{Person: b.Assignee, Claims: b.Claims})
		} else {
			all[i].Claims += b.Claims
		}
	}
	slices.SortStableFunc(all, func(a, b Share) int { return b.Claims - a.Claims })
	return all
}

func claimsIn(batches []Batch) int {
	n := 0
	for _, b := range batches {
		n += b.Claims
	}
	return n
}
