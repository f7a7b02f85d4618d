package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

// The verdict of a claim that was withdrawn or is being re-checked is not
// public.
const publicVerdicts = `
SELECT c.timeline_id,
  CASE WHEN c.status = 'published' THEN e.verdict ELSE 'unchecked' END AS shown,
  count(*)` + fromPublic + `
GROUP BY c.timeline_id, shown`

// PublicVerdicts counts the claims that the public reads.
func (t *tx) PublicVerdicts(ctx context.Context) (map[timeline.ID]map[annotate.Verdict]int, error) {
	rows, err := list(ctx, t, scanCount, publicVerdicts)
	if err != nil {
		return nil, fmt.Errorf("counting public claims: %w", err)
	}
	counts := map[timeline.ID]map[annotate.Verdict]int{}
	for _, row := range rows {
		if counts[row.timeline] == nil {
			counts[row.timeline] = map[annotate.Verdict]int{}
		}
		counts[row.timeline][row.verdict] = row.n
	}
	return counts, nil
}
