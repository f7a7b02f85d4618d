package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestTwoPeopleTalkAboutAClaim(t *testing.T) {
	t.Parallel()
	o, line, claim := railway(t)
	ida, per, reader := o.person(t, "ida"), o.person(t, "per"), o.visitor(t)

	ida.open(claim)
	ida.fill("New comment", "Which *edition* is it, @per")
	ida.sees("@per Per Holm") // to choose from
	ida.press(kb.Tab)         // takes the one that is chosen
	ida.holds("New comment", "Which *edition* is it, @per ")
	ida.click("Comment")
	ida.seesUnder("Talk", "Ida Brand", "Which edition is it, @per")

	per.open(line)
	per.click("Inbox")
	per.sees("Ida Brand mentioned you", "1 thing unread")
	per.click(arrival)
	per.seesUnder("Talk", "Which edition is it")
	per.click("Answer…")
	per.fill("Answer Ida Brand", "The summer edition.")
	per.click("Answer")
	per.seesUnder("Talk", "The summer edition.")
	per.click("Inbox")
	per.sees("Nothing unread")

	ida.open("/inbox")
	ida.sees("Per Holm answered in a thread of yours", "The summer edition.")
	ida.click(arrival)
	ida.click("Resolve")
	ida.sees("1 resolved thread")
	reader.open(line)
	reader.seesNot("summer edition")
}
