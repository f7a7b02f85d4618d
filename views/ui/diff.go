package ui

import (
	"unicode/utf8"

	"dateline/annotate/revision"
)

// Side says in which of two texts a piece stands.
type Side int

// The sides.
const (
	Both Side = iota
	OldOnly
	NewOnly
)

// Piece is a stretch of two texts that are compared.
type Piece struct {
	Text string
	Side Side
}

// worthComparing is how many code points the longer of two texts needs: shorter
// ones are easier to read whole.
const worthComparing = 40

// WordDiff compares two texts by their words. It is nil when they are better
// shown whole: when one is empty, or both are short.
func WordDiff(before, after string) []Piece {
	if before == "" || after == "" || max(utf8.RuneCountInString(before), utf8.RuneCountInString(after)) < worthComparing {
		return nil
	}
	old, now := []rune(before), []rune(after)
	var pieces []Piece
	add := func(text []rune, side Side) {
		if len(text) > 0 {
			pieces = append(pieces, Piece{Text: string(text), Side: side})
		}
	}
	for _, s := range revision.Between(before, after).Stretches {
		if s.Same {
			add(old[s.Old.Start:s.Old.End], Both)
			continue
		}
		add(old[s.Old.Start:s.Old.End], OldOnly)
		add(now[s.New.Start:s.New.End], NewOnly)
	}
	return pieces
}
