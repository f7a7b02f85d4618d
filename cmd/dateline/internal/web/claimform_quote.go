package web

import (
	"net/http"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/sentence"
	"dateline/views/claims"
)

// place reads a place in a text from the address or the form.
func (f *form) place(name string) int {
	typed := f.r.FormValue(name)
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		f.wrong.Add(name, "This has to be a whole number.")
	}
	return n
}

// follow leads words that were selected in an earlier text of their article to
// the last one. Words of no article are left as they are.
func (s *Server) follow(r *http.Request, actor account.Actor, q annotate.QuoteEdit) (annotate.QuoteEdit, error) {
	if q.Article == "" || q.Number == 0 {
		return q, nil
	}
	return s.desk.Follow(r.Context(), actor, q)
}

// claimTyped reads the form for a claim as it was typed, with its words where
// they stand in the article now.
func (s *Server) claimTyped(r *http.Request, actor account.Actor) (claims.Form, error) {
	typed, err := decodeClaimForm(r)
	if err != nil {
		return typed, err
	}
	q, err := s.follow(r, actor, annotate.QuoteEdit{Article: typed.Article, Number: typed.Text, Start: typed.Start, End: typed.End})
	if q.Number != typed.Text {
		typed.Place, typed.Proposal = "", "" // they name places in the text of before
	}
	typed.Text, typed.Start, typed.End = q.Number, q.Start, q.End
	return typed, err
}

// locate finds the words that a claim quotes: those that the form was opened
// for, or others of the same sentences that were typed instead.
func locate(typed claims.Form, bench annotate.Bench, wrong *fault.Fields) *annotate.QuoteEdit {
	if len([]rune(typed.Words)) > annotate.MaxNote {
		wrong.Add("words", "This is too long to quote; the limit is %d characters.", annotate.MaxNote)
		return nil
	}
	places := placesOf(typed, bench)
	for _, p := range places {
		if len(places) == 1 || strconv.Itoa(p.Start) == typed.Place {
			return &annotate.QuoteEdit{Article: typed.Article, Number: bench.Text.Number, Start: p.Start, End: p.End}
		}
	}
	if len(places) == 0 {
		wrong.Add("words", "These words do not stand in the passage above. Copy them from it, letter by letter.")
	} else {
		wrong.Add("words", "These words stand in the passage more than once. Choose which are meant.")
	}
	return nil
}

// placesOf returns where the typed words stand. There is one place, and no
// search, while they are those that the form was opened for.
func placesOf(typed claims.Form, bench annotate.Bench) []sentence.Place {
	opened := sentence.Place{Start: typed.Start, End: typed.End}
	words, err := annotate.Select(bench.Text.Body, opened.Start, opened.End)
	if err != nil {
		return nil
	}
	if typed.Words == "" || oneLine(typed.Words) == oneLine(words.Exact) {
		return []sentence.Place{opened}
	}
	around := sentence.Around(bench.Text.Body, opened)
	return sentence.Find(bench.Text.Body, around.Start, around.End, typed.Words)
}

// passageOf returns the passage that a new claim is quoted from, with the
// places to choose among when the typed words stand there more than once.
func passageOf(bench annotate.Bench, typed claims.Form) (claims.Passage, error) {
	text := []rune(bench.Text.Body)
	if _, err := annotate.Select(bench.Text.Body, typed.Start, typed.End); err != nil {
		return claims.Passage{}, err
	}
	around := sentence.Around(bench.Text.Body, sentence.Place{Start: typed.Start, End: typed.End})
	p := claims.Passage{
		Article: bench.Article,
		Before:  string(text[around.Start:typed.Start]),
		Words:   string(text[typed.Start:typed.End]),
		After:   string(text[typed.End:around.End]),
	}
	places := placesOf(typed, bench)
	if len(places) < 2 {
		return p, nil
	}
	const context = 24
	for _, at := range places {
		p.Places = append(p.Places, claims.Place{
			Start:  at.Start,
			Before: string(text[max(around.Start, at.Start-context):at.Start]),
			Words:  string(text[at.Start:at.End]),
			After:  string(text[at.End:min(around.End, at.End+context)]),
		})
	}
	return p, nil
}

// quotedPassage returns the passage that a claim is quoted from already.
func quotedPassage(q annotate.QuotedIn) *claims.Passage {
	return &claims.Passage{Article: q.In, Before: q.Before(), Words: q.Exact, After: q.After()}
}
