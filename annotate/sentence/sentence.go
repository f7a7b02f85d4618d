package sentence

import (
	"fmt"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/segment"
)

// Sentence is one sentence of a text. It neither begins nor ends with white
// space.
type Sentence struct {
	Start, End int // code points of the text; End is after the last
	Text       string
	Opens      bool // it is the first of a paragraph
}

// Split returns the sentences of body in order. It is empty for a body of
// white space.
func Split(body string) []Sentence {
	var found []Sentence
	at := counter{body: body}
	for p := range paragraphs(body) {
		opens := true
		for s := range sentences(body, p) {
			start := at.count(s.from)
			end := at.count(s.to)
			found = append(found, Sentence{Start: start, End: end, Text: body[s.from:s.to], Opens: opens})
			opens = false
		}
	}
	return found
}

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// counter turns places in bytes into places in code points, for places that
// are asked for in order.
type counter struct {
	body         string
	bytes, runes int
}

func (c *counter) count(at int) int {
	c.runes += utf8.RuneCountInString(c.body[c.bytes:at])
	c.bytes = at
	return c.runes
}

// segmenter is the model, which is loaded when the first text is split.
var segmenter = sync.OnceValue(func() *segment.Segmenter {
	s, err := segment.New()
	if err != nil {
		panic(fmt.Sprintf("sentence: the model is part of the program: %v", err))
	}
	return s
})

// layout is how many blanks in a row are not between words but between columns.
// They break a sentence. The segmenter needs time that grows with the square of
// such a run: three minutes for a megabyte of it.
const layout = 8

// sentences yields the sentences of one paragraph, trimmed.
func sentences(body string, paragraph span) iter.Seq[span] {
	return func(yield func(span) bool) {
		for piece := range pieces(body, paragraph) {
			last := span{}
			for _, found := range segmenter().Segment(body[piece.from:piece.to]) {
				next := span{piece.from + found.Start, piece.from + found.End()}
				if last != (span{}) && goesOn(body[last.from:last.to], body[next.from:next.to]) {
					last.to = next.to
					continue
				}
				if last != (span{}) && !yield(last) {
					return
				}
				last = next
			}
			if last != (span{}) && !yield(last) {
				return
			}
		}
	}
}

// pieces yields what a paragraph is made of between runs of layout blanks.
func pieces(body string, p span) iter.Seq[span] {
	return func(yield func(span) bool) {
		start, run := p.from, 0
		for i, r := range body[p.from:p.to] {
			switch {
			case unicode.IsSpace(r):
				run++
			case run >= layout:
				if piece := trim(body, span{start, p.from + i}); piece.from < piece.to && !yield(piece) {
					return
				}
				start, run = p.from+i, 0
			default:
				run = 0
			}
		}
		if piece := trim(body, span{start, p.to}); piece.from < piece.to {
			yield(piece)
		}
	}
}

func trim(body string, s span) span {
	text := strings.TrimLeftFunc(body[s.from:s.to], unicode.IsSpace)
	s.from = s.to - len(text)
	s.to = s.from + len(strings.TrimRightFunc(text, unicode.IsSpace))
	return s
}
