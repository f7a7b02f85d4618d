package annotate

import (
	"context"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/identifier"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// EvidenceEdit is what a person can say in a piece of evidence.
type EvidenceEdit struct {
	Source    SourceID
	New       *SourceEdit // a source to be added with new evidence; nil for Source
	Stance    Stance
	Quote     string
	Locator   string
	DateGiven edtf.Date
	Accessed  edtf.Date
	Via       SourceID
	CopyURL   string
	CopiedOn  edtf.Date // taken from the address of the copy when that tells it
	Note      string
	Version   int // of the evidence that was edited; 0 for new evidence
}

// AddEvidence ties a claim to a source. It is a change of the case: what was
// shown to a reviewer before is not the present version any more.
func (d *Desk) AddEvidence(ctx context.Context, actor account.Actor, id timeline.ClaimID, in EvidenceEdit) (Evidence, error) {
	evidence, err := newID[EvidenceID]()
	if err != nil {
		return Evidence{}, err
	}
	var added Evidence
	err = d.changeEvidence(ctx, actor, id, "add evidence", func(ctx context.Context, c *change, k Case) (Evidence, Evidence, error) {
		if in.New != nil {
			var err error
			if in.Source, err = c.newSource(ctx, k, *in.New); err != nil {
				return Evidence{}, Evidence{}, err
			}
		}
		in, err := in.kept(ctx, c)
		if err != nil {
			return Evidence{}, Evidence{}, err
		}
		added = in.apply(Evidence{ID: evidence, Claim: id, By: PersonOf(actor), Created: c.at, Version: 1})
		if err := c.validEvidence(ctx, added, k); err != nil {
			return Evidence{}, Evidence{}, err
		}
		return Evidence{}, added, c.AddEvidence(ctx, added)
	})
	return added, err
}

// EditEvidence changes a piece of evidence. It merges as [Desk.EditClaim] does.
// Who gives another day on which it was read is who read it then.
func (d *Desk) EditEvidence(ctx context.Context, actor account.Actor, id EvidenceID, in EvidenceEdit) (Evidence, error) {
	return d.editEvidence(ctx, actor, id, actEditEvidence, func(ctx context.Context, c *change, before Evidence) (Evidence, error) {
		in, err := in.kept(ctx, c)
		if err != nil {
			return Evidence{}, err
		}
		after, err := c.mergeEvidence(ctx, before, in)
		if err != nil {
			return Evidence{}, err
		}
		if after.Accessed != before.Accessed {
			after.By = PersonOf(actor)
		}
		return after, nil
	})
}

// WithdrawEvidence makes a piece of evidence count no more. It stays, with the
// reason.
func (d *Desk) WithdrawEvidence(ctx context.Context, actor account.Actor, id EvidenceID, version int, reason string) (Evidence, error) {
	reason = strings.TrimSpace(reason)
	var wrong fault.Fields
	line(&wrong, "reason", reason, MaxNote, true)
	if err := wrong.Err(); err != nil {
		return Evidence{}, err
	}
	return d.editEvidence(ctx, actor, id, actWithdrawEvidence, func(_ context.Context, _ *change, before Evidence) (Evidence, error) {
		if err := current("evidence", before.Version, version); err != nil {
			return Evidence{}, err // what was to be withdrawn said something else
		}
		if !before.Counts() {
			return Evidence{}, fault.New(fault.Invalid, "This evidence has been withdrawn already.")
		}
		before.Withdrawn = reason
		return before, nil
	})
}

func (in EvidenceEdit) apply(e Evidence) Evidence {
	e.Source, e.Stance, e.Quote, e.Locator = in.Source, in.Stance, strings.TrimSpace(in.Quote), strings.TrimSpace(in.Locator)
	e.DateGiven, e.Accessed, e.Via, e.Note = in.DateGiven, in.Accessed, in.Via, in.Note
	e.CopyURL, e.CopiedOn = strings.TrimSpace(in.CopyURL), in.CopiedOn
	if e.CopyURL != "" && e.CopiedOn.IsZero() {
		e.CopiedOn = identifier.CopiedOn(e.CopyURL)
	}
	if e.Stance == "" {
		e.Stance = Supports
	}
	return e
}

// kept returns in with the sources that take the place of those that have been
// merged while the form was open.
func (in EvidenceEdit) kept(ctx context.Context, r Reader) (EvidenceEdit, error) {
	for _, id := range []*SourceID{&in.Source, &in.Via} {
		if *id == "" {
			continue
		}
		s, err := r.Source(ctx, *id)
		switch {
		case fault.KindOf(err) == fault.NotFound: // which is told with the field
		case err != nil:
			return in, err
		case s.Merged != "":
			*id = s.Merged
		}
	}
	return in, nil
}
