package ui

import "github.com/dustin/go-humanize"

// Key is something that keys do on a page. The lists that [Keys] renders are
// the register of them: the sheet that "?" opens shows what stands there, and
// the scripts read what a key does from it.
type Key struct {
	Keys []string // any of them
	Says string
	Act  string // that the key does to rows; empty for what a script knows by itself
}

// Number returns a number with a comma between its thousands.
func Number(n int) string { return humanize.Comma(int64(n)) }
