package annotate

import (
	"context"

	"dateline/annotate/fault"
	"dateline/timeline"
)

// The fields that a form can change, by the names that the history gives them,
// and how each is taken from somewhere else. A field that is missing here is
// never taken silently: it clashes.
var (
	keepClaim = map[string]func(*Case, Case){
		"statement":  func(to *Case, from Case) { to.Statement = from.Statement },
		"claimant":   func(to *Case, from Case) { to.Claimant = from.Claimant },
		"date":       func(to *Case, from Case) { to.Position = from.Position },
		"wording":    func(to *Case, from Case) { to.Wording = from.Wording },
		"basis":      func(to *Case, from Case) { to.Basis = from.Basis },
		"anchor":     func(to *Case, from Case) { to.Anchor = from.Anchor },
		"zone":       func(to *Case, from Case) { to.Zone = from.Zone },
		"occurrence": func(to *Case, from Case) { to.Occurrence = from.Occurrence },
		"importance": func(to *Case, from Case) { to.Importance = from.Importance },
		"lane":       func(to *Case, from Case) { to.Lane = from.Lane },
		"subject":    func(to *Case, from Case) { to.Subject = from.Subject },
	}
	tagsOfClaim = map[string]func(*Case, []string){
		"tags": func(to *Case, tags []string) { to.Tags = tags },
	}
	keepRuling = map[string]func(*Case, Case){
		"verdict":     func(to *Case, from Case) { to.Ruling.Verdict = from.Ruling.Verdict },
		"explanation": func(to *Case, from Case) { to.Ruling.Explanation = from.Ruling.Explanation },
		"search note": func(to *Case, from Case) { to.Ruling.SearchNote = from.Ruling.SearchNote },
		"disposition": func(to *Case, from Case) { to.Ruling.Disposition = from.Ruling.Disposition },
		"correction":  func(to *Case, from Case) { to.Ruling.Correction = from.Ruling.Correction },
		"re-check":    func(to *Case, from Case) { to.Ruling.Recheck = from.Ruling.Recheck },
	}
	keepSource = map[string]func(*Source, Source){
		"title":            func(to *Source, from Source) { to.Title = from.Title },
		"author":           func(to *Source, from Source) { to.Author = from.Author },
		"publisher":        func(to *Source, from Source) { to.Publisher = from.Publisher },
		"publisher family": func(to *Source, from Source) { to.Family = from.Family },
		"kind":             func(to *Source, from Source) { to.Kind = from.Kind },
		"published":        func(to *Source, from Source) { to.Published = from.Published },
		"address":          func(to *Source, from Source) { to.URL, to.CanonicalURL = from.URL, from.CanonicalURL },
		"ISBN":             func(to *Source, from Source) { to.ISBN = from.ISBN },
		"DOI":              func(to *Source, from Source) { to.DOI = from.DOI },
		"archive address":  func(to *Source, from Source) { to.ArchiveURL = from.ArchiveURL },
		"archive":          func(to *Source, from Source) { to.Archive = from.Archive },
		"archived on":      func(to *Source, from Source) { to.ArchivedOn = from.ArchivedOn },
		"origin group":     func(to *Source, from Source) { to.Origin = from.Origin },
		"confidential":     func(to *Source, from Source) { to.Confidential = from.Confidential },
		"note":             func(to *Source, from Source) { to.Note = from.Note },
	}
	keepEvidence = map[string]func(*Evidence, Evidence){
		"source":             func(to *Evidence, from Evidence) { to.Source = from.Source },
		"stance":             func(to *Evidence, from Evidence) { to.Stance = from.Stance },
		"quote":              func(to *Evidence, from Evidence) { to.Quote = from.Quote },
		"locator":            func(to *Evidence, from Evidence) { to.Locator = from.Locator },
		"date given":         func(to *Evidence, from Evidence) { to.DateGiven = from.DateGiven },
		"accessed":           func(to *Evidence, from Evidence) { to.Accessed = from.Accessed },
		"seen in":            func(to *Evidence, from Evidence) { to.Via = from.Via },
		"copy that was read": func(to *Evidence, from Evidence) { to.CopyURL = from.CopyURL },
		"copied on":          func(to *Evidence, from Evidence) { to.CopiedOn = from.CopiedOn },
		"note":               func(to *Evidence, from Evidence) { to.Note = from.Note },
	}
	keepArticle = map[string]func(*Article, Article){
		"title":     func(to *Article, from Article) { to.Title = from.Title },
		"byline":    func(to *Article, from Article) { to.Byline = from.Byline },
		"publisher": func(to *Article, from Article) { to.Publisher = from.Publisher },
		"address":   func(to *Article, from Article) { to.URL = from.URL },
		"published": func(to *Article, from Article) { to.Published = from.Published },
		"zone":      func(to *Article, from Article) { to.Zone = from.Zone },
		"language":  func(to *Article, from Article) { to.Language = from.Language },
	}
	keepTimeline = map[string]func(*timeline.Timeline, timeline.Timeline){
		"title":       func(to *timeline.Timeline, from timeline.Timeline) { to.Title = from.Title },
		"slug":        func(to *timeline.Timeline, from timeline.Timeline) { to.Slug = from.Slug },
		"description": func(to *timeline.Timeline, from timeline.Timeline) { to.Description = from.Description },
		"visibility":  func(to *timeline.Timeline, from timeline.Timeline) { to.Visibility = from.Visibility },
	}
)

