package sqlite_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/db"
	"dateline/db/sqlite"
)

func TestOpenMakesAFileOnlyWhenTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), path) {
		t.Errorf("opening a file that is not there: %v, want a NotFound error that names it", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made unasked")
	}
	store := opened(t, path, sqlite.Options{Create: true})
	record(t, store, 2)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if got := timelines(t, opened(t, path, sqlite.Options{})); got != 2 {
		t.Errorf("opened again, there are %d timelines, want 2", got)
	}
	if got := timelines(t, opened(t, path, sqlite.Options{Create: true})); got != 2 {
		t.Errorf("opened again with leave to create, there are %d timelines, want 2", got)
	}
}

func TestOpenInAFolderThatIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nowhere", "desk.db")
	if _, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error is %v, want one that names the path", err)
	}
}

func TestANewFileIsPrivateAndAlone(t *testing.T) {
	path := made(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode of the file is %v, want that nobody else may read it", got)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("after closing, the folder holds %v, want the file alone", entries)
	}
}

func TestAPathMayHaveAnyCharacters(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a b.db", "what?mode=memory", "50%25.db", "a#b", "ünï.db", "a&b;c", "file:x", ":memory:"} {
		path := filepath.Join(dir, name)
		record(t, opened(t, path, sqlite.Options{Create: true}), 1)
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("database %q was not made at its path: %v", name, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	const restore = "restore your latest backup: stop the server, and copy the backup file over it"
	junk := bytes.Repeat([]byte("junk"), 1024)
	cases := []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  []string
	}{
		{"an empty file", func(t *testing.T, path string) { write(t, path, nil) }, []string{"empty", restore}},
		{"a text", func(t *testing.T, path string) { write(t, path, junk) }, []string{"not a database", restore}},
		{"a few bytes", func(t *testing.T, path string) { write(t, path, []byte("SQLite format 3\x00")) }, []string{"not a database", restore}},
		{"a damaged page", func(t *testing.T, path string) { overwrite(t, path, 4096, junk) }, []string{"damaged", restore}},
		{"damage deep inside", damageTable, []string{"damaged", restore}},
		{"half of a file", truncate, []string{"damaged", restore}},
		{"a database of another program", func(t *testing.T, path string) {
			write(t, path, nil)
			mustRaw(t, path, "CREATE TABLE t (x)", "PRAGMA application_id = 42")
		}, []string{"another program"}},
		{"a database of no program in particular", func(t *testing.T, path string) {
			write(t, path, nil)
			mustRaw(t, path, "CREATE TABLE t (x)")
		}, []string{"another program"}},
		{"a newer database", func(t *testing.T, path string) {
			mustRaw(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
		}, []string{"newer Dateline", "99999", "stop the server, and copy the backup file over it"}},
	}
	for _, tc := range cases {
		for _, o := range []sqlite.Options{{}, {Create: true}} {
			t.Run(fmt.Sprintf("%s, create %v", tc.name, o.Create), func(t *testing.T) {
				path := made(t)
				tc.spoil(t, path)
				before := read(t, path)
				store, err := sqlite.Open(t.Context(), path, o)
				if err == nil {
					_ = store.Close()
					t.Fatal("the file was opened")
				}
				if fault.KindOf(err) != fault.Damaged {
					t.Errorf("kind of %v is %s, want %s", err, fault.KindOf(err), fault.Damaged)
				}
				for _, want := range append(tc.want, path) {
					if !strings.Contains(err.Error(), want) {
						t.Errorf("error is %q, want that it says %q", err, want)
					}
				}
				if !bytes.Equal(read(t, path), before) {
					t.Error("the file was changed")
				}
			})
		}
	}
	t.Run("a folder", func(t *testing.T) {
		if _, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Create: true}); fault.KindOf(err) != fault.Damaged {
			t.Errorf("error is %v, want one of kind %s", err, fault.Damaged)
		}
	})
}

func TestTwoProcessesMayMakeAndUseOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	const processes, updates = 6, 10
	stores := make([]*db.DB, processes)
	var group sync.WaitGroup
	for i := range processes {
		group.Go(func() {
			store, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
			if err != nil {
				t.Errorf("opening at the same time: %v", err)
				return
			}
			stores[i] = store
			for range updates {
				if err := store.Update(t.Context(), recordOne); err != nil {
					t.Errorf("writing at the same time: %v", err)
				}
			}
		})
	}
	group.Wait()
	if slices.Contains(stores, nil) {
		t.FailNow()
	}
	for _, store := range stores {
		if got := timelines(t, store); got != processes*updates {
			t.Errorf("a process sees %d timelines, want %d", got, processes*updates)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
	left, err := fs.Glob(os.DirFS(filepath.Dir(path)), "*.unfinished-*")
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestEveryConnectionHasItsSettings(t *testing.T) {
	write, read, err := sqlite.Pools(made(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = write.Close(), read.Close() })
	for name, tc := range map[string]struct {
		pool  *sql.DB
		conns int
		want  map[string]string
	}{
		"writer": {write, 1, map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000", "query_only": "0",
		}},
		"reader": {read, read.Stats().MaxOpenConnections, map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000", "query_only": "1",
		}},
	} {
		if got := tc.pool.Stats().MaxOpenConnections; got != tc.conns || got < 1 {
			t.Errorf("the %s pool has at most %d connections, want %d", name, got, tc.conns)
		}
		for i := range tc.conns { // held until the end, so that each is another
			conn, err := tc.pool.Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = conn.Close() }()
			got := map[string]string{}
			for pragma := range tc.want {
				var value string
				if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&value); err != nil {
					t.Fatal(err)
				}
				got[pragma] = value
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("settings of %s connection %d (- want, + got):\n%s", name, i, diff)
			}
		}
	}
}

func TestARecordCannotBeRewritten(t *testing.T) {
	path := made(t)
	mustRaw(t, path,
		"INSERT INTO articles VALUES (1, 'a', 't1', '', '', '', '', NULL, '', '', '', '', 0, 1)",
		"INSERT INTO texts VALUES ('a', 1, 'body', '"+annotate.Digest("body")+"', '', '', 0)")
	for _, statement := range []string{
		"UPDATE history SET act = 'other' WHERE number = 2",
		"DELETE FROM history WHERE number = 2",
		"DELETE FROM history",
		"UPDATE history_changes SET new_value = 'other' WHERE entry = 2",
		"DELETE FROM history_changes WHERE entry = 2",
		"UPDATE texts SET body = 'other'",
		"DELETE FROM texts",
	} {
		if err := raw(t, path, statement); err == nil || !strings.Contains(err.Error(), "never") {
			t.Errorf("%s: %v, want that it is refused", statement, err)
		}
	}
	report, err := sqlite.Check(t.Context(), path)
	if err != nil || !report.OK() {
		t.Errorf("Check: %v %v, want all well", report.Problems, err)
	}
}
