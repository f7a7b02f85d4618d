package archive

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/identifier"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// decoding makes an archive of the objects of a file. The first thing that is
// wrong stays in err.
type decoding struct {
	a    annotate.Archive
	seen map[string]bool // the ids, each after its kind
	err  error
}

func (d *decoding) wrong(p *place, format string, args ...any) {
	if d.err == nil {
		d.err = fault.New(fault.Invalid, "%s: %s", p, fmt.Sprintf(format, args...))
	}
}

func (p *place) at(key string) *place { return &place{up: p, key: key} }
func (p *place) element(i int) *place { return &place{up: p, index: i} }

var top *place // the file itself

func (d *decoding) archive(f *wireFile) annotate.Archive {
	switch {
	case f.Format == "":
		d.wrong(top.at("format"), "this is missing; a file of this kind begins with \"format\": \"dateline\"")
	case f.Format != Format:
		d.wrong(top.at("format"), "this is %q, not %q: the file is of another kind", clipped(f.Format), Format)
	case f.Version == 0:
		d.wrong(top.at("version"), "this is missing")
	case f.Version != Version:
		d.wrong(top.at("version"), "this program reads version %d, not %d: use a newer one", Version, f.Version)
	case f.Timeline == nil:
		d.wrong(top.at("timeline"), "this is missing")
	}
	if d.err != nil {
		return annotate.Archive{}
	}
	d.seen = map[string]bool{}
	d.a.Extra = map[annotate.ExtraKey]string{}
	d.a.Findings = map[timeline.ClaimID][]timeline.Finding{}
	d.timeline(top.at("timeline"), f.Timeline)
	d.extra(annotate.ObjectTimeline, f.Timeline.ID+"/file", f.Extra)
	for i, w := range f.Articles {
		d.article(top.at("articles").element(i), w)
	}
	for i, w := range f.Sources {
		d.source(top.at("sources").element(i), w)
	}
	for i, w := range f.Claims {
		d.claim(top.at("claims").element(i), w)
	}
	for _, w := range f.Omitted {
		d.a.Omitted = append(d.a.Omitted, annotate.Omission{What: w.What, Count: w.Count, Why: w.Why})
	}
	if d.err != nil {
		return annotate.Archive{}
	}
	return d.a
}

func (d *decoding) extra(object annotate.Object, id string, raw []byte) {
	if len(raw) > 0 {
		d.a.Extra[annotate.ExtraKey{Object: object, ID: id}] = string(raw)
	}
}

// need returns a text that may not be empty.
func (d *decoding) need(p *place, key, s string) string {
	if s == "" {
		d.wrong(p.at(key), "this is missing")
	}
	return s
}

// id returns the id of a new record. No two of a kind may share one, or else
// what hangs on them could not be told apart.
func (d *decoding) id(p *place, kind, s string) string {
	switch {
	case d.need(p, "id", s) == "":
	case !isID(s):
		d.wrong(p.at("id"), "%q is no id: it has to be a UUID in lower case, such as 01890a5d-ac96-774b-bcce-b302099a8057", clipped(s))
	case d.seen[kind+s]:
		d.wrong(p.at("id"), "this id stands twice in the file")
	}
	d.seen[kind+s] = true
	return s
}

func isID(s string) bool {
	parsed, err := uuid.Parse(s)
	return err == nil && parsed.String() == s
}

func (d *decoding) date(p *place, key, s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	date, err := edtf.Parse(s)
	if err != nil {
		d.wrong(p.at(key), "%s", err)
	}
	return date
}

// time reads a moment to the millisecond. What is finer is cut off.
func (d *decoding) time(p *place, key, s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		d.wrong(p.at(key), "%q is no time such as %s", clipped(s), "2024-06-19T12:00:00.000Z")
		return time.Time{}
	}
	t = t.UTC().Truncate(time.Millisecond)
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		d.wrong(p.at(key), "%q lies outside of the years 0 to 9999, or is the first moment of them that stands for none", clipped(s))
	}
	return t
}

