package db

import (
	"context"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

// noticesSeen is what a person may still see of what they were told: what is on
// the timelines that they are a member of, or all of it.
const noticesSeen = `
FROM notices n
JOIN claims c ON c.id = n.claim_id
JOIN timelines t ON t.id = c.timeline_id
WHERE n.user_id = ?1
  AND (?2 = 1 OR EXISTS (SELECT 1 FROM members m WHERE m.timeline_id = c.timeline_id AND m.user_id = n.user_id))`

// The words of a step of the work stand with the step, which was taken at the
// moment of the notice.
const letters = `
SELECT n.number, n.user_id, n.kind, n.claim_id, n.comment_id, n.by_id, n.by_name, n.at, n.read,
  c.statement, t.slug, t.title,
  coalesce(
    (SELECT x.body FROM comments x WHERE x.id = n.comment_id AND x.withdrawn = 0),
    (SELECT r.comment FROM reviews r
     WHERE n.comment_id IS NULL AND r.claim_id = n.claim_id AND r.at = n.at
       AND r.act IN ('override', CASE n.kind WHEN 'assigned' THEN 'assign' WHEN 'returned' THEN 'return' WHEN 'approved' THEN 'approve' ELSE 'reopen' END)
     ORDER BY r.number
     LIMIT 1),
    '')` + noticesSeen + `
  AND (?3 = 0 OR n.read IS NULL)
  AND (?4 = 0 OR n.number < ?4)
ORDER BY n.number DESC
LIMIT ?5`

// Letters returns what a person was told, last first.
func (t *tx) Letters(ctx context.Context, user account.UserID, all bool, q annotate.InboxQuery) ([]annotate.Letter, error) {
	return list(ctx, t, scanLetter, letters, string(user), flag(all), flag(q.Unread), q.Before, q.Limit)
}

func scanLetter(row scanner) (annotate.Letter, error) {
	var l annotate.Letter
	err := row.Scan(&l.Number, &l.User, &l.Kind, &l.Claim, optional[annotate.CommentID]{&l.Comment}, &l.By.ID, &l.By.Name,
		instant{&l.At}, instant{&l.Read}, &l.Statement, &l.Slug, &l.Title, &l.Body)
	return l, err
}

const countUnread = `
SELECT count(*)` + noticesSeen + `
  AND n.read IS NULL`

// Unread counts what a person was told and has not read.
func (t *tx) Unread(ctx context.Context, user account.UserID, all bool) (int, error) {
	n, err := one(ctx, t, "count", scanNumber, countUnread, string(user), flag(all))
	return int(n), err
}

const countUnreadOn = `
SELECT count(*)
FROM notices
WHERE user_id = ?1
  AND claim_id = ?2
  AND read IS NULL`

// UnreadOn counts what a person was told about a claim and has not read.
func (t *tx) UnreadOn(ctx context.Context, user account.UserID, id timeline.ClaimID) (int, error) {
	n, err := one(ctx, t, "count", scanNumber, countUnreadOn, string(user), string(id))
	return int(n), err
}

const insertNotice = `
INSERT INTO notices (user_id, kind, claim_id, comment_id, by_id, by_name, at, read)
SELECT u.id, ?2, ?3, ?4, ?5, ?6, ?7, ?8
FROM users u
WHERE u.id = ?1`

// AddNotice appends to somebody's inbox, if they are on this instance.
func (t *tx) AddNotice(ctx context.Context, n annotate.Notice) error {
	_, err := t.exec(ctx, insertNotice, string(n.User), string(n.Kind), string(n.Claim), nullable(n.Comment),
		string(n.By.ID), n.By.Name, millis(n.At), orNull(n.Read))
	return err
}

const readOf = `
UPDATE notices
SET read = ?2
WHERE user_id = ?1
  AND read IS NULL`

// ReadNotice marks a notice as read.
func (t *tx) ReadNotice(ctx context.Context, user account.UserID, number int64, at time.Time) error {
	_, err := t.exec(ctx, readOf+`
  AND number = ?3`, string(user), millis(at), number)
	return err
}

// ReadNotices marks everything that a person was told as read.
func (t *tx) ReadNotices(ctx context.Context, user account.UserID, at time.Time) error {
	_, err := t.exec(ctx, readOf, string(user), millis(at))
	return err
}

// ReadNoticesOn marks what a person was told about a claim as read.
func (t *tx) ReadNoticesOn(ctx context.Context, user account.UserID, id timeline.ClaimID, at time.Time) error {
	_, err := t.exec(ctx, readOf+`
  AND claim_id = ?3`, string(user), millis(at), string(id))
	return err
}
