package db

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// reviewed returns the conditions on the claims of a timeline that a query asks
// for.
func (t *tx) reviewed(id timeline.ID, q annotate.ReviewQuery) *conditions {
	c := &conditions{}
	c.add("c.timeline_id = " + c.param(string(id)))
	if q.Status != "" {
		c.add("c.status = " + c.param(string(q.Status)))
	}
	if q.Verdict != "" {
		c.add("c.verdict = " + c.param(string(q.Verdict)))
	}
	if q.Finding != "" {
		c.add("EXISTS (SELECT 1 FROM findings f WHERE f.claim_id = c.id AND f.rule = " + c.param(string(q.Finding)) + " AND " + standing("f", c.today(q.Today)) + ")")
	}
	if q.Flagged {
		c.add("c.id IN (" + blockedOn(c.today(q.Today)) + ")")
	}
	switch q.Assignee {
	case "":
	case annotate.Nobody:
		c.add("c.assignee_id = ''")
	default:
		c.add("c.assignee_id = " + c.param(string(q.Assignee)))
	}
	if q.Importance > 0 {
		c.add("c.importance >= " + c.param(q.Importance))
	}
	if q.Lane != "" {
		c.add("c.lane = " + c.param(q.Lane))
	}
	if q.Tag != "" {
		c.add("EXISTS (SELECT 1 FROM claim_tags x WHERE x.claim_id = c.id AND x.tag = " + c.param(q.Tag) + ")")
	}
	if q.Stale {
		c.add("c.id IN (" + staleOn(c.today(q.Today)) + ")")
	}
	if from := q.From.Earliest(); from.Kind == edtf.Known {
		c.add("c.latest >= " + c.param(int64(from.Day)))
	}
	if to := q.To.Latest(); to.Kind == edtf.Known {
		c.add("c.earliest <= " + c.param(int64(to.Day)))
	}
	if since := q.Since.Earliest(); since.Kind == edtf.Known {
		c.add("c.changed >= " + c.param(int64(since.Day)*(24*time.Hour).Milliseconds()))
	}
	if words := searchWords(q.Text); len(words) > 0 {
		query, arg := t.dialect.Worded(words, "?"+strconv.Itoa(len(c.args)+1))
		c.add("c.id IN (" + query + ")")
		c.param(arg)
	}
	return c
}

// blockedOn returns a query for the ids of the claims that a finding blocks.
func blockedOn(today string) string {
	return "SELECT f.claim_id FROM findings f WHERE f.severity = 'block' AND " + standing("f", today)
}

// staleOn returns a query for the ids of the claims whose re-check date has
// come.
func staleOn(today string) string {
	return "SELECT r.claim_id FROM rechecks r WHERE r.day <= " + today
}

// The keys of [annotate.ClaimReader.Cases]; whatever the direction of dates,
// claims without one are last.
func inTime(desc bool) []sortKey {
	return []sortKey{{expr: "p.undated"}, {expr: "p.earliest", desc: desc}, {expr: "p.latest", desc: desc}, {expr: "p.id", desc: desc}}
}

// reviewKeys returns what a list is sorted by. Ties are in timeline order.
func reviewKeys(sort annotate.ReviewSort, reverse bool) ([]sortKey, error) {
	var first []sortKey
	switch sort {
	case "", annotate.ByDate:
		return inTime(reverse), nil
	case annotate.ByStatus:
		first = []sortKey{{statusRank, reverse}}
	case annotate.ByVerdict:
		first = []sortKey{{verdictRank, reverse}}
	case annotate.ByEvidence:
		first = []sortKey{{"p.counted", reverse}}
	case annotate.ByFindings:
		first = []sortKey{{"p.blockers", reverse}, {"p.found", reverse}}
	case annotate.ByChange:
		first = []sortKey{{"p.changed", reverse}}
	default:
		return nil, fault.New(fault.Invalid, "A review list cannot be sorted by %q.", sort)
	}
	return append(first, inTime(false)...), nil
}

var (
	statusRank  = rank("p.status", annotate.Statuses())
	verdictRank = rank("p.verdict", annotate.Verdicts())
)

