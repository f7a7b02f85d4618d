package sample

import (
	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func gifts() []entry {
	return []entry{
		{
			key: "second-car", words: "On Wednesday Kim Jong Un received an Aurus, a luxury car built in Russia",
			claim: annotate.ClaimEdit{
				Statement: "Putin gave Kim Jong Un an Aurus car, the second one",
				Wording:   "On Wednesday", Basis: timeline.Resolved, Anchor: "publication on Thursday, 20 June 2024",
				Zone: "Asia/Pyongyang", Importance: 1, Lane: "Gifts", Tags: []string{"gift"},
			},
			when: "2024-06-19",
			evidence: []testimony{{"tass-2024", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "Aurus", Locator: "list of the gifts", DateGiven: edtf.MustParse("2024-06-19"),
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The agency lists the car among the gifts of that day.",
			},
			status: annotate.Approved,
		},
		{
			key: "first-car", words: "The first had reached him in February",
			claim: annotate.ClaimEdit{
				Statement: "Kim Jong Un got the first Aurus in February 2024",
				Wording:   "in February", Basis: timeline.Resolved, Anchor: "the report of 20 February 2024",
				Zone: "Asia/Pyongyang", Importance: 1, Lane: "Gifts", Tags: []string{"gift"},
			},
			when: "2024-02-18",
			evidence: []testimony{{"kcna-2024", annotate.EvidenceEdit{
				Stance: annotate.Supports, DateGiven: edtf.MustParse("2024-02-18"),
				Note: "The report is of 20 February and puts the delivery two days earlier. It names no make: that is still to be checked.",
			}}},
			status: annotate.Checking,
		},
		{
			key: "dogs", words: "in 2018 he had sent dogs of that kind to Moon Jae-in, then president in Seoul",
			claim: annotate.ClaimEdit{
				Statement: "Kim Jong Un gave two Pungsan dogs to Moon Jae-in in 2018",
				Wording:   "in 2018", Basis: timeline.Resolved, Anchor: "the summit in Pyongyang of September 2018",
				Importance: 1, Lane: "Gifts", Tags: []string{"gift"},
			},
			when: "2018-09",
			evidence: []testimony{{"blue-house-2018", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "Songgang and Gomi", Locator: "names of the dogs", DateGiven: edtf.MustParse("2018-09"),
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The dogs came to Seoul in the same month as the summit.",
			},
			status: annotate.Published,
		},
	}
}

// unfinished are claims that nobody has checked yet.
func unfinished() []entry {
	return []entry{
		{
			key: "arms", words: "North Korea has been sending Russia arms",
			claim: annotate.ClaimEdit{
				Statement: "North Korea has sent Russia arms for the war in Ukraine",
				Claimant:  "South Korea and the United States", Wording: "has been sending", Basis: timeline.Assumed,
				Importance: 1, Lane: "War", Tags: []string{"arms"},
			},
			undated: "The article gives no time for the deliveries, neither for the first nor for the last.",
			status:  annotate.Open,
		},
		{
			key: "stands-behind", words: "He also assured his guest that North Korea stands behind Russia in the war against Ukraine",
			claim: annotate.ClaimEdit{
				Statement: "Kim Jong Un assured Putin of North Korea’s support in the war",
				Claimant:  "Kim Jong Un", Lane: "War",
			},
			status: annotate.Draft,
		},
	}
}
