package edtf_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/timeline/edtf"
)

func TestDatesComeBackAsTheyWereWritten(t *testing.T) {
	for _, d := range someDates(t, 20_000) {
		again, err := edtf.Parse(d.String())
		if err != nil || again != d {
			t.Fatalf("%v comes back as %v, error %v", d, again, err)
		}
	}
}

func TestCompareIsATotalOrder(t *testing.T) {
	dates := someDates(t, 300)
	for _, a := range dates {
		for _, b := range dates {
			ab, ba := edtf.Compare(a, b), edtf.Compare(b, a)
			if ab != -ba {
				t.Fatalf("%v to %v is %d, but back %d", a, b, ab, ba)
			}
			if (ab == 0) != (a == b) {
				t.Fatalf("%v to %v is %d", a, b, ab)
			}
			for _, c := range dates {
				if ab <= 0 && edtf.Compare(b, c) <= 0 && edtf.Compare(a, c) > 0 {
					t.Fatalf("%v, %v and %v go round in a circle", a, b, c)
				}
			}
		}
	}
}

func TestAnswersAreConsistent(t *testing.T) {
	dates := append(someDates(t, 400), edtf.Date{})
	for _, a := range dates {
		for _, b := range dates {
			before, after := edtf.Before(a, b), edtf.After(a, b)
			if before != edtf.After(b, a) {
				t.Fatalf("%v is %v before %v, which is %v after it", a, before, b, edtf.After(b, a))
			}
			if edtf.Overlaps(a, b) != edtf.Overlaps(b, a) {
				t.Fatalf("%v overlaps %v, but not back", a, b)
			}
			if before == edtf.Definitely && (after != edtf.Never || edtf.Overlaps(a, b) != edtf.Never) {
				t.Fatalf("%v is before %v, and not before it", a, b)
			}
			if before == edtf.Never && after == edtf.Never && edtf.Overlaps(a, b) != edtf.Definitely {
				t.Fatalf("%v is never before, after or at %v", a, b)
			}
			if edtf.Overlaps(a, b) == edtf.Never && edtf.Within(a, b) != edtf.Never {
				t.Fatalf("%v is within %v without a day of it", a, b)
			}
		}
	}
}

func TestAMorePreciseDateLiesWithinALessPreciseOne(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 5_000 {
		year, month := random.IntN(10_000), 1+random.IntN(12)
		day := 1 + random.IntN(edtf.MonthLength(int64(year), month))
		chain := []string{
			fmt.Sprintf("%04d-%02d-%02d", year, month, day),
			fmt.Sprintf("%04d-%02d-%dX", year, month, day/10),
			fmt.Sprintf("%04d-%02d", year, month),
			fmt.Sprintf("%04d-%d", year, 40+(month-1)/6),
			fmt.Sprintf("%04d-XX", year),
			fmt.Sprintf("%04dS3", year),
			fmt.Sprintf("%02dXX", year/100),
			fmt.Sprintf("%04dS1", year),
			"XXXX",
			"../9999",
		}
		for i, inner := range chain {
			for _, outer := range chain[i:] {
				if got := edtf.Within(edtf.MustParse(inner), edtf.MustParse(outer)); got != edtf.Definitely {
					t.Fatalf("%s is %v within %s", inner, got, outer)
				}
			}
		}
	}
}

// TestBoundsAgreeWithEveryReading puts every digit in the place of every X.
func TestBoundsAgreeWithEveryReading(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 3_000 {
		text := randomDay(random)
		for range 1 + random.IntN(3) {
			if i := random.IntN(len(text)); isDigit(text[i]) {
				text = text[:i] + "X" + text[i+1:]
			}
		}
		first, last, found := edtf.MaxDay, edtf.MinDay, false
		for _, reading := range readings(text) {
			d, err := edtf.Parse(reading)
			if err != nil || d.Precision() == edtf.PrecisionSeason {
				continue // an X in a month stands for no season
			}
			first, last, found = min(first, d.Earliest().Day), max(last, d.Latest().Day), true
		}
		d, err := edtf.Parse(text)
		if found != (err == nil) {
			t.Fatalf("%s has a reading: %t, but gives error %v", text, found, err)
		}
		if err == nil && (d.Earliest().Day != first || d.Latest().Day != last) {
			t.Fatalf("%s is %v to %v; want %v to %v", text, d.Earliest().Day, d.Latest().Day, first, last)
		}
	}
}

func readings(text string) []string {
	left, right, found := strings.Cut(text, "X")
	if !found {
		return []string{text}
	}
	var all []string
	for digit := range 10 {
		all = append(all, readings(fmt.Sprintf("%s%d%s", left, digit, right))...)
	}
	return all
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func randomDay(random *rand.Rand) string {
	year, month := random.IntN(19_998)-9_999, 1+random.IntN(12)
	sign := ""
	if year < 0 {
		sign = "-"
	}
	text := fmt.Sprintf("%s%04d-%02d-%02d", sign, max(year, -year), month, 1+random.IntN(edtf.MonthLength(int64(year), month)))
	return text[:len(text)-3*random.IntN(3)]
}

// someDates returns at least n dates of every kind: those of the grammar, and
// others made of random days with marks, X, intervals and sets.
func someDates(t *testing.T, n int) []edtf.Date {
	t.Helper()
	random := rand.New(rand.NewPCG(11, 12))
	var dates []edtf.Date
	for _, test := range grammar {
		dates = append(dates, edtf.MustParse(test.text))
	}
	for len(dates) < n {
		a, b := randomDay(random), randomDay(random)
		mark := []string{"", "?", "~", "%"}[random.IntN(4)]
		text := []string{
			a + mark, mark + a, a + mark + "/" + b, a + "/..", "/" + b + mark, "../" + b,
			"[" + a + "," + mark + b + "]", "{" + a + ".." + b + "}", "[" + b + mark + "..]",
			a[:len(a)-1] + "X" + mark,
		}[random.IntN(10)]
		if d, err := edtf.Parse(text); err == nil {
			dates = append(dates, d)
		}
	}
	return dates
}
