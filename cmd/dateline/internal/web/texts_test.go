package web_test

import (
	"net/http"
	"testing"

	"dateline/timeline"
	"dateline/views/articles"
	"dateline/views/link"
)

func TestWhatOthersCorrectedDuringAPreviewIsShown(t *testing.T) {
	s := newSite(t)
	a := s.article(s.timeline("Treaties", timeline.Private).Slug, "The pact is of 1961.")
	path := link.CorrectText(a.ID)
	mine, theirs := s.as("contributor"), s.as("checker")
	form, other := mine.get(path).form(path), theirs.get(path).form(path)
	form.Set("body", "The pact is of 1962.")
	preview := mine.post(path, form).want(http.StatusOK, "Look before you save").form(path)

	other.Set("body", "The pact is of 1963.")
	other.Set(articles.FieldConfirm, "1")
	theirs.post(path, other).wantTo(link.Article(a.ID))

	preview.Del(articles.FieldConfirm)
	preview.Set(articles.FieldAgain, "1")
	again := mine.post(path, preview).want(http.StatusOK, "The pact is of 1962.").form(path)
	again.Set(articles.FieldConfirm, "1")
	mine.post(path, again).want(http.StatusConflict, "The pact is of 1962.", "The pact is of 1963.")
}
