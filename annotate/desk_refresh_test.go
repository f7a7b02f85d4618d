package annotate_test

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
)

// A newer program works out again what an older one found, once.
func TestRefresh(t *testing.T) {
	o := newOffice(t)
	if n, err := o.Refresh(t.Context()); n != 0 || err != nil {
		t.Fatalf("with no claims: %d, %v", n, err)
	}
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	first := o.addSource(annotate.SourceEdit{Title: "The record", URL: "https://record.example/1", ISBN: "0306406152"})
	second := o.addSource(annotate.SourceEdit{Title: "Another", URL: "https://record.example/2"})

	// As an older program would have left it.
	o.must(o.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error {
		old := []timeline.Finding{{Rule: annotate.NoQuote, Severity: timeline.Warn, Message: "As it was said once.", Version: 1}}
		if err := tx.SetFindings(ctx, c.ID, old); err != nil {
			return err
		}
		first.CanonicalURL, first.ISBN, first.Version = "https://record.example/1?old", "0-306-40615-2", 2
		second.URL, second.CanonicalURL, second.Version = "http://record.example/1/", "https://record.example/1//", 2
		if err := tx.ChangeSource(ctx, first); err != nil {
			return err
		}
		if err := tx.ChangeSource(ctx, second); err != nil {
			return err
		}
		return tx.Settle(ctx, annotate.DerivedByRules, "rules of long ago")
	}))
	before := o.present(c.ID)
	for _, want := range []int{1, 0} {
		if n, err := o.Refresh(t.Context()); n != want || err != nil {
			t.Errorf("the findings of %d claims were computed again, %v; want %d", n, err, want)
		}
	}
	d := o.dossier(c)
	if len(d.Findings) != 1 || d.Findings[0].Rule != annotate.SingleOrigin {
		t.Errorf("the findings are %+v, want those of the rules of now", d.Findings)
	}
	if d.Case.Version != before.Version {
		t.Errorf("the claim has version %d, want %d: nobody changed it", d.Case.Version, before.Version)
	}
	one, other := o.file(first.ID), o.file(second.ID).Source
	if one.Source.ISBN != "0306406152" {
		t.Errorf("the ISBN is %q, want it without hyphens", one.Source.ISBN)
	}
	if one.Source.CanonicalURL == other.CanonicalURL {
		t.Errorf("two sources have the address %q", other.CanonicalURL)
	}
	if len(one.Alike) != 1 || one.Alike[0].Why != "They have the same address." {
		t.Errorf("the first is alike to %+v, want the other, by its address", one.Alike)
	}
	o.entries() // checks the chain
}
