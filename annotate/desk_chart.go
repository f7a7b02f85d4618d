package annotate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// ChartQuery says which part of a timeline to look at, and how. The zero
// ChartQuery looks at where it opens.
type ChartQuery struct {
	Window   picture.Window
	Division picture.Division
	Hide     picture.ToneSet
	Widths   []float64        // of the pictures to prepare, in px
	Text     string           // only claims that have these words
	At       timeline.ClaimID // the window is moved so that this claim is in the middle
	Row      int              // the first row of the list; below 1 for the first in the window
	Most     int              // of the list; MostListed when 0
}

// Chart is a part of a timeline, ready to be drawn and listed. However many
// claims there are, it holds no more cases than a page shows.
type Chart struct {
	Access
	ChartQuery
	Version string // changes with anything that a chart shows, for this audience

	Views   []picture.View // one for each width
	Shown   [][]timeline.ClaimID
	Cases   map[timeline.ClaimID]Case // of what is shown and listed
	Full    picture.Window            // that would show everything; zero where nothing has a place
	Opening picture.Window            // to begin with, see [picture.Index.Opening]
	Minimap []picture.Mix             // all of Full, in equal parts

	Halves  []picture.Window // that divide the window with half of its claims each; none for too few
	Listed  []Listed         // the claims of the window from Row on
	Next    int              // the row at which the list goes on; 0 at its end
	Undated []Case           // the first of them
	Gaps    []Case           // all, by the dates of their ends, those without last
	Checks  map[timeline.ClaimID]timeline.Check

	Counts   picture.Mix      // of all claims, gaps too
	Placed   int              // claims on the timeline
	Unplaced int              // claims without a date
	Current  timeline.ClaimID // the one that At names, or empty
	Earlier  timeline.ClaimID // the claim before it, or before the window; empty for none
	Later    timeline.ClaimID // the claim after it, or the first in the window
	Articles []Article        // none for who is no member
	Waiting  int              // claims in review; 0 for who is no member
	Changed  int64            // when a claim last changed, in milliseconds since 1970
	Today    edtf.Day
}

// Listed is a claim of the list of a window.
type Listed struct {
	Case
	Row int // counted from 1: its number in the picture
}

// The most that a page lists.
const (
	MostListed  = 40
	mostUndated = 50
	mostFound   = 2000
	minimapBins = 240
)

// Chart returns a part of a timeline by its slug. Who is no member sees what was
// published only, see [Case.Public].
func (d *Desk) Chart(ctx context.Context, actor account.Actor, slug string, q ChartQuery) (Chart, error) {
	var c Chart
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		made, err := d.chartOf(ctx, r, a)
		if err != nil {
			return err
		}
		c = Chart{Access: a, ChartQuery: q, Today: d.Today(), Cases: map[timeline.ClaimID]Case{}}
		c.take(made)
		if a.Member {
			if c.Waiting, err = r.Waiting(ctx, a.Timeline.ID, InReview); err != nil {
				return err
			}
			if c.Articles, err = r.Articles(ctx, a.Timeline.ID); err != nil {
				return err
			}
		}
		return c.look(ctx, r, made)
	})
	return c, err
}

// Prepare arranges the claims of every large timeline, so that the first who
// looks at one does not wait for that. What it does not get to is done when
// somebody looks.
func (d *Desk) Prepare(ctx context.Context) error {
	var large []Access
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		all, err := r.Timelines(ctx)
		for _, t := range all {
			if t.Claims < largeTimeline {
				continue
			}
			large = append(large, Access{Member: true, Timeline: t.Timeline})
			if t.Visibility != timeline.Private {
				large = append(large, Access{Timeline: t.Timeline})
			}
		}
		return err
	})
	for _, a := range large {
		if err != nil {
			return err
		}
		err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
			_, err := d.chartOf(ctx, r, a)
			return err
		})
	}
	return err
}

// largeTimeline is how many claims take longer to arrange than somebody likes to
// wait.
const largeTimeline = 10_000

// ChartVersion returns the version that a Chart would have. It takes no time.
func (d *Desk) ChartVersion(ctx context.Context, actor account.Actor, slug string) (string, error) {
	var version string
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		number, err := r.LastChange(ctx, a.Timeline.ID)
		version = a.version(number, d.Today())
		return err
	})
	return version, err
}

func (a *Access) version(number int64, today edtf.Day) string {
	return fmt.Sprintf("%d.%d.%d.%t.%s", number, a.Timeline.Version, today, a.Member, a.Role)
}

// take takes over what a chart has of the whole timeline.
func (c *Chart) take(made chart) {
	c.Version = c.version(made.number, c.Today)
	c.Gaps, c.Checks = made.gaps, made.checks
	c.Changed = made.changed.UnixMilli()
	c.Counts = made.index.Counts()
	for _, g := range c.Gaps {
		c.Counts[g.Ruling.Verdict.Tone()]++
	}
	c.Placed, c.Unplaced = made.index.Len(), len(made.index.Undated())
}

