// Package db keeps what package annotate works on. It holds the queries,
// written once in the SQL that SQLite and PostgreSQL share; what differs is
// behind [Dialect]. Opening a database is for the packages below, such as
// [dateline/db/sqlite].
//
// An id is never given to another thing, and what something belongs to, who
// made it and when never change: a Change method leaves those columns alone.
// Times are kept to the millisecond, in UTC. An enumeration without a value,
// such as an empty verdict, is refused by the schema.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/annotate"
)

// DB is an [annotate.Store] on a database. Make one with [New].
type DB struct {
	write, read *sql.DB
	dialect     Dialect
}

// New returns a DB that writes on one pool and reads on another. The writing
// pool must have a single connection whose transactions hold the right to
// write from their beginning, or else updates do not run one after another.
func New(write, read *sql.DB, dialect Dialect) *DB {
	return &DB{write: write, read: read, dialect: dialect}
}

// Close closes both pools, after the transactions that are under way.
func (db *DB) Close() error {
	return errors.Join(db.read.Close(), db.write.Close())
}

// View calls f with a transaction that only reads. See [annotate.Store].
func (db *DB) View(ctx context.Context, f func(context.Context, annotate.Reader) error) error {
	opts := &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	return db.transact(ctx, db.read, opts, func(ctx context.Context, t *tx) error { return f(ctx, t) })
}

// Update calls f with a transaction that writes. See [annotate.Store].
func (db *DB) Update(ctx context.Context, f func(context.Context, annotate.Tx) error) error {
	return db.transact(ctx, db.write, nil, func(ctx context.Context, t *tx) error { return f(ctx, t) })
}

// inside marks the context of a transaction.
type inside struct{}

var errNested = errors.New("a transaction was begun inside a transaction")

func (db *DB) transact(ctx context.Context, pool *sql.DB, opts *sql.TxOptions, f func(context.Context, *tx) error) error {
	if ctx.Value(inside{}) != nil {
		return errNested // with a single writer, waiting for it would never end
	}
	stx, err := pool.BeginTx(ctx, opts)
	if err != nil {
		return fmt.Errorf("beginning a transaction: %w", explain(db.dialect, err))
	}
	defer func() { _ = stx.Rollback() }() // does nothing after a commit; serves errors and panics
	t := &tx{q: stx, dialect: db.dialect, writes: pool == db.write}
	if err := f(context.WithValue(ctx, inside{}, true), t); err != nil {
		return err
	}
	if err := t.settleWords(ctx); err != nil {
		return err
	}
	if err := stx.Commit(); err != nil {
		if gaveUp := ctx.Err(); gaveUp != nil {
			err = gaveUp // which has ended the transaction; whether the commit says so is a matter of luck
		}
		return fmt.Errorf("committing: %w", explain(db.dialect, err))
	}
	return nil
}

var (
	_ annotate.Store = (*DB)(nil)
	_ annotate.Tx    = (*tx)(nil)
)
