package annotate

import (
	"cmp"
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/timeline"
)

// SourceFile is a source with the claims it speaks to.
type SourceFile struct {
	Access
	Source   Source
	Evidence []Mention
	Kept     Source     // that takes its place; zero unless it was merged
	MergedBy Entry      // the act; likewise
	Former   []Source   // that were merged into it
	Alike    []Likeness // sources that may be the same; none for one that was merged
	Merge    error      // why the actor may not merge it; nil when they may
}

// Mention is a piece of evidence with the claim it is for.
type Mention struct {
	Evidence
	For Case
}

// Sources returns the sources of a timeline to its members, without those that
// were merged into others.
func (d *Desk) Sources(ctx context.Context, actor account.Actor, slug string) (Access, []Source, error) {
	var (
		a       Access
		sources []Source
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if a, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Seeing the sources"); err != nil {
			return err
		}
		sources, err = r.Sources(ctx, a.Timeline.ID)
		return err
	})
	return a, sources, err
}

// AllSources returns the sources of a timeline to its members, those that were
// merged into others among them, by id.
func (d *Desk) AllSources(ctx context.Context, actor account.Actor, slug string) (map[SourceID]Source, error) {
	all := map[SourceID]Source{}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Seeing the sources"); err != nil {
			return err
		}
		sources, err := everySource(ctx, r, a.Timeline.ID)
		for _, s := range sources {
			all[s.ID] = s
		}
		return err
	})
	return all, err
}

// everySource returns the sources of a timeline, those that were merged into
// others last.
func everySource(ctx context.Context, r Reader, id timeline.ID) ([]Source, error) {
	sources, err := r.Sources(ctx, id)
	if err != nil {
		return nil, err
	}
	merged, err := r.MergedSources(ctx, id)
	return append(sources, merged...), err
}

// Source returns a source with the claims it speaks to, to members of its
// timeline. One that was merged speaks to none itself.
func (d *Desk) Source(ctx context.Context, actor account.Actor, id SourceID) (SourceFile, error) {
	var f SourceFile
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if f.Source, f.Access, err = source(ctx, r, actor, id); err != nil {
			return err
		}
		f.Merge = f.MayMerge()
		if f.Source.Merged != "" {
			return f.fillMerged(ctx, r)
		}
		if f.Former, err = r.MergedInto(ctx, id); err != nil {
			return err
		}
		all, err := r.Sources(ctx, f.Timeline.ID)
		if err != nil {
			return err
		}
		f.Alike = alikeTo(f.Source, all)
		if f.Evidence, err = mentions(ctx, r, id); err != nil {
			return err
		}
		return f.through(ctx, r)
	})
	return f, err
}

// fillMerged reads what became of a source that was merged. One that came so
// from another desk has no act here.
func (f *SourceFile) fillMerged(ctx context.Context, r Reader) error {
	var err error
	if f.Kept, err = r.Source(ctx, f.Source.Merged); err != nil {
		return err
	}
	history, err := r.History(ctx, ObjectSource, string(f.Source.ID))
	if i := slices.IndexFunc(history, func(e Entry) bool { return e.Act == actMerge }); i >= 0 {
		f.MergedBy = history[i]
	}
	return err
}

// through makes the evidence name the sources that take the place of others.
func (f *SourceFile) through(ctx context.Context, r Reader) error {
	m := Material{Sources: map[SourceID]Source{}}
	for _, x := range f.Evidence {
		m.Evidence = append(m.Evidence, x.Evidence)
	}
	if err := m.fill(ctx, r); err != nil {
		return err
	}
	for i, e := range m.through().Evidence {
		f.Evidence[i].Evidence = e
	}
	return nil
}

// mentions returns what a source says, and what those say that were merged into
// it, in the order in which it was added.
func mentions(ctx context.Context, r Reader, id SourceID) ([]Mention, error) {
	evidence, err := fromAndFormer(ctx, r, id, r.EvidenceFrom)
	if err != nil {
		return nil, err
	}
	all := make([]Mention, len(evidence))
	for i, e := range evidence {
		k, err := r.Case(ctx, e.Claim)
		if err != nil {
			return nil, err
		}
		all[i] = Mention{Evidence: e, For: k}
	}
	return all, nil
}

// fromAndFormer reads the evidence of a source and of all that were merged into
// it.
func fromAndFormer(
	ctx context.Context, r Reader, id SourceID, read func(context.Context, SourceID) ([]Evidence, error),
) ([]Evidence, error) {
	all, err := read(ctx, id)
	if err != nil {
		return nil, err
	}
	former, err := r.MergedInto(ctx, id)
	if err != nil || len(former) == 0 {
		return all, err
	}
	for _, s := range former {
		more, err := read(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return cmp.Compare(a.Created.UnixMilli(), b.Created.UnixMilli()) })
	return all, nil
}

func source(ctx context.Context, r Reader, actor account.Actor, id SourceID) (Source, Access, error) {
	s, err := r.Source(ctx, id)
	if err != nil {
		return Source{}, Access{}, err
	}
	a, err := accessByID(ctx, r, actor, s.Timeline)
	if err != nil {
		return Source{}, Access{}, err
	}
	return s, a, a.need(account.Viewer, "Seeing a source")
}
