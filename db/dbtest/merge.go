package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var mergeTests = map[string]func(*testing.T, *desk){
	"a source that was merged is in no list and leaves its address": sourceMerged,
	"evidence is found by the source that it was seen quoted in":    evidenceVia,
	"a search finds evidence under the source that is kept":         mergedFound,
	"by which rules something was worked out is kept":               settled,
}

// merges writes that a source was merged into another.
func (d *desk) merges(s annotate.Source, into string) annotate.Source {
	d.t.Helper()
	s.Merged, s.Version = annotate.SourceID(into), s.Version+1
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeSource(ctx, s) })
	return s
}

func sourceMerged(t *testing.T, d *desk) {
	d.furnished()
	kept, late := aSource("kept"), aSource("late")
	kept.CanonicalURL, late.Merged = "", "kept"
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, late), tx.AddSource(ctx, kept)) // into one that follows
	})
	gone := d.merges(aSource("s"), "kept")
	same(t, "the merged source", see(d, readSource("s")), gone)
	missing(d, sourceByURL("t", gone.CanonicalURL))
	kept.CanonicalURL, kept.Version = gone.CanonicalURL, 2
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeSource(ctx, kept) })
	same(t, "the source of the address", see(d, sourceByURL("t", gone.CanonicalURL)), kept)

	lists := map[string]struct {
		read func(context.Context, annotate.Reader) ([]annotate.Source, error)
		want []annotate.Source
	}{
		"the sources": {func(ctx context.Context, r annotate.Reader) ([]annotate.Source, error) { return r.Sources(ctx, "t") }, []annotate.Source{kept}},
		"the merged sources": {func(ctx context.Context, r annotate.Reader) ([]annotate.Source, error) {
			return r.MergedSources(ctx, "t")
		}, []annotate.Source{late, gone}},
		"those merged into the kept one": {func(ctx context.Context, r annotate.Reader) ([]annotate.Source, error) {
			return r.MergedInto(ctx, "kept")
		}, []annotate.Source{late, gone}},
		"those merged into another": {func(ctx context.Context, r annotate.Reader) ([]annotate.Source, error) { return r.MergedInto(ctx, "s") }, []annotate.Source{}},
	}
	for name, list := range lists {
		same(t, name, see(d, list.read), list.want)
	}
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error {
		lost := aSource("lost")
		lost.Merged = "nowhere"
		return tx.AddSource(ctx, lost)
	})
}

func evidenceVia(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	read, seen := anEvidence("1", "c", "s"), anEvidence("2", "c", "s2")
	seen.Via = "s"
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, aSource("s2")), tx.AddEvidence(ctx, read), tx.AddEvidence(ctx, seen))
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Evidence, error) {
		return r.EvidenceVia(ctx, "s")
	})
	same(t, "what was seen quoted in the source", got, []annotate.Evidence{seen})
}

func mergedFound(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, aSource("kept")), tx.AddEvidence(ctx, anEvidence("e", "c", "s")))
	})
	d.merges(aSource("s"), "kept")
	find := func(text string) []annotate.Match {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Match, error) {
			return r.Search(ctx, annotate.SearchQuery{Text: text, Timelines: []timeline.ID{"t"}, Limit: 9})
		})
	}
	for _, m := range find("title of s") {
		if m.Object == annotate.ObjectSource && m.ID == "s" {
			t.Error("a search finds the source that was merged")
		}
	}
	for when, change := range map[string]func(context.Context, annotate.Tx) error{
		"after the merge": func(context.Context, annotate.Tx) error { return nil },
		"after a change of the evidence": func(ctx context.Context, tx annotate.Tx) error {
			e := anEvidence("e", "c", "s")
			e.Version = 2
			return tx.ChangeEvidence(ctx, e)
		},
	} {
		d.update(change)
		found := find("words of e")
		if len(found) != 1 || found[0].Title != "Title of kept" {
			t.Errorf("%s a search for the quote finds %+v, want it under the kept source", when, found)
		}
	}
}

func settled(t *testing.T, d *desk) {
	read := func(ctx context.Context, r annotate.Reader) (string, error) {
		return r.Settled(ctx, annotate.DerivedByRules)
	}
	same(t, "by what it was worked out at first", see(d, read), "")
	for _, by := range []string{"one", "two"} {
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.Settle(ctx, annotate.DerivedByRules, by) })
		same(t, "by what it was worked out", see(d, read), by)
	}
}
