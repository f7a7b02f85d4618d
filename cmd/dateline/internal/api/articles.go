package api

import (
	"net/http"
	"slices"

	"dateline/annotate"
	"dateline/annotate/fault"
)

// getArticles lists the articles of a timeline, without their texts, in the
// order in which they were added.
func (s *Server) getArticles(c *call) (answer, error) {
	q := c.query()
	after, rows := q.cursor(), q.number("limit", 1, mostRows, pageRows)
	if err := q.err(); err != nil {
		return answer{}, err
	}
	list, err := c.desk.Articles(c.Context(), c.actor, c.PathValue("slug"))
	if err != nil {
		return answer{}, err
	}
	// Nothing that an article tells is in the order of the list, so that the
	// place is looked for. No article is ever taken away.
	place := func(a annotate.ArticleSummary) string { return string(a.ID) }
	all := list.Rows
	if after != "" {
		i := slices.IndexFunc(all, func(a annotate.ArticleSummary) bool { return place(a) == after })
		if i < 0 {
			return answer{}, (fault.Fields{"cursor": "This is none of the cursors that were given out."}).Err()
		}
		all = all[i+1:]
	}
	part, next := page(all, "", rows, place)
	return listOf(part, next, func(a annotate.ArticleSummary) articleJSON { return articleOf(a.Article) }), nil
}

type articleInput struct {
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Zone      string `json:"zone"`
	Language  string `json:"language"`
	Body      string `json:"body"`
}

func (s *Server) postArticle(c *call) (answer, error) {
	var in articleInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	var wrong fault.Fields
	edit := annotate.ArticleEdit{
		Title: in.Title, Byline: in.Byline, Publisher: in.Publisher, URL: in.URL, Published: dated(&wrong, "/published", in.Published),
		Zone: in.Zone, Language: in.Language, Body: in.Body,
	}
	if err := wrong.Err(); err != nil {
		return answer{}, err
	}
	a, err := c.desk.AddArticle(c.Context(), c.actor, c.PathValue("slug"), edit)
	return answer{status: http.StatusCreated, location: "/articles/" + string(a.ID), body: articleOf(a)}, err
}

// getArticle answers with an article, its last text and the quotes in that.
func (s *Server) getArticle(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	sheet, err := c.desk.Article(c.Context(), c.actor, annotate.ArticleID(c.PathValue("id")))
	w := articleOf(sheet.Article)
	w.Text = &textJSON{Number: sheet.Text.Number, Body: sheet.Text.Body, SHA256: sheet.Text.SHA256}
	for _, q := range sheet.Quotes {
		w.Quotes = append(w.Quotes, quoteJSON{
			ID: string(q.ID), Claim: string(q.Claim), Text: q.Number, Start: q.Start, End: q.End, Exact: q.Exact, State: string(q.State),
		})
	}
	return answer{body: w}, err
}
