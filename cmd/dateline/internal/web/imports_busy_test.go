package web_test

import (
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

func TestAPastedTextThatCannotBeTakenInIsNotLost(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	into := link.ImportInto(slug)
	first := b.settled(b.bring(into, "visits.csv", threeRows))
	defer s.holdWrites()() // so that its import is under way, and the others wait for their turn
	b.post(first.path+"/apply", nil).wantTo(first.path)
	for range 2 {
		if got := b.bring(into, "visits.csv", threeRows); got.status != http.StatusSeeOther {
			t.Fatalf("got status %d: %s", got.status, got.text())
		}
	}
	typed := func(text string, file string) func(*multipart.Writer) error {
		return func(form *multipart.Writer) error {
			part, err := form.CreateFormFile("file", file)
			if err == nil {
				_, err = io.WriteString(part, strings.Repeat("x", len(file)))
			}
			if err == nil {
				err = form.WriteField("text", text)
			}
			return err
		}
	}
	const busy = "at work on 3 files of yours"
	b.bringForm(into, typed(threeRows, "")).want(http.StatusServiceUnavailable, busy, "They left,20 June 2024")
	b.bringForm(into, typed(threeRows, "beside.csv")).want(http.StatusServiceUnavailable, busy, "They left,20 June 2024")
	b.post(into, values("text", threeRows)).want(http.StatusServiceUnavailable, busy, "They left,20 June 2024")
	b.bringForm(into, typed(strings.Repeat(threeRows, 60_000), "")).
		want(http.StatusServiceUnavailable, busy, "too long to be shown here again").wantNot("They left")
}

func TestAStreamAboutAnImportEndsWithTheSession(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	var over atomic.Bool
	begun := s.now
	s.desk = annotate.NewDesk(s.store, func() time.Time {
		if over.Load() {
			return begun.Add(account.SessionLife)
		}
		return begun
	})
	s = s.quick()
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	defer s.holdWrites()() // the import has no end of its own
	b.post(page.path+"/apply", nil).wantTo(page.path)
	stream := b.listenTo(page.path + "/events")
	stream.next("step")
	over.Store(true)
	stream.ends()
}
