package db

import (
	"context"
	"database/sql"

	"dateline/annotate"
	"dateline/annotate/fault"
)

// Dialect is what differs between databases.
type Dialect interface {
	// Rewrite returns a query whose parameters are written ?1, ?2 and so on in
	// the style of the database.
	Rewrite(query string) string
	// Trouble says what an error of the driver is about.
	Trouble(err error) Trouble
	// Index makes a document findable by its words, and by no words that it
	// had before.
	Index(ctx context.Context, q Querier, doc Document) error
	// Unindex makes a document impossible to find.
	Unindex(ctx context.Context, q Querier, number int64) error
	// Find returns the documents of the timelines that contain all the words,
	// the last as a beginning, best first. There is at least one word, and
	// words consist of letters, digits and marks.
	Find(ctx context.Context, q Querier, words []string, in []string, limit int) ([]annotate.Match, error)
	// Worded returns a query for the ids of the claims that contain all the
	// words, likewise, and the value of its one parameter, which is written as
	// in param.
	Worded(words []string, param string) (query string, arg any)
}

// Querier runs statements: a transaction or a pool.
type Querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Document is what full text knows of a row of the table documents.
type Document struct {
	Number int64
	New    bool   // it had no words before
	Title  string // what the thing is called; counts for more
	Body   string
}

// Trouble is what a failed statement ran into.
type Trouble int

// The troubles that are told apart.
const (
	Other     Trouble = iota
	Duplicate         // a value that must be unique is taken
	SameID            // the primary key is taken
	Dangling          // something refers to a row that is not there
	Busy              // another process kept the right to write for too long
)

// explain returns err as a fault where a person can do something about it.
func explain(d Dialect, err error) error {
	switch d.Trouble(err) {
	case Busy:
		return &fault.Error{Kind: fault.Busy, Text: "Another program is writing to the database. Try again in a moment.", Cause: err}
	case Dangling:
		return &fault.Error{Kind: fault.NotFound, Text: "This refers to something that is not there.", Cause: err}
	case Duplicate, SameID, Other:
		return err
	default:
		return err
	}
}
