package sentence

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// The lengths, in code points, of a line that a program wrapped: mail and plain
// text files are wrapped at 60 to 80, and headlines are mostly shorter than the
// least.
const (
	shortestWrapped = 45
	longestWrapped  = 100
)

// paragraphs yields the paragraphs of body. Lines of white space lie between
// them.
func paragraphs(body string) iter.Seq[span] {
	return func(yield func(span) bool) {
		for block := range blocks(body) {
			if wrapped(body, block) {
				if !yield(span{block[0].from, block[len(block)-1].to}) {
					return
				}
				continue
			}
			for _, line := range block {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// blocks yields the lines that stand together without an empty one between.
func blocks(body string) iter.Seq[[]span] {
	return func(yield func([]span) bool) {
		var block []span
		from := 0
		for line := range strings.Lines(body) {
			to := from + len(line)
			if strings.TrimSpace(line) != "" {
				block = append(block, span{from, to})
			} else if len(block) > 0 {
				if !yield(block) {
					return
				}
				block = nil
			}
			from = to
		}
		if len(block) > 0 {
			yield(block)
		}
	}
}

// wrapped reports whether the lines of a block are one paragraph: all of them
// but the last have the length of a wrapped line.
func wrapped(body string, block []span) bool {
	for _, line := range block[:len(block)-1] {
		n := utf8.RuneCountInString(strings.TrimSpace(body[line.from:line.to]))
		if n < shortestWrapped || n > longestWrapped {
			return false
		}
	}
	return true
}
