package articles

import (
	"strconv"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// ChoosePage is the text of an article, in which a person selects the words
// that a claim is quoted from.
type ChoosePage struct {
	views.Page
	annotate.Passage
	Copy    []Paragraph
	Trouble ui.Trouble
}

// NewChoosePage lays out the text of a passage.
func NewChoosePage(page views.Page, p annotate.Passage, t ui.Trouble) ChoosePage {
	c := ChoosePage{Page: page, Passage: p, Trouble: t}
	var quotes []quotation
	if p.Now.State != annotate.Orphaned {
		quotes = append(quotes, quotation{start: p.Now.Start, end: p.Now.End, cite: Cite{Number: 1, Case: p.Case}})
	}
	c.Copy = layCopy(p.Text.Body, quotes)
	return c
}

// selecting returns what the script that lets a person select words has to know.
func (p ChoosePage) selecting() templ.Attributes {
	return templ.Attributes{
		"data-new-claim": link.Quote(p.Quote.ID),
		"data-article":   string(p.Article.ID),
		"data-text":      strconv.Itoa(p.Text.Number),
		"data-says":      "Quote these words",
	}
}

func (p ChoosePage) wordsOf(l Line) string {
	return link.QuoteWords(p.Quote.ID, annotate.QuoteEdit{Article: p.Article.ID, Number: p.Text.Number, Start: l.Start, End: l.End})
}
