package table_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/table"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func sample() annotate.Archive {
	id := func(n string) timeline.ClaimID { return timeline.ClaimID("01890a5d-ac96-774b-bcce-b3020990000" + n) }
	visit := annotate.Case{
		Claim: timeline.Claim{
			ID: id("1"), Statement: `=HYPERLINK("x","He came, ""again""")`, Claimant: "the\u00a0paper", Position: timeline.Point{When: edtf.MustParse("-0043?"), Extent: timeline.State},
			Wording: "'-about", Basis: timeline.Resolved, Anchor: "2024-06-20", Zone: "Asia/Seoul", Occurrence: timeline.Planned, Importance: 3, Lane: "@lane",
			Subject: "pact", Tags: []string{"a b"},
		},
		Ruling: annotate.Ruling{
			Verdict: annotate.Qualified, Explanation: "Two\nlines; and “more”.", SearchNote: "+1", Disposition: annotate.AskAuthor, Correction: "He went", Recheck: edtf.MustParse("2025"),
		},
		Status: annotate.Checking,
	}
	gap := annotate.Case{Claim: timeline.Claim{
		ID: id("2"), Statement: "Between two and three years later", Basis: timeline.Stated, Occurrence: timeline.Happened, Tags: []string{"x", "y"},
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.Publication{},
			Length: timeline.Length{Op: timeline.OpBetween, N: 2, M: 3, Unit: timeline.UnitYear},
		},
	}, Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Open}
	undated := annotate.Case{Claim: timeline.Claim{
		ID: id("3"), Statement: "Nobody knows", Position: timeline.Undated{Reason: "It is not said."}, Basis: timeline.Stated, Occurrence: timeline.Happened,
	}, Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Draft}
	return annotate.Archive{
		Cases:    []annotate.Case{visit, gap, undated},
		Sources:  []annotate.Source{{ID: "s", URL: "https://example.org/a b"}},
		Evidence: []annotate.Evidence{{ID: "e", Claim: visit.ID, Source: "s", Stance: annotate.Supports}},
	}
}

func TestWhatWasWrittenIsReadAgain(t *testing.T) {
	var b bytes.Buffer
	if err := table.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	exchangetest.Golden(t, "sample.csv", b.Bytes(), *update)
	s, err := table.ReadCSV(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	r := claims(t, s, exchange.Target{})
	want := sample().Cases
	want[0].Claimant = "the paper" // blanks of all kinds are one on a line
	if diff := cmp.Diff(want, r.Archive.Cases, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
		t.Errorf("what was read differs (-written +read):\n%s", diff)
	}
	if len(r.Archive.Sources) != 1 || r.Archive.Sources[0].URL != "https://example.org/a%20b" {
		t.Errorf("the sources are %+v", r.Archive.Sources)
	}
}

func TestAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: func() *string { s := "dd/mm/yyyy"; return &s }()})
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]any{
		"A1": "Claim", "B1": "Date", "C1": "Lane", "A2": "He came", "B2": time.Date(2024, 4, 3, 0, 0, 0, 0, time.UTC), "A3": "A treaty", "B3": 1961, "C3": "Pacts",
		"A5": "A formula", "B5": "soon",
	} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "B2", "B2", style); err != nil {
		t.Fatal(err)
	}
	file, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	s, err := table.ReadXLSX(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.Golden(t, "book.xlsx.txt", exchangetest.Summary(claims(t, s, exchange.Target{})), *update)
	for n := 0; n < file.Len(); n += 97 {
		if _, err := table.ReadXLSX(bytes.NewReader(file.Bytes()[:n])); fault.KindOf(err) != fault.Invalid || err == nil {
			t.Errorf("the first %d bytes of a workbook: %v", n, err)
		}
	}
}

