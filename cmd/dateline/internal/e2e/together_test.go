package e2e_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Two people have one claim open in two browsers.
func TestTwoPeopleEditOneClaimAtTheSameTime(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	ida, per := o.person(t, "ida"), o.person(t, "per")

	ida.open(claim)
	per.open(claim)
	ida.sees("Per Holm is reading")
	per.sees("Ida Brand is reading")
	per.open(claim + "/edit")
	ida.sees("Per Holm is editing")

	// Ida edits one field, Per another.
	ida.click("Edit")
	per.sees("Ida Brand is editing")
	ida.fill("Statement", "The first train reached Varnholm at noon")
	ida.click("Save")
	per.sees("Ida Brand changed the statement just now. What you type stays")
	per.fill("Who said it", "The station master")
	per.click("Save")
	per.sees("Saved, and merged.", "The first train reached Varnholm at noon", "Said by The station master")
	ida.sees("Per Holm changed the claimant just now.", "Said by The station master")

	// Both edit the same field.
	per.click("Edit")
	ida.click("Edit")
	ida.fill("Statement", "The first train reached Varnholm in the rain")
	ida.click("More: whether")
	ida.fill("Lane", "Trains")
	ida.click("Save")
	per.fill("Statement", "The first train reached Varnholm at one")
	per.click("Save")
	per.got(409)
	per.sees("in the same place as by you: statement", "Statement, when you opened it", "Saved by Ida Brand meanwhile",
		"The first train reached Varnholm in the rain", "Typed by you", "filled in below: lane")
	per.holds("Statement", "The first train reached Varnholm at one")
	per.holds("Lane", "Trains")
	per.click("Take what Ida Brand saved")
	per.fill("Who said it", "The station master of Varnholm")
	per.click("Save")
	per.sees("The first train reached Varnholm in the rain", "Said by The station master of Varnholm")
	ida.sees("Said by The station master of Varnholm")
}

// What somebody types is not replaced, whatever happens on the page around it.
func TestALivePageLeavesAloneWhatIsTyped(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	ida, per := o.person(t, "ida"), o.person(t, "per")
	per.open(claim)
	per.checks()
	ida.open(claim)
	ida.click("Change the verdict here")
	ida.fill("Explanation", "So far as I can see")
	per.sees("Ida Brand is editing")

	per.click("New evidence")
	per.click("Add a source that is not in the list")
	per.fill("Title", "Diary of the mayor")
	per.fill("Quote", "It came on the second.")
	per.click("Save the evidence")
	ida.sees("Per Holm added evidence just now.")
	ida.seesUnder("Evidence", "It came on the second.")
	ida.holds("Explanation", "So far as I can see")
}

func TestADraftOutlivesTheTabAndTheSession(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	ida := o.person(t, "ida")
	ida.open(claim + "/edit")
	ida.fill("Statement", "The first train reached Varnholm in the night")
	ida.sees("Draft saved")
	ida.open("/account")
	ida.click("Sign out")

	later := o.person(t, "ida")
	later.open(claim)
	later.sees("You have an unsaved draft")
	later.click("Restore it")
	later.sees("is in the form again. It is not saved yet.")
	later.holds("Statement", "The first train reached Varnholm in the night")
	later.click("Save")
	later.sees("The first train reached Varnholm in the night")
	later.seesNot("unsaved draft")

	// A tab that is closed in the middle of a word keeps it too.
	later.click("Edit")
	later.fill("Who said it", "Nobody knows")
	later.until("the draft of a page that was left", func() (string, error) {
		later.open(claim) // what is sent while a page goes away may come after the next one
		shown, err := ask[string](later, "text")
		if !contains(shown, "Nobody knows") {
			return "it is not offered", err
		}
		return "", err
	})
	later.click("Discard the draft")
	later.seesNot("unsaved draft")
}

// A list and an article that somebody else works on follow by themselves.
func TestListsFollowWhatOthersDo(t *testing.T) {
	t.Parallel()
	o, line, claim := railway(t)
	o.hire("eva", "Eva Lund", account.Reviewer)
	ida, per := o.person(t, "ida"), o.person(t, "per")
	per.open(line + "/review")
	per.sees("1 claim", "open")
	ida.open(claim)
	ida.click("Take it")
	per.seesUnder("Review list", "checking")

	per.open(line)
	ida.click("Edit")
	ida.fill("Statement", "The first train reached Varnholm at noon")
	ida.click("Save")
	per.sees("The first train reached Varnholm at noon")
}

func TestConflictsAndDraftsWorkWithoutScripts(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	per := o.person(t, "per").withoutScripts()
	per.open(claim + "/edit")
	_, err := o.desk.EditClaim(t.Context(), o.user("ida").Actor(), lastPart(claim), annotate.ClaimEdit{
		Statement: "The first train reached Varnholm at noon", Position: point("1901-05-02"), Version: 1,
	})
	if err != nil {
		t.Fatal(err)
	}
	per.fill("Statement", "The first train reached Varnholm at one")
	per.click("Save")
	per.got(409)
	per.open(claim)
	per.sees("You have an unsaved draft", "at one")
	per.click("Restore it")
	per.focusOn("Statement") // the page goes there, and what is pressed before it has may have moved
	per.click("Save")
	per.got(409)
	per.focusOn("This claim was changed by somebody else")
	per.click("Take what Ida Brand saved")
	per.click("Save")
	per.sees("The first train reached Varnholm at noon")
	per.seesNot("unsaved draft")
}

func lastPart(path string) timeline.ClaimID {
	return timeline.ClaimID(path[strings.LastIndexByte(path, '/')+1:])
}

func point(date string) timeline.Position {
	return timeline.Point{When: edtf.MustParse(date), Extent: timeline.Event}
}
