package timelinejs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/timelinejs"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func readFile(t *testing.T, file string) *exchange.Reading {
	t.Helper()
	r, err := timelinejs.Read(strings.NewReader(file), exchange.Target{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadingEveryVersion(t *testing.T) {
	for _, name := range []string{"third.json", "second.jsonp", "sheet.json", "ages.json"} {
		t.Run(name, func(t *testing.T) {
			file, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			exchangetest.Golden(t, name+".txt", exchangetest.Summary(readFile(t, string(file))), *update)
		})
	}
}

func TestDatesAreReadAsPreciselyAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ name, event, want string }{
		{"a year", `"start_date":{"year":"1961"}`, "event 1961"},
		{"a month, with empty parts behind it", `"start_date":{"year":"1961","month":"07","day":""}`, "event 1961-07"},
		{"a day", `"start_date":{"year":1961,"month":7,"day":6}`, "event 1961-07-06"},
		{"a time without seconds", `"start_date":{"year":1961,"month":7,"day":6,"hour":9,"minute":30}`, "event 1961-07-06T09:30:00"},
		{"an hour alone is no time", `"start_date":{"year":1961,"month":7,"day":6,"hour":9}`, "event 1961-07-06"},
		{"from a start to an end", `"start_date":{"year":1961},"end_date":{"year":1996,"month":9}`, "state 1961/1996-09"},
		{"an end that is the start", `"start_date":{"year":1961},"end_date":{"year":1961}`, "event 1961"},
		{"an interval has no times", `"start_date":{"year":1961,"month":7,"day":6,"hour":9,"minute":30},"end_date":{"year":1962}`, "state 1961-07-06/1962"},
		{"44 BC", `"start_date":{"year":-44}`, "event -0043"},
		{"before four digits", `"start_date":{"year":"-13798000000"}`, "event Y-13797999999"},
		{"what is shown, with the same numbers", `"start_date":{"year":1960},"end_date":{"year":1969},"display_date":"1960s"`, "event 196X"},
		{"what is shown, with other numbers", `"start_date":{"year":1961},"display_date":"1962"`, "event 1961"},
		{"what is shown and is no date", `"start_date":{"year":1961},"display_date":"long ago"`, "event 1961"},
		{"no date", `"group":"x"`, "undated: The file gives no date."},
		{"an empty date", `"start_date":{"year":""}`, "undated: The file gives no date."},
		{"an end alone", `"end_date":{"year":1961}`, "event 1961"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readFile(t, `{"events":[{"text":{"headline":"H"},`+c.event+`}]}`)
			if len(r.Archive.Cases) != 1 || exchangetest.Position(r.Archive.Cases[0].Position) != c.want {
				t.Errorf("got %s, want %s", exchangetest.Summary(r), c.want)
			}
		})
	}
}

func TestWhatCannotBeReadIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, event, want string }{
		{"a month that is none", `{"text":{"headline":"H"},"start_date":{"year":1961,"month":13}}`, `events[1].start_date: "1961-13" is not a date`},
		{"words in a number", `{"text":{"headline":"H"},"start_date":{"year":"soon"}}`, `events[1].start_date.year: "soon" is no whole number.`},
		{"no year", `{"text":{"headline":"H"},"start_date":{"month":"3"}}`, `events[1].start_date.year: The year is missing.`},
		{"an end before the start", `{"text":{"headline":"H"},"start_date":{"year":1961},"end_date":{"year":1960}}`, `events[1].end_date: This is no end`},
		{"no words", `{"start_date":{"year":1961}}`, `events[1]: It has neither a headline nor a text.`},
		{"no object", `7`, `events[1]: This has to be an object.`},
		{"an id twice", `{"unique_id":"a","text":{"headline":"H"}}`, `events[1]: This has the id of events[0].`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readFile(t, `{"events":[{"unique_id":"a","text":{"headline":"G"},"start_date":{"year":1}},`+c.event+`]}`)
			if len(r.Refused) != 1 || r.Refused[0].Record != 1 || !strings.HasPrefix(r.Refused[0].Path+": "+r.Refused[0].Reason, c.want) {
				t.Errorf("refused %+v, want %s", r.Refused, c.want)
			}
		})
	}
}

