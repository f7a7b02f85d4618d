package sources

import (
	"strings"

	"dateline/annotate"
	"dateline/timeline/edtf"
)

// described returns what a source is, by whom, and when it was published.
func described(s annotate.Source) string {
	words := []string{Kind(s.Kind)}
	if by := by(s); by != "" {
		words = append(words, by)
	}
	if !s.Published.IsZero() {
		words = append(words, s.Published.Say())
	}
	if s.URL != "" {
		words = append(words, Host(s.URL))
	}
	return strings.Join(words, " · ")
}

// Host returns where an address leads, in short.
func Host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}

// copyWords says what is kept of a source elsewhere.
func copyWords(s annotate.Source) string {
	words := archived(s.Archive)
	if s.Archive == annotate.Archived && !s.ArchivedOn.IsZero() {
		words += " " + s.ArchivedOn.Say()
	}
	return words
}

// word returns a value of the records in words.
func word(value string) string {
	if d, err := edtf.Parse(value); err == nil {
		return d.Say()
	}
	return value
}
