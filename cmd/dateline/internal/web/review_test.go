package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// rows returns the claims of a review list in its order.
func (a answer) rows() string {
	a.t.Helper()
	var all []string
	for n := range a.parse().Descendants() {
		if n.Type == html.ElementNode && has(n, "data-row") {
			all = append(all, content(n))
		}
	}
	return strings.Join(all, ", ")
}

// reviewed is a timeline with an open claim, one in review and a published one
// that a check blocks.
func reviewed(s *site) timeline.Timeline {
	s.t.Helper()
	tl := s.timeline("The pact", timeline.Private)
	s.claim(tl.Slug, "Open", "2001")
	s.inReview(s.claim(tl.Slug, "Waiting", "2002"), annotate.Correct)
	s.publish(s.claim(tl.Slug, "Out", "1999"), annotate.Wrong)
	blocked := s.claim(tl.Slug, "Blocked", "2000")
	checker := s.actor("checker")
	taken := s.step("checker", blocked, annotate.Step{Act: annotate.ActTake})
	ruling := annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: annotate.Correct}, Version: taken.Version}
	if _, err := s.desk.Rule(s.t.Context(), checker, taken.ID, ruling); err != nil {
		s.t.Fatal(err)
	}
	return tl
}

func TestReviewListFiltersAndSorts(t *testing.T) {
	s := newSite(t)
	tl := reviewed(s)
	viewer := s.as("viewer")
	for _, c := range []struct {
		name  string
		query annotate.ReviewQuery
		want  string
	}{
		{"everything is in the order of time", annotate.ReviewQuery{}, "Out, Blocked, Open, Waiting"},
		{"the order can be turned round", annotate.ReviewQuery{Reverse: true}, "Waiting, Open, Blocked, Out"},
		{"one status", annotate.ReviewQuery{Status: annotate.InReview}, "Waiting"},
		{"one verdict", annotate.ReviewQuery{Verdict: annotate.Correct}, "Blocked, Waiting"},
		{"one status and one verdict", annotate.ReviewQuery{Verdict: annotate.Correct, Status: annotate.Checking}, "Blocked"},
		{"one finding", annotate.ReviewQuery{Finding: annotate.NoEvidence}, "Blocked"},
		{"only what is blocked", annotate.ReviewQuery{Flagged: true}, "Blocked"},
		{"nothing fits", annotate.ReviewQuery{Status: annotate.Withdrawn}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := viewer.in(t).get(link.ReviewOf(tl.Slug, c.query)).want(http.StatusOK)
			if got := page.rows(); got != c.want {
				t.Errorf("%+v: got %s, want %s", c.query, got, c.want)
			}
			form := page.form(link.Review(tl.Slug))
			if form.Get("status") != string(c.query.Status) || form.Get("verdict") != string(c.query.Verdict) || form.Get("finding") != string(c.query.Finding) {
				t.Errorf("%+v: the filters show %q", c.query, form)
			}
		})
	}
}

func TestReviewListSaysWhatBlocksAClaim(t *testing.T) {
	s := newSite(t)
	tl := reviewed(s)
	page := s.as("checker").get(link.Review(tl.Slug)).want(http.StatusOK,
		"4 claims", "Blocks It needs at least one piece of evidence", "In review 1", "Correct 2")
	golden(t, "review", page)
}

func TestHeadersOfTheReviewListSortIt(t *testing.T) {
	s := newSite(t)
	tl := reviewed(s)
	page := s.as("checker").get(link.ReviewOf(tl.Slug, annotate.ReviewQuery{Sort: annotate.ByVerdict, Status: annotate.Open}))
	for _, want := range []annotate.ReviewQuery{
		{Sort: annotate.ByVerdict, Status: annotate.Open, Reverse: true}, // the other way round
		{Sort: annotate.ByStatus, Status: annotate.Open},
		{Status: annotate.Open},
	} {
		if !page.leadsTo(link.ReviewOf(tl.Slug, want)) {
			t.Errorf("no header leads to %+v; the links are %q", want, page.links())
		}
	}
	if got := page.sortedBy(); got != "Verdict ascending" {
		t.Errorf("the list is said to be sorted by %q, want by the verdict", got)
	}
}

// sortedBy returns the header that says that the list is sorted by it.
func (a answer) sortedBy() string {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if order := attribute(n, "aria-sort"); order != "" && order != "none" {
			return strings.TrimSpace(content(n)) + " " + order
		}
	}
	return ""
}

func TestReviewListRefusesWhatItDoesNotKnow(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	for _, query := range []string{"status=done", "verdict=true", "sort=mood"} {
		t.Run(query, func(t *testing.T) {
			s.in(t).as("viewer").get(link.Review(tl.Slug)+"?"+query).want(http.StatusUnprocessableEntity, strings.Split(query, "=")[1])
		})
	}
}

func TestAFilterThatSaysNothingIsLeftOut(t *testing.T) {
	s := newSite(t)
	tl := reviewed(s)
	viewer := s.as("viewer")
	for query, want := range map[string]string{
		"since=yesterday-ish":         "“Changed since” is left out of the filters.",
		"since=../2020":               "Give a date that has a first day.",
		"rows=many":                   "“Rows” is left out of the filters.",
		"status=checking&since=never": "“Changed since” is left out of the filters.",
	} {
		got := viewer.get(link.Review(tl.Slug) + "?" + query)
		got.want(http.StatusOK, want, "Blocked")
	}
}

func TestReviewListWithoutClaimsSaysWhatToDo(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	page := s.as("checker").get(link.Review(tl.Slug)).want(http.StatusOK, "There is nothing to review yet.")
	if !page.leadsTo(link.NewArticle(tl.Slug)) {
		t.Errorf("there is no link to the form for an article among %q", page.links())
	}
}
