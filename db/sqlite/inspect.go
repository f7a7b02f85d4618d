package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"

	"dateline/annotate/fault"
)

// applicationID marks a SQLite file as ours: "DTLN", four bytes from byte 68.
const applicationID = 0x44544c4e

const magic = "SQLite format 3\x00"

// inspect looks at the header of a file without opening it as a database, so
// that a file that is not ours is not touched.
func inspect(path string) error {
	if path == "" {
		return fault.New(fault.Invalid, "No database is named. Give the path of a file.")
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{
			Kind: fault.NotFound, Text: "There is no database at " + path + ". Check the path, or make a new database there.", Cause: err,
		}
	}
	if err != nil {
		return fmt.Errorf("opening the database: %w", err)
	}
	if info.IsDir() {
		return fault.New(fault.Damaged, "%s is a folder. Give the path of a database file.", path)
	}
	if info.Size() == 0 {
		return damaged(path, "is an empty file, which no database ever is; delete it if you meant to begin a new one", nil)
	}
	header := make([]byte, 100)
	if err := readHeader(path, header); err != nil {
		return err
	}
	if string(header[:len(magic)]) != magic {
		return damaged(path, "is not a database, or its beginning is damaged", nil)
	}
	if binary.BigEndian.Uint32(header[68:]) != applicationID {
		return fault.New(fault.Damaged, "%s is a database of another program. Give the path of a Dateline database; this file was left as it is.", path)
	}
	return nil
}

func readHeader(path string, header []byte) error {
	f, err := os.Open(path) //nolint:gosec // the operator names the file
	if err != nil {
		return fmt.Errorf("opening the database: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	_, err = io.ReadFull(f, header)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged(path, "is not a database, or most of it is missing", nil)
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

// sound returns a Damaged error unless the file is in order. It does not
// compare indexes with their tables, which Check does.
func sound(ctx context.Context, pool *sql.DB, path string) error {
	var answer string
	if err := pool.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return broken(path, err)
	}
	if answer != "ok" {
		return damaged(path, "is damaged ("+answer+")", nil)
	}
	return nil
}

// broken returns err as a Damaged error if it is about the file itself.
func broken(path string, err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB) {
		return damaged(path, "is damaged ("+e.Error()+")", err)
	}
	if errors.As(err, &e) && e.Code == sqlite3.ErrReadonly {
		return &fault.Error{
			Kind: fault.Forbidden, Text: path + " cannot be written. Allow this user to write the file and its folder, then try again.", Cause: err,
		}
	}
	return fmt.Errorf("reading %s: %w", path, err)
}

// damaged says what is wrong with a file and how to restore it. What is left
// of the journal has to go, or SQLite would apply it to the restored file.
func damaged(path, what string, cause error) error {
	text := fmt.Sprintf("%s %s. To go on, restore your latest backup: stop the server, and copy the backup file over it. "+
		"Delete the files %s-wal and %s-shm if they are there.", path, what, path, path)
	return &fault.Error{Kind: fault.Damaged, Text: text, Cause: cause}
}