func (c *change) mergeClaim(ctx context.Context, before Case, in ClaimEdit) (Case, error) {
	return merge(ctx, c, edit[Case]{
		what: "claim", object: ObjectClaim, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: in.apply(before), facts: caseFacts, keep: keepClaim, sets: tagsOfClaim,
		together: []string{"date", "wording", "basis", "anchor", "zone"},
	})
}

// mergeRuling merges a verdict. A verdict is about a statement and a date: when
// these are not any more what it was reached on, it does not merge, so that
// nobody stands for a verdict on words they have not seen. Nor does what explains
// one verdict with another.
func (c *change) mergeRuling(ctx context.Context, before Case, in RulingEdit) (Case, error) {
	after := before
	after.Ruling = in.Ruling
	var together []string
	if in.Verdict != before.Ruling.Verdict { // what one of the two wrote is about another verdict
		together = []string{"verdict", "explanation", "search note", "disposition", "correction"}
	}
	return merge(ctx, c, edit[Case]{
		what: "claim", object: ObjectClaim, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: after, facts: caseFacts, keep: keepRuling,
		rests: []string{"statement", "date"}, restsFor: "verdict", together: together,
	})
}

// mergeSource merges an edit of a source. An ISBN that is typed in another way
// is no other ISBN; what is wrong with it is told when the source is stored.
func (c *change) mergeSource(ctx context.Context, before Source, in SourceEdit) (Source, error) {
	return merge(ctx, c, edit[Source]{
		what: "source", object: ObjectSource, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: sourceFields(&fault.Fields{}, in.apply(before)), facts: sourceFacts, keep: keepSource,
		together: []string{"archive address", "archive", "archived on"},
	})
}

// mergeEvidence merges an edit of evidence. Evidence that has been withdrawn
// meanwhile is another matter than the one that was edited.
func (c *change) mergeEvidence(ctx context.Context, before Evidence, in EvidenceEdit) (Evidence, error) {
	return merge(ctx, c, edit[Evidence]{
		what: "evidence", object: ObjectEvidence, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: in.apply(before), facts: evidenceFacts, keep: keepEvidence,
		together: []string{"copy that was read", "copied on"}, rests: []string{"withdrawn"},
	})
}

func (c *change) mergeArticle(ctx context.Context, before Article, in ArticleEdit) (Article, error) {
	return merge(ctx, c, edit[Article]{
		what: "article", object: ObjectArticle, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: in.apply(before), facts: articleFacts, keep: keepArticle,
	})
}

func (c *change) mergeTimeline(ctx context.Context, before timeline.Timeline, in TimelineEdit) (timeline.Timeline, error) {
	after := before
	after.Title, after.Slug, after.Description, after.Visibility = in.Title, in.Slug, in.Description, in.Visibility
	return merge(ctx, c, edit[timeline.Timeline]{
		what: "timeline", object: ObjectTimeline, id: string(before.ID), version: in.Version, stored: before.Version,
		before: before, after: after, facts: timelineFacts, keep: keepTimeline,
	})
}

// The Change methods keep where the history stood when a version ended, so that
// what was in it can be worked out later. They hide those of Tx, so that no use
// case can go around them.

// ChangeCase stores the next version of a case.
func (c *change) ChangeCase(ctx context.Context, k Case) error {
	if err := c.EndVersion(ctx, ObjectClaim, string(k.ID), k.Version-1); err != nil {
		return err
	}
	return c.Tx.ChangeCase(ctx, k)
}

// ChangeArticle stores the next version of an article.
func (c *change) ChangeArticle(ctx context.Context, a Article) error {
	if err := c.EndVersion(ctx, ObjectArticle, string(a.ID), a.Version-1); err != nil {
		return err
	}
	return c.Tx.ChangeArticle(ctx, a)
}

// ChangeSource stores the next version of a source.
func (c *change) ChangeSource(ctx context.Context, s Source) error {
	if err := c.EndVersion(ctx, ObjectSource, string(s.ID), s.Version-1); err != nil {
		return err
	}
	return c.Tx.ChangeSource(ctx, s)
}

// ChangeEvidence stores the next version of a piece of evidence.
func (c *change) ChangeEvidence(ctx context.Context, e Evidence) error {
	if err := c.EndVersion(ctx, ObjectEvidence, string(e.ID), e.Version-1); err != nil {
		return err
	}
	return c.Tx.ChangeEvidence(ctx, e)
}

// ChangeTimeline stores the next version of a timeline.
func (c *change) ChangeTimeline(ctx context.Context, t timeline.Timeline) error {
	if err := c.EndVersion(ctx, ObjectTimeline, string(t.ID), t.Version-1); err != nil {
		return err
	}
	return c.Tx.ChangeTimeline(ctx, t)
}
