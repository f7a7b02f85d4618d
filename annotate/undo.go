package annotate

import (
	"strings"
)

// Before is an object as it was before its last change that can be undone. Was
// holds the object alone; of evidence, with its claim.
type Before struct {
	Object Object
	ID     string
	Entry  int64 // the number of the change in the history
	Was    Archive
}

// Undo is the last change of an object, and whether an actor may undo it.
type Undo struct {
	Object  Object
	ID      string
	Version int    // of the object, which undoing has to find unchanged
	Act     string // that would be undone
	No      error  // why the actor may not; nil when they may
	Instead string // what takes it back, for what is not undone; empty otherwise
}

// The acts of the history that undoing restores the values of before.
const (
	actEdit             = "edit"
	actRule             = "set verdict"
	actEditEvidence     = "edit evidence"
	actWithdrawEvidence = "withdraw evidence"
)

// The beginnings of the acts that undo, and that undo an undoing.
const (
	undoOf = "undo of "
	redoOf = "redo of "
)

// canUndo reports whether an act on an object is undone by restoring its values.
func canUndo(object Object, act string) bool {
	switch act = undone(act); object {
	case ObjectClaim:
		return act == actEdit || act == actRule
	case ObjectEvidence:
		return act == actEditEvidence || act == actWithdrawEvidence
	case ObjectSource, ObjectTimeline:
		return act == actEdit
	default:
		return false
	}
}

// undone returns the act that was undone, or done again, by an act; itself for
// any other.
func undone(act string) string {
	return strings.TrimPrefix(strings.TrimPrefix(act, undoOf), redoOf)
}

// undoing returns the name of undoing an act.
func undoing(act string) string {
	if strings.HasPrefix(act, undoOf) {
		return redoOf + undone(act)
	}
	return undoOf + undone(act)
}

// insteads tell what takes back the acts that are not undone: those of the
// workflow have their own way back, which somebody has to stand for.
var insteads = map[string]string{
	"add":               "Nothing is deleted. A claim that should not be here is left as a draft, or withdrawn once it was published.",
	string(ActOpen):     "Opening is not undone: the claim becomes a draft again when it lacks a date.",
	string(ActTake):     "Taking is not undone: assign the claim to somebody else.",
	string(ActAssign):   "Assigning is not undone: assign the claim again.",
	string(ActSubmit):   "Submitting is not undone: a reviewer returns the claim with a comment.",
	string(ActReturn):   "Returning is not undone: the checker resumes, and submits again.",
	string(ActResume):   "Resuming is not undone: submit when the changes are made.",
	string(ActApprove):  "Approving is not undone: reopen the claim, with a reason.",
	string(ActPublish):  "Publishing is not undone: reopen the claim or withdraw it, with a reason that the public reads.",
	string(ActWithdraw): "Withdrawing is not undone: an administrator overrides it, with a reason.",
	string(ActReopen):   "Reopening is not undone: set the verdict again, and submit it.",
	string(ActOverride): "An override is not undone: override again, with a reason.",
	"add evidence":      "Adding evidence is not undone: withdraw it, with a reason.",
	"dismiss finding":   "Dismissing is not undone here: take it back beside the finding.",
	"lead quote":        "What a corrected text did to its words is not undone here: choose the words anew, or correct the text again.",
	"choose words":      "Choosing words is not undone: choose them again.",
	"set re-check date": "Setting the date is not undone: set it again.",
	"restore finding":   "Dismiss the finding again, with a reason.",
}

// instead returns what takes back an act that is not undone.
func instead(e Entry) string {
	if e.Machine == importMachine {
		return "An import is not undone: import the file from before, or edit the claim."
	}
	return insteads[e.Act]
}
