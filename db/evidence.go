package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const evidenceColumns = `
SELECT id, claim_id, source_id, stance, quote, locator, date_given, accessed, by_id, by_name, via, copy_url, copied_on,
  note, withdrawn, created, version
FROM evidence`

const evidenceByID = evidenceColumns + `
WHERE id = ?1`

// Evidence returns a piece of evidence.
func (t *tx) Evidence(ctx context.Context, id annotate.EvidenceID) (annotate.Evidence, error) {
	return one(ctx, t, "evidence", scanEvidence, evidenceByID, string(id))
}

const evidenceFor = evidenceColumns + `
WHERE claim_id = ?1
ORDER BY number`

// EvidenceFor returns the evidence of a claim in the order in which it was
// added.
func (t *tx) EvidenceFor(ctx context.Context, id timeline.ClaimID) ([]annotate.Evidence, error) {
	return list(ctx, t, scanEvidence, evidenceFor, string(id))
}

const evidenceFrom = evidenceColumns + `
WHERE source_id = ?1
ORDER BY number`

// EvidenceFrom returns the evidence that a source gives in the order in which
// it was added.
func (t *tx) EvidenceFrom(ctx context.Context, id annotate.SourceID) ([]annotate.Evidence, error) {
	return list(ctx, t, scanEvidence, evidenceFrom, string(id))
}

func scanEvidence(row scanner) (annotate.Evidence, error) {
	var e annotate.Evidence
	err := row.Scan(&e.ID, &e.Claim, &e.Source, &e.Stance, &e.Quote, &e.Locator, date{&e.DateGiven}, date{&e.Accessed},
		&e.By.ID, &e.By.Name, optional[annotate.SourceID]{&e.Via}, &e.CopyURL, date{&e.CopiedOn}, &e.Note, &e.Withdrawn, instant{&e.Created}, &e.Version)
	if err != nil && e.ID != "" {
		return e, fmt.Errorf("evidence %s: %w", e.ID, err)
	}
	return e, err
}

const insertEvidence = `
INSERT INTO evidence (id, claim_id, source_id, stance, quote, locator, date_given, accessed, by_id, by_name, via, copy_url, copied_on,
  note, withdrawn, created, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)`

// AddEvidence adds a piece of evidence.
func (t *tx) AddEvidence(ctx context.Context, e annotate.Evidence) error {
	err := t.add(ctx, "evidence", "The id of this evidence is taken already.", insertEvidence,
		string(e.ID), string(e.Claim), string(e.Source), string(e.Stance), e.Quote, e.Locator, dateText(e.DateGiven), dateText(e.Accessed),
		string(e.By.ID), e.By.Name, nullable(e.Via), e.CopyURL, dateText(e.CopiedOn), e.Note, e.Withdrawn, millis(e.Created), e.Version)
	if err != nil {
		return err
	}
	return t.indexEvidence(ctx, e, true)
}

const updateEvidence = `
UPDATE evidence
SET source_id = ?2, stance = ?3, quote = ?4, locator = ?5, date_given = ?6, accessed = ?7,
  by_id = ?8, by_name = ?9, via = ?10, copy_url = ?11, copied_on = ?12, note = ?13, withdrawn = ?14, version = ?15
WHERE id = ?1
  AND version = ?15 - 1`

const evidenceExists = `
SELECT version
FROM evidence
WHERE id = ?1`

// ChangeEvidence changes a piece of evidence, or withdraws it.
func (t *tx) ChangeEvidence(ctx context.Context, e annotate.Evidence) error {
	err := t.change(ctx, "evidence", "", evidenceExists, updateEvidence,
		string(e.ID), string(e.Source), string(e.Stance), e.Quote, e.Locator, dateText(e.DateGiven), dateText(e.Accessed),
		string(e.By.ID), e.By.Name, nullable(e.Via), e.CopyURL, dateText(e.CopiedOn), e.Note, e.Withdrawn, e.Version)
	if err != nil {
		return err
	}
	return t.indexEvidence(ctx, e, false)
}
