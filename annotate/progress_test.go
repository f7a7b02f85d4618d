package annotate_test

import (
	"fmt"
	"testing"

	"dateline/annotate"
)

func TestProgressAddsUpTurns(t *testing.T) {
	turns := []annotate.Turn{
		{Day: 12, OldStatus: annotate.Open, Status: annotate.Checking, Claims: 2},
		{Day: 8, Status: annotate.Open, Claims: 3}, // before the first day, and not in order
		{Day: 8, Verdict: annotate.Unchecked, Claims: 3},
		{Day: 10, Status: annotate.Draft, Claims: 1},
		{Day: 10, Verdict: annotate.Unchecked, Claims: 1},
		{Day: 12, OldStatus: annotate.Draft, Status: annotate.Open, Claims: 1},
		{Day: 12, OldVerdict: annotate.Unchecked, Verdict: annotate.Wrong, Claims: 1},
		{Day: 99, OldStatus: annotate.Open, Status: annotate.Checking, Claims: 1}, // after the last
	}
	days := annotate.Progress(turns, 9, 12)
	want := []string{
		"9 map[open:3] map[unchecked:3] 3",
		"10 map[draft:1 open:3] map[unchecked:4] 4",
		"11 map[draft:1 open:3] map[unchecked:4] 4",
		"12 map[checking:2 open:2] map[unchecked:3 wrong:1] 4",
	}
	if len(days) != len(want) {
		t.Fatalf("there are %d days, want %d", len(days), len(want))
	}
	for i, d := range days {
		got := fmt.Sprintf("%d %s %s %d", d.Day, plainly(d.Statuses), plainly(d.Verdicts), d.Claims())
		if got != want[i] {
			t.Errorf("day %d is %q, want %q", i, got, want[i])
		}
	}
	if got := annotate.Progress(turns, 12, 11); len(got) != 0 {
		t.Errorf("no days have %d tallies", len(got))
	}
}

// plainly prints counts with the bare names of their keys, which String would
// put into words.
func plainly[K ~string](counts map[K]int) string {
	plain := map[string]int{}
	for k, n := range counts {
		plain[string(k)] = n
	}
	return fmt.Sprint(plain)
}
