package db

import (
	"context"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
)

const badgeColumns = `
SELECT id, token_hash, user_id, name, scope, created, expires, used, revoked
FROM tokens
`

const (
	badgeByID   = badgeColumns + `WHERE id = ?1`
	badgeByHash = badgeColumns + `WHERE token_hash = ?1`
	badgesOf    = badgeColumns + `WHERE user_id = ?1
ORDER BY created DESC, id DESC`
)

// Token returns a token by its id.
func (t *tx) Token(ctx context.Context, id account.TokenID) (account.Token, error) {
	return one(ctx, t, "token", scanToken, badgeByID, string(id))
}

// TokenByHash returns a token by the hash of its secret.
func (t *tx) TokenByHash(ctx context.Context, hash string) (account.Token, error) {
	return one(ctx, t, "token", scanToken, badgeByHash, hash)
}

// Tokens returns the tokens of a user, the newest first.
func (t *tx) Tokens(ctx context.Context, user account.UserID) ([]account.Token, error) {
	return list(ctx, t, scanToken, badgesOf, string(user))
}

func scanToken(row scanner) (account.Token, error) {
	var k account.Token
	err := row.Scan(&k.ID, &k.Hash, &k.User, &k.Name, &k.Scope, instant{&k.Created}, instant{&k.Expires}, instant{&k.Used}, instant{&k.Revoked})
	return k, err
}

const insertBadge = `
INSERT INTO tokens (id, token_hash, user_id, name, scope, created, expires, used, revoked)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`

// AddToken adds a token.
func (t *tx) AddToken(ctx context.Context, k account.Token) error {
	return t.add(ctx, "token", "This token is there already.", insertBadge, string(k.ID), k.Hash, string(k.User), k.Name, string(k.Scope),
		millis(k.Created), millis(k.Expires), orNull(k.Used), orNull(k.Revoked))
}

const updateBadge = `
UPDATE tokens
SET used = ?2, revoked = ?3
WHERE id = ?1`

// ChangeToken writes when a token was used and revoked.
func (t *tx) ChangeToken(ctx context.Context, k account.Token) error {
	_, err := t.exec(ctx, updateBadge, string(k.ID), orNull(k.Used), orNull(k.Revoked))
	return err
}

const receiptByKey = `
SELECT token_id, key, request, answer, at
FROM receipts
WHERE token_id = ?1
  AND key = ?2`

// Receipt returns the receipt for a key of a token.
func (t *tx) Receipt(ctx context.Context, token account.TokenID, key string) (annotate.Receipt, error) {
	return one(ctx, t, "receipt", func(row scanner) (annotate.Receipt, error) {
		var r annotate.Receipt
		err := row.Scan(&r.Token, &r.Key, &r.Request, &r.Answer, instant{&r.At})
		return r, err
	}, receiptByKey, string(token), key)
}

const upsertReceipt = `
INSERT INTO receipts (token_id, key, request, answer, at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (token_id, key) DO UPDATE
SET request = excluded.request, answer = excluded.answer, at = excluded.at`

// SetReceipt adds a receipt, or replaces the one for the same key.
func (t *tx) SetReceipt(ctx context.Context, r annotate.Receipt) error {
	_, err := t.exec(ctx, upsertReceipt, string(r.Token), r.Key, r.Request, r.Answer, millis(r.At))
	return err
}

const deleteReceipts = `
DELETE FROM receipts
WHERE at < ?1`

// DropReceipts forgets the receipts from before a time.
func (t *tx) DropReceipts(ctx context.Context, before time.Time) error {
	_, err := t.exec(ctx, deleteReceipts, millis(before))
	return err
}

const revisionBySlug = `
SELECT t.id, t.visibility, t.version, (SELECT coalesce(max(h.number), 0) FROM history h WHERE h.timeline_id = t.id)
FROM timelines t
WHERE t.slug = ?1`

// Revision returns at which revision a timeline stands, in one query.
func (t *tx) Revision(ctx context.Context, slug string) (annotate.Revision, error) {
	return one(ctx, t, "timeline", func(row scanner) (annotate.Revision, error) {
		var r annotate.Revision
		err := row.Scan(&r.Timeline, &r.Visibility, &r.Version, &r.Number)
		return r, err
	}, revisionBySlug, slug)
}
