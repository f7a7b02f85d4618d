package views

import (
	"strings"
	"time"
)

// Draft is what a person typed into a form and has not saved. It is offered to
// them, and to nobody else.
type Draft struct {
	Form     string // names it
	At       time.Time
	Restore  string      // the address that puts it back into its form
	Back     string      // the page to return to when it is discarded
	Typed    []KeptField // what differs from what is saved
	Restored bool        // it is in the form now
}

// openUpTo is how many fields of a draft are shown without being asked for.
const openUpTo = 4

// The fields of the form that discards a draft.
const (
	DraftForm = "form"
	DraftBack = "back"
)

// label names the note about the draft: two of one form differ in when they were
// typed.
func (d Draft) label() string {
	return "Unsaved " + d.about() + " from " + d.At.UTC().Format("2 Jan 2006, 15:04:05.000")
}

// about returns which form a draft is of, in words.
func (d Draft) about() string {
	path, _, _ := strings.Cut(d.Form, "?")
	switch {
	case strings.HasSuffix(path, "/verdict"):
		return "draft of a verdict"
	case strings.HasSuffix(path, "/steps/return"), strings.Contains(path, "/comments"):
		return "comment"
	case strings.Contains(path, "/steps/"), strings.Contains(path, "/findings/"), strings.HasSuffix(path, "/withdraw"):
		return "reason"
	case strings.Contains(path, "/evidence"):
		return "draft of evidence"
	case strings.HasSuffix(path, "/text"):
		return "corrected text"
	default:
		return "draft"
	}
}
