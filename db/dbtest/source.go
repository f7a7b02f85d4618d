package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline/edtf"
)

var sourceTests = map[string]func(*testing.T, *desk){
	"a source is found by id and by its canonical address":          sourceFound,
	"a source changes from the version that was read":               sourceChanges,
	"two sources of one timeline cannot have the same address":      addressTaken,
	"sources are in the order of their titles":                      sourceOrder,
	"evidence comes back as it was added, in the order of adding":   evidenceOrder,
	"evidence changes from the version that was read":               evidenceChanges,
	"evidence for a claim or from a source that is not there fails": evidenceDangles,
}

func readSource(id annotate.SourceID) func(context.Context, annotate.Reader) (annotate.Source, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Source, error) { return r.Source(ctx, id) }
}

func sourceByURL(in, address string) func(context.Context, annotate.Reader) (annotate.Source, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Source, error) {
		return r.SourceByURL(ctx, aTimeline(in).ID, address)
	}
}

func sourceFound(t *testing.T, d *desk) {
	d.furnished()
	same(t, "the source", see(d, readSource("s")), aSource("s"))
	same(t, "the source by its address", see(d, sourceByURL("t", "https://house.example/s")), aSource("s"))
	missing(d, readSource("x"))
	missing(d, sourceByURL("other", "https://house.example/s"))
	missing(d, sourceByURL("t", "https://house.example/s?x=1"))

	paper := annotate.Source{ID: "paper", Timeline: "t", Title: "On paper", Kind: annotate.Primary, Archive: annotate.NotArchived, Created: noon, Version: 1}
	another := paper
	another.ID = "another"
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, paper), tx.AddSource(ctx, another))
	})
	same(t, "one of two sources without an address", see(d, readSource("paper")), paper)
	missing(d, sourceByURL("t", ""))
}

func sourceChanges(t *testing.T, d *desk) {
	d.furnished()
	changed := annotate.Source{
		ID: "s", Timeline: "t", Title: "T", Author: "A", Publisher: "P", Family: "F", Kind: annotate.Dataset,
		Published: edtf.MustParse("2001/2004"), URL: "U", CanonicalURL: "C", ISBN: "I", DOI: "D", ArchiveURL: "AU",
		Archive: annotate.Unavailable, Origin: "O", Note: "N", By: ada, Created: noon, Version: 2,
	}
	change := func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeSource(ctx, changed) }
	d.update(change)
	same(t, "the changed source", see(d, readSource("s")), changed)
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.ID = "x"
	d.refused(fault.NotFound, "source", change)
}

func addressTaken(t *testing.T, d *desk) {
	d.furnished()
	twin := aSource("twin")
	twin.CanonicalURL = aSource("s").CanonicalURL
	add := func(ctx context.Context, tx annotate.Tx) error { return tx.AddSource(ctx, twin) }
	d.refused(fault.Conflict, "address", add)
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error {
		again := aSource("s")
		again.CanonicalURL = ""
		return tx.AddSource(ctx, again)
	})
	twin.Timeline = "other"
	d.update(add)
	same(t, "the source of the other timeline", see(d, sourceByURL("other", twin.CanonicalURL)), twin)

	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddSource(ctx, aSource("free")) })
	d.refused(fault.Conflict, "address", func(ctx context.Context, tx annotate.Tx) error {
		clash := aSource("free")
		clash.CanonicalURL, clash.Version = aSource("s").CanonicalURL, 2
		return tx.ChangeSource(ctx, clash)
	})
}

func sourceOrder(t *testing.T, d *desk) {
	d.furnished()
	titled := func(id, title string) annotate.Source {
		s := aSource(id)
		s.Title = title
		return s
	}
	all := []annotate.Source{titled("2", "Beta"), titled("3", "alpha"), titled("1", "Beta"), titled("4", "Gamma")}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, s := range all {
			if err := tx.AddSource(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Source, error) { return r.Sources(ctx, "t") })
	same(t, "the sources", got, []annotate.Source{all[1], all[2], all[0], all[3], aSource("s")})
}

func readEvidence(id annotate.EvidenceID) func(context.Context, annotate.Reader) (annotate.Evidence, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Evidence, error) { return r.Evidence(ctx, id) }
}

func evidenceFor(d *desk, claim string) []annotate.Evidence {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Evidence, error) {
		return r.EvidenceFor(ctx, aCase(claim, nil).ID)
	})
}

func evidenceOrder(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2001")))
	z, a, m := anEvidence("z", "c", "s"), anEvidence("a", "c", "s2"), anEvidence("m", "d", "s")
	a.Via, a.Withdrawn = "s", "It was a forgery"
	bare := annotate.Evidence{ID: "bare", Claim: "c", Source: "s2", Stance: annotate.Context, Created: noon, Version: 1}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, aSource("s2")), tx.AddEvidence(ctx, z), tx.AddEvidence(ctx, a), tx.AddEvidence(ctx, m), tx.AddEvidence(ctx, bare))
	})
	same(t, "one piece of evidence", see(d, readEvidence("a")), a)
	same(t, "the evidence for the claim", evidenceFor(d, "c"), []annotate.Evidence{z, a, bare})
	from := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Evidence, error) {
		return r.EvidenceFrom(ctx, "s")
	})
	same(t, "the evidence from the source", from, []annotate.Evidence{z, m})
	missing(d, readEvidence("x"))
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error { return tx.AddEvidence(ctx, z) })
}

func evidenceChanges(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, aSource("s2")), tx.AddEvidence(ctx, anEvidence("e", "c", "s")))
	})
	changed := annotate.Evidence{
		ID: "e", Claim: "c", Source: "s2", Stance: annotate.Refutes, Quote: "Q", Locator: "L", DateGiven: edtf.MustParse("19XX"),
		By: annotate.Person{Name: "Nobody known here"}, Via: "s", Note: "N", Withdrawn: "W", Created: noon, Version: 2,
	}
	change := func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeEvidence(ctx, changed) }
	d.update(change)
	same(t, "the changed evidence", see(d, readEvidence("e")), changed)
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.ID = "x"
	d.refused(fault.NotFound, "evidence", change)
}

func evidenceDangles(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	for _, e := range []annotate.Evidence{anEvidence("1", "nowhere", "s"), anEvidence("2", "c", "nothing")} {
		d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error { return tx.AddEvidence(ctx, e) })
	}
	same(t, "the evidence", evidenceFor(d, "c"), []annotate.Evidence{})
}
