package annotate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"dateline/annotate/fault"
	"dateline/annotate/identifier"
	"dateline/timeline"
)

// parts are the records of an archive that hang on others, by what they hang
// on and in the order of the archive.
type parts struct {
	texts      map[ArticleID][]Text
	quotes     map[timeline.ClaimID][]Quote
	evidence   map[timeline.ClaimID][]Evidence
	reviews    map[timeline.ClaimID][]Review
	dismissals map[timeline.ClaimID][]Dismissal
}

func split(a Archive) parts {
	p := parts{
		texts:      map[ArticleID][]Text{},
		quotes:     map[timeline.ClaimID][]Quote{},
		evidence:   map[timeline.ClaimID][]Evidence{},
		reviews:    map[timeline.ClaimID][]Review{},
		dismissals: map[timeline.ClaimID][]Dismissal{},
	}
	for _, x := range a.Texts {
		p.texts[x.Article] = append(p.texts[x.Article], x)
	}
	for _, x := range a.Quotes {
		p.quotes[x.Claim] = append(p.quotes[x.Claim], x)
	}
	for _, x := range a.Evidence {
		p.evidence[x.Claim] = append(p.evidence[x.Claim], x)
	}
	for _, x := range a.Dismissals {
		p.dismissals[x.Claim] = append(p.dismissals[x.Claim], x)
	}
	for _, x := range a.Reviews {
		p.reviews[x.Claim] = append(p.reviews[x.Claim], x)
	}
	return p
}

func (im *importing) article(ctx context.Context, path string, a Article, texts []Text) error {
	id := string(a.ID)
	stored, known := im.stored.articles[a.ID]
	reason, err := taken(ctx, im, ObjectArticle, a.ID, known, im.Article)
	if err != nil {
		return err
	}
	if reason != "" {
		im.refuse(path+".id", ObjectArticle, id, reason)
		return nil
	}
	if !known && len(texts) == 0 {
		im.bare[a.ID] = true
		im.done(path, ObjectArticle, id, Skip, "Its text is not in the file.")
		return nil
	}
	a.Timeline = im.target.ID
	if known {
		a.By, a.Created, a.Version = stored.By, stored.Created, stored.Version
	} else {
		a.By, a.Created, a.Version = im.made(a.By), im.since(a.Created), max(a.Version, 1)
	}
	edit := ArticleEdit{Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, URL: a.URL, Published: a.Published, Zone: a.Zone, Language: a.Language}
	if err := validArticle(edit, "", false); err != nil {
		im.refuseFor(path, ObjectArticle, id, err, nil)
		return nil
	}
	changes := differences(articleFacts(stored), articleFacts(a))
	if !known {
		im.write(path, func(ctx context.Context) error { return im.AddArticle(ctx, a) })
	}
	im.after.articles[a.ID] = a
	record := im.begin(path, ObjectArticle, id)
	changes = append(changes, im.texts(path, a, texts)...)
	if known && len(changes) > 0 {
		a.Version++
		im.after.articles[a.ID] = a
		im.write(path, func(ctx context.Context) error { return im.ChangeArticle(ctx, a) })
	}
	changes = append(changes, im.extra(path, ObjectArticle, id)...)
	im.finish(record, known, changes)
	return nil
}

// texts plans to add the wordings of an article that are new, and returns them
// as changes. A wording that is here stays what it is.
func (im *importing) texts(path string, a Article, texts []Text) []Change {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(texts[x].Number, texts[y].Number) })
	results := make([]ImportRecord, len(texts))
	var changes []Change
	for _, i := range order {
		x := texts[i]
		at := fmt.Sprintf("%s.texts[%d]", path, i)
		results[i] = ImportRecord{Path: at, Object: ObjectArticle, ID: string(a.ID), Result: Skip}
		stored, known := im.stored.texts[a.ID][x.Number]
		field, reason := im.wrongText(x, stored, known)
		switch {
		case reason != "":
			results[i].Path, results[i].Result, results[i].Reason = at+"."+field, Refuse, reason
		case !known:
			x.SHA256, x.By, x.Created = Digest(x.Body), im.made(x.By), im.since(x.Created)
			im.after.addText(x)
			im.write(at, func(ctx context.Context) error { return im.AddText(ctx, x) })
			changes = append(changes, Change{Field: "text", New: "SHA-256 " + x.SHA256})
			results[i].Result = Create
		}
	}
	im.records = append(im.records, results...)
	return changes
}

