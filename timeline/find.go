package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/timeline/edtf"
)

// Find returns what the date rules notice about a claim, in no order. It holds
// for every day; those that depend on the day say on which they hold.
//
// Only what no reading of the dates allows blocks. Where a date is vague,
// uncertain or approximate, and some of the days it may mean would do, the
// finding is a warning.
func Find(c Claim, s Scene) []Finding {
	switch p := c.Position.(type) {
	case Point:
		return findPoint(c, p, s)
	case Gap:
		return findGap(c, p, s)
	case Undated:
	}
	return nil
}

func findPoint(c Claim, p Point, s Scene) []Finding {
	if p.When.IsZero() {
		return nil
	}
	w := readWording(c.Wording)
	return slices.Concat(
		falsePrecision(c, p, w, s),
		weekdayMismatch(p, w),
		relativeDate(c, w),
		futureAsPast(c, p, s),
		planPassed(c, p),
		dateConflict(p, s),
		contradictions(c, p, s),
	)
}

// mostNamed is how many other things a message names before it only counts.
const mostNamed = 3

// listed joins things for a message: "A; B; and 2 more". It asks for the words
// of those only that it names.
func listed[T any](all []T, say func(T) string) string {
	var words []string
	for _, x := range all[:min(len(all), mostNamed)] {
		words = append(words, say(x))
	}
	if more := len(all) - mostNamed; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(words, "; ")
}

// quoted returns a statement as messages quote it: cut where it is long.
func quoted(statement string) string {
	const most = 80
	if runes := []rune(statement); len(runes) > most {
		statement = strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return "“" + statement + "”"
}

// reach returns the days that a date may mean, an approximate one with those
// around it, as for a gap.
func reach(d edtf.Date) days { return daysOf(d).widened(widening(d)) }

// apart reports whether no day that a may mean is a day that b may mean.
func apart(a, b edtf.Date) bool {
	x, y := reach(a), reach(b)
	return x.last < y.first || y.last < x.first
}

// distanceTo says how far b lies from a, which it never meets: "1 day after" or
// "at least 3 months before".
func distanceTo(a, b edtf.Date) string {
	x, y := reach(a), reach(b)
	atLeast := "at least "
	if x.single() && y.single() {
		atLeast = ""
	}
	if x.last < y.first {
		return atLeast + Between(x.last, y.first).shown() + " after"
	}
	return atLeast + Between(y.last, x.first).shown() + " before"
}

// inOrder sorts claims by date, then id, so that a message does not depend on
// the order in which they were found.
func inOrder(claims []Claim) []Claim {
	slices.SortFunc(claims, func(a, b Claim) int {
		return cmp.Or(edtf.Compare(a.When(), b.When()), cmp.Compare(a.ID, b.ID))
	})
	return claims
}
