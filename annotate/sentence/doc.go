// Package sentence takes the text of an article apart into sentences that know
// where they stand, and finds words again that somebody typed.
//
// All places are in code points, as those of a quote are. Nothing of a text is
// lost or moved: the sentences stand in order, and between them is nothing but
// white space.
//
// A new paragraph begins after an empty line, and at every line break of a text
// whose lines are not wrapped. Within a paragraph the boundaries are those of
// the Punkt algorithm with a model of English, which knows abbreviations and
// initials. Other languages are split by it too, with more mistakes.
package sentence
