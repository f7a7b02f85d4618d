package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/sample"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// queuePages are the pages of what there is to do.
func queuePages(empty string) []stop {
	return []stop{
		{page: "queue", who: sample.Editor, come: directly("/queue")},
		{page: "queue-timeline", who: sample.Colleague, come: directly(board + "/queue")},
		{page: "queue-part", who: sample.Editor, come: directly("/queue?part=others")},
		{page: "queue-empty", who: sample.Editor, come: directly(empty + "/queue")},
		{page: "progress", who: sample.Editor, come: directly(board + "/progress")},
		{page: "progress-empty", who: sample.Editor, come: directly(empty + "/progress")},
		{page: "review-filters", who: sample.Editor, come: directly(board + "/review?text=putin&importance=1&rows=100")},
		{page: "review-bulk", who: sample.Editor, come: func(p *person) {
			p.open(board + "/review")
			p.press("X")
			p.choose("With the selected", "Take off a tag") // that none has: the stops are made at the same time
			p.fill("Tag", "no such tag")
			p.click("Do it")
			p.sees("Take off a tag:")
		}},
		{page: "review-bulk-wrong", who: sample.Editor, status: http.StatusOK, come: func(p *person) {
			p.open(board + "/review")
			p.press("j")
			p.press("a")
			p.tabTo("Do it")
			p.press(kb.Enter)
			p.sees("Choose who is to check them.")
		}},
		{page: "keys", who: sample.Editor, come: func(p *person) {
			p.open(board + "/review")
			p.press("?")
			p.sees("Keys on this page")
		}},
	}
}

// works starts an office with a checker and a reviewer, and a timeline with one
// claim for each year; the claim of 1904 is published.
func works(t *testing.T) (o *office, line string) {
	t.Helper()
	o = open(t)
	o.hire("ida", "Ida Brand", account.Reviewer)
	o.hire("per", "Per Holm", account.Checker)
	slug := o.timeline("The railway", timeline.Private, "ida", "per")
	ida := o.user("ida").Actor()
	for _, year := range []string{"1901", "1902", "1903", "1904"} {
		at := timeline.Point{When: edtf.MustParse(year), Extent: timeline.Event}
		if _, err := o.desk.AddClaim(t.Context(), ida, slug, annotate.ClaimEdit{Statement: "A line opened in " + year, Position: at}, nil); err != nil {
			t.Fatal(err)
		}
	}
	return o, "/timelines/" + slug
}

// focusOn checks what the keyboard is on.
func (p *person) focusOn(name string) {
	p.t.Helper()
	p.until("the keyboard to be on “"+name+"”", func() (string, error) {
		at, err := ask[focus](p, "focused")
		if err == nil && !strings.Contains(at.Name, name) {
			return "it is on “" + at.Name + "”", nil
		}
		return "", err
	})
}

func TestManyClaimsAreAssignedByKeyboardAlone(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	ida := o.person(t, "ida")
	b, err := o.desk.Board(t.Context(), account.Operator(), strings.TrimPrefix(line, "/timelines/"))
	if err != nil {
		t.Fatal(err)
	}

	ida.open(line + "/review")
	ida.press("j")
	ida.focusOn("1901")
	ida.press("x")
	ida.press("j")
	ida.press("x")
	ida.press("j")
	ida.press("x")
	ida.sees("3 selected")
	// Meanwhile somebody else works on the second of them.
	second := b.Cases[1]
	if _, err := o.desk.Take(t.Context(), o.user("ida").Actor(), second.ID, annotate.Step{Act: annotate.ActTake, Version: second.Version}); err != nil {
		t.Fatal(err)
	}
	ida.press("a")
	ida.focusOn("Checker")
	ida.press(kb.ArrowDown, kb.ArrowDown)
	ida.tabTo("Do it")
	ida.press(kb.Enter)
	ida.sees("Assign to: 2 claims done, 1 refused", "Somebody changed it after you saw it.")
	ida.sees("Per Holm")
	ida.focusOn("1903")

	ida.press("j")
	ida.focusOn("1904")
	ida.press("t")
	ida.sees("Take: 1 claim done")
	ida.focusOn("1904")
	ida.press("t")
	ida.sees("Take: 0 claims done, 1 refused", "Taking a claim is for a claim that is open; this one is checking.")

	per := o.person(t, "per")
	per.open("/queue")
	per.sees("2 claims wait for you.", "You are checking", "Queue 2")
	per.press("j")
	per.leaving("pressing o", key("o"))
	per.sees("Work: checking")
}

func TestFiltersStayInTheAddress(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	ida := o.person(t, "ida")
	ida.open(line + "/review")
	ida.choose("Checker", "nobody")
	ida.fill("Words", "1902")
	ida.press(kb.Tab)
	ida.sees("1 of 4 claims", "A line opened in 1902")
	ida.seesNot("A line opened in 1901")
	ida.open(ida.at())
	ida.sees("1 of 4 claims", "A line opened in 1902")
	ida.seesNot("A line opened in 1901")
	ida.holds("Words", "1902")
	ida.click("Clear the filters")
	ida.sees("A line opened in 1901", "A line opened in 1904")
}

func TestTheSheetOfKeysOpensAndCloses(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	ida := o.person(t, "ida")
	ida.open(line + "/review")
	ida.press("j")
	ida.focusOn("1901")
	ida.press("?")
	ida.sees("Keys on this page", "select the claim, or not", "Search claims, quotes, sources and articles")
	ida.seesNot("accept")
	ida.press("x") // does nothing below the sheet
	ida.press(kb.Escape)
	ida.seesNot("Keys on this page")
	ida.seesNot("1 selected")
	ida.focusOn("1901")

	ida.click("Keys")
	ida.sees("Keys on this page")
	ida.press(kb.Enter) // on “Close”, which has the keyboard
	ida.seesNot("Keys on this page")

	ida.open("/search")
	ida.press("/")
	ida.press("?") // is typed
	ida.seesNot("Keys on this page")
}

func TestManyClaimsAreChangedWithoutScripts(t *testing.T) {
	t.Parallel()
	o, line := works(t)
	ida := o.person(t, "ida").withoutScripts()
	ida.open(line + "/review")
	ida.click("Select: A line opened in 1901")
	ida.click("Select: A line opened in 1903")
	ida.choose("With the selected", "Add a tag")
	ida.fill("Tag", "branch")
	ida.click("Do it")
	ida.sees("Add a tag: 2 claims done")
	ida.open(line + "/review?tag=branch")
	ida.sees("2 of 4 claims", "1901", "1903")
	ida.seesNot("1902")
}
