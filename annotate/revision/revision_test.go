package revision_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/annotate/revision"
	"dateline/annotate/sentence"
)

// show writes a revision down as [-what went-]{+what came+} between what stayed.
func show(before, after string) string {
	old, now := []rune(before), []rune(after)
	var b strings.Builder
	for _, s := range revision.Between(before, after).Stretches {
		was, is := string(old[s.Old.Start:s.Old.End]), string(now[s.New.Start:s.New.End])
		if s.Same {
			b.WriteString(is)
			continue
		}
		if was != "" {
			b.WriteString("[-" + was + "-]")
		}
		if is != "" {
			b.WriteString("{+" + is + "+}")
		}
	}
	return b.String()
}

func TestBetween(t *testing.T) {
	for _, tc := range []struct{ name, before, after, want string }{
		{"nothing changed", "He came.", "He came.", "He came."},
		{"a word for another", "exactly 24 years since", "nearly 24 years since", "[-exactly-]{+nearly+} 24 years since"},
		{"a year is a whole word", "in 1961 it", "in 1962 it", "in [-1961-]{+1962+} it"},
		{"words put in", "He came.", "He came by car.", "He came{+ by car+}."},
		{"words taken out", "He came by car.", "He came.", "He came[- by car-]."},
		{"words beside each other", "on Wednesday morning, he", "by Thursday noon, he", "[-on Wednesday morning-]{+by Thursday noon+}, he"},
		{"a sentence put in", "One came. Two left.", "One came. Nobody spoke. Two left.", "One came. {+Nobody spoke. +}Two left."},
		{"a paragraph taken out", "One.\nTwo.\nThree.", "One.\nThree.", "One.\n[-Two.\n-]Three."},
		{"code points beyond the first plane", "A 🚗 came in 1961", "A 🚗 came in 1962", "A 🚗 came in [-1961-]{+1962+}"},
		{"everything", "old", "new", "[-old-]{+new+}"},
		{"from nothing", "", "new", "{+new+}"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := show(tc.before, tc.after); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// TestStretchesMakeUpBothWordings checks that a revision can be read either way.
func TestStretchesMakeUpBothWordings(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 1))
	for range 2000 {
		before, after := text(random), text(random)
		old, now := []rune(before), []rune(after)
		r := revision.Between(before, after)
		at := revision.Stretch{}
		for i, s := range r.Stretches {
			if s.Old.Start != at.Old.End || s.New.Start != at.New.End || i > 0 && s.Same == at.Same {
				t.Fatalf("from %q to %q: %+v follows %+v", before, after, s, at)
			}
			if s.Same && string(old[s.Old.Start:s.Old.End]) != string(now[s.New.Start:s.New.End]) {
				t.Fatalf("from %q to %q: %+v is not the same", before, after, s)
			}
			if s.Same {
				if to, ok := r.Follow(s.Old); !ok || to != s.New {
					t.Fatalf("from %q to %q: %+v leads to %v, %v", before, after, s, to, ok)
				}
			}
			at = s
		}
		if at.Old.End != len(old) || at.New.End != len(now) {
			t.Fatalf("from %q to %q: it ends at %+v", before, after, at)
		}
		if r.Same() != (before == after) {
			t.Fatalf("from %q to %q: the same is %v", before, after, r.Same())
		}
	}
}

func text(random *rand.Rand) string {
	words := []string{"He", "came", "in", "1961", ",", "on Wednesday", ".", "\n", "The", "pact", "Köln", "🚗"}
	var b strings.Builder
	for range random.IntN(14) {
		b.WriteString(words[random.IntN(len(words))])
		if random.IntN(5) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestWhatChangedIsNotFollowed(t *testing.T) {
	r := revision.Between("It was exactly 24 years ago.", "It was nearly 24 years ago.")
	if to, ok := r.Follow(sentence.Place{Start: 15, End: 23}); !ok || to.Start != 14 {
		t.Errorf("“24 years” leads to %v, %v, want it one further to the front", to, ok)
	}
	if to, ok := r.Follow(sentence.Place{Start: 7, End: 23}); ok {
		t.Errorf("“exactly 24 years” leads to %v, want nowhere", to)
	}
}

// BenchmarkALongText compares a megabyte with one of which every third word is
// another, and with one that has nothing in common with it.
func BenchmarkALongText(b *testing.B) {
	random := rand.New(rand.NewPCG(4, 1))
	long := func(every int) string {
		var text strings.Builder
		for i := 0; text.Len() < 1_000_000; i++ {
			word := "word" + string(rune('a'+i%26))
			if every > 0 && i%every == 0 {
				word = "other" + string(rune('a'+random.IntN(26)))
			}
			text.WriteString(word + " ")
		}
		return text.String()
	}
	before := long(0)
	for name, after := range map[string]string{"a third": long(3), "all": long(1)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				revision.Between(before, after)
			}
		})
	}
}
