package picture_test

import (
	"fmt"
	"math"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func TestABarIsAsLongAsItsDate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		when        string
		first, last int // days of the year 2000
		start, end  picture.End
	}{
		{"a month takes its days", "2000-03", 61, 91, picture.Closed, picture.Closed},
		{"a day takes a day where days can be seen", "2000-03-15", 75, 75, picture.Closed, picture.Closed},
		{"an approximate month keeps its length and fades", "2000-03~", 61, 91, picture.Fading, picture.Fading},
		{"an uncertain month keeps its length and fades", "2000-03?", 61, 91, picture.Fading, picture.Fading},
		{"a date that begins before the window is cut", "1999-11/2000-01", 1, 31, picture.Cut, picture.Closed},
		{"a date that ends after the window is cut", "2000-12/2001-02", 336, 366, picture.Closed, picture.Cut},
		{"an open beginning runs to the start of the window", "../2000-01", 1, 31, picture.Open, picture.Closed},
		{"an open end runs to the end of the window", "2000-12/..", 336, 366, picture.Closed, picture.Open},
		{"of an unknown beginning only the end is drawn", "/2000-03-15", 75, 75, picture.Fading, picture.Closed},
		{"of an unknown end only the beginning is drawn", "2000-03/", 61, 61, picture.Closed, picture.Fading},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := picture.Compose(year2000(claim("a", "A claim", tt.when, "correct")))
			if len(p.Bars) != 1 {
				t.Fatalf("%s: %d bars are drawn, want 1", tt.when, len(p.Bars))
			}
			bar := p.Bars[0]
			day := (p.Width - 2*edge(p)) / 366
			left, right := edge(p)+day*float64(tt.first-1), edge(p)+day*float64(tt.last)
			if math.Abs(bar.Box.X-left) > 0.01 || math.Abs(bar.Box.X+bar.Box.W-right) > 0.01 {
				t.Errorf("%s: the bar runs from %.2f to %.2f, want %.2f to %.2f",
					tt.when, bar.Box.X, bar.Box.X+bar.Box.W, left, right)
			}
			if bar.Start != tt.start || bar.End != tt.end {
				t.Errorf("%s: the ends are %d and %d, want %d and %d", tt.when, bar.Start, bar.End, tt.start, tt.end)
			}
		})
	}
}

// edge is where the window begins: where the bar of an open beginning does.
func edge(p picture.Picture) float64 {
	in := empty(p.Window, p.Width)
	in.Claims = []picture.Claim{claim("a", "", "../2000", "")}
	open := picture.Compose(in)
	return open.Bars[0].Box.X
}

func TestADayIsAMarkWithoutABar(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{358, 1312} {
		in := empty(picture.Window{From: edtf.DayOf(1950, 1, 1), To: edtf.DayOf(2024, 12, 31)}, width)
		in.Claims = []picture.Claim{claim("a", "A claim", "1961-07-06", "correct")}
		p := picture.Compose(in)
		if len(p.Bars) != 0 || len(p.Marks) != 1 {
			t.Errorf("%.0f px: %d bars and %d marks, want a mark alone", width, len(p.Bars), len(p.Marks))
		}
	}
}

func TestAShortBarCanBeSeen(t *testing.T) {
	t.Parallel()
	in := empty(picture.Window{From: edtf.DayOf(1000, 1, 1), To: edtf.DayOf(2024, 12, 31)}, 0)
	in.Claims = []picture.Claim{claim("a", "A claim", "1961-07", "correct"), claim("b", "Another", "1961-07-06~", "correct")}
	p := picture.Compose(in)
	if len(p.Bars) != 2 {
		t.Fatalf("%d bars are drawn, want 2", len(p.Bars))
	}
	for i, bar := range p.Bars {
		if math.Abs(bar.Box.W-picture.MinBar) > 0.01 {
			t.Errorf("bar %d is %.2f px long, want %d", i, bar.Box.W, picture.MinBar)
		}
	}
}

func TestClaimsOfTheSameDaysShareABar(t *testing.T) {
	t.Parallel()
	state := claim("c", "A state", "2000-05", "correct")
	state.Extent = timeline.State
	p := picture.Compose(year2000(
		claim("a", "A claim", "2000-05", "correct"), claim("b", "Another", "2000-05", "wrong"), state,
	))
	if len(p.Bars) != 2 {
		t.Fatalf("%d bars are drawn, want one for the events and one for the state", len(p.Bars))
	}
	events, lasting := p.Bars[0], p.Bars[1]
	if events.Filled {
		events, lasting = lasting, events
	}
	if events.Claims != 2 || !events.Mixed || events.Filled {
		t.Errorf("the bar of the events is %+v, want 2 claims, mixed, not filled", events)
	}
	if lasting.Claims != 1 || lasting.Mixed || lasting.Tone != correct || !lasting.Filled {
		t.Errorf("the bar of the state is %+v, want 1 claim, its tone, filled", lasting)
	}
}

func TestBarsForWhichThereIsNoRowAreMerged(t *testing.T) {
	t.Parallel()
	var claims []picture.Claim
	for i := range 40 {
		when := fmt.Sprintf("2000-03-%02d/2000-09-%02d", 1+i%28, 1+i%30)
		claims = append(claims, claim(fmt.Sprintf("c%02d", i), "A claim", when, "correct"))
	}
	in := year2000(claims...)
	p := picture.Compose(in)
	check(t, p, in)
	n := 0
	for _, bar := range p.Bars {
		n += bar.Claims
	}
	for _, c := range p.Clusters {
		n += c.Count
	}
	if n != len(claims) {
		t.Errorf("the bars and clusters stand for %d claims, want %d", n, len(claims))
	}
}
