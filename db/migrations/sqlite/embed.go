// Package sqlite holds the migrations of the SQLite schema, in order and
// append-only: what has been released is never edited.
package sqlite

import "embed"

// Files holds the migrations, named NNNNN_what.sql.
//
//go:embed *.sql
var Files embed.FS
