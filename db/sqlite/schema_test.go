package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/db/sqlite"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// The files testdata/schema-N.sql hold a small database of every schema that
// was ever released, as that release wrote it. They are never edited.
func TestEveryReleasedSchemaIsBroughtUpToDate(t *testing.T) {
	released, err := filepath.Glob("testdata/schema-*.sql")
	if err != nil || len(released) == 0 {
		t.Fatalf("released schemas: %v %v", released, err)
	}
	want := schema(t, made(t))
	for _, file := range released {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.db")
			mustRaw(t, path, string(read(t, file)))
			store := opened(t, path, sqlite.Options{})
			report, err := sqlite.Check(t.Context(), path)
			if err != nil || !report.OK() || report.Entries != 2 {
				t.Errorf("Check: %v %v, want all well and two entries", report.Lines(), err)
			}
			if diff := cmp.Diff(want, schema(t, path)); diff != "" {
				t.Errorf("the schema differs from that of a new database (- new, + old):\n%s", diff)
			}
			err = store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
				c, err := r.Case(ctx, "01890000-0000-7000-8000-00000000000c")
				if err != nil {
					return err
				}
				if c.Statement != "It was the first visit in 24 years." {
					t.Errorf("statement is %q", c.Statement)
				}
				found, err := r.Search(ctx, annotate.SearchQuery{Text: "visit", Timelines: []timeline.ID{c.Timeline}, Limit: 1})
				if len(found) != 1 {
					t.Error("the claim is not found by its words")
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// What was judged before the dates of the ends were kept, was judged on those
// that stand there now.
func TestAVerdictOfBeforeIsTakenToRestOnTheDatesOfNow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	mustRaw(t, path, string(read(t, "testdata/schema-2.sql")))
	err := opened(t, path, sqlite.Options{}).View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		c, err := r.Case(ctx, "01890000-0000-7000-8000-00000000000c")
		want := timeline.EndDates{Kept: true, From: edtf.MustParse("2000-07-19"), To: edtf.MustParse("2024-06-19")}
		if c.JudgedOn != want {
			t.Errorf("the gap was judged on %+v, want %+v", c.JudgedOn, want)
		}
		if err != nil {
			return err
		}
		found, err := r.Findings(ctx, c.ID)
		if len(found) != 1 || !found[0].From.IsZero() || !found[0].Until.IsZero() || !found[0].Holds(0) {
			t.Errorf("the findings are %+v, want one that holds on every day", found)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestADatabaseOfAnOlderSchemaCanBeChecked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	mustRaw(t, path, string(read(t, "testdata/schema-2.sql")))
	report, err := sqlite.Check(t.Context(), path)
	if err != nil || !report.OK() || report.Schema != 2 || report.Entries != 2 {
		t.Errorf("Check: %v %v, want schema 2, two entries and no problems", report.Lines(), err)
	}
}

// schema returns what a database is made of, by name, blanks aside.
func schema(t *testing.T, path string) map[string]string {
	t.Helper()
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	rows, err := pool.QueryContext(t.Context(), "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	all := map[string]string{}
	for rows.Next() {
		var name, statement string
		if err := rows.Scan(&name, &statement); err != nil {
			t.Fatal(err)
		}
		all[name] = strings.Join(strings.Fields(statement), " ")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// What was public before editions were kept stays public as it was, and gets its
// edition once.
func TestWhatWasPublicBeforeEditionsStaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	mustRaw(t, path, string(read(t, "testdata/schema-2.sql")), "UPDATE timelines SET visibility = 'public'", "UPDATE claims SET status = 'published'")
	desk := annotate.NewDesk(opened(t, path, sqlite.Options{}), func() time.Time { return time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC) })
	for range 2 {
		if err := desk.KeepEditions(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	shelf, err := desk.Shelf(t.Context(), account.Actor{})
	if err != nil || len(shelf.Others) == 0 {
		t.Fatalf("the public timelines are %+v: %v", shelf.Others, err)
	}
	board, err := desk.Board(t.Context(), account.Actor{}, shelf.Others[0].Slug)
	if err != nil || len(board.Cases) == 0 || len(board.Cases) != shelf.Others[0].Claims {
		t.Fatalf("the public reads %d claims of %d: %v", len(board.Cases), shelf.Others[0].Claims, err)
	}
	for _, c := range board.Cases {
		f, err := desk.Public(t.Context(), account.Operator(), c.ID)
		if err != nil || len(f.Editions) != 1 || f.Case.Statement != c.Statement || len(f.Changed) != 0 {
			t.Errorf("%q has %d editions and differs by %+v: %v", c.Statement, len(f.Editions), f.Changed, err)
		}
	}
}