func TestADateOfAWorkbookIsAsPreciseAsItIsShown(t *testing.T) {
	for format, want := range map[string]string{"dd/mm/yyyy": "2024-06-01", "mmm yyyy": "2024-06", "yyyy": "2024", `yyyy "d"`: "2024"} {
		f := excelize.NewFile()
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		for cell, value := range map[string]any{"A1": "Claim", "B1": "Date", "A2": "He came", "B2": time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)} {
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellStyle("Sheet1", "B2", "B2", style); err != nil {
			t.Fatal(err)
		}
		file, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		s, err := table.ReadXLSX(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := claims(t, s, exchange.Target{}).Archive.Cases[0].When().String(); got != want {
			t.Errorf("shown as %s it is %s, want %s", format, got, want)
		}
	}
}

func TestAWorkbookThatIsTooWideIsRefused(t *testing.T) {
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "Claim", "B1": "Date", "A2": "He came", "XFD3": 1} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	file, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := table.ReadXLSX(file); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "16384 columns") {
		t.Errorf("got %v, want that it is too wide", err)
	}
}

func TestImportingATableTwiceDoesNothingTheSecondTime(t *testing.T) {
	d := exchangetest.NewDesk(t)
	s := open(t, filepath.Join("testdata", "desk.csv"))
	first := d.Take(claims(t, s, exchange.Target{Seed: "ada"}), exchange.Options{LeaveOut: true})
	for _, k := range d.Content(first.Timeline.Slug).Cases {
		if k.Status == annotate.Published || k.Status == annotate.Approved {
			t.Errorf("%q is %s", k.Statement, k.Status)
		}
	}
	again := d.Take(claims(t, s, exchange.Target{Seed: "ada"}), exchange.Options{LeaveOut: true})
	if again.Count(annotate.Create)+again.Count(annotate.Modify) > 0 {
		t.Errorf("a second import does something: %+v", again.Records)
	}
	// And what the desk writes of them is the same to it.
	here := d.Content(first.Timeline.Slug)
	var b bytes.Buffer
	if err := table.Write(&b, here); err != nil {
		t.Fatal(err)
	}
	own, err := table.ReadCSV(&b)
	if err != nil {
		t.Fatal(err)
	}
	back := d.Take(claims(t, own, exchange.Target{Here: here}), exchange.Options{})
	if back.Count(annotate.Create)+back.Count(annotate.Modify) > 0 {
		t.Errorf("reading an export back does something: %+v", back.Records)
	}
}

// What a table says of claims that are here goes by what its columns tell, and
// by the rules of the desk: it takes the role that the change takes there, makes
// the importer an author of the verdict, and publishes nothing.
func TestATableOfClaimsThatAreHere(t *testing.T) {
	d := exchangetest.NewDesk(t)
	tl := d.Timeline("The pact", timeline.Public)
	k, err := d.AddClaim(t.Context(), d.Ada, tl.Slug, annotate.ClaimEdit{
		Statement: "He came", Claimant: "the paper", Position: timeline.Point{When: edtf.MustParse("2024"), Extent: timeline.State}, Tags: []string{"a"},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := func(file string) *exchange.Reading {
		t.Helper()
		s, err := table.ReadCSV(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		return claims(t, s, exchange.Target{Here: d.Content(tl.Slug)})
	}
	file := "id,statement,date,verdict,status\n" + string(k.ID) + ",He came,2024-06-19,wrong,published\n"
	if err := d.SetMember(t.Context(), d.Ada, tl.Slug, "cleo", account.Contributor); err != nil {
		t.Fatal(err)
	}
	if _, err := exchange.Import(t.Context(), d.Desk, d.Cleo, read(file), exchange.Options{}); err == nil || !strings.Contains(err.Error(), "line 2: Setting a verdict takes the role of checker") {
		t.Errorf("a contributor: %v", err)
	}
	if err := d.SetMember(t.Context(), d.Ada, tl.Slug, "cleo", account.Checker); err != nil {
		t.Fatal(err)
	}
	if _, err := exchange.Import(t.Context(), d.Desk, d.Cleo, read(file), exchange.Options{KeepStatus: true}); err != nil {
		t.Fatal(err)
	}
	now := d.Content(tl.Slug).Cases[0]
	if now.Status == annotate.Published || now.Status == annotate.Approved || !now.IsAuthor(d.Cleo.ID) || now.Ruling.Verdict != annotate.Wrong {
		t.Errorf("it is %s and %s, by %v", now.Status, now.Ruling.Verdict, now.Authors)
	}
	if now.When().String() != "2024-06-19" || now.Claimant != "the paper" || len(now.Tags) != 1 {
		t.Errorf("more than the columns changed: %+v", now.Claim)
	}
}
