package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

func TestAListIsExportedWithItsFilter(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Public)
	checker := s.as("checker")
	published := annotate.Extract{Review: annotate.ReviewQuery{Status: annotate.Published}}

	list := checker.get(link.ReviewOf(tl.Slug, published.Review)).want(http.StatusOK, "Export this list")
	if !strings.Contains(list.body, link.ExportOf(tl.Slug, published)) {
		t.Fatalf("the list does not lead to %s", link.ExportOf(tl.Slug, published))
	}
	checker.get(link.ExportOf(tl.Slug, published)).want(http.StatusOK,
		"1 of 2 claims: status published", "They are not in what was exported: status published.", "Export everything")

	file := checker.get(link.OfExtract(link.TimelineJSON(tl.Slug), published)+"&download=1").want(http.StatusOK, "It was published")
	file.wantNot("It is being checked").wantHeader("Content-Disposition", "attachment; filename=the-pact-extract.json")
	file.want(http.StatusOK, `"what": "claims"`, "They are not in what was exported: status published.")
	checker.get(link.OfExtract(link.ExportFile(tl.Slug, "claims.csv"), published)).want(http.StatusOK, "It was published").wantNot("It is being checked")
	checker.get(link.OfExtract(link.ExportFile(tl.Slug, "feed.atom"), annotate.Extract{Review: annotate.ReviewQuery{Text: "nothing"}})).
		want(http.StatusOK).wantNot("It was published")
}

func TestThePartOfAPictureIsExported(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Public)
	day := annotate.Extract{}
	day.Window.From, day.Window.To = date(t, "20 June 2024").Earliest().Day, date(t, "21 June 2024").Latest().Day
	s.as("viewer").get(link.OfExtract(link.TimelineJSON(tl.Slug), day)).want(http.StatusOK, "It is being checked").wantNot("It was published")
	s.as("").get(link.OfExtract(link.TimelineJSON(tl.Slug), day)).want(http.StatusOK).wantNot("It was published", "It is being checked")
}

func TestWhatTheDeskDoesFiltersNothingForOthers(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Public)
	for _, x := range []annotate.Extract{{Since: 1}, {Review: annotate.ReviewQuery{Status: annotate.Open}}, {Review: annotate.ReviewQuery{Text: "published"}}} {
		s.as("").get(link.OfExtract(link.TimelineJSON(tl.Slug), x)).want(http.StatusNotFound)
	}
}

func TestAnExportSinceAVersion(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Public)
	viewer := s.as("viewer")
	now, err := s.desk.Choose(t.Context(), s.actor("viewer"), tl.Slug, annotate.Extract{})
	if err != nil {
		t.Fatal(err)
	}
	since := annotate.Extract{Since: now.Version}
	viewer.get(link.OfExtract(link.TimelineJSON(tl.Slug), since)).want(http.StatusOK, "changed after version").wantNot("It was published")
	s.claim(tl.Slug, "And then this", "2023")
	viewer.get(link.OfExtract(link.TimelineJSON(tl.Slug), since)).want(http.StatusOK, "And then this").wantNot("It was published")
	viewer.get(link.ExportOf(tl.Slug, since)).want(http.StatusOK, "1 of 3 claims", "cannot carry only what has changed")
	since.Since = 1_000_000
	viewer.get(link.OfExtract(link.TimelineJSON(tl.Slug), since)).want(http.StatusUnprocessableEntity, "has no version 1000000")
	viewer.get(link.ExportOf(tl.Slug, since)).want(http.StatusUnprocessableEntity, "has no version 1000000", "Export everything")
	viewer.get(link.Export(tl.Slug)+"?version=soon").want(http.StatusUnprocessableEntity, "is no version")
	viewer.get(link.TimelineJSON(tl.Slug)+"?from=soon&to=later").want(http.StatusUnprocessableEntity, "cannot be exported")
}

// TestOthersChooseByWhatWasPublished looks for what the desk has made of a claim
// since it was published, by every filter that a visitor has.
func TestOthersChooseByWhatWasPublished(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Public)
	c := s.publish(s.claim(tl.Slug, "It was published", "19 June 2024"), annotate.Correct)
	c = s.step("checker", c, annotate.Step{Act: annotate.ActReopen, Comment: "A new archive was opened."})
	c, err := s.desk.Rule(t.Context(), s.actor("checker"), c.ID, annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: annotate.Wrong, Explanation: "No."}, Version: c.Version})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.desk.EditClaim(t.Context(), s.actor("checker"), c.ID, annotate.ClaimEdit{
		Statement: c.Statement, Position: timeline.Point{When: date(t, "3 March 1999"), Extent: timeline.Event}, Version: c.Version, Basis: c.Basis, Occurrence: c.Occurrence,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.addUser("stranger", account.Viewer)
	for _, who := range []string{"", "stranger"} {
		for _, v := range annotate.Verdicts() {
			var x annotate.Extract
			x.Hide = x.Hide.With(v.Tone())
			got := s.as(who).get(link.OfExtract(link.TimelineJSON(tl.Slug), x)).want(http.StatusOK)
			if shown := strings.Contains(got.body, "It was published"); shown == (v == annotate.Unchecked) {
				t.Errorf("to %q, without the verdict %s: shown is %t, but a claim that is being re-checked has none", who, v, shown)
			}
		}
		for day, want := range map[string]bool{"19 June 2024": true, "3 March 1999": false} {
			var x annotate.Extract
			x.Window.From = date(t, day).Earliest().Day
			x.Window.To = x.Window.From + 1
			got := s.as(who).get(link.OfExtract(link.TimelineJSON(tl.Slug), x)).want(http.StatusOK)
			if shown := strings.Contains(got.body, "It was published"); shown != want {
				t.Errorf("to %q, on %s: shown is %t, want %t", who, day, shown, want)
			}
		}
	}
}

func TestOthersCountNoDrafts(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "The pact", timeline.Public)
	s.addUser("stranger", account.Viewer)
	var x annotate.Extract
	x.Window.From, x.Window.To = date(t, "20 June 2024").Earliest().Day, date(t, "21 June 2024").Latest().Day
	s.as("stranger").get(link.ExportOf(tl.Slug, x)).want(http.StatusOK, "0 of 1 claim")
}
