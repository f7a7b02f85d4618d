package ui

import (
	"iter"
	"slices"
	"strconv"
	"strings"

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
			verdict: v, count: Number(n),
			x: strconv.Itoa(x), width: strconv.Itoa(max(1, next-x-hair)),
		})
		done += n
	}
	return parts
}

// Verdicts counts cases by their verdict.
func Verdicts(cases iter.Seq[annotate.Case]) map[annotate.Verdict]int {
	counts := map[annotate.Verdict]int{}
	for c := range cases {
		counts[c.Ruling.Verdict]++
	}
	return counts
}

// Progress says how far the checking of some claims is, of which it has the
// counts by verdict: "3 checked, 2 open".
func Progress(counts map[annotate.Verdict]int) string {
	open := counts[annotate.Unchecked]
	switch checked := total(counts) - open; {
	case open == 0:
		return "all checked"
	case checked == 0:
		return "none checked yet"
	default:
		return Number(checked) + " checked, " + Number(open) + " open"
	}
}

// Count returns a number with its noun: "1 claim", "2 claims".
func Count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + plural(one)
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou") {
		return stem + "ies"
	}
	return noun + "s"
}
