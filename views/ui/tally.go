package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/annotate"
)

// slice is one verdict's share of a [Tally], in thousandths of its width.
type slice struct {
	verdict  annotate.Verdict
	count    string
	x, width string
}

func total(counts map[annotate.Verdict]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func shares(counts map[annotate.Verdict]int) []slice {
	all := total(counts)
	var parts []slice
	done := 0
	order := slices.Concat(annotate.Verdicts()[1:], []annotate.Verdict{annotate.Unchecked}) // what is open stands last
	for _, v := range order {
		n := counts[v]
		if n == 0 {
			continue
		}
		const hair = 2 // keeps neighbours apart
		x, next := 1000*done/all, 1000*(done+n)/all
		parts = append(parts, slice{
			verdict: v, count: strconv.Itoa(n),
			x: strconv.Itoa(x), width: strconv.Itoa(max(1, next-x-hair)),
		})
		done += n
	}
	return parts
}

// sentence returns s with a capital letter at its start.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// Count returns a number with its noun: "1 claim", "2 claims".
func Count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, plural(one))
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou") {
		return stem + "ies"
	}
	return noun + "s"
}
