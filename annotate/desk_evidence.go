package annotate

import (
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Exhibit is a piece of evidence with its claim and its source.
type Exhibit struct {
	Access
	Evidence Evidence
	Case     Case
	From     Source
}

// Evidence returns a piece of evidence to members of its timeline. Its sources
// are those that take the place of others.
func (d *Desk) Evidence(ctx context.Context, actor account.Actor, id EvidenceID) (Exhibit, error) {
	var x Exhibit
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if x.Evidence, err = r.Evidence(ctx, id); err != nil {
			return err
		}
		if x.Case, x.Access, err = claim(ctx, r, actor, x.Evidence.Claim); err != nil {
			return err
		}
		if err := x.need(account.Viewer, "Seeing the evidence"); err != nil {
			return err
		}
		m := Material{Evidence: []Evidence{x.Evidence}, Sources: map[SourceID]Source{}}
		if err := m.fill(ctx, r); err != nil {
			return err
		}
		x.Evidence = m.through().Evidence[0]
		x.From = m.Sources[x.Evidence.Source]
		return nil
	})
	return x, err
}

// editEvidence lets f change a piece of evidence. Whether it still is what its
// person saw is for f to ask.
func (d *Desk) editEvidence(
	ctx context.Context, actor account.Actor, id EvidenceID, act string,
	f func(context.Context, *change, Evidence) (Evidence, error),
) (Evidence, error) {
	shown, err := d.Evidence(ctx, actor, id)
	if err != nil {
		return Evidence{}, err
	}
	var after Evidence
	err = d.changeEvidence(ctx, actor, shown.Case.ID, act, func(ctx context.Context, c *change, k Case) (Evidence, Evidence, error) {
		before, err := c.Evidence(ctx, id)
		if err != nil {
			return Evidence{}, Evidence{}, err
		}
		if after, err = f(ctx, c, before); err != nil {
			return Evidence{}, Evidence{}, err
		}
		if err := c.validEvidence(ctx, after, k); err != nil {
			return Evidence{}, Evidence{}, err
		}
		if len(differences(evidenceFacts(before), evidenceFacts(after))) == 0 {
			return before, after, nil
		}
		after.Version++
		return before, after, c.ChangeEvidence(ctx, after)
	})
	return after, err
}

// changeEvidence lets f change the evidence of a case and stores the next
// version of the case with it. f returns the evidence before and after; the
// zero Evidence before when it is new.
func (d *Desk) changeEvidence(
	ctx context.Context, actor account.Actor, id timeline.ClaimID, act string,
	f func(context.Context, *change, Case) (before, after Evidence, err error),
) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		k, a, err := claim(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Working on a claim"); err != nil {
			return err
		}
		if err := May(actor, a.Role, ActEvidence, k); err != nil {
			return err
		}
		before, after, err := f(ctx, c, k)
		if err != nil {
			return err
		}
		changes := differences(evidenceFacts(before), evidenceFacts(after))
		if len(changes) == 0 {
			return nil
		}
		entry := Entry{Timeline: k.Timeline, Object: ObjectEvidence, ID: string(after.ID), Act: act, Changes: changes, Reason: after.Withdrawn}
		if err := c.note(ctx, entry); err != nil {
			return err
		}
		if before.ID != "" {
			was := Archive{Cases: []Case{k}, Evidence: []Evidence{before}}
			if err := c.keepBefore(ctx, ObjectEvidence, string(before.ID), was, k.Timeline); err != nil {
				return err
			}
		}
		next := k
		if k.Ruling.Verdict != Unchecked { // who changes what a verdict rests on has a part in it
			next = k.addAuthor(PersonOf(actor))
		}
		changes = append(changes, differences(caseFacts(k), caseFacts(next))...)
		_, err = c.put(ctx, k, next, Entry{Act: act, Changes: changes, Reason: after.Withdrawn})
		return err
	})
}

func (c *change) validEvidence(ctx context.Context, e Evidence, k Case) error {
	var wrong fault.Fields
	evidenceFields(&wrong, e)
	if e.Source != "" {
		if err := c.sameTimeline(ctx, &wrong, "source", e.Source, k); err != nil {
			return err
		}
	}
	if e.Via != "" {
		if err := c.sameTimeline(ctx, &wrong, "via", e.Via, k); err != nil {
			return err
		}
	}
	return wrong.Err()
}

// evidenceFields notes what is wrong with evidence by itself. Whether its
// sources are there is for the caller.
func evidenceFields(wrong *fault.Fields, e Evidence) {
	text(wrong, "quote", e.Quote, MaxNote)
	text(wrong, "note", e.Note, MaxNote)
	line(wrong, "locator", e.Locator, MaxLine, false)
	address(wrong, "copy_url", e.CopyURL)
	switch {
	case e.CopyURL != "" && e.CopiedOn.IsZero():
		wrong.Add("copied_on", "Give the day on which the copy was made: its address does not tell.")
	case e.CopyURL == "" && !e.CopiedOn.IsZero():
		wrong.Add("copy_url", "Give the address of the copy of that day, or leave the day out.")
	}
	if !slices.Contains(Stances(), e.Stance) {
		wrong.Add("stance", "Choose what the source does to the claim.")
	}
	if e.Source == "" {
		wrong.Add("source", "Choose a source, or add a new one.")
	}
	if e.Via != "" && e.Via == e.Source {
		wrong.Add("via", "Choose another source than the one that is quoted.")
	}
}

func (c *change) sameTimeline(ctx context.Context, wrong *fault.Fields, field string, id SourceID, k Case) error {
	s, err := c.Source(ctx, id)
	if fault.KindOf(err) == fault.NotFound || err == nil && s.Timeline != k.Timeline {
		wrong.Add(field, "Choose a source of this timeline.")
		return nil
	}
	return err
}