// rank returns an expression for the place of a value among all of its kind.
func rank[T ~string](column string, values []T) string {
	var b strings.Builder
	b.WriteString("CASE " + column)
	for i, v := range values {
		fmt.Fprintf(&b, " WHEN '%s' THEN %d", string(v), i)
	}
	fmt.Fprintf(&b, " ELSE %d END", len(values))
	return b.String()
}

// sortable returns a query for the claims under some conditions, with all that
// a list may be sorted by. A column that nobody asks for costs nothing.
func sortable(c *conditions, day edtf.Day) string {
	today := c.today(day)
	findings := "SELECT count(*) FROM findings f WHERE f.claim_id = c.id AND " + standing("f", today)
	return `
  SELECT c.id, c.status, c.verdict, c.changed,
    c.earliest IS NULL AS undated, coalesce(c.earliest, 0) AS earliest, coalesce(c.latest, 0) AS latest,
    (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id AND e.withdrawn = '') AS counted,
    (` + findings + `) AS found,
    (` + findings + ` AND f.severity = 'block') AS blockers
  FROM claims c` + c.where()
}

// ReviewList returns the rows of one page of the review list.
func (t *tx) ReviewList(ctx context.Context, id timeline.ID, q annotate.ReviewQuery) ([]annotate.ReviewRow, error) {
	keys, err := reviewKeys(q.Sort, q.Reverse)
	if err != nil {
		return nil, err
	}
	if err := t.settleWords(ctx); err != nil {
		return nil, err
	}
	inner := t.reviewed(id, q)
	from := "\nFROM (" + sortable(inner, q.Today) + ") p"
	page := &conditions{args: inner.args, clauses: []string{"1 = 1"}}
	back := q.Before != ""
	if place := q.After + q.Before; place != "" {
		values, last, err := place.Keys(len(keys) - 1)
		if err != nil {
			return nil, err
		}
		page.beyond(keys, append(anys(values), last), back)
	}
	limit := q.Limit
	if limit == 0 {
		limit = annotate.ReviewRows
	}
	columns := make([]string, len(keys))
	for i, k := range keys {
		columns[i] = k.expr
	}
	query := "SELECT " + strings.Join(columns, ", ") + ", p.counted" + from + page.where() + order(keys, back) + "\nLIMIT " + page.param(limit)
	rows, err := list(ctx, t, scanPlaced(len(keys)-1), query, page.args...)
	if err != nil {
		return nil, fmt.Errorf("reading the review list: %w", err)
	}
	if back {
		slices.Reverse(rows)
	}
	return rows, t.fillReview(ctx, rows, q.Today)
}

func anys(values []int64) []any {
	all := make([]any, 0, len(values)+1)
	for _, v := range values {
		all = append(all, v)
	}
	return all
}

// scanPlaced scans n keys, the id of a claim, and how much evidence counts.
func scanPlaced(n int) func(scanner) (annotate.ReviewRow, error) {
	return func(row scanner) (annotate.ReviewRow, error) {
		var r annotate.ReviewRow
		keys := make([]int64, n)
		dest := make([]any, n, n+2)
		for i := range keys {
			dest[i] = &keys[i]
		}
		err := row.Scan(append(dest, &r.ID, &r.Evidence)...)
		r.Place = annotate.PlaceAt(string(r.ID), keys...)
		return r, err
	}
}

// fillReview adds to rows the claims that they are about, and what was found
// about each.
func (t *tx) fillReview(ctx context.Context, rows []annotate.ReviewRow, today edtf.Day) error {
	if len(rows) == 0 {
		return nil
	}
	ids := make([]timeline.ClaimID, len(rows))
	place := make(map[timeline.ClaimID]int, len(rows))
	for i, r := range rows {
		ids[i], place[r.ID] = r.ID, i
	}
	c := &conditions{}
	c.add("c.id IN " + params(c, ids))
	p := pick{where: c.where()}
	cases, err := t.cases(ctx, p, c.args...)
	if err != nil {
		return err
	}
	for _, c := range cases {
		rows[place[c.ID]].Case = c
	}
	query := findingsAbout + p.where + " AND " + standing("x", c.today(today)) + findingsOrder
	findings, err := list(ctx, t, scanFinding, query, c.args...)
	if err != nil {
		return fmt.Errorf("reading findings: %w", err)
	}
	for _, f := range findings {
		r := &rows[place[f.claim]]
		r.Findings = append(r.Findings, f.finding)
	}
	return nil
}