// wrongText says what is wrong with a wording of an article, and in which
// field. Those before it are in the holdings already.
func (im *importing) wrongText(x, stored Text, known bool) (field, reason string) {
	var wrong fault.Fields
	text(&wrong, "body", x.Body, MaxBody)
	switch _, twice := im.after.texts[x.Article][x.Number]; {
	case wrong["body"] != "":
		return "body", wrong["body"]
	case x.Body == "":
		return "body", "The text is empty."
	case x.SHA256 != "" && x.SHA256 != Digest(x.Body):
		return "sha256", "This is not the SHA-256 of the text: one of them was changed."
	case known && stored.Body != x.Body:
		return "body", "Another text is here under this number, and a wording never changes."
	case !known && twice:
		return "number", "This number stands twice in the article."
	case !known && x.Number != len(im.after.texts[x.Article])+1:
		return "number", fmt.Sprintf("The next text of this article has the number %d.", len(im.after.texts[x.Article])+1)
	}
	return "", ""
}

// since returns when something was made: now when the file does not tell.
func (im *importing) since(t time.Time) time.Time {
	if t.IsZero() {
		return im.at
	}
	return t.UTC().Truncate(time.Millisecond)
}

// made returns who made something: the importer when the file does not tell.
func (im *importing) made(by Person) Person {
	if by == (Person{}) {
		return PersonOf(im.importer)
	}
	return by
}

func (im *importing) source(ctx context.Context, path string, s Source) error {
	id := string(s.ID)
	stored, known := im.stored.sources[s.ID]
	reason, err := taken(ctx, im, ObjectSource, s.ID, known, im.Source)
	if err != nil {
		return err
	}
	if reason != "" {
		im.refuse(path+".id", ObjectSource, id, reason)
		return nil
	}
	if im.options.Partial != nil && im.heldSource(path, s, stored, known) {
		return nil
	}
	s.Timeline = im.target.ID
	s.Kind, s.Archive = cmp.Or(s.Kind, Secondary), cmp.Or(s.Archive, NotArchived)
	if known {
		s.By, s.Created, s.Version = stored.By, stored.Created, stored.Version
		if stored.Merged != "" || !im.mayMergeSources() {
			s.Merged = stored.Merged // a file from before does not part them again
		}
	} else {
		s.By, s.Created, s.Version = im.made(s.By), im.since(s.Created), max(s.Version, 1)
	}
	var wrong fault.Fields
	s = sourceFields(&wrong, s)
	if kept, ok := im.after.sources[s.Merged]; s.Merged != "" && (!ok || kept.Merged != "" || s.Merged == s.ID) {
		wrong.Add("merged_into", "There is no such source that is not merged itself, neither in the file nor on the timeline.")
	}
	if err := wrong.Err(); err != nil {
		im.refuseFor(path, ObjectSource, id, err, nil)
		return nil
	}
	if twin, ok := im.addresses[s.CanonicalURL]; ok && s.CanonicalURL != "" && s.Merged == "" && twin != s.ID {
		im.refuse(path+".url", ObjectSource, id, "“"+clip(im.after.sources[twin].Title, 80)+"” has this address already.")
		return nil
	}
	changes := differences(sourceFacts(stored), sourceFacts(s))
	switch {
	case !known:
		im.write(path, func(ctx context.Context) error { return im.AddSource(ctx, s) })
	case len(changes) > 0:
		s.Version++
		im.write(path, func(ctx context.Context) error { return im.ChangeSource(ctx, s) })
	}
	if im.addresses[stored.CanonicalURL] == s.ID {
		delete(im.addresses, stored.CanonicalURL)
	}
	if s.Merged == "" {
		im.addresses[s.CanonicalURL] = s.ID
	}
	im.after.sources[s.ID] = s
	im.finish(im.begin(path, ObjectSource, id), known, append(changes, im.extra(path, ObjectSource, id)...))
	return nil
}

// heldSource skips a source of a partial file that is here, or that another one
// here stands for, and reports whether it is one.
func (im *importing) heldSource(path string, s, stored Source, known bool) bool {
	reason, held := "", known
	if known && stored.Merged != "" {
		im.ways[s.ID] = stored.Merged
	}
	if twin, ok := im.addresses[identifier.Address(s.URL)]; !known && ok && s.URL != "" {
		im.ways[s.ID], held = twin, true
		reason = "“" + clip(im.after.sources[twin].Title, 80) + "” has this address already, and stands for it."
		delete(im.after.sources, s.ID)
	}
	if held {
		im.done(path, ObjectSource, string(s.ID), Skip, reason)
	}
	return held
}

// mayMergeSources reports whether the importer may merge sources that are here.
func (im *importing) mayMergeSources() bool { return im.fresh || im.access.MayMerge() == nil }
