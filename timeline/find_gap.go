package timeline

import (
	"slices"

	"dateline/timeline/edtf"
)

func findGap(c Claim, gap Gap, s Scene) []Finding {
	check := gap.Length.Check(s.From.Date, s.To.Date)
	var found []Finding
	if check.Outcome == Fails {
		f := warn(GapFails, "%s", check.Say())
		if s.Correct {
			f.Severity = Block
		}
		found = append(found, f)
	}
	if check.ReadingDependent {
		found = append(found, warn(GapReadingDependent, "%s", check.Say()))
	}
	if check.reversed && check.Outcome == Fails {
		found = append(found, warn(OrderViolation, "The end, %s, comes before the start, %s, by %s: are the two ends the wrong way round?",
			s.To.Date.Say(), s.From.Date.Say(), check.backwards()))
	}
	found = append(found, unverifiedEnd(gap, "start", s.From)...)
	found = append(found, unverifiedEnd(gap, "end", s.To)...)
	if moved := s.Moved(); moved != "" {
		found = append(found, warn(EndpointChanged, "%s The verdict was set on the dates of before: set it again on those of now.", moved))
	}
	if gap.Length.Op == OpFirstIn {
		found = append(found, between(c, gap, s)...)
	}
	return found
}

func unverifiedEnd(gap Gap, name string, end EndPoint) []Finding {
	what := "The " + name
	if end.Statement != "" {
		what += ", " + quoted(end.Statement) + ","
	}
	claimed := "“" + gap.Length.String() + "”"
	switch {
	case end.Date.IsZero():
		return []Finding{warn(GapEndUnverified, "%s has no date yet, so %s cannot be checked.", what, claimed)}
	case end.Unverified:
		return []Finding{warn(GapEndUnverified, "%s has no verdict yet: %s is counted from a date, %s, that nobody has checked.", what, claimed, end.Date.Say())}
	default:
		return nil
	}
}

// between finds the claims of the subject of a "first in" that took place
// between its ends. One that certainly did breaks it.
func between(c Claim, gap Gap, s Scene) []Finding {
	from, to := s.From.Date, s.To.Date
	if c.Subject == "" || from.IsZero() || to.IsZero() {
		return nil
	}
	ends := []End{gap.From, gap.To}
	var certain, possible []Claim
	for _, o := range s.Others {
		when := o.When()
		switch {
		case o.ID == c.ID, when.IsZero(), slices.Contains(ends, End(ClaimEnd{Claim: o.ID})):
		case o.Occurrence == Planned, o.Occurrence == Cancelled:
		case edtf.Before(from, when) == edtf.Never, edtf.Before(when, to) == edtf.Never:
		case o.Occurrence != OccurrenceUnknown && sure(from) && sure(when) && sure(to) &&
			edtf.Before(from, when) == edtf.Definitely && edtf.Before(when, to) == edtf.Definitely:
			certain = append(certain, o)
		default:
			possible = append(possible, o)
		}
	}
	subject := "“" + c.Subject + "”"
	var found []Finding
	if len(certain) > 0 {
		found = append(found, softened(s, FirstInBroken, "Between %s and %s there is something else of the subject %s, so it was not the first: %s.",
			from.Say(), to.Say(), subject, listed(inOrder(certain), told(from))))
	}
	if len(possible) > 0 {
		found = append(found, warn(FirstInBroken, "Between %s and %s there may be something else of the subject %s, which would make it not the first: %s.",
			from.Say(), to.Say(), subject, listed(inOrder(possible), told(from))))
	}
	return found
}

// sure reports whether a date is one to build on: neither uncertain nor
// approximate.
func sure(d edtf.Date) bool { return !d.Uncertain() && !d.Approximate() }

// told returns how a claim is told of beside a date: its statement, its own
// date, and how far that lies from the other.
func told(from edtf.Date) func(Claim) string {
	return func(o Claim) string {
		words := quoted(o.Statement) + ", " + noun(o.When())
		if apart(from, o.When()) {
			words += " (" + distanceTo(from, o.When()) + " " + from.Say() + ")"
		}
		return words
	}
}
