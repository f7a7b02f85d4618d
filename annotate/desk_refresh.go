package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/identifier"
	"dateline/timeline"
)

// rulesMachine is who works out again what older rules had worked out.
const rulesMachine = "rules"

// Refresh works out again what is kept of the rules, when that was done by other
// rules than those of this program: what the checks find about every claim, and
// the forms of addresses, ISBNs and DOIs by which duplicates are found. It
// returns for how many claims that was done; none when the rules are the same.
// Each timeline is one transaction, so that a second try goes on where the first
// one broke off.
func (d *Desk) Refresh(ctx context.Context) (int, error) {
	var (
		by  string
		all []TimelineSummary
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if by, err = r.Settled(ctx, DerivedByRules); err != nil || by == rulesEdition() {
			return err
		}
		all, err = r.Timelines(ctx)
		return err
	})
	if err != nil || by == rulesEdition() {
		return 0, err
	}
	claims := 0
	machine := account.Actor{Machine: rulesMachine}
	for _, t := range all {
		err := d.update(ctx, machine, func(ctx context.Context, c *change) error {
			if err := c.tidySources(ctx, t.ID); err != nil {
				return err
			}
			cases, err := c.Cases(ctx, t.ID)
			claims += len(cases)
			if err != nil {
				return err
			}
			return c.findAll(ctx, cases)
		})
		if err != nil {
			return claims, err
		}
	}
	return claims, d.update(ctx, machine, func(ctx context.Context, c *change) error {
		return c.Settle(ctx, DerivedByRules, rulesEdition())
	})
}

// tidySources writes the names of the sources of a timeline in the form that is
// kept now. A name that cannot be read stays as it is, and so does the form of
// an address that another source has: the two are for a person to merge.
func (c *change) tidySources(ctx context.Context, id timeline.ID) error {
	all, err := c.Sources(ctx, id)
	if err != nil {
		return err
	}
	for _, before := range all {
		after := before
		if isbn, err := identifier.ISBN(before.ISBN); err == nil {
			after.ISBN = isbn
		}
		if doi, err := identifier.DOI(before.DOI); err == nil {
			after.DOI = doi
		}
		after.CanonicalURL = identifier.Address(before.URL)
		if after.CanonicalURL != before.CanonicalURL {
			if _, err := c.SourceByURL(ctx, id, after.CanonicalURL); fault.KindOf(err) != fault.NotFound {
				after.CanonicalURL = before.CanonicalURL
			}
		}
		switch {
		case len(differences(sourceFacts(before), sourceFacts(after))) > 0:
			err = c.changeSource(ctx, before, after, "edit", "")
		case after.CanonicalURL != before.CanonicalURL: // which no record names
			err = c.changeSource(ctx, before, after, "edit", "", Change{Field: "address as it is compared", Old: before.CanonicalURL, New: after.CanonicalURL})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
