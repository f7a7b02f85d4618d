// Package dbtest is the suite that every backend of package db passes, and the
// way for the tests of other packages to get a database.
package dbtest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/db"
	"dateline/db/sqlite"
)

// New returns an empty database in a file of its own, which is closed and
// removed when the test ends. It does not wait for the disk.
func New(t testing.TB) *db.DB {
	t.Helper()
	content, err := empty()
	if err != nil {
		t.Fatalf("making an empty database for the tests: %v", err)
	}
	path := filepath.Join(t.TempDir(), "dateline.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), path, sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatalf("opening a database for the test: %v", err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("closing the database of the test: %v", err)
		}
	})
	return store
}

// empty returns what is in the file of an empty database. All tests of a run
// begin with a copy, because the migrations take much longer than their test.
var empty = sync.OnceValues(func() (content []byte, err error) {
	dir, err := os.MkdirTemp("", "dbtest")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "dateline.db")
	store, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true, Throwaway: true})
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil { // moves the journal into the file
		return nil, err
	}
	return os.ReadFile(path)
})

// Run checks that a backend does what [annotate.Store] says. Open returns an
// empty store.
func Run(t *testing.T, open func(t *testing.T) annotate.Store) {
	t.Helper()
	families := []struct {
		name  string
		tests map[string]func(*testing.T, *desk)
	}{
		{"transactions", transactionTests},
		{"timelines", timelineTests},
		{"articles", articleTests},
		{"claims", claimTests},
		{"sources", sourceTests},
		{"merges", mergeTests},
		{"reviews", reviewTests},
		{"queues", queueTests},
		{"search", searchTests},
		{"history", historyTests},
		{"accounts", accountTests},
		{"archives", archiveTests},
		{"talk", talkTests},
		{"editions", editionTests},
		{"work together", liveTests},
		{"charts", chartTests},
		{"tokens", tokenTests},
	}
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			for name, test := range f.tests {
				t.Run(name, func(t *testing.T) { test(t, &desk{t: t, store: open(t)}) })
			}
		})
	}
}
