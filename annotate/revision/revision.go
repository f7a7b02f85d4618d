// Package revision compares two wordings of a text: what they share, and what
// stands in the one in place of what stands in the other. It is pure, and its
// time is bounded: a megabyte that was wholly rewritten takes well under a
// second, at the price of a comparison that is not the shortest there is.
package revision

import (
	"slices"
	"sort"
	"unicode"

	"github.com/aymanbagabas/go-udiff/lcs"

	"dateline/annotate/sentence"
)

// Stretch is a stretch that both wordings share, or what stands in the old one
// in place of what stands in the new one. Of the latter one place may be empty.
type Stretch struct {
	Old, New sentence.Place // code points
	Same     bool
}

// Revision is what changed from one wording to another. Its stretches cover
// both wordings in order, without holes; those that are the same and those that
// are not alternate.
type Revision struct {
	Stretches []Stretch
	// How many code points both wordings begin with, and end with. In a text
	// that repeats itself these may overlap.
	Head, Tail int
}

// Between compares two wordings. What it finds begins and ends between words.
func Between(before, after string) Revision {
	c := &comparing{before: []rune(before), after: []rune(after)}
	r := Revision{Head: c.head(), Tail: c.tail()}
	head := r.Head
	for head > 0 && (InWord(c.before, head) || InWord(c.after, head)) {
		head--
	}
	tail := min(r.Tail, len(c.before)-head, len(c.after)-head)
	for tail > 0 && (InWord(c.before, len(c.before)-tail) || InWord(c.after, len(c.after)-tail)) {
		tail--
	}
	old := sentence.Place{Start: head, End: len(c.before) - tail}
	now := sentence.Place{Start: head, End: len(c.after) - tail}
	c.add(sentence.Place{End: head}, sentence.Place{End: head}, true)
	c.compare(old, now, 0)
	c.add(sentence.Place{Start: old.End, End: len(c.before)}, sentence.Place{Start: now.End, End: len(c.after)}, true)
	c.tidy()
	r.Stretches = c.found
	return r
}

// Follow returns where a stretch of the old wording stands in the new one. It
// is false when something of it changed.
func (r Revision) Follow(old sentence.Place) (sentence.Place, bool) {
	return r.across(old, func(s Stretch) (from, to sentence.Place) { return s.Old, s.New })
}

// Back returns where a stretch of the new wording stood in the old one. It is
// false when something of it is new.
func (r Revision) Back(now sentence.Place) (sentence.Place, bool) {
	return r.across(now, func(s Stretch) (from, to sentence.Place) { return s.New, s.Old })
}

// across leads a place from one side of the stretches to the other.
func (r Revision) across(at sentence.Place, sides func(Stretch) (from, to sentence.Place)) (sentence.Place, bool) {
	first := sort.Search(len(r.Stretches), func(i int) bool {
		from, _ := sides(r.Stretches[i])
		return from.End >= at.End
	})
	for _, s := range r.Stretches[first:] {
		from, to := sides(s)
		if from.Start > at.Start {
			break
		}
		if s.Same && at.End <= from.End {
			by := to.Start - from.Start
			return sentence.Place{Start: at.Start + by, End: at.End + by}, true
		}
	}
	return sentence.Place{}, false
}

// Same reports whether the two wordings are one.
func (r Revision) Same() bool {
	return !slices.ContainsFunc(r.Stretches, func(s Stretch) bool { return !s.Same })
}

type comparing struct {
	before, after []rune
	found         []Stretch
}

func (c *comparing) head() int {
	n := 0
	for n < len(c.before) && n < len(c.after) && c.before[n] == c.after[n] {
		n++
	}
	return n
}

func (c *comparing) tail() int {
	n, b, a := 0, len(c.before), len(c.after)
	for n < b && n < a && c.before[b-1-n] == c.after[a-1-n] {
		n++
	}
	return n
}

// InWord reports whether a place lies within a word.
func InWord(text []rune, at int) bool {
	return at > 0 && at < len(text) && ofWord(text[at-1]) && ofWord(text[at])
}

