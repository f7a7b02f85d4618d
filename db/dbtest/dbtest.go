// Package dbtest is the suite that every backend of package db passes, and the
// way for the tests of other packages to get a database.
package dbtest

import (
	"path/filepath"
	"testing"

	"dateline/annotate"
	"dateline/db"
	"dateline/db/sqlite"
)

// New returns an empty database in a file of its own, which is closed and
// removed when the test ends.
func New(t testing.TB) *db.DB {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "dateline.db"), sqlite.Options{Create: true})
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
		{"search", searchTests},
		{"history", historyTests},
		{"accounts", accountTests},
		{"archives", archiveTests},
		{"talk", talkTests},
		{"editions", editionTests},
		{"charts", chartTests},
	}
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			for name, test := range f.tests {
				t.Run(name, func(t *testing.T) { test(t, &desk{t: t, store: open(t)}) })
			}
		})
	}
}
