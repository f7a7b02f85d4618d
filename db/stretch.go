package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

// Every so many claims in the order of their ids one stretch ends. Sorting the
// ids in the database keeps them out of memory here.
const stretchEnds = `
SELECT n.id
FROM (
  SELECT c.id, row_number() OVER (ORDER BY c.id) AS place, count(*) OVER () AS all_of_them
  FROM claims c
  WHERE c.timeline_id = ?1) n
WHERE n.place % ?2 = 0 OR n.place = n.all_of_them
ORDER BY n.id`

// Stretches divides the claims of a timeline in the order of their ids.
func (t *tx) Stretches(ctx context.Context, id timeline.ID, size int) ([]annotate.Stretch, error) {
	ends, err := list(ctx, t, scanWord[timeline.ClaimID], stretchEnds, string(id), size)
	if err != nil {
		return nil, fmt.Errorf("dividing a timeline: %w", err)
	}
	all := make([]annotate.Stretch, len(ends))
	for i, end := range ends {
		all[i] = annotate.Stretch{Timeline: id, Through: end}
		if i > 0 {
			all[i].After = ends[i-1]
		}
	}
	return all, nil
}

// pickStretch finds the claims by their ids: the expression around the timeline
// keeps a database from reading all of that timeline for each stretch.
var pickStretch = pick{where: `
WHERE c.id > ?2
  AND c.id <= ?3
  AND coalesce(c.timeline_id, '') = ?1`, order: `
ORDER BY c.id`}

const (
	ofStretch = `
WHERE claim_id > ?2
  AND claim_id <= ?3
  AND claim_id IN (SELECT c.id FROM claims c WHERE c.id > ?2 AND c.id <= ?3 AND coalesce(c.timeline_id, '') = ?1)
ORDER BY claim_id, id`

	// In the order of the table: sorting the few of a claim costs less here.
	findingsOfStretch = `
SELECT x.claim_id, x.rule, x.severity, x.message, x.version, x.from_date, x.until_date
FROM findings x
WHERE x.claim_id > ?2
  AND x.claim_id <= ?3
  AND x.claim_id IN (SELECT c.id FROM claims c WHERE c.id > ?2 AND c.id <= ?3 AND coalesce(c.timeline_id, '') = ?1)
ORDER BY x.claim_id, x.place`

	reviewsOfStretch = `
SELECT x.claim_id, x.act, x.from_status, x.to_status, x.by_id, x.by_name, x.at, x.version, x.comment
FROM claims c
JOIN reviews x ON x.claim_id = c.id`

	reviewOrder = `
ORDER BY x.claim_id, x.number`

	// '0' is the character after the slash that parts a part from its object.
	extrasOfClaims = `
SELECT object, object_id, json
FROM extras
WHERE timeline_id = ?1
  AND object = 'claim'
  AND object_id > ?2
  AND object_id < ?3 || '0'`

	extrasOfEvidence = `
SELECT x.object, x.object_id, x.json
FROM claims c
JOIN evidence e ON e.claim_id = c.id
JOIN extras x ON x.timeline_id = ?1 AND x.object = 'evidence' AND x.object_id >= e.id AND x.object_id < e.id || '0'`

	hasExtras = `
SELECT count(*)
FROM (SELECT 1 FROM extras WHERE timeline_id = ?1 AND object IN ('claim', 'evidence') LIMIT 1) x`
)

// OfStretch returns the claims of a stretch by id, and what hangs on them in
// the order of an archive, but for the findings about one claim.
func (t *tx) OfStretch(ctx context.Context, s annotate.Stretch) (annotate.Archive, error) {
	args := []any{string(s.Timeline), string(s.After), string(s.Through)}
	var a annotate.Archive
	err := ctx.Err()
	if err != nil {
		return a, err
	}
	ctx = context.WithoutCancel(ctx) // see calm: a stretch is short
	if a.Cases, err = t.cases(ctx, pickStretch, args...); err != nil {
		return a, err
	}
	if a.Quotes, err = list(ctx, t, scanQuote, quoteColumns+ofStretch, args...); err != nil {
		return a, fmt.Errorf("reading quotes: %w", err)
	}
	if a.Evidence, err = list(ctx, t, scanEvidence, evidenceColumns+ofStretch, args...); err != nil {
		return a, fmt.Errorf("reading evidence: %w", err)
	}
	found, err := list(ctx, t, scanFinding, findingsOfStretch, args...)
	if err != nil {
		return a, fmt.Errorf("reading findings: %w", err)
	}
	a.Findings = map[timeline.ClaimID][]timeline.Finding{}
	for _, f := range found {
		a.Findings[f.claim] = append(a.Findings[f.claim], f.finding)
	}
	if a.Dismissals, err = list(ctx, t, scanDismissal, dismissalColumns+pickStretch.where+dismissalOrder, args...); err != nil {
		return a, fmt.Errorf("reading dismissals: %w", err)
	}
	if a.Reviews, err = list(ctx, t, scanReview, reviewsOfStretch+pickStretch.where+reviewOrder, args...); err != nil {
		return a, fmt.Errorf("reading reviews: %w", err)
	}
	a.Extra, err = t.extrasOfStretch(ctx, args)
	return a, err
}

func (t *tx) extrasOfStretch(ctx context.Context, args []any) (map[annotate.ExtraKey]string, error) {
	extras := map[annotate.ExtraKey]string{}
	if n, err := one(ctx, t, "count", scanNumber, hasExtras, args[0]); err != nil || n == 0 {
		return extras, err
	}
	for _, query := range []string{extrasOfClaims, extrasOfEvidence + pickStretch.where} {
		rows, err := list(ctx, t, scanExtra, query, args...)
		if err != nil {
			return nil, fmt.Errorf("reading extras: %w", err)
		}
		for _, r := range rows {
			extras[r.key] = r.json
		}
	}
	return extras, nil
}

const extrasBeside = `
SELECT object, object_id, json
FROM extras
WHERE timeline_id = ?1
  AND object NOT IN ('claim', 'evidence')`

// ExtrasBeside returns the extras of a timeline that are of no claim and of no
// evidence.
func (t *tx) ExtrasBeside(ctx context.Context, id timeline.ID) (map[annotate.ExtraKey]string, error) {
	rows, err := list(ctx, t, scanExtra, extrasBeside, string(id))
	if err != nil {
		return nil, fmt.Errorf("reading extras: %w", err)
	}
	extras := make(map[annotate.ExtraKey]string, len(rows))
	for _, r := range rows {
		extras[r.key] = r.json
	}
	return extras, nil
}