// compare compares two stretches by ever smaller pieces: the lines that differ
// by their sentences, and those that differ by their words. The library looks
// for no more than some fifty edits from either end of what it is given, and
// takes all between as one: with levels that is enough for long texts too.
func (c *comparing) compare(old, now sentence.Place, level int) {
	if old.Start == old.End || now.Start == now.End || level == len(levels) {
		c.add(old, now, false)
		return
	}
	oldCuts, nowCuts := cuts(c.before, old, levels[level]), cuts(c.after, now, levels[level])
	names := map[string]rune{}
	i, j := 0, 0
	for _, d := range lcs.DiffRunes(named(c.before, oldCuts, names), named(c.after, nowCuts, names)) {
		c.add(between(oldCuts, i, d.Start), between(nowCuts, j, d.ReplStart), true)
		c.compare(between(oldCuts, d.Start, d.End), between(nowCuts, d.ReplStart, d.ReplEnd), level+1)
		i, j = d.End, d.ReplEnd
	}
	c.add(between(oldCuts, i, len(oldCuts)-1), between(nowCuts, j, len(nowCuts)-1), true)
}

// add appends a stretch, or lets the last one go on.
func (c *comparing) add(old, now sentence.Place, same bool) {
	if old.Start == old.End && now.Start == now.End {
		return
	}
	if n := len(c.found); n > 0 && c.found[n-1].Same == same {
		c.found[n-1].Old.End, c.found[n-1].New.End = old.End, now.End
		return
	}
	c.found = append(c.found, Stretch{Old: old, New: now, Same: same})
}

// tidy takes what is shared between two changes for changed when it is too
// little to mean anything: a blank, a comma, or a small word between many others.
func (c *comparing) tidy() {
	all := c.found
	c.found = nil
	for i, s := range all {
		same := s.Same
		if same && i > 0 && i < len(all)-1 {
			same = !c.slight(s, all[i-1], all[i+1])
		}
		c.add(s.Old, s.New, same)
	}
}

func (c *comparing) slight(s, before, after Stretch) bool {
	const few, many = 3, 20
	letters := 0
	for _, r := range c.before[s.Old.Start:s.Old.End] {
		if r == '\n' {
			return false
		}
		if ofWord(r) {
			letters++
		}
	}
	return letters == 0 || letters <= few && before.size() > many && after.size() > many
}

func (s Stretch) size() int { return max(s.Old.End-s.Old.Start, s.New.End-s.New.Start) }

// levels cut a text into pieces, the largest first. Each says whether a piece
// ends between two code points.
var levels = []func(before, after rune) bool{
	func(before, _ rune) bool { return before == '\n' },
	func(before, after rune) bool {
		return unicode.IsSpace(before) && !unicode.IsSpace(after) && unicode.IsUpper(after)
	},
	func(before, after rune) bool {
		return (!ofWord(before) || !ofWord(after)) && (!unicode.IsSpace(before) || !unicode.IsSpace(after))
	},
}

func ofWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// cuts returns where the pieces of a stretch begin, and where the last ends.
func cuts(text []rune, in sentence.Place, ends func(before, after rune) bool) []int {
	at := []int{in.Start}
	for i := in.Start + 1; i < in.End; i++ {
		if ends(text[i-1], text[i]) {
			at = append(at, i)
		}
	}
	return append(at, in.End)
}

// named gives each piece a number, the same to pieces that are the same.
func named(text []rune, cuts []int, names map[string]rune) []rune {
	all := make([]rune, 0, len(cuts)-1)
	for i, start := range cuts[:len(cuts)-1] {
		piece := string(text[start:cuts[i+1]])
		if _, ok := names[piece]; !ok {
			names[piece] = rune(len(names)) //nolint:gosec // no more than there are code points in a text
		}
		all = append(all, names[piece])
	}
	return all
}

func between(cuts []int, from, to int) sentence.Place {
	return sentence.Place{Start: cuts[from], End: cuts[to]}
}
