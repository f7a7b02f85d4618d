package sample

import (
	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// entry is a claim of the sample: the words that make it, what it says, and
// how far the work on it has come. It has a date, a gap between two earlier
// entries, or a reason for having neither; a draft may lack all three.
type entry struct {
	key      string
	words    string // of the article, to the letter
	claim    annotate.ClaimEdit
	when     string // EDTF
	from, to string // keys
	length   timeline.Length
	undated  string
	evidence []testimony
	ruling   annotate.Ruling
	status   annotate.Status
	comment  string // of the reviewer who sent it back
}

// testimony is what a source says about a claim.
type testimony struct {
	source string
	edit   annotate.EvidenceEdit
}

func entries() []entry {
	all := treaties()
	all = append(all, visits()...)
	all = append(all, gaps()...)
	all = append(all, gifts()...)
	return append(all, unfinished()...)
}

func treaties() []entry {
	return []entry{
		{
			key: "pact", words: "a treaty that their leaders put their names to in Pyongyang on Wednesday",
			claim: annotate.ClaimEdit{
				Statement: "Putin and Kim Jong Un signed a treaty of mutual defence in Pyongyang",
				Wording:   "on Wednesday", Basis: timeline.Resolved, Anchor: "publication on Thursday, 20 June 2024",
				Zone: "Asia/Pyongyang", Importance: 3, Lane: "Treaties", Tags: []string{"treaty"},
			},
			when: "2024-06-19",
			evidence: []testimony{{"treaty-2024", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "Treaty on Comprehensive Strategic Partnership", Locator: "title",
				DateGiven: edtf.MustParse("2024-06-19"), Note: "Article 4 holds the promise of military help.",
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The article came out on a Thursday, so its Wednesday is the day before, which is the date of the treaty.",
			},
			status: annotate.Published,
		},
		{
			key: "pledge", words: "in 1961, deep in the Cold War, Moscow and Pyongyang bound themselves by a similar alliance",
			claim: annotate.ClaimEdit{
				Statement: "Moscow and Pyongyang promised each other military help in 1961",
				Wording:   "in 1961", Basis: timeline.Resolved, Anchor: "the treaty itself, signed on 6 July 1961",
				Importance: 2, Lane: "Treaties", Tags: []string{"treaty"},
			},
			when: "1961-07-06",
			evidence: []testimony{{"treaty-1961", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "Treaty of Friendship, Co-operation and Mutual Assistance", Locator: "title",
				DateGiven: edtf.MustParse("1961-07-06"), Note: "The article gives the year only; the treaty gives the day.",
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The treaty was signed in Moscow on 6 July 1961.",
			},
			status: annotate.Published,
		},
	}
}

func visits() []entry {
	return []entry{
		{
			key: "last-visit", words: "On that occasion, in July 2000, his host had been Kim Jong Il",
			claim: annotate.ClaimEdit{
				Statement: "Putin visited Pyongyang in July 2000 and met Kim Jong Il",
				Wording:   "in July 2000", Basis: timeline.Resolved, Anchor: "the joint declaration of 19 July 2000",
				Zone: "Asia/Pyongyang", Importance: 2, Lane: "Visits", Subject: "Putin in Pyongyang", Tags: []string{"visit"},
			},
			when: "2000-07-19",
			evidence: []testimony{{"declaration-2000", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "19 July 2000", Locator: "date line", DateGiven: edtf.MustParse("2000-07-19"),
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The joint declaration of the two sides was signed in Pyongyang on 19 July 2000.",
			},
			status: annotate.Published,
		},
		{
			key: "arrival", words: "His aircraft landed before sunrise on Wednesday",
			claim: annotate.ClaimEdit{
				Statement: "Putin arrived in Pyongyang before sunrise on Wednesday",
				Wording:   "on Wednesday", Basis: timeline.Resolved, Anchor: "publication on Thursday, 20 June 2024",
				Zone: "Asia/Pyongyang", Importance: 2, Lane: "Visits", Subject: "Putin in Pyongyang", Tags: []string{"visit"},
			},
			when: "2024-06-19",
			evidence: []testimony{{"kremlin-2024", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "19 June 2024", Locator: "date line", DateGiven: edtf.MustParse("2024-06-19"),
				Note: "In Moscow it was still the evening of 18 June when the aircraft landed: the day is that of Pyongyang.",
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "He landed early on 19 June 2024, local time.",
			},
			status: annotate.Published,
		},
		{
			key: "hanoi", words: "The next stop of the tour was Hanoi, where Putin was expected on Thursday",
			claim: annotate.ClaimEdit{
				Statement: "Putin travelled on to Hanoi on Thursday",
				Wording:   "on Thursday", Basis: timeline.Resolved, Anchor: "publication on Thursday, 20 June 2024",
				Zone: "Asia/Ho_Chi_Minh", Occurrence: timeline.Planned, Importance: 1, Lane: "Visits", Tags: []string{"visit"},
			},
			when: "2024-06-20",
			evidence: []testimony{{"kremlin-plan", annotate.EvidenceEdit{
				Stance: annotate.Supports, Quote: "Vietnam", Locator: "announcement", DateGiven: edtf.MustParse("2024-06-19/2024-06-20"),
				Note: "Vietnam is the second of the two countries announced. This came out before the journey.",
			}}},
			ruling: annotate.Ruling{
				Verdict: annotate.Correct, Disposition: annotate.Keep,
				Explanation: "The tour went on to Vietnam after North Korea.",
			},
			status:  annotate.ChangesRequested,
			comment: "This source is from before the journey. Please find a report of the arrival, then set the claim to “happened”.",
		},
	}
}
