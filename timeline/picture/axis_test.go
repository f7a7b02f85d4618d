package picture_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func TestTheAxisCountsAsPeopleDo(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		from, to edtf.Day
		width    float64
		want     string // the labels, divided by bars
	}{
		{
			name: "a few days are counted in days", width: 1312,
			from: edtf.DayOf(2024, 6, 17), to: edtf.DayOf(2024, 6, 21),
			want: "17 Jun 2024|18 Jun|19 Jun|20 Jun|21 Jun",
		},
		{
			name: "the turn of a year is told", width: 1312,
			from: edtf.DayOf(2023, 12, 30), to: edtf.DayOf(2024, 1, 3),
			want: "30 Dec 2023|31 Dec|1 Jan 2024|2 Jan|3 Jan",
		},
		{
			name: "weeks begin on Monday", width: 1312,
			from: edtf.DayOf(2024, 6, 1), to: edtf.DayOf(2024, 7, 10),
			want: "3 Jun 2024|10 Jun|17 Jun|24 Jun|1 Jul|8 Jul",
		},
		{
			name: "a year is counted in months", width: 1312,
			from: edtf.DayOf(2023, 11, 15), to: edtf.DayOf(2024, 8, 10),
			want: "Dec 2023|2024|Feb|Mar|Apr|May|Jun|Jul|Aug",
		},
		{
			name: "a lifetime is counted in decades", width: 1312,
			from: edtf.DayOf(1958, 1, 1), to: edtf.DayOf(2026, 12, 31),
			want: "1960|1970|1980|1990|2000|2010|2020",
		},
		{
			name: "there is no year 0", width: 1312,
			from: edtf.DayOf(-250, 1, 1), to: edtf.DayOf(260, 1, 1),
			want: "250 BC|200 BC|150 BC|100 BC|50 BC|AD 1|AD 50|AD 100|AD 150|AD 200|AD 250",
		},
		{
			name: "long ago has commas", width: 800,
			from: edtf.DayOf(-12999, 1, 1), to: edtf.DayOf(2024, 1, 1),
			want: "10,000 BC|5000 BC|AD 1",
		},
		{
			name: "very long ago is counted in millions", width: 800,
			from: edtf.DayOf(-68_000_000, 1, 1), to: edtf.DayOf(-63_000_000, 1, 1),
			want: "68 million years ago|66 million years ago|64 million years ago",
		},
		{
			name: "a narrow picture has labels below one another", width: 358,
			from: edtf.DayOf(1958, 1, 1), to: edtf.DayOf(2026, 12, 31),
			want: "1960|1970|1980|1990|2000|2010|2020",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := picture.Compose(empty(picture.Window{From: tt.from, To: tt.to}, tt.width))
			if got := strings.Join(axisLabels(p), "|"); got != tt.want {
				t.Errorf("%s to %s in %.0f px:\n got %s\nwant %s", tt.from, tt.to, tt.width, got, tt.want)
			}
		})
	}
}

func axisLabels(p picture.Picture) []string {
	var labels []string
	for _, tick := range p.Ticks {
		if tick.Label.Lines != nil {
			labels = append(labels, tick.Label.Lines[0].Text)
		}
	}
	return labels
}

func TestEveryWindowHasAnAxis(t *testing.T) {
	t.Parallel()
	day := edtf.DayOf(2024, 6, 19)
	windows := map[string]picture.Window{
		"a single day":          {From: day, To: day},
		"all of time":           {From: edtf.MinDay, To: edtf.MaxDay},
		"one day, long ago":     {From: edtf.DayOf(-edtf.MaxYear, 5, 5), To: edtf.DayOf(-edtf.MaxYear, 5, 5)},
		"from the start of all": {From: edtf.MinDay, To: day},
		"a month":               {From: day, To: day + 30},
		"an odd century":        {From: day, To: day + 36_525},
	}
	for name, w := range windows {
		for _, width := range []float64{picture.MinWidth, 640, 1312, picture.MaxWidth} {
			in := empty(w, width)
			p := picture.Compose(in)
			check(t, p, in)
			labels := axisLabels(p)
			if len(labels) == 0 {
				t.Errorf("%s in %.0f px: no tick has a label", name, width)
			}
			if unique := slices.Compact(slices.Clone(labels)); len(unique) != len(labels) {
				t.Errorf("%s in %.0f px: labels repeat: %q", name, width, labels)
			}
		}
	}
}
