package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

// claimsOf returns the claims of a timeline by their dates.
func (o *office) claimsOf(line string) []annotate.Case {
	o.t.Helper()
	b, err := o.desk.Board(o.t.Context(), account.Operator(), strings.TrimPrefix(line, "/timelines/"))
	if err != nil {
		o.t.Fatal(err)
	}
	return b.Cases
}

// reword lets Per Holm change the statement of a claim.
func (o *office) reword(c annotate.Case, statement string) {
	o.t.Helper()
	in := annotate.ClaimEdit{Statement: statement, Position: c.Position, Version: c.Version}
	if _, err := o.desk.EditClaim(o.t.Context(), o.user("per").Actor(), c.ID, in); err != nil {
		o.t.Fatal(err)
	}
}

// top returns how far below the edge of the window something stands.
func (p *person) top(selector string) float64 {
	p.t.Helper()
	y, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64](`document.querySelector("`+selector+`").getBoundingClientRect().top`))
	if err != nil {
		p.t.Fatal(err)
	}
	return y
}

// The rows that are ticked stay as they were seen, and the others follow.
func TestAListFollowsAroundWhatIsTicked(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	all := o.claimsOf(line)
	ida := o.person(t, "ida")
	ida.open(line + "/review")
	ida.press("j")
	ida.press("x")
	ida.press("j")
	ida.focusOn("1902")
	o.reword(all[0], "A line opened in the rain")
	o.reword(all[2], "A line opened in the snow")
	ida.sees("A line opened in the snow", "A line opened in 1901", "1 selected")
	ida.focusOn("1902")
	o.reword(all[1], "A line opened in the fog")
	ida.sees("A line opened in the fog")
	ida.focusOn("fog")
	ida.press("k")
	ida.press("j")
	ida.focusOn("fog")

	// What became of the selected claims stays to be read, though it changed them.
	ida.press("x")
	ida.choose("With the selected", "Set the lane")
	ida.fill("Lane", "Railways")
	ida.click("Do it")
	ida.sees("1 claim done, 1 refused", "Somebody changed it after you saw it.")
	o.reword(all[3], "A line opened in the wind")
	ida.sees("A line opened in the wind", "1 claim done, 1 refused")
}

func TestAQueueFollowsWhatOthersDo(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	all := o.claimsOf(line)
	ida, per := o.person(t, "ida"), o.person(t, "per")
	per.open("/queue")
	per.press("j")
	per.press("j")
	per.focusOn("1902")
	per.seesNot("waiting")
	assign := annotate.Step{Act: annotate.ActAssign, Version: all[3].Version, Assignee: o.user("per").ID}
	if _, err := o.desk.Take(t.Context(), o.user("ida").Actor(), all[3].ID, assign); err != nil {
		t.Fatal(err)
	}
	per.sees("1 waiting")
	per.focusOn("1902")

	// A claim that somebody else has taken is gone from the list; the keyboard
	// goes on with the one that stands there now.
	ida.open(line + "/queue")
	ida.press("j")
	ida.focusOn("1901")
	ida.press("t")
	per.seesUnder("Waiting for others", "A line opened in 1901")
	per.focusOn("1902")
}

// Two people talk, and one of them is typing.
func TestTalkFollowsWhileSomebodyTypes(t *testing.T) {
	t.Parallel()
	o, line, claim := railway(t)
	ida := o.person(t, "ida")
	ida.open(claim)
	ida.fill("New comment", "So far I think")
	say := func(text string) {
		t.Helper()
		if _, err := o.desk.Say(t.Context(), o.user("per").Actor(), lastPart(claim), annotate.CommentEdit{Body: text}); err != nil {
			t.Fatal(err)
		}
	}
	say("Which page is it, @ida?")
	ida.seesUnder("Talk", "Which page is it")
	say("I have it now.")
	ida.seesUnder("Talk", "I have it now.")
	ida.holds("New comment", "So far I think")
	ida.focusOn("New comment")
	ida.press(" ")
	ida.holds("New comment", "So far I think ")

	// What stands in sight stays where it is, whatever grows above.
	ida.open(claim)
	ida.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("history").scrollIntoView({behavior: "instant"})`))
	before := ida.top("#history")
	c := o.claimsOf(line)[0]
	o.reword(c, "The first train reached Varnholm. "+strings.Repeat("It was long awaited. ", 40))
	ida.until("the longer statement", func() (string, error) {
		text, err := ask[string](ida, "text")
		if !strings.Contains(text, "long awaited") {
			return "the page does not say it", err
		}
		return "", err
	})
	if after := ida.top("#history"); after < before-2 || after > before+2 {
		t.Errorf("the history stood at %.0f and stands at %.0f", before, after)
	}
}

// Somebody selects words of an article while others work on it.
func TestAWorksheetFollowsAroundSelectedWords(t *testing.T) {
	t.Parallel()
	o, line, _ := railway(t)
	ida := o.person(t, "ida")
	slug := strings.TrimPrefix(line, "/timelines/")
	a, err := o.desk.AddArticle(t.Context(), o.user("ida").Actor(), slug, annotate.ArticleEdit{
		Title: "A railway", Body: "The line opened at noon. The mayor smiled all day.",
	})
	if err != nil {
		t.Fatal(err)
	}
	ida.open("/articles/" + string(a.ID))
	ida.draw("The mayor smiled")
	_, err = o.desk.AddClaim(t.Context(), o.user("per").Actor(), slug, annotate.ClaimEdit{
		Statement: "It opened at midday", Position: timeline.Undated{},
	}, &annotate.QuoteEdit{Article: a.ID, Start: 0, End: 24})
	if err != nil {
		t.Fatal(err)
	}
	ida.sees("It opened at midday")
	if got := must[string](ida, "selected"); strings.TrimSpace(got) != "The mayor smiled" {
		t.Errorf("the selected words are %q afterwards", got)
	}
	ida.press("c")
	ida.holds("Statement", "The mayor smiled")
}
