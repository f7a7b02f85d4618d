package ui

import (
	"strconv"
	"strings"
)

// Key is something that keys do on a page. The lists that [Keys] renders are
// the register of them: the sheet that "?" opens shows what stands there, and
// the scripts read what a key does from it.
type Key struct {
	Keys []string // any of them
	Says string
	Act  string // that the key does to rows; empty for what a script knows by itself
}

// Number returns a number with a thin blank between its thousands.
func Number(n int) string {
	digits := strconv.Itoa(n)
	if len(digits) < 5 {
		return digits
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteRune(' ')
		}
		b.WriteRune(d)
	}
	return b.String()
}
