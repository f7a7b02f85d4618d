package e2e_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dateline/annotate/account"
)

// material reads a file of the material that is kept beside the module. The
// test is skipped where there is none.
func material(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("the tests are in no module")
		}
		dir = filepath.Dir(dir)
	}
	text, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is kept outside the repository, and is not here", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestARealArticleIsChecked(t *testing.T) {
	t.Parallel()
	body := material(t, "article.txt")
	o := open(t)
	o.hire("ida", "Ida Brand", account.Checker)
	ida := o.person(t, "ida")
	ida.pastes("The pact", "Putin and Kim sign a pact", "20 June 2024", body)
	sheet := ida.at()

	ida.draw("Putin arrived in North Korea early Wednesday morning")
	ida.click("Make a claim of these words")
	ida.fill(inWords, "19 June 2024")
	ida.seesUnder("How this is read", "A Wednesday.")
	ida.click("Save the claim")

	gap := func(words, put string) {
		ida.open(sheet)
		ida.draw(words)
		ida.leaving("pressing c", key("c"))
		ida.holds("The exact words", words)
		ida.fill("Statement", "About the visit: "+words)
		ida.click("A gap")
		ida.choose("How it was put", put)
		ida.fill("Number", "24")
		ida.choose("From", "A date:")
		ida.fill("From, the date", "19 July 2000")
		ida.choose("To", "Putin arrived in North Korea")
	}

	gap("first visit to Pyongyang in 24 years", "the first in")
	ida.seesUnder("How this is read", "Holds.", "23 years 11 months")
	ida.click("Save the claim")
	ida.sees("Holds.", "whether it was the first is another question")

	gap("exactly 24 years since his last visit to Pyongyang", "exactly")
	ida.seesUnder("How this is read", "Fails by 30 days.")
	ida.click("Save the claim")
	ida.sees("Fails by 30 days.", "30 days short of exactly 24 years")

	ida.open(sheet)
	ida.seesUnder("3 claims", "30 days short", "19 June 2024")
	ida.marked("exactly 24 years since his last visit to Pyongyang", "is-unchecked")
}
