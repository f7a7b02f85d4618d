package link

import (
	"net/url"
	"strconv"

	"dateline/annotate"
)

// CorrectText returns the form for a corrected text of an article.
func CorrectText(id annotate.ArticleID) string { return Article(id) + "/text" }

// Text returns one version of the text of an article.
func Text(id annotate.ArticleID, number int) string {
	return Article(id) + "/texts/" + strconv.Itoa(number)
}

// CompareTexts returns the page that compares versions of the text of an article.
func CompareTexts(id annotate.ArticleID) string { return Article(id) + "/compare" }

// Compared returns the comparison of two versions.
func Compared(id annotate.ArticleID, from, to int) string {
	v := url.Values{"from": {strconv.Itoa(from)}, "to": {strconv.Itoa(to)}}
	return CompareTexts(id) + "?" + v.Encode()
}

// PrintArticle returns the checked copy of an article, made for paper.
func PrintArticle(id annotate.ArticleID) string { return Article(id) + "/print" }

// Quote returns the page on which the words of a claim are chosen anew.
func Quote(id annotate.QuoteID) string { return "/quotes/" + url.PathEscape(string(id)) }

// QuoteWords returns the form that ties a quote to some words of an article.
func QuoteWords(id annotate.QuoteID, q annotate.QuoteEdit) string {
	return Quote(id) + "?" + places(q).Encode()
}

// places returns the words of an article as an address names them.
func places(q annotate.QuoteEdit) url.Values {
	v := url.Values{
		"article": {string(q.Article)},
		"start":   {strconv.Itoa(q.Start)},
		"end":     {strconv.Itoa(q.End)},
	}
	if q.Number > 0 {
		v.Set("text", strconv.Itoa(q.Number))
	}
	return v
}
