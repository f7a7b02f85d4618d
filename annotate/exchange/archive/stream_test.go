package archive_test

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/fault"
)

// carry returns the archive of a timeline as a file that is written while it is
// read.
func (n *newsroom) carry(actor account.Actor, slug string) []byte {
	n.t.Helper()
	var file bytes.Buffer
	out := archive.NewWriter(&file)
	n.must(n.Carry(n.t.Context(), actor, slug, out.Add))
	n.must(out.Close())
	return file.Bytes()
}

// importParts brings a file in while it is read.
func (n *newsroom) importParts(actor account.Actor, file []byte, o annotate.ImportOptions) annotate.ImportReport {
	n.t.Helper()
	report, err := n.ImportParts(n.t.Context(), actor, archive.Parts(bytes.NewReader(file)), o)
	n.must(err)
	return report
}

func TestAnExportInPartsHasTheBytesOfTheWhole(t *testing.T) {
	from := newNewsroom(t)
	slug := from.furnish()
	n := newNewsroom(t)
	n.importFile(n.root, withUnknownKeys(from.export(from.ada, slug)), annotate.ImportOptions{KeepStatus: true})
	for _, who := range []account.Actor{n.root, {}} {
		if diff := cmp.Diff(string(n.export(who, slug)), string(n.carry(who, slug))); diff != "" {
			t.Errorf("the export of %q in parts differs from the whole (-whole +parts):\n%s", who.Name, diff)
		}
	}
}

func TestAnImportInPartsIsThatOfTheWhole(t *testing.T) {
	from := newNewsroom(t)
	slug := from.furnish()
	middle := newNewsroom(t)
	middle.importFile(middle.root, withUnknownKeys(from.export(from.ada, slug)), annotate.ImportOptions{KeepStatus: true})
	file := middle.export(middle.root, slug)
	for _, c := range []struct {
		name string
		who  func(*newsroom) account.Actor
		o    annotate.ImportOptions
	}{
		{"an administrator who keeps the status", func(n *newsroom) account.Actor { return n.root }, annotate.ImportOptions{KeepStatus: true}},
		{"a reviewer, for whom all lands in review", func(n *newsroom) account.Actor { return n.ada }, annotate.ImportOptions{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole, parts := newNewsroom(t), newNewsroom(t)
			want := whole.importFile(c.who(whole), file, c.o)
			got, err := parts.ImportParts(t.Context(), c.who(parts), singly(archive.Parts(bytes.NewReader(file))), c.o)
			parts.must(err)
			for _, result := range []annotate.ImportResult{annotate.Create, annotate.Modify, annotate.Skip, annotate.Refuse} {
				if got.Count(result) != want.Count(result) {
					t.Errorf("%d to %s, want %d", got.Count(result), result, want.Count(result))
				}
			}
			same := func(actor func(*newsroom) account.Actor) {
				t.Helper()
				a, b := sameNames(whole.export(actor(whole), slug)), sameNames(parts.export(actor(parts), slug))
				if diff := cmp.Diff(a, b); diff != "" {
					t.Errorf("the timeline differs (-whole +parts):\n%s", diff)
				}
			}
			same(c.who)
			if c.o.KeepStatus {
				same(func(*newsroom) account.Actor { return account.Actor{} }) // what the public reads
			}
			again := parts.importParts(c.who(parts), parts.export(c.who(parts), slug), c.o)
			if again.Count(annotate.Create)+again.Count(annotate.Modify) != 0 {
				t.Errorf("a second import made %d and changed %d records", again.Count(annotate.Create), again.Count(annotate.Modify))
			}
		})
	}
}

// singly divides the parts of an archive so that each claim is one.
func singly(parts iter.Seq2[annotate.Archive, error]) iter.Seq2[annotate.Archive, error] {
	return func(yield func(annotate.Archive, error) bool) {
		for part, err := range parts {
			if len(part.Cases) == 0 {
				if !yield(part, err) {
					return
				}
				continue
			}
			for _, c := range part.Cases {
				one := part
				one.Cases = []annotate.Case{c}
				one.Quotes = slices.DeleteFunc(slices.Clone(part.Quotes), func(q annotate.Quote) bool { return q.Claim != c.ID })
				one.Evidence = slices.DeleteFunc(slices.Clone(part.Evidence), func(e annotate.Evidence) bool { return e.Claim != c.ID })
				one.Dismissals = slices.DeleteFunc(slices.Clone(part.Dismissals), func(d annotate.Dismissal) bool { return d.Claim != c.ID })
				one.Reviews = slices.DeleteFunc(slices.Clone(part.Reviews), func(r annotate.Review) bool { return r.Claim != c.ID })
				if !yield(one, err) {
					return
				}
			}
		}
	}
}

// sameNames cuts out what differs between two desks that did the same: who did
// it by id, and the second of it.
func sameNames(file []byte) string {
	var lines []string
	inPerson := false
	for line := range strings.Lines(string(file)) {
		inPerson = inPerson || strings.Contains(line, `"by": {`) || strings.Contains(line, `"authors": [`)
		if (inPerson && strings.Contains(line, `"id"`)) || strings.Contains(line, `"changed":`) {
			line = "…\n"
		}
		if strings.Contains(line, "}") {
			inPerson = strings.Contains(line, `},`) && inPerson
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "")
}

func TestAnImportInPartsThatRefusesSomethingWritesNothing(t *testing.T) {
	from := newNewsroom(t)
	slug := from.furnish()
	good := string(from.export(from.root, slug))
	for _, c := range []struct{ name, old, new, want string }{
		{"a date that is none", `"when": "2024-06-19"`, `"when": "2024-13-19"`, "position.when: "},
		{"a text that is cut off", good[len(good)-200:], "", "the file ends here"},
		{"an end that is not there", `"kind": "claim",
          "claim": "`, `"kind": "claim",
          "claim": "01890a5d-ac96-774b-bcce-b302099a80`, "claim"},
		{"claims before the sources", `"sources": [`, `"claims": [{"id": "00000000-0000-7000-8000-000000000000", "statement": "x", "position": {"kind": "undated"}}], "sources": [`, "come before"},
		{"a status that is none", `"status": "draft"`, `"status": "hot"`, "status"},
		{"a bracket that is not closed", `"claims": [`, `"claims": [[`, "claims"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewsroom(t)
			if !strings.Contains(good, c.old) {
				t.Fatalf("%q is not in the file", c.old)
			}
			bad := strings.Replace(good, c.old, c.new, 1)
			_, err := n.ImportParts(t.Context(), n.root, archive.Parts(strings.NewReader(bad)), annotate.ImportOptions{})
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(fmt.Sprint(err), c.want) {
				t.Errorf("the error is %v, want an invalid one with %q", err, c.want)
			}
			if _, err := n.Archive(t.Context(), n.root, slug); fault.KindOf(err) != fault.NotFound {
				t.Errorf("the timeline is there (%v)", err)
			}
		})
	}
}

func TestEveryTruncationOfAFileIsRefusedInParts(t *testing.T) {
	whole := file(t, sample())
	for n := range len(whole) - 1 {
		var err error
		for _, err = range archive.Parts(bytes.NewReader(whole[:n])) {
			if err != nil {
				break
			}
		}
		if fault.KindOf(err) != fault.Invalid || err == nil {
			t.Fatalf("of %d bytes: the error is %v, want an invalid one", n, err)
		}
	}
}
