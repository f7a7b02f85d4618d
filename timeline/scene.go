package timeline

import (
	"strings"

	"dateline/timeline/edtf"
)

// Scene is what the date rules look at beside the claim itself. The day on
// which somebody looks is no part of it: see [Finding].
type Scene struct {
	From, To   EndPoint     // of a gap; zero for other claims
	Others     []Claim      // of the same subject; the claim itself is passed over
	Occasions  [][2]EndDate // where a "first in" gap of the same subject starts and ends
	Given      []GivenDate  // what the evidence that counts says
	Correct    bool         // the verdict is that the claim is right as it stands
	Refuted    bool         // the verdict is that the claim is not right
	WhenJudged EndDates     // of the gap, when the verdict was set
}

// EndPoint is an end of a gap as it stands.
type EndPoint struct {
	Date       edtf.Date // zero when there is none
	Statement  string    // of the claim that the gap ends at; empty for another end
	Unverified bool      // that claim has no verdict
}

// EndDate is the date of an end of a gap, and the claim that gives it, if any.
type EndDate struct {
	Claim ClaimID
	Date  edtf.Date
}

// EndDates are the dates that the ends of a gap had at some time.
type EndDates struct {
	Kept     bool // they are known; the dates are zero otherwise
	From, To edtf.Date
}

// GivenDate is a date that a source gives.
type GivenDate struct {
	Source string // its title
	Date   edtf.Date
}

// Now returns the dates that the ends of the gap have.
func (s Scene) Now() EndDates { return EndDates{Kept: true, From: s.From.Date, To: s.To.Date} }

// Moved says in a sentence which end of a gap has another date now than it had
// when the verdict was set. It is empty when none has, or when nobody knows.
func (s Scene) Moved() string {
	then, now := s.WhenJudged, s.Now()
	if !then.Kept {
		return ""
	}
	var moves []string
	for _, end := range []struct {
		name      string
		then, now edtf.Date
	}{{"the start", then.From, now.From}, {"the end", then.To, now.To}} {
		if end.then != end.now {
			moves = append(moves, end.name+" was "+orNone(end.then)+" and is now "+orNone(end.now)+shift(end.then, end.now))
		}
	}
	if len(moves) == 0 {
		return ""
	}
	return capitalised(strings.Join(moves, "; ")) + "."
}

// shift returns by how much a date that means a single day was moved, as what
// follows the two dates.
func shift(then, now edtf.Date) string {
	a, b := daysOf(then), daysOf(now)
	if then.IsZero() || now.IsZero() || !a.single() || !b.single() || a == b {
		return ""
	}
	direction := " later"
	if b.first < a.first {
		direction = " earlier"
	}
	return ", " + Between(a.first, b.first).shown() + direction
}

func orNone(d edtf.Date) string {
	if d.IsZero() {
		return "without a date"
	}
	return noun(d)
}
