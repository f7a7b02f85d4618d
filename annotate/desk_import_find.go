package annotate

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// findAgain computes the findings of the whole timeline and stores those that
// have changed. Those of the file are not trusted. Gaps whose ends were moved
// are reopened before.
func (im *importing) findAgain(ctx context.Context) error {
	around, materials := im.look(), im.materials()
	ids := slices.Sorted(maps.Keys(im.after.cases))
	for _, id := range ids {
		s, err := around.scene(im.after.cases[id])
		if err != nil {
			return err
		}
		if im.after.cases[id], err = im.reopenMoved(ctx, im.after.cases[id], s); err != nil {
			return err
		}
	}
	for _, id := range ids {
		c := im.after.cases[id]
		s, err := around.scene(c)
		if err != nil {
			return err
		}
		stored := slices.Clone(im.stored.findings[id])
		sortFindings(stored)
		if err := im.setFindings(ctx, id, stored, Find(c, materials[id], s)); err != nil {
			return err
		}
	}
	return nil
}

// look returns a lookup in what the import leaves on the timeline.
func (im *importing) look() lookup {
	first := map[timeline.ClaimID]Quote{}
	for _, q := range im.after.quotes {
		if earlier, ok := first[q.Claim]; !ok || compareQuotes(q, earlier) < 0 {
			first[q.Claim] = q
		}
	}
	subjects := map[string][]timeline.ClaimID{}
	for _, id := range slices.Sorted(maps.Keys(im.after.cases)) {
		subject := im.after.cases[id].Subject
		subjects[subject] = append(subjects[subject], id)
	}
	return lookup{
		caseOf: func(id timeline.ClaimID) (Case, error) { return im.after.cases[id], nil },
		published: func(id timeline.ClaimID) (edtf.Date, error) {
			return im.after.articles[first[id].Article].Published, nil
		},
		ofSubject: func(subject string) ([]Case, error) {
			var cases []Case
			for _, id := range subjects[subject] {
				cases = append(cases, im.after.cases[id])
			}
			return cases, nil
		},
	}
}

// materials returns what the rules look at for every claim.
func (im *importing) materials() map[timeline.ClaimID]Material {
	all := map[timeline.ClaimID]Material{}
	evidence := slices.SortedFunc(maps.Values(im.after.evidence), func(x, y Evidence) int { return cmp.Compare(x.ID, y.ID) })
	for _, e := range evidence {
		m := all[e.Claim]
		m.Evidence, m.Sources = append(m.Evidence, e), im.after.sources
		all[e.Claim] = m
	}
	for _, q := range slices.SortedFunc(maps.Values(im.after.quotes), compareQuotes) {
		m := all[q.Claim]
		m.Quotes = append(m.Quotes, q)
		all[q.Claim] = m
	}
	for id, m := range all {
		all[id] = m.through()
	}
	return all
}

// compareQuotes orders quotes of one claim as the store gives them.
func compareQuotes(x, y Quote) int {
	return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Number, y.Number), cmp.Compare(x.Start, y.Start), cmp.Compare(x.ID, y.ID))
}
