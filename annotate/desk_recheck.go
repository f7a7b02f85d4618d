package annotate

import (
	"context"
	"slices"

	"dateline/timeline"
)

// dateRules is the machine that reopens a claim whose ends have moved.
const dateRules = "date rules"

// endMovedNotice is what the public is told then. The new date is not public: it
// has not been approved, and may be taken back.
const endMovedNotice = "Being re-checked: a date that this gap rests on is being checked again."

// put stores the next version of a case, with its entry in the history and
// all that follows from it: gaps that end at it are reopened when its date is
// another, and the findings about it and about what hangs on it are computed
// again. Before is the zero Case for one that is new, and stored already.
func (c *change) put(ctx context.Context, before, after Case, e Entry) (Case, error) {
	after, err := c.store(ctx, after, e)
	if err != nil {
		return Case{}, err
	}
	if canUndo(ObjectClaim, e.Act) {
		if err := c.keepBefore(ctx, ObjectClaim, string(after.ID), Archive{Cases: []Case{before}}, after.Timeline); err != nil {
			return Case{}, err
		}
	}
	return after, c.follow(ctx, before, after)
}

// store stores the next version of a case with its entry in the history.
func (c *change) store(ctx context.Context, after Case, e Entry) (Case, error) {
	after.Version++
	after.Changed = c.at
	if err := c.ChangeCase(ctx, after); err != nil {
		return Case{}, err
	}
	e.Timeline, e.Object, e.ID = after.Timeline, ObjectClaim, string(after.ID)
	return after, c.note(ctx, e)
}

// follow does what follows from a change of a case that is stored. The work is
// bounded by the gaps that end at it and the claims of the subjects concerned.
func (c *change) follow(ctx context.Context, before, after Case) error {
	hanging, err := c.Dependents(ctx, after.ID)
	if err != nil {
		return err
	}
	touched := []Case{after}
	if alike(before, after) {
		return c.findAll(ctx, append(touched, hanging...))
	}
	more, err := c.endsMoved(ctx, hanging)
	if err != nil {
		return err
	}
	touched = append(touched, more...)
	for _, subject := range []string{before.Subject, after.Subject} {
		if touched, err = c.withSubject(ctx, touched, after.Timeline, subject); err != nil {
			return err
		}
	}
	return c.findAll(ctx, touched)
}

// findNew computes the findings about a case that is new and has no subject: no
// gap ends at it yet, nothing was found about it, and it has no evidence.
func (c *change) findNew(ctx context.Context, k Case) error {
	s, err := look(ctx, c, k.Timeline).scene(k)
	if err != nil {
		return err
	}
	quotes, err := c.QuotesOf(ctx, k.ID)
	if err != nil {
		return err
	}
	return c.AddFindings(ctx, k.ID, Find(k, Material{Quotes: quotes}, s))
}

// alike reports whether two versions of a case say the same to the date rules
// about other claims.
func alike(a, b Case) bool {
	return a.Statement == b.Statement && a.Subject == b.Subject && a.Occurrence == b.Occurrence &&
		a.Ruling.Verdict == b.Ruling.Verdict && (a.Status == Withdrawn) == (b.Status == Withdrawn) &&
		a.Position != nil && positionFact(a.Position) == positionFact(b.Position)
}

// endsMoved reopens those of some gaps whose ends have other dates than when
// they were judged. It returns all of them as they are then, with the claims
// that a "first in" among them speaks about.
func (c *change) endsMoved(ctx context.Context, gaps []Case) ([]Case, error) {
	touched := slices.Clone(gaps)
	for i, k := range gaps {
		s, err := look(ctx, c, k.Timeline).scene(k)
		if err != nil {
			return nil, err
		}
		if touched[i], err = c.reopenMoved(ctx, k, s); err != nil {
			return nil, err
		}
		if !isFirstIn(k) {
			continue
		}
		if touched, err = c.withSubject(ctx, touched, k.Timeline, k.Subject); err != nil {
			return nil, err
		}
	}
	return touched, nil
}

// judged are the statuses of a claim whose verdict was submitted.
var judged = []Status{InReview, Approved, Published}

// reopenMoved sends a case that has been submitted back to checking when an end
// of its gap has another date than when it was judged. Its verdict was about
// something else, so it goes as when a person reopens it.
func (c *change) reopenMoved(ctx context.Context, k Case, s timeline.Scene) (Case, error) {
	moved := s.Moved()
	if moved == "" || !slices.Contains(judged, k.Status) {
		return k, nil
	}
	after := k.reopened(k.Assignee)
	after.Status = Checking
	if k.Status == Published {
		after.Notice = endMovedNotice
	}
	changes := differences(caseFacts(k), caseFacts(after))
	after, err := c.store(ctx, after, Entry{Act: string(ActReopen), Machine: dateRules, Changes: changes, Reason: moved})
	if err != nil {
		return Case{}, err
	}
	return after, c.AddReview(ctx, Review{
		Claim: k.ID, Act: ActReopen, From: k.Status, To: after.Status,
		By: Person{Name: dateRules}, At: c.at, Version: k.Version, Comment: moved,
	})
}

// withSubject adds the claims of a subject to some cases, each once.
func (c *change) withSubject(ctx context.Context, cases []Case, id timeline.ID, subject string) ([]Case, error) {
	if subject == "" {
		return cases, nil
	}
	more, err := c.OfSubject(ctx, id, subject)
	if err != nil {
		return nil, err
	}
	here := make(map[timeline.ClaimID]bool, len(cases))
	for _, k := range cases {
		here[k.ID] = true
	}
	for _, k := range more {
		if !here[k.ID] {
			cases = append(cases, k)
		}
	}
	return cases, nil
}

// findAll computes the findings about some cases of one timeline again and
// stores those that have changed.
func (c *change) findAll(ctx context.Context, cases []Case) error {
	if len(cases) == 0 {
		return nil
	}
	around := look(ctx, c, cases[0].Timeline)
	for _, k := range cases {
		s, err := around.scene(k)
		if err != nil {
			return err
		}
		m, err := exhibits(ctx, c, k)
		if err != nil {
			return err
		}
		stored, err := c.Findings(ctx, k.ID)
		if err != nil {
			return err
		}
		if err := c.setFindings(ctx, k.ID, stored, Find(k, m, s)); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) setFindings(ctx context.Context, id timeline.ClaimID, stored, found []timeline.Finding) error {
	if slices.Equal(stored, found) {
		return nil
	}
	return c.SetFindings(ctx, id, found)
}

// endDates returns the dates that the ends of a case have now; none are kept
// for what is no gap.
func (c *change) endDates(ctx context.Context, k Case) (timeline.EndDates, error) {
	if _, ok := k.Position.(timeline.Gap); !ok {
		return timeline.EndDates{}, nil
	}
	s, err := look(ctx, c, k.Timeline).ends(k)
	return s.Now(), err
}
