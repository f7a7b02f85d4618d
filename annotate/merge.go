package annotate

import (
	"slices"
	"strings"

	"dateline/annotate/fault"
)

// Edited is one field of something that two people edited at the same time, in
// the words of the history.
type Edited struct {
	Field  string
	Base   string // when the form was opened
	Mine   string // as it was typed into the form
	Theirs string // as somebody else saved it meanwhile
}

// Merge returns what both edits together make of the field. What only one side
// changed is taken from that side, and so is what both changed alike. It is
// false when each side wants something else: then a person has to choose.
func (e Edited) Merge() (string, bool) {
	switch {
	case e.Mine == e.Theirs, e.Theirs == e.Base:
		return e.Mine, true
	case e.Mine == e.Base:
		return e.Theirs, true
	default:
		return "", false
	}
}

// MergeSets returns base without what either side took out, and with what
// either side put in, sorted. There is always one answer.
func MergeSets(base, mine, theirs []string) []string {
	var merged []string
	for _, s := range slices.Concat(base, mine, theirs) {
		had, left, stayed := slices.Contains(base, s), slices.Contains(mine, s), slices.Contains(theirs, s)
		if had && left && stayed || !had {
			merged = append(merged, s)
		}
	}
	slices.Sort(merged)
	return slices.Compact(merged)
}

// Clash is a field on which two edits do not agree.
type Clash struct {
	Edited
	Rests   bool     // the edit leaves the field alone, and rests on what it said
	Unknown bool     // Base is not known, as the history does not reach back to it
	By      []string // who changed it meanwhile
}

// ClashError is a Conflict error that names the fields on which an edit and
// what was saved meanwhile do not agree. Nothing has been stored.
type ClashError struct {
	What    string // that was edited, in a word
	Clashes []Clash
	Theirs  []string            // the fields that only somebody else changed
	Sets    map[string][]string // what both sides make of the fields that are sets
	Version int                 // that is stored
}

// Error returns what happened, and what to do, for the person.
func (e *ClashError) Error() string { return e.fault().Error() }

// Unwrap returns a Conflict error, for those who ask for the kind.
func (e *ClashError) Unwrap() error { return e.fault() }

func (e *ClashError) fault() *fault.Error {
	edited, rests := e.fields(false), e.fields(true)
	said := "This " + e.What + " was changed by somebody else while you were working on it."
	if edited != "" {
		said = "This " + e.What + " was changed by somebody else while you were editing it, in the same place as by you: " + edited + "."
	}
	if rests != "" {
		said += " What you say rests on this, which has changed: " + rests + "."
	}
	said += " Nothing of yours is lost."
	if edited != "" {
		said += " Choose below what is to stay, or write it anew, then save again."
	} else {
		said += " Look at what it says now, and save again if yours still stands."
	}
	return &fault.Error{Kind: fault.Conflict, Text: said}
}

// fields names the fields that were edited by both, or those that the edit rests
// on.
func (e *ClashError) fields(rests bool) string {
	var names []string
	for _, c := range e.Clashes {
		if c.Rests == rests {
			names = append(names, c.Field)
		}
	}
	return strings.Join(names, ", ")
}

// rewind returns the facts before some entries of the history, which are last
// first. It is false when the entries do not lead to the facts, so that what
// was before is not known.
func rewind(facts []fact, entries []Entry) ([]fact, bool) {
	before := slices.Clone(facts)
	for _, e := range entries {
		for _, c := range e.Changes {
			i := slices.IndexFunc(before, func(f fact) bool { return f.field == c.Field })
			if i < 0 {
				continue // of something else, such as the evidence of a claim
			}
			if before[i].value != c.New {
				return nil, false
			}
			before[i].value = c.Old
		}
	}
	return before, true
}

// changers returns the names of who changed a field, first to last.
func changers(entries []Entry, field string) []string {
	var names []string
	for _, e := range slices.Backward(entries) {
		name := e.Who()
		touched := slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Field == field })
		if touched && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
