package table_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/annotate/exchange"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/tree"
	"dateline/annotate/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

// open reads a file by what its name ends in.
func open(t testing.TB, path string) *table.Sheet {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s *table.Sheet
	switch filepath.Ext(path) {
	case ".csv":
		s, err = table.ReadCSV(bytes.NewReader(file))
	case ".jsonl":
		s, err = table.ReadLines(bytes.NewReader(file))
	default:
		var root *tree.Value
		if root, err = tree.Parse(file); err == nil {
			s, err = table.FromTree(root)
		}
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return s
}

func claims(t testing.TB, s *table.Sheet, to exchange.Target) *exchange.Reading {
	t.Helper()
	r, err := table.Claims(s, table.Suggest(s.Header), to)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func fromCSV(t testing.TB, file string) *exchange.Reading {
	t.Helper()
	s, err := table.ReadCSV(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return claims(t, s, exchange.Target{})
}

func TestReadingTables(t *testing.T) {
	for _, name := range []string{"desk.csv", "timesketch.csv", "parts.csv", "links.json", "nested.json", "lines.jsonl"} {
		t.Run(name, func(t *testing.T) {
			exchangetest.Golden(t, name+".txt", exchangetest.Summary(claims(t, open(t, filepath.Join("testdata", name)), exchange.Target{})), *update)
		})
	}
}

func TestColumnsAreFoundByTheirNames(t *testing.T) {
	for _, c := range []struct {
		header string
		want   string
	}{
		{"Statement,DATE,Verdict", "statement,date,verdict"},
		{"Unique ID,Headline,Start Date,End Date,Group", "id,statement,date,end,lane"},
		{"message,timestamp,datetime,timestamp_desc", "statement,epoch,date,wording"},
		{"Year,Month,Day,End Year,Headline,Text", "year,month,day,end_year,statement,"},
		{"Link 1,Link 2,name", "link,link,statement"},
		{"title,name", "statement,"},
		{"Ort,Zeit", ","},
	} {
		header := strings.Split(c.header, ",")
		var got []string
		for _, f := range table.Suggest(header) {
			got = append(got, string(f))
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%s: got %s, want %s", c.header, strings.Join(got, ","), c.want)
		}
	}
}

func TestAMappingIsChangedByName(t *testing.T) {
	header := []string{"Ort", "Aussage", "Zeit"}
	m := table.Suggest(header)
	if err := m.Change(header, map[string]string{"aussage": "Statement", "Zeit": "date"}); err != nil {
		t.Fatal(err)
	}
	if want := (table.Mapping{table.None, table.Statement, table.Date}); !slices.Equal(m, want) {
		t.Errorf("got %v, want %v", m, want)
	}
	for _, wrong := range []map[string]string{{"Nichts": "date"}, {"Ort": "place"}} {
		if err := m.Change(header, wrong); fault.KindOf(err) != fault.Invalid || err == nil {
			t.Errorf("%v: the error is %v", wrong, err)
		}
	}
}

func TestDates(t *testing.T) {
	for cell, want := range map[string]string{
		"1961":                        "event 1961",
		"c. 1961":                     "event 1961~",
		"1961/1996":                   "event 1961/1996",
		"-0475 / -0220":               "event -0475/-0220",
		"2015-07-25 02:01:01+00:00":   "event 2015-07-25T02:01:01Z",
		"2024-07-24T10:57:02.877297Z": "event 2024-07-24T10:57:02Z",
		"2012-09-09T00:00":            "event 2012-09-09T00:00:00",
		"2012-09-09 10:00:00 +0530":   "event 2012-09-09T10:00:00+05:30",
		"Unknown Date":                "undated: The file says “Unknown Date”.",
		"":                            "undated: The file gives no date.",
		"13/05/2012":                  "event 2012-05-13",
	} {
		r := fromCSV(t, "statement,date\nIt was,\""+cell+"\"\n")
		if len(r.Archive.Cases) != 1 || exchangetest.Position(r.Archive.Cases[0].Position) != want {
			t.Errorf("%q: got %s, want %s", cell, exchangetest.Summary(r), want)
		}
	}
}

func TestRowsThatCannotBeReadAreRefusedWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"too few cells", "a", "line 3: This row has 1 cells, and the header has 4."},
		{"too many cells", "a,2024,,,x", "line 3: This row has 5 cells, and the header has 4."},
		{"no statement", ",2024,,", "line 3: Claim: This is empty."},
		{"no date", "a,soon,,", `line 3: When: "soon" is not a date`},
		{"two readings", "a,03/04/2024,,", `line 3: When: "03/04/2024" can be read as 3 April 2024`},
		{"no verdict of ours", "a,2024,bogus,", `line 3: Verdict: There is no verdict "bogus"`},
		{"an end before", "a,2024,,2023", "line 3: End: This is no end for what began in 2024."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := fromCSV(t, "Claim,When,Verdict,End\nfirst,2023,,\n"+c.row+"\n")
			if len(r.Refused) != 1 || r.Refused[0].Record != 1 || !strings.HasPrefix(r.Refused[0].Path+": "+r.Refused[0].Reason, c.want) {
				t.Errorf("refused %+v, want %s", r.Refused, c.want)
			}
			if len(r.Archive.Cases) != 1 {
				t.Errorf("%d claims, want the other one", len(r.Archive.Cases))
			}
		})
	}
}

