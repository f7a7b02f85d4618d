package annotate

import (
	"context"
	"errors"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// SourceEdit is what a person can say about a source.
type SourceEdit struct {
	Title        string
	Author       string
	Publisher    string
	Family       string
	Kind         SourceKind
	Published    edtf.Date
	URL          string
	ISBN, DOI    string
	ArchiveURL   string
	Archive      ArchiveState
	ArchivedOn   edtf.Date // taken from the address of the copy when that tells it
	Origin       string
	Confidential bool
	Note         string
	Version      int // that was edited; 0 for a new source
}

// AddSource adds a source to a timeline.
func (d *Desk) AddSource(ctx context.Context, actor account.Actor, slug string, in SourceEdit) (Source, error) {
	id, err := newID[SourceID]()
	if err != nil {
		return Source{}, err
	}
	var added Source
	err = d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := accessBySlug(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Contributor, "Adding a source"); err != nil {
			return err
		}
		added, err = c.addSource(ctx, id, a.Timeline.ID, in)
		return err
	})
	return added, err
}

func (c *change) addSource(ctx context.Context, id SourceID, on timeline.ID, in SourceEdit) (Source, error) {
	added, err := c.validSource(ctx, in.apply(Source{ID: id, Timeline: on, By: PersonOf(c.actor), Created: c.at, Version: 1}))
	if err != nil {
		return Source{}, err
	}
	if err := c.AddSource(ctx, added); err != nil {
		return Source{}, err
	}
	return added, c.note(ctx, Entry{Timeline: on, Object: ObjectSource, ID: string(id), Act: "add", Changes: differences(nil, sourceFacts(added))})
}

// newSource adds the source that comes with new evidence. What is wrong with
// its fields is named with the prefix "new_".
func (c *change) newSource(ctx context.Context, k Case, in SourceEdit) (SourceID, error) {
	id, err := newID[SourceID]()
	if err != nil {
		return "", err
	}
	_, err = c.addSource(ctx, id, k.Timeline, in)
	if wrong, ok := errors.AsType[*fault.Error](err); ok && wrong.Kind == fault.Invalid {
		var renamed fault.Fields
		for field, words := range wrong.Fields {
			renamed.Add("new_"+field, "%s", words)
		}
		return "", &fault.Error{Kind: fault.Invalid, Text: wrong.Text, Fields: renamed, Cause: wrong.Cause}
	}
	return id, err
}

// EditSource changes what is said about a source. It merges as [Desk.EditClaim]
// does. What the checks find about the claims that rest on it may be another
// then.
func (d *Desk) EditSource(ctx context.Context, actor account.Actor, id SourceID, in SourceEdit) (Source, error) {
	var after Source
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		var err error
		after, err = c.editSource(ctx, id, actEdit, func(before Source) (Source, error) {
			return c.mergeSource(ctx, before, in)
		})
		return err
	})
	return after, err
}

// editSource lets f change a source. Whether it still is what its person saw is
// for f to ask.
func (c *change) editSource(ctx context.Context, id SourceID, act string, f func(Source) (Source, error)) (Source, error) {
	before, a, err := source(ctx, c, c.actor, id)
	if err != nil {
		return Source{}, err
	}
	if err := a.need(account.Contributor, "Editing a source"); err != nil {
		return Source{}, err
	}
	if before.Merged != "" {
		return Source{}, fault.New(fault.Forbidden, "This source was merged into another. Edit that one instead.")
	}
	cases, err := casesFrom(ctx, c, id)
	if err != nil {
		return Source{}, err
	}
	if err := a.mayChangeUnder(cases, "this source"); err != nil {
		return Source{}, err
	}
	after, err := f(before)
	if err != nil {
		return Source{}, err
	}
	if after, err = c.validSource(ctx, after); err != nil {
		return Source{}, err
	}
	changes := differences(sourceFacts(before), sourceFacts(after))
	if len(changes) == 0 {
		return after, nil
	}
	after.Version++
	if err := c.ChangeSource(ctx, after); err != nil {
		return Source{}, err
	}
	if err := c.note(ctx, Entry{Timeline: after.Timeline, Object: ObjectSource, ID: string(id), Act: act, Changes: changes}); err != nil {
		return Source{}, err
	}
	if err := c.keepBefore(ctx, ObjectSource, string(id), Archive{Sources: []Source{before}}, after.Timeline); err != nil {
		return Source{}, err
	}
	return after, c.restsOnChanged(ctx, cases, changes)
}
