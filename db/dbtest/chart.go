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
	d.furnished().add(aCase("c", at("1961")), aCase("other", at("1962")))
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddSource(ctx, aSource("minutes")), tx.AddEvidence(ctx, anEvidence("e", "c", "minutes")))
	})
	last := see(d, func(ctx context.Context, r annotate.Reader) (int64, error) { return r.LastChange(ctx, "t") })
	claim, evidence := anEntry(annotate.ObjectClaim, "other", "edit"), anEntry(annotate.ObjectEvidence, "e", "edit")
	source := func(act, field string) annotate.Entry {
		e := anEntry(annotate.ObjectSource, "minutes", act)
		e.Changes = []annotate.Change{{Field: field, Old: "a", New: "b"}}
		return e
	}
	elsewhere := anEntry(annotate.ObjectSource, "no evidence is from it", "edit")
	for _, c := range []struct {
		name    string
		entries []annotate.Entry
		limit   int
		want    []timeline.ClaimID
		many    bool
	}{
		{name: "nothing", limit: 10},
		{name: "a claim twice", entries: []annotate.Entry{claim, claim}, limit: 10, want: []timeline.ClaimID{"other"}},
		{name: "evidence and a claim", entries: []annotate.Entry{evidence, claim}, limit: 10, want: []timeline.ClaimID{"c", "other"}},
		{name: "more than the limit", entries: []annotate.Entry{evidence, claim}, limit: 1, many: true},
		{name: "a source by its claims", entries: []annotate.Entry{source("edit", "title")}, limit: 10, want: []timeline.ClaimID{"c"}},
		{name: "a source of no claim", entries: []annotate.Entry{elsewhere}, limit: 10},
		{name: "a source that was added, by its claims", entries: []annotate.Entry{source("add", "confidential")}, limit: 10, want: []timeline.ClaimID{"c"}},
		{name: "a source that became confidential", entries: []annotate.Entry{source("edit", "confidential")}, limit: 10, many: true},
		{name: "a source that was merged", entries: []annotate.Entry{source("merge", "merged into")}, limit: 10, many: true},
	} {
		before := last
		if len(c.entries) > 0 {
			last = d.record(c.entries...)[len(c.entries)-1].Number
		}
		var many bool
		claims := see(d, func(ctx context.Context, r annotate.Reader) (found []timeline.ClaimID, err error) {
			found, many, err = r.ChangedSince(ctx, "t", before, c.limit)
			return found, err
		})
		slices.Sort(claims)
		if many != c.many || !many && !slices.Equal(claims, c.want) {
			t.Errorf("%s: got %v, too many %t; want %v, %t", c.name, claims, many, c.want, c.many)
		}
	}
	newest := see(d, func(ctx context.Context, r annotate.Reader) (int64, error) { return r.LastChange(ctx, "t") })
	same(t, "the last change", newest, last)
}
