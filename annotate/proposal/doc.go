// Package proposal turns the time expressions of an article into claims that
// can be accepted as they are: a statement, the words that it is quoted from,
// the words that dated it, and its place in time.
//
// One claim is proposed for each date and each gap that the text states. What
// is vague ("recently", "now") is not, and neither is what only dates the text
// itself, such as the dateline before its first sentence.
//
// A statement is a stretch of one sentence: the clause around the words that
// dated it, with the main clause that it needs. What only hangs on at the end
// ("…, amid concerns over…") and what only joins it to the sentence before
// ("However, …") is left away. Nothing is put in.
package proposal
