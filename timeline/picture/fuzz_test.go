package picture_test

import (
	"strconv"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// FuzzCompose reads claims and gaps from lines: a date, a label and a lane,
// divided by blanks; two dates and a label make a gap.
func FuzzCompose(f *testing.F) {
	f.Add("1961 Pledge Politics\n2024-06-19 Pact\n2000-07-19 2024-06-19 “exactly”", 1312.0, int64(0), int64(0))
	f.Add("-0043 Caesar\n../1960 Before\nY-10000000000000000 Long\n1961~ \xff\u0301", 300.0, int64(-9223372036854775808), int64(9223372036854775807))
	f.Add("2024-06-19 a\n2024-06-19 b\n2024-06/.. c", 601.0, int64(19000), int64(19001))
	f.Fuzz(func(t *testing.T, text string, width float64, from, to int64) {
		in := empty(picture.Window{From: edtf.Day(from), To: edtf.Day(to)}, width)
		const most = 300
		for i, line := range strings.SplitN(text, "\n", most) {
			first, rest, _ := strings.Cut(line, " ")
			second, label, _ := strings.Cut(rest, " ")
			when, err := edtf.Parse(first)
			if err != nil {
				continue
			}
			id := timeline.ClaimID(strconv.Itoa(i))
			if end, err := edtf.Parse(second); err == nil {
				in.Gaps = append(in.Gaps, picture.Gap{ID: id, Label: label, Computed: second, From: when, To: end})
				continue
			}
			in.Claims = append(in.Claims, picture.Claim{ID: id, When: when, Label: rest, Sub: second, Lane: label, Importance: i})
		}
		check(t, picture.Compose(in), in)
	})
}
