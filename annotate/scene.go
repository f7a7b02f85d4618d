package annotate

import (
	"context"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// lookup finds what stands around a case: in the store, or in what an import
// will leave there.
type lookup struct {
	caseOf    func(timeline.ClaimID) (Case, error)
	published func(timeline.ClaimID) (edtf.Date, error) // see [publication]
	ofSubject func(string) ([]Case, error)
}

// look returns a lookup in the store for the cases of one timeline. It reads
// the claims of a subject once.
func look(ctx context.Context, r Reader, id timeline.ID) lookup {
	subjects := map[string][]Case{}
	return lookup{
		caseOf:    func(id timeline.ClaimID) (Case, error) { return r.Case(ctx, id) },
		published: func(id timeline.ClaimID) (edtf.Date, error) { return publication(ctx, r, id) },
		ofSubject: func(subject string) ([]Case, error) {
			if cases, ok := subjects[subject]; ok {
				return cases, nil
			}
			cases, err := r.OfSubject(ctx, id, subject)
			subjects[subject] = cases
			return cases, err
		},
	}
}

// scene returns what the date rules look at beside a case, but for what the
// case itself and its evidence tell.
func (l lookup) scene(c Case) (timeline.Scene, error) {
	s, err := l.ends(c)
	if err != nil || c.Subject == "" {
		return s, err
	}
	others, err := l.ofSubject(c.Subject)
	if err != nil {
		return s, err
	}
	for _, o := range others {
		if told, ok := o.witness(); ok {
			s.Others = append(s.Others, told)
		}
		occasion, ok, err := l.occasion(o)
		if err != nil {
			return s, err
		}
		if ok {
			s.Occasions = append(s.Occasions, occasion)
		}
	}
	return s, nil
}

// ends returns a scene with nothing in it but the ends of a case's gap.
func (l lookup) ends(c Case) (timeline.Scene, error) {
	s := timeline.Scene{WhenJudged: c.JudgedOn}
	gap, ok := c.Position.(timeline.Gap)
	if !ok {
		return s, nil
	}
	var err error
	if s.From, err = l.end(c.ID, gap.From); err != nil {
		return s, err
	}
	s.To, err = l.end(c.ID, gap.To)
	return s, err
}

// witness returns a claim as it speaks for or against others, and whether it
// does: what was found wrong or was withdrawn does not, and what was not quite
// found right may be so or not.
func (c Case) witness() (timeline.Claim, bool) {
	told := c.Claim
	switch c.Ruling.Verdict {
	case Wrong:
		return told, false
	case PartlyWrong, Misleading, Unproven, NotCheckable:
		if told.Occurrence == timeline.Happened {
			told.Occurrence = timeline.OccurrenceUnknown
		}
	case Unchecked, Correct, Qualified:
	}
	return told, c.Status != Withdrawn
}

// occasion returns the two ends of a "first in" gap.
func (l lookup) occasion(c Case) ([2]timeline.EndDate, bool, error) {
	gap, ok := c.Position.(timeline.Gap)
	if !ok || gap.Length.Op != timeline.OpFirstIn {
		return [2]timeline.EndDate{}, false, nil
	}
	var both [2]timeline.EndDate
	for i, end := range []timeline.End{gap.From, gap.To} {
		e, err := l.end(c.ID, end)
		if err != nil {
			return both, false, err
		}
		both[i].Date = e.Date
		if other, ok := end.(timeline.ClaimEnd); ok {
			both[i].Claim = other.Claim
		}
	}
	return both, true, nil
}

// end returns an end of the gap of a claim.
func (l lookup) end(id timeline.ClaimID, end timeline.End) (timeline.EndPoint, error) {
	switch end := end.(type) {
	case timeline.ClaimEnd:
		other, err := l.caseOf(end.Claim)
		return timeline.EndPoint{
			Date: other.When(), Statement: other.Statement, Unverified: other.Ruling.Verdict == Unchecked,
		}, err
	case timeline.DateEnd:
		return timeline.EndPoint{Date: end.When}, nil
	default:
		published, err := l.published(id)
		return timeline.EndPoint{Date: published}, err
	}
}
