package db

import (
	"context"
	"fmt"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// batches reads the index claims_in_queue alone.
const batches = `
SELECT c.timeline_id, c.status, c.assignee_id, c.assignee_name, count(*)
FROM claims c
WHERE c.timeline_id IN %s
  AND c.status IN ('draft', 'open', 'checking', 'in-review', 'changes-requested', 'approved')
GROUP BY c.timeline_id, c.status, c.assignee_id, c.assignee_name
ORDER BY c.timeline_id, c.status, c.assignee_id, c.assignee_name`

// ownBatches counts those of the claims that a person is an author of.
const ownBatches = `
SELECT c.timeline_id, c.status, c.assignee_id, c.assignee_name, count(DISTINCT c.id)
FROM claim_authors a
JOIN claims c ON c.id = a.claim_id
WHERE a.user_id = ?1
GROUP BY c.timeline_id, c.status, c.assignee_id, c.assignee_name`

// Batches counts the claims that are under way by what decides on whose desk
// they lie.
func (t *tx) Batches(ctx context.Context, viewer account.UserID, on []timeline.ID) ([]annotate.Batch, error) {
	c := &conditions{}
	all, err := list(ctx, t, scanBatch, fmt.Sprintf(batches, params(c, on)), c.args...)
	if err != nil {
		return nil, fmt.Errorf("counting the queue: %w", err)
	}
	mine, err := list(ctx, t, scanBatch, ownBatches, string(viewer))
	if err != nil {
		return nil, fmt.Errorf("counting the queue: %w", err)
	}
	own := map[annotate.Batch]int{}
	for _, b := range mine {
		n := b.Claims
		b.Claims = 0
		own[b] = n
	}
	var split []annotate.Batch
	for _, b := range all {
		n := b.Claims
		b.Claims = 0
		byViewer := own[b]
		if b.Claims = n - byViewer; b.Claims > 0 {
			split = append(split, b)
		}
		if b.Author, b.Claims = true, byViewer; byViewer > 0 {
			split = append(split, b)
		}
	}
	return split, nil
}

func scanBatch(row scanner) (annotate.Batch, error) {
	var b annotate.Batch
	err := row.Scan(&b.Timeline, &b.Status, &b.Assignee.ID, &b.Assignee.Name, &b.Claims)
	return b, err
}

// queueKeys are those of [annotate.PlaceInQueue].
var queueKeys = []sortKey{{expr: "-c.importance"}, {expr: "c.changed"}, {expr: "c.id"}}

// Queued returns the cases that a selection selects, a page of them.
func (t *tx) Queued(ctx context.Context, s annotate.QueueSelection) ([]annotate.Case, error) {
	c, ok := selected(s)
	if !ok {
		return nil, nil
	}
	if s.After != "" {
		values, last, err := s.After.Keys(len(queueKeys) - 1)
		if err != nil {
			return nil, err
		}
		c.beyond(queueKeys, append(anys(values), last), false)
	}
	query := "SELECT c.id\nFROM claims c" + c.where() + order(queueKeys, false) + "\nLIMIT " + c.param(s.Limit)
	ids, err := list(ctx, t, scanWord[timeline.ClaimID], query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("reading the queue: %w", err)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	in := &conditions{}
	in.add("c.id IN " + params(in, ids))
	return t.cases(ctx, pick{where: in.where(), order: order(queueKeys, false)}, in.args...)
}

// CountQueued counts the cases that a selection selects.
func (t *tx) CountQueued(ctx context.Context, s annotate.QueueSelection) (int, error) {
	c, ok := selected(s)
	if !ok {
		return 0, nil
	}
	n, err := one(ctx, t, "count", scanNumber, "SELECT count(*) FROM claims c"+c.where(), c.args...)
	return int(n), err
}

// selected returns the conditions of a selection. It is false for one that
// selects nothing.
func selected(s annotate.QueueSelection) (*conditions, bool) {
	c := &conditions{}
	if len(s.On) == 0 {
		return c, false
	}
	c.add("c.timeline_id IN " + params(c, s.On))
	switch {
	case s.Blocked:
		c.add("(c.status = 'draft' OR c.status <> 'withdrawn' AND c.id IN (" + blockedOn(c.param(int64(s.Today))) + "))")
	case s.Stale:
		c.add("c.status <> 'withdrawn' AND c.id IN (" + staleOn(c.param(int64(s.Today))) + ")")
	case len(s.Batches) > 0:
		c.within(s.Viewer, s.Batches)
	default:
		return c, false
	}
	return c, true
}

// within adds the condition that a claim is in one of some batches. The
// statuses, which that implies, let an index find them.
func (c *conditions) within(viewer account.UserID, batches []annotate.Batch) {
	author := "EXISTS (SELECT 1 FROM claim_authors a WHERE a.claim_id = c.id AND a.user_id = " + c.param(string(viewer)) + ")"
	statuses := map[annotate.Status]bool{}
	var in []annotate.Status
	rows := make([]string, len(batches))
	for i, b := range batches {
		if !statuses[b.Status] {
			statuses[b.Status] = true
			in = append(in, b.Status)
		}
		rows[i] = "(" + strings.Join([]string{
			c.param(string(b.Timeline)), c.param(string(b.Status)), c.param(string(b.Assignee.ID)), c.param(flag(b.Author)),
		}, ", ") + ")"
	}
	c.add("c.status IN " + params(c, in))
	c.add("(c.timeline_id, c.status, c.assignee_id, " + author + ") IN (VALUES " + strings.Join(rows, ", ") + ")")
}

// turns reads the day in UTC. A time from before 1970 does not happen: the
// history is written by this program.
const turns = `
SELECT h.at / 86400000 AS day, x.field, x.old_value, x.new_value, count(*)
FROM history h
JOIN history_changes x ON x.entry = h.number
WHERE h.timeline_id = ?1
  AND h.object = 'claim'
  AND x.field IN ('status', 'verdict')
GROUP BY day, x.field, x.old_value, x.new_value
ORDER BY day, x.field, x.old_value, x.new_value`

// Turns returns how the statuses and verdicts of a timeline's claims changed.
func (t *tx) Turns(ctx context.Context, id timeline.ID) ([]annotate.Turn, error) {
	all, err := list(ctx, t, scanTurn, turns, string(id))
	if err != nil {
		return nil, fmt.Errorf("reading the progress: %w", err)
	}
	return all, nil
}

func scanTurn(row scanner) (annotate.Turn, error) {
	var turn annotate.Turn
	var day int64
	var field, from, to string
	err := row.Scan(&day, &field, &from, &to, &turn.Claims)
	turn.Day = edtf.Day(day)
	if field == "status" {
		turn.OldStatus, turn.Status = annotate.Status(from), annotate.Status(to)
	} else {
		turn.OldVerdict, turn.Verdict = annotate.Verdict(from), annotate.Verdict(to)
	}
	return turn, err
}
