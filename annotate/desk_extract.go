package annotate

import (
	"context"
	"math"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// Choose finds what of a timeline an extract has. Only members may ask by how the
// desk works on the claims, or by what has changed. A version that the history
// of the timeline does not have is an Invalid error.
func (d *Desk) Choose(ctx context.Context, actor account.Actor, slug string, x Extract) (Chosen, error) {
	x.Review.After, x.Review.Before, x.Review.Today = "", "", d.Today()
	c := Chosen{Extract: x, sources: map[SourceID]bool{}, articles: map[ArticleID]bool{}}
	if err := validReview(x.Review); err != nil {
		return c, err
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if c.Version, err = r.LastChange(ctx, a.Timeline.ID); err != nil || x.IsZero() {
			return err
		}
		if x.Review.Filtered() || x.Since != 0 {
			if err := a.need(account.Viewer, "Exporting a list of the desk"); err != nil {
				return err
			}
		}
		if err := c.choose(ctx, r, a); err != nil {
			return err
		}
		c.Found = len(c.claims)
		return nil
	})
	return c, err
}

func (c *Chosen) choose(ctx context.Context, r Reader, a Access) error {
	if !a.Member {
		return c.choosePublic(ctx, r, a.Timeline.ID)
	}
	q := c.Extract.Review
	if q.Assignee == Me {
		q.Assignee = a.Actor.ID
	}
	q.Limit, q.Sort, q.Reverse = math.MaxInt32, "", false
	rows, err := r.ReviewList(ctx, a.Timeline.ID, q)
	if err != nil {
		return err
	}
	c.claims = make(map[timeline.ClaimID]bool, len(rows))
	for _, row := range rows {
		c.claims[row.ID] = true
	}
	if !c.Extract.Window.IsZero() || c.Extract.Hide != 0 {
		if err := c.chooseWindow(ctx, r, a.Timeline.ID); err != nil {
			return err
		}
	}
	if c.Extract.Since == 0 {
		return nil
	}
	return c.chooseSince(ctx, r, a.Timeline.ID)
}

// choosePublic chooses for who is no member: by what was published, and not by
// what the desk makes of it now.
func (c *Chosen) choosePublic(ctx context.Context, r Reader, id timeline.ID) error {
	cases, err := r.Cases(ctx, id)
	if err != nil {
		return err
	}
	shown, err := published(ctx, r, id, cases)
	if err != nil {
		return err
	}
	c.claims = make(map[timeline.ClaimID]bool, len(shown))
	public := inTime(shown)
	for i, k := range public {
		c.claims[k.ID] = true
		if p, ok := publicPosition(k, shown); ok {
			public[i].Position = p
		}
	}
	c.narrow(public)
	return nil
}

func (c *Chosen) chooseWindow(ctx context.Context, r Reader, id timeline.ID) error {
	cases, err := r.Cases(ctx, id)
	if err == nil {
		c.narrow(cases)
	}
	return err
}

// narrow drops the claims that are hidden, or not in the window.
func (c *Chosen) narrow(cases []Case) {
	when := make(map[timeline.ClaimID]edtf.Date, len(cases))
	for _, k := range cases {
		when[k.ID] = k.When()
	}
	for _, k := range cases {
		if !c.claims[k.ID] {
			continue
		}
		if c.Extract.Hide.Has(k.Ruling.Verdict.Tone()) {
			delete(c.claims, k.ID)
			continue
		}
		if c.Extract.Window.IsZero() || inWindow(c.Extract.Window, k.When()) {
			continue
		}
		gap, ok := k.Position.(timeline.Gap)
		if ok && (endWithin(c.Extract.Window, gap.From, when) || endWithin(c.Extract.Window, gap.To, when)) {
			continue
		}
		delete(c.claims, k.ID)
	}
}

func endWithin(w picture.Window, end timeline.End, when map[timeline.ClaimID]edtf.Date) bool {
	switch end := end.(type) {
	case timeline.ClaimEnd:
		return inWindow(w, when[end.Claim])
	case timeline.DateEnd:
		return inWindow(w, end.When)
	default:
		return false
	}
}

// inWindow reports whether a date may be in a window.
func inWindow(w picture.Window, d edtf.Date) bool {
	if d.IsZero() {
		return false
	}
	first, last := d.Earliest(), d.Latest()
	return (first.Kind != edtf.Known || first.Day <= w.To) && (last.Kind != edtf.Known || last.Day >= w.From)
}

func (c *Chosen) chooseSince(ctx context.Context, r Reader, id timeline.ID) error {
	since := c.Extract.Since
	known := since > 0
	if known {
		entries, err := r.HistoryOn(ctx, id, HistoryQuery{Before: since + 1, Limit: 1})
		if err != nil {
			return err
		}
		known = len(entries) == 1 && entries[0].Number == since
	}
	if !known {
		return fault.New(fault.Invalid, "This timeline has no version %d. It is at version %d; the versions are the numbers of the entries of its history.", since, c.Version)
	}
	changed, err := r.ChangedObjects(ctx, id, since)
	if err != nil {
		return err
	}
	claims := map[timeline.ClaimID]bool{}
	for _, x := range changed {
		switch x.Object {
		case ObjectClaim:
			claims[timeline.ClaimID(x.ID)] = c.claims[timeline.ClaimID(x.ID)]
		case ObjectSource:
			c.sources[SourceID(x.ID)] = true
		case ObjectArticle:
			c.articles[ArticleID(x.ID)] = true
		case ObjectTimeline, ObjectMember, ObjectEvidence, ObjectUser, objectQuote:
		}
	}
	for id, kept := range claims {
		if !kept {
			delete(claims, id)
		}
	}
	c.claims = claims
	return nil
}
