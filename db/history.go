package db

import (
	"context"
	"fmt"
	"strings"

	"dateline/annotate"
)

const insertEntry = `
INSERT INTO history (number, at, actor_id, actor_name, machine, timeline_id, object, object_id, act, reason, previous, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)`

const insertChange = `
INSERT INTO history_changes (entry, place, field, old_value, new_value)
VALUES `

// AddEntry appends to the history an entry that the caller has sealed.
func (t *tx) AddEntry(ctx context.Context, e annotate.Entry) error {
	err := t.add(ctx, "history entry", "", insertEntry,
		e.Number, millis(e.At), string(e.Actor.ID), e.Actor.Name, e.Machine, string(e.Timeline),
		string(e.Object), e.ID, e.Act, e.Reason, e.Previous, e.Hash)
	if err != nil {
		return err
	}
	for from := 0; from < len(e.Changes); from += mostChanges {
		some := e.Changes[from:min(from+mostChanges, len(e.Changes))]
		args := make([]any, 0, len(some)*5)
		for i, c := range some {
			args = append(args, e.Number, from+i, c.Field, c.Old, c.New)
		}
		if _, err := t.exec(ctx, insertChanges[len(some)], args...); err != nil {
			return fmt.Errorf("changes from %q on: %w", some[0].Field, err)
		}
	}
	return nil
}

// mostChanges is how many rows one statement adds. What is new has a change for
// every field, and a statement for each would take most of the time of adding it.
const mostChanges = 16

// insertChanges are the statements that add so many rows.
var insertChanges = func() (all [mostChanges + 1]string) {
	rows := make([]string, mostChanges)
	for i := range rows {
		rows[i] = fmt.Sprintf("(?%d, ?%d, ?%d, ?%d, ?%d)", i*5+1, i*5+2, i*5+3, i*5+4, i*5+5)
		all[i+1] = insertChange + strings.Join(rows[:i+1], ", ")
	}
	return all
}()

const entryColumns = `
SELECT h.number, h.at, h.actor_id, h.actor_name, h.machine, h.timeline_id, h.object, h.object_id,
  h.act, h.reason, h.previous, h.hash, c.place, coalesce(c.field, ''), coalesce(c.old_value, ''), coalesce(c.new_value, '')`

const lastEntry = entryColumns + `
FROM history h
LEFT JOIN history_changes c ON c.entry = h.number
WHERE h.number = (SELECT max(number) FROM history)
ORDER BY c.place`

// LastEntry returns the last entry of the history, or the zero Entry.
func (t *tx) LastEntry(ctx context.Context) (annotate.Entry, error) {
	entries, err := t.entries(ctx, lastEntry)
	if err != nil || len(entries) == 0 {
		return annotate.Entry{}, err
	}
	return entries[0], nil
}

const lastSeal = `
SELECT number, hash
FROM history
ORDER BY number DESC
LIMIT 1`

// LastSeal returns what the next entry is sealed on; zero values when there is
// no entry.
func (t *tx) LastSeal(ctx context.Context) (annotate.Entry, error) {
	seals, err := list(ctx, t, func(row scanner) (annotate.Entry, error) {
		var e annotate.Entry
		err := row.Scan(&e.Number, &e.Hash)
		return e, err
	}, lastSeal)
	if err != nil || len(seals) == 0 {
		return annotate.Entry{}, err
	}
	return seals[0], nil
}

const objectHistory = entryColumns + `
FROM history h
LEFT JOIN history_changes c ON c.entry = h.number
WHERE h.object = ?1
  AND h.object_id = ?2
ORDER BY h.number DESC, c.place`

// History returns the entries about one object, last first.
func (t *tx) History(ctx context.Context, object annotate.Object, id string) ([]annotate.Entry, error) {
	return t.entries(ctx, objectHistory, string(object), id)
}

// entriesAfter takes a page at a time, so that f may use the transaction and
// the history need not fit in memory.
const entriesAfter = entryColumns + `
FROM (SELECT * FROM history WHERE number > ?1 ORDER BY number LIMIT ?2) h
LEFT JOIN history_changes c ON c.entry = h.number
ORDER BY h.number, c.place`

const historyPage = 500

// EachEntry calls f for every entry, first to last.
func (t *tx) EachEntry(ctx context.Context, f func(annotate.Entry) error) error {
	const beforeAll = -1 << 63
	for after := int64(beforeAll); ; {
		entries, err := t.entries(ctx, entriesAfter, after, historyPage)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := f(e); err != nil {
				return err
			}
			after = e.Number
		}
		if len(entries) < historyPage {
			return nil
		}
	}
}

// entries runs a query with a row for every change of an entry, or one for an
// entry without changes, and gathers them.
func (t *tx) entries(ctx context.Context, query string, args ...any) ([]annotate.Entry, error) {
	rows, err := list(ctx, t, scanEntryRow, query, args...)
	if err != nil {
		return nil, fmt.Errorf("reading history: %w", err)
	}
	var entries []annotate.Entry
	for _, r := range rows {
		if n := len(entries); n == 0 || entries[n-1].Number != r.entry.Number {
			entries = append(entries, r.entry)
		}
		if r.place != nil {
			last := &entries[len(entries)-1]
			last.Changes = append(last.Changes, r.change)
		}
	}
	return entries, nil
}

type entryRow struct {
	entry  annotate.Entry
	place  *int64 // of the change; nil when there is none
	change annotate.Change
}

func scanEntryRow(row scanner) (entryRow, error) {
	var r entryRow
	e, c := &r.entry, &r.change
	err := row.Scan(&e.Number, instant{&e.At}, &e.Actor.ID, &e.Actor.Name, &e.Machine, &e.Timeline, &e.Object, &e.ID,
		&e.Act, &e.Reason, &e.Previous, &e.Hash, &r.place, &c.Field, &c.Old, &c.New)
	if err != nil {
		return r, fmt.Errorf("history entry %d: %w", e.Number, err)
	}
	return r, nil
}
