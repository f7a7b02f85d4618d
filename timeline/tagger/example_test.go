package tagger_test

import (
	"fmt"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

func ExampleTag() {
	text := "Putin arrived early Wednesday morning, exactly 24 years since his last visit."
	o := tagger.Options{Published: edtf.MustParse("2024-06-20")}
	for _, e := range tagger.Tag(text, o) {
		fmt.Printf("%d-%d %q %s %s %s\n", e.Start, e.End, e.Text, e.Type, e.Value, e.Basis)
	}
	// Output:
	// 14-37 "early Wednesday morning" TIME 2024-06-19TMO resolved
	// 47-55 "24 years" DURATION P24Y stated
}

func ExampleGaps() {
	text := "Putin arrived on Wednesday, exactly 24 years since his last visit."
	o := tagger.Options{Published: edtf.MustParse("2024-06-20")}
	found := tagger.Tag(text, o)
	for _, g := range tagger.Gaps(text, found, o) {
		fmt.Printf("%s: from %s to %s\n", g.Length, g.From.Words, found[g.To.Expression].Date.Say())
	}
	// Output:
	// exactly 24 years: from his last visit to 19 June 2024
}

func ExampleRanges() {
	text := "It was built between 1998 and 2001."
	for _, r := range tagger.Ranges(text, tagger.Tag(text, tagger.Options{})) {
		fmt.Println(r.Text, "is", r.Date)
	}
	// Output:
	// between 1998 and 2001 is 1998/2001
}
