package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"dateline/annotate/fault"
	"dateline/db/sqlite"
)

func TestBackupWhileSomebodyWrites(t *testing.T) {
	path := made(t)
	store := opened(t, path, sqlite.Options{})
	record(t, store, 200)
	before := timelines(t, store)

	stop, stopped := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
				if err := store.Update(t.Context(), recordOne); err != nil {
					stopped <- err
					return
				}
			}
		}
	}()
	dest := filepath.Join(t.TempDir(), "backup.db")
	err := sqlite.Backup(t.Context(), path, dest)
	close(stop)
	if err := <-stopped; err != nil {
		t.Errorf("writing during the backup: %v", err)
	}
	if err != nil {
		t.Fatalf("Backup: %v", err)
	}

	report, err := sqlite.Check(t.Context(), dest)
	if err != nil || !report.OK() {
		t.Fatalf("Check of the backup: %v %v, want all well", report.Problems, err)
	}
	backup := opened(t, dest, sqlite.Options{})
	got, after := timelines(t, backup), timelines(t, store)
	if got < before || got > after || int64(got) != report.Entries {
		t.Errorf("the backup has %d timelines and %d entries, want as many of both, from %d to %d", got, report.Entries, before, after)
	}
	record(t, backup, 1) // a backup is a database like any other
}

func TestBackupNeverOverwrites(t *testing.T) {
	path := made(t)
	for _, dest := range []string{path, filepath.Join(t.TempDir(), "kept")} {
		if dest != path {
			write(t, dest, []byte("kept"))
		}
		before := read(t, dest)
		if err := sqlite.Backup(t.Context(), path, dest); fault.KindOf(err) != fault.Conflict {
			t.Errorf("Backup: %v, want a Conflict", err)
		}
		if !bytes.Equal(read(t, dest), before) {
			t.Errorf("%s was changed", dest)
		}
	}
}

func TestBackupOfADamagedFileLeavesNothing(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, string){
		"a damaged page": damageTable,
		"half a file":    truncate,
		"an empty file":  func(t *testing.T, path string) { write(t, path, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			path, dir := made(t), t.TempDir()
			spoil(t, path)
			if err := sqlite.Backup(t.Context(), path, filepath.Join(dir, "backup.db")); fault.KindOf(err) != fault.Damaged {
				t.Errorf("Backup: %v, want a Damaged error", err)
			}
			left, err := os.ReadDir(dir)
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}
