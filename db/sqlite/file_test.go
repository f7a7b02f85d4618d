package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline/annotate"
	"dateline/db"
	"dateline/db/sqlite"
	"dateline/timeline"
)

// opened returns an open database that is closed with the test.
func opened(t testing.TB, path string, o sqlite.Options) *db.DB {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path, o)
	if err != nil {
		t.Fatalf("Open(%q): %v", path, err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// made returns the path of a database with one timeline, closed.
func made(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	store := opened(t, path, sqlite.Options{Create: true})
	record(t, store, 3)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// record adds timelines, each with an entry in the history.
func record(t testing.TB, store *db.DB, n int) {
	t.Helper()
	for range n {
		if err := store.Update(t.Context(), recordOne); err != nil {
			t.Fatal(err)
		}
	}
}

func recordOne(ctx context.Context, tx annotate.Tx) error {
	last, err := tx.LastEntry(ctx)
	if err != nil {
		return err
	}
	id := fmt.Sprintf("t%d", last.Number+1)
	entry := annotate.Entry{
		Timeline: timeline.ID(id), Object: annotate.ObjectTimeline, ID: id, Act: "add",
		Changes: []annotate.Change{{Field: "title", New: id}},
	}
	if err := tx.AddEntry(ctx, entry.Seal(last)); err != nil {
		return err
	}
	return tx.AddTimeline(ctx, timeline.Timeline{ID: timeline.ID(id), Slug: id, Title: id, Visibility: timeline.Private, Version: 1})
}

func timelines(t testing.TB, store *db.DB) int {
	t.Helper()
	var n int
	err := store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		all, err := r.Timelines(ctx)
		n = len(all)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// raw runs statements on a file, past the store.
func raw(t testing.TB, path string, statements ...string) error {
	t.Helper()
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	pool.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := pool.ExecContext(t.Context(), s); err != nil {
			return err
		}
	}
	return nil
}

func mustRaw(t testing.TB, path string, statements ...string) {
	t.Helper()
	if err := raw(t, path, statements...); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func overwrite(t *testing.T, path string, at int64, data []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt(data, at)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// damageTable overwrites the first page of a table.
func damageTable(t *testing.T, path string) {
	t.Helper()
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	var page int64
	if err := pool.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_schema WHERE name = 'timelines'").Scan(&page); err != nil {
		t.Fatal(err)
	}
	overwrite(t, path, (page-1)*4096, bytes.Repeat([]byte("junk"), 1024))
}

func truncate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()/2/4096*4096)
	}
	if err != nil {
		t.Fatal(err)
	}
}
