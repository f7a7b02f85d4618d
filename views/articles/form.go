package articles

import (
	"strconv"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// FormPage is the form for a new article, or for one that is there.
type FormPage struct {
	views.Page
	Slug    string             // of the timeline
	Article annotate.ArticleID // that is edited; empty for a new one
	Form    Form
	Trouble ui.Trouble
}

// Form is what stands in the fields.
type Form struct {
	Title, Byline, Publisher, URL string
	Published, Zone, Language     string
	Body                          string // of a new article
	Version                       int
}

// FormOf returns the form for an article as it is stored.
func FormOf(a annotate.Article) Form {
	return Form{
		Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, URL: a.URL,
		Published: a.Published.String(), Zone: a.Zone, Language: a.Language, Version: a.Version,
	}
}

// Values returns what stands in the fields that an edit can change, by their
// names.
func (f Form) Values() map[string]string {
	return map[string]string{
		"title": f.Title, "byline": f.Byline, "publisher": f.Publisher, "url": f.URL,
		"published": f.Published, "zone": f.Zone, "language": f.Language,
	}
}

func (p FormPage) isNew() bool { return p.Article == "" }

func (p FormPage) action() string {
	if p.isNew() {
		return link.Articles(p.Slug)
	}
	return link.EditArticle(p.Article)
}

func (p FormPage) cancel() string {
	if p.isNew() {
		return link.Articles(p.Slug)
	}
	return link.Article(p.Article)
}

func (p FormPage) version() string { return strconv.Itoa(p.Form.Version) }
