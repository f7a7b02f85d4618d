package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/timeline"
	"dateline/views/link"
)

const threeRows = `claim,date,place
He came,19 June 2024,Pyongyang
She came,soon,Seoul
They left,20 June 2024,
`

func TestAFileIsLookedAtBeforeAnythingIsWritten(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows)).
		want(http.StatusOK, "visits.csv", "CSV, 3 records", "This is what would happen", "2 claims", "1 record is refused")
	if got := page.records(); len(got) != 3+4 || !strings.Contains(got[3], "line 3 Claim × Refused She came date:") {
		t.Errorf("the columns and the records are %q; want three columns, and four records with the refusal first", got)
	}
	for show, want := range map[string]int{"": 4, "troubles": 1, "create": 2, "skip": 1, "refuse": 1} {
		rows := b.get(page.path + "?show=" + show).want(http.StatusOK).records()
		if got := len(rows) - 3; got != want {
			t.Errorf("showing %q gives %d records, want %d: %q", show, got, want, rows)
		}
	}
	if got := s.statements(slug); len(got) != 0 {
		t.Errorf("looking at a file wrote %q", got)
	}

	done := b.settled(b.post(page.path+"/apply", nil)).want(http.StatusOK, "Imported", "2 claims", "Matters")
	if got := s.statements(slug); len(got) != 2 {
		t.Errorf("the timeline has %q, want the two claims that were not refused", got)
	}
	b.get(page.path).want(http.StatusOK, "Imported") // it can be seen again
	file := b.get(done.path+"/refused.csv").want(http.StatusOK).wantHeader("Content-Disposition", "attachment; filename=visits-refused.csv")
	if !strings.Contains(file.body, "claim,date,place,error\r\nShe came,soon,Seoul,") {
		t.Errorf("what was refused is %q", file.body)
	}
	b.post(page.path+"/apply", nil).want(http.StatusConflict, "was imported already")

	again := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows)).want(http.StatusOK, "Nothing would change")
	again.wantNot("Import this file")
	if got := s.statements(slug); len(got) != 2 {
		t.Errorf("after the second time the timeline has %q", got)
	}
}

func TestTheColumnsOfATableAreNamed(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "besuche.csv", "Aussage,Zeit\nEr kam,03/04/2024\n")).
		want(http.StatusOK, "Nothing of this can be imported as it is", "None of the columns seems to say what is claimed", "Er kam")
	b.post(page.path+"/apply", nil).want(http.StatusConflict, "cannot be imported as it is")
	try := func(pairs ...string) answer { return b.settled(b.post(page.path+"/try", values(pairs...))) }
	try("column.0", "statement", "column.1", "statement").want(http.StatusOK, "cannot both be the statement")
	try("column.0", "statement", "column.1", "date").want(http.StatusOK, "03/04/2024 is 3 April 2024", "03/04/2024 is 4 March 2024", "say below which is meant")
	try("column.0", "statement", "column.1", "date", "order", "month-first").want(http.StatusOK, "This is what would happen", "1 claim").
		wantNot("refused")
	b.post(page.path+"/try", values("column.0", "nonsense")).want(http.StatusUnprocessableEntity)
	b.settled(b.post(page.path+"/apply", nil)).want(http.StatusOK, "Imported")
	if got := s.statements(slug); len(got) != 1 || got[0] != "Er kam" {
		t.Errorf("the timeline has %q", got)
	}
}

func TestAFileMakesATimelineThatIsNamed(t *testing.T) {
	s := newSite(t)
	b := s.as("contributor")
	s.timeline("Visits", timeline.Private)
	page := b.settled(b.bring(link.NewImport, "visits.csv", threeRows)).
		want(http.StatusOK, "Another timeline has the address", "choose another name for it below")
	b.settled(b.post(page.path+"/try", values("column.0", "statement", "column.1", "date", "title", "All the visits", "slug", "visits"))).
		want(http.StatusOK, "It makes a new timeline, “All the visits”, which is private")
	b.settled(b.post(page.path+"/apply", nil)).want(http.StatusOK, "There is a new timeline, “All the visits”")
	if got := s.statements("all-the-visits"); len(got) != 2 {
		t.Errorf("the new timeline has %q", got)
	}
}

func TestAnArchiveGoesToItsOwnTimeline(t *testing.T) {
	s := newSite(t)
	from := exported(s, "The pact", timeline.Private)
	other := s.timeline("Matters", timeline.Private)
	archive := s.as("admin").get(link.TimelineJSON(from.Slug)).body
	b := s.as("contributor")
	b.settled(b.bring(link.ImportInto(other.Slug), "pact.json", archive)).
		want(http.StatusOK, "goes to its own, “The pact”", "Nothing would change")
	b.settled(b.bring(link.NewImport, "pact.json", strings.Replace(archive, "It is being checked", "It is looked at", 1))).
		want(http.StatusOK, "It goes to the timeline “The pact”, which is here already", "~ Changed 1 claim")
	s.as("viewer").get(link.NewImport).want(http.StatusForbidden)
}

