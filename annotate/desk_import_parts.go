package annotate

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/annotate/fault"
	"dateline/timeline"
)

// objectQuote names quotes among the ids of a file.
const objectQuote Object = "quote"

// part is a record of an import that hangs on a claim.
func (im *importing) part(path string, k Case) ImportRecord {
	return ImportRecord{Path: path, Object: ObjectClaim, ID: string(k.ID), Result: Skip}
}

// quotes plans what becomes of the quotes of a claim, and returns what changes.
func (im *importing) quotes(ctx context.Context, path string, k Case, quotes []Quote) ([]Change, error) {
	var changes []Change
	for i, q := range quotes {
		im.flow.say(q)
		r := im.part(fmt.Sprintf("%s.quotes[%d]", path, i), k)
		stored, known := im.stored.quotes[q.ID]
		field, reason, err := im.wrongQuote(ctx, q, stored, known)
		if err != nil {
			return nil, err
		}
		_, here := im.after.articles[q.Article]
		switch {
		case reason == "" && !here && im.bare[q.Article]:
			r.Reason = "The text that it stands in is not in the file."
		case reason == "" && !here:
			field, reason = "article", "There is no such article, neither in the file nor on the timeline."
		case reason == "":
			field, reason = im.misfit(q)
		}
		if reason == "" && known {
			r.Reason = im.outdated(q, stored)
		}
		switch {
		case reason != "":
			r.Path, r.Result, r.Reason = r.Path+"."+field, Refuse, reason
		case r.Reason != "" || known && q == stored:
		case known:
			r.Result = Modify
			im.write(r.Path, func(ctx context.Context) error { return im.ChangeQuote(ctx, q) })
		default:
			r.Result = Create
			im.write(r.Path, func(ctx context.Context) error { return im.AddQuote(ctx, q) })
		}
		if r.Result == Modify || r.Result == Create {
			im.after.quotes[q.ID] = q
			changes = append(changes, Change{Field: "quote", Old: stored.Exact, New: q.Exact})
		}
		im.records = append(im.records, r)
	}
	return changes, nil
}

// outdated says why a quote of the file is older than the one that is here. It
// is empty when it is not.
func (im *importing) outdated(q, stored Quote) string {
	switch {
	case q.Number < stored.Number:
		return "Here it stands in a later text of the article."
	case stored.State == Orphaned && q.State != Orphaned && q.Number < len(im.stored.texts[q.Article]):
		return "Here the article has a later text, in which these words do not stand."
	default:
		return ""
	}
}

// wrongQuote says what is wrong with a quote by itself, and in which field.
func (im *importing) wrongQuote(ctx context.Context, q, stored Quote, known bool) (field, reason string, err error) {
	reason, err = taken(ctx, im, objectQuote, q.ID, known, im.Quote)
	switch {
	case err != nil || reason != "":
		return "id", reason, err
	case known && (stored.Claim != q.Claim || stored.Article != q.Article):
		return "id", "This quote is here, but it belongs to another claim or another article.", nil
	case !slices.Contains([]QuoteState{Anchored, Moved, Orphaned}, q.State):
		return "state", fmt.Sprintf("There is no state %q of a quote.", clip(string(q.State), 40)), nil
	}
	var wrong fault.Fields
	text(&wrong, "exact", q.Exact, MaxBody)
	text(&wrong, "prefix", q.Prefix, quoteContext)
	text(&wrong, "suffix", q.Suffix, quoteContext)
	for _, field := range []string{"exact", "prefix", "suffix"} {
		if wrong[field] != "" {
			return field, wrong[field], nil
		}
	}
	return "", "", nil
}

// misfit says why a quote does not stand in its text, and in which field. An
// orphaned quote stands in none.
func (im *importing) misfit(q Quote) (field, reason string) {
	x, ok := im.after.texts[q.Article][q.Number]
	if !ok {
		return "text", fmt.Sprintf("The article has no text with the number %d.", q.Number)
	}
	if q.State == Orphaned {
		return "", ""
	}
	key := fmt.Sprintf("%s/%d", q.Article, q.Number)
	if im.runes[key] == nil {
		im.runes[key] = []rune(x.Body)
	}
	if !q.fits(im.runes[key]) {
		return "exact", fmt.Sprintf("These words do not stand in the text from %d to %d, with that before and after them.", q.Start, q.End)
	}
	return "", ""
}

