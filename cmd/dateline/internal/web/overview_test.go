package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

func TestTheOverviewCountsByClaimantAndOnlyWhatOneMaySee(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Public)
	s.as("viewer").get(link.Overview(tl.Slug)).want(http.StatusOK, "No claim with a date is here yet")
	open := s.claim(tl.Slug, "It was said", "19 June 2024")
	_, err := s.desk.EditClaim(t.Context(), s.actor("admin"), open.ID, annotate.ClaimEdit{
		Statement: open.Statement, Position: open.Position, Claimant: "The <Agency>", Tags: []string{"borders"},
		Basis: open.Basis, Occurrence: open.Occurrence, Version: open.Version,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.publish(s.claim(tl.Slug, "It was published", "20 June 2024"), annotate.Correct)
	s.as("viewer").get(link.Overview(tl.Slug)).want(http.StatusOK, "2 dated claims", "By claimant", "The <Agency>", "By tag", "borders", "1 claim with none.")
	s.as("").get(link.Overview(tl.Slug)).want(http.StatusOK, "1 dated claim").wantNot("Agency", "borders")
}

func TestATimelineHasAThumbnailThatIsNotSentAgain(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "Public", timeline.Public)
	var src string
	for _, img := range s.as("").get(link.Timelines).all("img") {
		src = attribute(img, "src")
	}
	if src != link.Thumbnail(tl.Slug) {
		t.Fatalf("the list shows the picture %q", src)
	}
	visitor := s.as("")
	first := visitor.get(src).want(http.StatusOK).wantHeader("Content-Type", "image/svg+xml")
	if !strings.Contains(first.body, "is-correct") {
		t.Errorf("the thumbnail does not show the published claim: %s", first.body)
	}
	visitor.header.Set("If-None-Match", first.header.Get("ETag"))
	visitor.get(src).want(http.StatusNotModified)
	s.publish(s.claim(tl.Slug, "It was published later", "21 June 2024"), annotate.Wrong)
	if again := visitor.get(src).want(http.StatusOK); !strings.Contains(again.body, "is-wrong") {
		t.Error("the thumbnail is the one of before")
	}
}

func TestAPartOfThePictureIsSentAgainOnlyWhenItChanged(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "Public", timeline.Public)
	visitor, part := s.as(""), link.ChartPart(tl.Slug)+"?width=800"
	first := visitor.get(part).want(http.StatusOK, "It was published")
	visitor.header.Set("If-None-Match", first.header.Get("ETag"))
	visitor.get(part).want(http.StatusNotModified)
	visitor.get(part + "&lanes=verdict").want(http.StatusOK)
	s.publish(s.claim(tl.Slug, "It was published later", "21 June 2024"), annotate.Wrong)
	visitor.get(part).want(http.StatusOK, "It was published later")
	s.as("viewer").get(part).want(http.StatusOK, "It is being checked")
}
