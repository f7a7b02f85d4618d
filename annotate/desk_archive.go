package annotate

import (
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Archive returns a timeline with everything on it to its members. Who is no
// member gets what the public reads, see [Edition.Shown], and is told of the rest in
// Omitted: how much of it there is, and why it is missing.
func (d *Desk) Archive(ctx context.Context, actor account.Actor, slug string) (Archive, error) {
	var a Archive
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		access, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if access.Member {
			a, err = wholeArchive(ctx, r, access.Timeline)
		} else {
			a, err = publicArchive(ctx, r, access.Timeline)
		}
		if err != nil {
			return err
		}
		a.omitDesk()
		a.Sort()
		return nil
	})
	return a, err
}

// omitDesk notes what every archive leaves out, for it belongs to the desk.
// These are not counted, so that an export can give the very bytes that were
// imported.
func (a *Archive) omitDesk() {
	a.Omitted = append(a.Omitted,
		Omission{What: "history", Why: "It is chained to everything else that happened on this desk, and stays with it."},
		Omission{What: "decisions about what articles propose", Why: "They are notes of this desk on its way to the claims, which are here; another desk reads the articles anew."},
		Omission{What: "comments", Why: "They are the talk of this desk among its own people."},
		Omission{What: "editions: what the public was shown of each claim when it was published", Why: "They stay with the desk that published. Another desk publishes anew; an administrator who restores the status of claims gives those that are published an edition of what is here, and claims that are being re-checked stay out of sight until they are published again."},
		Omission{What: "drafts", Why: "They are private to who typed them, and not said yet."},
		Omission{What: "accounts and memberships", Why: "They belong to this desk; the records name people by id and name only."},
	)
}

// archive reads everything on a timeline but the texts of its articles, each
// kind at once.
func archive(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	a := Archive{Timeline: t}
	var err error
	if a.Articles, err = r.Articles(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Sources, err = everySource(ctx, r, t.ID); err != nil {
		return a, err
	}
	if a.Cases, err = r.Cases(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Quotes, err = r.QuotesOn(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Evidence, err = r.EvidenceOn(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Findings, err = r.FindingsOn(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Dismissals, err = r.DismissalsOn(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Reviews, err = r.ReviewsOn(ctx, t.ID); err != nil {
		return a, err
	}
	a.Extra, err = r.Extras(ctx, t.ID)
	return a, err
}

// wholeArchive returns everything on a timeline.
func wholeArchive(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	a, err := archive(ctx, r, t)
	if err != nil {
		return a, err
	}
	a.Texts, err = r.TextsOn(ctx, t.ID)
	return a, err
}

// besideClaims returns what is on a timeline without its claims and what hangs
// on them.
func besideClaims(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	a := Archive{Timeline: t}
	var err error
	if a.Articles, err = r.Articles(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Texts, err = r.TextsOn(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Sources, err = everySource(ctx, r, t.ID); err != nil {
		return a, err
	}
	a.Extra, err = r.ExtrasBeside(ctx, t.ID)
	return a, err
}

// publicArchive returns what of a timeline everybody may see: what the public
// reads of each claim.
func publicArchive(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	cases, err := r.Cases(ctx, t.ID)
	if err != nil {
		return Archive{}, err
	}
	shown, err := published(ctx, r, t.ID, cases)
	if err != nil {
		return Archive{}, err
	}
	a := Archive{Timeline: t}
	for _, c := range inTime(shown) {
		e := shown[c.ID]
		position, ok := publicPosition(c, shown)
		if !ok {
			continue
		}
		c.Position, c.Approval, c.JudgedOn = position, Approval{}, timeline.EndDates{}
		a.Cases = append(a.Cases, c)
		a.Quotes = append(a.Quotes, e.Content.Quotes...)
		a.Evidence = append(a.Evidence, e.Content.Evidence...)
	}
	a.addWorks(shown)
	a.omitPrivate()
	return a, nil
}

// addWorks adds the articles and sources of the cases of a, each as it stood in
// what was published last.
func (a *Archive) addWorks(shown map[timeline.ClaimID]Edition) {
	latest := slices.SortedFunc(slices.Values(a.Cases), func(x, y Case) int { return y.Changed.Compare(x.Changed) })
	articles, sources := map[ArticleID]bool{}, map[SourceID]bool{}
	for _, c := range latest {
		for _, x := range shown[c.ID].Content.Articles {
			if !articles[x.ID] {
				articles[x.ID] = true
				a.Articles = append(a.Articles, x)
			}
		}
		for _, x := range shown[c.ID].Content.Sources {
			if !sources[x.ID] {
				sources[x.ID] = true
				a.Sources = append(a.Sources, x)
			}
		}
	}
}

// omitPrivate notes what a public archive leaves out. It does not tell how much
// of it there is, nor whether there is any: that is not public either.
func (a *Archive) omitPrivate() {
	const notes = "They are working notes of the desk."
	for _, o := range [][2]string{
		{"claims", "They are not published."},
		{"gaps", "They end at a claim that is not published and has no date."},
		{"ends of gaps", "They are claims that are not published; the dates of these stand instead."},
		{"corrections, dispositions and days for re-checking", notes},
		{"verdicts", "The claims were withdrawn or are being re-checked."},
		{"changes since the publication", "The public reads what was published until it is published again."},
		{"evidence", "It was withdrawn, is from confidential sources, or is for claims that were withdrawn or are being re-checked."},
		{"notes on evidence", notes},
		{"sources", "They are confidential, or no evidence here is from them."},
		{"notes on sources", notes},
		{"articles", "No claim here is quoted from them."},
		{"texts of articles", "They are other people’s words."},
		{"findings", notes},
		{"dismissals of findings", notes},
		{"steps of the review", notes},
		{"objects with keys of other programs", "Nobody has looked at whether they may be public."},
		{"names of the people who did the work", "They are known to the members of the timeline."},
	} {
		a.Omitted = append(a.Omitted, Omission{What: o[0], Why: o[1]})
	}
}

// publicPosition returns the position of a case that was published, so that it
// names no claim that is not public, but the date that it had. It is false when
// there is none.
func publicPosition(c Case, public map[timeline.ClaimID]Edition) (timeline.Position, bool) {
	gap, ok := c.Position.(timeline.Gap)
	if !ok {
		return c.Position, true
	}
	for _, end := range []struct {
		at   *timeline.End
		when edtf.Date
	}{{&gap.From, c.JudgedOn.From}, {&gap.To, c.JudgedOn.To}} {
		e, ok := (*end.at).(timeline.ClaimEnd)
		if _, here := public[e.Claim]; !ok || here {
			continue
		}
		if end.when.IsZero() {
			return nil, false
		}
		*end.at = timeline.DateEnd{When: end.when}
	}
	return gap, true
}

// namingOnly is publicPosition for where every claim has a position.
func namingOnly(c Case, public map[timeline.ClaimID]Edition) timeline.Position {
	if p, ok := publicPosition(c, public); ok {
		return p
	}
	return timeline.Undated{}
}

// confides reports whether evidence comes from a source that is confidential,
// or was seen in one.
func confides(e Evidence, sources map[SourceID]Source) bool {
	return sources[e.Source].Confidential || sources[e.Via].Confidential
}

// public returns e without what is for the desk alone.
func (e Evidence) public() Evidence {
	e.By, e.Note = Person{}, ""
	return e
}
