package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"dateline/annotate/account"
)

const sessionByHash = `
SELECT token_hash, user_id, created, expires
FROM sessions
WHERE token_hash = ?1`

// Session returns a session, even one that has ended.
func (t *tx) Session(ctx context.Context, tokenHash string) (account.Session, error) {
	return one(ctx, t, "session", scanSession, sessionByHash, tokenHash)
}

func scanSession(row scanner) (account.Session, error) {
	var s account.Session
	err := row.Scan(&s.TokenHash, optional[account.UserID]{&s.User}, instant{&s.Created}, instant{&s.Expires})
	return s, err
}

const insertSession = `
INSERT INTO sessions (token_hash, user_id, created, expires)
VALUES (?1, ?2, ?3, ?4)`

// AddSession adds a session.
func (t *tx) AddSession(ctx context.Context, s account.Session) error {
	return t.add(ctx, "session", "", insertSession, s.TokenHash, nullable(s.User), millis(s.Created), millis(s.Expires))
}

const deleteSession = `
DELETE FROM sessions
WHERE token_hash = ?1`

// EndSession forgets a session, if there is one.
func (t *tx) EndSession(ctx context.Context, tokenHash string) error {
	_, err := t.exec(ctx, deleteSession, tokenHash)
	return err
}

const deleteSessionsOf = `
DELETE FROM sessions
WHERE user_id = ?1`

// EndSessions forgets all sessions of a user.
func (t *tx) EndSessions(ctx context.Context, user account.UserID) error {
	_, err := t.exec(ctx, deleteSessionsOf, string(user))
	return err
}

const deleteLinksOf = `
DELETE FROM links
WHERE user_id = ?1`

// EndLinks forgets the links that sign in a user.
func (t *tx) EndLinks(ctx context.Context, user account.UserID) error {
	_, err := t.exec(ctx, deleteLinksOf, string(user))
	return err
}

const linkByHash = `
SELECT token_hash, purpose, user_id, expires
FROM links
WHERE token_hash = ?1`

// Link returns a one-time link, even one that has expired.
func (t *tx) Link(ctx context.Context, tokenHash string) (account.Link, error) {
	return one(ctx, t, "link", scanLink, linkByHash, tokenHash)
}

func scanLink(row scanner) (account.Link, error) {
	var l account.Link
	err := row.Scan(&l.TokenHash, &l.Purpose, optional[account.UserID]{&l.User}, instant{&l.Expires})
	return l, err
}

const insertLink = `
INSERT INTO links (token_hash, purpose, user_id, expires)
VALUES (?1, ?2, ?3, ?4)`

// AddLink adds a one-time link.
func (t *tx) AddLink(ctx context.Context, l account.Link) error {
	return t.add(ctx, "link", "", insertLink, l.TokenHash, string(l.Purpose), nullable(l.User), millis(l.Expires))
}

const deleteLink = `
DELETE FROM links
WHERE token_hash = ?1`

// EndLink forgets a one-time link, if there is one.
func (t *tx) EndLink(ctx context.Context, tokenHash string) error {
	_, err := t.exec(ctx, deleteLink, tokenHash)
	return err
}

const throttleByKey = `
SELECT key, failures, last
FROM throttles
WHERE key = ?1`

// Throttle returns what is known of a key.
func (t *tx) Throttle(ctx context.Context, key string) (account.Throttle, error) {
	var th account.Throttle
	err := t.q.QueryRowContext(ctx, t.dialect.Rewrite(throttleByKey), key).Scan(&th.Key, &th.Failures, instant{&th.Last})
	if errors.Is(err, sql.ErrNoRows) {
		return account.Throttle{Key: key}, nil
	}
	return th, err
}

const upsertThrottle = `
INSERT INTO throttles (key, failures, last)
VALUES (?1, ?2, ?3)
ON CONFLICT (key) DO UPDATE
SET failures = excluded.failures, last = excluded.last`

// SetThrottle keeps what is known of a key.
func (t *tx) SetThrottle(ctx context.Context, th account.Throttle) error {
	_, err := t.exec(ctx, upsertThrottle, th.Key, th.Failures, millis(th.Last))
	return err
}

const (
	forgetSessions = `
DELETE FROM sessions
WHERE expires < ?1`

	forgetLinks = `
DELETE FROM links
WHERE expires < ?1`

	forgetThrottles = `
DELETE FROM throttles
WHERE last < ?1`
)

// Forget removes the sessions and links that expired before a time, and the
// throttles that no longer mattered by then.
func (t *tx) Forget(ctx context.Context, before time.Time) error {
	if _, err := t.exec(ctx, forgetSessions, millis(before)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, forgetLinks, millis(before)); err != nil {
		return err
	}
	_, err := t.exec(ctx, forgetThrottles, millis(before.Add(-account.ForgetAfter)))
	return err
}
