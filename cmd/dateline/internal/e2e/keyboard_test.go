package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/annotate/account"
)

func key(keys string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(keys) }

// focus is what the keyboard is on.
type focus struct {
	Name, Tag, HTML string
	Ring, InSight   bool
}

// tabTo presses the tab key until the keyboard is on what has a name, and
// checks on the way that one can see where it is.
func (p *person) tabTo(name string) {
	p.t.Helper()
	const enough = 250 // stops on one page
	var seen []string
	for range enough {
		p.press(kb.Tab)
		at := must[focus](p, "focused")
		if at.Name == "" {
			continue
		}
		if !at.Ring || !at.InSight {
			p.t.Errorf("%s: the keyboard is on something and that cannot be seen (ring %v, in sight %v): %s", p.at(), at.Ring, at.InSight, at.HTML)
		}
		if at.Name == name {
			return
		}
		seen = append(seen, at.Name)
	}
	p.t.Fatalf("%s: the tab key does not come to “%s”, only to %q", p.at(), name, seen)
}

// types brings the keyboard to a field and types into it.
func (p *person) types(label, text string) {
	p.t.Helper()
	p.tabTo(label)
	p.press(text)
}

// enters brings the keyboard to a link or button and presses Enter on it.
func (p *person) enters(name string) {
	p.t.Helper()
	p.tabTo(name)
	p.leaving("pressing Enter on “"+name+"”", key(kb.Enter))
}

func TestTheKeyboardIsEnough(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.hire("ida", "Ida Brand", account.Contributor)
	ida := o.person(t, "ida")

	ida.open("/timelines")
	ida.enters("Make the first timeline")
	ida.press("The bridge") // the first field has the keyboard already
	ida.enters("Make the timeline")
	ida.enters("Paste an article")
	ida.press("Why the bridge was closed")
	ida.types("Text", "The bridge was opened on 3 July 1998. It was closed on 17 June 2024.")
	ida.types("Published", "20 June 2024")
	ida.enters("Add the article")
	sheet := ida.at()

	ida.enters("claim of sentence 1")
	ida.press(" It was a Friday.")
	ida.types(inWords, "3 July 1998")
	ida.seesUnder("How this is read", "A Friday.")
	ida.leaving("pressing Enter in a field", key(kb.Enter))
	ida.sees("In the article", "It was a Friday.")

	ida.open(sheet)
	ida.enters("claim of sentence 2")
	ida.tabTo("A date")
	ida.press(kb.ArrowDown)
	ida.tabTo("How it was put")
	ida.press("exactly")
	ida.types("Number", "26")
	ida.tabTo("From")
	ida.press("3 July 1998")
	ida.tabTo("To")
	ida.press("A date")
	ida.types("To, the date", "17 June 2024")
	ida.seesUnder("How this is read", "Fails by 16 days.")
	ida.enters("Save the claim")
	ida.sees("Fails by 16 days.")

	ida.leaving("pressing e", key("e"))
	ida.sees("Edit the claim")
	ida.press(kb.Escape)
	ida.open("/timelines")
	ida.press("/")
	if at := must[focus](ida, "focused"); at.Tag != "input" {
		t.Errorf("the slash leads to %s, want the search field", at.HTML)
	}
	ida.press("bridge")
	ida.leaving("searching", key(kb.Enter))
	ida.sees("Why the bridge was closed")
}

func TestAClaimIsReviewedWithTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	o, _, claim := railway(t)
	ida, per := o.person(t, "ida"), o.person(t, "per")

	ida.open(claim)
	ida.enters("Take it")
	ida.leaving("pressing n", key("n"))
	ida.types("Title", "Timetable of the Northern Line")
	ida.types("Quote", "From the second of May trains run to Varnholm.")
	ida.types("Where it stands", "page 3")
	ida.types("Date that the source gives", "2 May 1901")
	ida.enters("Save the evidence")
	ida.leaving("pressing v", key("v"))
	ida.tabTo("Unchecked")
	ida.press(kb.ArrowDown)
	ida.types("Explanation", "The timetable has it.")
	ida.enters("Save the verdict")
	ida.seesUnder("Verdict", "The timetable has it.")
	ida.enters("Submit for review")
	ida.sees("Work: in review")

	per.open(claim)
	per.enters("Approve")
	per.enters("Publish")
	per.sees("Work: published")
}

func TestTheReviewListIsWalkedWithKeys(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	p := o.person(t, "editor")
	p.open("/timelines/pyongyang-pact/review")
	p.press("j")
	first := must[focus](p, "focused")
	p.press("j")
	second := must[focus](p, "focused")
	p.press("k")
	if again := must[focus](p, "focused"); first.Name == "" || first.Name == second.Name || again.Name != first.Name {
		t.Errorf("j, j and k led to %q, %q and %q", first.Name, second.Name, again.Name)
	}
	p.leaving("pressing Enter", key(kb.Enter))
	p.sees(first.Name, "Work:")
}
