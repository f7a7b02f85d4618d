package db

import (
	"context"

	"dateline/annotate"
	"dateline/timeline"
)

const mergedSources = sourceColumns + `
WHERE timeline_id = ?1
  AND merged_into IS NOT NULL
ORDER BY lower(title), title, id`

// MergedSources returns the sources of a timeline that were merged into others,
// in the order of their titles, then ids.
func (t *tx) MergedSources(ctx context.Context, id timeline.ID) ([]annotate.Source, error) {
	return list(ctx, t, scanSource, mergedSources, string(id))
}

const mergedInto = sourceColumns + `
WHERE merged_into = ?1
ORDER BY lower(title), title, id`

// MergedInto returns the sources that were merged into one, likewise.
func (t *tx) MergedInto(ctx context.Context, id annotate.SourceID) ([]annotate.Source, error) {
	return list(ctx, t, scanSource, mergedInto, string(id))
}

const evidenceVia = evidenceColumns + `
WHERE via = ?1
ORDER BY number`

// EvidenceVia returns the evidence that was seen quoted in a source, in the
// order in which it was added.
func (t *tx) EvidenceVia(ctx context.Context, id annotate.SourceID) ([]annotate.Evidence, error) {
	return list(ctx, t, scanEvidence, evidenceVia, string(id))
}

const settledBy = `
SELECT coalesce((
  SELECT s.by
  FROM settled s
  WHERE s.what = ?1), '')`

// Settled returns by what rules something was worked out; nothing when it was not.
func (t *tx) Settled(ctx context.Context, what annotate.Derived) (string, error) {
	return one(ctx, t, "derivation", func(row scanner) (string, error) {
		var by string
		err := row.Scan(&by)
		return by, err
	}, settledBy, string(what))
}

const settle = `
INSERT INTO settled (what, by)
VALUES (?1, ?2)
ON CONFLICT (what) DO UPDATE
SET by = excluded.by`

// Settle notes by what rules something was worked out.
func (t *tx) Settle(ctx context.Context, what annotate.Derived, by string) error {
	_, err := t.exec(ctx, settle, string(what), by)
	return err
}
