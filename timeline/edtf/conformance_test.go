package edtf_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dateline/timeline/edtf"
)

// TestConformance reads a table that was merged from the test suites of other
// implementations. Rows on which those disagree are not scored.
func TestConformance(t *testing.T) {
	scored := 0
	for _, row := range conformanceTable(t) {
		if class := row["klass"]; class != "core" && class != "convention" {
			continue
		}
		scored++
		text := row["string"]
		d, err := edtf.Parse(text)
		if valid := row["valid"] == "1"; valid != (err == nil) {
			t.Errorf("Parse(%q) gives error %v; want valid %t", text, err, valid)
			continue
		}
		if err != nil {
			checkSyntaxError(t, text, err)
			continue
		}
		if got := strconv.Itoa(d.Level()); got != row["level"] {
			t.Errorf("%q is of level %s; want %s", text, got, row["level"])
		}
		if got := boundText(d.Earliest()); got != row["earliest"] {
			t.Errorf("%q begins %s; want %s", text, got, row["earliest"])
		}
		if got := boundText(d.Latest()); got != row["latest"] {
			t.Errorf("%q ends %s; want %s", text, got, row["latest"])
		}
	}
	if scored < 300 {
		t.Errorf("only %d rows were scored", scored)
	}
}

// conformanceTable returns the rows of the table by the names of its columns.
// It skips the test where the table is not at hand.
func conformanceTable(t *testing.T) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(moduleRoot(t), "..", "shared", "data", "edtf_cases.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared table of cases is not beside this module")
	}
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var rows []map[string]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if names == nil {
			names = cells
			continue
		}
		row := make(map[string]string, len(names))
		for i, name := range names {
			if i < len(cells) {
				row[name] = cells[i]
			}
		}
		var text string
		if err := json.Unmarshal([]byte(row["string"]), &text); err != nil {
			t.Fatalf("row %s: %v", line, err)
		}
		row["string"] = text
		rows = append(rows, row)
	}
	return rows
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}

// boundText writes a bound as the table does.
func boundText(b edtf.Bound) string {
	switch {
	case b.Kind == edtf.Unknown:
		return "unk"
	case b.Kind == edtf.Open && b.Day == edtf.MinDay:
		return "-inf"
	case b.Kind == edtf.Open:
		return "inf"
	default:
		return strings.TrimPrefix(b.Day.String(), "Y")
	}
}

func checkSyntaxError(t *testing.T, text string, err error) {
	t.Helper()
	var syntax *edtf.SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("%q gives %T; want *SyntaxError", text, err)
		return
	}
	if end := len([]rune(text)) + 1; syntax.Column < 1 || syntax.Column > end {
		t.Errorf("%q fails at column %d; want one from 1 to %d", text, syntax.Column, end)
	}
	if syntax.Expected == "" {
		t.Errorf("%q fails without saying what was expected", text)
	}
}
