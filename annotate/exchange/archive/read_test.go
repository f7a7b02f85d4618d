package archive_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate/exchange/archive"
	"dateline/annotate/fault"
)

func TestAFileThatIsWrongIsRefusedWithThePlace(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"another format", `"format": "dateline"`, `"format": "tml"`, `format: this is "tml", not "dateline"`},
		{"no format", `"format": "dateline",`, ``, `format: this is missing`},
		{"a version to come", `"version": 1`, `"version": 2`, `version: this program reads version 1, not 2`},
		{"no timeline", `"timeline": {`, `"line": {`, `timeline: this is missing`},
		{"a date that is none", `"when": "2024-06-19"`, `"when": "2024-13-19"`, `claims[1].position.when: `},
		{"a number for a text", `"when": "2024-06-19"`, `"when": 2024`, `claims[1].position.when: this has to be a text, not 2024 (line `},
		{"null for a text", `"when": "2024-06-19"`, `"when": null`, `claims[1].position.when: this has to be a text, not null`},
		{"a text for an object", `"from": {`, `"from": "x", "y": {`, `claims[0].position.from: this has to be an object, not the text "x"`},
		{"an object for an array", `"articles": [`, `"articles": {}, "x": [`, `articles: this has to be an array, not an object`},
		{"a fraction for a number", `"number": 1`, `"number": 1.5`, `articles[0].texts[0].number: this has to be a whole number, not 1.5`},
		{"a number beyond the limit", `"number": 1`, `"number": 99999999999`, `articles[0].texts[0].number: this has to be a whole number`},
		{"a text for true", `"confidential": true`, `"confidential": "yes"`, `sources[0].confidential: this has to be true or false, not the text "yes"`},
		{"a time that is none", `"created": "2024-06-20T09`, `"created": "2024-06-20 09`, `articles[0].created: "2024-06-20 09:00:00.005Z" is no time`},
		{"an id that is none", `"id": "` + id("5") + `"`, `"id": "five"`, `claims[1].id: "five" is no id`},
		{"no id", `"id": "` + id("5") + `",`, ``, `claims[1].id: this is missing`},
		{"two claims with one id", `"id": "` + id("5") + `"`, `"id": "` + id("4") + `"`, `claims[1].id: this id stands twice`},
		{"a position of no kind", `"kind": "point"`, `"kind": "range"`, `claims[1].position.kind: this is "range"`},
		{"a position of two kinds", `"kind": "point",`, `"kind": "point", "reason": "none",`, `claims[1].position: some of these keys belong to another kind`},
		{"an end of two kinds", `"kind": "claim",`, `"kind": "claim", "when": "2000",`, `claims[0].position.to: this has to be of kind claim`},
		{"a key twice", `"slug": "visit",`, `"slug": "visit", "slug": "other",`, `line 6, column 22: the key "slug" stands twice`},
		{"an unknown key twice", `"extra": {`, `"c": 1, "extra": {`, `the unknown key "c" stands twice: in the object and in its extra`},
		{"an unknown key twice in itself", `"slug": "visit",`, `"slug": "visit", "x": {"y": 1, "y": 2},`, `line 6, column 36: the key "y" stands twice`},
		{"an extra that is no object", `"extra": {`, `"extra": [], "x": {`, `claims[0].position.to.extra: this has to be an object, not an array`},
		{"half of a surrogate pair", `"slug": "visit"`, `"slug": "\ud83d"`, `line 6, column 14: half of a surrogate pair`},
		{"bytes that are no text", `"slug": "visit"`, "\"slug\": \"\xff\"", `line 6, column 14: these bytes are not UTF-8`},
		{"a line break in a text", `"slug": "visit"`, "\"slug\": \"a\nb\"", `line 6, column 15: the control character`},
		{"a comma too many", `"slug": "visit",`, `"slug": "visit",,`, `line 6, column 21: a key in quotes is expected here, not ','`},
		{"more after the end", "\n}\n", "\n}\n{}", `the file goes on after its end`},
		{"a mark of the byte order", `{`, "\ufeff{", `line 1, column 1: "\ufeff" is no JSON value`},
		{"an array around it", `{`, `[{`, `the file: this has to be an object, not an array`},
	} {
		t.Run(c.name, func(t *testing.T) {
			good := string(file(t, sample()))
			if !strings.Contains(good, c.old) {
				t.Fatalf("%s is not in the file", c.old)
			}
			_, err := archive.Read(strings.NewReader(strings.Replace(good, c.old, c.new, 1)))
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.Contains(err.Error(), c.want) || fault.KindOf(err) != fault.Invalid {
				t.Errorf("the error is %q, of kind %s; want an invalid one with %q", err, fault.KindOf(err), c.want)
			}
		})
	}
}

