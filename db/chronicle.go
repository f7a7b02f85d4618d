package db

import (
	"context"
	"fmt"
	"math"

	"dateline/annotate"
	"dateline/timeline"
)

// A row about evidence stands twice: for the evidence, and for its claim. What a
// machine did alone goes by its name.
const historyOn = entryColumns + `
FROM (
  SELECT *
  FROM history
  WHERE timeline_id = ?1
    AND number < ?2
    AND (?3 = '' OR actor_id = ?3 OR actor_id = '' AND actor_name = ?3 OR actor_id = '' AND actor_name = '' AND machine = ?3)
    AND (?4 = '' OR act = ?4)
    AND (?5 = '' AND NOT (object = 'claim' AND act LIKE '% evidence') OR object = ?5)
  ORDER BY number DESC
  LIMIT ?6
) h
LEFT JOIN history_changes c ON c.entry = h.number
ORDER BY h.number DESC, c.place`

// HistoryOn returns entries about a timeline and all that is on it, last first.
func (t *tx) HistoryOn(ctx context.Context, id timeline.ID, q annotate.HistoryQuery) ([]annotate.Entry, error) {
	before := q.Before
	if before == 0 {
		before = math.MaxInt64
	}
	return t.entries(ctx, historyOn, string(id), before, q.Person, q.Act, string(q.Object), q.Limit)
}

const historyPeople = `
SELECT actor_id, CASE WHEN actor_id = '' AND actor_name = '' THEN machine ELSE actor_name END AS name
FROM history
WHERE timeline_id = ?1
GROUP BY actor_id, name
ORDER BY lower(name), name, actor_id`

const historyActs = `
SELECT DISTINCT act
FROM history
WHERE timeline_id = ?1
ORDER BY act`

// HistoryIndex returns who is in the history of a timeline, and what they did.
func (t *tx) HistoryIndex(ctx context.Context, id timeline.ID) (annotate.HistoryIndex, error) {
	var index annotate.HistoryIndex
	var err error
	if index.People, err = list(ctx, t, scanPerson, historyPeople, string(id)); err != nil {
		return index, fmt.Errorf("listing who is in the history: %w", err)
	}
	if index.Acts, err = list(ctx, t, scanWord[string], historyActs, string(id)); err != nil {
		return index, fmt.Errorf("listing the acts in the history: %w", err)
	}
	return index, nil
}

func scanPerson(row scanner) (annotate.Person, error) {
	var p annotate.Person
	err := row.Scan(&p.ID, &p.Name)
	return p, err
}