func TestADateThatCanBeReadInTwoWaysTakesAnOrder(t *testing.T) {
	const file = `{"timeline":{"headline":"T","date":[{"startDate":"03/04/2024","headline":"H"}]}}`
	r := readFile(t, file)
	if len(r.Refused) != 1 || r.Ambiguous != "03/04/2024" {
		t.Fatalf("refused %+v, ambiguous %q", r.Refused, r.Ambiguous)
	}
	for order, want := range map[exchange.Order]string{exchange.DayFirst: "event 2024-04-03", exchange.MonthFirst: "event 2024-03-04"} {
		r, err := timelinejs.Read(strings.NewReader(file), exchange.Target{Order: order})
		if err != nil || len(r.Archive.Cases) != 1 || exchangetest.Position(r.Archive.Cases[0].Position) != want {
			t.Errorf("%s: got %v (%v), want %s", order, r, err, want)
		}
	}
}

func TestNoTruncatedFileIsRead(t *testing.T) {
	good, err := os.ReadFile(filepath.Join("testdata", "third.json"))
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.NoTruncationIsRead(t, good, timelinejs.Read)
}

func TestWhatIsNoJSONIsRefused(t *testing.T) { exchangetest.NothingMalformedIsRead(t, timelinejs.Read) }

func TestFilesOfOtherKindsAreRefused(t *testing.T) {
	for _, file := range []string{`{}`, `[]`, `7`, `{"timeline":7}`, `{"events":{}}`, strings.Repeat(`[`, 100)} {
		if _, err := timelinejs.Read(strings.NewReader(file), exchange.Target{}); fault.KindOf(err) != fault.Invalid || err == nil {
			t.Errorf("%.20s: the error is %v", file, err)
		}
	}
}

// What is on a timeline is written, read and imported on another desk, where it
// is written the same but for what TimelineJS cannot carry.
func TestWhatWasWrittenIsReadAgain(t *testing.T) {
	dates := []string{
		"2024-06-19", "2024-06", "2024", "2024?", "1961~", "196X", "19XX", "2024-22", "2001-24", "1961/1996-09", "1985/..", "[1667,1668-12]", "-0043",
		"0000", "Y-65000000", "2024-06-19T09:00:05Z", "2024-XX-19",
	}
	a := annotate.Archive{Timeline: timeline.Timeline{ID: "01890a5d-ac96-774b-bcce-b30209900001", Title: "T & <b>", Slug: "t"}}
	for i, when := range dates {
		k := claim("01890a5d-ac96-774b-bcce-b302099001"+string(rune('a'+i/10))+string(rune('0'+i%10)), "It was <i> & "+when, on(when))
		k.Lane = "A & B"
		a.Cases = append(a.Cases, k)
	}
	r, err := timelinejs.Read(bytes.NewReader(write(t, a, "https://example.org")), exchange.Target{})
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[timeline.ClaimID]string{}, map[timeline.ClaimID]string{}
	for _, k := range r.Archive.Cases {
		got[k.ID] = k.Statement + " | " + k.When().Say() + " | " + k.Lane
	}
	for _, k := range a.Cases {
		want[k.ID] = k.Statement + " | " + k.When().Say() + " | " + k.Lane
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was read differs (-written +read):\n%s", diff)
	}
	if got := r.Archive.Timeline.Title; got != a.Timeline.Title {
		t.Errorf("the title is %q", got)
	}
}

