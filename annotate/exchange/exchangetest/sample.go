package exchangetest

import (
	"time"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Sample returns a timeline as the public reads it, with a claim for each date,
// and a gap between the first two.
func Sample(dates ...string) annotate.Archive {
	id := func(n int) string {
		return "01890a5d-ac96-774b-bcce-b302099000" + string(rune('a'+n/10)) + string(rune('0'+n%10))
	}
	at := time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC)
	a := annotate.Archive{Timeline: timeline.Timeline{ID: timeline.ID(id(0)), Slug: "pact", Title: "The pact, <renewed> & signed; 2024", Description: "What was said.\nAnd when."}}
	for i, when := range dates {
		a.Cases = append(a.Cases, annotate.Case{
			Claim: timeline.Claim{
				ID: timeline.ClaimID(id(i + 1)), Statement: "It was, they said, in <" + when + "> & nowhere else; so far", Claimant: "A. Spokesman",
				Position: timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event}, Occurrence: timeline.Happened, Tags: []string{"a, b", "c"},
			},
			Ruling: annotate.Ruling{Verdict: annotate.Correct, Explanation: "See <the minutes>.\nAnd the film."}, Status: annotate.Published,
			Changed: at.Add(time.Duration(i) * time.Hour),
		})
	}
	if len(dates) < 2 {
		return a
	}
	gap := a.Cases[0]
	gap.ID, gap.Statement, gap.Ruling.Verdict = timeline.ClaimID(id(len(dates)+1)), "It was exactly 24 years", annotate.Wrong
	gap.Position = timeline.Gap{
		From: timeline.ClaimEnd{Claim: a.Cases[0].ID}, To: timeline.ClaimEnd{Claim: a.Cases[1].ID},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}
	a.Cases = append(a.Cases, gap)
	return a
}
