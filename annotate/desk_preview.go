package annotate

import (
	"context"
	"maps"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Bench is what a person needs at hand to write a claim down.
type Bench struct {
	Access
	Ends    []Case  // the claims that a gap can end at, in timeline order
	Article Article // that the claim is quoted from; zero when there is none
	Text    Text    // the last wording of Article

	// What is in use on the timeline already, in alphabetical order.
	Claimants, Lanes, Subjects, Tags []string
}

// Bench returns what is needed to write a claim of a timeline down, to those
// who may. From is the article that the claim is quoted from, or empty.
func (d *Desk) Bench(ctx context.Context, actor account.Actor, slug string, from ArticleID) (Bench, error) {
	var b Bench
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if b.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := b.MayAdd("Adding a claim"); err != nil {
			return err
		}
		cases, err := r.Cases(ctx, b.Timeline.ID)
		if err != nil {
			return err
		}
		b.lay(cases)
		if from == "" {
			return nil
		}
		if b.Article, _, err = article(ctx, r, actor, from); err != nil {
			return err
		}
		if b.Article.Timeline != b.Timeline.ID {
			return fault.New(fault.NotFound, "There is no such article on this timeline.")
		}
		texts, err := r.Texts(ctx, from)
		if err != nil {
			return err
		}
		b.Text = texts[len(texts)-1]
		return nil
	})
	return b, err
}

// lay puts what the cases of the timeline offer on the bench.
func (b *Bench) lay(cases []Case) {
	claimants, lanes, subjects, tags := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range cases {
		if _, ok := c.Position.(timeline.Gap); !ok {
			b.Ends = append(b.Ends, c)
		}
		claimants[c.Claimant], lanes[c.Lane], subjects[c.Subject] = true, true, true
		for _, tag := range c.Tags {
			tags[tag] = true
		}
	}
	b.Claimants, b.Lanes, b.Subjects, b.Tags = used(claimants), used(lanes), used(subjects), used(tags)
}

func used(words map[string]bool) []string {
	delete(words, "")
	return slices.Sorted(maps.Keys(words))
}

// Check judges a gap that is being written down. Nothing is stored.
func (b Bench) Check(gap timeline.Gap) timeline.Check {
	return gap.Check(timeline.Ends{When: b.when, Published: b.Article.Published})
}

// when returns the date of a claim that a gap can end at, or the zero Date.
func (b Bench) when(id timeline.ClaimID) edtf.Date {
	i := slices.IndexFunc(b.Ends, func(c Case) bool { return c.ID == id })
	if i < 0 {
		return edtf.Date{}
	}
	return b.Ends[i].When()
}
