package annotate_test

import (
	"testing"
	"time"

	"dateline/annotate"
)

func chain(n int) []annotate.Entry {
	entries := make([]annotate.Entry, n)
	var last annotate.Entry
	for i := range entries {
		last = annotate.Entry{
			At: time.Date(2024, 6, 20, 9, i, 0, 123456789, time.UTC), Actor: annotate.Person{ID: "u1", Name: "Ada"},
			Timeline: "t1", Object: annotate.ObjectClaim, ID: "c1", Act: "edit",
			Changes: []annotate.Change{{Field: "statement", Old: "a", New: "b"}},
		}.Seal(last)
		entries[i] = last
	}
	return entries
}

func TestAnUnchangedHistoryFollows(t *testing.T) {
	var last annotate.Entry
	for i, e := range chain(5) {
		if !e.Follows(last) {
			t.Errorf("entry %d does not follow the one before it", i+1)
		}
		last = e
	}
}

func TestAChangeToAnyFieldOfTheHistoryShows(t *testing.T) {
	changes := map[string]func(*annotate.Entry){
		"time":             func(e *annotate.Entry) { e.At = e.At.Add(time.Millisecond) },
		"actor's id":       func(e *annotate.Entry) { e.Actor.ID = "u2" },
		"actor's name":     func(e *annotate.Entry) { e.Actor.Name = "Ben" },
		"machine":          func(e *annotate.Entry) { e.Machine = "import" },
		"timeline":         func(e *annotate.Entry) { e.Timeline = "t2" },
		"object":           func(e *annotate.Entry) { e.Object = annotate.ObjectSource },
		"id":               func(e *annotate.Entry) { e.ID = "c2" },
		"act":              func(e *annotate.Entry) { e.Act = "approve" },
		"reason":           func(e *annotate.Entry) { e.Reason = "because" },
		"old value":        func(e *annotate.Entry) { e.Changes[0].Old = "x" },
		"new value":        func(e *annotate.Entry) { e.Changes[0].New = "x" },
		"removed change":   func(e *annotate.Entry) { e.Changes = nil },
		"shifted boundary": func(e *annotate.Entry) { e.Changes[0].Field, e.Changes[0].Old = "statementa", "" },
		"hash before":      func(e *annotate.Entry) { e.Previous = "0" },
		"number":           func(e *annotate.Entry) { e.Number++ },
		"hash":             func(e *annotate.Entry) { e.Hash = "0" },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			entries := chain(3)
			change(&entries[1])
			if entries[1].Follows(entries[0]) && entries[2].Follows(entries[1]) {
				t.Errorf("a changed %s does not show", name)
			}
		})
	}
}

func TestARemovedEntryShows(t *testing.T) {
	entries := chain(3)
	if entries[2].Follows(entries[0]) {
		t.Error("the third entry follows the first")
	}
}
