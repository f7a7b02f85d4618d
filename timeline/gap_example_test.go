package timeline_test

import (
	"fmt"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

func ExampleLength_Check() {
	visit, pact := edtf.MustParse("2000-07-19"), edtf.MustParse("2024-06-19")
	for _, op := range []timeline.Op{timeline.OpExactly, timeline.OpBare, timeline.OpNearly} {
		l := timeline.Length{Op: op, N: 24, Unit: timeline.UnitYear}
		fmt.Printf("%s: %s\n", l, l.Check(visit, pact).Outcome)
	}
	// Output:
	// exactly 24 years: fails
	// 24 years: holds
	// nearly 24 years: holds
}

func ExampleCheck_Say() {
	l := timeline.Length{Op: timeline.OpAtLeast, N: 20, Unit: timeline.UnitYear}
	c := l.Check(edtf.MustParse("2000?"), edtf.MustParse("2024-06-19"))
	fmt.Println(c.Outcome, c.WouldHold)
	fmt.Println(c.Say())
	// Output:
	// cannot-tell true
	// Perhaps 2000 to 19 June 2024 is between 23 years 5 months 19 days and 24 years 5 months 18 days: “at least 20 years” would hold, but the date of the start is marked as uncertain.
}

func ExampleCheck_Arithmetic() {
	l := timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}
	for _, line := range l.Check(edtf.MustParse("2000-07-19"), edtf.MustParse("2024-06-19")).Arithmetic() {
		fmt.Println(line)
	}
	// Output:
	// Elapsed: 23 y 11 m 0 d, or 8,736 days.
	// 19 July 2000 and 24 years make 19 July 2024.
	// “exactly 24 years” fits an end on 19 July 2024.
	// Off: 30 days (1 month) too short.
}

func ExampleBetween() {
	e := timeline.Between(edtf.DayOf(2000, 7, 19), edtf.DayOf(2024, 6, 19))
	fmt.Println(e)
	fmt.Println(e.Short())
	// Output:
	// 23 years 11 months
	// 23 y 11 m 0 d
}