func TestUnknownKeysAreKeptUnderExtra(t *testing.T) {
	a := strings.Replace(string(file(t, sample())), `"slug": "visit"`, `"z": [1.0, {"y": "\u003c", "x": 1e2}], "slug": "visit", "extra": {"a": "é"}`, 1)
	read, err := archive.Read(strings.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(string(file(t, sample())), `"visibility": "public",
    "version": 1
`, `"visibility": "public",
    "version": 1,
    "extra": {
      "a": "é",
      "z": [
        1.0,
        {
          "x": 1e2,
          "y": "<"
        }
      ]
    }
`, 1)
	if diff := cmp.Diff(want, string(file(t, read))); diff != "" {
		t.Errorf("the file differs (-want +got):\n%s", diff)
	}
}

func TestNoTruncatedFileIsRead(t *testing.T) {
	good := bytes.TrimSpace(file(t, sample()))
	for n := range good {
		_, err := archive.Read(bytes.NewReader(good[:n]))
		if err == nil {
			t.Fatalf("the first %d of %d bytes were read", n, len(good))
		}
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "line ") {
			t.Fatalf("the first %d of %d bytes: the error %q names no place", n, len(good), err)
		}
	}
}

func TestFilesOverALimitAreRefused(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	good := string(file(t, sample()))
	if _, err := archive.Read(strings.NewReader(strings.Replace(good, `"slug"`, `"x": `+deep(archive.MaxDepth-3)+`, "slug"`, 1))); err != nil {
		t.Errorf("a file as deep as may be: %v", err)
	}
	for _, c := range []struct{ name, file, want string }{
		{"too deep", strings.Replace(good, `"slug"`, `"x": `+deep(archive.MaxDepth-2)+`, "slug"`, 1), "more than 32 deep"},
		{"far too deep", strings.Repeat("[", 1_000_000), "the file: this has to be an object"},
		{"far too deep inside", `{"x":` + strings.Repeat(`{"a":`, 1_000_000), "more than 32 deep"},
		{"too many records", `{"omitted": [` + strings.Repeat("{},", archive.MaxRecords) + `{}]}`, "more than 1000000 records"},
		{"too large", strings.Repeat(" ", archive.MaxSize+1), "larger than 64 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := archive.Read(strings.NewReader(c.file))
			if err == nil || !strings.Contains(err.Error(), c.want) || fault.KindOf(err) != fault.Invalid {
				t.Errorf("the error is %v, want one with %q", err, c.want)
			}
		})
	}
}

// TestWhatIsNoJSONIsRefused reads the files of the JSON parsing test suite
// that no parser may take.
func TestWhatIsNoJSONIsRefused(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t), "data", "nasty", "test_parsing", "n_*.json"))
	if err != nil || len(files) < 50 {
		t.Fatalf("only %d files are there (%v)", len(files), err)
	}
	for _, name := range files {
		bad, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// By itself no such file is an archive anyway, so it stands as an
		// unknown key of one that is.
		inside := bytes.Replace(file(t, sample()), []byte(`"slug"`), append(append([]byte(`"x": `), bad...), `, "slug"`...), 1)
		for _, data := range [][]byte{bad, inside} {
			if _, err := archive.Read(bytes.NewReader(data)); err == nil {
				t.Errorf("%s was read", filepath.Base(name))
			} else if fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s: the error %q is of kind %s", filepath.Base(name), err, fault.KindOf(err))
			}
		}
	}
}

// shared returns the folder of material beside the module, and skips the test
// where there is none.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("the tests do not run inside the module")
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(filepath.Dir(dir), "shared")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the shared material is not there")
	}
	return dir
}

func FuzzRead(f *testing.F) {
	good := file(f, sample())
	f.Add(good)
	f.Add(bytes.ReplaceAll(good, []byte("\n"), nil))
	f.Add(withUnknownKeys(good))
	f.Add([]byte(`{"format":"dateline","version":1,"timeline":{"id":"` + id("1") + `","slug":"a","title":"b","visibility":"public"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := archive.Read(bytes.NewReader(data))
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("the error %q is of kind %s", err, fault.KindOf(err))
			}
			return
		}
		written := file(t, first)
		second, err := archive.Read(bytes.NewReader(written))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, written)
		}
		first.Sort()
		second.Sort()
		if diff := cmp.Diff(first, second, cmp.Comparer(sameDate)); diff != "" {
			t.Errorf("what was written reads otherwise (-first +second):\n%s", diff)
		}
		if !bytes.Equal(written, file(t, second)) {
			t.Error("what was read again is written otherwise")
		}
	})
}
