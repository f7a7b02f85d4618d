package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/articles"
	"dateline/views/link"
)

// getArticles answers with the list of a timeline's articles.
func (s *Server) getArticles(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	list, err := s.desk.Articles(r.Context(), actor, r.PathValue("slug"))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, articles.List(articles.ListPage{
		Page:        articlesPage(list.Access, "Articles"),
		ArticleList: list,
		Add:         list.MayAdd("Adding an article"),
	}))
}

func articlesPage(a annotate.Access, title string) views.Page {
	return views.Page{
		Title: title, Actor: a.Actor, Here: link.Timelines,
		Section: views.SectionOf(a, link.Articles(a.Timeline.Slug)),
	}
}

func articleID(r *http.Request) annotate.ArticleID { return annotate.ArticleID(r.PathValue("id")) }

// getNewArticle answers with the form for an article.
func (s *Server) getNewArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	p, a, err := s.newArticle(r, actor)
	if err != nil {
		return err
	}
	if err := a.MayAdd("Adding an article"); err != nil {
		return err
	}
	p.Form.Language = "en"
	if err := s.resumeArticle(r, actor, &p, link.Articles(p.Slug)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, articles.Edit(p))
}

func (s *Server) resumeArticle(r *http.Request, actor account.Actor, p *articles.FormPage, path string) error {
	return s.resume(r, actor, &p.Page, path, p.Form.Values(), func() error {
		_, p.Form, _ = decodeArticle(r) // what is wrong with it is told when it is sent
		return nil
	})
}

// newArticle gathers the form for a new article. Whether the actor may add one
// is not asked yet.
func (s *Server) newArticle(r *http.Request, actor account.Actor) (articles.FormPage, annotate.Access, error) {
	list, err := s.desk.Articles(r.Context(), actor, r.PathValue("slug"))
	return articles.FormPage{Page: articlesPage(list.Access, "New article"), Slug: list.Timeline.Slug}, list.Access, err
}

func decodeArticle(r *http.Request) (annotate.ArticleEdit, articles.Form, error) {
	f := decode(r)
	typed := articles.Form{
		Title: f.text("title"), Byline: f.text("byline"), Publisher: f.text("publisher"), URL: f.text("url"),
		Published: f.text("published"), Zone: f.text("zone"), Language: f.text("language"),
		Body: f.text("body"), Version: f.version(),
	}
	in := annotate.ArticleEdit{
		Title: typed.Title, Byline: typed.Byline, Publisher: typed.Publisher, URL: typed.URL,
		Published: f.date("published"), Zone: typed.Zone, Language: typed.Language,
		Body: typed.Body, Version: typed.Version,
	}
	return in, typed, f.err()
}

// postArticle adds an article to a timeline.
func (s *Server) postArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	in, typed, err := decodeArticle(r)
	var added annotate.Article
	if err == nil {
		added, err = s.desk.AddArticle(r.Context(), actor, r.PathValue("slug"), in)
	}
	if err == nil {
		return redirect(w, r, link.Article(added.ID))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, _, loadErr := s.newArticle(r, actor)
	if loadErr != nil {
		return loadErr
	}
	p.Form, p.Trouble = typed, trouble
	return s.render(w, r, status, articles.Edit(p))
}

// getArticle answers with the worksheet of an article.
func (s *Server) getArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, err := s.sheet(r, actor)
	if err != nil {
		return err
	}
	live.Slug, live.At, live.Regions = p.Sheet.Timeline.Slug, views.AtArticle(p.Sheet.Article.ID), []string{"#worksheet > .pagehead", ".sheet-copy", ".sheet-claims", ".dossier-history"}
	p.Live = live
	if p.Merged, err = s.merged(r, actor); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, articles.Sheet(p))
}

// editArticle gathers the form for an article as it is stored. Whether the
// actor may edit it is not asked yet.
func (s *Server) editArticle(r *http.Request, actor account.Actor) (articles.FormPage, annotate.Access, error) {
	sheet, err := s.desk.Article(r.Context(), actor, articleID(r))
	return articles.FormPage{
		Page:    articlesPage(sheet.Access, sheet.Article.Title),
		Slug:    sheet.Timeline.Slug,
		Article: sheet.Article.ID,
		Form:    articles.FormOf(sheet.Article),
	}, sheet.Access, err
}

// getEditArticle answers with the form for an article that there is.
func (s *Server) getEditArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	live, err := s.live(r, actor)
	if err != nil {
		return err
	}
	p, a, err := s.editArticle(r, actor)
	if err != nil {
		return err
	}
	if err := a.MayAdd("Editing an article"); err != nil {
		return err
	}
	live.Slug, live.At, live.Editing, live.About = p.Slug, views.AtArticle(p.Article), true, []string{string(p.Article)}
	p.Live = live
	if err := s.resumeArticle(r, actor, &p, link.EditArticle(p.Article)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, articles.Edit(p))
}

// postEditArticle changes what is said about an article.
func (s *Server) postEditArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	in, typed, err := decodeArticle(r)
	var edited annotate.Article
	if err == nil {
		edited, err = s.desk.EditArticle(r.Context(), actor, articleID(r), in)
	}
	if err == nil {
		return redirect(w, r, afterEdit(link.Article(edited.ID), annotate.ObjectArticle, string(edited.ID), in.Version, edited.Version))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	p, _, loadErr := s.editArticle(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if version, ok := showClash(r, err, &trouble, p.Form.Values(), noIDs); ok {
		_, typed, _ = decodeArticle(r) // what was wrong with it was told before
		typed.Version = version
	}
	p.Form, p.Trouble = typed, trouble
	return s.render(w, r, status, articles.Edit(p))
}
