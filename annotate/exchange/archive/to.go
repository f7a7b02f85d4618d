package archive

import (
	"encoding/json"
	"fmt"
	"time"

	"dateline/annotate"
	"dateline/timeline"
)

// encoding makes the objects of a file of an archive.
type encoding struct {
	a          annotate.Archive
	texts      map[annotate.ArticleID][]annotate.Text
	quotes     map[timeline.ClaimID][]annotate.Quote
	evidence   map[timeline.ClaimID][]annotate.Evidence
	dismissals map[timeline.ClaimID][]annotate.Dismissal
	reviews    map[timeline.ClaimID][]annotate.Review
}

func encode(a annotate.Archive) *encoding {
	e := &encoding{
		a:          a,
		texts:      map[annotate.ArticleID][]annotate.Text{},
		quotes:     map[timeline.ClaimID][]annotate.Quote{},
		evidence:   map[timeline.ClaimID][]annotate.Evidence{},
		dismissals: map[timeline.ClaimID][]annotate.Dismissal{},
		reviews:    map[timeline.ClaimID][]annotate.Review{},
	}
	for _, x := range a.Texts {
		e.texts[x.Article] = append(e.texts[x.Article], x)
	}
	for _, x := range a.Quotes {
		e.quotes[x.Claim] = append(e.quotes[x.Claim], x)
	}
	for _, x := range a.Evidence {
		e.evidence[x.Claim] = append(e.evidence[x.Claim], x)
	}
	for _, x := range a.Dismissals {
		e.dismissals[x.Claim] = append(e.dismissals[x.Claim], x)
	}
	for _, x := range a.Reviews {
		e.reviews[x.Claim] = append(e.reviews[x.Claim], x)
	}
	return e
}

func (e *encoding) extra(object annotate.Object, id string) json.RawMessage {
	if len(e.a.Extra) == 0 {
		return nil
	}
	return json.RawMessage(e.a.Extra[annotate.ExtraKey{Object: object, ID: id}])
}

func (e *encoding) person(object annotate.Object, id string, p annotate.Person) *wirePerson {
	w := &wirePerson{ID: string(p.ID), Name: p.Name, Extra: e.extra(object, id)}
	if p == (annotate.Person{}) && len(w.Extra) == 0 {
		return nil
	}
	return w
}

// moment writes a time to the millisecond, and the zero time as nothing.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}

func (e *encoding) article(a annotate.Article) *wireArticle {
	id := string(a.ID)
	w := &wireArticle{
		ID: id, Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, URL: a.URL, Published: a.Published.String(),
		Zone: a.Zone, Language: a.Language, By: e.person(annotate.ObjectArticle, id+"/by", a.By),
		Created: moment(a.Created), Version: a.Version, Extra: e.extra(annotate.ObjectArticle, id),
	}
	for _, x := range e.texts[a.ID] {
		part := fmt.Sprintf("%s/texts/%d", id, x.Number)
		w.Texts = append(w.Texts, &wireText{
			Number: x.Number, Body: x.Body, SHA256: x.SHA256, By: e.person(annotate.ObjectArticle, part+"/by", x.By),
			Created: moment(x.Created), Extra: e.extra(annotate.ObjectArticle, part),
		})
	}
	return w
}

func (e *encoding) source(s annotate.Source) *wireSource {
	id := string(s.ID)
	return &wireSource{
		ID: id, Title: s.Title, Author: s.Author, Publisher: s.Publisher, Family: s.Family, Kind: string(s.Kind),
		Published: s.Published.String(), URL: s.URL, ISBN: s.ISBN, DOI: s.DOI, ArchiveURL: s.ArchiveURL, Archive: string(s.Archive),
		ArchivedOn: s.ArchivedOn.String(), Origin: s.Origin, Confidential: s.Confidential, Note: s.Note, Merged: string(s.Merged), By: e.person(annotate.ObjectSource, id+"/by", s.By),
		Created: moment(s.Created), Version: s.Version, Extra: e.extra(annotate.ObjectSource, id),
	}
}

