package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline"
)

// stretch is how many claims are carried at once: enough that a query for each
// kind of thing costs little beside the rows, and a few MB in memory.
const stretch = 500

// Carry calls f with what [Desk.Archive] returns, in parts that follow one
// another in the order of an archive: a first one with the timeline, its
// omissions and what of the extras is of no claim; then the articles with their
// texts, the sources, and the claims with all that hangs on them. A part has the
// extras of its own records. All parts are of the same state of the timeline,
// and no more than a few of them are in memory at a time. An error of f ends it.
func (d *Desk) Carry(ctx context.Context, actor account.Actor, slug string, f func(Archive) error) error {
	return d.store.View(ctx, func(ctx context.Context, r Reader) error {
		access, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if access.Member {
			return carryWhole(ctx, r, access.Timeline, f)
		}
		a, err := publicArchive(ctx, r, access.Timeline)
		if err != nil {
			return err
		}
		a.omitDesk()
		a.Sort()
		return f(a)
	})
}

func carryWhole(ctx context.Context, r Reader, t timeline.Timeline, f func(Archive) error) error {
	head := Archive{Timeline: t}
	head.omitDesk()
	var err error
	if head.Extra, err = r.ExtrasBeside(ctx, t.ID); err != nil {
		return err
	}
	if err := f(head); err != nil {
		return err
	}
	if err := carryWorks(ctx, r, t, head.Extra, f); err != nil {
		return err
	}
	stretches, err := r.Stretches(ctx, t.ID, stretch)
	if err != nil {
		return err
	}
	for _, s := range stretches {
		part, err := r.OfStretch(ctx, s)
		if err != nil {
			return err
		}
		part.Timeline = t
		part.Sort()
		if err := f(part); err != nil {
			return err
		}
	}
	return nil
}

// carryWorks carries the articles, each with its texts, and the sources.
func carryWorks(ctx context.Context, r Reader, t timeline.Timeline, extra map[ExtraKey]string, f func(Archive) error) error {
	works := Archive{Timeline: t, Extra: extra}
	var err error
	if works.Articles, err = r.Articles(ctx, t.ID); err != nil {
		return err
	}
	if works.Sources, err = everySource(ctx, r, t.ID); err != nil {
		return err
	}
	works.Sort()
	for _, a := range works.Articles {
		one := Archive{Timeline: t, Articles: []Article{a}, Extra: extra}
		if one.Texts, err = r.Texts(ctx, a.ID); err != nil {
			return err
		}
		one.Sort()
		if err := f(one); err != nil {
			return err
		}
	}
	return f(Archive{Timeline: t, Sources: works.Sources, Extra: extra})
}

// ArchiveVersion names what somebody gets of a timeline: whoever may have it
// under the same version gets the same bytes.
type ArchiveVersion struct {
	Timeline timeline.ID
	Member   bool
	Change   int64 // the last one in the history of the timeline
	Version  int   // of the timeline itself
}

// ArchiveVersion returns the version of what Carry would give an actor, and
// what they may do. It takes no time.
func (d *Desk) ArchiveVersion(ctx context.Context, actor account.Actor, slug string) (Access, ArchiveVersion, error) {
	var a Access
	var v ArchiveVersion
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if a, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		v = ArchiveVersion{Timeline: a.Timeline.ID, Member: a.Member, Version: a.Timeline.Version}
		v.Change, err = r.LastChange(ctx, a.Timeline.ID)
		return err
	})
	return a, v, err
}