// allEvidence plans what becomes of the evidence for a claim, and returns what
// changes.
func (im *importing) allEvidence(ctx context.Context, path string, evidence []Evidence) ([]Change, error) {
	var changes []Change
	for i, e := range evidence {
		changed, err := im.evidence(ctx, fmt.Sprintf("%s.evidence[%d]", path, i), e)
		if err != nil {
			return nil, err
		}
		changes = append(changes, changed...)
	}
	return changes, nil
}

func (im *importing) evidence(ctx context.Context, path string, e Evidence) ([]Change, error) {
	id := string(e.ID)
	stored, known := im.stored.evidence[e.ID]
	reason, err := taken(ctx, im, ObjectEvidence, e.ID, known, im.Evidence)
	if err != nil {
		return nil, err
	}
	if known && stored.Claim != e.Claim {
		reason = "This evidence is here, but it belongs to another claim."
	}
	if reason != "" {
		im.refuse(path+".id", ObjectEvidence, id, reason)
		return nil, nil
	}
	if kept, ok := im.ways[e.Source]; ok {
		e.Source = kept
	}
	if im.options.Partial != nil && (known || im.cited()[[2]string{string(e.Claim), string(e.Source)}]) {
		im.done(path, ObjectEvidence, id, Skip, "")
		return nil, nil
	}
	e.Stance = cmp.Or(e.Stance, Supports)
	if known {
		e.By, e.Created, e.Version = stored.By, stored.Created, stored.Version
		if e.Withdrawn == "" {
			e.Withdrawn = stored.Withdrawn // a file from before does not bring it back
		}
	} else {
		e.By, e.Created, e.Version = im.made(e.By), im.since(e.Created), max(e.Version, 1)
	}
	if err := im.wrongEvidence(e); err != nil {
		im.refuseFor(path, ObjectEvidence, id, err, nil)
		return nil, nil
	}
	before := stored
	if !known {
		before = Evidence{Claim: e.Claim}
	}
	changes := differences(evidenceFacts(before), evidenceFacts(e))
	switch {
	case !known:
		im.write(path, func(ctx context.Context) error { return im.AddEvidence(ctx, e) })
	case len(changes) > 0:
		e.Version++
		im.write(path, func(ctx context.Context) error { return im.ChangeEvidence(ctx, e) })
	}
	im.after.evidence[e.ID] = e
	im.finish(im.begin(path, ObjectEvidence, id), known, append(slices.Clone(changes), im.extra(path, ObjectEvidence, id)...))
	return changes, nil
}

// cited returns which claims have evidence here from which sources.
func (im *importing) cited() map[[2]string]bool {
	if im.pairs == nil {
		im.pairs = map[[2]string]bool{}
		for _, e := range im.stored.evidence {
			im.pairs[[2]string{string(e.Claim), string(e.Source)}] = true
		}
	}
	return im.pairs
}

func (im *importing) wrongEvidence(e Evidence) error {
	var wrong fault.Fields
	evidenceFields(&wrong, e)
	line(&wrong, "withdrawn", e.Withdrawn, MaxNote, false)
	person(&wrong, "by", e.By)
	if _, ok := im.after.sources[e.Source]; !ok {
		wrong.Add("source", "There is no such source, neither in the file nor on the timeline.")
	}
	if _, ok := im.after.sources[e.Via]; e.Via != "" && !ok {
		wrong.Add("via", "There is no such source, neither in the file nor on the timeline.")
	}
	return wrong.Err()
}

