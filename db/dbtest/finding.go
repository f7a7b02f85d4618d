package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func findingDays(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	day := edtf.MustParse("2024-06-19")
	want := []timeline.Finding{
		{Rule: "A", Severity: timeline.Warn, Message: "a", Version: 1, From: day},
		{Rule: "B", Severity: timeline.Warn, Message: "b", Version: 1, Until: day},
		{Rule: "C", Severity: timeline.Warn, Message: "c", Version: 1, From: day, Until: edtf.MustParse("Y12000")},
	}
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetFindings(ctx, "c", want) })
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]timeline.Finding, error) { return r.Findings(ctx, "c") })
	same(t, "the findings", got, want)
}

func ofSubject(t *testing.T, d *desk) {
	visits := func(id string) annotate.Case {
		c := aCase(id, at("2000"))
		c.Subject = "visits"
		return c
	}
	elsewhere := visits("e")
	elsewhere.Timeline = "other"
	d.furnished().add(visits("b"), visits("a"), aCase("c", at("2000")), elsewhere)
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) {
		return r.OfSubject(ctx, "t", "visits")
	})
	same(t, "the claims about visits", got, []annotate.Case{visits("a"), visits("b")})
}

// aDismissal is about a finding of a rule.
func aDismissal(claim, rule, message string) annotate.Dismissal {
	return annotate.Dismissal{
		Claim: timeline.ClaimID(claim), Rule: timeline.Rule(rule), Severity: timeline.Warn, Message: message, Version: 1,
		Reason: "It is\nwell known.", By: ada, At: noon,
	}
}

func (d *desk) dismiss(all ...annotate.Dismissal) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, x := range all {
			if err := tx.SetDismissal(ctx, x); err != nil {
				return err
			}
		}
		return nil
	})
}

func dismissals(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2000")))
	read := func(id timeline.ClaimID) []annotate.Dismissal {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Dismissal, error) {
			return r.Dismissals(ctx, id)
		})
	}
	first, second, third, other := aDismissal("c", "A", "b"), aDismissal("c", "B", "a"), aDismissal("c", "B", "b"), aDismissal("d", "A", "b")
	d.dismiss(third, second, first, other)
	same(t, "the dismissals", read("c"), []annotate.Dismissal{first, second, third})

	second.Severity, second.Version, second.Reason = timeline.Block, 2, "Another."
	second.By, second.At = annotate.Person{ID: "u-bob", Name: "Bob"}, noon.AddDate(0, 0, 1)
	d.dismiss(second)
	same(t, "the dismissals when one is replaced", read("c"), []annotate.Dismissal{first, second, third})
	all := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Dismissal, error) {
		return r.DismissalsOn(ctx, "t")
	})
	same(t, "the dismissals on the timeline", all, []annotate.Dismissal{first, second, third, other})

	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.EndDismissal(ctx, first) })
	same(t, "the dismissals when one is taken away", read("c"), []annotate.Dismissal{second, third})
	same(t, "those of another claim", read("d"), []annotate.Dismissal{other})
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error {
		return tx.SetDismissal(ctx, aDismissal("nowhere", "A", "a"))
	})
}

// reviewStanding checks that the list leaves out, in rows, filters and order
// alike, what does not hold today and what was dismissed.
func reviewStanding(t *testing.T, d *desk) {
	reviewDesk(d)
	today := edtf.DayOf(2024, 6, 20)
	finding := timeline.Finding{Rule: "A", Severity: timeline.Block, Message: "m", Version: 1}
	early, late, newer := finding, finding, finding
	early.Until, late.From, newer.Version = edtf.MustParse("2024-06-19"), edtf.MustParse("2024-06-21"), 2
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.SetFindings(ctx, "a", []timeline.Finding{early, late}),
			tx.SetFindings(ctx, "b", []timeline.Finding{finding}),
			tx.SetFindings(ctx, "c", []timeline.Finding{newer}),
			tx.SetFindings(ctx, "d", []timeline.Finding{finding}),
		)
	})
	whole := aDismissal("b", "A", "m")
	whole.Severity = timeline.Block
	old := aDismissal("c", "A", "m")
	old.Severity = timeline.Block
	d.dismiss(whole, old, aDismissal("d", "A", "m")) // that of d was about a warning
	for _, q := range []annotate.ReviewQuery{{Finding: "A"}, {Flagged: true}} {
		q.Today = today
		if got := rowIDs(reviewList(d, q)); got != "c d" {
			t.Errorf("rows for %+v are %q, want those whose finding stands today: c and d", q, got)
		}
	}
	rows := reviewList(d, annotate.ReviewQuery{Sort: annotate.ByFindings, Reverse: true, Today: today})
	if got := rowIDs(rows); got != "c d a b" {
		t.Errorf("sorted by findings, the most first: %q, want c d a b", got)
	}
	for _, row := range rows {
		if want := row.ID == "c" || row.ID == "d"; (len(row.Findings) > 0) != want {
			t.Errorf("the row of %s has the findings %+v; want any: %t", row.ID, row.Findings, want)
		}
	}
	tomorrow := annotate.ReviewQuery{Finding: "A", Today: today + 1}
	if got := rowIDs(reviewList(d, tomorrow)); got != "a c d" {
		t.Errorf("the day after the rows are %q, want a c d", got)
	}
}
