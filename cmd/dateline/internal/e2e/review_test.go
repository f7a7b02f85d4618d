package e2e_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

const arrival = "The first train reached Varnholm on 2 May 1901"

// railway starts an office with two reviewers, Ida and Per, on a public
// timeline that has one open claim. It returns the addresses of both.
func railway(t *testing.T) (o *office, line, claim string) {
	t.Helper()
	o = open(t)
	o.hire("ida", "Ida Brand", account.Reviewer)
	o.hire("per", "Per Holm", account.Reviewer)
	slug := o.timeline("The railway", timeline.Public, "ida", "per")
	at := timeline.Point{When: edtf.MustParse("1901-05-02"), Extent: timeline.Event}
	c, err := o.desk.AddClaim(t.Context(), o.user("ida").Actor(), slug, annotate.ClaimEdit{Statement: arrival, Position: at}, nil)
	if err != nil {
		t.Fatalf("adding the claim: %v", err)
	}
	return o, "/timelines/" + slug, "/claims/" + string(c.ID)
}

// checks takes the open claim, says what a source says, and reaches a verdict.
func (p *person) checks() {
	p.t.Helper()
	p.click("Take it")
	p.sees("Work: checking")
	p.click("New evidence")
	p.fill("Title", "Timetable of the Northern Line")
	p.click("Supports")
	p.fill("Quote", "From the second of May trains run to Varnholm.")
	p.fill("Where it stands", "page 3")
	p.fill("Date that the source gives", "2 May 1901")
	p.click("Save the evidence")
	p.seesUnder("Evidence", "From the second of May trains run to Varnholm.", "page 3", "supports")
	p.click("Verdict")
	p.click("Correct ·")
	p.fill("Explanation", "The timetable has it.")
	p.click("Save the verdict")
	p.seesUnder("Verdict", "The timetable has it.")
}

func TestTwoPeopleReviewAClaim(t *testing.T) {
	t.Parallel()
	o, line, claim := railway(t)
	ida, per, reader := o.person(t, "ida"), o.person(t, "per"), o.visitor(t)

	reader.open(line)
	reader.sees("Nothing on this timeline is published yet")
	reader.open(claim)
	reader.got(404)

	ida.open(claim)
	ida.refuses("Set the verdict", "Take it first.")
	ida.checks()
	ida.click("Submit for review")
	ida.sees("Work: in review")
	ida.refuses("Approve", "You set this verdict: another reviewer has to decide on it.")

	per.open(line + "/review?status=in-review")
	per.sees("1 claim", "correct", "in review")
	per.click(arrival)
	per.click("Return with a comment…")
	per.fill("What should change", "Say which edition of the timetable it is.")
	per.click("Return with a comment")
	per.sees("Work: changes requested")

	ida.open(claim)
	ida.sees("Per Holm asked for changes.", "Say which edition of the timetable it is.")
	ida.click("Resume checking")
	ida.click("Verdict")
	ida.holds("Explanation", "The timetable has it.")
	ida.fill("Explanation", "The summer timetable of 1901 has it.")
	ida.click("Save the verdict")
	ida.click("Submit for review")

	per.open(claim)
	per.click("Approve")
	per.sees("Work: approved", "approved by Per Holm")
	reader.open(claim)
	reader.got(404)
	per.click("Publish")
	per.sees("Work: published")
	per.seesUnder("History", "Published", "Approved", "Returned with a comment", "Took it for checking", "Ida Brand", "Per Holm",
		"21 Jun 2024, ", " UTC", "Say which edition of the timetable it is.", "The timetable has it.", "→", "The summer timetable of 1901 has it.")

	reader.open(line)
	reader.sees("2 May 1901")
	reader.click(arrival)
	reader.sees("Correct", "The summer timetable of 1901 has it.", "Timetable of the Northern Line", "From the second of May")
	reader.seesNot("History", "Ida Brand", "Per Holm", "Say which edition")
}

// refuses checks that a step is shown, cannot be taken, and that the reason
// stands beside it.
func (p *person) refuses(step, reason string) {
	p.t.Helper()
	p.sees(reason)
	if at := must[spot](p, "spot", step); at.Trouble != "“"+step+"” is disabled" {
		p.t.Errorf("the step “%s” is not disabled: %s", step, at.Trouble)
	}
}

func TestAnEditInTwoTabsLosesNothing(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	left := o.person(t, "ida")
	left.open(claim + "/edit")
	right := left.tab()
	right.open(claim + "/edit")

	left.fill("Statement", "The first train reached Varnholm at noon")
	left.click("Save")
	left.sees("The first train reached Varnholm at noon")

	right.fill("Statement", "The first train reached Varnholm in the rain")
	right.fill("Who said it", "The station master")
	right.click("Save")
	right.got(409)
	right.sees("Saved by Ida Brand meanwhile", "The first train reached Varnholm at noon")
	right.holds("Statement", "The first train reached Varnholm in the rain")
	right.holds("Who said it", "The station master")

	right.click("Save")
	right.sees("The first train reached Varnholm in the rain", "The station master")
	right.seesUnder("History", "The first train reached Varnholm at noon")
}

func TestASessionThatEndsLosesNothing(t *testing.T) {
	t.Parallel()
	const password = "five small boats at noon"
	o, _, claim := railway(t)
	ida := o.visitor(t)
	ida.open("/link/" + o.invite("ida"))
	ida.click("Sign in")
	ida.open("/account")
	ida.fill("New password", password)
	ida.click("Save the password")
	ida.sees("Your password is saved.")

	ida.open(claim)
	ida.checks()
	ida.click("Verdict")
	ida.fill("Explanation", "The timetable has it,\nand so has the diary of the mayor.")
	elsewhere := ida.tab()
	elsewhere.open("/account")
	elsewhere.click("Sign out")
	elsewhere.sees("Sign in")

	ida.click("Save the verdict")
	ida.got(401)
	ida.sees("What you typed is kept on this page")
	ida.fill("Login", "ida")
	ida.fill("Password", "not the right one")
	ida.click("Sign in")
	ida.sees("do not belong together")
	ida.fill("Password", password)
	ida.click("Sign in")
	ida.sees("Your text was kept", "and so has the diary of the mayor.")
	ida.click("Send it now")
	ida.seesUnder("Verdict", "and so has the diary of the mayor.")
}
