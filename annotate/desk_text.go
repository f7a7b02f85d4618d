package annotate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// reanchoring is the machine that leads quotes to a new wording.
const reanchoring = "re-anchoring"

// TextEdit is a new wording of an article, as a person typed it.
type TextEdit struct {
	Body    string
	Version int // of the article that was edited
}

// Comparison is two wordings of an article, with what becomes of the quotes.
type Comparison struct {
	Access
	Article Article
	Texts   []Text // every wording that is stored, first to last
	From    Text
	To      Text // its number is 0 while it is not stored
	*Rewording
	Fates []Fate // of the quotes in From, in the order of the text
}

// Fate is what becomes of a quote from one wording to another.
type Fate struct {
	Case   Case
	Before Quote
	After  Quote // like Before, but orphaned, when its words are nowhere
}

// Count returns how many quotes are in a state afterwards.
func (c Comparison) Count(s QuoteState) int {
	n := 0
	for _, f := range c.Fates {
		if f.After.State == s {
			n++
		}
	}
	return n
}

// Cases returns the claims whose quotes are compared, by id.
func (c Comparison) Cases() map[timeline.ClaimID]Case {
	all := make(map[timeline.ClaimID]Case, len(c.Fates))
	for _, f := range c.Fates {
		all[f.Case.ID] = f.Case
	}
	return all
}

// PreviewText compares the last wording of an article with one that a person
// typed, for who may store it. Nothing is stored.
func (d *Desk) PreviewText(ctx context.Context, actor account.Actor, id ArticleID, in TextEdit) (Comparison, error) {
	var c Comparison
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		w, body, err := correctable(ctx, r, actor, id, in)
		if err != nil {
			return err
		}
		c, err = w.compare(ctx, r, w.Text, Text{Article: id, Body: body, SHA256: Digest(body)})
		return err
	})
	return c, err
}

// CompareTexts compares two stored wordings of an article, for members of its
// timeline. The quotes are those of today, led back to From where they came
// from there.
func (d *Desk) CompareTexts(ctx context.Context, actor account.Actor, id ArticleID, from, to int) (Comparison, error) {
	var c Comparison
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		w, err := worksheet(ctx, r, actor, id)
		if err != nil {
			return err
		}
		var both [2]Text
		for i, number := range []int{from, to} {
			if number < 1 || number > len(w.texts) {
				return fault.New(fault.NotFound, "This article has no version %d.", number)
			}
			both[i] = w.texts[number-1]
		}
		c, err = w.compare(ctx, r, both[0], both[1])
		return err
	})
	return c, err
}

// compare compares two wordings of the article of a worksheet.
func (w Worksheet) compare(ctx context.Context, r Reader, from, to Text) (Comparison, error) {
	c := Comparison{Access: w.Access, Article: w.Article, Texts: w.texts, From: from, To: to, Rewording: Reword(from, to)}
	quotes, err := r.QuotesIn(ctx, w.Article.ID)
	if err != nil {
		return c, err
	}
	back := towards(from, w.texts)
	for _, q := range quotes {
		if q.Number != from.Number {
			if q = back.follow(q); q.State == Orphaned {
				continue
			}
		} else if !q.Fits(from.Body) {
			continue
		}
		c.Fates = append(c.Fates, Fate{Case: w.Cases[q.Claim], Before: q, After: c.Follow(q)})
	}
	slices.SortStableFunc(c.Fates, func(a, b Fate) int {
		return cmp.Or(cmp.Compare(a.Before.Start, b.Before.Start), cmp.Compare(a.Before.End, b.Before.End))
	})
	return c, nil
}

// follow leads a quote from whatever wording it stands in. One that stands in
// none that is known is orphaned.
func (r *rewordings) follow(q Quote) Quote {
	w := r.from(q.Number)
	if w == nil {
		q.State = Orphaned
		return q
	}
	return w.Follow(q)
}

// correctable returns the worksheet of an article whose text an actor may
// correct, and the new text as it will be stored.
func correctable(ctx context.Context, r Reader, actor account.Actor, id ArticleID, in TextEdit) (Worksheet, string, error) {
	w, err := worksheet(ctx, r, actor, id)
	if err != nil {
		return w, "", err
	}
	if err := w.MayAdd("Correcting the text of an article"); err != nil {
		return w, "", err
	}
	if err := w.sameText(ctx, r, in.Version); err != nil {
		return w, "", err
	}
	body := cleanBody(in.Body)
	var wrong fault.Fields
	switch {
	case body == "":
		wrong.Add("body", "Paste the corrected text of the article.")
	case body == w.Text.Body:
		wrong.Add("body", "This is the text as it stands: nothing in it is changed.")
	default:
		text(&wrong, "body", body, MaxBody)
	}
	return w, body, wrong.Err()
}

