package timeline_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// gapClaim is about 24 years between the claims "from" and "to".
func gapClaim(op timeline.Op, wording string) timeline.Claim {
	return timeline.Claim{
		ID: "gap", Statement: "It was 24 years", Wording: wording, Basis: timeline.Stated, Occurrence: timeline.Happened, Subject: "visits",
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: "from"}, To: timeline.ClaimEnd{Claim: "to"},
			Length: timeline.Length{Op: op, N: 24, Unit: timeline.UnitYear},
		},
	}
}

func end(name, date string) timeline.EndPoint {
	e := timeline.EndPoint{Statement: "The " + name}
	if date != "" {
		e.Date = edtf.MustParse(date)
	}
	return e
}

func ends(from, to string) timeline.Scene {
	return timeline.Scene{From: end("first visit", from), To: end("second visit", to)}
}

func beside(s timeline.Scene, others ...timeline.Claim) timeline.Scene {
	s.Others = append([]timeline.Claim{visitOf("from", "2000-07-19"), visitOf("to", "2024-06-19")}, others...)
	return s
}

func TestGapFindings(t *testing.T) {
	exactly, nearly, bare := gapClaim(timeline.OpExactly, ""), gapClaim(timeline.OpNearly, ""), gapClaim(timeline.OpBare, "")
	correct := ends("2000-07-19", "2024-06-19")
	correct.Correct = true
	unverified := ends("2000-07-19", "2024-06-19")
	unverified.To.Unverified = true
	plain := ends("2000-07-19", "")
	plain.To.Statement = ""
	tables := map[timeline.Rule][]seeks{
		timeline.GapFails: {
			{"a gap that fails", exactly, ends("2000-07-19", "2024-06-19"), "warn: … 30 days short of exactly 24 years"},
			{"a gap that fails blocks what is held to be correct", exactly, correct, "block: … 30 days short"},
			{"a gap that may hold", exactly, ends("2000-07", "2024-07"), ""},
			{"a gap that holds", nearly, ends("2000-07-19", "2024-06-19"), ""},
			{"an uncertain date settles nothing", exactly, ends("2000-07-19?", "2024-06-19"), ""},
		},
		timeline.GapReadingDependent: {
			{"a number that holds by one count only", bare, ends("2000-07-19", "2024-06-19"), "warn: … 24 years by subtraction"},
			{"a number that holds by both", bare, ends("2000-06-19", "2024-07-19"), ""},
		},
		timeline.GapEndUnverified: {
			{"an end without a date", exactly, ends("2000-07-19", ""), "warn: The end, “The second visit”, has no date yet, so “exactly 24 years” cannot be checked."},
			{"an end that is no claim", exactly, plain, "warn: The end has no date yet"},
			{"an end without a verdict", exactly, unverified, "warn: The end, “The second visit”, has no verdict yet … 19 June 2024, that nobody has checked"},
			{"ends that were checked", exactly, ends("2000-07-19", "2024-06-19"), ""},
		},
		timeline.OrderViolation: {
			{"an end before its start", exactly, ends("2024-06-19", "2000-07-19"), "warn: The end, 19 July 2000, comes before the start, 19 June 2024, by 23 years 11 months"},
			{"a month that ends before another", exactly, ends("2024-06", "2000-07"), "warn: … by at least 23 years 10 months"},
			{"dates that may be in order", exactly, ends("2024", "2024-06-19"), ""},
			{"an uncertain date may be in order", exactly, ends("2024-06-19?", "2000-07-19"), ""},
		},
	}
	for rule, rows := range tables {
		t.Run(string(rule), func(t *testing.T) { checkRule(t, rule, rows) })
	}
}

