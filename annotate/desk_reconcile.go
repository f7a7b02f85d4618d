package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// edit is what a person made of something, starting from a version that may
// not be the stored one any more.
//
// The form carries that version and nothing else. What stood in it is worked
// out of the history, which is chained and never changes: no browser can be
// wrong about it, and a draft that comes back after a restart merges as well as
// a form that was open all the time.
type edit[T any] struct {
	what          string // in a word
	object        Object
	id            string
	version       int // the person began with
	before, after T   // what is stored, and what the person made of it
	stored        int // the version of before
	facts         func(T) []fact
	keep          map[string]func(to *T, from T) // how to take a field from somewhere else
	sets          map[string]func(*T, []string)  // how to put the members of a field that is a set
	together      []string                       // fields that mean something only with each other
	rests         []string                       // fields that the edit takes for granted
	restsFor      string                         // only when it changes this field; empty for always
}

// merge returns what an edit and all that was saved since it began come to. It
// returns a [ClashError] when they do not go together.
func merge[T any](ctx context.Context, r Reader, e edit[T]) (T, error) {
	if e.version == e.stored {
		return e.after, nil
	}
	since, base, err := baseOf(ctx, r, e)
	if err != nil {
		return e.after, err
	}
	clash := &ClashError{What: e.what, Version: e.stored, Sets: map[string][]string{}}
	merged, mine := e.after, e.facts(e.after)
	if !e.changes(mine, base) {
		e.rests = nil
	}
	for i, theirs := range e.facts(e.before) {
		field := Edited{Field: theirs.field, Mine: mine[i].value, Theirs: theirs.value}
		if base != nil {
			field.Base = base[i].value
		}
		switch e.settle(&merged, field, e.whole(field, base, mine), base == nil) {
		case clashes:
			clash.Clashes = append(clash.Clashes, Clash{
				Edited: field, Rests: field.Mine == field.Theirs, Unknown: base == nil, By: changers(since, field.Field),
			})
		case theirsStays:
			clash.Theirs = append(clash.Theirs, field.Field)
		case bothStay:
			both := MergeSets(members(field.Base), members(field.Mine), members(field.Theirs))
			e.sets[field.Field](&merged, both)
			clash.Sets[field.Field] = both
		case mineStays:
		}
	}
	if len(clash.Clashes) > 0 {
		return e.after, clash
	}
	return merged, nil
}

// changes reports whether the edit changes the field that what it rests on is
// there for.
func (e edit[T]) changes(mine, base []fact) bool {
	i := slices.IndexFunc(mine, func(f fact) bool { return f.field == e.restsFor })
	return i < 0 || base == nil || mine[i] != base[i]
}

// settlement is what becomes of a field.
type settlement int

const (
	mineStays settlement = iota
	theirsStays
	bothStay
	clashes
)

// whole returns the field that stands for all that a field means something with:
// the field itself, for most.
func (e edit[T]) whole(f Edited, base, mine []fact) Edited {
	if !slices.Contains(e.together, f.Field) {
		return f
	}
	join := func(facts []fact) string {
		var values []string
		for _, one := range facts {
			if slices.Contains(e.together, one.field) {
				values = append(values, one.value)
			}
		}
		return strings.Join(values, "\x00")
	}
	return Edited{Field: f.Field, Base: join(base), Mine: join(mine), Theirs: join(e.facts(e.before))}
}

// settle takes a field from the other side where only that changed it, or what
// it means something with.
func (e edit[T]) settle(merged *T, f, whole Edited, unknown bool) settlement {
	rests := slices.Contains(e.rests, f.Field)
	switch {
	case rests && (unknown || f.Base != f.Theirs):
		return clashes
	case f.Mine == f.Theirs:
		return mineStays
	case unknown:
		return clashes
	}
	if e.sets[f.Field] != nil {
		return bothStay
	}
	value, ok := whole.Merge()
	switch keep := e.keep[f.Field]; {
	case ok && value == whole.Mine:
		return mineStays
	case ok && keep != nil:
		keep(merged, e.before)
		return theirsStays
	default:
		return clashes
	}
}

// members returns the members of a set as the history writes it.
func members(set string) []string { return tidyTags([]string{set}) }

// baseOf returns the facts of the version that an edit began with, and the
// entries since, last first. The facts are nil when the history does not tell.
func baseOf[T any](ctx context.Context, r Reader, e edit[T]) ([]Entry, []fact, error) {
	since, known, err := entriesSince(ctx, r, e.object, e.id, e.version)
	if err != nil || !known || len(since) < e.stored-e.version {
		return since, nil, err
	}
	base, ok := rewind(e.facts(e.before), since)
	if !ok {
		return since, nil, nil
	}
	return since, base, nil
}

// entriesSince returns the entries about an object after a version of it, last
// first. It is false when nothing tells where that version ended.
func entriesSince(ctx context.Context, r Reader, object Object, id string, version int) ([]Entry, bool, error) {
	end, err := r.VersionEnd(ctx, object, id, version)
	if fault.KindOf(err) == fault.NotFound {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	since, err := r.HistorySince(ctx, object, id, end)
	return since, err == nil, err
}

// Since returns what was done to a claim, last first, since a version of it was
// shown to a member of its timeline. It is empty when nothing tells where that
// version ended.
func (d *Desk) Since(ctx context.Context, actor account.Actor, id timeline.ClaimID, version int) ([]Entry, error) {
	var since []Entry
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		k, err := r.Case(ctx, id)
		if err != nil {
			return err
		}
		a, err := accessByID(ctx, r, actor, k.Timeline)
		if err != nil || !a.Member {
			return err
		}
		since, _, err = entriesSince(ctx, r, ObjectClaim, string(id), version)
		return err
	})
	return since, err
}

// Meantime returns what others did to something after a version of it and
// before the last change of the actor, first to last: what was merged with an
// edit that the actor began on that version. It is empty for who may not see
// the history.
func (d *Desk) Meantime(ctx context.Context, actor account.Actor, object Object, id string, version int) ([]Entry, error) {
	var others []Entry
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		since, _, err := entriesSince(ctx, r, object, id, version)
		if err != nil || len(since) == 0 {
			return err
		}
		a, err := accessByID(ctx, r, actor, since[0].Timeline)
		if err != nil || !a.Member {
			return err
		}
		own := slices.IndexFunc(since, func(e Entry) bool { return e.Actor.ID == actor.ID })
		for _, e := range slices.Backward(since[own+1:]) {
			if e.Actor.ID != actor.ID {
				others = append(others, e)
			}
		}
		return nil
	})
	if fault.KindOf(err) == fault.NotFound {
		return nil, nil
	}
	return others, err
}

// anyVersion stands for a version that [Desk.changeCase] does not look at,
// because what it calls merges.
const anyVersion = -1
