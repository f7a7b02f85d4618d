package web

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views/articles"
	"dateline/views/claims"
	"dateline/views/link"
	"dateline/views/ui"
)

func quoteID(r *http.Request) annotate.QuoteID { return annotate.QuoteID(r.PathValue("id")) }

// getQuote answers with the text in which the words of a claim are chosen anew,
// or with the form for those that the address names.
func (s *Server) getQuote(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q, err := s.desk.Quote(r.Context(), actor, quoteID(r))
	if err != nil {
		return err
	}
	in, err := decodeQuote(r)
	if err != nil {
		return err
	}
	if in.End == 0 {
		return s.choose(w, r, q, http.StatusOK, ui.Trouble{})
	}
	in.Article = q.Article.ID
	if in, err = s.follow(r, actor, in); err != nil {
		trouble, status, ok := kept(err)
		if !ok {
			return err
		}
		return s.choose(w, r, q, status, trouble)
	}
	words, err := annotate.Select(q.Text.Body, in.Start, in.End)
	if err != nil {
		return err
	}
	return s.requoted(w, r, q, http.StatusOK, claims.Form{
		Article: in.Article, Text: in.Number, Start: in.Start, End: in.End, Words: oneLine(words.Exact), Version: q.Case.Version,
	}, ui.Trouble{})
}

func (s *Server) choose(w http.ResponseWriter, r *http.Request, q annotate.Passage, status int, t ui.Trouble) error {
	page := articlesPage(q.Access, "Choose the words of a claim")
	if q.Change == nil {
		page.Scripts = []string{"js/select.js"}
	}
	return s.render(w, r, status, articles.Choose(articles.NewChoosePage(page, q, t)))
}

func (s *Server) requoted(w http.ResponseWriter, r *http.Request, q annotate.Passage, status int, typed claims.Form, t ui.Trouble) error {
	passage, err := passageOf(annotate.Bench{Article: q.Article, Text: q.Text}, typed)
	if err != nil {
		return err
	}
	return s.render(w, r, status, claims.Requote(claims.RequotePage{
		Page: articlesPage(q.Access, "Choose the words of a claim"), Quote: q, Passage: passage, Form: typed, Trouble: t,
	}))
}

// postQuote ties a claim to other words of its article. Without words in the
// form they are those of the places in it.
func (s *Server) postQuote(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	q, err := s.desk.Quote(r.Context(), actor, quoteID(r))
	if err != nil {
		return err
	}
	f := decode(r)
	typed := claims.Form{
		Article: q.Article.ID, Text: f.number("text"), Start: f.number("start"), End: f.number("end"),
		Words: f.text("words"), Place: f.text("place"), Version: f.version(),
	}
	if f.err() != nil {
		return fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	in, err := s.follow(r, actor, annotate.QuoteEdit{Article: q.Article.ID, Number: typed.Text, Start: typed.Start, End: typed.End})
	if err == nil {
		typed.Text, typed.Start, typed.End = in.Number, in.Start, in.End
		var wrong fault.Fields
		bench := annotate.Bench{Article: q.Article, Text: q.Text}
		if found := locate(typed, bench, &wrong); found != nil {
			_, err = s.desk.Requote(r.Context(), actor, q.Quote.ID, *found, typed.Version)
		} else {
			err = wrong.Err()
		}
	}
	if err == nil {
		return redirect(w, r, link.Article(q.Article.ID))
	}
	trouble, status, ok := kept(err)
	if !ok {
		return err
	}
	if _, lost := annotate.Select(q.Text.Body, typed.Start, typed.End); lost != nil || in.Number != q.Text.Number {
		return s.choose(w, r, q, status, trouble)
	}
	if trouble.Conflict {
		typed.Version = q.Case.Version
	}
	return s.requoted(w, r, q, status, typed, trouble)
}
