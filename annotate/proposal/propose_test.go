package proposal_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/annotate/proposal"
	"dateline/annotate/sentence"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// day is when the texts of the tests came out: a Thursday.
var day = edtf.MustParse("2024-06-20")

// read returns what a text proposes, and checks what holds for every proposal:
// that its places are those of its words.
func read(t *testing.T, body string, published edtf.Date) proposal.Found {
	t.Helper()
	found := proposal.Read(body, published)
	text := []rune(body)
	keys := map[string]bool{}
	for _, p := range found.Proposals {
		line := found.Lines[p.Line]
		if p.Quote.Start < line.Start || p.Quote.End > line.End || p.Words.Start < p.Quote.Start || p.Words.End > p.Quote.End {
			t.Fatalf("%q: the words %v, the quote %v and the sentence from %d to %d do not lie in one another", p.Wording, p.Words, p.Quote, line.Start, line.End)
		}
		if got := plain(text[p.Words.Start:p.Words.End]); got != p.Wording {
			t.Errorf("the words are %q, want those at their place, %q", p.Wording, got)
		}
		if quote := plain(text[p.Quote.Start:p.Quote.End]); !strings.EqualFold(quote, p.Statement) {
			t.Errorf("the statement is %q, which is not what it quotes: %q", p.Statement, quote)
		}
		if p.Confidence < 0 || p.Confidence > 1 || keys[p.Key()] {
			t.Errorf("%s has the confidence %v, and is there before: %v", p.Key(), p.Confidence, keys[p.Key()])
		}
		keys[p.Key()] = true
	}
	return found
}

func plain(text []rune) string { return strings.Join(strings.Fields(string(text)), " ") }

// said lists what is proposed: the statement and the words that dated it.
func said(found proposal.Found) []string {
	var all []string
	for _, p := range found.Proposals {
		all = append(all, p.Statement+" | "+p.Wording)
	}
	return all
}

