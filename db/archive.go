package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const textsOn = `
SELECT x.article_id, x.number, x.body, x.sha256, x.by_id, x.by_name, x.created
FROM articles a
JOIN texts x ON x.article_id = a.id
WHERE a.timeline_id = ?1
ORDER BY x.article_id, x.number`

// TextsOn returns the wordings of all articles of a timeline, by article and
// number.
func (t *tx) TextsOn(ctx context.Context, id timeline.ID) ([]annotate.Text, error) {
	return list(ctx, t, scanText, textsOn, string(id))
}

const quoteByID = quoteColumns + `
WHERE id = ?1`

// Quote returns a quote.
func (t *tx) Quote(ctx context.Context, id annotate.QuoteID) (annotate.Quote, error) {
	return one(ctx, t, "quote", scanQuote, quoteByID, string(id))
}

const quotesOn = quoteColumns + `
WHERE claim_id IN (SELECT c.id FROM claims c WHERE c.timeline_id = ?1)
ORDER BY claim_id, article_id, number, starts, id`

// QuotesOn returns the quotes of all claims of a timeline, by claim, and then
// as QuotesOf does.
func (t *tx) QuotesOn(ctx context.Context, id timeline.ID) ([]annotate.Quote, error) {
	return list(ctx, t, scanQuote, quotesOn, string(id))
}

const evidenceOn = evidenceColumns + `
WHERE claim_id IN (SELECT c.id FROM claims c WHERE c.timeline_id = ?1)
ORDER BY claim_id, number`

// EvidenceOn returns the evidence for all claims of a timeline, by claim, and
// then as EvidenceFor does.
func (t *tx) EvidenceOn(ctx context.Context, id timeline.ID) ([]annotate.Evidence, error) {
	return list(ctx, t, scanEvidence, evidenceOn, string(id))
}

// FindingsOn returns the findings about all claims of a timeline, each as
// Findings does.
func (t *tx) FindingsOn(ctx context.Context, id timeline.ID) (map[timeline.ClaimID][]timeline.Finding, error) {
	rows, err := list(ctx, t, scanFinding, findingsAbout+pickTimeline.where+findingsOrder, string(id))
	if err != nil {
		return nil, fmt.Errorf("reading findings: %w", err)
	}
	findings := map[timeline.ClaimID][]timeline.Finding{}
	for _, r := range rows {
		findings[r.claim] = append(findings[r.claim], r.finding)
	}
	return findings, nil
}

const reviewsOn = `
SELECT r.claim_id, r.act, r.from_status, r.to_status, r.by_id, r.by_name, r.at, r.version, r.comment
FROM claims c
JOIN reviews r ON r.claim_id = c.id
WHERE c.timeline_id = ?1
ORDER BY r.claim_id, r.number`

// ReviewsOn returns the steps of the work on all claims of a timeline, by
// claim, and then first to last.
func (t *tx) ReviewsOn(ctx context.Context, id timeline.ID) ([]annotate.Review, error) {
	return list(ctx, t, scanReview, reviewsOn, string(id))
}

const extrasOn = `
SELECT object, object_id, json
FROM extras
WHERE timeline_id = ?1`

// Extras returns what archives of a timeline said that is not known here.
func (t *tx) Extras(ctx context.Context, id timeline.ID) (map[annotate.ExtraKey]string, error) {
	rows, err := list(ctx, t, scanExtra, extrasOn, string(id))
	if err != nil {
		return nil, fmt.Errorf("reading extras: %w", err)
	}
	extras := make(map[annotate.ExtraKey]string, len(rows))
	for _, r := range rows {
		extras[r.key] = r.json
	}
	return extras, nil
}

type extra struct {
	key  annotate.ExtraKey
	json string
}

func scanExtra(row scanner) (extra, error) {
	var x extra
	err := row.Scan(&x.key.Object, &x.key.ID, &x.json)
	return x, err
}

const upsertExtra = `
INSERT INTO extras (timeline_id, object, object_id, json)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (timeline_id, object, object_id) DO UPDATE SET json = excluded.json`

// SetExtra keeps what an archive said that is not known here.
func (t *tx) SetExtra(ctx context.Context, id timeline.ID, key annotate.ExtraKey, json string) error {
	_, err := t.exec(ctx, upsertExtra, string(id), string(key.Object), key.ID, json)
	return err
}