// sameText returns a Conflict error when the text of the article is not known to
// be that of a version of the article which somebody was shown. What is said
// about the article may have been changed since.
func (w Worksheet) sameText(ctx context.Context, r Reader, version int) error {
	if version == w.Article.Version {
		return nil
	}
	since, known, err := entriesSince(ctx, r, ObjectArticle, string(w.Article.ID), version)
	if err != nil {
		return err
	}
	corrected := slices.ContainsFunc(since, func(e Entry) bool {
		return slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Field == textField })
	})
	if known && !corrected && len(since) >= w.Article.Version-version {
		return nil
	}
	return current("article", w.Article.Version, version)
}

// textField is the field of the history that names the text of an article.
const textField = "text"

// CorrectText adds a wording to an article, and leads its quotes there: also
// those that were lost, should their words have come back. Those that do not
// stand at their place are noted in the history of their claims. The wordings
// before it stay as they are.
func (d *Desk) CorrectText(ctx context.Context, actor account.Actor, id ArticleID, in TextEdit) (Text, error) {
	var added Text
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		w, body, err := correctable(ctx, c, actor, id, in)
		if err != nil {
			return err
		}
		added = Text{Article: id, Number: w.Text.Number + 1, Body: body, SHA256: Digest(body), By: PersonOf(actor), Created: c.at}
		if err := c.AddText(ctx, added); err != nil {
			return err
		}
		w.Article.Version++
		if err := c.ChangeArticle(ctx, w.Article); err != nil {
			return err
		}
		led, err := c.leadQuotes(ctx, w, towards(added, w.texts))
		if err != nil {
			return err
		}
		return c.note(ctx, Entry{Timeline: w.Timeline.ID, Object: ObjectArticle, ID: string(id), Act: "correct text", Changes: []Change{
			{Field: textField, Old: "SHA-256 " + w.Text.SHA256, New: "SHA-256 " + added.SHA256},
			{Field: "number of the text", Old: fmt.Sprint(w.Text.Number), New: fmt.Sprint(added.Number)},
			{Field: "quotes", New: led},
		}})
	})
	return added, err
}

// leadQuotes leads every quote of an article to a wording, computes the
// findings about their claims again, and says what became of them.
func (c *change) leadQuotes(ctx context.Context, w Worksheet, to *rewordings) (string, error) {
	quotes, err := c.QuotesIn(ctx, w.Article.ID)
	if err != nil {
		return "", err
	}
	counts := map[QuoteState]int{}
	touched := map[timeline.ClaimID]Case{}
	for _, before := range quotes {
		after := to.follow(before)
		after.State = before.State.settle(after.State)
		counts[after.State]++
		if after == before {
			continue
		}
		if err := c.ChangeQuote(ctx, after); err != nil {
			return "", err
		}
		k, ok := touched[before.Claim]
		if !ok {
			k = w.Cases[before.Claim]
		}
		if touched[k.ID], err = c.noteLed(ctx, k, before, after); err != nil {
			return "", err
		}
	}
	cases := make([]Case, 0, len(touched))
	for _, k := range touched {
		cases = append(cases, k)
	}
	slices.SortFunc(cases, func(a, b Case) int { return cmp.Compare(a.ID, b.ID) })
	if err := c.findAll(ctx, cases); err != nil {
		return "", err
	}
	var parts []string
	for _, s := range []QuoteState{Anchored, Moved, Orphaned} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	return strings.Join(parts, ", "), nil
}

// noteLed notes in the history of a claim that its quote does not stand where
// it did. Of a claim that somebody is reviewing there is another version then:
// they were shown it with the words at their place.
func (c *change) noteLed(ctx context.Context, k Case, before, after Quote) (Case, error) {
	if after.State == before.State {
		return k, nil
	}
	e := Entry{
		Timeline: k.Timeline, Object: ObjectClaim, ID: string(k.ID), Act: "lead quote", Machine: reanchoring,
		Changes: []Change{{Field: "quote", Old: quoteFact(before), New: quoteFact(after)}},
	}
	if k.Status == InReview {
		return c.store(ctx, k, e)
	}
	return k, c.note(ctx, e)
}

// quoteFact returns a quote as the history writes it down.
func quoteFact(q Quote) string {
	if q.State == Orphaned {
		return fmt.Sprintf("“%s” (orphaned)", q.Exact)
	}
	return fmt.Sprintf("“%s” (%s, at %d of version %d)", q.Exact, q.State, q.Start, q.Number)
}