func (e *encoding) claim(c annotate.Case) *wireClaim {
	id := string(c.ID)
	w := &wireClaim{
		ID: id, Statement: c.Statement, Claimant: c.Claimant, Position: e.position(id+"/position", c.Position),
		Wording: c.Wording, Basis: string(c.Basis), Anchor: c.Anchor, Zone: c.Zone, Occurrence: string(c.Occurrence),
		Importance: c.Importance, Lane: c.Lane, Subject: c.Subject, Tags: c.Tags,
		Status: string(c.Status), Verdict: e.verdict(id+"/verdict", c),
		Assignee: e.person(annotate.ObjectClaim, id+"/assignee", c.Assignee),
		Approval: e.approval(id+"/approval", c.Approval), Notice: c.Notice,
		By: e.person(annotate.ObjectClaim, id+"/by", c.By), Created: moment(c.Created), Changed: moment(c.Changed), Version: c.Version,
		Extra: e.extra(annotate.ObjectClaim, id),
	}
	for _, q := range e.quotes[c.ID] {
		w.Quotes = append(w.Quotes, &wireQuote{
			ID: string(q.ID), Article: string(q.Article), Text: q.Number, Start: q.Start, End: q.End,
			Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix, State: string(q.State),
			Extra: e.extra(annotate.ObjectClaim, id+"/quotes/"+string(q.ID)),
		})
	}
	for _, x := range e.evidence[c.ID] {
		w.Evidence = append(w.Evidence, e.evidenceOf(x))
	}
	for i, f := range e.a.Findings[c.ID] {
		w.Findings = append(w.Findings, &wireFinding{
			Rule: string(f.Rule), Severity: string(f.Severity), Message: f.Message, Version: f.Version,
			From: f.From.String(), Until: f.Until.String(),
			Extra: e.extra(annotate.ObjectClaim, fmt.Sprintf("%s/findings/%d", id, i)),
		})
	}
	for i, d := range e.dismissals[c.ID] {
		part := fmt.Sprintf("%s/dismissals/%d", id, i)
		w.Dismissals = append(w.Dismissals, &wireDismissal{
			Rule: string(d.Rule), Severity: string(d.Severity), Message: d.Message, Version: d.Version, Reason: d.Reason,
			By: e.person(annotate.ObjectClaim, part+"/by", d.By), At: moment(d.At), Extra: e.extra(annotate.ObjectClaim, part),
		})
	}
	for i, r := range e.reviews[c.ID] {
		part := fmt.Sprintf("%s/reviews/%d", id, i)
		w.Reviews = append(w.Reviews, &wireReview{
			Act: string(r.Act), From: string(r.From), To: string(r.To), By: e.person(annotate.ObjectClaim, part+"/by", r.By),
			At: moment(r.At), Version: r.Version, Comment: r.Comment, Extra: e.extra(annotate.ObjectClaim, part),
		})
	}
	return w
}

func (e *encoding) evidenceOf(x annotate.Evidence) *wireEvidence {
	id := string(x.ID)
	return &wireEvidence{
		ID: id, Source: string(x.Source), Stance: string(x.Stance), Quote: x.Quote, Locator: x.Locator,
		DateGiven: x.DateGiven.String(), Accessed: x.Accessed.String(), Via: string(x.Via),
		CopyURL: x.CopyURL, CopiedOn: x.CopiedOn.String(), Note: x.Note, Withdrawn: x.Withdrawn,
		By: e.person(annotate.ObjectEvidence, id+"/by", x.By), Created: moment(x.Created), Version: x.Version,
		Extra: e.extra(annotate.ObjectEvidence, id),
	}
}

func (e *encoding) verdict(part string, c annotate.Case) *wireVerdict {
	r := c.Ruling
	w := &wireVerdict{
		Value: string(r.Verdict), Explanation: r.Explanation, SearchNote: r.SearchNote, Disposition: string(r.Disposition),
		Correction: r.Correction, Recheck: r.Recheck.String(), Extra: e.extra(annotate.ObjectClaim, part),
	}
	for i, author := range c.Authors {
		key := fmt.Sprintf("%s/authors/%d", part, i)
		w.Authors = append(w.Authors, &wirePerson{
			ID: string(author.ID), Name: author.Name, Extra: e.extra(annotate.ObjectClaim, key),
		})
	}
	if c.JudgedOn.Kept {
		w.Ends = &wireEnds{From: c.JudgedOn.From.String(), To: c.JudgedOn.To.String(), Extra: e.extra(annotate.ObjectClaim, part+"/ends")}
	}
	if r == (annotate.Ruling{}) && w.Ends == nil && len(w.Authors) == 0 && len(w.Extra) == 0 {
		return nil
	}
	return w
}

func (e *encoding) approval(part string, a annotate.Approval) *wireApproval {
	w := &wireApproval{
		By: e.person(annotate.ObjectClaim, part+"/by", a.By), Version: a.Version, At: moment(a.At),
		Extra: e.extra(annotate.ObjectClaim, part),
	}
	if w.By == nil && a == (annotate.Approval{}) && len(w.Extra) == 0 {
		return nil
	}
	return w
}

func (e *encoding) position(part string, p timeline.Position) *wirePosition {
	w := &wirePosition{Kind: "undated", Extra: e.extra(annotate.ObjectClaim, part)}
	switch p := p.(type) {
	case nil:
	case timeline.Point:
		w.Kind, w.When, w.Extent = "point", p.When.String(), string(p.Extent)
	case timeline.Gap:
		w.Kind, w.From, w.To = "gap", e.end(part+"/from", p.From), e.end(part+"/to", p.To)
		w.Op, w.N, w.M, w.Unit = string(p.Length.Op), p.Length.N, p.Length.M, string(p.Length.Unit)
	case timeline.Undated:
		w.Reason = p.Reason
	}
	return w
}

func (e *encoding) end(part string, end timeline.End) *wireEnd {
	w := &wireEnd{Extra: e.extra(annotate.ObjectClaim, part)}
	switch end := end.(type) {
	case timeline.ClaimEnd:
		w.Kind, w.Claim = "claim", string(end.Claim)
	case timeline.DateEnd:
		w.Kind, w.When = "date", end.When.String()
	case timeline.Publication:
		w.Kind = "publication"
	}
	return w
}
