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
	making sync.Map // by chartKey: the *sync.Mutex that is held while that one is made

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

// alone waits until nobody else makes a chart, so that many who ask for it at
// once wait for one who does it. It returns what ends that.
func (c *charts) alone(key chartKey) (done func()) {
	making, _ := c.making.LoadOrStore(key, &sync.Mutex{})
	mu := making.(*sync.Mutex)
	mu.Lock()
	return mu.Unlock
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
	defer d.charts.alone(key)()
	if known, ok = d.charts.get(key); ok && known.number >= number {
		return known, nil
	}
	made, err := remade(ctx, r, key, known, ok)
	if err != nil {
		return chart{}, err
	}
	made.number = number
	d.charts.put(key, made)
	return made, nil
}

// remade makes a chart, from one that is known already when that is less to do.
func remade(ctx context.Context, r Reader, key chartKey, known chart, ok bool) (chart, error) {
	if ok {
		claims, many, err := r.ChangedSince(ctx, key.id, known.number, mostStepped)
		if err != nil {
			return chart{}, err
		}
		switch {
		case many:
		case key.member:
			return stepped(ctx, r, key.id, known, claims)
		default:
			return steppedPublic(ctx, r, key.id, known, claims)
		}
	}
	if key.member {
		return charted(ctx, r, key.id)
	}
	return chartedPublic(ctx, r, key.id)
}

// charted arranges every claim, as members see it.
func charted(ctx context.Context, r Reader, id timeline.ID) (chart, error) {
	var made chart
	var facts []picture.Fact
	err := r.EachChartRow(ctx, id, func(row ChartRow) error {
		made.changed = latest(made.changed, row.Changed)
		if !row.Gap {
			facts = append(facts, row.fact())
		}
		return nil
	})
	if err != nil {
		return chart{}, err
	}
	made.index = picture.NewIndex(facts)
	return made, made.judge(ctx, r, id)
}

// stepped works into a chart what has changed.
func stepped(ctx context.Context, r Reader, id timeline.ID, known chart, claims []timeline.ClaimID) (chart, error) {
	made := chart{index: known.index, changed: known.changed}
	if len(claims) > 0 {
		rows, err := r.ChartRows(ctx, id, claims)
		if err != nil {
			return chart{}, err
		}
		var facts []picture.Fact
		for _, row := range rows {
			made.changed = latest(made.changed, row.Changed)
			if !row.Gap {
				facts = append(facts, row.fact())
			}
		}
		made.index = known.index.With(facts, without(claims, facts))
	}
	return made, made.judge(ctx, r, id)
}

// without returns the claims that are not among some facts.
func without(claims []timeline.ClaimID, facts []picture.Fact) []timeline.ClaimID {
	return slices.DeleteFunc(slices.Clone(claims), func(id timeline.ClaimID) bool {
		return slices.ContainsFunc(facts, func(f picture.Fact) bool { return f.ID == id })
	})
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// fact returns what an index keeps of a claim.
func (r ChartRow) fact() picture.Fact {
	f := picture.Fact{ID: r.ID, When: r.When, Tone: r.Verdict.Tone(), Importance: r.Importance}
	f.Groups[picture.ByLane], f.Groups[picture.ByTag] = r.Lane, r.Tag
	f.Groups[picture.ByClaimant], f.Groups[picture.BySource] = r.Claimant, r.Source
	return f
}

// judge finds the gaps of a timeline and judges them, as members see them.
func (c *chart) judge(ctx context.Context, r Reader, id timeline.ID) error {
	gaps, err := r.GapCases(ctx, id)
	if err != nil || len(gaps) == 0 {
		return err
	}
	var ends []timeline.ClaimID
	for _, g := range gaps {
		ends = append(ends, g.DependsOn()...)
	}
	slices.Sort(ends)
	dated := slices.Clone(gaps)
	for part := range slices.Chunk(slices.Compact(ends), mostStepped) {
		cases, err := r.CasesOf(ctx, id, part)
		if err != nil {
			return err
		}
		dated = append(dated, cases...)
	}
	if c.checks, err = checkAll(ctx, r, gaps, dated); err != nil {
		return err
	}
	c.gaps = gaps
	c.orderGaps()
	return nil
}

func (c *chart) orderGaps() {
	slices.SortStableFunc(c.gaps, func(x, y Case) int { return compareEnds(c.checks[x.ID], c.checks[y.ID]) })
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
