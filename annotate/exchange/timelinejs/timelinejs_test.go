package timelinejs_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/exchange/timelinejs"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t *testing.T, a annotate.Archive, base string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := timelinejs.Write(&b, a, base); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// document is a file as TimelineJS reads it.
type document struct {
	Scale  string
	Events []struct {
		UniqueID    string          `json:"unique_id"`
		StartDate   json.RawMessage `json:"start_date"`
		EndDate     json.RawMessage `json:"end_date"`
		DisplayDate string          `json:"display_date"`
		Text        struct{ Headline, Text string }
		Group       string
	}
	Eras []struct {
		StartDate json.RawMessage `json:"start_date"`
		EndDate   json.RawMessage `json:"end_date"`
		Text      struct{ Headline, Text string }
	}
	Omitted []struct {
		What  string
		Count int
		Why   string
	}
}

func read(t *testing.T, a annotate.Archive) document {
	t.Helper()
	var d document
	if err := json.Unmarshal(write(t, a, "https://example.org/"), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func claim(id, statement string, p timeline.Position) annotate.Case {
	return annotate.Case{
		Claim:  timeline.Claim{ID: timeline.ClaimID(id), Statement: statement, Position: p},
		Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Open,
	}
}

func on(when string) timeline.Point {
	return timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event}
}

func compact(raw json.RawMessage) string {
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return ""
	}
	return b.String()
}

