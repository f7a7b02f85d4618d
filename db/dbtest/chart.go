package dbtest

import (
	"context"
	"slices"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var chartTests = map[string]func(*testing.T, *desk){
	"the rows of a picture have what it is divided by":   chartRows,
	"of a claim the picture takes the first open source": chartSource,
	"the public rows are what was published last":        chartPublic,
	"what changed since is told by claim":                chartChanged,
}

func chartRows(t *testing.T, d *desk) {
	one := aCase("one", at("1961~"))
	gap := aCase("gap", timeline.Gap{
		From: timeline.ClaimEnd{Claim: "one"}, To: timeline.Publication{},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	})
	one.Lane, one.Claimant, one.Tags, one.Importance = "Treaties", "Agency", []string{"border", "alps"}, 2
	one.Ruling.Verdict = annotate.Misleading
	d.furnished().add(one, gap)
	rows := map[timeline.ClaimID]annotate.ChartRow{}
	see(d, func(ctx context.Context, r annotate.Reader) (any, error) {
		return nil, r.EachChartRow(ctx, "t", func(row annotate.ChartRow) error {
			rows[row.ID] = row
			return nil
		})
	})
	same(t, "the row", rows["one"], annotate.ChartRow{
		ID: "one", When: edtf.MustParse("1961~"), Verdict: annotate.Misleading, Importance: 2,
		Lane: "Treaties", Claimant: "Agency", Tag: "alps", Changed: one.Changed,
	})
	if !rows["gap"].Gap || len(rows) != 2 {
		t.Errorf("there are %d rows, and that of the gap is %+v", len(rows), rows["gap"])
	}
	some := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.ChartRow, error) {
		return r.ChartRows(ctx, "t", []timeline.ClaimID{"one", "nowhere"})
	})
	same(t, "some rows", some, []annotate.ChartRow{rows["one"]})
	gaps := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) { return r.GapCases(ctx, "t") })
	if len(gaps) != 1 || gaps[0].ID != "gap" {
		t.Errorf("there are %d gaps, want the one", len(gaps))
	}
}

func chartSource(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("1961")))
	secret, open := aSource("secret"), aSource("open")
	open.Title, open.Confidential = "The minutes", false
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, s := range []annotate.Source{secret, open} {
			if err := tx.AddSource(ctx, s); err != nil {
				return err
			}
		}
		return first(tx.AddEvidence(ctx, anEvidence("a", "c", "secret")), tx.AddEvidence(ctx, anEvidence("b", "c", "open")))
	})
	rows := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.ChartRow, error) {
		return r.ChartRows(ctx, "t", []timeline.ClaimID{"c"})
	})
	if len(rows) != 1 || rows[0].Source != "The minutes" {
		t.Errorf("the rows are %+v, want one with the source that is not confidential", rows)
	}
}

func chartPublic(t *testing.T, d *desk) {
	shown, hidden := aCase(string(pactID), at("1961")), aCase(string(visitID), at("1962"))
	shown.Status, shown.Notice = annotate.Checking, "Being re-checked: why"
	d.furnished().add(shown, hidden)
	d.publish(anEdition(pactID, 1, annotate.Correct))
	d.publish(anEdition(pactID, 2, annotate.Wrong))
	d.publish(anEdition(visitID, 1, annotate.Correct))
	var all []annotate.PublicRow
	see(d, func(ctx context.Context, r annotate.Reader) (any, error) {
		return nil, r.EachPublicRow(ctx, "t", func(row annotate.PublicRow) error {
			all = append(all, row)
			return nil
		})
	})
	some := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.PublicRow, error) {
		return r.PublicRows(ctx, "t", []timeline.ClaimID{pactID, visitID})
	})
	same(t, "the rows of both claims", some, all)
	if len(all) != 1 || all[0].Edition.Number != 2 || all[0].Status != annotate.Checking || all[0].Notice != shown.Notice {
		t.Errorf("the public rows are %+v, want the second edition of the claim that is being re-checked", all)
	}
}

func chartChanged(t *testing.T, d *desk) {
	entries := d.record(anEntry(annotate.ObjectClaim, "a", "edit"), anEntry(annotate.ObjectClaim, "b", "edit"),
		anEntry(annotate.ObjectClaim, "b", "edit"), anEntry(annotate.ObjectSource, "s", "edit"))
	last := see(d, func(ctx context.Context, r annotate.Reader) (int64, error) { return r.LastChange(ctx, "t") })
	same(t, "the last change", last, entries[3].Number)
	since := func(number int64, limit int) (claims []timeline.ClaimID, many bool) {
		claims = see(d, func(ctx context.Context, r annotate.Reader) (found []timeline.ClaimID, err error) {
			found, many, err = r.ChangedSince(ctx, "t", number, limit)
			return found, err
		})
		slices.Sort(claims)
		return claims, many
	}
	if _, many := since(0, 10); !many {
		t.Error("a change of a source is told as one of some claims")
	}
	if claims, many := since(last, 10); many || len(claims) > 0 {
		t.Errorf("after the last change there are %v", claims)
	}
	d.record(anEntry(annotate.ObjectClaim, "a", "edit"), anEntry(annotate.ObjectClaim, "b", "edit"), anEntry(annotate.ObjectClaim, "b", "edit"))
	if claims, many := since(last, 10); many || !slices.Equal(claims, []timeline.ClaimID{"a", "b"}) {
		t.Errorf("the claims are %v, want each once", claims)
	}
	if _, many := since(last, 1); !many {
		t.Error("two claims are no more than one")
	}
}
