package archive_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
)

func TestAnExportThatIsImportedAndExportedAgainHasTheSameBytes(t *testing.T) {
	from := newNewsroom(t)
	slug := from.furnish()
	file := withUnknownKeys(from.export(from.ada, slug))
	// The first import moves the unknown keys to their place.
	middle := newNewsroom(t)
	middle.importFile(account.Operator(), file, annotate.ImportOptions{KeepStatus: true})
	exported := middle.export(middle.root, slug)
	if n := bytes.Count(exported, []byte(`"mood": "solemn"`)); n != len(befores)+len(inside) {
		t.Fatalf("%d of %d objects kept their unknown keys:\n%s", n, len(befores)+len(inside), exported)
	}
	for _, actor := range []string{"the operator", "an administrator"} {
		t.Run("imported by "+actor, func(t *testing.T) {
			to := newNewsroom(t)
			who := to.root
			if actor == "the operator" {
				who = account.Operator()
			}
			report := to.importFile(who, exported, annotate.ImportOptions{KeepStatus: true})
			if n := report.Count(annotate.Create); n != len(report.Records) {
				t.Errorf("%d of %d records were created", n, len(report.Records))
			}
			if diff := cmp.Diff(string(exported), string(to.export(to.root, slug))); diff != "" {
				t.Errorf("the second export differs from the first (-first +second):\n%s", diff)
			}
		})
	}
}

// befores are keys of objects of every kind, each in another object.
var befores = []string{
	`"slug":`, `"byline":`, `"body":`, `"isbn":`, `"claimant":`, `"extent":`, `"op":`, `"claim":`, `"explanation":`,
	`"exact":`, `"locator":`, `"severity":`, `"act":`, `"articles":`,
}

// inside are keys that hold objects which share all their keys with others, or
// lists of such.
var inside = []string{`"ends": `, `"dismissals": `}

// withUnknownKeys adds keys that no version knows to objects of every kind.
func withUnknownKeys(file []byte) []byte {
	s := string(file)
	const unknown = `"zeta": {"b": [1e5, "<&>\u00e9"], "a": null}, "mood": "solemn", `
	for _, key := range inside {
		before, after, _ := strings.Cut(s, key)
		before, after = before+key+after[:strings.Index(after, "{")+1], after[strings.Index(after, "{")+1:]
		s = before + unknown + after
	}
	for _, before := range befores {
		s = strings.Replace(s, before, unknown+before, 1)
	}
	return []byte(s)
}

func TestAnExportReadsAsWhatWasExported(t *testing.T) {
	n := newNewsroom(t)
	want, err := n.Archive(t.Context(), n.ada, n.furnish())
	n.must(err)
	var file bytes.Buffer
	n.must(archive.Write(&file, want))
	got, err := archive.Read(&file)
	n.must(err)
	if diff := cmp.Diff(want, got, cmp.Comparer(sameDate)); diff != "" {
		t.Errorf("what was read differs from what was written (-written +read):\n%s", diff)
	}
}

func TestImportingAFileTwiceDoesNothingTheSecondTime(t *testing.T) {
	for _, keep := range []bool{true, false} {
		from, to := newNewsroom(t), newNewsroom(t)
		slug := from.furnish()
		file := withUnknownKeys(from.export(from.ada, slug))
		o := annotate.ImportOptions{KeepStatus: keep}
		to.importFile(to.root, file, o)
		before := to.export(to.root, slug)
		report := to.importFile(to.root, file, o)
		for _, r := range report.Records {
			if r.Result != annotate.Skip {
				t.Errorf("keeping the status is %v: the second import would %s %s", keep, r.Result, r.Path)
			}
		}
		if diff := cmp.Diff(string(before), string(to.export(to.root, slug))); diff != "" {
			t.Errorf("keeping the status is %v: the second import changed something:\n%s", keep, diff)
		}
	}
}
