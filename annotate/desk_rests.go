package annotate

import (
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// casesFrom returns the cases whose evidence is from a source or was seen quoted
// in it, once each.
func casesFrom(ctx context.Context, r Reader, id SourceID) ([]Case, error) {
	from, err := fromAndFormer(ctx, r, id, r.EvidenceFrom)
	if err != nil {
		return nil, err
	}
	via, err := fromAndFormer(ctx, r, id, r.EvidenceVia)
	if err != nil {
		return nil, err
	}
	var cases []Case
	for _, e := range slices.Concat(from, via) {
		if slices.ContainsFunc(cases, func(k Case) bool { return k.ID == e.Claim }) {
			continue
		}
		k, err := r.Case(ctx, e.Claim)
		if err != nil {
			return nil, err
		}
		cases = append(cases, k)
	}
	return cases, nil
}

// mayChangeUnder decides whether an actor may change what cases rest on: what a
// reviewer was shown, or the public sees, takes a reviewer to change.
func (a Access) mayChangeUnder(cases []Case, what string) error {
	for _, k := range cases {
		if !ActEdit.From(k.Status) && !a.Role.AtLeast(account.Reviewer) {
			return fault.New(fault.Forbidden, "“%s” rests on %s and is %s: changing it now takes the role of reviewer.", clip(k.Statement, 60), what, k.Status)
		}
	}
	return nil
}

// restsOnChanged does what follows from a change of a work that cases rest on.
// What a reviewer has before them becomes another version, so that nobody
// approves what they have not seen.
func (c *change) restsOnChanged(ctx context.Context, cases []Case, changes []Change) error {
	for i, k := range cases {
		if k.Status != InReview {
			continue
		}
		var err error
		if cases[i], err = c.store(ctx, k, Entry{Act: "edit source", Changes: changes}); err != nil {
			return err
		}
	}
	return c.findAll(ctx, cases)
}
