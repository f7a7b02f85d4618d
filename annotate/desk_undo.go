package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Undo restores what an object was before its last change, as a new change with
// a row of its own in the history. It takes what the change itself took, and
// finds a Conflict when anything about the object changed since: version is that
// of the object when it was shown. Who undoes a change of what a verdict is
// about, or rests on, has a part in the verdict from then on, as does everybody
// who had one before.
func (d *Desk) Undo(ctx context.Context, actor account.Actor, object Object, id string, version int) error {
	switch object {
	case ObjectClaim:
		return d.undoClaim(ctx, actor, timeline.ClaimID(id), version)
	case ObjectEvidence:
		return d.undoEvidence(ctx, actor, EvidenceID(id), version)
	case ObjectSource:
		return d.undoSource(ctx, actor, SourceID(id), version)
	case ObjectTimeline:
		return d.undoTimeline(ctx, actor, timeline.ID(id), version)
	default:
		return fault.New(fault.NotFound, "Changes of this kind are not undone.")
	}
}

// keepBefore keeps what undoes the change that was noted last.
func (c *change) keepBefore(ctx context.Context, object Object, id string, was Archive, on timeline.ID) error {
	last, err := c.LastSeal(ctx)
	if err != nil {
		return err
	}
	if was.Timeline.ID == "" {
		if was.Timeline, err = c.Timeline(ctx, on); err != nil {
			return err
		}
	}
	return c.SetBefore(ctx, Before{Object: object, ID: id, Entry: last.Number, Was: was})
}

// lastChange returns the last change of an object with what it was before. It is
// a Conflict when that is not a change that can be undone.
func lastChange(ctx context.Context, r Reader, object Object, id string) (Entry, Before, error) {
	entries, err := r.History(ctx, object, id)
	if err != nil {
		return Entry{}, Before{}, err
	}
	gone := fault.New(fault.Conflict, "There is no change to undo: something else was done in the meantime. The history shows what.")
	if len(entries) == 0 || !canUndo(object, entries[0].Act) {
		return Entry{}, Before{}, gone
	}
	b, err := r.Before(ctx, object, id)
	switch {
	case fault.KindOf(err) == fault.NotFound, err == nil && b.Entry != entries[0].Number:
		return Entry{}, Before{}, gone
	default:
		return entries[0], b, err
	}
}

// undoable returns the last change of an object when it can be undone, or nil.
func undoable(ctx context.Context, r Reader, object Object, id string, version int) (*Undo, error) {
	e, _, err := lastChange(ctx, r, object, id)
	if fault.KindOf(err) == fault.Conflict {
		return nil, nil //nolint:nilnil // nothing to undo is no error here
	}
	return &Undo{Object: object, ID: id, Version: version, Act: e.Act}, err
}

// undo returns the last change of the claim of a dossier, with what to do where
// it is not undone. The last change may be one of its evidence.
func (f *Dossier) undo(ctx context.Context, r Reader) (*Undo, error) {
	if len(f.History) == 0 {
		return nil, nil //nolint:nilnil // nothing to undo is no error here
	}
	last := f.History[0]
	u, err := undoable(ctx, r, ObjectClaim, string(f.Case.ID), f.Case.Version)
	if err != nil || u != nil {
		if u != nil {
			u.No = f.Edit
			if undone(u.Act) == actRule {
				u.No = f.Rule
			}
		}
		return u, err
	}
	if canUndo(ObjectEvidence, last.Act) {
		for _, e := range f.Evidence {
			u, err := undoable(ctx, r, ObjectEvidence, string(e.ID), e.Version)
			if err != nil {
				return nil, err
			}
			// The row about the evidence stands right before that about its claim.
			if b, err := r.Before(ctx, ObjectEvidence, string(e.ID)); u != nil && err == nil && b.Entry == last.Number-1 {
				u.No = f.Attach
				return u, nil
			}
		}
	}
	return &Undo{Object: ObjectClaim, ID: string(f.Case.ID), Act: last.Act, Instead: instead(last)}, nil
}

