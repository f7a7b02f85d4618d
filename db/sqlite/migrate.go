package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"

	"dateline/annotate/fault"
	migrations "dateline/db/migrations/sqlite"
)

// create makes a database at path that has the newest schema. It works on a
// file of another name and renames it at last, so that nobody ever sees a
// database that is half made. When somebody else was faster, theirs stays.
func create(ctx context.Context, path string) error {
	tmp, err := temporary(path)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp) }() // gone already when all went well
	if err := fresh(ctx, tmp); err != nil {
		return fmt.Errorf("creating the database %s: %w", path, err)
	}
	if err := place(tmp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("creating the database %s: %w", path, err)
	}
	return inspect(path)
}

func fresh(ctx context.Context, path string) error {
	pool, err := openPool(path, Options{}, writer)
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	_, err = pool.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	if err == nil {
		err = migrate(ctx, pool, path)
	}
	return errors.Join(err, pool.Close()) // closing moves the journal into the file
}

// migrate brings the schema up to date. It returns a Damaged error when the
// schema is newer than what this program knows.
func migrate(ctx context.Context, pool *sql.DB, path string) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("reading the migrations: %w", err)
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("reading the schema version: %w", broken(path, err))
	}
	if current > target {
		return newer(path, current, target)
	}
	if current == target {
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		// Another process may have done it in the meantime.
		if now, _, again := provider.GetVersions(ctx); again == nil && now == target {
			return nil
		}
		return fmt.Errorf("bringing %s to schema %d: %w", path, target, err)
	}
	return nil
}

func newer(path string, current, target int64) error {
	return fault.New(fault.Damaged, "%s was made by a newer Dateline: its schema is %d, and this program knows up to %d. "+
		"Use the newer program, or restore a backup from before: stop the server, and copy the backup file over it.", path, current, target)
}

// temporary makes an empty file beside path and returns its name.
func temporary(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".unfinished-*")
	if err != nil {
		return "", fmt.Errorf("writing beside %s: %w", path, err)
	}
	return f.Name(), f.Close()
}

// place gives a finished file its name, on disk for good. It returns an error
// that is fs.ErrExist when the name is taken.
func place(tmp, path string) error {
	if err := flush(tmp); err != nil {
		return err
	}
	err := os.Link(tmp, path) // unlike a rename it never replaces
	if err != nil && !errors.Is(err, fs.ErrExist) {
		// A file system without links: this leaves a moment in between.
		if _, there := os.Lstat(path); there == nil {
			return fs.ErrExist
		}
		err = os.Rename(tmp, path)
	}
	if err != nil {
		return err
	}
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return flush(filepath.Dir(path))
}

// flush waits until a file or a folder is on disk.
func flush(path string) error {
	f, err := os.Open(path) //nolint:gosec // the operator names the file
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
