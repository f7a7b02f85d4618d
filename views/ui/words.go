package ui

// Sentence returns s with a capital letter at its start.
func Sentence(s string) string { return sentence(s) }
