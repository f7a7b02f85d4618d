package views

import (
	"slices"
	"strings"

	"dateline/views/ui"
)

// KeptField is one field of a form that could not be taken.
type KeptField struct{ Name, Value string }

// unread are the fields that go along with a form unseen, such as the version
// that was edited.
var unread = []string{"version", "next", "article", "start", "end", "claim"}

// Readable returns the fields that have something to read in them.
func Readable(fields []KeptField) []KeptField {
	var shown []KeptField
	for _, f := range fields {
		if strings.TrimSpace(f.Value) != "" && !slices.Contains(unread, f.Name) {
			shown = append(shown, f)
		}
	}
	return shown
}

// label returns the name of a field as a person would say it: "search_note"
// becomes "Search note".
func (f KeptField) label() string {
	return ui.Sentence(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(f.Name))
}

// long reports whether a field may not fit the room that it is given, so that
// it has to be scrolled.
func (f KeptField) long() bool {
	const room = 600
	return len(f.Value) > room || strings.Count(f.Value, "\n") > 8
}
