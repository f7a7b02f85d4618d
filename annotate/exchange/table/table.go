// Package table reads and writes claims as the rows of a table. It reads CSV and
// text with tabs or semicolons, sheets of Excel, lists of JSON objects and JSON
// Lines, whatever their columns are called: [Suggest] proposes what each tells,
// and whoever imports may say otherwise. It writes CSV as RFC 4180 has it.
//
// A cell that a program such as Excel would run as a formula is written with an
// apostrophe in front, which is taken off again in reading.
package table

import (
	"strings"

	"dateline/annotate/exchange/tree"
)

// The limits on a table, beside those of package exchange.
const (
	MaxColumns = 500
	MaxCell    = 1_000_000 // bytes
)

// Sheet is a table that was read: a row for each record.
type Sheet struct {
	Format string // in words
	Title  string
	Header []string
	Rows   []Row
	Note   string // what whoever imports it should know
}

// Row is a record. It may have fewer cells than the header only when Torn says
// why.
type Row struct {
	Place string // in the file, such as line 12
	Cells []Cell
	Torn  string // why the row is no record; empty when it is one
}

// Cell is what one row has in one column.
type Cell struct {
	Text string
	Node *tree.Value // in a list of JSON, for what is no text
}

// guarded returns a cell so that no program takes it for a formula.
func guarded(s string) string {
	if formula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// unguarded takes off what guarded put before a cell.
func unguarded(s string) string {
	if strings.HasPrefix(s, "'") && formula(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

func formula(s string) bool { return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) }
