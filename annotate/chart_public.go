package annotate

import (
	"context"
	"maps"
	"slices"

	"dateline/timeline"
	"dateline/timeline/picture"
)

// PublicRow is an edition with what the desk says of its claim now, which
// decides how much of the edition is shown.
type PublicRow struct {
	Edition Edition
	Status  Status
	Notice  string
}

// shown returns the edition as the public may read it, and whether it may.
func (p PublicRow) shown(confidential map[SourceID]bool) (Edition, bool) {
	return p.Edition.Shown(Case{Status: p.Status, Notice: p.Notice}, confidential)
}

// chartedPublic arranges what was published of every claim.
func chartedPublic(ctx context.Context, r Reader, id timeline.ID) (chart, error) {
	confidential, err := confidentialOn(ctx, r, id)
	if err != nil {
		return chart{}, err
	}
	made := chart{checks: map[timeline.ClaimID]timeline.Check{}}
	var facts []picture.Fact
	err = r.EachPublicRow(ctx, id, func(row PublicRow) error {
		facts = made.take(row, confidential, facts)
		return nil
	})
	if err != nil {
		return chart{}, err
	}
	made.index = picture.NewIndex(facts)
	made.orderGaps()
	return made, nil
}

// steppedPublic works into a chart what was published and withdrawn since.
func steppedPublic(ctx context.Context, r Reader, id timeline.ID, known chart, claims []timeline.ClaimID) (chart, error) {
	made := known
	if len(claims) == 0 {
		return made, nil
	}
	confidential, err := confidentialOn(ctx, r, id)
	if err != nil {
		return chart{}, err
	}
	rows, err := r.PublicRows(ctx, id, claims)
	if err != nil {
		return chart{}, err
	}
	made.checks = maps.Clone(known.checks)
	made.gaps = slices.DeleteFunc(slices.Clone(known.gaps), func(c Case) bool { return slices.Contains(claims, c.ID) })
	for _, claim := range claims {
		delete(made.checks, claim)
	}
	var facts []picture.Fact
	for _, row := range rows {
		facts = made.take(row, confidential, facts)
	}
	made.index = known.index.With(facts, without(claims, facts))
	made.orderGaps()
	return made, nil
}

// take takes what the public reads of a claim into a chart: a gap with its sum,
// anything else as one more fact.
func (c *chart) take(row PublicRow, confidential map[SourceID]bool, facts []picture.Fact) []picture.Fact {
	e, ok := row.shown(confidential)
	if !ok {
		return facts
	}
	c.changed = latest(c.changed, e.At)
	if check := e.Check(); check != nil {
		c.checks[e.Claim] = *check
		c.gaps = append(c.gaps, e.Case())
		return facts
	}
	return append(facts, e.chartRow().fact())
}

// chartRow returns what a picture needs to know of what was published.
func (e Edition) chartRow() ChartRow {
	c := e.Case()
	row := ChartRow{
		ID: e.Claim, When: c.When(), Verdict: c.Ruling.Verdict, Importance: c.Importance,
		Lane: c.Lane, Claimant: c.Claimant, Changed: e.At,
	}
	if len(c.Tags) > 0 {
		row.Tag = slices.Min(c.Tags)
	}
	if len(e.Content.Evidence) > 0 {
		row.Source = e.source(e.Content.Evidence[0].Source).Title
	}
	return row
}