func TestEndpointChanged(t *testing.T) {
	judged := func(from, to string, s timeline.Scene) timeline.Scene {
		then := ends(from, to)
		s.WhenJudged = then.Now()
		return s
	}
	exactly := gapClaim(timeline.OpExactly, "")
	now := ends("2000-07-19", "2024-06-19")
	checkRule(t, timeline.EndpointChanged, []seeks{
		{"nobody knows the dates of then", exactly, now, ""},
		{"the dates of then", exactly, judged("2000-07-19", "2024-06-19", now), ""},
		{"a start that was another day", exactly, judged("2000-06-19", "2024-06-19", now), "warn: The start was 19 June 2000 and is now 19 July 2000, 30 days later. The verdict"},
		{"an end that was more vague", exactly, judged("2000-07-19", "2024", now), "warn: The end was 2024 and is now 19 June 2024. The verdict"},
		{"an end that had no date", exactly, judged("2000-07-19", "", now), "warn: The end was without a date and is now 19 June 2024."},
		{"an end that has lost its date", exactly, judged("2000-07-19", "2024-06-19", ends("2000-07-19", "")), "warn: The end was 19 June 2024 and is now without a date."},
		{"both ends", exactly, judged("2001-07-19", "2024-06-20", now), "warn: The start was 19 July 2001 … ; the end was 20 June 2024 … 1 day earlier."},
	})
}

func TestFirstInBroken(t *testing.T) {
	first := gapClaim(timeline.OpFirstIn, "")
	other := first
	other.Subject = ""
	span := ends("2000-07-19", "2024-06-19")
	refuted := beside(span, visitOf("x", "2010-05-10"))
	refuted.Refuted = true
	vague := ends("2000", "2024-06-19")
	checkRule(t, timeline.FirstInBroken, []seeks{
		{"another of the subject in between", first, beside(span, visitOf("x", "2010-05-10")), "block: Between 19 July 2000 and 19 June 2024 … “visits”, so it was not the first: “Visit x”, 10 May 2010 (9 years 9 months 21 days after 19 July 2000)"},
		{"a year in between", first, beside(span, visitOf("x", "2010")), "block: … 2010 (at least 9 years 5 months 13 days after"},
		{"a year that begins before the start", first, beside(span, visitOf("x", "2000")), "warn: … there may be … “Visit x”, 2000"},
		{"an uncertain date in between", first, beside(span, visitOf("x", "2010?")), "warn: "},
		{"an approximate date in between", first, beside(span, visitOf("x", "2010~")), "warn: "},
		{"a start that is vague", first, beside(vague, visitOf("x", "2000-12-01")), "warn: "},
		{"nobody knows whether it happened", first, beside(span, happening(visitOf("x", "2010"), timeline.OccurrenceUnknown)), "warn: "},
		{"the verdict says that it was not the first", first, refuted, "warn: … so it was not the first"},
		{"the ends themselves", first, beside(span), ""},
		{"on the day of an end", first, beside(span, visitOf("x", "2024-06-19")), ""},
		{"before and after", first, beside(span, visitOf("x", "1999"), visitOf("y", "2024-07")), ""},
		{"what was planned or cancelled", first, beside(span, happening(visitOf("x", "2010"), timeline.Planned), happening(visitOf("y", "2011"), timeline.Cancelled)), ""},
		{"what has no date", first, beside(span, timeline.Claim{ID: "x", Position: timeline.Undated{Reason: "none"}}), ""},
		{"a claim without a subject", other, beside(span, visitOf("x", "2010")), ""},
		{"a gap that claims nothing about what lies between", gapClaim(timeline.OpBare, ""), beside(span, visitOf("x", "2010")), ""},
		{"an end without a date", first, beside(ends("2000-07-19", ""), visitOf("x", "2010")), ""},
		{"more than a sentence can hold", first, beside(span, visitOf("a", "2010"), visitOf("b", "2011"), visitOf("c", "2012"), visitOf("d", "2013")), "block: … Visit a … Visit c … and 1 more"},
	})
}

