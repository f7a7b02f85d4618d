package e2e_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/annotate/account"
	"dateline/timeline"
)

// file puts a file on the disk of a person.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// statements returns what is claimed on a timeline.
func (o *office) statements(slug string) []string {
	o.t.Helper()
	a, err := o.desk.Archive(o.t.Context(), account.Operator(), slug)
	if err != nil {
		o.t.Fatal(err)
	}
	var all []string
	for _, c := range a.Cases {
		all = append(all, c.Statement)
	}
	slices.Sort(all)
	return all
}

func TestASpreadsheetBecomesClaims(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.hire("ida", "Ida Brand", account.Contributor)
	slug := o.timeline("The pact", timeline.Private, "ida")
	p := o.person(t, "ida")
	p.open(shelf + "/" + slug)
	p.click("Import a file")
	p.do(chromedp.SetUploadFiles("input[type=file]", []string{file(t, "besuch.csv", rowsOfATable)}))
	p.click("Look at it")
	p.sees("besuch.csv", "CSV, 4 records", "Nothing of this can be imported as it is")

	p.maps()
	p.sees("This is what would happen", "03/04/2024 is 3 April 2024")
	p.click("The day stands first")
	p.click("Look at it again")
	p.sees("3 claims", "1 record is refused")
	p.click("Troubles 1")
	p.sees("Kim saw him off", "on Wednesday or so")
	p.seesNot("He flew on to Hanoi")
	if got := o.statements(slug); len(got) != 0 {
		t.Fatalf("before the import the timeline has %q", got)
	}

	release := o.heldUp(t)
	p.click("Import this file, without the one refused")
	p.sees("Importing", "Stop, and import nothing")
	p.click("Stop, and import nothing")
	p.sees("Stopped. Nothing was imported")
	p.click("Import this file, without the one refused")
	p.sees("Importing", "You may close this page")
	p.admits(look{width: desktop}, look{width: desktop, dark: true}, look{width: phone})
	p.fits(small)
	later := p.tab()
	later.open(shelf + "/" + slug + "/import")
	later.sees("besuch.csv", "being imported")
	release()
	p.sees("The records are on the timeline", "3 claims") // the page finds out by itself
	if got, want := o.statements(slug), []string{"He flew on to Hanoi", "Putin landed in Pyongyang", "The treaty was signed"}; !slices.Equal(got, want) {
		t.Errorf("the timeline has %q, want %q", got, want)
	}
	later.click("besuch.csv")
	later.sees("The records are on the timeline", "3 claims")
	back := later.fetch(later.at() + "/refused.csv")
	if !strings.Contains(back, "Kim saw him off,on Wednesday or so,Sunan airport,,") || strings.Contains(back, "Hanoi") {
		t.Errorf("the refused rows are %q", back)
	}
	p.click("Go to The pact")
	p.sees("The treaty was signed", "3 April 2024")
}

func TestAFileIsDraggedOntoThePage(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.hire("ida", "Ida Brand", account.Contributor)
	p := o.person(t, "ida")
	p.open(shelf)
	p.click("Import one from a file")
	p.do(chromedp.Evaluate[chromedp.Void](`
		const load = new DataTransfer();
		load.items.add(new File(["claim,date\nIt happened,2024\n"], "dragged.csv", { type: "text/csv" }));
		for (const name of ["dragenter", "dragover", "drop"]) {
			document.querySelector(".import-drop").dispatchEvent(new DragEvent(name, { dataTransfer: load, bubbles: true, cancelable: true }));
		}`))
	p.sees("dragged.csv", "It makes a new timeline, “dragged”, which is private")
}

func TestAFileIsImportedWithoutScripts(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.hire("ida", "Ida Brand", account.Contributor)
	slug := o.timeline("The pact", timeline.Private, "ida")
	p := o.person(t, "ida").withoutScripts()
	p.open(shelf + "/" + slug + "/import")
	p.do(chromedp.SetUploadFiles("input[type=file]", []string{file(t, "visits.csv", "claim,date\nIt happened,2024\n")}))
	p.click("Look at it")
	p.sees("This is what would happen")
	release := o.heldUp(t)
	p.click("Import this file")
	p.sees("Importing")
	release()
	p.sees("The records are on the timeline") // the page asks for itself again
}

func TestTheKeyboardImportsAFile(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.hire("ida", "Ida Brand", account.Contributor)
	slug := o.timeline("The pact", timeline.Private, "ida")
	p := o.person(t, "ida")
	p.open(shelf + "/" + slug + "/import")
	p.tabTo("Paste a text instead")
	p.press(kb.Enter)
	p.types("Text", "What,date\nIt happened,2024\n")
	p.tabTo("Look at it")
	p.press(kb.Enter)
	p.sees("Nothing of this can be imported as it is")
	p.tabTo("What")
	p.press("What is claimed")
	p.enters("Look at it again")
	p.sees("This is what would happen")
	p.enters("Import this file")
	p.sees("The records are on the timeline")
	if got := o.statements(slug); !slices.Equal(got, []string{"It happened"}) {
		t.Errorf("the timeline has %q", got)
	}
}
