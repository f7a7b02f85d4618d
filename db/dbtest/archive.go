package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
)

var archiveTests = map[string]func(*testing.T, *desk){
	"all that hangs on a timeline is read at once": archiveReads,
	"keys that are not known are kept by object":   extrasKept,
}

func archiveReads(t *testing.T, d *desk) {
	reviewDesk(d)
	quotes := []annotate.Quote{aQuote("q2", "a", 1, 0, 2), aQuote("q1", "b", 1, 5, 9), aQuote("q3", "b", 1, 7, 9)}
	step := annotate.Review{Claim: "b", Act: annotate.ActOpen, From: annotate.Draft, To: annotate.Open, By: ada, At: noon, Version: 1}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, q := range []annotate.Quote{quotes[2], quotes[0], quotes[1]} {
			if err := tx.AddQuote(ctx, q); err != nil {
				return err
			}
		}
		return first(tx.AddReview(ctx, step), tx.AddText(ctx, aText("a", 2, "Another wording.")))
	})
	err := d.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		got, err := r.QuotesOn(ctx, "t")
		same(t, "the quotes", got, quotes)
		if err != nil {
			return err
		}
		one, err := r.Quote(ctx, "q1")
		same(t, "one quote", one, quotes[1])
		if err != nil {
			return err
		}
		texts, err := r.TextsOn(ctx, "t")
		same(t, "the texts", texts, []annotate.Text{aText("a", 1, "It was the first visit in 24 years."), aText("a", 2, "Another wording.")})
		if err != nil {
			return err
		}
		steps, err := r.ReviewsOn(ctx, "t")
		same(t, "the steps", steps, []annotate.Review{step})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	archiveMatches(t, d)
	stretchesMatch(t, d)
	missing(d, func(ctx context.Context, r annotate.Reader) (annotate.Quote, error) { return r.Quote(ctx, "q9") })
	none := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Quote, error) {
		return r.QuotesOn(ctx, "other")
	})
	same(t, "the quotes of an empty timeline", none, []annotate.Quote{})
}

// archiveMatches compares what is read at once with what is read one by one.
func archiveMatches(t *testing.T, d *desk) {
	t.Helper()
	evidence := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Evidence, error) {
		return r.EvidenceOn(ctx, "t")
	})
	findings := see(d, func(ctx context.Context, r annotate.Reader) (map[timeline.ClaimID][]timeline.Finding, error) {
		return r.FindingsOn(ctx, "t")
	})
	var want []annotate.Evidence
	for _, id := range []timeline.ClaimID{"a", "b", "c", "d"} {
		want = append(want, evidenceFor(d, string(id))...)
		same(t, "the findings about "+string(id), findings[id], see(d, func(ctx context.Context, r annotate.Reader) ([]timeline.Finding, error) {
			return r.Findings(ctx, id)
		}))
	}
	same(t, "the evidence", evidence, want)
}

// stretchesMatch compares what is read in stretches with what is read at once.
func stretchesMatch(t *testing.T, d *desk) {
	t.Helper()
	err := d.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		for size := 1; size <= 5; size++ {
			stretches, err := r.Stretches(ctx, "t", size)
			if err != nil {
				return err
			}
			var all annotate.Archive
			for _, s := range stretches {
				part, err := r.OfStretch(ctx, s)
				if err != nil {
					return err
				}
				if len(part.Cases) == 0 || len(part.Cases) > size {
					t.Errorf("a stretch of %d has %d claims", size, len(part.Cases))
				}
				all.Cases = append(all.Cases, part.Cases...)
				all.Quotes, all.Evidence = append(all.Quotes, part.Quotes...), append(all.Evidence, part.Evidence...)
				all.Reviews = append(all.Reviews, part.Reviews...)
			}
			whole := annotate.Archive{}
			for _, read := range []func() error{
				func() (err error) { whole.Cases, err = r.Cases(ctx, "t"); return err },
				func() (err error) { whole.Quotes, err = r.QuotesOn(ctx, "t"); return err },
				func() (err error) { whole.Evidence, err = r.EvidenceOn(ctx, "t"); return err },
				func() (err error) { whole.Reviews, err = r.ReviewsOn(ctx, "t"); return err },
			} {
				if err := read(); err != nil {
					return err
				}
			}
			whole.Sort()
			same(t, "the claims in stretches", all.Cases, whole.Cases)
			same(t, "the quotes in stretches", all.Quotes, whole.Quotes)
			same(t, "the evidence in stretches", all.Evidence, whole.Evidence)
			same(t, "the steps in stretches", all.Reviews, whole.Reviews)
		}
		none, err := r.Stretches(ctx, "other", 3)
		same(t, "the stretches of an empty timeline", none, []annotate.Stretch{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func extrasKept(t *testing.T, d *desk) {
	d.furnished()
	claim, source := annotate.ExtraKey{Object: "claim", ID: "c"}, annotate.ExtraKey{Object: "source", ID: "c"}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.SetExtra(ctx, "t", claim, `{"a":1}`), tx.SetExtra(ctx, "t", source, `{"b":1}`),
			tx.SetExtra(ctx, "other", claim, `{"c":1}`), tx.SetExtra(ctx, "t", claim, `{"d":1}`))
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) (map[annotate.ExtraKey]string, error) {
		return r.Extras(ctx, "t")
	})
	same(t, "the extras", got, map[annotate.ExtraKey]string{claim: `{"d":1}`, source: `{"b":1}`})
}
