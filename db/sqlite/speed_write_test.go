package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/db/sqlite"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// together calls f so many times from so many clients at once.
func together(b *testing.B, clients, times int, f func(i int) error) {
	b.Helper()
	var next atomic.Int64
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for i := int(next.Add(1)); i <= times; i = int(next.Add(1)) {
				if err := f(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

const bareCommit = `
INSERT INTO claims (id, statement, claimant, position, at_date, earliest, latest, extent, wording, basis, anchor, zone, occurrence, importance, lane, subject,
  verdict, explanation, search_note, disposition, correction, status, assignee_id, assignee_name, approver_id, approver_name, approved_version, notice, changed, version, judged,
  timeline_id, by_id, by_name, created)
VALUES (?1, ?2, '', 'point', '2024-06-19', 738000, 738000, 'event', '', 'stated', '', '', 'happened', 0, '', '', 'unchecked', '', '', '', '', 'open', '', '', '', '', 0, '', 0, 1, 0, ?3, '', '', 0)`

// BenchmarkWritesBesideBareCommits adds claims, each by a person who waits until
// it is on the disk. The bare limit is a transaction that leaves the same rows in
// the same tables, by prepared inserts with the values in hand, from as many
// clients with the same settings. Beside it stands the ratio to a transaction of
// one insert only, which leaves neither history nor anything that can be found.
func BenchmarkWritesBesideBareCommits(b *testing.B) {
	for _, clients := range []int{8, 32} {
		b.Run(fmt.Sprintf("%d-clients", clients), func(b *testing.B) {
			const times = 320
			path := filepath.Join(b.TempDir(), "desk.db")
			store := opened(b, path, sqlite.Options{Create: true})
			desk := annotate.NewDesk(store, time.Now)
			u, err := desk.AddUser(b.Context(), account.Operator(), annotate.UserEdit{Login: "ada", Name: "Ada", Role: account.Reviewer})
			if err != nil {
				b.Fatal(err)
			}
			tl, err := desk.AddTimeline(b.Context(), u.Actor(), annotate.TimelineEdit{Title: "Busy", Visibility: timeline.Private})
			if err != nil {
				b.Fatal(err)
			}
			pool := bare(b, path)
			var ours, limit, single stint
			round := 0
			for b.Loop() {
				round++
				single.best(took(func() {
					together(b, clients, times, func(i int) error {
						return commitRows(pool, fmt.Sprintf("one-%d-%d", round, i), string(tl.ID), false)
					})
				}))
				limit.best(took(func() {
					together(b, clients, times, func(i int) error {
						return commitRows(pool, fmt.Sprintf("bare-%d-%d", round, i), string(tl.ID), true)
					})
				}))
				ours.best(took(func() {
					together(b, clients, times, func(i int) error {
						_, err := desk.AddClaim(b.Context(), u.Actor(), tl.Slug, annotate.ClaimEdit{
							Statement: fmt.Sprintf("Round %d, claim %d.", round, i), Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
						}, nil)
						return err
					})
				}))
			}
			reportRatio(b, limit, ours)
			b.ReportMetric(float64(single.clock)/float64(ours.clock), "of-one-insert")
			b.ReportMetric(times/ours.clock.Seconds(), "writes/s")
		})
	}
}

// commitRows commits one claim: its row only, or all that adding one leaves.
func commitRows(pool *sql.DB, id, tl string, all bool) error {
	ctx := context.Background()
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, bareCommit, id, "A bare claim.", tl); err != nil {
		return err
	}
	if !all {
		return tx.Commit()
	}
	entry, err := tx.ExecContext(ctx, `
INSERT INTO history (at, actor_id, actor_name, machine, timeline_id, object, object_id, act, reason, previous, hash)
VALUES (0, '', 'Ada', '', ?1, 'claim', ?2, 'add', '', ?3, ?3)`, tl, id, strings.Repeat("0", 64))
	if err != nil {
		return err
	}
	number, _ := entry.LastInsertId() // SQLite always tells
	for i := range 7 {                // those of a claim with a statement and a date
		_, err := tx.ExecContext(ctx, `INSERT INTO history_changes (entry, place, field, old_value, new_value) VALUES (?1, ?2, ?3, '', ?4)`, number, i, "statement", "A bare claim.")
		if err != nil {
			return err
		}
	}
	doc, err := tx.ExecContext(ctx, `INSERT INTO documents (object, object_id, claim_id, timeline_id, title) VALUES ('claim', ?1, '', ?2, 'A bare claim.')`, id, tl)
	if err != nil {
		return err
	}
	number, _ = doc.LastInsertId()
	if _, err := tx.ExecContext(ctx, `INSERT INTO words (docid, title, body) VALUES (?1, 'A bare claim.', '')`, number); err != nil {
		return err
	}
	return tx.Commit()
}

// BenchmarkPageBesideBareQuery reads a page of 50 of DATELINE_CLAIMS claims, by
// status and by when they changed, as JSON. The bare limit is a query for the
// columns of these rows with the same filters and order, and the same encoder.
func BenchmarkPageBesideBareQuery(b *testing.B) {
	store, path, _ := brought(b, pressed(b, size()))
	pool := bare(b, path)
	q := annotate.ReviewQuery{Status: annotate.Open, Since: edtf.MustParse("2023-11-14"), Limit: annotate.ReviewRows}
	id := timeline.ID(uuid(1, 1))
	var ours, limit stint
	for b.Loop() {
		limit.best(took(func() {
			for range 20 {
				barePage(b, pool, id)
			}
		}))
		ours.best(took(func() {
			for range 20 {
				err := store.View(b.Context(), func(ctx context.Context, r annotate.Reader) error {
					rows, err := r.ReviewList(ctx, id, q)
					if err != nil || len(rows) != annotate.ReviewRows {
						b.Fatalf("%d rows: %v", len(rows), err)
					}
					return json.NewEncoder(&bytes.Buffer{}).Encode(rows)
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		}))
	}
	reportRatio(b, limit, ours)
	b.ReportMetric(20/ours.clock.Seconds(), "pages/s")
}

const barePageQuery = `
SELECT c.id, c.statement, c.position, c.at_date, c.verdict, c.status, c.assignee_id, c.assignee_name, c.importance, c.lane, c.changed, c.version,
  (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id AND e.withdrawn = ''),
  (SELECT count(*) FROM findings f WHERE f.claim_id = c.id)
FROM claims c
WHERE c.timeline_id = ?1
  AND c.status = 'open'
  AND c.changed >= 1699920000000
ORDER BY c.earliest NULLS LAST, c.latest, c.id
LIMIT 50`

func barePage(b *testing.B, pool *sql.DB, id timeline.ID) {
	b.Helper()
	rows, err := pool.QueryContext(context.Background(), barePageQuery, string(id))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []map[string]string
	names, _ := rows.Columns()
	values, dest := make([]sql.NullString, len(names)), make([]any, len(names))
	for i := range values {
		dest[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			b.Fatal(err)
		}
		one := make(map[string]string, len(names))
		for i, v := range values {
			one[names[i]] = v.String
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil || len(all) != annotate.ReviewRows {
		b.Fatalf("%d rows: %v", len(all), err)
	}
	if err := json.NewEncoder(&bytes.Buffer{}).Encode(all); err != nil {
		b.Fatal(err)
	}
}
