package ui

import (
	"regexp"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
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

// The limits of a comparison by words: a short text is easier to read whole, and
// the work grows with the square of a long one that is all different.
const (
	worthComparing = 40   // code points, of the longer text
	mostWords      = 4000 // of both texts, blanks counted
)

var aWord = regexp.MustCompile(`\s+|[\pL\pM\pN]+|.`)

// WordDiff compares two texts by their words. It is nil when they are better
// shown whole: when one is empty, or both are short or very long.
func WordDiff(before, after string) []Piece {
	if before == "" || after == "" || max(utf8.RuneCountInString(before), utf8.RuneCountInString(after)) < worthComparing {
		return nil
	}
	old, now := aWord.FindAllString(before, -1), aWord.FindAllString(after, -1)
	if len(old)+len(now) > mostWords {
		return nil
	}
	words := []string{""} // each stands for the code point of its place
	place := map[string]rune{}
	coded := func(text []string) []rune {
		runes := make([]rune, len(text))
		for i, w := range text {
			if _, ok := place[w]; !ok {
				place[w] = rune(len(words)) //nolint:gosec // at most mostWords
				words = append(words, w)
			}
			runes[i] = place[w]
		}
		return runes
	}
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // the same texts give the same pieces on any machine
	var pieces []Piece
	for _, d := range differ.DiffCleanupSemantic(differ.DiffMainRunes(coded(old), coded(now), false)) {
		piece := Piece{Side: map[diffmatchpatch.Operation]Side{
			diffmatchpatch.DiffDelete: OldOnly, diffmatchpatch.DiffInsert: NewOnly, diffmatchpatch.DiffEqual: Both,
		}[d.Type]}
		for _, r := range d.Text {
			piece.Text += words[r]
		}
		pieces = append(pieces, piece)
	}
	return pieces
}
