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
		if !access.Member {
			a = a.public()
		}
		// These are not counted, so that an export can give the very bytes
		// that were imported.
		a.Omitted = append(a.Omitted,
			Omission{What: "history", Why: "It is chained to everything else that happened on this desk, and stays with it."},
			Omission{What: "decisions about what articles propose", Why: "They are notes of this desk on its way to the claims, which are here; another desk reads the articles anew."},
			Omission{What: "accounts and memberships", Why: "They belong to this desk; the records name people by id and name only."},
		)
		a.Sort()
		return nil
	})
	return a, err
}

// archive reads everything on a timeline, each kind at once.
func archive(ctx context.Context, r Reader, t timeline.Timeline) (Archive, error) {
	a := Archive{Timeline: t}
	var err error
	if a.Articles, err = r.Articles(ctx, t.ID); err != nil {
		return a, err
	}
	if a.Texts, err = r.TextsOn(ctx, t.ID); err != nil {
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
	findings := 0
	for _, f := range a.Findings {
		findings += len(f)
	}
	p.omit("findings", findings, "They are working notes of the desk.")
	p.omit("steps of the review", len(a.Reviews), "They are working notes of the desk.")
	p.omit("objects with keys of other programs", len(a.Extra), "Nobody has looked at whether they may be public.")
	p.out.Omitted = append(p.out.Omitted, Omission{What: "names of the people who did the work", Why: "They are known to the members of the timeline."})
	return p.out
}

// publishing is the making of a public archive.
type publishing struct {
	all, out Archive
}

// omit notes what is left out, unless there is none of it.
func (p *publishing) omit(what string, count int, why string) {
	if count > 0 {
		p.out.Omitted = append(p.out.Omitted, Omission{What: what, Count: count, Why: why})
	}
}

func (p *publishing) claims() {
	dates := map[timeline.ClaimID]edtf.Date{}
	public := map[timeline.ClaimID]bool{}
	for _, c := range p.all.Cases {
		dates[c.ID] = c.When()
		_, public[c.ID] = c.Public()
	}
	var unpublished, unruled, replaced, hanging int
	for _, c := range p.all.Cases {
		shown, ok := c.Public()
		if !ok {
			unpublished++
			continue
		}
		position, ends, ok := publicPosition(c.Position, dates, public)
		if !ok {
			hanging++
			continue
		}
		replaced += ends
		if shown.Ruling != c.Ruling {
			unruled++
		}
		shown.Position = position
		shown.Assignee, shown.Approval, shown.Authors, shown.By = Person{}, Approval{}, nil, Person{}
		p.out.Cases = append(p.out.Cases, shown)
	}
	p.omit("claims", unpublished, "They are not published.")
	p.omit("gaps", hanging, "They end at a claim that is not published and has no date.")
	p.omit("ends of gaps", replaced, "They are claims that are not published; the dates of these stand instead.")
	p.omit("verdicts", unruled, "The claims were withdrawn or are being re-checked.")
}

// publicPosition returns a position that names no claim that is not public,
// and how many names it replaced by dates. It is false when there is no date.
func publicPosition(p timeline.Position, dates map[timeline.ClaimID]edtf.Date, public map[timeline.ClaimID]bool) (timeline.Position, int, bool) {
	gap, ok := p.(timeline.Gap)
	if !ok {
		return p, 0, true
	}
	replaced := 0
	for _, end := range []*timeline.End{&gap.From, &gap.To} {
		e, ok := (*end).(timeline.ClaimEnd)
		if !ok || public[e.Claim] {
			continue
		}
		if dates[e.Claim].IsZero() {
			return nil, 0, false
		}
		*end = timeline.DateEnd{When: dates[e.Claim]}
		replaced++
	}
	return gap, replaced, true
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
	var unpublished, withdrawn, confidential int
	used := map[SourceID]bool{}
	for _, e := range p.all.Evidence {
		switch {
		case !published[e.Claim]:
			unpublished++
		case !e.Counts():
			withdrawn++
		case sources[e.Source].Confidential, sources[e.Via].Confidential:
			confidential++
		default:
			e.By = Person{}
			p.out.Evidence = append(p.out.Evidence, e)
			used[e.Source] = true
			used[e.Via] = true
		}
	}
	p.omit("evidence", unpublished, "It is for claims that are not published or are being re-checked.")
	p.omit("evidence", withdrawn, "It was withdrawn.")
	p.omit("evidence", confidential, "It is from confidential sources.")
	p.sources(used)
}

func (p *publishing) sources(used map[SourceID]bool) {
	unused, notes := 0, 0
	for _, s := range p.all.Sources {
		if !used[s.ID] {
			unused++
			continue
		}
		if s.Note != "" {
			notes++
		}
		s.By, s.Note = Person{}, ""
		p.out.Sources = append(p.out.Sources, s)
	}
	p.omit("sources", unused, "They are confidential, or no evidence here is from them.")
	p.omit("notes on sources", notes, "They are working notes of the desk.")
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
	unquoted := 0
	for _, a := range p.all.Articles {
		if !quoted[a.ID] {
			unquoted++
			continue
		}
		a.By = Person{}
		p.out.Articles = append(p.out.Articles, a)
	}
	p.omit("articles", unquoted, "No claim here is quoted from them.")
	p.omit("texts of articles", len(p.all.Texts), "They are other people’s words.")
}
