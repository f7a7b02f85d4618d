package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/db/sqlite"
)

// bare opens a file with the settings of the app and nothing of it around.
func bare(b *testing.B, path string) *sql.DB {
	b.Helper()
	pool, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_foreign_keys=on&_synchronous=FULL&_txlock=immediate&_stmt_cache_size=64&_busy_timeout=10000&_cache_size=-16000")
	if err != nil {
		b.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	if _, err := pool.ExecContext(b.Context(), "PRAGMA temp_store = MEMORY"); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = pool.Close() })
	return pool
}

// tables are those in which an import leaves rows, in an order in which rows can
// be put.
var tables = []string{
	"timelines", "articles", "texts", "sources", "claims", "claim_tags", "claim_authors", "quotes", "evidence", "findings", "rechecks",
	"history", "history_changes", "documents", "words",
}

// copyRows puts the rows of one database into the empty tables of another, by
// one prepared insert a table, and returns how long the inserts took.
func copyRows(b *testing.B, from, to *sql.DB) stint {
	b.Helper()
	ctx := context.Background()
	tx, err := to.BeginTx(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	var spent stint
	for _, table := range tables {
		spent = spent.and(copyTable(b, from, tx, table))
	}
	begun := now()
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	spent.since(begun)
	return spent
}

// copyTable puts the rows of one table.
func copyTable(b *testing.B, from *sql.DB, tx *sql.Tx, table string) stint {
	b.Helper()
	ctx := context.Background()
	var spent stint
	columns := "*"
	if table == "words" {
		columns = "docid, title, body"
	}
	rows, err := from.QueryContext(ctx, "SELECT "+columns+" FROM "+table)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what went wrong
	names, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	insert, err := tx.PrepareContext(ctx, "INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(", ?", len(names)-1)+")")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = insert.Close() }() // its errors were told by each insert
	for batch := someRows(b, rows, len(names)); len(batch) > 0; batch = someRows(b, rows, len(names)) {
		begun := now()
		for _, values := range batch {
			if _, err := insert.ExecContext(ctx, values...); err != nil {
				b.Fatal(table, err)
			}
		}
		spent.since(begun)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return spent
}

// someRows reads the next rows.
func someRows(b *testing.B, rows *sql.Rows, columns int) [][]any {
	b.Helper()
	var batch [][]any
	for len(batch) < 2000 && rows.Next() {
		values, dest := make([]any, columns), make([]any, columns)
		for i := range values {
			dest[i] = &values[i]
		}
		if err := rows.Scan(dest...); err != nil {
			b.Fatal(err)
		}
		batch = append(batch, values)
	}
	return batch
}

// BenchmarkImportBesideBareInserts imports an archive of DATELINE_CLAIMS claims
// from a file. The bare limit is a loop of prepared inserts that leaves the same
// rows in the same tables, in one transaction, with the values in hand.
func BenchmarkImportBesideBareInserts(b *testing.B) {
	n := size()
	file := pressed(b, n)
	var imported, inserted stint
	var most float64
	for b.Loop() {
		forget()
		_, path, spent := brought(b, file)
		imported.best(spent)
		most = max(most, peak())
		empty := filepath.Join(b.TempDir(), "bare.db")
		if err := opened(b, empty, sqlite.Options{Create: true}).Close(); err != nil {
			b.Fatal(err)
		}
		inserted.best(copyRows(b, bare(b, path), bare(b, empty)))
	}
	reportRatio(b, inserted, imported)
	b.ReportMetric(most, "peak-MB")
	b.ReportMetric(float64(n)/imported.clock.Seconds(), "claims/s")
}

// BenchmarkExportBesideBareRead writes the archive of DATELINE_CLAIMS claims. The
// bare limit is a loop that reads the same rows and encodes each as JSON, with
// the same encoder and as many bytes.
func BenchmarkExportBesideBareRead(b *testing.B) {
	n := size()
	store, path, _ := brought(b, pressed(b, n))
	desk := annotate.NewDesk(store, time.Now)
	var exported, read stint
	var most float64
	for b.Loop() {
		pool := bare(b, path)
		read.best(took(func() { readRows(b, pool) }))
		forget()
		exported.best(took(func() {
			out := archive.NewWriter(io.Discard)
			if err := errors.Join(desk.Carry(b.Context(), account.Operator(), "large", out.Add), out.Close()); err != nil {
				b.Fatal(err)
			}
		}))
		most = max(most, peak())
	}
	reportRatio(b, read, exported)
	b.ReportMetric(most, "peak-MB")
	b.ReportMetric(float64(n)/exported.clock.Seconds(), "claims/s")
}
