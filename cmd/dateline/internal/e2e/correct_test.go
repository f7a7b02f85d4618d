package e2e_test

import "testing"

// revisited is the text visit as it is corrected: a sentence went to the front,
// and a year was wrong.
const revisited = "The leaders met again\n" +
	"The talks began on Tuesday, 19 June 2024.\n" +
	"Vogel arrived in Varnholm on Wednesday morning, exactly 24 years since his last visit to the town. He smiled.\n" +
	"The pact replaces one of 1962. It ended on 03/04/2024."

// correcting makes three claims of the worksheet that a person has before them,
// types a corrected text, and looks at what it changes.
func (p *person) correcting() {
	p.t.Helper()
	for i, words := range []string{"Wednesday morning", "1961", "Tuesday, 19 June 2024"} {
		p.click("Accept “" + words + "”")
		p.sees([]string{"4 proposed", "3 proposed", "2 proposed"}[i])
	}
	p.click("Correct the text")
	p.fill("Text", revisited)
	p.click("See what changes")
	p.sees("Look before you save")
}

func TestATextIsCorrected(t *testing.T) {
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
			ida.correcting()
			ida.sees("1 quote loses its words, 1 quote moves, 1 quote stays.")
			ida.sees("taken out: 1961", "put in: 1962")
			ida.click("Change it again")
			ida.holds("Text", revisited)
			ida.click("See what changes")
			ida.click("Save it as version 2")
			ida.sees("1 quote moved and 1 orphaned when the text was corrected", "Version 2 of the text")
			ida.seesUnder("No longer in the text", "The pact replaces one of 1961", "words that stood in version 1")
			ida.marked("The talks began on Tuesday, 19 June 2024", "is-unchecked")

			ida.click("It is right there: The talks began")
			ida.sees("1 quote orphaned when the text was corrected")
			ida.seesNot("1 quote moved")

			ida.click("Choose other words for: The pact replaces one of 1961")
			if tc.name == "with scripts" {
				ida.draw("The pact replaces one of 1962")
				ida.click("Quote these words")
			} else {
				ida.click("these words: sentence 5")
				ida.fill("The exact words", "The pact replaces one of 1962")
			}
			ida.holds("The exact words", "The pact replaces one of 1962")
			ida.click("Quote these words")
			ida.marked("1962", "is-unchecked")
			ida.seesNot("1 quote orphaned", "No longer in the text")

			ida.click("what changed")
			ida.sees("What changed from version 1 to 2", "taken out: 1961")
			ida.click("2 versions of the text")
			ida.click("Version 1")
			ida.sees("The pact replaces one of 1961.", "SHA-256")
		})
	}
}
