package archive_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sameDate(a, b edtf.Date) bool { return a == b }

// id returns an id that ends in a digit, so that tests can tell them apart.
func id(digit string) string { return "01890a5d-ac96-774b-bcce-b3020990000" + digit }

// sample returns a small archive, whose lists are not in order.
func sample() annotate.Archive {
	at := time.Date(2024, 6, 20, 9, 0, 0, 5e6, time.UTC)
	ada := annotate.Person{ID: "ada", Name: "Ada"}
	text := "He came on 19 June 2024, <b>24 years</b> & a bit later."
	visit := annotate.Case{
		Claim: timeline.Claim{
			ID: timeline.ClaimID(id("5")), Timeline: timeline.ID(id("1")), Statement: "He came on 19 June 2024",
			Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event}, Basis: timeline.Stated,
			Occurrence: timeline.Happened, Tags: []string{"visit"}, Version: 7,
		},
		Ruling:  annotate.Ruling{Verdict: annotate.Correct, Explanation: "See <the minutes> & the “film”."},
		Authors: []annotate.Person{ada}, Status: annotate.Published, Assignee: ada,
		Approval: annotate.Approval{By: annotate.Person{ID: "ben", Name: "Ben"}, Version: 6, At: at},
		By:       ada, Created: at, Changed: at.Add(time.Hour),
	}
	gap := visit
	gap.ID, gap.Statement, gap.Status, gap.Version = timeline.ClaimID(id("4")), "Exactly 24 years lay between", annotate.Checking, 2
	gap.Position = timeline.Gap{
		From: timeline.DateEnd{When: edtf.MustParse("2000-07-19")}, To: timeline.ClaimEnd{Claim: visit.ID},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}
	gap.JudgedOn = timeline.EndDates{Kept: true, From: edtf.MustParse("2000-07-18")}
	gap.Ruling, gap.Authors, gap.Approval = annotate.Ruling{Verdict: annotate.Unchecked}, nil, annotate.Approval{}
	quote, err := annotate.Select(text, 25, 40)
	if err != nil {
		panic(err)
	}
	quote.ID, quote.Claim, quote.Article, quote.Number = annotate.QuoteID(id("6")), gap.ID, annotate.ArticleID(id("2")), 1
	return annotate.Archive{
		Timeline: timeline.Timeline{ID: timeline.ID(id("1")), Slug: "visit", Title: "A visit", Visibility: timeline.Public, Version: 1},
		Articles: []annotate.Article{{
			ID: annotate.ArticleID(id("2")), Timeline: timeline.ID(id("1")), Title: "He came",
			Published: edtf.MustParse("2024-06-20"), By: ada, Created: at, Version: 1,
		}},
		Texts: []annotate.Text{{Article: annotate.ArticleID(id("2")), Number: 1, Body: text, SHA256: annotate.Digest(text), By: ada, Created: at}},
		Sources: []annotate.Source{{
			ID: annotate.SourceID(id("3")), Timeline: timeline.ID(id("1")), Title: "Minutes", Kind: annotate.Official,
			Archive: annotate.Archived, ArchiveURL: "https://archive.example/3", ArchivedOn: edtf.MustParse("2024-06-20"),
			Confidential: true, By: ada, Created: at, Version: 1,
		}, {
			ID: annotate.SourceID(id("8")), Timeline: timeline.ID(id("1")), Title: "The minutes", Kind: annotate.Official,
			Archive: annotate.NotArchived, Merged: annotate.SourceID(id("3")), By: ada, Created: at, Version: 2,
		}},
		Cases:  []annotate.Case{visit, gap},
		Quotes: []annotate.Quote{quote},
		Evidence: []annotate.Evidence{{
			ID: annotate.EvidenceID(id("7")), Claim: visit.ID, Source: annotate.SourceID(id("3")), Stance: annotate.Supports,
			Quote: "came on that day", Locator: "page 1", Accessed: edtf.MustParse("2024-06-20"),
			CopyURL: "https://archive.example/3/older", CopiedOn: edtf.MustParse("2024-06-19"), By: ada, Created: at, Version: 1,
		}},
		Findings: map[timeline.ClaimID][]timeline.Finding{gap.ID: {
			{
				Rule: timeline.FutureAsPast, Severity: timeline.Warn, Message: "It has begun in the east only.", Version: 1,
				From: edtf.MustParse("2024-06-18"), Until: edtf.MustParse("2024-06-18"),
			},
			{Rule: timeline.GapFails, Severity: timeline.Warn, Message: "30 days short.", Version: 1},
		}},
		Dismissals: []annotate.Dismissal{{
			Claim: gap.ID, Rule: timeline.GapFails, Severity: timeline.Warn, Message: "30 days short.", Version: 1,
			Reason: "The article says so itself.", By: ada, At: at,
		}},
		Reviews: []annotate.Review{{Claim: visit.ID, Act: annotate.ActOpen, From: annotate.Draft, To: annotate.Open, By: ada, At: at, Version: 1}},
		Extra: map[annotate.ExtraKey]string{
			{Object: annotate.ObjectClaim, ID: id("4") + "/position/to"}: `{"a":{"b":[1.50,"<é>"]},"c":null}`,
		},
		Omitted: []annotate.Omission{{What: "history", Why: "It stays."}, {What: "claims", Count: 2, Why: "They are not published."}},
	}
}