func TestImportingAFileOfAnotherProgram(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("testdata", "third.json"))
	if err != nil {
		t.Fatal(err)
	}
	d := exchangetest.NewDesk(t)
	read := func() *exchange.Reading {
		r, err := timelinejs.Read(bytes.NewReader(file), exchange.Target{Seed: string(d.Ada.ID)})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if _, err := exchange.Import(t.Context(), d.Desk, d.Ada, read(), exchange.Options{}); err == nil || !strings.Contains(err.Error(), "events[4]") {
		t.Errorf("the error is %v, want one about what is refused", err)
	}
	if _, err := d.Archive(t.Context(), d.Root, "the-pact"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("after a refusal the timeline is there: %v", err)
	}
	report := d.Take(read(), exchange.Options{LeaveOut: true})
	if report.Count(annotate.Refuse) != 1 || report.Count(annotate.Create) < 5 {
		t.Errorf("the report is %+v", report.Records)
	}
	before := d.Content(report.Timeline.Slug)
	if before.Timeline.Visibility != timeline.Private {
		t.Errorf("the timeline is %s", before.Timeline.Visibility)
	}
	again := d.Take(read(), exchange.Options{LeaveOut: true})
	if again.Count(annotate.Create)+again.Count(annotate.Modify) > 0 {
		t.Errorf("a second import does something: %+v", again.Records)
	}
	if diff := cmp.Diff(before, d.Content(report.Timeline.Slug), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
		t.Errorf("a second import changed something:\n%s", diff)
	}
}

// Importing what was exported leaves what TimelineJS does not tell as it is.
func TestReadingAnExportBackChangesOnlyWhatWasChangedInIt(t *testing.T) {
	d := exchangetest.NewDesk(t)
	tl := d.Timeline("The pact", timeline.Public)
	k, err := d.AddClaim(t.Context(), d.Ada, tl.Slug, annotate.ClaimEdit{
		Statement: "He came", Claimant: "the paper", Position: timeline.Point{When: edtf.MustParse("1961~"), Extent: timeline.State},
		Wording: "about 1961", Tags: []string{"a"}, Importance: 2,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddClaim(t.Context(), d.Ada, tl.Slug, annotate.ClaimEdit{Statement: "Two years later", Position: timeline.Gap{
		From: timeline.ClaimEnd{Claim: k.ID}, To: timeline.DateEnd{When: edtf.MustParse("1963")}, Length: timeline.Length{Op: timeline.OpBare, N: 2, Unit: timeline.UnitYear},
	}}, nil); err != nil {
		t.Fatal(err)
	}
	before := d.Content(tl.Slug)
	file := write(t, before, "")
	for _, c := range []struct {
		name, old, new string
		changes        int
	}{
		{"nothing", "x", "x", 0},
		{"the statement", "He came", "He came back", 1},
	} {
		r, err := timelinejs.Read(bytes.NewReader(bytes.ReplaceAll(file, []byte(c.old), []byte(c.new))), exchange.Target{Here: before})
		if err != nil {
			t.Fatal(err)
		}
		if report := d.Take(r, exchange.Options{}); report.Count(annotate.Modify) != c.changes || report.Count(annotate.Create) != 0 {
			t.Errorf("%s: the report is %+v", c.name, report.Records)
		}
	}
	after := d.Content(tl.Slug)
	want := before.Cases[0].Claim
	want.Statement, want.Version = "He came back", want.Version+1
	if diff := cmp.Diff(want, after.Cases[0].Claim, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
		t.Errorf("more than the statement changed (-want +got):\n%s", diff)
	}
}

func TestRealFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(exchangetest.Shared(t, "data", "timelinejs"), "*.json*"))
	if err != nil || len(files) < 36 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	d := exchangetest.NewDesk(t)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			file, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r, err := timelinejs.Read(bytes.NewReader(file), exchange.Target{Name: filepath.Base(name), Seed: name})
			if err != nil {
				t.Fatal(err)
			}
			if r.Records == 0 || len(r.Archive.Cases)+len(r.Refused) != r.Records {
				t.Errorf("of %d records, %d claims and %d refusals", r.Records, len(r.Archive.Cases), len(r.Refused))
			}
			for _, x := range r.Refused {
				t.Logf("refused %s: %s", x.Path, x.Reason)
			}
			report, err := exchange.Import(t.Context(), d.Desk, d.Ada, r, exchange.Options{LeaveOut: true, Slug: annotate.Slug(filepath.Base(name))})
			if err != nil || report.Count(annotate.Refuse) != len(r.Refused) {
				t.Errorf("importing: %v %v", err, exchangetest.Refused(report))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"third.json", "second.jsonp", "sheet.json", "ages.json", "pact.json"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := timelinejs.Read(bytes.NewReader(data), exchange.Target{})
		exchangetest.Sane(t, r, err)
	})
}