func TestDatesCarryOnlyThePartsThatAreKnown(t *testing.T) {
	for _, c := range []struct{ name, when, start, end string }{
		{"a day", "2024-06-19", `{"year":2024,"month":6,"day":19}`, ""},
		{"a moment", "2024-06-19T09:00:05Z", `{"year":2024,"month":6,"day":19,"hour":9,"minute":0,"second":5}`, ""},
		{"a month is not padded to a day", "2024-06", `{"year":2024,"month":6}`, ""},
		{"a year is not padded to a month", "2024", `{"year":2024}`, ""},
		{"a doubtful year", "2024?", `{"year":2024}`, ""},
		{"a day of an unknown month", "2024-XX-19", `{"year":2024}`, ""},
		{"an unknown day", "2024-06-XX", `{"year":2024,"month":6}`, ""},
		{"a decade", "196X", `{"year":1960}`, `{"year":1969}`},
		{"a season", "2024-22", `{"year":2024,"month":6}`, `{"year":2024,"month":8}`},
		{"a winter goes on into the next year", "2001-24", `{"year":2001,"month":12}`, `{"year":2002,"month":2}`},
		{"an interval of days", "2000-07-19/2024-06-19", `{"year":2000,"month":7,"day":19}`, `{"year":2024,"month":6,"day":19}`},
		{"an interval of a year and a month", "2000/2024-06", `{"year":2000}`, `{"year":2024,"month":6}`},
		{"an interval of decades", "196X/198X", `{"year":1960}`, `{"year":1989}`},
		{"an interval within its first year", "2000/2000-06", `{"year":2000}`, ""},
		{"an interval that ends in the year of its start", "2000-06/2000", `{"year":2000,"month":6}`, ""},
		{"an interval without an end", "1985/..", `{"year":1985}`, ""},
		{"an interval with an unknown end", "1985/", `{"year":1985}`, ""},
		{"one of some years", "[1667,1668-12,1670..1672]", `{"year":1667}`, `{"year":1672}`},
		{"one of some dates that are out of order", "[1760-12,1667-01-05]", `{"year":1667,"month":1,"day":5}`, `{"year":1760,"month":12}`},
		{"44 BC", "-0043", `{"year":-44}`, ""},
		{"1 BC", "0000", `{"year":-1}`, ""},
		{"over the beginning of the era", "-0001/0001", `{"year":-2}`, `{"year":1}`},
		{"the age of the dinosaurs", "Y-65000000", `{"year":-65000001}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, annotate.Archive{Cases: []annotate.Case{claim("a", "A", on(c.when))}})
			if len(d.Events) != 1 {
				t.Fatalf("there are %d events; left out: %v", len(d.Events), d.Omitted)
			}
			if got := compact(d.Events[0].StartDate); got != c.start {
				t.Errorf("%s starts at %s, want %s", c.when, got, c.start)
			}
			if got := compact(d.Events[0].EndDate); got != c.end {
				t.Errorf("%s ends at %s, want %s", c.when, got, c.end)
			}
			if want := edtf.MustParse(c.when).Say(); d.Events[0].DisplayDate != want {
				t.Errorf("%s is shown as %q, want %q", c.when, d.Events[0].DisplayDate, want)
			}
			scale := "human"
			if strings.HasPrefix(c.when, "Y") {
				scale = "cosmological"
			}
			if d.Scale != scale {
				t.Errorf("the scale is %s, want %s", d.Scale, scale)
			}
		})
	}
}

func gap(from, to timeline.End) timeline.Gap {
	return timeline.Gap{From: from, To: to, Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}}
}

func dateEnd(when string) timeline.DateEnd { return timeline.DateEnd{When: edtf.MustParse(when)} }

func TestGapsBecomeErasAndWhatCannotBeCarriedIsListed(t *testing.T) {
	quoted := claim("q", "Quoted", gap(dateEnd("2000-07-19"), timeline.Publication{}))
	a := annotate.Archive{
		Cases: []annotate.Case{
			claim("a", "A visit", on("2000-07-19")),
			claim("b", "Between claims", gap(timeline.ClaimEnd{Claim: "a"}, dateEnd("2024"))),
			quoted,
			claim("c", "Backwards", gap(dateEnd("2024"), dateEnd("2000"))),
			claim("d", "Of no length", gap(dateEnd("2024"), dateEnd("2024-06"))),
			claim("e", "From an undated claim", gap(timeline.ClaimEnd{Claim: "f"}, dateEnd("2024"))),
			claim("f", "Undated", timeline.Undated{Reason: "Nobody knows."}),
			claim("g", "Before all", on("../1960")),
		},
		Articles: []annotate.Article{{ID: "x", Published: edtf.MustParse("2024-06-19")}},
		Quotes:   []annotate.Quote{{Claim: "q", Article: "x"}},
	}
	d := read(t, a)
	var eras []string
	for _, e := range d.Eras {
		eras = append(eras, e.Text.Headline+" "+compact(e.StartDate)+" "+compact(e.EndDate))
		if !strings.Contains(e.Text.Text, "exactly 24 years") {
			t.Errorf("the text of the era %q does not give the arithmetic: %s", e.Text.Headline, e.Text.Text)
		}
	}
	want := []string{
		`Between claims {"year":2000,"month":7,"day":19} {"year":2024}`,
		`Quoted {"year":2000,"month":7,"day":19} {"year":2024,"month":6,"day":19}`,
	}
	if diff := cmp.Diff(want, eras); diff != "" {
		t.Errorf("the eras differ (-want +got):\n%s", diff)
	}
	for statement, why := range map[string]string{
		"Backwards": "ends before it begins", "Of no length": "the same date", "From an undated claim": "no date",
		"Undated": "no date", "Before all": "no beginning",
	} {
		found := false
		for _, o := range d.Omitted {
			found = found || o.What == "claim: "+statement && strings.Contains(o.Why, why)
		}
		if !found {
			t.Errorf("%q is not listed as left out because of %q: %v", statement, why, d.Omitted)
		}
	}
}

func TestWhatIsLeftOutIsToldBeforeAndInTheFile(t *testing.T) {
	a := annotate.Archive{
		Cases:    []annotate.Case{claim("a", "Undated", timeline.Undated{Reason: "?"})},
		Sources:  []annotate.Source{{}},
		Evidence: []annotate.Evidence{{}, {}},
		Omitted:  []annotate.Omission{{What: "history", Why: "It stays."}},
	}
	var inFile []annotate.Omission
	for _, o := range read(t, a).Omitted {
		inFile = append(inFile, annotate.Omission(o))
	}
	if diff := cmp.Diff(inFile, timelinejs.Omitted(a)); diff != "" {
		t.Errorf("the list before the download differs from the one in it:\n%s", diff)
	}
	for _, want := range []string{"claim: Undated", "the picture", "history", "sources", "evidence"} {
		found := false
		for _, o := range inFile {
			found = found || o.What == want
		}
		if !found {
			t.Errorf("%q is not listed as left out: %v", want, inFile)
		}
	}
}

func TestTextIsEscaped(t *testing.T) {
	c := claim("a", `<img src=x onerror="alert(1)"> & more`, on("2024"))
	c.Ruling = annotate.Ruling{Verdict: annotate.Wrong, Explanation: "<script>alert(1)</script>\n\nIt was “Tuesday”."}
	c.Claimant, c.Notice, c.Lane = "<i>he</i>", "<b>", "Q&A <svg onload=alert(1)>"
	e := read(t, annotate.Archive{Cases: []annotate.Case{c}}).Events[0]
	if want := `&lt;img src=x onerror=&#34;alert(1)&#34;&gt; &amp; more`; e.Text.Headline != want {
		t.Errorf("the headline is %q, want %q", e.Text.Headline, want)
	}
	want := "<p>Said by &lt;i&gt;he&lt;/i&gt;.</p><p><strong>Verdict: wrong.</strong></p>" +
		"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>It was “Tuesday”.</p><p>&lt;b&gt;</p>" +
		`<p><a href="https://example.org/claims/a">The claim with its evidence</a></p>`
	if e.Text.Text != want {
		t.Errorf("the text is\n%s, want\n%s", e.Text.Text, want)
	}
	if want := "Q&amp;amp;A &amp;lt;svg onload=alert(1)&amp;gt;"; e.Group != want {
		t.Errorf("the group is %q, want %q, which TimelineJS unescapes twice", e.Group, want)
	}
}

func TestNothingIsLinkedWithoutAnAddressOfTheSite(t *testing.T) {
	a := annotate.Archive{Cases: []annotate.Case{claim("a", "A", on("2024"))}}
	for _, base := range []string{"", "javascript:alert(1)", "/relative"} {
		if got := write(t, a, base); bytes.Contains(got, []byte("href")) {
			t.Errorf("with the base %q there is a link: %s", base, got)
		}
	}
}

func TestAWholeFile(t *testing.T) {
	visit := claim("visit", "He came", on("2024-06-19"))
	visit.Ruling, visit.Lane = annotate.Ruling{Verdict: annotate.Qualified, Explanation: "Nearly."}, "Visits"
	got := write(t, annotate.Archive{
		Timeline: timeline.Timeline{ID: "pact", Title: "The pact", Description: "What was said.\nAnd when."},
		Cases: []annotate.Case{
			visit,
			claim("first", "He was there before", on("2000-07-19?")),
			claim("gap", "Exactly 24 years later", gap(timeline.ClaimEnd{Claim: "first"}, timeline.ClaimEnd{Claim: "visit"})),
			claim("said", "Somebody said so", timeline.Undated{Reason: "Nobody knows."}),
		},
	}, "https://example.org")
	golden := filepath.Join("testdata", "pact.json")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the file differs from %s (-want +got):\n%s", golden, diff)
	}
}