func TestStatementsAreCutSensibly(t *testing.T) {
	for _, tc := range []struct {
		name string
		text string
		want []string
	}{
		{"a short sentence is the statement, without its full stop", "The pact was signed in 1961.", []string{"The pact was signed in 1961 | 1961"}},
		{"two clauses with subjects of their own are two statements", "He came in 1961, and she left in 1962.", []string{"He came in 1961 | 1961", "She left in 1962 | 1962"}},
		{"they are so without a comma too", "He came in 1961 but she left in 1962.", []string{"He came in 1961 | 1961", "She left in 1962 | 1962"}},
		{"a semicolon parts two statements", "The war was over in 1945; peace came in 1947.", []string{"The war was over in 1945 | 1945", "Peace came in 1947 | 1947"}},
		{"a verb without a subject of its own keeps what is before it", "He came in 1961, and left in 1962.", []string{"He came in 1961, and left in 1962 | 1961", "He came in 1961, and left in 1962 | 1962"}},
		{"a connective at the start is left away", "However, the king died in 1820.", []string{"The king died in 1820 | 1820"}},
		{"two of them are", "But, as a result, the king died in 1820.", []string{"The king died in 1820 | 1820"}},
		{"a word that only looks like one stays", "So many people died in 1820 that nobody counted.", []string{"So many people died in 1820 that nobody counted | 1820"}},
		{"a phrase before the main clause takes that with it", "In 1961, the king signed a pact, according to officials.", []string{"In 1961, the king signed a pact | 1961"}},
		{"so does a clause", "After he left in 1961, the war began.", []string{"After he left in 1961, the war began | 1961"}},
		{"a participle at the end is left away", "The king arrived in May 1961, waving to the crowd.", []string{"The king arrived in May 1961 | May 1961"}},
		{"what follows amid is left away", "The king arrived in May 1961, amid concerns over the war.", []string{"The king arrived in May 1961 | May 1961"}},
		{"a participle that has the date keeps the main clause", "The pact is the largest of its kind, echoing their pledge of 1961.", []string{"The pact is the largest of its kind, echoing their pledge of 1961 | 1961"}},
		{"a clause about a name keeps what is said of the name", "Vogel, who came to power in 2000, signed the pact.", []string{"Vogel, who came to power in 2000, signed the pact | 2000"}},
		{"names with commas stay whole", "Springfield, Illinois, was founded in 1821.", []string{"Springfield, Illinois, was founded in 1821 | 1821"}},
		{"lists stay whole", "In 1961 he visited China, Russia, and Japan.", []string{"In 1961 he visited China, Russia, and Japan | 1961"}},
		{"the comma of a date parts nothing", "The bridge opened on June 19, 2024, despite the rain.", []string{"The bridge opened on June 19, 2024 | June 19, 2024"}},
		{"what was said stays with who said it", "“We left in 1961,” he said.", []string{"“We left in 1961,” he said | 1961"}},
		{"a bracket is not left open", "The pact (signed in 1961, in the harbour, by both) was renewed.", []string{"The pact (signed in 1961, in the harbour, by both) was renewed | 1961"}},
		{"an insertion between dashes stands alone when it can", "Vogel — he last came in 1999 — smiled at everybody.", []string{"He last came in 1999 | 1999"}},
		{"a range is one statement", "They were there between 1998 and 2001.", []string{"They were there between 1998 and 2001 | between 1998 and 2001"}},
		{"a first word with capitals of its own keeps them", "But eBay opened in 1995.", []string{"eBay opened in 1995 | 1995"}},
		{"a date and a gap of one sentence are two statements", "Vogel arrived on Wednesday, exactly 24 years since his last visit, amid concerns.", []string{
			"Vogel arrived on Wednesday | Wednesday",
			"Vogel arrived on Wednesday, exactly 24 years since his last visit | exactly 24 years since his last visit",
		}},
		{
			"a line break of wrapped lines is a blank",
			"The king of all the islands and of the harbour arrived\nin the town in May 1961, and everybody smiled at him.",
			[]string{"The king of all the islands and of the harbour arrived in the town in May 1961, and everybody smiled at him | May 1961"},
		},
		{"vague words propose nothing", "Recently the king arrived, and now he is here.", nil},
		{"the dateline is no statement", "HARBOUR, June 19 (Press) — The king smiled.", nil},
		{"the same date twice in a statement is one", "In 1961 the king died, and so did the queen in 1961.", []string{"In 1961 the king died, and so did the queen in 1961 | 1961"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := said(read(t, tc.text, day)); !slices.Equal(got, tc.want) {
				t.Errorf("%q proposes\n%s\nwant\n%s", tc.text, strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
			}
		})
	}
}

func TestHowDatesAreGot(t *testing.T) {
	for _, tc := range []struct {
		name string
		text string
		want string // date, basis, anchor, occurrence
	}{
		{"a date in the words is stated", "The pact was signed on 6 July 1961.", "1961-07-06 stated  happened"},
		{"a weekday is resolved against the publication", "The king arrived on Wednesday.", "2024-06-19 resolved publication, 20 June 2024 happened"},
		{"what lies ahead of the publication is planned", "The talks will resume next month.", "2024-07 resolved publication, 20 June 2024 planned"},
		{"a range is an interval", "They were there between 1998 and 2001.", "1998/2001 stated  happened"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found := read(t, tc.text, day)
			if len(found.Proposals) != 1 {
				t.Fatalf("%q proposes %q, want one claim", tc.text, said(found))
			}
			p := found.Proposals[0]
			if got := fmt.Sprintf("%s %s %s %s", p.When, p.Basis, p.Anchor, p.Occurrence); got != tc.want {
				t.Errorf("%q: got %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

func TestGapsHaveTheEndsThatTheTextTells(t *testing.T) {
	nobody := func(sentence.Place) (timeline.ClaimID, bool) { return "", false }
	for _, tc := range []struct {
		name  string
		text  string
		want  string // length, from, to
		grade proposal.Grade
	}{
		{"both ends", "Nearly two decades after the war of 1945, a treaty was signed in 1963.", "nearly 2 decades: 1945 to 1963", proposal.Sure},
		{"the later end, in the sentence", "The king arrived on Wednesday, exactly 24 years since his last visit.", "exactly 24 years: /2024-06-19 to 2024-06-19", proposal.Likely},
		{"the later end, which is the publication", "It is the first visit to the harbour in 24 years.", "first in 24 years: /2024-06-20 to publication", proposal.Likely},
		{"neither end", "The king came back 24 years after his first visit.", "none", proposal.Unsure},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found := read(t, tc.text, day)
			i := slices.IndexFunc(found.Proposals, func(p proposal.Proposal) bool { return p.Kind == proposal.Gap })
			if i < 0 {
				t.Fatalf("%q proposes no gap, only %q", tc.text, said(found))
			}
			p := found.Proposals[i]
			got := "none"
			if at, ok := p.Position(nobody); ok {
				gap, ok := at.(timeline.Gap)
				if !ok {
					t.Fatalf("the position is a %T", at)
				}
				got = fmt.Sprintf("%s: %s to %s", gap.Length, end(gap.From), end(gap.To))
			}
			if got != tc.want || p.Grade() != tc.grade {
				t.Errorf("%q: got %q, %s; want %q, %s", tc.text, got, p.Grade(), tc.want, tc.grade)
			}
		})
	}
}

func end(e timeline.End) string {
	switch e := e.(type) {
	case timeline.DateEnd:
		return e.When.String()
	case timeline.ClaimEnd:
		return string(e.Claim)
	case timeline.Publication:
		return "publication"
	default:
		return "nothing"
	}
}

func TestAnEndIsTheClaimOfItsWords(t *testing.T) {
	found := read(t, "The king arrived on Wednesday, exactly 24 years since his last visit.", day)
	date, gap := found.Proposals[0], found.Proposals[1]
	at, ok := gap.Position(func(words sentence.Place) (timeline.ClaimID, bool) { return "arrival", words == date.Words })
	if !ok || end(at.(timeline.Gap).To) != "arrival" {
		t.Errorf("the gap ends at %v, want the claim of the words that date its end", at)
	}
}

func TestDoubtsAreTold(t *testing.T) {
	for _, tc := range []struct {
		name     string
		text     string
		readings int
		weekday  bool
		grade    proposal.Grade
	}{
		{"a plain date leaves none", "It ended on 3 April 2024.", 0, false, proposal.Sure},
		{"day and month can be swapped", "It ended on 03/04/2024.", 2, false, proposal.Unsure},
		{"the weekday is another", "The talks began on Tuesday, 19 June 2024.", 0, true, proposal.Unsure},
		{"a question states nothing", "Was it built in 1990?", 0, false, proposal.Unsure},
		{"a heading states little", "The harbour in 1990", 0, false, proposal.Likely},
		{"a condition states little", "If it ended in 1990, nobody knew.", 0, false, proposal.Likely},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found := read(t, tc.text, day)
			if len(found.Proposals) != 1 {
				t.Fatalf("%q proposes %q, want one claim", tc.text, said(found))
			}
			p := found.Proposals[0]
			if len(p.Readings) != tc.readings || (p.Weekday != nil) != tc.weekday || p.Grade() != tc.grade {
				t.Errorf("%q: got %d readings, weekday %v and %s; want %d, %v and %s",
					tc.text, len(p.Readings), p.Weekday, p.Grade(), tc.readings, tc.weekday, tc.grade)
			}
			if want := tc.readings > 1 || tc.weekday; p.Doubtful() != want {
				t.Errorf("%q is doubtful: %v, want %v", tc.text, p.Doubtful(), want)
			}
		})
	}
}

func TestDatesThatNothingResolvesAreCounted(t *testing.T) {
	found := read(t, "The king arrived on Wednesday. He left in 1961.", edtf.Date{})
	if got := said(found); len(got) != 1 || found.Unresolved != 1 {
		t.Errorf("without a publication date %q is proposed and %d dates are left, want 1961 and one", got, found.Unresolved)
	}
}

func TestALongTextIsBounded(t *testing.T) {
	for _, tc := range []struct {
		name string
		body string
		more bool
	}{
		{"a megabyte of dated sentences", strings.Repeat("He came in 1961, and she left in 1962.\n", 1<<20/39), true},
		{"a megabyte in one sentence", strings.Repeat("and in 1961 he came ", 1<<20/20), true},
		{"a megabyte of brackets", strings.Repeat("(1961 “", 1<<20/10), true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found := read(t, tc.body, day)
			if len(found.Proposals) > proposal.Most || found.More != tc.more {
				t.Errorf("%d claims are proposed, and more: %v; want at most %d, and more: %v", len(found.Proposals), found.More, proposal.Most, tc.more)
			}
			for _, p := range found.Proposals {
				if n := len([]rune(p.Statement)); n > 1000 {
					t.Fatalf("a statement has %d characters", n)
				}
			}
		})
	}
}

// article returns the article that is kept beside the module.
func article(t *testing.T) string {
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
			t.Fatal("the test is in no module")
		}
		dir = filepath.Dir(dir)
	}
	body, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "article.txt"))
	if err != nil {
		t.Skipf("the article is kept outside the repository, and is not here: %v", err)
	}
	return string(body)
}

func TestARealArticleProposesEveryDatedClaim(t *testing.T) {
	found := read(t, article(t), day)
	var got []string
	for _, p := range found.Proposals {
		place := p.When.String()
		if p.Kind == proposal.Gap {
			place = p.Length.String() + " to " + p.To.When.String()
		}
		got = append(got, p.Wording+": "+place)
	}
	want := []string{
		"first visit to Pyongyang in 24 years: first in 24 years to 2024-06-20",
		"1961: 1961",
		"Wednesday: 2024-06-19",
		"2018: 2018",
		"early Wednesday morning: 2024-06-19",
		"exactly 24 years since his last visit to Pyongyang: exactly 24 years to 2024-06-19",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the article proposes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzRead(f *testing.F) {
	for _, body := range []string{
		"", "1961", "He came in 1961, and she left 24 years later.", "MOSCOW, June 19 — “03/04/2024” (1961", "On Tuesday, 19 June 2024; between 1998 and 2001—",
		"\xff 1961 \xfe, the first 🚗 in 24 years", "’s in 1961 and it", "It is 5 p.m. on Wednesday. U.S. 1961.",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<12 {
			t.Skip("long texts add time, not cases")
		}
		read(t, body, day)
	})
}
