package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
)

const reviewsOf = `
SELECT claim_id, act, from_status, to_status, by_id, by_name, at, version, comment
FROM reviews
WHERE claim_id = ?1
ORDER BY number`

// Reviews returns the steps of the work on a claim, first to last.
func (t *tx) Reviews(ctx context.Context, id timeline.ClaimID) ([]annotate.Review, error) {
	return list(ctx, t, scanReview, reviewsOf, string(id))
}

func scanReview(row scanner) (annotate.Review, error) {
	var r annotate.Review
	err := row.Scan(&r.Claim, &r.Act, &r.From, &r.To, &r.By.ID, &r.By.Name, instant{&r.At}, &r.Version, &r.Comment)
	return r, err
}

const insertReview = `
INSERT INTO reviews (claim_id, act, from_status, to_status, by_id, by_name, at, version, comment)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`

// AddReview appends to the steps of the work on a claim.
func (t *tx) AddReview(ctx context.Context, r annotate.Review) error {
	_, err := t.exec(ctx, insertReview,
		string(r.Claim), string(r.Act), string(r.From), string(r.To), string(r.By.ID), r.By.Name, millis(r.At), r.Version, r.Comment)
	return err
}

// countedEvidence is a column: how much evidence counts.
const countedEvidence = `
  (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id AND e.withdrawn = '') AS counted`

var reviewWhere = `
WHERE c.timeline_id = ?1
  AND (?2 = '' OR c.status = ?2)
  AND (?3 = '' OR c.verdict = ?3)
  AND (?4 = '' OR EXISTS (SELECT 1 FROM findings f WHERE f.claim_id = c.id AND f.rule = ?4 AND ` + standing("f") + `))
  AND (?5 = 0 OR EXISTS (SELECT 1 FROM findings f WHERE f.claim_id = c.id AND f.severity = 'block' AND ` + standing("f") + `))`

// reviewOrders holds the first key of every order, and the same reversed. Each
// ends in a comma, because timelineOrder breaks ties. Findings count that stand today. Whatever the direction
// of dates, claims without one are last.
var reviewOrders = map[annotate.ReviewSort][2]string{
	annotate.ByDate:     {"", "c.earliest DESC NULLS LAST, c.latest DESC, c.id DESC, "},
	annotate.ByStatus:   {statusRank + ", ", statusRank + " DESC, "},
	annotate.ByVerdict:  {verdictRank + ", ", verdictRank + " DESC, "},
	annotate.ByEvidence: {"counted, ", "counted DESC, "},
	annotate.ByFindings: {"(" + blockers + "), (" + findingCount + "), ", "(" + blockers + ") DESC, (" + findingCount + ") DESC, "},
	annotate.ByChange:   {"c.changed, ", "c.changed DESC, "},
}

var (
	blockers     = findingCount + ` AND f.severity = 'block'`
	findingCount = `SELECT count(*) FROM findings f WHERE f.claim_id = c.id AND ` + standing("f")
)

const (
	statusRank = `
  CASE c.status
    WHEN 'draft' THEN 0
    WHEN 'open' THEN 1
    WHEN 'checking' THEN 2
    WHEN 'in-review' THEN 3
    WHEN 'changes-requested' THEN 4
    WHEN 'approved' THEN 5
    WHEN 'published' THEN 6
    ELSE 7
  END`

	verdictRank = `
  CASE c.verdict
    WHEN 'unchecked' THEN 0
    WHEN 'correct' THEN 1
    WHEN 'qualified' THEN 2
    WHEN 'partly-wrong' THEN 3
    WHEN 'misleading' THEN 4
    WHEN 'wrong' THEN 5
    WHEN 'unproven' THEN 6
    ELSE 7
  END`
)

// ReviewList returns the rows of the review list. Reversed or not, ties are in
// timeline order.
func (t *tx) ReviewList(ctx context.Context, id timeline.ID, q annotate.ReviewQuery) ([]annotate.ReviewRow, error) {
	order, ok := reviewOrders[q.Sort]
	if !ok && q.Sort != "" {
		return nil, fault.New(fault.Invalid, "A review list cannot be sorted by %q.", q.Sort)
	}
	key := order[0]
	if q.Reverse {
		key = order[1]
		if q.Sort == "" {
			key = reviewOrders[annotate.ByDate][1]
		}
	}
	where := pick{where: reviewWhere, order: "\nORDER BY " + key + timelineOrder}
	args := []any{string(id), string(q.Status), string(q.Verdict), string(q.Finding), flag(q.Flagged), int64(q.Today)}

	rows, err := list(ctx, t, scanReviewRow, claimColumns+","+countedEvidence+fromClaims+where.where+where.order, args...)
	if err != nil {
		return nil, fmt.Errorf("reading the review list: %w", err)
	}
	return rows, t.fillReview(ctx, rows, where, args...)
}

func scanReviewRow(row scanner) (annotate.ReviewRow, error) {
	var r annotate.ReviewRow
	var err error
	r.Case, err = scanCaseAnd(row, &r.Evidence)
	return r, err
}

// fillReview adds to rows what is kept in rows of their own.
func (t *tx) fillReview(ctx context.Context, rows []annotate.ReviewRow, p pick, args ...any) error {
	if len(rows) == 0 {
		return nil
	}
	cases := make([]annotate.Case, len(rows))
	place := make(map[timeline.ClaimID]int, len(rows))
	for i, r := range rows {
		cases[i], place[r.ID] = r.Case, i
	}
	if err := t.fill(ctx, cases, p, args...); err != nil {
		return err
	}
	for i := range rows {
		rows[i].Case = cases[i]
	}
	findings, err := list(ctx, t, scanFinding, findingsAbout+p.where+" AND "+standing("x")+findingsOrder, args...)
	if err != nil {
		return fmt.Errorf("reading findings: %w", err)
	}
	for _, f := range findings {
		r := &rows[place[f.claim]]
		r.Findings = append(r.Findings, f.finding)
	}
	return nil
}
