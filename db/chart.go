package db

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
)

const lastChange = `
SELECT coalesce(max(h.number), 0)
FROM history h
WHERE h.timeline_id = ?1`

// LastChange returns the number of the last history entry about a timeline.
func (t *tx) LastChange(ctx context.Context, id timeline.ID) (int64, error) {
	return one(ctx, t, "history", func(row scanner) (int64, error) {
		var number int64
		err := row.Scan(&number)
		return number, err
	}, lastChange, string(id))
}

// changedSince finds the claims of a source by their evidence. Whom the public
// may be told of, and which source is which, matters to what was published too,
// where evidence may have gone since, so that such a source stands for itself.
const changedSince = `
SELECT h.object, h.object_id
FROM history h
WHERE h.timeline_id = ?1
  AND h.number > ?2
  AND (h.object = 'claim' OR h.object = 'source' AND h.act <> 'add' AND EXISTS (
    SELECT 1
    FROM history_changes x
    WHERE x.entry = h.number
      AND x.field IN ('confidential', 'merged into')))
UNION
SELECT 'claim', e.claim_id
FROM history h
JOIN evidence e ON h.object = 'evidence' AND e.id = h.object_id
WHERE h.timeline_id = ?1
  AND h.number > ?2
UNION
SELECT 'claim', e.claim_id
FROM history h
JOIN evidence e ON h.object = 'source' AND e.source_id = h.object_id
WHERE h.timeline_id = ?1
  AND h.number > ?2
UNION
SELECT 'claim', e.claim_id
FROM history h
JOIN evidence e ON h.object = 'source' AND e.via = h.object_id
WHERE h.timeline_id = ?1
  AND h.number > ?2
LIMIT ?3`

type changedObject struct {
	object annotate.Object
	id     string
}

// ChangedSince returns the claims that history entries after a number are about.
func (t *tx) ChangedSince(ctx context.Context, id timeline.ID, number int64, limit int) (claims []timeline.ClaimID, many bool, err error) {
	objects, err := list(ctx, t, func(row scanner) (changedObject, error) {
		var o changedObject
		err := row.Scan(&o.object, &o.id)
		return o, err
	}, changedSince, string(id), number, limit+1)
	if err != nil {
		return nil, false, fmt.Errorf("reading what changed: %w", err)
	}
	for _, o := range objects {
		if o.object == annotate.ObjectSource {
			return nil, true, nil
		}
		claims = append(claims, timeline.ClaimID(o.id))
	}
	return claims, len(objects) > limit, nil
}

const changedObjects = `
SELECT DISTINCT CASE WHEN e.id IS NULL THEN h.object ELSE 'claim' END, coalesce(e.claim_id, h.object_id)
FROM history h
LEFT JOIN evidence e ON h.object = 'evidence' AND e.id = h.object_id
WHERE h.timeline_id = ?1
  AND h.number > ?2
  AND h.object IN ('claim', 'evidence', 'source', 'article')`

// ChangedObjects returns what history entries after a number are about.
func (t *tx) ChangedObjects(ctx context.Context, id timeline.ID, number int64) ([]annotate.ExtraKey, error) {
	return list(ctx, t, func(row scanner) (annotate.ExtraKey, error) {
		var o annotate.ExtraKey
		err := row.Scan(&o.Object, &o.ID)
		return o, err
	}, changedObjects, string(id), number)
}

const chartColumns = `
SELECT c.id, c.at_date, c.position = 'gap', c.verdict, c.importance, c.lane, c.claimant, c.changed,
  coalesce((SELECT min(x.tag) FROM claim_tags x WHERE x.claim_id = c.id), ''),
  coalesce((
    SELECT s.title
    FROM evidence e
    JOIN sources s ON s.id = e.source_id
    WHERE e.claim_id = c.id
      AND e.withdrawn = ''
      AND s.confidential = 0
    ORDER BY e.number
    LIMIT 1), '')
FROM claims c`

const onTimeline = "c.timeline_id = ?1"

