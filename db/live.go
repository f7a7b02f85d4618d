package db

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

const versionEnd = `
SELECT entry
FROM version_ends
WHERE object = ?1
  AND object_id = ?2
  AND version = ?3`

// VersionEnd returns the last number of the history while a version was the
// present one.
func (t *tx) VersionEnd(ctx context.Context, object annotate.Object, id string, version int) (int64, error) {
	return one(ctx, t, "version", scanNumber, versionEnd, string(object), id, version)
}

const insertVersionEnd = `
INSERT INTO version_ends (object, object_id, version, entry)
SELECT ?1, ?2, ?3, coalesce(max(number), 0)
FROM history
WHERE true
ON CONFLICT (object, object_id, version) DO UPDATE SET entry = excluded.entry`

// EndVersion keeps where the history stands.
func (t *tx) EndVersion(ctx context.Context, object annotate.Object, id string, version int) error {
	if _, err := t.exec(ctx, insertVersionEnd, string(object), id, version); err != nil {
		return fmt.Errorf("ending version %d: %w", version, err)
	}
	return nil
}

const objectHistorySince = entryColumns + `
FROM history h
LEFT JOIN history_changes c ON c.entry = h.number
WHERE h.object = ?1
  AND h.object_id = ?2
  AND h.number > ?3
ORDER BY h.number DESC, c.place`

// HistorySince returns the entries about one object after a number, last first.
func (t *tx) HistorySince(ctx context.Context, object annotate.Object, id string, number int64) ([]annotate.Entry, error) {
	return t.entries(ctx, objectHistorySince, string(object), id, number)
}

const timelineEntriesAfter = entryColumns + `
FROM (SELECT * FROM history WHERE timeline_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3) h
LEFT JOIN history_changes c ON c.entry = h.number
ORDER BY h.number, c.place`

// EntriesAfter returns the first entries about a timeline after a number.
func (t *tx) EntriesAfter(ctx context.Context, id timeline.ID, number int64, limit int) ([]annotate.Entry, error) {
	return t.entries(ctx, timelineEntriesAfter, string(id), number, limit)
}

const lastNumber = `
SELECT coalesce(max(number), 0)
FROM history`

// LastNumber returns the number of the last entry of the history.
func (t *tx) LastNumber(ctx context.Context) (int64, error) {
	return one(ctx, t, "history", scanNumber, lastNumber)
}

const draftByForm = `
SELECT user_id, form, version, changed, fields
FROM drafts
WHERE user_id = ?1
  AND form = ?2`

// Draft returns the draft of one form by one person.
func (t *tx) Draft(ctx context.Context, user account.UserID, form string) (annotate.Unsaved, error) {
	return one(ctx, t, "draft", scanDraft, draftByForm, string(user), form)
}

func scanDraft(row scanner) (annotate.Unsaved, error) {
	var (
		d      annotate.Unsaved
		fields string
	)
	if err := row.Scan(&d.User, &d.Form, &d.Version, instant{&d.Changed}, &fields); err != nil {
		return d, err
	}
	if err := json.Unmarshal([]byte(fields), &d.Fields); err != nil {
		return d, fmt.Errorf("draft of %s: %w", d.Form, err)
	}
	return d, nil
}

const draftsOf = `
SELECT user_id, form, version, changed, '{}'
FROM drafts
WHERE user_id = ?1
ORDER BY changed DESC, form`

// Drafts returns the drafts of a person without their fields.
func (t *tx) Drafts(ctx context.Context, user account.UserID) ([]annotate.Unsaved, error) {
	return list(ctx, t, scanDraft, draftsOf, string(user))
}

const setDraft = `
INSERT INTO drafts (user_id, form, version, fields, changed)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (user_id, form) DO UPDATE SET version = excluded.version, fields = excluded.fields, changed = excluded.changed`

// SetDraft adds or replaces a draft.
func (t *tx) SetDraft(ctx context.Context, d annotate.Unsaved) error {
	fields, err := json.Marshal(d.Fields)
	if err != nil {
		return fmt.Errorf("draft of %s: %w", d.Form, err)
	}
	_, err = t.exec(ctx, setDraft, string(d.User), d.Form, d.Version, string(fields), millis(d.Changed))
	return err
}

const dropDraft = `
DELETE FROM drafts
WHERE user_id = ?1
  AND form = ?2`

// DropDraft forgets a draft, if it is there.
func (t *tx) DropDraft(ctx context.Context, user account.UserID, form string) error {
	_, err := t.exec(ctx, dropDraft, string(user), form)
	return err
}

const dropDraftsBefore = `
DELETE FROM drafts
WHERE changed < ?1`

// DropDraftsBefore forgets the drafts that were last changed before a time.
func (t *tx) DropDraftsBefore(ctx context.Context, before time.Time) error {
	_, err := t.exec(ctx, dropDraftsBefore, millis(before))
	return err
}
