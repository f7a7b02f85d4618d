package e2e_test

import (
	"strings"
	"testing"

	"dateline/annotate/account"
)

// bridge is an article of four sentences, published on a Thursday. It has a
// character that counts as two in the browser and as one on the server.
const bridge = `The bridge 🌉 at Varnholm was opened on 3 July 1998. On Monday, the town closed it for repairs.

That was exactly 26 years after its opening — to the day, said the mayor. Nobody was hurt.`

// inWords is the label of the date of a claim.
const inWords = "In words or as EDTF"

// hand is a way to take words out of an article and to have a date read before
// it is saved.
type hand struct {
	take func(p *person, sentence, words string)
	read func(p *person)
}

var (
	// mouse draws over the words and presses the key for it; dates are read
	// while they are typed.
	mouse = hand{
		take: func(p *person, _, words string) {
			p.t.Helper()
			p.draw(words)
			p.leaving("pressing c", key("c"))
		},
		read: func(*person) {},
	}
	// plain is for a browser without scripts: the link beside the sentence,
	// and a button.
	plain = hand{
		take: func(p *person, sentence, words string) {
			p.t.Helper()
			p.click("claim of sentence " + sentence)
			p.fill("The exact words", words)
		},
		read: func(p *person) {
			p.t.Helper()
			p.click("Check without saving")
			p.got(200)
		},
	}
)

func TestAnArticleIsAnnotated(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		sit  func(p *person) *person
		hand hand
	}{
		{name: "with the mouse", sit: func(p *person) *person { return p }, hand: mouse},
		{name: "without scripts", sit: (*person).withoutScripts, hand: plain},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			o.hire("ida", "Ida Brand", account.Contributor)
			ida := tt.sit(o.person(t, "ida"))

			ida.pastes("The bridge", "Why the bridge was closed", "20 June 2024", bridge)
			sheet := ida.at()

			ida.claimsTheOpening(tt.hand)
			ida.open(sheet)
			ida.marked("was opened on 3 July 1998", "is-unchecked")
			ida.seesUnder("1 claim", "The bridge was opened on 3 July 1998", "unchecked")

			closing := ida.claimsTheClosing(tt.hand)
			ida.open(sheet)
			gap := ida.claimsTheGap(tt.hand)
			ida.open(sheet)
			ida.marked("exactly 26 years after its opening", "is-unchecked")
			ida.seesUnder("3 claims", "16 days short")

			ida.open(closing)
			ida.click("Edit")
			ida.fill(inWords, "3 July 2024")
			ida.click("Save")
			ida.open(gap)
			ida.sees("Holds.")
			ida.seesNot("16 days")
		})
	}
}

// claimsTheOpening makes the first claim of the article, with a date that can
// be misread.
func (p *person) claimsTheOpening(h hand) {
	p.t.Helper()
	h.take(p, "1", "was opened on 3 July 1998")
	p.holds("The exact words", "was opened on 3 July 1998")
	p.fill("Statement", "The bridge was opened on 3 July 1998")
	p.fill(inWords, "03/07/1998")
	h.read(p)
	p.sees("That can be read in more than one way", "7 March 1998")
	p.fill(inWords, "3 July 1998")
	h.read(p)
	p.seesUnder("How this is read", "3 July 1998", "1998-07-03", "A Friday.")
	p.click("Save the claim")
	p.sees("In the article", "was opened on 3 July 1998")
}

// claimsTheClosing makes the second claim, and returns its address.
func (p *person) claimsTheClosing(h hand) string {
	p.t.Helper()
	h.take(p, "2", "On Monday, the town closed it")
	p.fill("Statement", "The town closed the bridge on 17 June 2024")
	p.fill("The words that date it", "On Monday")
	p.fill(inWords, "17 June 2024")
	h.read(p)
	p.seesUnder("How this is read", "A Monday.")
	p.choose("Basis", "Resolved")
	p.click("Save the claim")
	return p.at()
}

// claimsTheGap makes a claim about the time between the two others, and returns
// its address.
func (p *person) claimsTheGap(h hand) string {
	p.t.Helper()
	h.take(p, "3", "exactly 26 years after its opening")
	p.fill("Statement", "The bridge was closed exactly 26 years after its opening")
	p.click("A gap")
	p.choose("How it was put", "exactly")
	p.fill("Number", "26")
	p.choose("From", "The bridge was opened")
	p.choose("To", "The town closed the bridge")
	h.read(p)
	p.seesUnder("How this is read", "Fails by 16 days.", "25 years 11 months", "16 days short")
	p.click("Save the claim")
	p.sees("Fails by 16 days.", "16 days short of exactly 26 years")
	return p.at()
}

// pastes makes a timeline and puts an article on it, from the list of
// timelines on. It ends at the article's page.
func (p *person) pastes(timeline, title, published, body string) {
	p.t.Helper()
	p.open("/timelines")
	p.click("Make the first timeline")
	p.fill("Title", timeline)
	p.click("Make the timeline")
	p.adds(title, published, body)
}

// adds pastes an article on the empty timeline that is open.
func (p *person) adds(title, published, body string) {
	p.t.Helper()
	p.click("Paste an article")
	p.fill("Title", title)
	p.fill("Text", body)
	p.fill("Published", published)
	p.fill("Time zone", "Europe/Oslo")
	p.fill("Publisher", "The Varnholm Post")
	p.click("Add the article")
	p.sees(title, published, "The Varnholm Post")
}

// marked waits until some words of an article are marked in a way.
func (p *person) marked(words, class string) {
	p.t.Helper()
	p.until("a mark on “"+words+"”", func() (string, error) {
		mark, err := ask[struct{ Text, Classes string }](p, "markOf", words)
		if !strings.Contains(mark.Classes, class) {
			return "it is marked as " + mark.Classes, err
		}
		return "", err
	})
}
