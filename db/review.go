package db

import (
	"context"

	"dateline/annotate"
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
