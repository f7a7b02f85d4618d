package e2e_test

import (
	"testing"

	"dateline/cmd/dateline/internal/sample"
)

func TestTheSampleShowsItsGaps(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	p := o.person(t, sample.Colleague)

	p.open("/timelines")
	p.click("The Pyongyang pact")
	p.seesUnder("Gaps",
		"“first in 24 years”", "That is the length only: whether it was the first is another question.",
		"“exactly 24 years”", "30 days short of exactly 24 years")

	p.click("It was Putin’s first visit to North Korea in 24 years")
	p.sees("Holds.", "23 years 11 months", "Correct with qualification")
	p.seesUnder("Findings", "GAP_READING_DEPENDENT")

	p.open("/timelines/" + sample.Slug)
	p.click("Putin came exactly 24 years after he was last in Pyongyang")
	p.sees("Fails by 30 days.", "19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of exactly 24 years.", "Wrong")
	p.seesUnder("Findings", "GAP_FAILS")

	p.open("/timelines/" + sample.Slug + "/review?finding=GAP_FAILS")
	p.sees("Putin came exactly 24 years after")
	p.seesNot("Hanoi")
}
