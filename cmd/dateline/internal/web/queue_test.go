package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
	"dateline/views/review"
)

// linkOf returns where the link with a relation leads, such as "next".
func (a answer) linkOf(relation string) string {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Type == html.ElementNode && attribute(n, "rel") == relation && n.Data == "a" {
			return attribute(n, "href")
		}
	}
	return ""
}

func TestReviewListIsPagedWithItsFilters(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	for i := range 60 {
		s.claim(tl.Slug, fmt.Sprintf("Claim %02d", i), strconv.Itoa(1900+i))
	}
	s.step("checker", s.claim(tl.Slug, "Taken", "1899"), annotate.Step{Act: annotate.ActTake})
	viewer := s.as("viewer")

	first := viewer.get(link.ReviewOf(tl.Slug, annotate.ReviewQuery{Assignee: annotate.Nobody})).
		want(http.StatusOK, "60 of 61 claims, 50 on this page", "Clear the filters")
	if got := strings.Count(first.rows(), "Claim"); got != 50 || first.linkOf("prev") != "" {
		t.Errorf("the first page has %d claims and a page before it at %q, want 50 and none", got, first.linkOf("prev"))
	}
	second := viewer.get(first.linkOf("next")).want(http.StatusOK).wantNot("Taken")
	if got := second.rows(); !strings.HasPrefix(got, "Claim 50") || !strings.HasSuffix(got, "Claim 59") || second.linkOf("next") != "" {
		t.Errorf("the second page has %s and a next page at %q, want the last ten claims", got, second.linkOf("next"))
	}
	if back := viewer.get(second.linkOf("prev")).want(http.StatusOK).rows(); back != first.rows() {
		t.Errorf("the way back leads to %s", back)
	}
	viewer.get(link.ReviewOf(tl.Slug, annotate.ReviewQuery{Limit: 100})).want(http.StatusOK, "61 claims").wantNot("50 on this page", "61 on this page")
}

func TestReviewListRefusesFiltersThatCannotBeRead(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	for query, says := range map[string]string{
		"since=03/04/2024": "This can be read as", "importance=high": "whole number", "importance=9": "Choose 0 to 3",
		"rows=1000": "at most 200", "after=nonsense": "sorted in another way",
	} {
		s.as("viewer").get(link.Review(tl.Slug)+"?"+query).want(http.StatusUnprocessableEntity, says)
	}
}

func box(c annotate.Case) string { return review.Box(c.ID, c.Version) }

func TestSelectedClaimsAreChangedOneByOne(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	free, taken := s.claim(tl.Slug, "Free", "2001"), s.claim(tl.Slug, "Taken", "2002")
	mine := s.step("second", taken, annotate.Step{Act: annotate.ActTake})
	checker := s.as("checker")
	address := link.ReviewOf(tl.Slug, annotate.ReviewQuery{Sort: annotate.ByStatus})

	form := url.Values{"act": {"take"}, "claim": {box(free), box(mine)}}
	page := checker.post(address, form).want(http.StatusOK,
		"Take: 1 claim done, 1 refused", "Done Free", "Refused Taken Taking a claim is for a claim that is open; this one is checking.")
	if got := page.sortedBy(); got != "Status ascending" {
		t.Errorf("the answer is sorted by %q, want what the list was sorted by", got)
	}
	checker.post(address, form).want(http.StatusOK, "Take: 0 claims done, 2 refused", "Somebody changed it after you saw it.")
}

func TestAnIncompleteBulkFormKeepsWhatWasChosen(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	c := s.claim(tl.Slug, "Free", "2001")
	page := s.as("checker").post(link.Review(tl.Slug), url.Values{"act": {"assign"}, "claim": {box(c)}}).
		want(http.StatusUnprocessableEntity, "Choose who is to check them.")
	if got := page.form(link.Review(tl.Slug)); got.Get("claim") == "" && !strings.Contains(page.body, `value="`+box(c)+`" checked`) {
		t.Errorf("the claim is not selected any more: %q", got)
	}
	s.as("checker").post(link.Review(tl.Slug), url.Values{"claim": {box(c)}}).want(http.StatusUnprocessableEntity, "Choose what to do")
	s.as("checker").post(link.Review(tl.Slug), url.Values{"act": {"take"}, "claim": {"spoilt"}}).want(http.StatusUnprocessableEntity, "nothing was done")
}

func TestQueueSaysWhatWaits(t *testing.T) {
	s := newSite(t)
	tl := reviewed(s)
	page := s.as("reviewer").get(link.Queue).want(http.StatusOK,
		"1 claim waits for you.", "To be decided by you 1", "Blocked 1", "It needs at least one piece of evidence", "Nobody has taken 1",
		"waits for Checker Reader, who is checking it", "Queue 1 waiting for you")
	page.wantNot("Out")
	s.as("reviewer").get(link.QueueOn(tl.Slug)).want(http.StatusOK, "To be decided by you 1")
	s.as("reviewer").get(link.QueueOf(annotate.QueueQuery{Part: annotate.PartPublish})).want(http.StatusOK, "Nothing waits to be published.")
	s.as("reviewer").get(link.Queue+"?part=nonsense").want(http.StatusNotFound, "no such part")
	s.as("viewer").get(link.Timelines).want(http.StatusOK).wantNot("waiting for you")
}

func TestProgressShowsTheCounts(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	s.as("viewer").get(link.Progress(tl.Slug)).want(http.StatusOK, "No claim is here yet.")
	c := s.claim(tl.Slug, "First", "2001")
	s.now = s.now.AddDate(0, 0, 2)
	s.claim(tl.Slug, "Second", "2002")
	s.step("checker", c, annotate.Step{Act: annotate.ActTake})
	s.as("viewer").get(link.Progress(tl.Slug)).want(http.StatusOK,
		"From 1 on 21 June 2024 to 2 claims on 23 June 2024; 0 published, 0 with a verdict.",
		"Day Checking Open All 23 June 2024 1 1 2 21 June 2024 0 1 1")
	s.as("viewer").get(link.Progress(tl.Slug)+"?days=-1").want(http.StatusUnprocessableEntity, "number of days")
}
