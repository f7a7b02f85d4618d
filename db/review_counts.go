package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// standings counts the claims of a timeline by status, verdict and checker at
// once: one scan of the claims for the three.
const standings = `
SELECT c.status, c.verdict, c.assignee_id, c.assignee_name, count(*)
FROM claims c
WHERE c.timeline_id = ?1
GROUP BY c.status, c.verdict, c.assignee_id, c.assignee_name
ORDER BY c.assignee_name, c.assignee_id`

const lanesOn = `
SELECT DISTINCT c.lane
FROM claims c
WHERE c.timeline_id = ?1
  AND c.lane <> ''
ORDER BY c.lane`

const tagsOn = `
SELECT DISTINCT x.tag
FROM claims c
JOIN claim_tags x ON x.claim_id = c.id
WHERE c.timeline_id = ?1
ORDER BY x.tag`

var rulesOn = `
SELECT DISTINCT f.rule
FROM claims c
JOIN findings f ON f.claim_id = c.id
WHERE c.timeline_id = ?1
  AND ` + standing("f", "?2") + `
ORDER BY f.rule`

// ReviewCounts counts the claims of a timeline.
func (t *tx) ReviewCounts(ctx context.Context, id timeline.ID, q annotate.ReviewQuery) (annotate.ReviewCounts, error) {
	n, err := t.standings(ctx, id)
	if err != nil {
		return n, fmt.Errorf("counting claims: %w", err)
	}
	if n.Lanes, err = list(ctx, t, scanWord[string], lanesOn, string(id)); err != nil {
		return n, err
	}
	if n.Tags, err = list(ctx, t, scanWord[string], tagsOn, string(id)); err != nil {
		return n, err
	}
	if n.Rules, err = list(ctx, t, scanWord[timeline.Rule], rulesOn, string(id), int64(q.Today)); err != nil {
		return n, err
	}
	n.Matching = n.Total
	if q.Filtered() {
		n.Matching, err = t.matching(ctx, id, q)
	}
	return n, err
}

func (t *tx) matching(ctx context.Context, id timeline.ID, q annotate.ReviewQuery) (int, error) {
	if err := t.settleWords(ctx); err != nil {
		return 0, err
	}
	c := t.reviewed(id, q)
	n, err := one(ctx, t, "count", scanNumber, "SELECT count(*) FROM claims c"+c.where(), c.args...)
	return int(n), err
}

func (t *tx) standings(ctx context.Context, id timeline.ID) (annotate.ReviewCounts, error) {
	n := annotate.ReviewCounts{Statuses: map[annotate.Status]int{}, Verdicts: map[annotate.Verdict]int{}}
	rows, err := list(ctx, t, scanStanding, standings, string(id))
	for _, r := range rows {
		n.Total += r.claims
		n.Statuses[r.status] += r.claims
		n.Verdicts[r.verdict] += r.claims
		last := len(n.Assignees) - 1
		switch {
		case r.assignee.ID == "":
		case last >= 0 && n.Assignees[last].Person == r.assignee:
			n.Assignees[last].Claims += r.claims
		default:
			n.Assignees = append(n.Assignees, annotate.Share{Person: r.assignee, Claims: r.claims})
		}
	}
	return n, err
}

type standingRow struct {
	status   annotate.Status
	verdict  annotate.Verdict
	assignee annotate.Person
	claims   int
}

func scanStanding(row scanner) (standingRow, error) {
	var r standingRow
	err := row.Scan(&r.status, &r.verdict, &r.assignee.ID, &r.assignee.Name, &r.claims)
	return r, err
}

func scanWord[T ~string](row scanner) (T, error) {
	var word T
	err := row.Scan(&word)
	return word, err
}

const (
	deleteRecheck = `
DELETE FROM rechecks
WHERE claim_id = ?1`

	insertRecheck = `
INSERT INTO rechecks (claim_id, day)
VALUES (?1, ?2)`
)

// setRecheck keeps the day on which a claim has to be looked at again, as
// [annotate.Case.Stale] has it.
func (t *tx) setRecheck(ctx context.Context, c annotate.Case) error {
	due := c.Ruling.Recheck.Latest()
	if due.Kind != edtf.Known {
		return nil
	}
	_, err := t.exec(ctx, insertRecheck, string(c.ID), int64(due.Day))
	return err
}