func (d *decoding) person(object annotate.Object, id string, w *wirePerson) annotate.Person {
	if w == nil {
		return annotate.Person{}
	}
	d.extra(object, id, w.Extra)
	return annotate.Person{ID: account.UserID(w.ID), Name: w.Name}
}

func (d *decoding) timeline(p *place, w *wireTimeline) {
	d.extra(annotate.ObjectTimeline, w.ID, w.Extra)
	d.a.Timeline = timeline.Timeline{
		ID: timeline.ID(d.id(p, "timeline", w.ID)), Slug: d.need(p, "slug", w.Slug), Title: d.need(p, "title", w.Title),
		Description: w.Description, Visibility: timeline.Visibility(d.need(p, "visibility", w.Visibility)), Version: w.Version,
	}
}

func (d *decoding) article(p *place, w *wireArticle) {
	id := annotate.ArticleID(d.id(p, "article", w.ID))
	d.extra(annotate.ObjectArticle, w.ID, w.Extra)
	d.a.Articles = append(d.a.Articles, annotate.Article{
		ID: id, Timeline: d.a.Timeline.ID, Title: w.Title, Byline: w.Byline, Publisher: w.Publisher, URL: w.URL,
		Published: d.date(p, "published", w.Published), Zone: w.Zone, Language: w.Language,
		By: d.person(annotate.ObjectArticle, w.ID+"/by", w.By), Created: d.time(p, "created", w.Created), Version: w.Version,
	})
	for i, x := range w.Texts {
		at := p.at("texts").element(i)
		if x.Number < 1 {
			d.wrong(at.at("number"), "this is missing, or is no number from 1")
		}
		part := fmt.Sprintf("%s/texts/%d", w.ID, x.Number)
		if d.seen[part] {
			d.wrong(at.at("number"), "this number stands twice in the article")
		}
		d.seen[part] = true
		d.extra(annotate.ObjectArticle, part, x.Extra)
		d.a.Texts = append(d.a.Texts, annotate.Text{
			Article: id, Number: x.Number, Body: x.Body, SHA256: x.SHA256,
			By: d.person(annotate.ObjectArticle, part+"/by", x.By), Created: d.time(at, "created", x.Created),
		})
	}
}

func (d *decoding) source(p *place, w *wireSource) {
	d.extra(annotate.ObjectSource, w.ID, w.Extra)
	d.a.Sources = append(d.a.Sources, annotate.Source{
		ID: annotate.SourceID(d.id(p, "source", w.ID)), Timeline: d.a.Timeline.ID,
		Title: w.Title, Author: w.Author, Publisher: w.Publisher, Family: w.Family, Kind: annotate.SourceKind(w.Kind),
		Published: d.date(p, "published", w.Published), URL: w.URL, CanonicalURL: identifier.Address(w.URL), ISBN: w.ISBN, DOI: w.DOI,
		ArchiveURL: w.ArchiveURL, Archive: annotate.ArchiveState(w.Archive), ArchivedOn: d.date(p, "archived_on", w.ArchivedOn),
		Origin: w.Origin, Confidential: w.Confidential, Note: w.Note, Merged: annotate.SourceID(w.Merged),
		By: d.person(annotate.ObjectSource, w.ID+"/by", w.By), Created: d.time(p, "created", w.Created), Version: w.Version,
	})
}

