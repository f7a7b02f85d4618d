package web

import (
	"net/http"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views/articles"
	"dateline/views/link"
	"dateline/views/ui"
)

// correctText gathers the form for a corrected text of an article. Whether the
// actor may correct it is not asked yet.
func (s *Server) correctText(r *http.Request, actor account.Actor) (articles.TextPage, annotate.Access, error) {
	sheet, err := s.desk.Article(r.Context(), actor, articleID(r))
	return articles.TextPage{
		Page:    articlesPage(sheet.Access, "Correct the text: "+sheet.Article.Title),
		Article: sheet.Article, Number: sheet.Text.Number, Body: sheet.Text.Body, Version: sheet.Article.Version,
	}, sheet.Access, err
}

// getCorrectText answers with the form for a corrected text.
func (s *Server) getCorrectText(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	p, a, err := s.correctText(r, actor)
	if err != nil {
		return err
	}
	if err := a.MayAdd("Correcting the text of an article"); err != nil {
		return err
	}
	err = s.resume(r, actor, &p.Page, link.CorrectText(p.Article.ID), map[string]string{"body": p.Body}, func() error {
		f := decode(r)
		p.Body, p.Version, p.Number = f.text("body"), f.version(), f.number(articles.FieldText)
		return f.err()
	})
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, articles.CorrectText(p))
}

// postCorrectText shows what a corrected text changes, and stores it once the
// person has looked at that.
func (s *Server) postCorrectText(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	f := decode(r)
	in := annotate.TextEdit{Body: f.text("body"), Version: f.version()}
	number := f.number(articles.FieldText)
	err := f.err()
	switch {
	case err != nil:
	case f.ticked(articles.FieldAgain):
		return s.typeAgain(w, r, actor, in, number, nil)
	case f.ticked(articles.FieldConfirm):
		if _, err = s.desk.CorrectText(r.Context(), actor, articleID(r), in); err == nil {
			return redirect(w, r, link.Article(articleID(r)))
		}
	default:
		var c annotate.Comparison
		if c, err = s.desk.PreviewText(r.Context(), actor, articleID(r), in); err == nil {
			page := articlesPage(c.Access, "What changes: "+c.Article.Title)
			return s.render(w, r, http.StatusOK, articles.Compare(articles.ComparePage{
				Page: page, Comparison: c, Typed: in.Body, Version: in.Version,
			}))
		}
	}
	return s.typeAgain(w, r, actor, in, number, err)
}

// typeAgain answers with the form for a corrected text and what was typed. Where
// somebody else corrected the text in the meantime, theirs stands below.
func (s *Server) typeAgain(w http.ResponseWriter, r *http.Request, actor account.Actor, in annotate.TextEdit, number int, err error) error {
	trouble, status, ok := ui.Trouble{}, http.StatusOK, true
	if err != nil {
		trouble, status, ok = kept(err)
	}
	if !ok {
		return err
	}
	p, _, loadErr := s.correctText(r, actor)
	if loadErr != nil {
		return loadErr
	}
	if trouble.Conflict && number > 0 && number < p.Number {
		c, err := s.desk.CompareTexts(r.Context(), actor, articleID(r), number, p.Number)
		if err != nil {
			return err
		}
		trouble.Clashes = map[string]ui.Clash{"body": {Label: "text", Base: c.From.Body, Theirs: c.To.Body, By: c.To.By.Name}}
	}
	if !trouble.Conflict { // what was typed still goes back to the text that it was typed on
		p.Version = in.Version
		if number > 0 {
			p.Number = number
		}
	}
	p.Body, p.Trouble = in.Body, trouble
	return s.render(w, r, status, articles.CorrectText(p))
}

// getText answers with one version of the text of an article.
func (s *Server) getText(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	number, err := strconv.Atoi(r.PathValue("number"))
	if err != nil {
		return fault.New(fault.NotFound, "There is no such page.")
	}
	c, err := s.desk.CompareTexts(r.Context(), actor, articleID(r), number, number)
	if err != nil {
		return err
	}
	page := articlesPage(c.Access, "Version "+strconv.Itoa(number)+": "+c.Article.Title)
	return s.render(w, r, http.StatusOK, articles.OldText(articles.NewOldTextPage(page, c)))
}

// getCompareTexts answers with what changed between two versions of a text: the
// last two, unless the address names others.
func (s *Server) getCompareTexts(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	sheet, err := s.desk.Article(r.Context(), actor, articleID(r))
	if err != nil {
		return err
	}
	from, to := max(1, sheet.Text.Number-1), sheet.Text.Number
	for name, number := range map[string]*int{"from": &from, "to": &to} {
		typed := r.FormValue(name)
		if typed == "" {
			continue
		}
		if *number, err = strconv.Atoi(typed); err != nil {
			return fault.New(fault.Invalid, "This address does not say which versions are meant: “from” and “to” have to be numbers.")
		}
	}
	c, err := s.desk.CompareTexts(r.Context(), actor, articleID(r), from, to)
	if err != nil {
		return err
	}
	page := articlesPage(c.Access, "What changed: "+c.Article.Title)
	return s.render(w, r, http.StatusOK, articles.Compare(articles.ComparePage{Page: page, Comparison: c}))
}

// getPrintArticle answers with the checked copy of an article, made for paper.
func (s *Server) getPrintArticle(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	sheet, err := s.sheet(r, actor)
	if err != nil {
		return err
	}
	page := articlesPage(sheet.Sheet.Access, "Checked copy: "+sheet.Sheet.Article.Title)
	page.Scripts = []string{"js/print.js"}
	return s.render(w, r, http.StatusOK, articles.Print(articles.NewPrintPage(page, sheet, s.desk.Today())))
}
