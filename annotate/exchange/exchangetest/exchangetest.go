// Package exchangetest is for the tests of the formats.
package exchangetest

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/fault"
	"dateline/db/dbtest"
	"dateline/timeline"
)

// Shared returns a path in the folder of material beside the module, and skips
// the test where there is none.
func Shared(t testing.TB, path ...string) string {
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
	name := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, path...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skip("the shared material is not there")
	}
	return name
}

// Desk is a desk on a fresh database, with an administrator of it and two people
// who are none.
type Desk struct {
	*annotate.Desk
	T         testing.TB
	Root      account.Actor
	Ada, Cleo account.Actor // a reviewer and a checker
}

// NewDesk returns a fresh desk.
func NewDesk(t *testing.T) *Desk {
	t.Helper()
	now := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	d := &Desk{T: t, Desk: annotate.NewDesk(dbtest.New(t), func() time.Time {
		now = now.Add(time.Second)
		return now
	})}
	d.Root, d.Ada, d.Cleo = d.hire("root", account.Admin), d.hire("ada", account.Reviewer), d.hire("cleo", account.Checker)
	return d
}

func (d *Desk) hire(login string, role account.Role) account.Actor {
	d.T.Helper()
	u, err := d.AddUser(d.T.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: login, Role: role})
	if err != nil {
		d.T.Fatal(err)
	}
	return u.Actor()
}

// Timeline makes a timeline of Ada's, with Cleo as a checker.
func (d *Desk) Timeline(title string, v timeline.Visibility) timeline.Timeline {
	d.T.Helper()
	tl, err := d.AddTimeline(d.T.Context(), d.Ada, annotate.TimelineEdit{Title: title, Visibility: v})
	if err == nil {
		err = d.SetMember(d.T.Context(), d.Ada, tl.Slug, "cleo", account.Checker)
	}
	if err != nil {
		d.T.Fatal(err)
	}
	return tl
}

// Content returns what the administrator gets of a timeline.
func (d *Desk) Content(slug string) annotate.Archive {
	d.T.Helper()
	a, err := d.Archive(d.T.Context(), d.Root, slug)
	if err != nil {
		d.T.Fatal(err)
	}
	return a
}

// Take imports a reading as Ada, and fails the test when it is refused.
func (d *Desk) Take(r *exchange.Reading, o exchange.Options) annotate.ImportReport {
	d.T.Helper()
	report, err := exchange.Import(d.T.Context(), d.Desk, d.Ada, r, o)
	if err != nil {
		d.T.Fatalf("importing %s: %v\n%v", r.Format, err, Refused(report))
	}
	return report
}

// Refused returns the records that a report says were refused.
func Refused(report annotate.ImportReport) []string {
	var lines []string
	for _, x := range report.Records {
		if x.Result == annotate.Refuse {
			lines = append(lines, x.Path+": "+x.Reason)
		}
	}
	return lines
}

// Golden compares got with a file in testdata, or writes it anew.
func Golden(t *testing.T, name string, got []byte, update bool) {
	t.Helper()
	golden := filepath.Join("testdata", name)
	if update {
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

// Reader reads a file.
type Reader func(r io.Reader, to exchange.Target) (*exchange.Reading, error)

// Summary says what a reading holds, a line for each thing.
func Summary(r *exchange.Reading) []byte {
	var b bytes.Buffer
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " | ") + "\n") }
	line(r.Format, r.Archive.Timeline.Title, r.Archive.Timeline.Description)
	for _, k := range r.Archive.Cases {
		line("claim", k.Statement, Position(k.Position), k.Claimant, k.Lane, strings.Join(k.Tags, ","), string(k.Status), string(k.Ruling.Verdict))
		for _, q := range r.Archive.Quotes {
			if q.Claim == k.ID {
				line("  quote", q.Exact)
			}
		}
		for _, e := range r.Archive.Evidence {
			if e.Claim != k.ID {
				continue
			}
			for _, s := range r.Archive.Sources {
				if s.ID == e.Source {
					line("  "+string(e.Stance), s.Title, s.URL, e.Quote, e.Note)
				}
			}
		}
		if extra := r.Archive.Extra[annotate.ExtraKey{Object: annotate.ObjectClaim, ID: string(k.ID)}]; extra != "" {
			line("  kept", extra)
		}
	}
	for _, x := range r.Refused {
		line("refused", x.Path, x.Reason)
	}
	for _, o := range r.Left {
		line("left", o.What, o.Why)
	}
	return b.Bytes()
}

// Position returns a position in short.
func Position(p timeline.Position) string { return exchange.Position(p) }

// NoTruncationIsRead fails unless every beginning of a file that ends within it
// is refused with a place.
func NoTruncationIsRead(t *testing.T, file []byte, read Reader) {
	t.Helper()
	file = bytes.TrimSpace(file)
	for n := range file {
		_, err := read(bytes.NewReader(file[:n]), exchange.Target{})
		if err == nil {
			t.Fatalf("the first %d of %d bytes were read", n, len(file))
		}
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "line ") {
			t.Fatalf("the first %d of %d bytes: the error %q names no place", n, len(file), err)
		}
	}
}

// NothingMalformedIsRead reads every file that no parser of JSON may take.
func NothingMalformedIsRead(t *testing.T, read Reader) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(Shared(t, "data", "nasty"), "test_parsing", "n_*.json"))
	if err != nil || len(files) < 50 {
		t.Fatalf("only %d files are there (%v)", len(files), err)
	}
	for _, name := range files {
		bad, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := read(bytes.NewReader(bad), exchange.Target{}); fault.KindOf(err) != fault.Invalid || err == nil {
			t.Errorf("%s: the error is %v", filepath.Base(name), err)
		}
	}
}

// Sane fails when a reading that a reader made of anything is not what a desk
// could take.
func Sane(t *testing.T, r *exchange.Reading, err error) {
	t.Helper()
	if err != nil {
		if fault.KindOf(err) != fault.Invalid {
			t.Fatalf("the error %q is of kind %s", err, fault.KindOf(err))
		}
		return
	}
	if n := len(r.Archive.Cases) + len(r.Refused); n < r.Records {
		t.Fatalf("of %d records, %d claims and %d refusals", r.Records, len(r.Archive.Cases), len(r.Refused))
	}
	for _, k := range r.Archive.Cases {
		if k.Statement == "" || strings.ContainsAny(k.Statement, "\n\r\x00") || len([]rune(k.Statement)) > annotate.MaxStatement {
			t.Fatalf("the statement %q is none", k.Statement)
		}
	}
}
