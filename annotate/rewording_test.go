package annotate_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
)

// quoteOf returns the quote of some words of a text, where they stand first.
func quoteOf(t *testing.T, body, words string) annotate.Quote {
	t.Helper()
	before, _, ok := strings.Cut(body, words)
	if !ok {
		t.Fatalf("%q does not stand in %q", words, body)
	}
	start := len([]rune(before))
	q, err := annotate.Select(body, start, start+len([]rune(words)))
	if err != nil {
		t.Fatal(err)
	}
	q.ID, q.Claim, q.Article, q.Number = "q", "c", "a", 1
	return q
}

func follow(before, after string, q annotate.Quote) annotate.Quote {
	from, to := annotate.Text{Article: "a", Number: 1, Body: before}, annotate.Text{Article: "a", Number: 2, Body: after}
	return annotate.Reword(from, to).Follow(q)
}

func TestFollow(t *testing.T) {
	const (
		arrival = "Vogel arrived in the harbour on Wednesday morning, exactly 24 years since his last visit."
		pact    = "The pact replaces one of 1961."
	)
	for _, tc := range []struct {
		name          string
		before, after string
		words         string
		state         annotate.QuoteState
		lead          string // what stands before the words then
	}{
		{"nothing before it changed", arrival, arrival + " He smiled.", "on Wednesday morning", annotate.Anchored, "harbour "},
		{"a sentence was put in before it", arrival, "He smiled. " + arrival, "on Wednesday morning", annotate.Anchored, "harbour "},
		{"words were put into its sentence", arrival, "At last, " + arrival, "on Wednesday morning", annotate.Moved, "harbour "},
		{"a word beside it changed", arrival, strings.Replace(arrival, "exactly", "nearly", 1), "24 years", annotate.Moved, "nearly "},
		{"its sentence says the contrary", "He visited in 1961.", "He never visited in 1961.", "visited in 1961", annotate.Moved, "never "},
		{"the sentence after it changed", "He visited in 1961. It was hot.", "He visited in 1961. It was cold.", "visited in 1961", annotate.Anchored, "He "},
		{"a word of it changed", arrival, strings.Replace(arrival, "24", "25", 1), "exactly 24 years", annotate.Orphaned, ""},
		{"its sentence was cut", arrival + " " + pact, pact, "on Wednesday morning", annotate.Orphaned, ""},
		{"its paragraph went to the end", arrival + "\n" + pact + "\nNobody spoke of it again that year.", pact + "\nNobody spoke of it again that year.\n" + arrival, "on Wednesday morning", annotate.Moved, "harbour "},
		{"everything around it changed", pact, "It was in 1961 that he came.", "1961", annotate.Moved, "in "},
		{"the year is part of a number now", pact, "There were 11961 of them.", "1961", annotate.Orphaned, ""},
		{"an ending was added to it", "He left the harbour for a year", "He left the harbour for a yearly visit", "a year", annotate.Orphaned, ""},
		{"its words stand twice, and nothing tells which", "It was so in 1961.", "Some in 1961. Or was it in 1961?", "in 1961", annotate.Orphaned, ""},
		{
			"its words stand twice, and those around tell which", "The first pact is of 1961. It ended long ago.",
			"In 1961 he was young. Nobody cared. The first pact, of 1961. It ended long ago, as all do.", "1961", annotate.Moved, "pact, of ",
		},
		{"its copy was taken out", "So it was. So it was. So it was.", "So it was. So it was.", "So it was", annotate.Anchored, ""},
		{"the first of two", "It began. It began. It ended.", "At first it was slow. It began. It began. It ended.", "It began", annotate.Anchored, "slow. "},
		{"code points beyond the first plane", "A 🚗 came on Wednesday, they say.", "A 🚗🚗 came on Wednesday, they say.", "on Wednesday", annotate.Moved, "🚗🚗 came "},
	} {
		t.Run(tc.name, func(t *testing.T) {
			q := quoteOf(t, tc.before, tc.words)
			got := follow(tc.before, tc.after, q)
			if got.State != tc.state {
				t.Fatalf("got %s at %d, want %s", got.State, got.Start, tc.state)
			}
			if got.State == annotate.Orphaned {
				q.State = annotate.Orphaned
				if got != q {
					t.Errorf("got %+v, want it as it was, but orphaned", got)
				}
				return
			}
			if got.Number != 2 || !got.Fits(tc.after) || got.Exact != tc.words {
				t.Errorf("got %+v, which is not the words in the new text", got)
			}
			if !strings.HasSuffix(got.Prefix, tc.lead) {
				t.Errorf("it stands after %q, want after %q", got.Prefix, tc.lead)
			}
		})
	}
}

