package e2e_test

import "testing"

// A claim goes from draft to published, is reopened, corrected and published
// again by two people in two browsers, and a reader looks at the public page
// after each step.
func TestAPublishedClaimIsCorrectedByTwoPeople(t *testing.T) {
	t.Parallel()
	const corrected = "The first train reached Varnholm on 3 May 1901"
	o, line, claim := railway(t)
	ida, per, reader := o.person(t, "ida"), o.person(t, "per"), o.visitor(t)

	ida.open(claim)
	ida.checks()
	ida.click("Submit for review")
	ida.sees("Work: in review", "Submitting is not undone: a reviewer returns the claim with a comment.")
	reader.open(claim)
	reader.got(404)
	per.open(claim)
	per.click("Approve")
	per.click("Publish")
	per.sees("Work: published", "Edition 1", "The claim stands as it was published.")
	reader.open(claim)
	reader.sees(arrival, "Correct", "The timetable has it.")

	// Another day, at fresh browsers.
	ida, reader = o.person(t, "ida"), o.visitor(t)
	ida.open(claim)
	ida.click("Reopen…")
	ida.fill("Reason", "The diary of the mayor says otherwise.")
	ida.click("Reopen")
	ida.sees("Work: checking", "The public reads that it is being re-checked, and no verdict.")
	reader.open(claim)
	reader.sees(arrival, "This claim is being re-checked.", "The diary of the mayor says otherwise.")
	reader.seesNot("The timetable has it.")

	ida.click("Edit")
	ida.fill("Statement", "The first train reached Varnholm in the rain")
	ida.click("Save")
	ida.sees("The first train reached Varnholm in the rain")
	ida.click("Undo the last change")
	ida.seesUnder("History", "Undo of “Edited the claim”")
	ida.sees(arrival)
	ida.click("Edit")
	ida.fill("Statement", corrected)
	ida.fill("In words or as EDTF", "3 May 1901")
	ida.click("Save")
	ida.sees(corrected, "fields changed since: none of that is read until it is published again.")
	reader.open(claim)
	reader.sees(arrival, "2 May 1901", "being re-checked")
	reader.seesNot("3 May 1901")
	reader.open(line)
	reader.sees(arrival, "2 May 1901", "Being re-checked")
	reader.seesNot("3 May 1901")

	// And another one.
	ida, per, reader = o.person(t, "ida"), o.person(t, "per"), o.visitor(t)
	ida.open(claim)
	ida.click("Compare the two")
	ida.sees("What changed since it was published", "statement", "2 May 1901", "3 May 1901", "unchecked", arrival)
	ida.open(claim)
	ida.click("Verdict")
	ida.click("Correct with qualification ·")
	ida.fill("Explanation", "It set off on the second and arrived after midnight.")
	ida.click("Save the verdict")
	ida.click("Submit for review")
	per.open(claim)
	per.click("Approve")
	reader.open(claim)
	reader.sees(arrival, "being re-checked")
	per.click("Publish")
	per.sees("Work: published", "Edition 2")
	reader.open(claim)
	reader.sees(corrected, "Correct with qualification", "It set off on the second")
	reader.seesNot("being re-checked", "Ida Brand", "Per Holm")

	per.open(line + "/history?object=claim")
	per.sees("Published", "Approved", "Undo of “Edited the claim”", "Reopened", "Ida Brand", "Per Holm")
}
