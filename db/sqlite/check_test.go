package sqlite_test

import (
	"strings"
	"testing"

	"dateline/annotate/fault"
	"dateline/db/sqlite"
)

func TestCheckOfASoundDatabase(t *testing.T) {
	path := made(t)
	store := opened(t, path, sqlite.Options{}) // in use meanwhile
	record(t, store, 2)
	report, err := sqlite.Check(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK() || report.Entries != 5 || report.Schema != report.Latest {
		t.Errorf("report is %+v, want five entries and no problems", report)
	}
	lines := strings.Join(report.Lines(), "\n")
	for _, want := range []string{path, "5 entries", "no problems"} {
		if !strings.Contains(lines, want) {
			t.Errorf("lines are %q, want that they say %q", lines, want)
		}
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	cases := []struct {
		name  string
		spoil []string
		want  string
	}{
		{"an entry was altered", []string{
			"DROP TRIGGER history_stays", "UPDATE history SET reason = 'forged' WHERE number = 2",
		}, "broken at entry 2 (add of timeline t2)"},
		{"who did it was altered", []string{
			"DROP TRIGGER history_stays", "UPDATE history SET actor_name = 'somebody else' WHERE number = 2",
		}, "by somebody else: it was altered after it was written"},
		{"an entry in the middle was removed", []string{
			"DROP TRIGGER history_remains", "DROP TRIGGER history_changes_remain",
			"DELETE FROM history_changes WHERE entry = 2", "DELETE FROM history WHERE number = 2",
		}, "broken at entry 3 (add of timeline t3), of 0001-01-01T00:00:00Z by nobody: entry 2 should stand here, and is missing"},
		{"two entries changed places", []string{
			"DROP TRIGGER history_stays", "DROP TRIGGER history_changes_stay", "PRAGMA foreign_keys = OFF",
			"UPDATE history SET number = 99 WHERE number = 2", "UPDATE history SET number = 2 WHERE number = 3", "UPDATE history SET number = 3 WHERE number = 99",
			"UPDATE history_changes SET entry = 99 WHERE entry = 2", "UPDATE history_changes SET entry = 2 WHERE entry = 3", "UPDATE history_changes SET entry = 3 WHERE entry = 99",
		}, "broken at entry 2 (add of timeline t3)"},
		{"what to do is said", []string{
			"DROP TRIGGER history_stays", "UPDATE history SET act = 'forged' WHERE number = 1",
		}, "compare it with backups: check each with this command"},
		{"a change was altered", []string{
			"DROP TRIGGER history_changes_stay", "UPDATE history_changes SET new_value = 'forged' WHERE entry = 3",
		}, "broken at entry 3"},
		{"a change was removed", []string{
			"DROP TRIGGER history_changes_remain", "DELETE FROM history_changes WHERE entry = 2",
		}, "broken at entry 2"},
		{"a change was added", []string{
			"INSERT INTO history_changes VALUES (2, 1, 'role', '', 'admin')",
		}, "broken at entry 2"},
		{"the first entry was removed", []string{
			"DROP TRIGGER history_remains", "DROP TRIGGER history_changes_remain",
			"DELETE FROM history_changes WHERE entry = 1", "DELETE FROM history WHERE number = 1",
		}, "broken at entry 2"},
		{"an entry was added with a wrong hash", []string{
			"INSERT INTO history SELECT 4, at, actor_id, actor_name, machine, timeline_id, object, object_id, act, reason, hash, hash FROM history WHERE number = 3",
		}, "broken at entry 4"},
		{"a reference dangles", []string{
			"PRAGMA foreign_keys = OFF", "INSERT INTO members VALUES ('t1', 'nobody', 'admin')",
		}, "members refers to a row of users that is not there"},
		{"a text was altered", []string{
			"INSERT INTO articles VALUES (1, 'a', 't1', '', '', '', '', NULL, '', '', '', '', 0, 1)",
			"INSERT INTO texts VALUES ('a', 1, 'body', 'hash', '', '', 0)",
		}, "text 1 of article a was altered"},
		{"a date is no date", []string{
			"INSERT INTO articles VALUES (1, 'a', 't1', '', '', '', '', '2024-13', '', '', '', '', 0, 1)",
		}, "article a: "},
		{"a value is none of its kind", []string{
			"PRAGMA ignore_check_constraints = ON", "UPDATE timelines SET visibility = 'secret'",
		}, "timelines"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			path := made(t)
			mustRaw(t, path, tc.spoil...)
			report, err := sqlite.Check(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if lines := strings.Join(report.Lines(), "\n"); report.OK() || !strings.Contains(lines, tc.want) {
				t.Errorf("report is\n%s\nwant that it says %q", lines, tc.want)
			}
		})
	}
}

func TestCheckOfADamagedFile(t *testing.T) {
	path := made(t)
	damageTable(t, path)
	report, err := sqlite.Check(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if report.OK() || !strings.Contains(report.Problems[0], "the file is damaged") {
		t.Errorf("problems are %q, want that the file is damaged", report.Problems)
	}
}

func TestCheckRefusesWhatIsNotItsOwn(t *testing.T) {
	empty, newer := made(t), made(t)
	write(t, empty, nil)
	mustRaw(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
	for _, path := range []string{empty, newer} {
		if _, err := sqlite.Check(t.Context(), path); fault.KindOf(err) != fault.Damaged {
			t.Errorf("Check: %v, want a Damaged error", err)
		}
	}
}
