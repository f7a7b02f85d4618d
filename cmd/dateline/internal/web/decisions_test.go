package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// proposes returns the key of the proposal of an article whose words contain
// some words.
func (s *site) proposes(a annotate.Article, words string) string {
	s.t.Helper()
	d, err := s.desk.Docket(s.t.Context(), s.actor("contributor"), a.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range d.Proposals {
		if strings.Contains(p.Wording, words) {
			return p.Key()
		}
	}
	s.t.Fatalf("nothing is proposed of “%s”", words)
	return ""
}

// mending returns the address of the form to which a proposal leads.
func (a answer) mending(key string) string {
	a.t.Helper()
	for _, href := range a.links() {
		if strings.HasSuffix(href, "proposal="+key) {
			return href
		}
	}
	a.t.Fatalf("%s: there is no link to mend %s", a.path, key)
	return ""
}

// sends reports whether the page has a button for a name and a value.
func (a answer) sends(name, value string) bool {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Type == html.ElementNode && n.Data == "button" && attribute(n, "name") == name && attribute(n, "value") == value {
			return true
		}
	}
	return false
}

const meeting = "Leaders sign a treaty\n" +
	"President Vogel met the king in the harbour on Wednesday, exactly 24 years after his last visit. The king smiled.\n" +
	"The pact replaces one of 1961. Nobody signed twice."

const doubtful = "The talks began on Tuesday, 19 June 2024. They ended on 03/04/2024. Nobody smiled."

func TestTheWorksheetProposes(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, meeting)
	page := s.as("contributor").get(link.Article(a.ID)).want(http.StatusOK,
		"3 proposed", "2 sure, 1 likely", "0 of 5 lines settled",
		"President Vogel met the king in the harbour on Wednesday", "reckoned from publication, 20 June 2024",
		"“exactly 24 years”", "from “his last visit”: the text does not say when", "to 19 June 2024",
		"Accept the 2 sure ones", "Accept all 3 likely or better", "Nothing to check in 3 other lines")
	golden(t, "worksheet-proposals", page)

	viewer := s.as("viewer").get(link.Article(a.ID)).want(http.StatusOK, "3 proposed", "The pact replaces one of 1961")
	if viewer.sends("answer", "accept") || viewer.sends("all", "sure") || viewer.sends("blank", "1") {
		t.Error("a viewer is offered to decide")
	}
}

func TestProposalsAreDecidedOnOneByOne(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, meeting)
	b := s.as("contributor")
	arrival, gap, pact := s.proposes(a, "Wednesday"), s.proposes(a, "24 years"), s.proposes(a, "1961")
	at := func(key string) string { return link.Article(a.ID) + "#p-" + key }

	b.post(link.Decide(a.ID), values("proposal", arrival, "answer", "accept")).wantTo(at(gap))
	b.get(link.Article(a.ID)).want(http.StatusOK, "1 claim in 5 sentences", "2 proposed", "0 of 5 lines settled")
	b.post(link.Decide(a.ID), values("proposal", pact, "answer", "reject")).wantTo(at(gap))
	b.get(link.Article(a.ID)).want(http.StatusOK, "1 proposed", "1 rejected")
	b.post(link.Decide(a.ID), values("proposal", gap, "answer", "accept")).wantTo(link.Article(a.ID) + "#claims")
	b.get(link.Article(a.ID)).want(http.StatusOK, "2 claims in 5 sentences", "0 of 5 lines settled", "1 in work").wantNot("1 proposed")

	b.post(link.Decide(a.ID), values("proposal", arrival, "answer", "accept")).want(http.StatusConflict, "“Wednesday” is a claim already.", "2 claims in 5 sentences")
	b.post(link.Decide(a.ID), values("proposal", pact, "answer", "restore")).wantTo(at(pact))
	b.post(link.Decide(a.ID), values("blank", "1")).wantTo(at(pact))
	b.get(link.Article(a.ID)).want(http.StatusOK, "3 of 5 lines settled")
	b.post(link.Decide(a.ID), values("something", "0")).wantTo(at(pact))
	b.get(link.Article(a.ID)).want(http.StatusOK, "2 of 5 lines settled")
	b.post(link.Decide(a.ID), values("all", "sure")).wantTo(link.Article(a.ID) + "#claims")
	b.get(link.Article(a.ID)).want(http.StatusOK, "3 claims in 5 sentences", "1 open", "2 in work", "2 of 5 lines settled")
}

