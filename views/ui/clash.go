package ui

import (
	"maps"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Clash is a field that two people changed at the same time, each to something
// else. The texts are words for the person.
type Clash struct {
	Name               string // of the field, in the form
	Label              string // what it is, in a word
	Base, Mine, Theirs string
	Unknown            bool              // Base is not known
	By                 string            // who saved Theirs
	Stored             map[string]string // what the form has to hold for Theirs, by field name; nil where it is not offered
}

// The names of the fields in which a form says what is to stay of a clash.
const (
	Take         = "take."   // and the name of the field: TakeTheirs, or anything else
	TheirsOf     = "theirs." // and the name of the field, "." and the name of a field that it stands for
	TakeTheirs   = "theirs"
	takeMine     = "mine"
	mostCompared = 20_000 // bytes of a text that is compared word by word
)

func (c Clash) stored() []string { return slices.Sorted(maps.Keys(c.Stored)) }

func (c Clash) by() string {
	if c.By == "" {
		return "somebody else"
	}
	return c.By
}

// run is a stretch of a text that is new in it, or not.
type run struct {
	text string
	new  bool
}

// compare returns a text in stretches, with the words marked that another text
// does not have. Texts that are very long, or have nothing in common, are left
// whole.
func compare(from, text string) []run {
	if from == "" || len(from)+len(text) > mostCompared {
		return []run{{text: text}}
	}
	// One word a line, as lines are what the library compares.
	lines := func(s string) string { return strings.ReplaceAll(s+" ", " ", "\x00\n") }
	words := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "\x00\n", " "), "\x00", " ") }
	a, b := lines(from), lines(text)
	var runs []run
	at, kept := 0, 0
	for _, e := range udiff.Lines(a, b) {
		if same := a[at:e.Start]; same != "" {
			runs = append(runs, run{text: words(same)})
			kept += len(strings.TrimSpace(words(same)))
		}
		if text := words(e.New); text != "" {
			bare := strings.TrimRight(text, " ")
			runs = append(runs, run{text: bare, new: true}, run{text: text[len(bare):]})
		}
		at = e.End
	}
	if at < len(a) {
		runs = append(runs, run{text: words(a[at:])})
		kept += len(a) - at
	}
	if kept == 0 {
		return []run{{text: text}}
	}
	last := &runs[len(runs)-1]
	last.text = strings.TrimSuffix(last.text, " ")
	return runs
}
