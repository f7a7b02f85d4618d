package edtf

import (
	"cmp"
	"strings"
)

// Compare orders dates for a list: by earliest day, then by latest day, then
// by text, so that it is 0 only for equal dates. An open or unknown beginning
// sorts before every day, an open or unknown end after, and the zero Date with
// the dates of which neither end is known.
func Compare(a, b Date) int {
	return cmp.Or(
		cmp.Compare(a.Earliest().Day, b.Earliest().Day),
		cmp.Compare(a.Latest().Day, b.Latest().Day),
		strings.Compare(a.text, b.text),
	)
}

// Answer is what two dates allow to be said of a question about them.
type Answer uint8

// The answers, the least true first.
const (
	Never Answer = iota
	Possibly
	Definitely
)

// String returns "never", "possibly" or "definitely".
func (a Answer) String() string {
	switch a {
	case Never:
		return "never"
	case Possibly:
		return "possibly"
	default:
		return "definitely"
	}
}

// Before tells whether a comes before b, each taken as one day between its
// earliest and its latest, nobody knows which: Definitely if the day of a
// precedes the day of b for every such pair of days, Never if it does for none.
// An unknown end settles nothing; where the answer hangs on one, it is
// Possibly.
func Before(a, b Date) Answer {
	switch {
	case precedes(a.Latest(), b.Earliest()):
		return Definitely
	case settled(a.Earliest(), b.Latest()) && a.Earliest().Day >= b.Latest().Day:
		return Never
	default:
		return Possibly
	}
}

// After tells whether a comes after b. It is Before with its dates swapped.
func After(a, b Date) Answer { return Before(b, a) }

// Overlaps tells whether a and b fall on the same day, each taken as one day
// between its earliest and its latest: Definitely if both are one and the same
// known day, Never if they have no day in common.
func Overlaps(a, b Date) Answer {
	switch {
	case apart(a, b):
		return Never
	case oneDay(a) && a.Earliest() == b.Earliest() && a.Latest() == b.Latest():
		return Definitely
	default:
		return Possibly
	}
}

// Within tells whether a lies inside b. Here a is one day between its earliest
// and its latest, and b all of its days from the earliest to the latest:
// Definitely if every day that a may mean is a day of b, Never if none is.
func Within(a, b Date) Answer {
	switch {
	case apart(a, b):
		return Never
	case settled(a.Earliest(), b.Earliest()) && a.Earliest().Day >= b.Earliest().Day &&
		settled(a.Latest(), b.Latest()) && a.Latest().Day <= b.Latest().Day:
		return Definitely
	default:
		return Possibly
	}
}

func apart(a, b Date) bool {
	return precedes(a.Latest(), b.Earliest()) || precedes(b.Latest(), a.Earliest())
}

func precedes(a, b Bound) bool { return settled(a, b) && a.Day < b.Day }

func settled(a, b Bound) bool { return a.Kind != Unknown && b.Kind != Unknown }

func oneDay(d Date) bool {
	return d.Earliest().Kind == Known && d.Earliest() == d.Latest()
}
