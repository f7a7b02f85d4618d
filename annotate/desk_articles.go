package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline"
)

// ArticleList is the articles of a timeline.
type ArticleList struct {
	Access
	Rows []ArticleSummary // in the order in which they were added
}

// ArticleSummary is an article with what a list of articles shows of it.
type ArticleSummary struct {
	Article
	Claims   int // that are quoted from it
	Verdicts map[Verdict]int
}

// MayAdd returns nil when the actor may add and edit articles and claims, and
// otherwise an error that says why not. What is the subject of its sentence,
// such as "Adding an article".
func (a Access) MayAdd(what string) error { return a.need(account.Contributor, what) }

// Articles returns the articles of a timeline, to its members.
func (d *Desk) Articles(ctx context.Context, actor account.Actor, slug string) (ArticleList, error) {
	var l ArticleList
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if l.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := l.need(account.Viewer, "Seeing the articles"); err != nil {
			return err
		}
		articles, err := r.Articles(ctx, l.Timeline.ID)
		if err != nil {
			return err
		}
		for _, a := range articles {
			cases, err := r.Quoted(ctx, a.ID)
			if err != nil {
				return err
			}
			row := ArticleSummary{Article: a, Claims: len(cases), Verdicts: map[Verdict]int{}}
			for _, c := range cases {
				row.Verdicts[c.Ruling.Verdict]++
			}
			l.Rows = append(l.Rows, row)
		}
		return nil
	})
	return l, err
}

// Gaps judges every gap among the claims that are quoted from an article, for
// members of its timeline.
func (d *Desk) Gaps(ctx context.Context, actor account.Actor, id ArticleID) (map[timeline.ClaimID]timeline.Check, error) {
	checks := map[timeline.ClaimID]timeline.Check{}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		from, _, err := article(ctx, r, actor, id)
		if err != nil {
			return err
		}
		cases, err := r.Quoted(ctx, id)
		if err != nil {
			return err
		}
		around := look(ctx, r, from.Timeline)
		for _, c := range cases {
			gap, ok := c.Position.(timeline.Gap)
			if !ok {
				continue
			}
			ends, err := around.ends(c)
			if err != nil {
				return err
			}
			checks[c.ID] = gap.Length.Check(ends.From.Date, ends.To.Date)
		}
		return nil
	})
	return checks, err
}

// EvidenceIn returns the evidence that counts for the claims that are quoted
// from an article, in the order in which it was added, to members of its
// timeline.
func (d *Desk) EvidenceIn(ctx context.Context, actor account.Actor, id ArticleID) (map[timeline.ClaimID][]Testimony, error) {
	all := map[timeline.ClaimID][]Testimony{}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		if _, _, err := article(ctx, r, actor, id); err != nil {
			return err
		}
		cases, err := r.Quoted(ctx, id)
		if err != nil {
			return err
		}
		for _, c := range cases {
			m, err := exhibits(ctx, r, c)
			if err != nil {
				return err
			}
			for _, e := range m.Evidence {
				if e.Counts() {
					all[c.ID] = append(all[c.ID], Testimony{Evidence: e, From: m.Sources[e.Source], Seen: m.Sources[e.Via]})
				}
			}
		}
		return nil
	})
	return all, err
}
