package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/cmd/dateline/internal/sample"
)

// TestAnImportThatIsInterruptedLeavesNothing interrupts an import at each moment
// at which it looks at the clock, until it comes to its end.
func TestAnImportThatIsInterruptedLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := loadSample(t, path); err != nil {
		t.Fatal(err)
	}
	before := exported(t, path)
	const most = 100 // looks at the clock
	for at := range most {
		ctx, interrupt := context.WithCancel(t.Context())
		looks := 0
		clock := func() time.Time {
			if looks++; looks > at {
				interrupt()
			}
			return fixed()
		}
		var stderr bytes.Buffer
		a := &app{getenv: nothing, stdin: strings.NewReader("claim,date\nIt happened,2024\n"), stdout: io.Discard, stderr: &stderr, now: clock}
		err := a.execute(ctx, []string{"import", "--db", path, "--timeline", sample.Slug, "-"})
		interrupt()
		if err == nil {
			if at < 2 {
				t.Errorf("the import was done after %d looks at the clock; want some moments at which to interrupt it", at)
			}
			if got := exported(t, path); !strings.Contains(got, "It happened") {
				t.Error("the import that was not interrupted left nothing")
			}
			return
		}
		if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "nothing was imported") {
			t.Fatalf("interrupted at moment %d: got the error %v, want that nothing was imported", at, err)
		}
		if stderr.Len() > 0 {
			t.Errorf("interrupted at moment %d, the program wrote %q to what is no terminal", at, stderr.String())
		}
		if got := exported(t, path); got != before {
			t.Fatalf("interrupted at moment %d, the import left something: %s", at, got)
		}
	}
	t.Errorf("the import did not come to its end")
}

func nothing(string) string { return "" }

func exported(t *testing.T, path string) string {
	t.Helper()
	var out bytes.Buffer
	a := &app{getenv: nothing, stdin: strings.NewReader(""), stdout: &out, stderr: io.Discard, now: fixed}
	if err := a.execute(t.Context(), []string{"export", "--db", path, "--timeline", sample.Slug}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestABarIsDrawnWhereThereIsATerminal(t *testing.T) {
	var shown bytes.Buffer
	m := &meter{w: &shown}
	if _, err := io.Copy(io.Discard, m.reading(t.Context(), strings.NewReader("claim,date\n"), 11)); err != nil {
		t.Fatal(err)
	}
	for done := range 3 {
		m.importing(annotate.ImportProgress{Stage: annotate.Comparing, Done: done + 1, Total: 3})
	}
	m.importing(annotate.ImportProgress{Stage: annotate.Settling})
	m.close()
	for _, words := range []string{"comparing records", "checking the dates"} {
		if !strings.Contains(shown.String(), words) {
			t.Errorf("the terminal does not show %q: %q", words, shown.String())
		}
	}
	none := &meter{}
	none.importing(annotate.ImportProgress{Stage: annotate.Writing, Done: 1, Total: 2})
	none.close()
}
