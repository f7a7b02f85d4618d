package sqlite_test

import (
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/db/sqlite"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// worked returns the path of a database in which a claim was added and then
// reworded.
func worked(t *testing.T) string {
	t.Helper()
	path := made(t)
	desk := annotate.NewDesk(opened(t, path, sqlite.Options{}), func() time.Time { return time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC) })
	made, err := desk.AddTimeline(t.Context(), account.Operator(), annotate.TimelineEdit{Title: "A pact", Visibility: timeline.Private})
	if err != nil {
		t.Fatal(err)
	}
	in := annotate.ClaimEdit{Statement: "It was signed in June.", Position: timeline.Point{When: edtf.MustParse("2024-06"), Extent: timeline.Event}}
	c, err := desk.AddClaim(t.Context(), account.Operator(), made.Slug, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Statement, in.Version = "It was signed in mid-June.", c.Version
	if _, err := desk.EditClaim(t.Context(), account.Operator(), c.ID, in); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCheckComparesClaimsWithTheHistory(t *testing.T) {
	unlock := []string{"DROP TRIGGER history_remains", "DROP TRIGGER history_changes_remain"}
	cases := []struct {
		name  string
		spoil []string
		want  string
	}{
		{"nothing was touched", nil, ""},
		{"a statement was altered", []string{"UPDATE claims SET statement = 'forged'"}, `has the statement "forged", but the history says "It was signed in mid-June."`},
		{"a verdict was altered", []string{"UPDATE claims SET verdict = 'wrong'"}, `has the verdict "wrong", but the history says "unchecked"`},
		{"the end of the history was cut off", append(unlock,
			"DELETE FROM history_changes WHERE entry = (SELECT max(number) FROM history)",
			"DELETE FROM history WHERE number = (SELECT max(number) FROM history)"), "but the history says \"It was signed in June.\""},
		{"what was published was altered", []string{
			"INSERT INTO editions SELECT id, 1, 2, 'correct', '', '', 0, '{}', 'digest' FROM claims",
		}, "was altered: its SHA-256 is another"},
		{"the whole history was removed", append(unlock, "DELETE FROM history_changes", "DELETE FROM history"), "has no history"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			path := worked(t)
			if len(tc.spoil) > 0 {
				mustRaw(t, path, tc.spoil...)
			}
			report, err := sqlite.Check(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if report.OK() != (tc.want == "") || !strings.Contains(strings.Join(report.Problems, "\n"), tc.want) {
				t.Errorf("problems are %q, want %q", report.Problems, tc.want)
			}
		})
	}
}
