package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Archive returns a timeline with everything on it to its members. Who is no
// member gets what is public, see [Case.Public], and is told of the rest in
// Omitted: how much of it there is, and why it is missing.
func (d *Desk) Archive(ctx context.Context, actor account.Actor, slug string) (Archive, error) {
	var a Archive
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		access, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		if a, err = archive(ctx, r, access.Timeline); err != nil {
			return err
		}
		if access.Member {
			a.Texts, err = r.TextsOn(ctx, a.Timeline.ID)
		} else {
			a = a.public()
		}
		if err != nil {
			return err
		}
		// These are not counted, so that an export can give the very bytes
		// that were imported.
		a.Omitted = append(a.Omitted,
			Omission{What: "history", Why: "It is chained to everything else that happened on this desk, and stays with it."},
			Omission{What: "decisions about what articles propose", Why: "They are notes of this desk on its way to the claims, which are here; another desk reads the articles anew."},
			Omission{What: "drafts", Why: "They are private to who typed them, and not said yet."},
			Omission{What: "accounts and memberships", Why: "They belong to this desk; the records name people by id and name only."},
		)
		a.Sort()
		return nil
	})
	return a, err
}

// archive reads everything on a timeline but the texts of its articles, each
// kind at once.
func archive(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	a := Archive{Timeline: t}
	var err error
	if a.Articles, err = r.Articles(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Sources, err = r.Sources(ctx, t.ID); err != nil {
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

// public returns the part of a that everybody may see.
func (a Archive) public() Archive {
	p := publishing{all: a, out: Archive{Timeline: a.Timeline}}
	p.claims()
	p.evidence()
	p.articles()
	p.omit("findings", "They are working notes of the desk.")
	p.omit("dismissals of findings", "They are working notes of the desk.")
	p.omit("steps of the review", "They are working notes of the desk.")
	p.omit("objects with keys of other programs", "Nobody has looked at whether they may be public.")
	p.out.Omitted = append(p.out.Omitted, Omission{What: "names of the people who did the work", Why: "They are known to the members of the timeline."})
	return p.out
}

// publishing is the making of a public archive.
type publishing struct {
	all, out Archive
}

// omit notes what is left out. It does not tell how much of it there is, nor
// whether there is any: that is not public either.
func (p *publishing) omit(what, why string) {
	p.out.Omitted = append(p.out.Omitted, Omission{What: what, Why: why})
}

func (p *publishing) claims() {
	dates := map[timeline.ClaimID]edtf.Date{}
	public := map[timeline.ClaimID]bool{}
	for _, c := range p.all.Cases {
		dates[c.ID] = c.When()
		_, public[c.ID] = c.Public()
	}
	for _, c := range p.all.Cases {
		shown, ok := c.Public()
		if !ok {
			continue
		}
		position, ok := publicPosition(c.Position, dates, public)
		if !ok {
			continue
		}
		shown.Position = position
		shown.Assignee, shown.Approval, shown.Authors, shown.By = Person{}, Approval{}, nil, Person{}
		shown.JudgedOn = timeline.EndDates{}
		p.out.Cases = append(p.out.Cases, shown)
	}
	p.omit("claims", "They are not published.")
	p.omit("gaps", "They end at a claim that is not published and has no date.")
	p.omit("ends of gaps", "They are claims that are not published; the dates of these stand instead.")
	p.omit("corrections, dispositions and days for re-checking", "They are working notes of the desk.")
	p.omit("verdicts", "The claims were withdrawn or are being re-checked.")
}

// publicPosition returns a position that names no claim that is not public,
// but the date of it. It is false when there is none.
func publicPosition(p timeline.Position, dates map[timeline.ClaimID]edtf.Date, public map[timeline.ClaimID]bool) (timeline.Position, bool) {
	gap, ok := p.(timeline.Gap)
	if !ok {
		return p, true
	}
	for _, end := range []*timeline.End{&gap.From, &gap.To} {
		e, ok := (*end).(timeline.ClaimEnd)
		if !ok || public[e.Claim] {
			continue
		}
		if dates[e.Claim].IsZero() {
			return nil, false
		}
		*end = timeline.DateEnd{When: dates[e.Claim]}
	}
	return gap, true
}

func (p *publishing) evidence() {
	sources := make(map[SourceID]Source, len(p.all.Sources))
	for _, s := range p.all.Sources {
		sources[s.ID] = s
	}
	published := map[timeline.ClaimID]bool{}
	for _, c := range p.out.Cases {
		published[c.ID] = c.Status == Published
	}
	used := map[SourceID]bool{}
	for _, e := range p.all.Evidence {
		if !published[e.Claim] || !e.Counts() || confides(e, sources) {
			continue
		}
		p.out.Evidence = append(p.out.Evidence, e.public())
		used[e.Source] = true
		used[e.Via] = true
	}
	p.omit("evidence", "It was withdrawn, is from confidential sources, or is for claims that are being re-checked.")
	p.omit("notes on evidence", "They are working notes of the desk.")
	p.sources(used)
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

func (p *publishing) sources(used map[SourceID]bool) {
	for _, s := range p.all.Sources {
		if !used[s.ID] {
			continue
		}
		s.By, s.Note = Person{}, ""
		p.out.Sources = append(p.out.Sources, s)
	}
	p.omit("sources", "They are confidential, or no evidence here is from them.")
	p.omit("notes on sources", "They are working notes of the desk.")
}

func (p *publishing) articles() {
	shown := map[timeline.ClaimID]bool{}
	for _, c := range p.out.Cases {
		shown[c.ID] = true
	}
	quoted := map[ArticleID]bool{}
	for _, q := range p.all.Quotes {
		if shown[q.Claim] {
			quoted[q.Article] = true
			p.out.Quotes = append(p.out.Quotes, q)
		}
	}
	for _, a := range p.all.Articles {
		if quoted[a.ID] {
			a.By = Person{}
			p.out.Articles = append(p.out.Articles, a)
		}
	}
	p.omit("articles", "No claim here is quoted from them.")
	p.omit("texts of articles", "They are other people’s words.")
}