// look finds what the window shows.
func (c *Chart) look(ctx context.Context, r Reader, made chart) error {
	x, err := c.filtered(ctx, r, made.index)
	if err != nil {
		return err
	}
	c.Full, _ = x.FitWith(c.DrawnGaps())
	c.Opening = x.Opening(c.Full)
	if c.Window.IsZero() {
		c.Window = c.Opening
	}
	if err := c.center(x); err != nil {
		return err
	}
	wanted := []timeline.ClaimID{}
	for _, width := range c.Widths {
		v := x.View(picture.Query{Window: c.Window, Width: width, Division: c.Division, Hide: c.Hide})
		c.Views = append(c.Views, v)
		c.Shown = append(c.Shown, x.IDs(&v))
		wanted = append(wanted, c.Shown[len(c.Shown)-1]...)
	}
	if early, late, ok := x.Halves(c.Window); ok {
		c.Halves = []picture.Window{early, late}
	}
	c.Minimap = x.Density(c.Full, minimapBins, c.Hide)
	rows, next := x.List(c.Window, c.Hide, c.Row-1, cmp.Or(c.Most, MostListed))
	if c.Next = next + 1; next < 0 {
		c.Next = 0
	}
	for _, row := range rows {
		wanted = append(wanted, x.At(row))
	}
	if c.At != "" {
		wanted = append(wanted, c.At)
	}
	undated := x.Undated()
	undated = undated[:min(len(undated), mostUndated)]
	if err := c.load(ctx, r, append(wanted, undated...)); err != nil {
		return err
	}
	for _, row := range rows {
		if one, ok := c.Cases[x.At(row)]; ok {
			c.Listed = append(c.Listed, Listed{Case: one, Row: row + 1})
		}
	}
	for _, id := range undated {
		c.Undated = append(c.Undated, c.Cases[id])
	}
	c.neighbours(x, rows)
	return nil
}

// neighbours finds where the links to the next claims lead.
func (c *Chart) neighbours(x *picture.Index, listed []int) {
	row, ok := x.Row(c.At)
	switch {
	case c.At != "" && ok:
		c.Current = c.At
	case len(listed) > 0:
		c.Later = x.At(listed[0])
		row = listed[0]
	default:
		return
	}
	before, after := x.Neighbours(row, c.Hide)
	if before >= 0 {
		c.Earlier = x.At(before)
	}
	if c.Current != "" && after >= 0 {
		c.Later = x.At(after)
	}
}

// load reads cases, as the actor may see them.
func (c *Chart) load(ctx context.Context, r Reader, ids []timeline.ClaimID) error {
	slices.Sort(ids)
	cases, err := c.read(ctx, r, slices.Compact(ids))
	for _, one := range cases {
		c.Cases[one.ID] = one
	}
	return err
}

func (c *Chart) read(ctx context.Context, r Reader, ids []timeline.ClaimID) ([]Case, error) {
	if c.Member {
		return r.CasesOf(ctx, c.Timeline.ID, ids)
	}
	rows, err := r.PublicRows(ctx, c.Timeline.ID, ids)
	if err != nil {
		return nil, err
	}
	var cases []Case
	for _, row := range rows {
		// Which sources are confidential is no matter to what a case shows.
		if e, ok := row.shown(nil); ok {
			cases = append(cases, e.Case())
		}
	}
	return cases, nil
}

// filtered returns the index of the claims that have some words in their
// statement. Without words it is that of all.
func (c *Chart) filtered(ctx context.Context, r Reader, x *picture.Index) (*picture.Index, error) {
	words := strings.Fields(strings.ToLower(c.Text))
	if len(words) == 0 {
		return x, nil
	}
	matches, err := r.Search(ctx, SearchQuery{Text: c.Text, Timelines: []timeline.ID{c.Timeline.ID}, Limit: mostFound})
	if err != nil {
		return nil, err
	}
	var ids []timeline.ClaimID
	for _, m := range matches {
		if m.Object == ObjectClaim {
			ids = append(ids, timeline.ClaimID(m.ID))
		}
	}
	if c.Member || len(ids) == 0 {
		return x.Only(ids), nil
	}
	// What else stands in a claim may be for the desk alone: to others than
	// members only the published statement tells.
	cases, err := c.read(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, one := range cases {
		if hasWords(one.Statement, words) {
			ids = append(ids, one.ID)
		}
	}
	return x.Only(ids), nil
}

func hasWords(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// center moves the window so that the claim of the query is in its middle.
func (c *Chart) center(x *picture.Index) error {
	if c.At == "" {
		return nil
	}
	row, ok := x.Row(c.At)
	if !ok {
		return fault.New(fault.NotFound, "There is no such claim on this part of the timeline.")
	}
	c.Window = c.Window.Around(x.Days(row))
	return nil
}

// DrawnGaps returns the gaps whose two ends have a date, as a picture shows
// them. What they say in words is for the view.
func (c *Chart) DrawnGaps() []picture.Gap {
	var gaps []picture.Gap
	for _, g := range c.Gaps {
		if check := c.Checks[g.ID]; check.Placed() {
			gaps = append(gaps, picture.Gap{ID: g.ID, From: check.From, To: check.To, Tone: g.Ruling.Verdict.Tone()})
		}
	}
	return gaps
}

// Crowded reports whether some of its claims are too dense to be drawn one by one.
func (c *Chart) Crowded() bool {
	for _, v := range c.Views {
		if slices.ContainsFunc(v.Lanes, func(l picture.LaneView) bool { return len(l.Heaps) > 0 }) {
			return true
		}
	}
	return false
}
