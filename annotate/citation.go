package annotate

import (
	"strings"

	"dateline/timeline/edtf"
)

// Citation returns a source as a line of text that can stand in a note: who
// wrote it, its title, who published it and when, and where it is.
//
//	Mira Haldane, “A pact renewed”, The Courier, 20 June 2024, https://courier.example/pact, archived 21 June 2024 at https://web.archive.org/…
func Citation(s Source) string { return cite(s, Evidence{}) }

// Cite returns the source of a piece of evidence in the same way, with the place
// where the quote stands, the day on which it was read, the copy that was read,
// and the source that it was seen quoted in. The evidence has to name these two
// sources; the zero via is none.
func Cite(e Evidence, from, via Source) string {
	line := cite(from, e)
	if via.ID != "" {
		line += "; quoted in " + cite(via, Evidence{Accessed: e.Accessed})
	}
	return line
}

func cite(s Source, e Evidence) string {
	var parts []string
	add := func(words string) {
		if words = strings.TrimSpace(words); words != "" {
			parts = append(parts, words)
		}
	}
	add(s.Author)
	add("“" + strings.TrimRight(strings.TrimSpace(s.Title), ".") + "”")
	if s.Publisher != s.Author {
		add(s.Publisher)
	}
	add(sayDate("", s.Published))
	add(e.Locator)
	if s.ISBN != "" {
		add("ISBN " + s.ISBN)
	}
	switch {
	case s.DOI != "":
		add("https://doi.org/" + s.DOI)
	case s.URL != "":
		add(s.URL)
	}
	if e.Via == "" {
		add(sayDate("accessed ", e.Accessed))
	}
	copied, on := s.ArchiveURL, s.ArchivedOn
	if e.CopyURL != "" {
		copied, on = e.CopyURL, e.CopiedOn
	}
	if copied != "" && copied != s.URL {
		add(strings.TrimSpace("archived "+sayDate("", on)) + " at " + copied)
	}
	return strings.Join(parts, ", ")
}

func sayDate(before string, d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return before + d.Say()
}