func (d *decoding) claim(p *place, w *wireClaim) {
	id := timeline.ClaimID(d.id(p, "claim", w.ID))
	d.extra(annotate.ObjectClaim, w.ID, w.Extra)
	c := annotate.Case{
		Claim: timeline.Claim{
			ID: id, Timeline: d.a.Timeline.ID, Statement: w.Statement, Claimant: w.Claimant,
			Position: d.position(p.at("position"), w.ID+"/position", w.Position),
			Wording:  w.Wording, Basis: timeline.Basis(w.Basis), Anchor: w.Anchor, Zone: w.Zone,
			Occurrence: timeline.Occurrence(w.Occurrence), Importance: w.Importance, Lane: w.Lane, Subject: w.Subject,
			Tags: w.Tags, Version: w.Version,
		},
		Status: annotate.Status(w.Status), Notice: w.Notice,
		Assignee: d.person(annotate.ObjectClaim, w.ID+"/assignee", w.Assignee),
		By:       d.person(annotate.ObjectClaim, w.ID+"/by", w.By),
		Created:  d.time(p, "created", w.Created), Changed: d.time(p, "changed", w.Changed),
	}
	if v := w.Verdict; v != nil {
		at := p.at("verdict")
		part := w.ID + "/verdict"
		d.extra(annotate.ObjectClaim, part, v.Extra)
		c.Ruling = annotate.Ruling{
			Verdict: annotate.Verdict(v.Value), Explanation: v.Explanation, SearchNote: v.SearchNote,
			Disposition: annotate.Disposition(v.Disposition), Correction: v.Correction, Recheck: d.date(at, "recheck", v.Recheck),
		}
		if v.Ends != nil {
			d.extra(annotate.ObjectClaim, part+"/ends", v.Ends.Extra)
			c.JudgedOn = timeline.EndDates{
				Kept: true, From: d.date(at.at("ends"), "from", v.Ends.From), To: d.date(at.at("ends"), "to", v.Ends.To),
			}
		}
		for i, author := range v.Authors {
			c.Authors = append(c.Authors, d.person(annotate.ObjectClaim, fmt.Sprintf("%s/authors/%d", part, i), author))
		}
	}
	if v := w.Approval; v != nil {
		part := w.ID + "/approval"
		d.extra(annotate.ObjectClaim, part, v.Extra)
		c.Approval = annotate.Approval{
			By: d.person(annotate.ObjectClaim, part+"/by", v.By), Version: v.Version, At: d.time(p.at("approval"), "at", v.At),
		}
	}
	d.a.Cases = append(d.a.Cases, c)
	d.parts(p, id, w)
}

// parts reads what hangs on a claim.
func (d *decoding) parts(p *place, id timeline.ClaimID, w *wireClaim) {
	for i, q := range w.Quotes {
		d.quote(p.at("quotes").element(i), id, q)
	}
	for i, e := range w.Evidence {
		d.evidence(p.at("evidence").element(i), id, e)
	}
	for i, f := range w.Findings {
		at := p.at("findings").element(i)
		d.extra(annotate.ObjectClaim, fmt.Sprintf("%s/findings/%d", id, i), f.Extra)
		d.a.Findings[id] = append(d.a.Findings[id], timeline.Finding{
			Rule: timeline.Rule(f.Rule), Severity: timeline.Severity(f.Severity), Message: f.Message, Version: f.Version,
			From: d.date(at, "from", f.From), Until: d.date(at, "until", f.Until),
		})
	}
	for i, x := range w.Dismissals {
		at := p.at("dismissals").element(i)
		part := fmt.Sprintf("%s/dismissals/%d", id, i)
		d.extra(annotate.ObjectClaim, part, x.Extra)
		d.need(at, "at", x.At)
		d.a.Dismissals = append(d.a.Dismissals, annotate.Dismissal{
			Claim: id, Rule: timeline.Rule(d.need(at, "rule", x.Rule)), Severity: timeline.Severity(x.Severity), Message: x.Message, Version: x.Version,
			Reason: x.Reason, By: d.person(annotate.ObjectClaim, part+"/by", x.By), At: d.time(at, "at", x.At),
		})
	}
	for i, r := range w.Reviews {
		at := p.at("reviews").element(i)
		part := fmt.Sprintf("%s/reviews/%d", id, i)
		d.extra(annotate.ObjectClaim, part, r.Extra)
		d.need(at, "at", r.At)
		d.a.Reviews = append(d.a.Reviews, annotate.Review{
			Claim: id, Act: annotate.Act(r.Act), From: annotate.Status(r.From), To: annotate.Status(r.To),
			By: d.person(annotate.ObjectClaim, part+"/by", r.By), At: d.time(at, "at", r.At), Version: r.Version, Comment: r.Comment,
		})
	}
}