// file returns an archive as a file.
func file(t testing.TB, a annotate.Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnArchiveIsWrittenInOneOrderOnly(t *testing.T) {
	got := file(t, sample())
	golden := filepath.Join("testdata", "sample.json")
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
	a := sample()
	a.Sort()
	if again := file(t, a); !bytes.Equal(got, again) {
		t.Error("the order of the lists shows in the file")
	}
}

// checker returns the schema, ready to check files with.
func checker(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(archive.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://example.org/schema/archive-1.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("https://example.org/schema/archive-1.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, file []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestExportsAreWhatTheSchemaSays(t *testing.T) {
	s := checker(t)
	n := newNewsroom(t)
	slug := n.furnish()
	for name, file := range map[string][]byte{
		"the sample":                      file(t, sample()),
		"the export for members":          n.export(n.ada, slug),
		"the export for the public":       n.export(account.Actor{}, slug),
		"an export with unknown keys":     withUnknownKeys(n.export(n.ada, slug)),
		"a timeline with nothing on it":   file(t, annotate.Archive{Timeline: sample().Timeline}),
		"an archive of a draft undecided": file(t, undecided()),
	} {
		if err := validate(t, s, file); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func undecided() annotate.Archive {
	a := annotate.Archive{Timeline: sample().Timeline, Cases: sample().Cases[:1]}
	a.Cases[0].Position = nil
	return a
}

// TestTheSchemaKnowsTheKeysThatAreWritten makes sure that no key of an export
// is one that the schema would let pass as unknown.
func TestTheSchemaKnowsTheKeysThatAreWritten(t *testing.T) {
	var doc map[string]any
	if err := json.Unmarshal(archive.Schema(), &doc); err != nil {
		t.Fatal(err)
	}
	closed(doc)
	strict, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(strict))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://example.org/strict.json", parsed); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("https://example.org/strict.json")
	if err != nil {
		t.Fatal(err)
	}
	n := newNewsroom(t)
	if err := validate(t, s, n.export(n.ada, n.furnish())); err != nil {
		t.Error(err)
	}
}

// closed turns every object of a schema that lists keys into one that has no
// others.
func closed(doc map[string]any) {
	delete(doc, "$id")
	if _, ok := doc["properties"]; ok {
		doc["unevaluatedProperties"] = false
	}
	for _, value := range doc {
		switch value := value.(type) {
		case map[string]any:
			closed(value)
		case []any:
			for _, v := range value {
				if m, ok := v.(map[string]any); ok {
					closed(m)
				}
			}
		}
	}
}

func TestTheSchemaRefusesWhatIsWrong(t *testing.T) {
	s := checker(t)
	for _, c := range []struct{ name, old, new string }{
		{"another format", `"format": "dateline"`, `"format": "other"`},
		{"an id that is none", `"id": "` + id("5") + `"`, `"id": "5"`},
		{"a status that there is not", `"status": "published"`, `"status": "done"`},
		{"a point without a date", `"when": "2024-06-19",`, ``},
		{"an end of no kind", `"kind": "claim",`, `"kind": "guess",`},
		{"a time without a zone", `09:00:00.005Z"`, `09:00:00.005"`},
		{"a number that is a text", `"number": 1`, `"number": "1"`},
		{"an extra that is no object", `"extra": {`, `"extra": 1, "x": {`},
	} {
		t.Run(c.name, func(t *testing.T) {
			good := file(t, sample())
			bad := bytes.Replace(good, []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(good, bad) {
				t.Fatalf("%s is not in the file", c.old)
			}
			if validate(t, s, bad) == nil {
				t.Error("the schema lets it pass")
			}
		})
	}
}
