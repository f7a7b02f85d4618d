package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline/picture"
)

// Overview is what a timeline holds at a glance: its claims over time, and those
// of the claimants, sources, tags and lanes that have the most.
type Overview struct {
	Access
	Window picture.Window // that everything is counted over; zero where nothing has a place
	Counts picture.Mix    // of all claims, gaps too
	Placed int            // claims on the timeline
	Over   []picture.Mix  // all of them, by equal parts of the window
	By     []Breakdown    // those that divide the claims at all
}

// Breakdown is the claims of a timeline by the groups of one division.
type Breakdown struct {
	Division picture.Division
	Groups   []picture.Multiple // the largest
	Others   int                // groups that are not among them
	Without  int                // claims of no group
}

// OverviewParts is into how many parts of time an Overview counts.
const (
	OverviewParts = 60
	mostGroups    = 12
)

// Overview returns what a timeline holds, by its slug. Who is no member sees what
// was published only.
func (d *Desk) Overview(ctx context.Context, actor account.Actor, slug string) (Overview, error) {
	var o Overview
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		made, err := d.chartOf(ctx, r, a)
		if err != nil {
			return err
		}
		x := made.index
		all, _ := x.Fit()
		o = Overview{Access: a, Window: x.Opening(all), Counts: x.Counts(), Placed: x.Len()}
		for _, g := range made.gaps {
			o.Counts[g.Ruling.Verdict.Tone()]++
		}
		o.Over = x.Density(o.Window, OverviewParts, 0)
		for _, division := range []picture.Division{picture.ByClaimant, picture.BySource, picture.ByTag, picture.ByLane} {
			b := Breakdown{Division: division}
			b.Groups, b.Others, b.Without = x.Multiples(division, o.Window, OverviewParts, mostGroups)
			if len(b.Groups) > 0 {
				o.By = append(o.By, b)
			}
		}
		return nil
	})
	return o, err
}
