package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const articleColumns = `
SELECT id, timeline_id, title, byline, publisher, url, published, zone, language, by_id, by_name, created, version
FROM articles`

const articleByID = articleColumns + `
WHERE id = ?1`

// Article returns an article.
func (t *tx) Article(ctx context.Context, id annotate.ArticleID) (annotate.Article, error) {
	return one(ctx, t, "article", scanArticle, articleByID, string(id))
}

const articlesOf = articleColumns + `
WHERE timeline_id = ?1
ORDER BY number`

// Articles returns the articles of a timeline in the order in which they were
// added.
func (t *tx) Articles(ctx context.Context, id timeline.ID) ([]annotate.Article, error) {
	return list(ctx, t, scanArticle, articlesOf, string(id))
}

func scanArticle(row scanner) (annotate.Article, error) {
	var a annotate.Article
	err := row.Scan(&a.ID, &a.Timeline, &a.Title, &a.Byline, &a.Publisher, &a.URL, date{&a.Published},
		&a.Zone, &a.Language, &a.By.ID, &a.By.Name, instant{&a.Created}, &a.Version)
	if err != nil && a.ID != "" {
		return a, fmt.Errorf("article %s: %w", a.ID, err)
	}
	return a, err
}

const insertArticle = `
INSERT INTO articles (id, timeline_id, title, byline, publisher, url, published, zone, language, by_id, by_name, created, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`

// AddArticle adds an article, without a text.
func (t *tx) AddArticle(ctx context.Context, a annotate.Article) error {
	err := t.add(ctx, "article", "The id of this article is taken already.", insertArticle,
		string(a.ID), string(a.Timeline), a.Title, a.Byline, a.Publisher, a.URL, dateText(a.Published),
		a.Zone, a.Language, string(a.By.ID), a.By.Name, millis(a.Created), a.Version)
	if err != nil {
		return err
	}
	return t.indexArticle(ctx, a.ID)
}

const updateArticle = `
UPDATE articles
SET title = ?2, byline = ?3, publisher = ?4, url = ?5, published = ?6, zone = ?7, language = ?8, version = ?9
WHERE id = ?1
  AND version = ?9 - 1`

const articleExists = `
SELECT version
FROM articles
WHERE id = ?1`

// ChangeArticle changes what is known of an article; its texts stay.
func (t *tx) ChangeArticle(ctx context.Context, a annotate.Article) error {
	err := t.change(ctx, "article", "", articleExists, updateArticle,
		string(a.ID), a.Title, a.Byline, a.Publisher, a.URL, dateText(a.Published), a.Zone, a.Language, a.Version)
	if err != nil {
		return err
	}
	return t.indexArticle(ctx, a.ID)
}

const textsOf = `
SELECT article_id, number, body, sha256, by_id, by_name, created
FROM texts
WHERE article_id = ?1
ORDER BY number`

// Texts returns the wordings of an article, first to last.
func (t *tx) Texts(ctx context.Context, id annotate.ArticleID) ([]annotate.Text, error) {
	return list(ctx, t, scanText, textsOf, string(id))
}

func scanText(row scanner) (annotate.Text, error) {
	var x annotate.Text
	err := row.Scan(&x.Article, &x.Number, &x.Body, &x.SHA256, &x.By.ID, &x.By.Name, instant{&x.Created})
	return x, err
}

const insertText = `
INSERT INTO texts (article_id, number, body, sha256, by_id, by_name, created)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`

// AddText adds a wording of an article.
func (t *tx) AddText(ctx context.Context, x annotate.Text) error {
	err := t.add(ctx, "text", "", insertText,
		string(x.Article), x.Number, x.Body, x.SHA256, string(x.By.ID), x.By.Name, millis(x.Created))
	if err != nil {
		return err
	}
	return t.indexArticle(ctx, x.Article)
}

const quoteColumns = `
SELECT id, claim_id, article_id, number, starts, ends, exact, prefix, suffix, state
FROM quotes`

const quotesIn = quoteColumns + `
WHERE article_id = ?1
ORDER BY number, starts, ends, id`

// QuotesIn returns the quotes in an article, by number, start and end.
func (t *tx) QuotesIn(ctx context.Context, id annotate.ArticleID) ([]annotate.Quote, error) {
	return list(ctx, t, scanQuote, quotesIn, string(id))
}

const quotesOf = quoteColumns + `
WHERE claim_id = ?1
ORDER BY article_id, number, starts, id`

// QuotesOf returns the quotes of a claim, by article, number and start.
func (t *tx) QuotesOf(ctx context.Context, id timeline.ClaimID) ([]annotate.Quote, error) {
	return list(ctx, t, scanQuote, quotesOf, string(id))
}

func scanQuote(row scanner) (annotate.Quote, error) {
	var q annotate.Quote
	err := row.Scan(&q.ID, &q.Claim, &q.Article, &q.Number, &q.Start, &q.End, &q.Exact, &q.Prefix, &q.Suffix, &q.State)
	return q, err
}

const insertQuote = `
INSERT INTO quotes (id, claim_id, article_id, number, starts, ends, exact, prefix, suffix, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`

// AddQuote adds a quote of a text that is there.
func (t *tx) AddQuote(ctx context.Context, q annotate.Quote) error {
	return t.add(ctx, "quote", "", insertQuote,
		string(q.ID), string(q.Claim), string(q.Article), q.Number, q.Start, q.End, q.Exact, q.Prefix, q.Suffix, string(q.State))
}

const updateQuote = `
UPDATE quotes
SET number = ?2, starts = ?3, ends = ?4, exact = ?5, prefix = ?6, suffix = ?7, state = ?8
WHERE id = ?1`

const quoteExists = `
SELECT number
FROM quotes
WHERE id = ?1`

// ChangeQuote moves a quote to another place or text of its article. A quote
// has no version, so the last change stands.
func (t *tx) ChangeQuote(ctx context.Context, q annotate.Quote) error {
	return t.change(ctx, "quote", "", quoteExists, updateQuote,
		string(q.ID), q.Number, q.Start, q.End, q.Exact, q.Prefix, q.Suffix, string(q.State))
}