func (d *decoding) quote(p *place, claim timeline.ClaimID, w *wireQuote) {
	d.extra(annotate.ObjectClaim, string(claim)+"/quotes/"+w.ID, w.Extra)
	d.a.Quotes = append(d.a.Quotes, annotate.Quote{
		ID: annotate.QuoteID(d.id(p, "quote", w.ID)), Claim: claim, Article: annotate.ArticleID(d.need(p, "article", w.Article)),
		Number: w.Text, Start: w.Start, End: w.End, Exact: w.Exact, Prefix: w.Prefix, Suffix: w.Suffix,
		State: annotate.QuoteState(w.State),
	})
}

func (d *decoding) evidence(p *place, claim timeline.ClaimID, w *wireEvidence) {
	d.extra(annotate.ObjectEvidence, w.ID, w.Extra)
	d.a.Evidence = append(d.a.Evidence, annotate.Evidence{
		ID: annotate.EvidenceID(d.id(p, "evidence", w.ID)), Claim: claim, Source: annotate.SourceID(d.need(p, "source", w.Source)),
		Stance: annotate.Stance(w.Stance), Quote: w.Quote, Locator: w.Locator,
		DateGiven: d.date(p, "date_given", w.DateGiven), Accessed: d.date(p, "accessed", w.Accessed), Via: annotate.SourceID(w.Via),
		CopyURL: w.CopyURL, CopiedOn: d.date(p, "copied_on", w.CopiedOn), Note: w.Note, Withdrawn: w.Withdrawn,
		By: d.person(annotate.ObjectEvidence, w.ID+"/by", w.By), Created: d.time(p, "created", w.Created), Version: w.Version,
	})
}

// position reads a position, and keeps under the key of an extra what belongs
// to another kind of position out of it.
func (d *decoding) position(p *place, part string, w *wirePosition) timeline.Position {
	if w == nil {
		d.wrong(p, "this is missing")
		return nil
	}
	d.extra(annotate.ObjectClaim, part, w.Extra)
	allowed := wirePosition{Kind: w.Kind, Extra: w.Extra}
	var position timeline.Position
	switch w.Kind {
	case "point":
		allowed.When, allowed.Extent = w.When, w.Extent
		position = timeline.Point{When: d.date(p, "when", d.need(p, "when", w.When)), Extent: timeline.Extent(w.Extent)}
	case "gap":
		allowed.From, allowed.To, allowed.Op, allowed.N, allowed.M, allowed.Unit = w.From, w.To, w.Op, w.N, w.M, w.Unit
		position = timeline.Gap{
			From:   d.end(p.at("from"), part+"/from", w.From),
			To:     d.end(p.at("to"), part+"/to", w.To),
			Length: timeline.Length{Op: timeline.Op(w.Op), N: w.N, M: w.M, Unit: timeline.Unit(w.Unit)},
		}
	case "undated":
		allowed.Reason = w.Reason
		position = timeline.Undated{Reason: w.Reason}
	default:
		d.wrong(p.at("kind"), "this is %q; it has to be point, gap or undated", clipped(w.Kind))
		return nil
	}
	if !allowed.same(w) {
		d.wrong(p, "some of these keys belong to another kind of position than %s", w.Kind)
	}
	return position
}

// same reports whether two positions hold the same keys. Extra was kept.
func (w *wirePosition) same(x *wirePosition) bool {
	return w.When == x.When && w.Extent == x.Extent && w.From == x.From && w.To == x.To &&
		w.Op == x.Op && w.N == x.N && w.M == x.M && w.Unit == x.Unit && w.Reason == x.Reason
}

func (d *decoding) end(p *place, part string, w *wireEnd) timeline.End {
	if w == nil {
		d.wrong(p, "this is missing")
		return nil
	}
	d.extra(annotate.ObjectClaim, part, w.Extra)
	switch {
	case w.Kind == "claim" && w.When == "":
		return timeline.ClaimEnd{Claim: timeline.ClaimID(d.need(p, "claim", w.Claim))}
	case w.Kind == "date" && w.Claim == "":
		return timeline.DateEnd{When: d.date(p, "when", d.need(p, "when", w.When))}
	case w.Kind == "publication" && w.Claim == "" && w.When == "":
		return timeline.Publication{}
	}
	d.wrong(p, "this has to be of kind claim with a claim, date with a when, or publication")
	return nil
}
