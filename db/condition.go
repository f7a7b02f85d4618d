package db

import (
	"strconv"
	"strings"

	"dateline/timeline/edtf"
)

// conditions gathers the clauses of a WHERE and their parameters, for queries
// that ask only for what somebody filters by.
type conditions struct {
	clauses []string
	args    []any
	day     string // the parameter of today; empty while nothing asks for it
}

// param adds a parameter and returns how the query names it.
func (c *conditions) param(value any) string {
	c.args = append(c.args, value)
	return "?" + strconv.Itoa(len(c.args))
}

// params adds parameters and returns a list of them, with brackets around.
func params[T ~string](c *conditions, values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = c.param(string(v))
	}
	return "(" + strings.Join(names, ", ") + ")"
}

// today returns the parameter of the day for findings and dates.
func (c *conditions) today(day edtf.Day) string {
	if c.day == "" {
		c.day = c.param(int64(day))
	}
	return c.day
}

func (c *conditions) add(clause string) { c.clauses = append(c.clauses, clause) }

// where returns the clauses as the end of a query. There is at least one.
func (c *conditions) where() string { return "\nWHERE " + strings.Join(c.clauses, "\n  AND ") }

// sortKey is one thing that a list is sorted by: a number that is never NULL.
type sortKey struct {
	expr string
	desc bool
}

// order returns what a list is sorted by, the id last; or the same backwards.
func order(keys []sortKey, backwards bool) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = k.expr
		if k.desc != backwards {
			parts[i] += " DESC"
		}
	}
	return "\nORDER BY " + strings.Join(parts, ", ")
}

// beyond adds the condition that a row comes after the place with some values
// of the keys, or before it, when it is read backwards.
func (c *conditions) beyond(keys []sortKey, values []any, backwards bool) {
	var clause strings.Builder
	for i, k := range keys {
		sign := " > "
		if k.desc != backwards {
			sign = " < "
		}
		value := c.param(values[i])
		step := k.expr + sign + value
		if i < len(keys)-1 {
			step += " OR " + k.expr + " = " + value + " AND ("
		}
		clause.WriteString(step)
	}
	c.add("(" + clause.String() + strings.Repeat(")", len(keys)))
}
