package annotate

import (
	"context"
	"reflect"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// changeCase is how every change of a case goes: it loads the case, asks
// whether the actor may, compares versions, lets f work out the new case,
// stores it with its history, and computes again the findings about it and
// about all that hangs on it. A change that changes nothing is not stored.
func (d *Desk) changeCase(
	ctx context.Context, actor account.Actor, id timeline.ClaimID, act Act, version int, name, reason string,
	f func(context.Context, *change, Case) (Case, error),
) (Case, error) {
	var after Case
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		before, a, err := claim(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Working on a claim"); err != nil {
			return err
		}
		if version != anyVersion {
			if err := current("claim", before.Version, version); err != nil {
				return err
			}
		}
		if err := May(actor, a.Role, act, before); err != nil {
			return err
		}
		if after, err = f(ctx, c, before); err != nil {
			return err
		}
		if reflect.DeepEqual(before, after) {
			return nil
		}
		changes := append(differences(caseFacts(before), caseFacts(after)), c.also...)
		after, err = c.put(ctx, before, after, Entry{Act: name, Changes: changes, Reason: reason})
		return err
	})
	return after, err
}

// validClaim returns an Invalid error for a claim that cannot be stored. The
// ends of a gap have to be on the same timeline, and no gap may hang on a gap.
func validClaim(ctx context.Context, r Reader, c Case) error {
	var wrong fault.Fields
	line(&wrong, "statement", c.Statement, MaxStatement, true)
	line(&wrong, "claimant", c.Claimant, MaxLine, false)
	line(&wrong, "wording", c.Wording, MaxLine, false)
	line(&wrong, "anchor", c.Anchor, MaxLine, false)
	line(&wrong, "lane", c.Lane, MaxLine, false)
	line(&wrong, "subject", c.Subject, MaxLine, false)
	zone(&wrong, "zone", c.Zone)
	if !slices.Contains(timeline.Bases(), c.Basis) {
		wrong.Add("basis", "Choose how the date was got.")
	}
	if !slices.Contains(timeline.Occurrences(), c.Occurrence) {
		wrong.Add("occurrence", "Choose whether it happened.")
	}
	if c.Importance < 0 || c.Importance > timeline.MaxImportance {
		wrong.Add("importance", "Choose 0 to %d.", timeline.MaxImportance)
	}
	if len(c.Tags) > MaxTags {
		wrong.Add("tags", "These are %d tags; the limit is %d.", len(c.Tags), MaxTags)
	}
	for _, tag := range c.Tags {
		line(&wrong, "tags", tag, MaxLine, false)
	}
	if err := validPosition(ctx, r, c, &wrong); err != nil {
		return err
	}
	return wrong.Err()
}

func validPosition(ctx context.Context, r Reader, c Case, wrong *fault.Fields) error {
	switch p := c.Position.(type) {
	case timeline.Point:
		if p.When.IsZero() {
			wrong.Add("when", "Give a date, or choose a gap or “no date”.")
		}
		if !slices.Contains(timeline.Extents(), p.Extent) {
			wrong.Add("extent", "Choose an event or a state.")
		}
	case timeline.Gap:
		hanging, err := r.Dependents(ctx, c.ID)
		if err != nil {
			return err
		}
		if len(hanging) > 0 {
			wrong.Add("position", "“%s” ends at this claim, so it cannot be a gap itself.", clip(hanging[0].Statement, 60))
		}
		if err := p.Length.Validate(); err != nil {
			wrong.Add("length", "%s", err)
		}
		for field, end := range map[string]timeline.End{"from": p.From, "to": p.To} {
			if err := validEnd(ctx, r, c, field, end, wrong); err != nil {
				return err
			}
		}
	case timeline.Undated:
		text(wrong, "reason", p.Reason, MaxNote)
	}
	return nil
}

func validEnd(ctx context.Context, r Reader, c Case, field string, end timeline.End, wrong *fault.Fields) error {
	switch end := end.(type) {
	case timeline.ClaimEnd:
		other, err := r.Case(ctx, end.Claim)
		switch {
		case fault.KindOf(err) == fault.NotFound, err == nil && other.Timeline != c.Timeline:
			wrong.Add(field, "Choose a claim of this timeline.")
		case err != nil:
			return err
		case other.ID == c.ID:
			wrong.Add(field, "A gap cannot end at itself.")
		default:
			if _, ok := other.Position.(timeline.Gap); ok {
				wrong.Add(field, "“%s” is a gap itself. Choose a claim with a date.", clip(other.Statement, 60))
			}
		}
	case timeline.DateEnd:
		if end.When.IsZero() {
			wrong.Add(field, "Give a date for this end of the gap.")
		}
	case timeline.Publication:
	default:
		wrong.Add(field, "Say where this end of the gap is.")
	}
	return nil
}
