package db

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"dateline/annotate"
	"dateline/annotate/exchange/archive"
	"dateline/timeline"
)

const editionColumns = `
SELECT e.claim_id, e.number, e.version, e.by_id, e.by_name, e.at, e.body, e.sha256`

// fromPublic joins the claims that are public, as [annotate.Case.Public] has it,
// with what was last published of them.
const fromPublic = `
FROM claims c
JOIN editions e ON e.claim_id = c.id
WHERE (c.status IN ('published', 'withdrawn') OR c.notice <> '')
  AND e.number = (SELECT max(x.number) FROM editions x WHERE x.claim_id = c.id)`

const editionsOf = editionColumns + `
FROM editions e
WHERE e.claim_id = ?1
ORDER BY e.number DESC`

// Editions returns the editions of a claim, last first.
func (t *tx) Editions(ctx context.Context, id timeline.ClaimID) ([]annotate.Edition, error) {
	return list(ctx, t, scanEdition, editionsOf, string(id))
}

const lastEdition = editionsOf + `
LIMIT 1`

// LastEdition returns the last edition of a claim.
func (t *tx) LastEdition(ctx context.Context, id timeline.ClaimID) (annotate.Edition, error) {
	return one(ctx, t, "edition", scanEdition, lastEdition, string(id))
}

const publicEditions = editionColumns + fromPublic + `
  AND c.timeline_id = ?1
ORDER BY c.id`

// PublicEditions returns the last edition of every claim of a timeline that is
// public, by claim.
func (t *tx) PublicEditions(ctx context.Context, id timeline.ID) ([]annotate.Edition, error) {
	return list(ctx, t, scanEdition, publicEditions, string(id))
}

func scanEdition(row scanner) (annotate.Edition, error) {
	var e annotate.Edition
	var body string
	err := row.Scan(&e.Claim, &e.Number, &e.Version, &e.By.ID, &e.By.Name, instant{&e.At}, &body, &e.Digest)
	if err != nil {
		return e, err
	}
	if annotate.Digest(body) != e.Digest {
		return e, fmt.Errorf("edition %d of claim %s was altered: its SHA-256 is another", e.Number, e.Claim)
	}
	if e.Content, err = unpack(body); err != nil {
		return e, fmt.Errorf("edition %d of claim %s: %w", e.Number, e.Claim, err)
	}
	return e, nil
}

const editionsDue = `
SELECT claim_id
FROM editions_due
ORDER BY claim_id`

// EditionsDue returns the claims that were public before editions were kept.
func (t *tx) EditionsDue(ctx context.Context) ([]timeline.ClaimID, error) {
	return list(ctx, t, scanWord[timeline.ClaimID], editionsDue)
}

const deleteDue = `
DELETE FROM editions_due
WHERE claim_id = ?1`

const insertEdition = `
INSERT INTO editions (claim_id, number, version, verdict, by_id, by_name, at, body, sha256)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`

// AddEdition adds the next edition of a claim.
func (t *tx) AddEdition(ctx context.Context, e annotate.Edition) (string, error) {
	body, err := pack(e.Content)
	if err != nil {
		return "", err
	}
	if _, err := t.exec(ctx, deleteDue, string(e.Claim)); err != nil {
		return "", err
	}
	digest := annotate.Digest(body)
	return digest, t.add(ctx, "edition", "", insertEdition,
		string(e.Claim), e.Number, e.Version, string(e.Case().Ruling.Verdict), string(e.By.ID), e.By.Name, millis(e.At), body, digest)
}

// pack and unpack turn what is kept whole into text and back: as an archive,
// which carries every value exactly.
func pack(a annotate.Archive) (string, error) {
	var body bytes.Buffer
	err := archive.Write(&body, a)
	return body.String(), err
}

func unpack(body string) (annotate.Archive, error) { return archive.Read(strings.NewReader(body)) }

const beforeOf = `
SELECT object, object_id, entry, body
FROM befores
WHERE object = ?1
  AND object_id = ?2`

// Before returns what an object was before its last change that can be undone.
func (t *tx) Before(ctx context.Context, object annotate.Object, id string) (annotate.Before, error) {
	return one(ctx, t, "change to undo", scanBefore, beforeOf, string(object), id)
}

func scanBefore(row scanner) (annotate.Before, error) {
	var b annotate.Before
	var body string
	err := row.Scan(&b.Object, &b.ID, &b.Entry, &body)
	if err != nil {
		return b, err
	}
	b.Was, err = unpack(body)
	if err != nil {
		return b, fmt.Errorf("%s %s before entry %d: %w", b.Object, b.ID, b.Entry, err)
	}
	return b, nil
}

const upsertBefore = `
INSERT INTO befores (object, object_id, entry, body)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (object, object_id) DO UPDATE SET entry = excluded.entry, body = excluded.body`

// SetBefore takes the place of what was kept of the object before.
func (t *tx) SetBefore(ctx context.Context, b annotate.Before) error {
	body, err := pack(b.Was)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, upsertBefore, string(b.Object), b.ID, b.Entry, body)
	return err
}
