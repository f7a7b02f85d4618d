package annotate

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// chart is what the picture of a timeline is drawn from, as members or as
// everybody else may see it. It never changes.
type chart struct {
	number  int64 // of the last history entry that it knows of
	index   *picture.Index
	gaps    []Case // by the dates of their ends, those without last
	checks  map[timeline.ClaimID]timeline.Check
	changed time.Time // when a claim was last changed
}

// chartKey says of which timeline a chart is, and for whom.
type chartKey struct {
	id     timeline.ID
	member bool
}

// The limits of what a desk remembers. What it forgets it makes anew.
const (
	mostCharts  = 64
	mostCharted = 4_000_000 // claims of all charts: some 400 MB
	mostStepped = 400       // claims that are worked into a chart one by one
)

// charts remembers charts. They are only a quicker way to what is in the store:
// each says up to which history entry it knows.
type charts struct {
	making sync.Mutex // held while one is made

	mu   sync.Mutex // guards what follows
	kept map[chartKey]chart
	used []chartKey // the last used last
}

func (c *charts) get(key chartKey) (chart, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.kept[key]
	if ok {
		c.touch(key)
	}
	return found, ok
}

func (c *charts) put(key chartKey, made chart) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if was, ok := c.kept[key]; ok && was.number > made.number {
		return // somebody else was later, and is done already
	}
	if c.kept == nil {
		c.kept = map[chartKey]chart{}
	}
	c.kept[key] = made
	c.touch(key)
	for total := c.total(); len(c.used) > 1 && (len(c.used) > mostCharts || total > mostCharted); total = c.total() {
		delete(c.kept, c.used[0])
		c.used = c.used[1:]
	}
}

func (c *charts) touch(key chartKey) {
	c.used = append(slices.DeleteFunc(c.used, func(k chartKey) bool { return k == key }), key)
}

func (c *charts) total() int {
	n := 0
	for _, one := range c.kept {
		n += one.index.Len()
	}
	return n
}

// chartOf returns the chart of a timeline as an actor may see it, as it is in
// the transaction.
func (d *Desk) chartOf(ctx context.Context, r Reader, a Access) (chart, error) {
	key := chartKey{id: a.Timeline.ID, member: a.Member}
	number, err := r.LastChange(ctx, key.id)
	if err != nil {
		return chart{}, err
	}
	known, ok := d.charts.get(key)
	if ok && known.number >= number {
		return known, nil
	}
	// One at a time, so that many who ask at once wait for one who does it.
	d.charts.making.Lock()
	defer d.charts.making.Unlock()
	if known, ok = d.charts.get(key); ok && known.number >= number {
		return known, nil
	}
	made := chart{number: number}
	if ok {
		made.index, made.changed, ok, err = stepped(ctx, r, key, known)
	}
	if err == nil && !ok {
		made.index, made.changed, err = charted(ctx, r, key)
	}
	if err == nil {
		made.gaps, made.checks, err = gapsOf(ctx, r, key)
	}
	if err != nil {
		return chart{}, err
	}
	d.charts.put(key, made)
	return made, nil
}

// charted arranges every claim.
func charted(ctx context.Context, r Reader, key chartKey) (*picture.Index, time.Time, error) {
	var facts []picture.Fact
	var changed time.Time
	err := r.EachChartRow(ctx, key.id, func(row ChartRow) error {
		if fact, shown := row.fact(key.member); shown {
			changed = latest(changed, row.Changed)
			if !row.Gap {
				facts = append(facts, fact)
			}
		}
		return nil
	})
	return picture.NewIndex(facts), changed, err
}

// stepped arranges what has changed. It is false if that is too much.
func stepped(ctx context.Context, r Reader, key chartKey, known chart) (x *picture.Index, changed time.Time, ok bool, err error) {
	claims, many, err := r.ChangedSince(ctx, key.id, known.number, mostStepped)
	if err != nil || many {
		return nil, time.Time{}, false, err
	}
	if len(claims) == 0 {
		return known.index, known.changed, true, nil
	}
	rows, err := r.ChartRows(ctx, key.id, claims)
	if err != nil {
		return nil, time.Time{}, false, err
	}
	changed = known.changed
	var facts []picture.Fact
	gone := slices.Clone(claims)
	for _, row := range rows {
		fact, shown := row.fact(key.member)
		if !shown {
			continue
		}
		changed = latest(changed, row.Changed)
		if !row.Gap {
			facts = append(facts, fact)
			gone = slices.DeleteFunc(gone, func(id timeline.ClaimID) bool { return id == row.ID })
		}
	}
	return known.index.With(facts, gone), changed, true, nil
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// fact returns what an index keeps of a claim, and whether those who are no
// members may see it.
func (r ChartRow) fact(member bool) (picture.Fact, bool) {
	c := Case{Status: r.Status, Notice: r.Notice, Ruling: Ruling{Verdict: r.Verdict}}
	if !member {
		shown, ok := c.Public()
		if !ok {
			return picture.Fact{}, false
		}
		c = shown
	}
	f := picture.Fact{ID: r.ID, When: r.When, Tone: c.Ruling.Verdict.Tone(), Importance: r.Importance}
	f.Groups[picture.ByLane], f.Groups[picture.ByTag] = r.Lane, r.Tag
	f.Groups[picture.ByClaimant], f.Groups[picture.BySource] = r.Claimant, r.Source
	return f, true
}

// gapsOf returns the gaps of a timeline, judged, by the dates of their ends.
func gapsOf(ctx context.Context, r Reader, key chartKey) ([]Case, map[timeline.ClaimID]timeline.Check, error) {
	gaps, err := r.GapCases(ctx, key.id)
	if err != nil || len(gaps) == 0 {
		return nil, nil, err
	}
	if !key.member {
		gaps = publicOnly(gaps)
	}
	var ends []timeline.ClaimID
	for _, c := range gaps {
		ends = append(ends, c.DependsOn()...)
	}
	slices.Sort(ends)
	dated := slices.Clone(gaps)
	for part := range slices.Chunk(slices.Compact(ends), mostStepped) {
		cases, err := r.CasesOf(ctx, key.id, part)
		if err != nil {
			return nil, nil, err
		}
		dated = append(dated, cases...)
	}
	checks, err := checkAll(ctx, r, gaps, dated)
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(gaps, func(x, y Case) int { return compareEnds(checks[x.ID], checks[y.ID]) })
	return gaps, checks, nil
}

// compareEnds orders gaps by the dates of their ends, those without last.
func compareEnds(a, b timeline.Check) int {
	switch pa, pb := a.Placed(), b.Placed(); {
	case pa && pb:
		return cmp.Or(edtf.Compare(a.From, b.From), edtf.Compare(a.To, b.To))
	case pa:
		return -1
	case pb:
		return 1
	default:
		return 0
	}
}
