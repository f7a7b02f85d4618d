package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"dateline/annotate/account"
)

const visit = "The leaders met again\n" +
	"Vogel arrived in Varnholm on Wednesday morning, exactly 24 years since his last visit to the town. He smiled.\n" +
	"The pact replaces one of 1961. It ended on 03/04/2024. The talks began on Tuesday, 19 June 2024."

// worksheet sits somebody down at the worksheet of an article of 20 June 2024.
func (o *office) worksheet(t *testing.T, body string, how func(*person) *person) *person {
	t.Helper()
	o.hire("ida", "Ida Brand", account.Contributor)
	ida := how(o.person(t, "ida"))
	ida.pastes("The visit", "The leaders met again", "20 June 2024", body)
	return ida
}

func asTheyAre(p *person) *person { return p }

// on waits until the keyboard is on something whose text begins in a way.
func (p *person) on(what string) {
	p.t.Helper()
	p.until("the keyboard on “"+what+"”", func() (string, error) {
		text, err := ask[string](p, "focusedText")
		if !strings.Contains(text, what) {
			return "it is on “" + text + "”", err
		}
		return "", err
	})
}

func TestWhatAnArticleProposesIsDecidedWithKeys(t *testing.T) {
	t.Parallel()
	ida := open(t).worksheet(t, visit, asTheyAre)
	ida.sees("5 proposed", "0 of 6 lines settled", "19 June 2024 is a Wednesday, not a Tuesday.")

	ida.press("j")
	ida.on("Vogel arrived in Varnholm on Wednesday morning")
	ida.marked("Wednesday morning", "proposed")
	ida.press("a")
	ida.sees("4 proposed")
	ida.on("exactly 24 years")
	ida.marked("Vogel arrived in Varnholm on Wednesday morning", "is-unchecked")

	ida.press("j")
	ida.on("1961")
	ida.press("k")
	ida.on("exactly 24 years")
	ida.leaving("pressing e", key("e"))
	ida.holds("Number", "24")
	ida.choose("From", "A date:")
	ida.fill("From, the date", "19 July 2000")
	ida.seesUnder("How this is read", "Fails by 30 days.")
	ida.click("Save the claim")
	ida.sees("3 proposed", "0 of 6 lines settled", "1 in work", "30 days short of exactly 24 years")
	ida.on("1961")

	ida.press("x")
	ida.sees("2 proposed", "1 rejected")
	ida.on("It ended on")
	ida.press("a") // which cannot be before a reading is chosen
	ida.press(" ") // the browser went to the readings
	ida.press("a")
	ida.sees("1 proposed", "3 April 2024")
	ida.on("The talks began")
	ida.press("n")
	ida.sees("1 of 6 lines settled", "2 in work", "3 claims in 6 sentences")
	ida.seesNot("1 proposed")
	ida.press("e")
	ida.until("the form for the article", func() (string, error) {
		if at := ida.at(); !strings.HasSuffix(at, "/edit") {
			return "this is " + at, nil
		}
		return "", nil
	})
}

func TestFastFingersDecideOnOneProposalAfterTheOther(t *testing.T) {
	t.Parallel()
	ida := open(t).worksheet(t, visit, asTheyAre)
	ida.press("j", "a", "x", "a", "x", "n")
	ida.sees("2 claims in 6 sentences", "2 rejected", "1 of 6 lines settled", "2 in work")
	ida.seesNot("1 proposed")
}

func TestWhatAnArticleProposesIsDecidedWithTheMouse(t *testing.T) {
	for _, tc := range []struct {
		name string
		how  func(*person) *person
	}{
		{"with scripts", asTheyAre},
		{"without scripts", (*person).withoutScripts},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			ida := open(t).worksheet(t, visit, tc.how)
			ida.sees("5 proposed")
			ida.click("Reject “1961”")
			ida.sees("4 proposed", "1 rejected")
			ida.click("1 rejected")
			ida.click("Restore “1961”")
			ida.sees("5 proposed")
			ida.click("4 March 2024")
			ida.click("Accept “03/04/2024”")
			ida.sees("4 proposed", "1 in work")
			ida.click("Accept the 2 sure ones")
			ida.sees("2 proposed", "3 claims in 6 sentences")
			ida.click("nothing to check in sentence 3")
			ida.sees("1 of 6 lines settled")
			ida.click("nothing to check in sentence 3")
			ida.sees("0 of 6 lines settled")
			ida.click("Nothing to check in 2 other lines")
			ida.sees("2 of 6 lines settled")
			ida.open(ida.at())
			ida.sees("2 proposed", "2 of 6 lines settled")
		})
	}
}

func TestProposalsShutNobodyOut(t *testing.T) {
	t.Parallel()
	ida := open(t).worksheet(t, visit, asTheyAre)
	for _, l := range []look{{width: desktop}, {width: desktop, dark: true}, {width: phone}} {
		ida.wear(l)
		if found := ida.barriers(); len(found) > 0 {
			t.Errorf("%s: %s", l, strings.Join(found, "\n"))
		}
	}
	ida.fits(phone)
	ida.fits(small)
	ida.wear(look{width: desktop})
	ida.open(ida.at())
	ida.tabTo("Accept “Wednesday morning”")
	ida.press(kb.Enter)
	ida.sees("4 proposed")
	ida.on("exactly 24 years")
}

func TestARealArticleProposesItsClaims(t *testing.T) {
	t.Parallel()
	body := material(t, "article.txt")
	ida := open(t).worksheet(t, body, asTheyAre)
	for _, dated := range []string{
		"first visit to Pyongyang in 24 years", "1961", "Wednesday", "2018", "early Wednesday morning",
		"exactly 24 years since his last visit to Pyongyang",
	} {
		ida.spot("Accept “" + dated + "”")
	}
	ida.click("Accept all 6")
	ida.sees("6 claims in", "none checked yet")
	ida.click("Nothing to check in")
	ida.sees("0 open", "of 15 lines settled")
}