func TestAFileIsForWhoBroughtItAndForAnHour(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	b.get(link.ImportInto(slug)).want(http.StatusOK, "What you brought before", "visits.csv")
	for _, login := range []string{"checker", "reviewer", "admin"} {
		other := s.as(login)
		for _, path := range []string{page.path, page.path + "/refused.csv", page.path + "/events"} {
			other.get(path).want(http.StatusNotFound, "not here any more").wantNot("visits.csv")
		}
		for _, act := range []string{"/try", "/apply", "/stop", "/drop"} {
			other.post(page.path+act, nil).want(http.StatusNotFound)
		}
		other.get(link.ImportInto(slug)).want(http.StatusOK).wantNot("visits.csv")
	}
	s.now = s.now.Add(59 * time.Minute)
	b.get(page.path).want(http.StatusOK, "visits.csv")
	s.now = s.now.Add(2 * time.Minute)
	b.get(page.path).want(http.StatusNotFound, "kept for an hour", "bring it again")
	b.get(link.ImportInto(slug)).want(http.StatusOK).wantNot("visits.csv")
}

func TestWhoMayNotImportAnyMoreDoesNotSeeTheFile(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	s.role(slug, "contributor", account.Viewer)
	b.get(page.path).want(http.StatusForbidden).wantNot("He came")
	b.post(page.path+"/apply", nil).want(http.StatusForbidden)
	b.get(link.Timeline(slug)).wantNot("Import")
}

func TestAFileIsDropped(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	b.post(page.path+"/drop", nil).wantTo(link.ImportInto(slug) + "?dropped=1")
	b.get(link.ImportInto(slug)+"?dropped=1").want(http.StatusOK, "The file was dropped").wantNot("visits.csv")
	b.get(page.path).want(http.StatusNotFound)
}

func TestOnlyTheLatestFilesOfAPersonWait(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	for _, name := range []string{"one.csv", "two.csv", "three.csv", "four.csv"} {
		b.settled(b.bring(link.ImportInto(slug), name, threeRows))
	}
	b.get(link.ImportInto(slug)).want(http.StatusOK, "two.csv", "three.csv", "four.csv").wantNot("one.csv")
}

func TestWhatIsNoFileOfOursIsExplained(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	into := link.ImportInto(slug)
	b.bring(into, "", "").want(http.StatusUnprocessableEntity, "Choose a file, or paste a text")
	b.bring(into, "empty.csv", "").want(http.StatusUnprocessableEntity, "nothing in this file")
	b.settled(b.bring(into, "prose.txt", "It happened on Wednesday.")).want(http.StatusOK, "of no format that is recognised", "Nothing of it was imported")
	b.settled(b.bring(into, "half.json", "{\"events\": [\n{\"text\":")).want(http.StatusOK, "line 2")
	b.settled(b.post(into, values("text", threeRows))).want(http.StatusOK, "Pasted text", "This is what would happen")
}

func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	row := "It happened,2024\n"
	large := "claim,date\n" + strings.Repeat(row, exchange.MaxSize/len(row)+1)
	b.bring(link.ImportInto(slug), "large.csv", large).want(http.StatusRequestEntityTooLarge, "larger than 64 MB").wantNot("large.csv")
	b.bring(link.ImportInto(slug), "larger.csv", large+large+large).want(http.StatusRequestEntityTooLarge, "larger than 64 MB")
}

// TestAnImportThatIsStoppedLeavesNothing holds the database, so that an import
// goes on for as long as it likes.
func TestAnImportThatIsStoppedLeavesNothing(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	release := s.holdWrites()
	b.post(page.path+"/apply", nil).wantTo(page.path)
	running := b.get(page.path).want(http.StatusOK, "Importing", "Stop, and import nothing")
	if !strings.Contains(running.body, `http-equiv="refresh"`) {
		t.Error("without scripts the page would not ask for itself again")
	}
	b.post(page.path+"/apply", nil).want(http.StatusConflict, "Something is done with this file already")
	b.settled(b.post(page.path+"/stop", nil)).want(http.StatusOK, "Stopped. Nothing was imported", "This is what would happen")
	release()
	if got := s.statements(slug); len(got) != 0 {
		t.Errorf("after the import was stopped the timeline has %q", got)
	}
	b.settled(b.post(page.path+"/apply", nil)).want(http.StatusOK, "Imported")
}

func TestAStreamTellsHowFarAnImportIs(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "visits.csv", threeRows))
	release := s.holdWrites()
	b.post(page.path+"/apply", nil).wantTo(page.path)
	stream := b.listenTo(page.path + "/events")
	for e := stream.next("step"); !strings.Contains(e.data, "this waits for its turn"); e = stream.next("step") {
		if !strings.Contains(e.data, `"what":"`) {
			t.Errorf("the stream tells %q, want a step", e.data)
		}
	}
	release()
	stream.next("done")
	stream.ends()
	b.get(page.path).want(http.StatusOK, "Imported")
}

func TestThousandsOfRecordsComeInPages(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Matters", timeline.Private).Slug
	b := s.as("contributor")
	page := b.settled(b.bring(link.ImportInto(slug), "many.csv", "claim,date\n"+strings.Repeat("It happened,2024\n", 250))).want(http.StatusOK, "250 claims")
	for number, want := range map[string]int{"": 100, "2": 100, "3": 51, "9": 0} { // with the timeline
		if got := len(b.get(page.path+"?page="+number).want(http.StatusOK).records()) - 2; got != want {
			t.Errorf("page %q has %d records, want %d", number, got, want)
		}
	}
	b.get(page.path+"?page=2").want(http.StatusOK, "Previous page", "Next page")
}
