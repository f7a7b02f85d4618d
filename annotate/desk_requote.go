package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// Passage is a quote with all that is needed to choose its words anew.
type Passage struct {
	Access
	Quote   Quote
	Case    Case
	Article Article
	Text    Text  // the last wording of the article
	Now     Quote // where the words stand in Text; orphaned when they do not
	Change  error // why the actor may not choose; nil when they may
}

// MayRequote decides whether an actor, who has a role on the claim's timeline,
// may choose the words that the claim is quoted from. Once it is in review it is
// for a reviewer who is no author of the verdict.
func MayRequote(actor account.Actor, role account.Role, c Case) error {
	if ActEdit.From(c.Status) {
		return May(actor, role, ActEdit, c)
	}
	if !role.AtLeast(account.Reviewer) || c.IsAuthor(actor.ID) {
		return fault.New(fault.Forbidden, "This claim is %s: choosing its words now is for a reviewer who is no author of the verdict.", c.Status)
	}
	return nil
}

// Quote returns a quote and its article, to members of the timeline.
func (d *Desk) Quote(ctx context.Context, actor account.Actor, id QuoteID) (Passage, error) {
	var p Passage
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		p, err = passage(ctx, r, actor, id)
		return err
	})
	return p, err
}

func passage(ctx context.Context, r Reader, actor account.Actor, id QuoteID) (Passage, error) {
	var p Passage
	q, err := r.Quote(ctx, id)
	if err != nil {
		return p, err
	}
	if p.Article, p.Access, err = article(ctx, r, actor, q.Article); err != nil {
		return p, err
	}
	if p.Case, err = r.Case(ctx, q.Claim); err != nil {
		return p, err
	}
	texts, err := r.Texts(ctx, q.Article)
	if err != nil {
		return p, err
	}
	p.Quote, p.Now, p.Text = q, q, texts[len(texts)-1]
	if q.Number != p.Text.Number || q.State == Orphaned {
		p.Now = towards(p.Text, texts).follow(q)
	}
	p.Change = MayRequote(actor, p.Role, p.Case)
	return p, nil
}

// Requote ties a claim to other words of the article that it is quoted from, or
// says that its words are where they were found again. Version is that of the
// claim which the actor was shown. An approval goes on when the words are the
// same; other words take a claim that is not approved yet, and make who chose
// them an author of the verdict, if there is one.
func (d *Desk) Requote(ctx context.Context, actor account.Actor, id QuoteID, in QuoteEdit, version int) (Case, error) {
	var after Case
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		p, err := passage(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := current("claim", p.Case.Version, version); err != nil {
			return err
		}
		if p.Change != nil {
			return p.Change
		}
		in.Article = p.Article.ID
		q, err := c.selected(ctx, in)
		if err != nil {
			return err
		}
		q.ID, q.Claim = p.Quote.ID, p.Quote.Claim
		if after = p.Case; q == p.Quote {
			return nil
		}
		switch same := q.Exact == p.Quote.Exact; {
		case !same && !ActEdit.From(after.Status) && after.Status != InReview:
			return fault.New(fault.Forbidden, "This claim is %s with the words “%s”. To quote others, reopen it first: they are for two people to look at.", after.Status, clip(p.Quote.Exact, 80))
		case !same && after.Ruling.Verdict != Unchecked:
			after = after.addAuthor(PersonOf(actor))
		case same && after.Approval.Version == after.Version:
			after.Approval.Version++
		}
		if err := c.ChangeQuote(ctx, q); err != nil {
			return err
		}
		changes := []Change{{Field: "quote", Old: quoteFact(p.Quote), New: quoteFact(q)}}
		after, err = c.put(ctx, p.Case, after, Entry{Act: "choose words", Changes: changes})
		return err
	})
	return after, err
}

// selected returns the quote of words that a person selected, in the last
// wording of the article. Words that were selected in an earlier one are led
// there. It is a Conflict error when they are there no more.
func (c *change) selected(ctx context.Context, in QuoteEdit) (Quote, error) {
	texts, err := c.Texts(ctx, in.Article)
	if err != nil {
		return Quote{}, err
	}
	if in, err = in.lead(texts); err != nil {
		return Quote{}, err
	}
	last := texts[len(texts)-1]
	q, err := Select(last.Body, in.Start, in.End)
	q.Article, q.Number = in.Article, last.Number
	return q, err
}

// lead returns the same words in the last of the wordings of their article.
func (in QuoteEdit) lead(texts []Text) (QuoteEdit, error) {
	last := texts[len(texts)-1]
	if in.Number == 0 || in.Number == last.Number {
		in.Number = last.Number
		return in, nil
	}
	if in.Number < 1 || in.Number > len(texts) {
		return in, fault.New(fault.Invalid, "This article has no version %d. Go back to it and select the words again.", in.Number)
	}
	from := texts[in.Number-1]
	q, err := Select(from.Body, in.Start, in.End)
	if err != nil {
		return in, err
	}
	if q = Reword(from, last).Follow(q); q.State != Anchored {
		return in, fault.New(fault.Conflict, "The text of the article was corrected in the meantime, and “%s” does not stand where it stood. Go back to the article and select the words that are meant.", clip(q.Exact, 80))
	}
	in.Number, in.Start, in.End = q.Number, q.Start, q.End
	return in, nil
}

// Follow returns words that a person selected as they stand in the last wording
// of their article. It is a Conflict error when they are there no more.
func (d *Desk) Follow(ctx context.Context, actor account.Actor, in QuoteEdit) (QuoteEdit, error) {
	w, err := d.Article(ctx, actor, in.Article)
	if err != nil {
		return in, err
	}
	return in.lead(w.texts)
}
