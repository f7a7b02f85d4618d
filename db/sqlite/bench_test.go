package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"dateline/annotate"
	"dateline/db"
	"dateline/db/sqlite"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// stocked returns a timeline of n claims, each with evidence and a finding.
func stocked(b *testing.B, n int) *db.DB {
	b.Helper()
	store := opened(b, filepath.Join(b.TempDir(), "desk.db"), sqlite.Options{Create: true})
	err := store.Update(b.Context(), func(ctx context.Context, tx annotate.Tx) error {
		if err := tx.AddTimeline(ctx, timeline.Timeline{ID: "t", Slug: "t", Visibility: timeline.Private, Version: 1}); err != nil {
			return err
		}
		source := annotate.Source{ID: "s", Timeline: "t", Title: "A chronicle", Kind: annotate.Primary, Archive: annotate.NotArchived, Version: 1}
		if err := tx.AddSource(ctx, source); err != nil {
			return err
		}
		for i := range n {
			if err := stock(ctx, tx, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return store
}

func stock(ctx context.Context, tx annotate.Tx, i int) error {
	id := timeline.ClaimID(fmt.Sprintf("c%07d", i))
	c := annotate.Case{
		Claim: timeline.Claim{
			ID: id, Timeline: "t", Statement: fmt.Sprintf("The minister opened bridge number %d.", i),
			Position: timeline.Point{When: edtf.FromDay(edtf.Day(i)), Extent: timeline.Event}, Wording: "that day",
			Basis: timeline.Stated, Occurrence: timeline.Happened, Tags: []string{"bridges"}, Version: 1,
		},
		Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Statuses()[i%8],
	}
	if err := tx.AddCase(ctx, c); err != nil {
		return err
	}
	evidence := annotate.Evidence{
		ID: annotate.EvidenceID("e" + id), Claim: id, Source: "s", Stance: annotate.Supports, Quote: "It was opened.", Locator: "p. 1", Version: 1,
	}
	if err := tx.AddEvidence(ctx, evidence); err != nil {
		return err
	}
	return tx.SetFindings(ctx, id, []timeline.Finding{{Rule: "NO_QUOTE", Severity: timeline.Warn, Message: "No quote.", Version: 1}})
}

func BenchmarkChangeCase(b *testing.B) {
	store := stocked(b, 1000)
	for b.Loop() {
		err := store.Update(b.Context(), func(ctx context.Context, tx annotate.Tx) error {
			c, err := tx.Case(ctx, "c0000500")
			if err != nil {
				return err
			}
			c.Version++
			return tx.ChangeCase(ctx, c)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReviewListOf1000(b *testing.B) {
	store := stocked(b, 1000)
	for b.Loop() {
		err := store.View(b.Context(), func(ctx context.Context, r annotate.Reader) error {
			rows, err := r.ReviewList(ctx, "t", annotate.ReviewQuery{Sort: annotate.ByFindings, Limit: 1000})
			if len(rows) != 1000 {
				b.Fatalf("%d rows", len(rows))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchIn10000(b *testing.B) {
	store := stocked(b, 10_000)
	for b.Loop() {
		err := store.View(b.Context(), func(ctx context.Context, r annotate.Reader) error {
			found, err := r.Search(ctx, annotate.SearchQuery{Text: "bridge 5000", Timelines: []timeline.ID{"t"}, Limit: 20})
			if len(found) != 1 {
				b.Fatalf("found %d", len(found))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPageOf10000 reads a page of the review list in the order that costs
// most, with its counts.
func BenchmarkPageOf10000(b *testing.B) {
	store := stocked(b, 10_000)
	for b.Loop() {
		err := store.View(b.Context(), func(ctx context.Context, r annotate.Reader) error {
			q := annotate.ReviewQuery{Sort: annotate.ByFindings, Reverse: true}
			if _, err := r.ReviewCounts(ctx, "t", q); err != nil {
				return err
			}
			rows, err := r.ReviewList(ctx, "t", q)
			if len(rows) != annotate.ReviewRows {
				b.Fatalf("%d rows", len(rows))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBatchesOf10000(b *testing.B) {
	store := stocked(b, 10_000)
	for b.Loop() {
		err := store.View(b.Context(), func(ctx context.Context, r annotate.Reader) error {
			_, err := r.Batches(ctx, "u", []timeline.ID{"t"})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