// reviews plans what becomes of the steps of the work on a claim. They tell who
// did what, so they are taken over only from who may restore a status.
func (im *importing) reviews(path string, k Case, reviews []Review) {
	here := map[Review]bool{}
	for _, r := range im.stored.reviews[k.ID] {
		here[r] = true
	}
	for i, v := range reviews {
		r := im.part(fmt.Sprintf("%s.reviews[%d]", path, i), k)
		v.At = im.since(v.At)
		switch field, reason := wrongReview(v); {
		case reason != "":
			r.Path, r.Result, r.Reason = r.Path+"."+field, Refuse, reason
		case here[v]:
		case !im.keep:
			r.Reason = "The steps of the work come over only when the status is kept."
		default:
			r.Result = Create
			here[v] = true
			im.write(r.Path, func(ctx context.Context) error { return im.AddReview(ctx, v) })
		}
		im.records = append(im.records, r)
	}
}

// dismissals plans what becomes of the dismissals of findings, and returns what
// changes. They speak for people as the steps of the work do.
func (im *importing) dismissals(path string, k Case, dismissals []Dismissal) []Change {
	var changes []Change
	for i, d := range dismissals {
		r := im.part(fmt.Sprintf("%s.dismissals[%d]", path, i), k)
		d.At = im.since(d.At)
		here := slices.Contains(im.stored.dismissals[k.ID], d)
		switch field, reason := wrongDismissal(d); {
		case reason != "":
			r.Path, r.Result, r.Reason = r.Path+"."+field, Refuse, reason
		case here:
		case !im.keep:
			r.Reason = "Dismissals come over only when the status is kept."
		default:
			r.Result = Create
			changes = append(changes, findingChange(d.Rule, d.Message, true))
			im.write(r.Path, func(ctx context.Context) error { return im.SetDismissal(ctx, d) })
		}
		im.records = append(im.records, r)
	}
	return changes
}

func wrongDismissal(d Dismissal) (field, reason string) {
	var wrong fault.Fields
	line(&wrong, "rule", string(d.Rule), MaxLine, true)
	text(&wrong, "message", d.Message, MaxNote)
	text(&wrong, "reason", d.Reason, MaxNote)
	person(&wrong, "by", d.By)
	if d.Severity != timeline.Block && d.Severity != timeline.Warn {
		wrong.Add("severity", "Choose block or warn.")
	}
	if _, ok := Dismissible(d.Rule, d.Severity); !ok {
		wrong.Add("rule", "Findings of this rule cannot be dismissed.")
	}
	if strings.TrimSpace(d.Reason) == "" {
		wrong.Add("reason", "This is missing.")
	}
	for _, field := range slices.Sorted(maps.Keys(wrong)) {
		return field, wrong[field]
	}
	return "", ""
}

func wrongReview(v Review) (field, reason string) {
	var wrong fault.Fields
	text(&wrong, "comment", v.Comment, MaxNote)
	person(&wrong, "by", v.By)
	switch {
	case !slices.Contains(Steps(), v.Act):
		return "act", fmt.Sprintf("There is no step called %q.", clip(string(v.Act), 40))
	case !v.From.Valid():
		return "from", fmt.Sprintf("There is no status %q.", clip(string(v.From), 40))
	case !v.To.Valid():
		return "to", fmt.Sprintf("There is no status %q.", clip(string(v.To), 40))
	case wrong["comment"] != "":
		return "comment", wrong["comment"]
	case wrong["by"] != "":
		return "by", wrong["by"]
	}
	return "", ""
}

// strays refuses what hangs on articles and claims that are not in the archive.
// No file can hold such a thing, but another reader may build one.
func (im *importing) strays(p parts) {
	articles, claims := map[ArticleID]bool{}, map[timeline.ClaimID]bool{}
	for _, a := range im.in.Articles {
		articles[a.ID] = true
	}
	for _, c := range im.in.Cases {
		claims[c.ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(p.texts)) {
		if !articles[id] {
			im.refuse("articles", ObjectArticle, string(id), "A text is for this article, which is not in the archive.")
		}
	}
	hanging := slices.Concat(slices.Collect(maps.Keys(p.quotes)), slices.Collect(maps.Keys(p.evidence)), slices.Collect(maps.Keys(p.reviews)),
		slices.Collect(maps.Keys(p.dismissals)))
	slices.Sort(hanging)
	for _, id := range slices.Compact(hanging) {
		if !claims[id] {
			im.refuse("claims", ObjectClaim, string(id), "A quote, evidence, a dismissal or a step is for this claim, which is not in the archive.")
		}
	}
}
