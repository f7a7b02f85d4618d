package timeline

import (
	"fmt"
	"slices"

	"dateline/timeline/edtf"
)

// falsePrecision finds the first of January or of a month that nobody said.
// Programs put it where only the year or the month is known: about one date in
// twenty of real timelines, where chance would give one in three hundred.
func falsePrecision(c Claim, p Point, w wording, s Scene) []Finding {
	if p.When.Precision() != edtf.PrecisionDay || !daysOf(p.When).single() || !sure(p.When) || w.day || w.unit == "" {
		return nil
	}
	_, _, day := p.When.Earliest().Day.Civil()
	borne := slices.ContainsFunc(s.Given, func(g GivenDate) bool { return g.Date == p.When })
	if day != 1 || borne {
		return nil
	}
	return []Finding{warn(FalsePrecision, "The date is %s to the day, but the wording “%s” tells only the %s. If no source gives the first, say only what is known.",
		p.When.Say(), c.Wording, w.unit)}
}

// weekdayMismatch finds a day of the week in the wording that no day of the
// date is.
func weekdayMismatch(p Point, w wording) []Finding {
	when := daysOf(p.When)
	const week = 7
	if len(w.weekdays) == 0 || isOpen(when.first) || isOpen(when.last) || when.last-when.first >= week-1 {
		return nil
	}
	for d := when.first; d <= when.last; d++ {
		if slices.Contains(w.weekdays, d.Weekday()) {
			return nil
		}
	}
	named := w.weekdays[0]
	before, after := when.first, when.last
	for before.Weekday() != named {
		before--
	}
	for after.Weekday() != named {
		after++
	}
	real := "a " + when.first.Weekday().String()
	if !when.single() {
		real = "from a " + when.first.Weekday().String() + " to a " + when.last.Weekday().String()
	}
	return []Finding{warn(WeekdayMismatch, "The wording says %s, but %s is %s. The nearest %ss are %s, %s before, and %s, %s after.",
		named, p.When.Say(), real, named,
		sayDay(before), Between(before, when.first).shown(), sayDay(after), Between(when.last, after).shown())}
}

// relativeDate finds a wording that names a day only together with another one
// that the claim does not name.
func relativeDate(c Claim, w wording) []Finding {
	if c.Basis != Stated && c.Anchor != "" {
		return nil
	}
	lack := "the claim does not say which"
	if c.Basis == Stated {
		lack = "the claim has it as stated"
	}
	const mend = "Choose “resolved” and say what it was resolved against, such as the day of publication."
	switch {
	case w.relative != "":
		return []Finding{block(RelativeDateUnresolved, "“%s” tells a date only beside another one, and %s. %s", w.relative, lack, mend)}
	case w.yearless != "":
		return []Finding{warn(RelativeDateUnresolved, "“%s” names no year, and %s. %s", w.yearless, lack, mend)}
	default:
		return nil
	}
}

// futureAsPast finds what is said to have happened on days that are still to
// come. At some place of the world it is a day later than in UTC, so that
// tomorrow is only unlikely, and all that follows impossible.
func futureAsPast(c Claim, p Point, s Scene) []Finding {
	first := p.When.Earliest()
	if c.Occurrence != Happened || first.Kind != edtf.Known {
		return nil
	}
	impossible := softened(s, FutureAsPast, "It is said to have happened, but %s has not come yet. If it is a plan, choose “planned”.", p.When.Say())
	impossible.Until = edtf.FromDay(first.Day - 2)
	if impossible.Until.IsZero() {
		return nil // the first days that are counted at all
	}
	unlikely := warn(FutureAsPast, "It is said to have happened, but %s has begun only where the clocks are ahead. If it is a plan, choose “planned”.", p.When.Say())
	unlikely.From, unlikely.Until = edtf.FromDay(first.Day-1), edtf.FromDay(first.Day-1)
	return []Finding{impossible, unlikely}
}

// planPassed finds a plan whose days have all gone by.
func planPassed(c Claim, p Point) []Finding {
	last := p.When.Latest()
	if c.Occurrence != Planned || last.Kind != edtf.Known {
		return nil
	}
	f := warn(PlanPassedUnconfirmed, "It was planned for %s, which has passed. Find out whether it happened.", p.When.Say())
	f.From = edtf.FromDay(last.Day + 1)
	if f.From.IsZero() {
		return nil // the last day that is counted at all
	}
	return []Finding{f}
}

// dateConflict finds evidence whose date cannot be that of the claim.
func dateConflict(p Point, s Scene) []Finding {
	var others []string
	for _, g := range s.Given {
		if g.Date.IsZero() || !apart(p.When, g.Date) {
			continue
		}
		words := fmt.Sprintf("%s gives %s, %s", quoted(g.Source), noun(g.Date), distanceTo(p.When, g.Date))
		if !slices.Contains(others, words) {
			others = append(others, words)
		}
	}
	if len(others) == 0 {
		return nil
	}
	slices.Sort(others) // whatever the order of the evidence
	return []Finding{warn(DateConflict, "The claim is dated %s, but evidence disagrees: %s.", p.When.Say(), listed(others, func(words string) string { return words }))}
}

// contradictions finds claims of the same subject whose dates never meet that
// of the claim, unless a "first in" tells that there were two occasions.
func contradictions(c Claim, p Point, s Scene) []Finding {
	if c.Subject == "" || c.Occurrence == Cancelled {
		return nil
	}
	var against []Claim
	for _, o := range s.Others {
		when := o.When()
		if o.ID != c.ID && !when.IsZero() && sameSort(o, c) && apart(p.When, when) && !s.twoOccasions(c, o) {
			against = append(against, o)
		}
	}
	if len(against) == 0 {
		return nil
	}
	return []Finding{warn(ContradictsClaim, "The claim is dated %s, but of the same subject, “%s”, there is another date: %s.",
		p.When.Say(), c.Subject, listed(inOrder(against), told(p.When)))}
}

// sameSort reports whether two claims can contradict each other: a plan does
// not contradict what came to pass, and what was cancelled nothing.
func sameSort(a, b Claim) bool {
	return a.Occurrence != Cancelled && b.Occurrence != Cancelled && (a.Occurrence == Planned) == (b.Occurrence == Planned)
}

// twoOccasions reports whether a "first in" gap of the subject runs from one of
// two claims to the other, or from the date of one to that of the other.
func (s Scene) twoOccasions(a, b Claim) bool {
	for _, o := range s.Occasions {
		if o[0].meets(a) && o[1].meets(b) || o[0].meets(b) && o[1].meets(a) {
			return true
		}
	}
	return false
}

func (e EndDate) meets(c Claim) bool {
	return e.Claim == c.ID && c.ID != "" || !e.Date.IsZero() && !apart(e.Date, c.When())
}
