package edtf_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/timeline/edtf"
)

func TestAnswers(t *testing.T) {
	const never, possibly, definitely = edtf.Never, edtf.Possibly, edtf.Definitely
	for _, test := range []struct {
		name                            string
		a, b                            string
		before, after, overlaps, within edtf.Answer
	}{
		{"a year and the next", "1984", "1985", definitely, never, never, never},
		{"a year and a month of it", "1985", "1985-04", possibly, possibly, possibly, possibly},
		{"a month and its year", "1985-04", "1985", possibly, possibly, possibly, definitely},
		{"a year and itself", "1985", "1985", possibly, possibly, possibly, definitely},
		{"a day and itself", "1985-04-12", "1985-04-12", never, never, definitely, definitely},
		{"a day and the same day at a time", "1985-04-12", "1985-04-12T10:00:00Z", never, never, definitely, definitely},
		{"the first day of a year and the year", "1985-01-01", "1985", possibly, never, possibly, definitely},
		{"the last day of a year and the year", "1985-12-31", "1985", never, possibly, possibly, definitely},
		{"doubt changes nothing", "1984?", "1985~", definitely, never, never, never},
		{"a day before an open end's start", "1980", "1985/..", definitely, never, never, never},
		{"a day after an open end's start", "1990", "1985/..", possibly, possibly, possibly, definitely},
		{"two dates open in opposite directions", "../1980", "1985/..", definitely, never, never, never},
		{"two dates open in the same direction", "1980/..", "1985/..", possibly, possibly, possibly, possibly},
		{"an unknown end settles nothing", "1980/", "1985", possibly, possibly, possibly, possibly},
		{"but the known end does", "1980/", "1975", never, definitely, never, never},
		{"an unknown start does not matter to what comes later", "/1980", "1985", definitely, never, never, never},
		{"a date within one whose end is unknown", "1990", "1985/", possibly, possibly, possibly, possibly},
		{"no date at all", "", "1985", possibly, possibly, possibly, possibly},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := dateOf(test.a), dateOf(test.b)
			for _, question := range []struct {
				name      string
				got, want edtf.Answer
			}{
				{"before", edtf.Before(a, b), test.before},
				{"after", edtf.After(a, b), test.after},
				{"overlapping", edtf.Overlaps(a, b), test.overlaps},
				{"within", edtf.Within(a, b), test.within},
			} {
				if question.got != question.want {
					t.Errorf("%q is %v %s %q; want %v", test.a, question.got, question.name, test.b, question.want)
				}
			}
		})
	}
}

func dateOf(text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	return edtf.MustParse(text)
}

// TestAnswersAgreeWithEveryPairOfDays tries the definition itself.
func TestAnswersAgreeWithEveryPairOfDays(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	window := func() edtf.Date {
		from := edtf.DayOf(2024, 2, 20) + edtf.Day(random.IntN(12))
		to := from + edtf.Day(random.IntN(6))
		return edtf.MustParse(from.String() + "/" + to.String())
	}
	for range 20_000 {
		a, b := window(), window()
		before, same, inside := 0, 0, 0
		daysOfA, daysOfB := days(a), days(b)
		for _, x := range daysOfA {
			for _, y := range daysOfB {
				if x < y {
					before++
				}
				if x == y {
					same++
				}
			}
			if slices.Contains(daysOfB, x) {
				inside++
			}
		}
		pairs := len(daysOfA) * len(daysOfB)
		if got, want := edtf.Before(a, b), answer(before, pairs); got != want {
			t.Fatalf("Before(%v, %v) is %v; want %v", a, b, got, want)
		}
		if got, want := edtf.Overlaps(a, b), answer(same, pairs); got != want {
			t.Fatalf("Overlaps(%v, %v) is %v; want %v", a, b, got, want)
		}
		if got, want := edtf.Within(a, b), answer(inside, len(daysOfA)); got != want {
			t.Fatalf("Within(%v, %v) is %v; want %v", a, b, got, want)
		}
	}
}

func days(d edtf.Date) []edtf.Day {
	var all []edtf.Day
	for day := d.Earliest().Day; day <= d.Latest().Day; day++ {
		all = append(all, day)
	}
	return all
}

func answer(yes, all int) edtf.Answer {
	switch yes {
	case 0:
		return edtf.Never
	case all:
		return edtf.Definitely
	default:
		return edtf.Possibly
	}
}

func TestCompareSortsAList(t *testing.T) {
	// A date comes before another that begins later or, if both begin on the
	// same day, ends later.
	want := []string{
		"../1950", "/1985", "-0043", "0000", "196X", "1960/1970", "1960/1985", "1960/..",
		"1985-04", "1985-04-12", "1985-04-12~", "1985-04-13/1985-05", "Y12345",
	}
	got := slices.Clone(want)
	rand.New(rand.NewPCG(5, 6)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	slices.SortFunc(got, func(a, b string) int { return edtf.Compare(edtf.MustParse(a), edtf.MustParse(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
