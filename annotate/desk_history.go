package annotate

import (
	"context"
	"regexp"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// HistoryQuery says which entries of the history of a timeline to show.
type HistoryQuery struct {
	Person string // who: an id, or the name of who has none; empty for anybody
	Act    string // empty for any
	Object Object // empty for any
	Before int64  // entries with smaller numbers only; 0 for the last ones
	Limit  int    // the desk sets it
}

// HistoryIndex is what the history of a timeline can be filtered by.
type HistoryIndex struct {
	People []Person // a machine that acted alone has no id
	Acts   []string
}

// HistoryPage is how many entries of a timeline's history are shown at once.
const HistoryPage = 50

// Chronicle is a part of the history, last first.
type Chronicle struct {
	Access
	Filter  HistoryQuery
	Entries []Entry
	Names   map[string]Named // of the objects, by id
	Index   HistoryIndex     // of a timeline
	Next    int64            // Before of the page of older entries; 0 when there is none
	Undo    *Undo            // of the last change, where it can be undone
}

// Named is what an id stands for.
type Named struct {
	Object Object // a claim for evidence, on the page of which it is
	ID     string
	Title  string
}

// Chronicle returns the history of all that is on a timeline, to its members.
func (d *Desk) Chronicle(ctx context.Context, actor account.Actor, slug string, q HistoryQuery) (Chronicle, error) {
	q.Limit = HistoryPage + 1
	f := Chronicle{Filter: q}
	if q.Object != "" && !slices.Contains(Objects(), q.Object) {
		return f, fault.New(fault.Invalid, "There is no history of %q.", clip(string(q.Object), 40))
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if f.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := f.need(account.Viewer, "Seeing the history"); err != nil {
			return err
		}
		if f.Index, err = r.HistoryIndex(ctx, f.Timeline.ID); err != nil {
			return err
		}
		if f.Entries, err = r.HistoryOn(ctx, f.Timeline.ID, q); err != nil {
			return err
		}
		if len(f.Entries) > HistoryPage {
			f.Entries = f.Entries[:HistoryPage]
			f.Next = f.Entries[HistoryPage-1].Number
		}
		if f.Undo, err = undoable(ctx, r, ObjectTimeline, string(f.Timeline.ID), f.Timeline.Version); err != nil {
			return err
		}
		if f.Undo != nil && !f.Manage {
			f.Undo.No = fault.New(fault.Forbidden, "Only an administrator of this timeline may change it.")
		}
		f.Names, err = names(ctx, r, f.Entries)
		return err
	})
	return f, err
}

// History returns the history of a source or an article, to members of its
// timeline.
func (d *Desk) History(ctx context.Context, actor account.Actor, object Object, id string) (Chronicle, error) {
	f := Chronicle{Filter: HistoryQuery{Object: object}}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		version := 0
		switch object {
		case ObjectSource:
			s, a, err := source(ctx, r, actor, SourceID(id))
			if err != nil {
				return err
			}
			f.Access, version = a, s.Version
		case ObjectArticle:
			_, a, err := article(ctx, r, actor, ArticleID(id))
			if err != nil {
				return err
			}
			f.Access = a
		default:
			return fault.New(fault.NotFound, "There is no such history.")
		}
		var err error
		if f.Entries, err = r.History(ctx, object, id); err != nil {
			return err
		}
		if f.Undo, err = f.undoSource(ctx, r, object, id, version); err != nil {
			return err
		}
		f.Names, err = names(ctx, r, f.Entries)
		return err
	})
	return f, err
}

// undoSource returns how the last change of a source is undone.
func (f *Chronicle) undoSource(ctx context.Context, r Reader, object Object, id string, version int) (*Undo, error) {
	u, err := undoable(ctx, r, object, id, version)
	if err != nil || u == nil {
		return nil, err
	}
	cases, err := casesFrom(ctx, r, SourceID(id))
	if err != nil {
		return nil, err
	}
	if u.No = f.need(account.Contributor, "Editing a source"); u.No == nil {
		u.No = f.mayChangeUnder(cases, "this source")
	}
	return u, nil
}

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

// names finds out what the ids in some entries stand for, as far as they are
// still known. An id that somebody typed may be of another timeline: that one is
// left alone.
func names(ctx context.Context, r Reader, entries []Entry) (map[string]Named, error) {
	known := map[string]Named{}
	for _, e := range entries {
		ids := []string{e.ID}
		for _, c := range e.Changes {
			ids = append(ids, anID.FindAllString(c.Old, -1)...)
			ids = append(ids, anID.FindAllString(c.New, -1)...)
		}
		for _, id := range ids {
			if _, ok := known[id]; ok {
				continue
			}
			n, on, err := named(ctx, r, id)
			if err != nil {
				return nil, err
			}
			if on == e.Timeline {
				known[id] = n
			}
		}
	}
	return known, nil
}

// named finds what an id stands for, and the timeline that it is on; nothing for
// an id that is not known.
func named(ctx context.Context, r Reader, id string) (Named, timeline.ID, error) {
	if c, err := r.Case(ctx, timeline.ClaimID(id)); fault.KindOf(err) != fault.NotFound {
		return Named{Object: ObjectClaim, ID: id, Title: c.Statement}, c.Timeline, err
	}
	if s, err := r.Source(ctx, SourceID(id)); fault.KindOf(err) != fault.NotFound {
		return Named{Object: ObjectSource, ID: id, Title: s.Title}, s.Timeline, err
	}
	if a, err := r.Article(ctx, ArticleID(id)); fault.KindOf(err) != fault.NotFound {
		return Named{Object: ObjectArticle, ID: id, Title: a.Title}, a.Timeline, err
	}
	e, err := r.Evidence(ctx, EvidenceID(id))
	if fault.KindOf(err) == fault.NotFound {
		return Named{}, "", nil
	}
	if err != nil {
		return Named{}, "", err
	}
	c, err := r.Case(ctx, e.Claim)
	return Named{Object: ObjectClaim, ID: string(e.Claim), Title: c.Statement}, c.Timeline, err
}

// AccessByID is [Desk.Access] for a timeline whose slug is not known, as one that
// an undoing has changed.
func (d *Desk) AccessByID(ctx context.Context, actor account.Actor, id timeline.ID) (Access, error) {
	var a Access
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		a, err = accessByID(ctx, r, actor, id)
		return err
	})
	return a, err
}
