package csljson_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/annotate"
	"dateline/annotate/exchange/csljson"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

func works() annotate.Archive {
	work := func(id, title string, kind annotate.SourceKind, published string) annotate.Source {
		s := annotate.Source{ID: annotate.SourceID(id), Title: title, Kind: kind, Archive: annotate.NotArchived}
		if published != "" {
			s.Published = edtf.MustParse(published)
		}
		return s
	}
	page := work("1", "A pact <renewed> & signed", annotate.Secondary, "2024-06-20")
	page.Author, page.Publisher, page.URL = "Mira Haldane", "The Courier", "https://courier.example/pact?a=1&b=2"
	page.Archive, page.ArchiveURL, page.ArchivedOn = annotate.Archived, "https://archive.example/1", edtf.MustParse("2024-06-21")
	book := work("2", "The long road", annotate.Secondary, "1961~")
	book.ISBN = "9780306406157"
	paper := work("3", "On treaties", annotate.Tertiary, "2001-21")
	paper.DOI = "10.1000/182"
	minutes := work("4", "Minutes", annotate.Primary, "1998/2001")
	secret := work("5", "A conversation", annotate.Interview, "2024-06")
	secret.Confidential = true
	gone := work("6", "The pact, renewed", annotate.Secondary, "")
	gone.Merged = "1"
	return annotate.Archive{
		Sources: []annotate.Source{
			page, book, paper, minutes, secret, gone,
			work("7", "Notice", annotate.Official, "196X"), work("8", "Pact", annotate.Encyclopedia, "2024?"),
			work("9", "A message", annotate.Social, "2024-06-20T10:00:00Z"), work("10", "Figures", annotate.Dataset, "-0043"),
			work("11", "Undated", annotate.Secondary, ""), work("12", "Open", annotate.Primary, "2000/.."),
		},
		Evidence: []annotate.Evidence{
			{Source: "1", Accessed: edtf.MustParse("2024-06-22")},
			{Source: "6", Accessed: edtf.MustParse("2024-07-01")},
			{Source: "1", Accessed: edtf.MustParse("2024-08-01"), Withdrawn: "another page"},
			{Source: "4", Accessed: edtf.MustParse("2024-06-22")},
		},
	}
}

func written(t *testing.T, a annotate.Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := csljson.Write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrite(t *testing.T) {
	got := written(t, works())
	golden := filepath.Join("testdata", "works.json")
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

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2024-06-20":           `{"date-parts":[[2024,6,20]]}`,
		"2024-06":              `{"date-parts":[[2024,6]]}`,
		"2024":                 `{"date-parts":[[2024]]}`,
		"2024-XX":              `{"date-parts":[[2024]]}`,
		"1961~":                `{"date-parts":[[1961]],"circa":true}`,
		"2024?":                `{"literal":"perhaps 2024"}`,
		"0000":                 `{"date-parts":[[-1]]}`,
		"-0043-03-15":          `{"date-parts":[[-44,3,15]]}`,
		"1998/2001":            `{"date-parts":[[1998],[2001]]}`,
		"2024-06-19/2024-06":   `{"date-parts":[[2024,6,19],[2024,6]]}`,
		"1998~/2001":           `{"date-parts":[[1998],[2001]],"circa":true}`,
		"2000/..":              `{"literal":"`,
		"../1950":              `{"literal":"`,
		"/1950":                `{"literal":"`,
		"196X":                 `{"literal":"1960s"}`,
		"19XX":                 `{"literal":"`,
		"[1998,2001]":          `{"literal":"`,
		"1960-XX-12":           `{"literal":"`,
		"2001-21":              `{"date-parts":[[2001]],"season":1}`,
		"2001-24~":             `{"date-parts":[[2001]],"season":4,"circa":true}`,
		"2001-30":              `{"date-parts":[[2001]],"season":2}`,
		"2001-33":              `{"literal":"`,
		"2024-06-20T10:00:00Z": `{"literal":"`,
		"Y17E7":                `{"date-parts":[[170000000]]}`,
	} {
		t.Run(text, func(t *testing.T) {
			a := annotate.Archive{Sources: []annotate.Source{{ID: "s", Title: "T", Published: edtf.MustParse(text)}}}
			var items []struct{ Issued json.RawMessage }
			if err := json.Unmarshal(written(t, a), &items); err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Compact(&got, items[0].Issued); err != nil {
				t.Fatal(err)
			}
			if want == `{"literal":"` && bytes.HasPrefix(got.Bytes(), []byte(want)) {
				return
			}
			if got.String() != want {
				t.Errorf("%s is written as %s, want %s", text, got.String(), want)
			}
		})
	}
}

// The schema in testdata is in our own words what the input schema of CSL 1.0.2
// demands of the keys that are written here; the types are the whole list.
func TestWhatIsWrittenIsCSL(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	schema, err := compiler.Compile(filepath.Join("testdata", "csl-subset.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []annotate.Archive{works(), {}} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t, a)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("the file is no CSL-JSON: %v", err)
		}
	}
}

func TestOneSource(t *testing.T) {
	a := works()
	var b bytes.Buffer
	if err := csljson.WriteSource(&b, a.Sources[0], a.Evidence[:1]); err != nil {
		t.Fatal(err)
	}
	var items []struct {
		ID       string
		Accessed struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal(b.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 1 || items[0].ID != "1" || !cmp.Equal(items[0].Accessed.Parts, [][]int{{2024, 6, 22}}) {
		t.Errorf("the list is %+v, want the one source as it was read", items)
	}
}
