package picture_test

import (
	"slices"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// claim is a claim with a date in EDTF; without one if when is empty.
func claim(id, label, when, tone string) picture.Claim {
	c := picture.Claim{ID: timeline.ClaimID(id), Label: label, Tone: toneOf(tone), Occurrence: timeline.Happened, Extent: timeline.Event}
	if when != "" {
		c.When = edtf.MustParse(when)
		c.Sub = c.When.Say()
	}
	return c
}

func gap(id, label, computed, from, to, tone string) picture.Gap {
	return picture.Gap{
		ID: timeline.ClaimID(id), Label: label, Computed: computed,
		From: edtf.MustParse(from), To: edtf.MustParse(to), Tone: toneOf(tone),
	}
}

// visit is the typical case: most claims are in the last year of many.
func visit() picture.Input {
	return picture.Input{
		Claims: []picture.Claim{
			claim("a1", "Pledge of mutual defence", "1961-07-06", "correct"),
			claim("a2", "First visit to Pyongyang", "2000-07-19", "correct"),
			claim("a3", "Dogs for the president in the south", "2018-09", "correct"),
			claim("a4", "First limousine is given", "2024-02-18", "unchecked"),
			claim("a5", "The pact is signed", "2024-06-19", "correct"),
			claim("a6", "The two leaders drive each other around in a limousine that was made in Russia", "2024-06-19", "correct"),
			claim("a7", "A pair of hunting dogs is given", "2024-06-19", "qualified"),
			claim("a8", "He travels on to Hanoi", "2024-06-20", "unchecked"),
			claim("a9", "An agreement of which no date is known", "", "unproven"),
		},
		Scene: picture.Scene{Gaps: []picture.Gap{
			gap("g1", "“exactly 24 years”", "is 23 years 11 months", "2000-07-19", "2024-06-19", "wrong"),
			gap("g2", "“first visit in 24 years”", "by calendar years", "2000-07-19", "2024-06-19", "qualified"),
		}},
	}
}

// year2000 shows the days of one leap year, each a little over 3 px long.
func year2000(claims ...picture.Claim) picture.Input {
	in := empty(picture.Window{From: edtf.DayOf(2000, 1, 1), To: edtf.DayOf(2000, 12, 31)}, 0)
	in.Claims = claims
	return in
}

// empty is a window without claims.
func empty(w picture.Window, width float64) picture.Input {
	return picture.Input{Query: picture.Query{Window: w, Width: width}}
}

// The tones of the tests, by the names that their tables use.
const (
	unchecked picture.Tone = iota
	correct
	qualified
	wrong
	unproven
)

var toneNames = []string{unchecked: "unchecked", correct: "correct", qualified: "qualified", wrong: "wrong", unproven: "unproven"}

func toneOf(name string) picture.Tone { return picture.Tone(max(0, slices.Index(toneNames, name))) }