// among is the condition that keeps n claims of a timeline, whose ids are the
// parameters from the second on. The claims are found by these: the timeline is
// written so that no index has it, for one that did would be chosen, and read
// from its first claim to its last.
func among(n int) string {
	var b strings.Builder
	b.WriteString("c.timeline_id || '' = ?1\n  AND c.id IN (")
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("?" + strconv.Itoa(i+2))
	}
	return b.String() + ")"
}

// argsOf returns a timeline and some claims as the parameters of among.
func argsOf(id timeline.ID, claims []timeline.ClaimID) []any {
	args := []any{string(id)}
	for _, c := range claims {
		args = append(args, string(c))
	}
	return args
}

func scanChartRow(row scanner) (annotate.ChartRow, error) {
	var r annotate.ChartRow
	err := row.Scan(&r.ID, date{&r.When}, &r.Gap, &r.Verdict, &r.Importance, &r.Lane, &r.Claimant,
		instant{&r.Changed}, &r.Tag, &r.Source)
	return r, err
}

// EachChartRow calls f for every claim of a timeline. A list of them all would
// be several times as large as what is made of it.
func (t *tx) EachChartRow(ctx context.Context, id timeline.ID, f func(annotate.ChartRow) error) error {
	return each(ctx, t, scanChartRow, f, chartColumns+"\nWHERE "+onTimeline, string(id))
}

// ChartRows returns the rows of some claims.
func (t *tx) ChartRows(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]annotate.ChartRow, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	rows, err := list(ctx, t, scanChartRow, chartColumns+"\nWHERE "+among(len(claims)), argsOf(id, claims)...)
	if err != nil {
		return nil, fmt.Errorf("reading claims for the picture: %w", err)
	}
	return rows, nil
}

const publicRows = editionColumns + `, c.status, c.notice` + fromPublic + `
  AND `

func scanPublicRow(row scanner) (annotate.PublicRow, error) {
	var r annotate.PublicRow
	var err error
	r.Edition, err = scanEdition(also{row, []any{&r.Status, &r.Notice}})
	return r, err
}

// EachPublicRow calls f for what is public of every claim.
func (t *tx) EachPublicRow(ctx context.Context, id timeline.ID, f func(annotate.PublicRow) error) error {
	return each(ctx, t, scanPublicRow, f, publicRows+onTimeline, string(id))
}

// PublicRows returns what is public of some claims.
func (t *tx) PublicRows(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]annotate.PublicRow, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	return list(ctx, t, scanPublicRow, publicRows+among(len(claims)), argsOf(id, claims)...)
}

// also is a row with more columns than its scanner knows, which come last.
type also struct {
	scanner
	more []any
}

func (a also) Scan(dest ...any) error { return a.scanner.Scan(append(dest, a.more...)...) }

// pickGaps picks gaps. They have no days of their own, so that the index of days
// finds them.
var pickGaps = pick{where: `
WHERE c.timeline_id = ?1
  AND c.earliest IS NULL
  AND c.position = 'gap'`, order: `
ORDER BY c.id`}

// CasesOf returns some cases of a timeline.
func (t *tx) CasesOf(ctx context.Context, id timeline.ID, claims []timeline.ClaimID) ([]annotate.Case, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	picked := pick{where: "\nWHERE " + among(len(claims))}
	return t.cases(ctx, picked, argsOf(id, claims)...)
}

// GapCases returns the cases of a timeline whose position is a gap.
func (t *tx) GapCases(ctx context.Context, id timeline.ID) ([]annotate.Case, error) {
	return t.cases(ctx, pickGaps, string(id))
}

const waiting = `
SELECT count(*)
FROM claims c
WHERE c.timeline_id = ?1
  AND c.status = ?2`

// Waiting counts the claims of a timeline that have a status.
func (t *tx) Waiting(ctx context.Context, id timeline.ID, status annotate.Status) (int, error) {
	return one(ctx, t, "status", func(row scanner) (int, error) {
		var n int
		err := row.Scan(&n)
		return n, err
	}, waiting, string(id), string(status))
}
