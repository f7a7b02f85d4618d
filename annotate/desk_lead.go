package annotate

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/timeline"
)

// reanchoring is the machine that leads quotes to a new wording.
const reanchoring = "re-anchoring"

// carry returns a quote as it is kept once the article has the wording. It has
// strayed when its words are not where they were, or are there again: that is
// for people to know. What moved stays moved until a person has looked at it.
func (r *rewordings) carry(before Quote) (after Quote, strayed bool) {
	after = r.follow(before)
	strayed = after.State != Anchored || before.State == Orphaned
	if before.State != Anchored && after.State == Anchored {
		after.State = Moved
	}
	return after, strayed && after != before
}

// follow leads a quote from whatever wording it stands in. One that stands in
// none that is known is orphaned.
func (r *rewordings) follow(q Quote) Quote {
	w := r.from(q.Number)
	if w == nil {
		q.State = Orphaned
		return q
	}
	return w.Follow(q)
}

// leadQuotes stores what becomes of quotes, and computes the findings about
// their claims again.
func (c *change) leadQuotes(ctx context.Context, fates []Fate) error {
	touched := map[timeline.ClaimID]Case{}
	for _, f := range fates {
		if f.After == f.Before {
			continue
		}
		if err := c.ChangeQuote(ctx, f.After); err != nil {
			return err
		}
		k, ok := touched[f.Case.ID]
		if !ok {
			k = f.Case
		}
		if f.strayed {
			var err error
			if k, err = c.noteLed(ctx, k, f.Before, f.After); err != nil {
				return err
			}
		}
		touched[k.ID] = k
	}
	return c.findAll(ctx, slices.SortedFunc(maps.Values(touched), func(a, b Case) int { return cmp.Compare(a.ID, b.ID) }))
}

// sumUp says how many quotes stay, moved and are lost.
func sumUp(fates []Fate) string {
	counts := map[QuoteState]int{}
	for _, f := range fates {
		counts[f.After.State]++
	}
	var parts []string
	for _, s := range []QuoteState{Anchored, Moved, Orphaned} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	return strings.Join(parts, ", ")
}

// noteLed notes in the history of a claim that its quote does not stand where
// it did. Of a claim that somebody is reviewing, or is about to publish, there is
// another version then: they were shown it with the words at their place. An
// approval goes on: it is of the claim and its verdict.
func (c *change) noteLed(ctx context.Context, k Case, before, after Quote) (Case, error) {
	e := Entry{
		Timeline: k.Timeline, Object: ObjectClaim, ID: string(k.ID), Act: "lead quote", Machine: reanchoring,
		Changes: []Change{{Field: "quote", Old: quoteFact(before), New: quoteFact(after)}},
	}
	if k.Status != InReview && k.Status != Approved {
		return k, c.note(ctx, e)
	}
	if k.Approval.Version == k.Version {
		k.Approval.Version++
	}
	return c.store(ctx, k, e)
}

// quoteFact returns a quote as the history writes it down.
func quoteFact(q Quote) string {
	if q.State == Orphaned {
		return fmt.Sprintf("“%s” (orphaned)", q.Exact)
	}
	return fmt.Sprintf("“%s” (%s, at %d of version %d)", q.Exact, q.State, q.Start, q.Number)
}