func TestADoubtfulDateIsShownAsOne(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, doubtful)
	b := s.as("contributor")
	page := b.get(link.Article(a.ID)).want(http.StatusOK,
		"19 June 2024 is a Wednesday, not a Tuesday.", "Which is meant?", "3 April 2024", "4 March 2024", "can be read in more than one way")
	if page.sends("all", "unsure") {
		t.Error("what leaves a choice can be accepted together")
	}
	key := s.proposes(a, "03/04")
	b.post(link.Decide(a.ID), values("proposal", key, "answer", "accept")).want(http.StatusUnprocessableEntity, "choose which is meant")
	b.post(link.Decide(a.ID), values("proposal", key, "answer", "accept", "reading", "2024-03-04")).wantTo(link.Article(a.ID) + "#p-" + s.proposes(a, "Tuesday"))
	b.get(link.Article(a.ID)).want(http.StatusOK, "They ended on 03/04/2024", "4 March 2024")
}

func TestAProposalIsMendedInTheForm(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, meeting)
	b := s.as("contributor")
	key := s.proposes(a, "24 years")
	page := b.get(link.Article(a.ID))
	form := b.get(page.mending(key)).want(http.StatusOK).form(link.Claims(tl.Slug))
	for field, want := range map[string]string{
		"statement": "President Vogel met the king in the harbour on Wednesday, exactly 24 years after his last visit",
		"wording":   "exactly 24 years after his last visit", "position": "gap", "op": "exactly", "n": "24", "unit": "year",
		"from": "", "to": "date", "to_date": "2024-06-19", "proposal": key,
		"words": "President Vogel met the king in the harbour on Wednesday, exactly 24 years after his last visit",
	} {
		if got := form.Get(field); got != want {
			t.Errorf("the field %s holds %q, want %q", field, got, want)
		}
	}
	again := b.post(link.Claims(tl.Slug), form).want(http.StatusUnprocessableEntity, "Choose where the gap begins.")
	if got := again.form(link.Claims(tl.Slug)).Get("proposal"); got != key {
		t.Errorf("the form that came back is about the proposal %q, want %q", got, key)
	}
	form.Set("from", "date")
	form.Set("from_date", "19 July 2000")
	form.Set("wording", "")
	b.post(link.Claims(tl.Slug), form).wantTo(link.Article(a.ID) + "#p-" + s.proposes(a, "1961"))
	b.get(link.Article(a.ID)).want(http.StatusOK, "2 proposed", "30 days short of exactly 24 years")

	late := b.post(link.Claims(tl.Slug), form).want(http.StatusConflict, "is a claim already")
	kept := late.form(link.Claims(tl.Slug))
	if kept.Get("from_date") != "19 July 2000" || kept.Has("proposal") {
		t.Errorf("the form that came back has %v, want what was typed, as a claim of its own", kept)
	}
	if got := b.post(link.Claims(tl.Slug), kept); got.status != http.StatusSeeOther {
		t.Errorf("saving it again got status %d, want 303", got.status)
	}
}

func TestAnAmbiguousProposalIsMendedWithBothReadings(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, doubtful)
	b := s.as("contributor")
	b.get(b.get(link.Article(a.ID)).mending(s.proposes(a, "03/04"))).want(http.StatusOK, "Which is meant?", "3 April 2024", "4 March 2024")
}

func TestDecisionsThatMakeNoSenseAreRefused(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, meeting)
	for _, tc := range []struct {
		name   string
		form   url.Values
		status int
	}{
		{"nothing at all", url.Values{}, http.StatusUnprocessableEntity},
		{"an answer that is none", values("proposal", s.proposes(a, "1961"), "answer", "maybe"), http.StatusUnprocessableEntity},
		{"a proposal that is none", values("proposal", "date-0-3", "answer", "accept"), http.StatusNotFound},
		{"a reading that is no date", values("proposal", s.proposes(a, "1961"), "answer", "accept", "reading", "soon"), http.StatusUnprocessableEntity},
		{"a sentence that is none", values("nothing", "7"), http.StatusNotFound},
		{"a place that is no number", values("nothing", "here"), http.StatusUnprocessableEntity},
		{"a grade that is none", values("all", "certain"), http.StatusUnprocessableEntity},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			b.post(link.Decide(a.ID), tc.form).want(tc.status)
			b.get(link.Article(a.ID)).want(http.StatusOK, "3 proposed", "0 of 5 lines settled")
		})
	}
}