func (d *Desk) undoClaim(ctx context.Context, actor account.Actor, id timeline.ClaimID, version int) error {
	var e Entry
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		_, a, err := claim(ctx, r, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Working on a claim"); err != nil {
			return err
		}
		e, _, err = lastChange(ctx, r, ObjectClaim, string(id))
		return err
	})
	if err != nil {
		return err
	}
	act := ActEdit
	if undone(e.Act) == actRule {
		act = ActRule
	}
	_, err = d.changeCase(ctx, actor, id, act, version, undoing(e.Act), "", func(ctx context.Context, c *change, now Case) (Case, error) {
		last, b, err := lastChange(ctx, c, ObjectClaim, string(id))
		if err != nil {
			return Case{}, err
		}
		if last.Number != e.Number || len(b.Was.Cases) != 1 {
			return Case{}, current("claim", now.Version, -1)
		}
		after := now.restored(b.Was.Cases[0], act)
		if act == ActRule {
			after = after.addAuthor(PersonOf(actor))
		}
		return after.touchedBy(now, PersonOf(actor)), validClaim(ctx, c, after)
	})
	return err
}

// restored returns c with what an act changes as it was before. Whoever had a
// part in the verdict keeps it.
func (c Case) restored(was Case, act Act) Case {
	c.JudgedOn = was.JudgedOn
	if act == ActRule {
		c.Ruling = was.Ruling
		return c
	}
	kept := c.Claim
	c.Claim, c.Status = was.Claim, was.Status // an edit may have made it a draft
	c.ID, c.Timeline, c.Version = kept.ID, kept.Timeline, kept.Version
	return c
}

func (d *Desk) undoEvidence(ctx context.Context, actor account.Actor, id EvidenceID, version int) error {
	shown, err := d.Evidence(ctx, actor, id)
	if err != nil {
		return err
	}
	var e Entry
	var was Evidence
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var b Before
		var err error
		if e, b, err = lastChange(ctx, r, ObjectEvidence, string(id)); err != nil {
			return err
		}
		if len(b.Was.Evidence) == 1 {
			was = b.Was.Evidence[0]
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = d.editEvidence(ctx, actor, shown.Evidence.ID, undoing(e.Act), func(_ context.Context, _ *change, now Evidence) (Evidence, error) {
		if err := current("evidence", now.Version, version); err != nil {
			return Evidence{}, err
		}
		was.ID, was.Claim, was.Version = now.ID, now.Claim, now.Version
		was.By, was.Created = now.By, now.Created
		return was, nil
	})
	return err
}

func (d *Desk) undoSource(ctx context.Context, actor account.Actor, id SourceID, version int) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		if _, _, err := source(ctx, c, actor, id); err != nil {
			return err
		}
		e, b, err := lastChange(ctx, c, ObjectSource, string(id))
		if err != nil {
			return err
		}
		was := b.Was.Sources[0]
		_, err = c.editSource(ctx, id, undoing(e.Act), func(now Source) (Source, error) {
			was.ID, was.Timeline, was.Version = now.ID, now.Timeline, now.Version
			was.By, was.Created = now.By, now.Created
			return was, current("source", now.Version, version)
		})
		return err
	})
}

func (d *Desk) undoTimeline(ctx context.Context, actor account.Actor, id timeline.ID, version int) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		t, err := c.Timeline(ctx, id)
		if err != nil {
			return err
		}
		a, err := managed(ctx, c, actor, t.Slug)
		if err != nil {
			return err
		}
		e, b, err := lastChange(ctx, c, ObjectTimeline, string(id))
		if err != nil {
			return err
		}
		if err := current("timeline", a.Timeline.Version, version); err != nil {
			return err
		}
		was, after := b.Was.Timeline, a.Timeline
		after.Title, after.Slug, after.Description, after.Visibility = was.Title, was.Slug, was.Description, was.Visibility
		_, err = c.editTimeline(ctx, a.Timeline, after, undoing(e.Act))
		return err
	})
}
