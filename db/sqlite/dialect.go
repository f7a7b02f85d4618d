package sqlite

import (
	"errors"

	"github.com/mattn/go-sqlite3"

	"dateline/db"
)

// dialect is what SQLite does in its own way. Full text is in fulltext.go.
type dialect struct{}

// Rewrite returns query: ?1 is how SQLite writes parameters.
func (dialect) Rewrite(query string) string { return query }

// Trouble looks at the result code.
func (dialect) Trouble(err error) db.Trouble {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return db.Other
	}
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique:
		return db.Duplicate
	case sqlite3.ErrConstraintPrimaryKey, sqlite3.ErrConstraintRowID:
		return db.SameID
	case sqlite3.ErrConstraintForeignKey:
		return db.Dangling
	}
	if e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked {
		return db.Busy
	}
	return db.Other
}
