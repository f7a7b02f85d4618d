package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/annotate/fault"
	"dateline/timeline/edtf"
)

// tx is one transaction. Its methods are spread over the files of this
// package, a family of things a file.
type tx struct {
	q       Querier
	dialect Dialect
	writes  bool // a few rows at a time, see exec
	recent  recent
	unfound []Document // new ones whose words are not in the full text yet, see index
}

// scanner is a row: *sql.Row or *sql.Rows.
type scanner interface{ Scan(dest ...any) error }

// calm returns the context for one statement. Whoever gives up a change is heard
// before a statement and not during one: it takes few rows, and a driver that
// listens meanwhile does so by another thread, which takes longer than many a
// statement. What only reads may take long, and is broken off.
func (t *tx) calm(ctx context.Context) (context.Context, error) {
	if !t.writes {
		return ctx, nil
	}
	return context.WithoutCancel(ctx), ctx.Err()
}

// exec runs a statement and returns how many rows it changed.
func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	ctx, err := t.calm(ctx)
	if err != nil {
		return 0, err
	}
	res, err := t.q.ExecContext(ctx, t.dialect.Rewrite(query), args...)
	if err != nil {
		return 0, explain(t.dialect, err)
	}
	return res.RowsAffected()
}

// list returns every row of a query.
func list[T any](ctx context.Context, t *tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	var all []T
	err := each(ctx, t, scan, func(one T) error {
		all = append(all, one)
		return nil
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// each calls f for every row of a query, one after another.
func each[T any](ctx context.Context, t *tx, scan func(scanner) (T, error), f func(T) error, query string, args ...any) error {
	ctx, err := t.calm(ctx)
	if err != nil {
		return err
	}
	rows, err := t.q.QueryContext(ctx, t.dialect.Rewrite(query), args...)
	if err != nil {
		return explain(t.dialect, err)
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what went wrong
	for rows.Next() {
		r, err := scan(rows)
		if err != nil {
			return err
		}
		if err := f(r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one returns the row of a query that has at most one, or a NotFound error
// that says what is missing.
func one[T any](ctx context.Context, t *tx, what string, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	ctx, err := t.calm(ctx)
	if err != nil {
		var none T
		return none, err
	}
	found, err := scan(t.q.QueryRowContext(ctx, t.dialect.Rewrite(query), args...))
	if errors.Is(err, sql.ErrNoRows) {
		var none T
		return none, fault.New(fault.NotFound, "There is no such %s.", what)
	}
	if err != nil {
		var none T
		return none, explain(t.dialect, err)
	}
	return found, nil
}

// add inserts one row. When a unique value other than the id is taken, the
// error says so in the words of taken.
func (t *tx) add(ctx context.Context, what, taken, query string, args ...any) error {
	_, err := t.exec(ctx, query, args...)
	return t.conflict(err, what, taken)
}

// change updates the row whose id is ?1, if its version is one less than that
// of what is written, which the query checks. No change at all means that the
// row is not there, which exists tells, or that its version is another.
func (t *tx) change(ctx context.Context, what, taken, exists, query string, args ...any) error {
	n, err := t.exec(ctx, query, args...)
	if err != nil {
		return t.conflict(err, what, taken)
	}
	if n > 0 {
		return nil
	}
	if _, err := one(ctx, t, what, scanNumber, exists, args[0]); err != nil {
		return err
	}
	return fault.New(fault.Conflict, "This %s changed while you were editing it. Look at it again before you save.", what)
}

// conflict returns a Conflict error for an error about a value that is taken.
func (t *tx) conflict(err error, what, taken string) error {
	if err == nil {
		return nil
	}
	switch t.dialect.Trouble(err) {
	case SameID:
		return &fault.Error{Kind: fault.Conflict, Text: "The id of this " + what + " is taken already.", Cause: err}
	case Duplicate:
		return &fault.Error{Kind: fault.Conflict, Text: taken, Cause: err}
	case Other, Dangling, Busy:
		return err
	default:
		return err
	}
}

func scanNumber(row scanner) (int64, error) {
	var n int64
	err := row.Scan(&n)
	return n, err
}

// date is a column that holds a date, NULL for none.
type date struct{ to *edtf.Date }

// Scan reads the text of a date. It refuses what is not EDTF.
func (d date) Scan(value any) error {
	switch value := value.(type) {
	case nil:
		*d.to = edtf.Date{}
		return nil
	case string:
		parsed, err := edtf.Parse(value)
		if err != nil {
			return fmt.Errorf("stored date: %w", err)
		}
		*d.to = parsed
		return nil
	default:
		return fmt.Errorf("stored date is a %T", value)
	}
}

// instant is a column that holds a time, NULL for the zero time.
type instant struct{ to *time.Time }

// Scan reads Unix milliseconds.
func (i instant) Scan(value any) error {
	switch value := value.(type) {
	case nil:
		*i.to = time.Time{}
		return nil
	case int64:
		*i.to = time.UnixMilli(value).UTC()
		return nil
	default:
		return fmt.Errorf("stored time is a %T", value)
	}
}

// optional is a text column that is NULL for the empty text.
type optional[T ~string] struct{ to *T }

// Scan reads a text or NULL.
func (o optional[T]) Scan(value any) error {
	switch value := value.(type) {
	case nil:
		*o.to = ""
		return nil
	case string:
		*o.to = T(value)
		return nil
	default:
		return fmt.Errorf("stored text is a %T", value)
	}
}

// dateText returns what a column of a date holds.
func dateText(d edtf.Date) any { return nullable(d.String()) }

// nullable returns a text, or NULL for the empty one.
func nullable[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// millis returns what a column of a time that is always set holds.
func millis(t time.Time) int64 { return t.UnixMilli() }

// flag returns what a column of yes or no holds.
func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
