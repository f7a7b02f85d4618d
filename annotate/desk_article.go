package annotate

import (
	"context"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Worksheet is an article with the claims that are quoted from it.
type Worksheet struct {
	Access
	Article Article
	Text    Text    // the last wording
	Quotes  []Quote // in Text, by start and end
	Lost    []Quote // that do not stand in Text, as they last stood
	Cases   map[timeline.ClaimID]Case

	texts []Text // first to last
}

// ArticleEdit is what a person can say about an article.
type ArticleEdit struct {
	Title     string
	Byline    string
	Publisher string
	URL       string
	Published edtf.Date
	Zone      string
	Language  string
	Body      string // of a new article; ignored by EditArticle
	Version   int    // that was edited; 0 for a new article
}

// Article returns an article with its claims, to members of its timeline.
func (d *Desk) Article(ctx context.Context, actor account.Actor, id ArticleID) (Worksheet, error) {
	var w Worksheet
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		w, err = worksheet(ctx, r, actor, id)
		return err
	})
	return w, err
}

func worksheet(ctx context.Context, r Reader, actor account.Actor, id ArticleID) (Worksheet, error) {
	var (
		w   Worksheet
		err error
	)
	if w.Article, w.Access, err = article(ctx, r, actor, id); err != nil {
		return w, err
	}
	texts, err := r.Texts(ctx, id)
	if err != nil {
		return w, err
	}
	w.Text, w.texts = texts[len(texts)-1], texts
	quotes, err := r.QuotesIn(ctx, id)
	if err != nil {
		return w, err
	}
	for _, q := range quotes {
		if q.Number == w.Text.Number && q.State != Orphaned {
			w.Quotes = append(w.Quotes, q)
		} else {
			w.Lost = append(w.Lost, q)
		}
	}
	cases, err := r.Quoted(ctx, id)
	if err != nil {
		return w, err
	}
	w.Cases = make(map[timeline.ClaimID]Case, len(cases))
	for _, c := range cases {
		w.Cases[c.ID] = c
	}
	return w, nil
}

// article finds an article and what an actor may do with it. It is not found
// by who is no member of its timeline.
func article(ctx context.Context, r Reader, actor account.Actor, id ArticleID) (Article, Access, error) {
	found, err := r.Article(ctx, id)
	if err != nil {
		return Article{}, Access{}, err
	}
	a, err := accessByID(ctx, r, actor, found.Timeline)
	if err != nil {
		return Article{}, Access{}, err
	}
	return found, a, a.need(account.Viewer, "Reading an article")
}

// AddArticle adds an article to a timeline.
func (d *Desk) AddArticle(ctx context.Context, actor account.Actor, slug string, in ArticleEdit) (Article, error) {
	id, err := newID[ArticleID]()
	if err != nil {
		return Article{}, err
	}
	var added Article
	err = d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := accessBySlug(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Contributor, "Adding an article"); err != nil {
			return err
		}
		body := cleanBody(in.Body)
		if err := validArticle(in, body, true); err != nil {
			return err
		}
		added = in.apply(Article{ID: id, Timeline: a.Timeline.ID, By: PersonOf(actor), Created: c.at, Version: 1})
		if err := c.AddArticle(ctx, added); err != nil {
			return err
		}
		text := Text{Article: id, Number: 1, Body: body, SHA256: Digest(body), By: PersonOf(actor), Created: c.at}
		if err := c.AddText(ctx, text); err != nil {
			return err
		}
		changes := append(differences(nil, articleFacts(added)), Change{Field: "text", New: "SHA-256 " + text.SHA256})
		return c.note(ctx, Entry{Timeline: added.Timeline, Object: ObjectArticle, ID: string(id), Act: "add", Changes: changes})
	})
	return added, err
}

// EditArticle changes what is said about an article. It merges as
// [Desk.EditClaim] does. Its claims are checked
// again, because gaps may end at its publication.
func (d *Desk) EditArticle(ctx context.Context, actor account.Actor, id ArticleID, in ArticleEdit) (Article, error) {
	var edited Article
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		before, a, err := article(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Contributor, "Editing an article"); err != nil {
			return err
		}
		cases, err := c.Quoted(ctx, id)
		if err != nil {
			return err
		}
		if err := a.mayChangeUnder(cases, "this article"); err != nil {
			return err
		}
		if edited, err = c.mergeArticle(ctx, before, in); err != nil {
			return err
		}
		if err := validArticle(in, "", false); err != nil {
			return err
		}
		changes := differences(articleFacts(before), articleFacts(edited))
		if len(changes) == 0 {
			return nil
		}
		edited.Version++
		if err := c.ChangeArticle(ctx, edited); err != nil {
			return err
		}
		if cases, err = c.endsMoved(ctx, cases); err != nil {
			return err
		}
		if err := c.findAll(ctx, cases); err != nil {
			return err
		}
		return c.note(ctx, Entry{Timeline: edited.Timeline, Object: ObjectArticle, ID: string(id), Act: "edit", Changes: changes})
	})
	return edited, err
}

func (in ArticleEdit) apply(a Article) Article {
	a.Title, a.Byline, a.Publisher, a.URL = in.Title, in.Byline, in.Publisher, in.URL
	a.Published, a.Zone, a.Language = in.Published, in.Zone, in.Language
	return a
}

// cleanBody gives every line the same end, so that a quote's place does not
// depend on the browser that pasted the text.
func cleanBody(body string) string {
	body = strings.ReplaceAll(body, "\r\n", "\n")
	return strings.TrimSpace(strings.ReplaceAll(body, "\r", "\n"))
}

func validArticle(in ArticleEdit, body string, withBody bool) error {
	var wrong fault.Fields
	line(&wrong, "title", in.Title, MaxTitle, true)
	line(&wrong, "byline", in.Byline, MaxLine, false)
	line(&wrong, "publisher", in.Publisher, MaxLine, false)
	line(&wrong, "language", in.Language, MaxLine, false)
	address(&wrong, "url", in.URL)
	zone(&wrong, "zone", in.Zone)
	if withBody {
		if body == "" {
			wrong.Add("body", "Paste the text of the article.")
		}
		text(&wrong, "body", body, MaxBody)
	}
	return wrong.Err()
}