func TestContradictsClaim(t *testing.T) {
	c := visitOf("c", "2024-06-19")
	against := func(others ...timeline.Claim) timeline.Scene { return timeline.Scene{Others: others} }
	occasions := func(s timeline.Scene) timeline.Scene {
		s.Occasions = [][2]timeline.EndDate{{
			{Claim: "from", Date: edtf.MustParse("2000-07-19")}, {Claim: "to", Date: edtf.MustParse("2024-06-19")},
		}}
		return s
	}
	checkRule(t, timeline.ContradictsClaim, []seeks{
		{"another day", c, against(visitOf("x", "2024-06-18")), "warn: The claim is dated 19 June 2024 … “visits” … “Visit x”, 18 June 2024 (1 day before 19 June 2024)"},
		{"the same day", c, against(visitOf("x", "2024-06-19")), ""},
		{"the month of the day", c, against(visitOf("x", "2024-06")), ""},
		{"about the day before", c, against(visitOf("x", "2024-06-18~")), ""},
		{"the claim itself", c, against(c), ""},
		{"a plan for another day", c, against(happening(visitOf("x", "2024-06-18"), timeline.Planned)), ""},
		{"two plans", happening(c, timeline.Planned), against(happening(visitOf("x", "2024-06-18"), timeline.Planned)), "warn: "},
		{"what was cancelled", c, against(happening(visitOf("x", "2024-06-18"), timeline.Cancelled)), ""},
		{"the two ends of a first in", visitOf("to", "2024-06-19"), occasions(against(visitOf("from", "2000-07-19"))), ""},
		{"others on the days of the two ends", visitOf("x", "2024-06"), occasions(against(visitOf("y", "2000-07-19"))), ""},
		{"a third occasion", visitOf("to", "2024-06-19"), occasions(against(visitOf("from", "2000-07-19"), visitOf("x", "2010"))), "warn: … Visit x"},
		{"a claim without a subject", dated("2024-06-19"), against(visitOf("x", "2024-06-18")), ""},
	})
}

// Whatever else stands around, dates that leave room for the claim to be right
// never block it.
func TestNothingBlocksThatIsPossibleUnderSomeReading(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tried := map[edtf.Answer]int{}
	for range 20_000 {
		from, to, between := randomDate(random), randomDate(random), randomDate(random)
		if edtf.Before(from, to) == edtf.Never {
			continue
		}
		inside := min(edtf.Before(from, between), edtf.Before(between, to))
		tried[inside]++
		s := timeline.Scene{
			From: timeline.EndPoint{Date: from}, To: timeline.EndPoint{Date: to}, Others: []timeline.Claim{visitOf("x", between.String())},
		}
		for _, f := range timeline.Find(gapClaim(timeline.OpFirstIn, ""), s) {
			if f.Rule == timeline.FirstInBroken && f.Severity == timeline.Block && inside != edtf.Definitely {
				t.Fatalf("%s between %s and %s is %s, yet it blocks: %s", between, from, to, inside, f.Message)
			}
		}
		past := dated(between.String())
		for _, f := range timeline.Find(past, timeline.Scene{}) {
			if f.Severity == timeline.Block && f.Holds(today) && between.Earliest().Day <= today+1 {
				t.Fatalf("%s may have come by %s, yet it blocks: %s", between, today, f.Message)
			}
		}
	}
	for _, answer := range []edtf.Answer{edtf.Never, edtf.Possibly, edtf.Definitely} {
		if tried[answer] < 100 {
			t.Errorf("only %d of the cases were %s", tried[answer], answer)
		}
	}
}

func randomDate(random *rand.Rand) edtf.Date {
	year, month, day := 2020+random.IntN(7), 1+random.IntN(12), 1+random.IntN(28)
	mark := []string{"", "", "", "?", "~"}[random.IntN(5)]
	return edtf.MustParse([]string{
		fmt.Sprintf("%04d%s", year, mark),
		fmt.Sprintf("%04d-%02d%s", year, month, mark),
		fmt.Sprintf("%04d-%02d-%02d%s", year, month, day, mark),
		fmt.Sprintf("%04d/%04d", year, year+random.IntN(3)),
		fmt.Sprintf("../%04d", year),
		fmt.Sprintf("%04d/", year),
	}[random.IntN(6)])
}

func TestWordingOfAnyLengthIsReadAtOnce(t *testing.T) {
	for _, part := range []string{"last ", "Monday ", "1 ", "June ", "the past ", "before "} {
		c := worded("2024-06-19", strings.Repeat(part, 20_000))
		for _, f := range timeline.Find(c, timeline.Scene{}) {
			if f.Version < 1 {
				t.Errorf("%s has no version", f.Rule)
			}
		}
	}
}