func TestTheOrderOfADateIsAskedAndNotGuessed(t *testing.T) {
	s, err := table.ReadCSV(strings.NewReader("claim,date\na,03/04/2024\nb,13/04/2024\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r := claims(t, s, exchange.Target{}); r.Ambiguous != "03/04/2024" || len(r.Refused) != 1 {
		t.Errorf("ambiguous %q, refused %+v", r.Ambiguous, r.Refused)
	}
	r := claims(t, s, exchange.Target{Order: exchange.MonthFirst})
	if got := r.Archive.Cases[0].When().String(); got != "2024-03-04" {
		t.Errorf("got %s", got)
	}
}

func TestTablesThatAreWrongAreRefusedWithTheLine(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "line 1: this file is empty"},
		{"blanks", "\n,,\n", "line 1: this file is empty"},
		{"a header alone", "claim,date\n", "line 2: the table has no rows"},
		{"a quote that never ends", "claim,date\n\"a,2024\n", "a cell in quotes, begun in line 2"},
		{"bytes that are no text", "claim,date\n\xff,2024\n", "line 2, cell 1: these bytes are not UTF-8"},
	} {
		if _, err := table.ReadCSV(strings.NewReader(c.file)); err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %s", c.name, err, c.want)
		}
	}
}

func TestOtherSeparatorsAndEncodings(t *testing.T) {
	for name, file := range map[string]string{
		"semicolons": "claim;date\n\"a; b\";2024\n", "tabs": "claim\tdate\na; b\t2024\n", "a mark": "\ufeffclaim,date\r\na; b,2024\r\n",
		"UTF-16": "\xff\xfec\x00l\x00a\x00i\x00m\x00,\x00d\x00a\x00t\x00e\x00\n\x00a\x00;\x00 \x00b\x00,\x002\x000\x002\x004\x00\n\x00",
	} {
		r := fromCSV(t, file)
		if len(r.Archive.Cases) != 1 || r.Archive.Cases[0].Statement != "a; b" || r.Archive.Cases[0].When().String() != "2024" {
			t.Errorf("%s: got %s", name, exchangetest.Summary(r))
		}
	}
}

// A file that ends too early gives the rows before the end, and never a row of
// which something is missing, unless it is the last cell that ends early.
func TestATruncatedTableLosesNoRowSilently(t *testing.T) {
	const good = "claim,date,verdict\r\n\"a, \"\"b\"\"\r\nc\",2024,correct\r\nd,1961,wrong\r\n"
	for n := range len(good) - 2 {
		s, err := table.ReadCSV(strings.NewReader(good[:n]))
		if err != nil {
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "line ") {
				t.Errorf("the first %d bytes: %v", n, err)
			}
			continue
		}
		r, err := table.Claims(s, table.Suggest(s.Header), exchange.Target{})
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("the first %d bytes: %v", n, err)
		}
		if err == nil && len(r.Archive.Cases)+len(r.Refused) != len(s.Rows) {
			t.Errorf("the first %d bytes: %d of %d rows", n, len(r.Archive.Cases)+len(r.Refused), len(s.Rows))
		}
	}
}

func TestAQuoteInsideACellIsTakenAsItStands(t *testing.T) {
	r := fromCSV(t, "claim,date\nthe \"launch\",2024\n")
	if r.Archive.Cases[0].Statement != `the "launch"` || len(r.Left) != 1 || !strings.Contains(r.Left[0].Why, "line 2, column 5") {
		t.Errorf("got %s", exchangetest.Summary(r))
	}
}

func TestRefusedRowsAreGivenBack(t *testing.T) {
	s, err := table.ReadCSV(strings.NewReader("claim,date,error\na,2024,\n'=b,soon,an old reason\nc,1961,\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := claims(t, s, exchange.Target{})
	reasons := map[int]string{}
	for _, x := range r.Refused {
		reasons[x.Record] = x.Reason
	}
	var b bytes.Buffer
	if err := table.WriteRefused(&b, s, reasons); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffclaim,date,error\r\n'=b,soon," + `"date: ""soon"" is not a date`
	if !strings.HasPrefix(b.String(), want) || strings.Count(b.String(), "\r\n") != 2 {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	mended, err := table.ReadCSV(strings.NewReader(strings.Replace(b.String(), "soon", "2020", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if again := claims(t, mended, exchange.Target{}); len(again.Refused) != 0 || again.Archive.Cases[0].Statement != "=b" {
		t.Errorf("the mended row reads as %s", exchangetest.Summary(again))
	}
}
