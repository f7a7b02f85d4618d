package sample

import (
	"dateline/annotate"
	"dateline/timeline"
)

func gaps() []entry {
	return []entry{
		{
			key: "first-in", words: "the journey was the first visit in 24 years",
			claim: annotate.ClaimEdit{
				Statement: "It was Putin’s first visit to North Korea in 24 years",
				Wording:   "the first visit in 24 years", Basis: timeline.Computed, Anchor: "his visits of 2000 and 2024",
				Importance: 2, Lane: "Visits", Subject: "Putin in Pyongyang", Tags: []string{"arithmetic"},
			},
			from: "last-visit", to: "arrival", length: timeline.Length{Op: timeline.OpFirstIn, N: 24, Unit: timeline.UnitYear},
			evidence: []testimony{{"declaration-2000", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "19 July 2000", Locator: "date line",
				Note: "The visit that this one is counted from.",
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Qualified, Disposition: annotate.Keep,
				Explanation: "From 2000 to 2024 is 24 by the years in the dates, and 23 full years and 11 months by the calendar.",
				SearchNote: "Gone through: the lists of foreign visits that the Kremlin keeps for 2000 to 2024, and news reports of meetings " +
					"with the North Korean leaders. They met in Russia in between, not in North Korea.",
			},
			status: annotate.Published,
		},
		{
			key: "exactly", words: "exactly 24 years since he was last in the North Korean capital",
			claim: annotate.ClaimEdit{
				Statement: "Putin came exactly 24 years after he was last in Pyongyang",
				Wording:   "exactly 24 years since", Basis: timeline.Computed, Anchor: "his visits of 2000 and 2024",
				Importance: 3, Lane: "Visits", Tags: []string{"arithmetic"},
			},
			from: "last-visit", to: "arrival", length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
			evidence: []testimony{
				{"declaration-2000", annotate.EvidenceEdit{
					Stance: annotate.Refutes, Quote: "19 July 2000", Locator: "date line",
					Note: "Exactly 24 years from this day is 19 July 2024.",
				}},
				{"kremlin-2024", annotate.EvidenceEdit{Stance: annotate.Context, Quote: "19 June 2024", Locator: "date line"}},
			},
			ruling: annotate.Ruling{
				Verdict: annotate.Wrong, Disposition: annotate.Fix,
				Explanation: "He came a month too early for that. Without the word “exactly” the number would pass.",
				Correction:  "nearly 24 years after he was last in the North Korean capital",
			},
			status: annotate.InReview,
		},
	}
}