func TestTheTwinOfACutPassageIsNotItsPlace(t *testing.T) {
	const before = "He was born in 1961, they say. Long after that, she was born in 1961 as well."
	at := strings.LastIndex(before, "in 1961")
	q, err := annotate.Select(before, at, at+len("in 1961"))
	if err != nil {
		t.Fatal(err)
	}
	q.Number = 1
	if got := follow(before, "He was born in 1961, they say.", q); got.State != annotate.Orphaned {
		t.Errorf("got %s at %d, want it orphaned: the year that is left is that of another", got.State, got.Start)
	}
}

func TestAnOrphanIsFoundAgainWhenItsWordsComeBack(t *testing.T) {
	const before = "He came in 1961, they say. Nobody knows more of it."
	q := quoteOf(t, before, "in 1961")
	q.State = annotate.Orphaned
	if got := follow(before, before+" Yet.", q); got.State != annotate.Anchored {
		t.Errorf("got %s, want its old place", got.State)
	}
	q.Start, q.End = 900, 907 // of a text that nobody has
	if got := follow("Something else.", before, q); got.State != annotate.Moved || !got.Fits(before) {
		t.Errorf("got %+v, want the words where they stand", got)
	}
}

// prose makes a text. With few words it repeats itself.
func prose(random *rand.Rand, words, length int) []rune {
	var b strings.Builder
	for range length {
		b.WriteString("w" + string(rune('a'+random.IntN(words)%26)) + string(rune('a'+random.IntN(words)/26)))
		b.WriteString([]string{" ", " ", " ", ", ", ". ", ".\n"}[random.IntN(6)])
	}
	return []rune(b.String())
}

// edit replaces a random stretch of a text that lies outside of another. It
// returns the place of the other then.
func edit(random *rand.Rand, text []rune, keep [2]int, words int) ([]rune, [2]int) {
	from, to, by := 0, keep[0], 1
	if room := len(text) - keep[1]; random.IntN(len(text)-(keep[1]-keep[0])+1) < room {
		from, to, by = keep[1], len(text), 0
	}
	start := from + random.IntN(to-from+1)
	end := min(to, start+random.IntN(40))
	in := prose(random, words, random.IntN(6))
	changed := slices.Concat(text[:start], in, text[end:])
	by *= len(in) - (end - start)
	return changed, [2]int{keep[0] + by, keep[1] + by}
}

func TestNoEditLeadsAQuoteToOtherWords(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 4))
	for range 4000 {
		words := 2 + random.IntN(60)
		before := prose(random, words, 5+random.IntN(60))
		start := random.IntN(len(before) - 1)
		end := min(len(before), start+1+random.IntN(40))
		q, err := annotate.Select(string(before), start, end)
		if err != nil {
			t.Fatal(err)
		}
		after := before
		for range 1 + random.IntN(4) {
			if len(after) > 0 {
				at := random.IntN(len(after))
				after, _ = edit(random, after, [2]int{at, at}, words)
			}
		}
		got := follow(string(before), string(after), q)
		if got.State == annotate.Orphaned {
			continue
		}
		if got.Exact != q.Exact || !got.Fits(string(after)) {
			t.Fatalf("%q of %q became %+v in %q", q.Exact, string(before), got, string(after))
		}
	}
}

func TestAnEditElsewhereNeverOrphansAQuote(t *testing.T) {
	const context = 32
	random := rand.New(rand.NewPCG(14, 4))
	for i := range 6000 {
		words, edits := 1+random.IntN(40), 1
		if i%2 == 0 {
			words, edits = 300, 1+random.IntN(5) // a text that says nothing twice
		}
		before := prose(random, words, 30+random.IntN(60))
		start := random.IntN(len(before) - 1)
		end := min(len(before), start+1+random.IntN(40))
		q, err := annotate.Select(string(before), start, end)
		if err != nil {
			t.Fatal(err)
		}
		after, keep := before, [2]int{max(0, start-context), min(len(before), end+context)}
		for range edits {
			after, keep = edit(random, after, keep, words)
		}
		at := keep[0] + start - max(0, start-context)
		if got := follow(string(before), string(after), q); got.State == annotate.Orphaned || got.Start != at {
			t.Fatalf("%q at %d of %q is %s at %d of %q, want at %d", q.Exact, start, string(before), got.State, got.Start, string(after), at)
		}
	}
}
