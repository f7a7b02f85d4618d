package tagger

// abbreviated reports whether the stop after the word t is that of an
// abbreviation rather than of a sentence.
func (t *token) abbreviated() bool {
	if t.width == 1 || t.lex.short && t.capital {
		return true
	}
	switch t.low {
	case "mr", "mrs", "ms", "dr", "prof", "gen", "gov", "sen", "rep", "col", "lt", "sgt", "capt", "cmdr", "rev", "st", "mt",
		"inc", "corp", "co", "ltd", "bros", "no", "vs", "etc", "approx", "dept", "jr", "sr":
		return true
	}
	return false
}

// opensSentence are the words that show, after the stop of an abbreviation,
// that a sentence has ended all the same: "in the U.S. The".
var opensSentence = []string{
	"the", "it", "its", "he", "she", "they", "we", "but", "and", "in", "on", "at", "a", "an", "this", "that", "these", "those", "there",
	"his", "her", "their", "our", "if", "when", "while", "as", "after", "before", "since", "by", "for", "with", "from", "to", "some",
	"many", "most", "both", "however", "although", "though", "then", "meanwhile", "last", "next", "earlier", "later", "more", "about",
	"under", "during", "according",
}

// ends reports whether a sentence ends with the token at i: not at the stop of
// "10.30", nor of "p.m." or "Mr." unless what follows can only begin one.
func (r *reader) ends(i int) bool {
	t, next := r.at(i), r.at(i+1)
	switch {
	case t.kind != kindMark || !isStop(t.mark):
		return false
	case next.kind == kindNone:
		return true
	case !next.space || next.kind == kindWord && !next.capital:
		return false
	}
	if t.mark != '.' || !r.glued(i) || r.at(i-1).kind != kindWord || !r.at(i-1).abbreviated() {
		return true
	}
	return r.is(i+1, opensSentence...)
}
