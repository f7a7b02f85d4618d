package annotate

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

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
	Case    Case
	Before  Quote
	After   Quote // like Before, but orphaned, when its words are nowhere
	strayed bool  // see rewordings.carry
}

func (f Fate) stillLost() bool { return f.Before.State == Orphaned && f.After.State == Orphaned }

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
// typed, for who may store it. The fates are those that storing it would bring,
// but for quotes that were lost before and stay so. Nothing is stored.
func (d *Desk) PreviewText(ctx context.Context, actor account.Actor, id ArticleID, in TextEdit) (Comparison, error) {
	var c Comparison
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		k, err := correcting(ctx, r, actor, id, in)
		if err != nil {
			return err
		}
		typed := k.added
		typed.Number = 0
		c = Comparison{
			Access: k.Access, Article: k.Article, Texts: k.texts, From: k.Text, To: typed,
			Rewording: k.to.from(k.Text.Number), Fates: slices.DeleteFunc(k.fates, Fate.stillLost),
		}
		return nil
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
	sortFates(c.Fates)
	return c, nil
}

func sortFates(fates []Fate) {
	slices.SortStableFunc(fates, func(a, b Fate) int {
		return cmp.Or(cmp.Compare(a.Before.Start, b.Before.Start), cmp.Compare(a.Before.End, b.Before.End))
	})
}

// correction is a wording that a person typed for an article, which may be
// stored.
type correction struct {
	Worksheet
	added Text
	to    *rewordings // to added
	fates []Fate      // of every quote of the article
}

// correcting checks a wording that an actor typed. It returns a Forbidden error
// when words that an approved claim is quoted from would stray, and the actor is
// no reviewer.
func correcting(ctx context.Context, r Reader, actor account.Actor, id ArticleID, in TextEdit) (correction, error) {
	k := correction{}
	var err error
	if k.Worksheet, err = worksheet(ctx, r, actor, id); err != nil {
		return k, err
	}
	if err := k.MayAdd("Correcting the text of an article"); err != nil {
		return k, err
	}
	if err := k.sameText(ctx, r, in.Version); err != nil {
		return k, err
	}
	body := cleanBody(in.Body)
	var wrong fault.Fields
	switch body {
	case "":
		wrong.Add("body", "Paste the corrected text of the article.")
	case k.Text.Body:
		wrong.Add("body", "This is the text as it stands: nothing in it is changed.")
	default:
		text(&wrong, "body", body, MaxBody)
	}
	if err := wrong.Err(); err != nil {
		return k, err
	}
	k.added = Text{Article: id, Number: k.Text.Number + 1, Body: body, SHA256: Digest(body)}
	k.to = towards(k.added, k.texts)
	if k.fates, err = k.foresee(ctx, r); err != nil {
		return k, err
	}
	var astray []Case
	for _, f := range k.fates {
		if f.strayed && f.Case.Status != InReview { // its reviewer gets another version to look at
			astray = append(astray, f.Case)
		}
	}
	return k, k.mayChangeUnder(astray, "words that would not stand where they did")
}

// foresee leads every quote of the article to the wording, without storing it.
func (k correction) foresee(ctx context.Context, r Reader) ([]Fate, error) {
	quotes, err := r.QuotesIn(ctx, k.Article.ID)
	if err != nil {
		return nil, err
	}
	fates := make([]Fate, 0, len(quotes))
	for _, q := range quotes {
		f := Fate{Case: k.Cases[q.Claim], Before: q}
		f.After, f.strayed = k.to.carry(q)
		fates = append(fates, f)
	}
	sortFates(fates)
	return fates, nil
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
		k, err := correcting(ctx, c, actor, id, in)
		if err != nil {
			return err
		}
		added = k.added
		added.By, added.Created = PersonOf(actor), c.at
		if err := c.AddText(ctx, added); err != nil {
			return err
		}
		k.Article.Version++
		if err := c.ChangeArticle(ctx, k.Article); err != nil {
			return err
		}
		if err := c.leadQuotes(ctx, k.fates); err != nil {
			return err
		}
		return c.note(ctx, Entry{Timeline: k.Timeline.ID, Object: ObjectArticle, ID: string(id), Act: "correct text", Changes: []Change{
			{Field: textField, Old: "SHA-256 " + k.Text.SHA256, New: "SHA-256 " + added.SHA256},
			{Field: "number of the text", Old: strconv.Itoa(k.Text.Number), New: strconv.Itoa(added.Number)},
			{Field: "quotes", New: sumUp(k.fates)},
		}})
	})
	return added, err
}
