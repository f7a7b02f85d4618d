package picture_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func TestTheTypicalCaseNamesEveryClaim(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{328, 358, 600, 800, 1312} {
		in := visit()
		in.Width = width
		p := picture.Compose(in)
		check(t, p, in)
		if len(p.Marks) != 8 || len(p.Brackets) != 2 || p.Undated != 1 {
			t.Errorf("%.0f px: %d marks, %d brackets, %d undated, want 8, 2, 1", width, len(p.Marks), len(p.Brackets), p.Undated)
		}
		for _, m := range p.Marks {
			if m.Numbered {
				t.Errorf("%.0f px: %q shows only its number", width, m.Text)
			}
			if date := m.Label.Lines[len(m.Label.Lines)-1].Text; !strings.HasSuffix(m.Sub, date) {
				t.Errorf("%.0f px: the date %q was shortened to %q", width, m.Sub, date)
			}
		}
	}
}

func TestTimeRunsDownOnNarrowScreens(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		width float64
		want  picture.Orientation
	}{
		{"a phone", 358, picture.Down},
		{"just too narrow", 599, picture.Down},
		{"just wide enough", 600, picture.Across},
		{"no width", 0, picture.Across},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := visit()
			in.Width = tt.width
			if got := picture.Compose(in).Orientation; got != tt.want {
				t.Errorf("%.0f px: orientation %d, want %d", tt.width, got, tt.want)
			}
		})
	}
}

func TestTheRailIsLinear(t *testing.T) {
	t.Parallel()
	in := visit()
	in.Width = 358
	p := picture.Compose(in)
	table := inOrder(in.Claims)
	day := func(i int) float64 { return float64(table[p.Marks[i].Number-1].When.Earliest().Day) }
	foot := func(i int) float64 { return p.Marks[i].Foot.Y }
	last := len(p.Marks) - 1
	want := (day(1) - day(0)) / (day(last) - day(0))
	got := (foot(1) - foot(0)) / (foot(last) - foot(0))
	if diff := got - want; diff > 0.001 || diff < -0.001 {
		t.Errorf("the second claim is at %.4f of the rail, want %.4f", got, want)
	}
}

func TestClaimsWithoutAPlaceAreCounted(t *testing.T) {
	t.Parallel()
	in := year2000(
		claim("a", "Inside", "2000-02", ""), claim("b", "Early", "1999", ""), claim("c", "Late", "2001-01-01", ""),
		claim("d", "Undated", "", ""), claim("e", "Later", "2001/..", ""),
	)
	p := picture.Compose(in)
	if p.Before != 1 || p.After != 2 || p.Undated != 1 || len(p.Marks) != 1 {
		t.Errorf("%d before, %d after, %d undated, %d drawn, want 1, 2, 1, 1", p.Before, p.After, p.Undated, len(p.Marks))
	}
}

func TestWithoutADateThereIsNoPicture(t *testing.T) {
	t.Parallel()
	p := picture.Compose(picture.Input{Claims: []picture.Claim{claim("a", "Undated", "", "")}})
	if p.Height != 0 || p.Undated != 1 {
		t.Errorf("the picture is %.0f px high with %d undated, want 0 px and 1", p.Height, p.Undated)
	}
}

func TestImportantClaimsKeepTheirNames(t *testing.T) {
	t.Parallel()
	in := empty(picture.Window{}, 800)
	for i := range 60 {
		c := claim(fmt.Sprintf("c%02d", i), "A claim that has a long name", fmt.Sprintf("2000-%02d-%02d", 1+i%12, 1+i%28), "correct")
		if i%15 == 0 {
			c.Importance = 3
		}
		in.Claims = append(in.Claims, c)
	}
	p := picture.Compose(in)
	check(t, p, in)
	numbered := 0
	for _, m := range p.Marks {
		if m.Numbered {
			numbered++
			if inOrder(in.Claims)[m.Number-1].Importance == 3 {
				t.Errorf("claim %d is important and shows only its number", m.Number)
			}
			if want := strconv.Itoa(m.Number); m.Label.Lines[0].Text != want {
				t.Errorf("claim %d shows %q", m.Number, m.Label.Lines[0].Text)
			}
		}
	}
	if numbered == 0 {
		t.Error("60 claims all have names in 800 px: the case is not crowded")
	}
}

func TestDenseClaimsBecomeClusters(t *testing.T) {
	t.Parallel()
	in := picture.Input{}
	tones := []string{"correct", "correct", "wrong"}
	for i := range 900 {
		in.Claims = append(in.Claims, claim(fmt.Sprintf("c%03d", i), "A claim", fmt.Sprintf("%d-01-01", 1900+i%100), tones[i%3]))
	}
	for _, width := range []float64{358, 1312} {
		in.Width = width
		p := picture.Compose(in)
		check(t, p, in)
		if len(p.Clusters) == 0 {
			t.Fatalf("%.0f px: 900 claims and no cluster", width)
		}
		for _, c := range p.Clusters {
			if c.Shares[0].Tone != correct || c.Shares[0].Count <= c.Shares[1].Count {
				t.Errorf("%.0f px: the shares are %+v, want twice as many correct as wrong", width, c.Shares)
			}
			if inWindow := claimsIn(in.Claims, c.Window); inWindow < c.Count {
				t.Errorf("%.0f px: a cluster of %d claims names days with %d", width, c.Count, inWindow)
			}
		}
	}
}

func claimsIn(claims []picture.Claim, w picture.Window) int {
	n := 0
	for _, c := range claims {
		if c.When.Earliest().Day <= w.To && c.When.Latest().Day >= w.From {
			n++
		}
	}
	return n
}

func TestBracketsTellWhatIsSure(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		from, to   string
		start, end picture.End
		sure       [2]float64 // days of the year 2000 between which the gap surely is
	}{
		{"the days of its ends are in doubt where a day can be seen", "2000-02-01", "2000-04-01", picture.Closed, picture.Closed, [2]float64{32, 91}},
		{"the months of its ends are in doubt", "2000-02", "2000-04", picture.Closed, picture.Closed, [2]float64{60, 91}},
		{"an uncertain end is told", "2000-02?", "2000-04", picture.Fading, picture.Closed, [2]float64{60, 91}},
		{"before the window it goes on", "1980", "2000-04", picture.Cut, picture.Closed, [2]float64{0, 91}},
		{"an open end goes on", "2000-02", "2000-04/..", picture.Closed, picture.Open, [2]float64{60, 91}},
		{"ends that overlap leave nothing sure", "2000-02/2000-05", "2000-03/2000-08", picture.Closed, picture.Closed, [2]float64{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := year2000()
			in.Gaps = []picture.Gap{gap("g", "“a while”", "is a while", tt.from, tt.to, "correct")}
			p := picture.Compose(in)
			if len(p.Brackets) != 1 {
				t.Fatalf("%d brackets are drawn, want 1", len(p.Brackets))
			}
			b := p.Brackets[0]
			if b.Start != tt.start || b.End != tt.end {
				t.Errorf("%s to %s: ends %d and %d, want %d and %d", tt.from, tt.to, b.Start, b.End, tt.start, tt.end)
			}
			day := (p.Width - 2*edge(p)) / 366
			for i, at := range tt.sure {
				got, want := (b.Solid[i].X-edge(p))/day, at
				if tt.sure == [2]float64{} {
					got, want = b.Solid[i].X, 0
				}
				if got < want-0.01 || got > want+0.01 {
					t.Errorf("%s to %s: the sure part has its end %d at day %.2f, want %.2f", tt.from, tt.to, i, got, want)
				}
			}
		})
	}
}

func TestGapsForWhichThereIsNoRoomAreCounted(t *testing.T) {
	t.Parallel()
	in := year2000()
	for i := range picture.MaxBrackets + 4 {
		in.Gaps = append(in.Gaps, gap(fmt.Sprintf("g%02d", i), "“a while”", "is a while", "2000-02", "2000-11", "correct"))
	}
	in.Gaps = append(in.Gaps, gap("out", "“long ago”", "", "1980", "1990", "correct"))
	for _, width := range []float64{358, 1312} {
		in.Width = width
		p := picture.Compose(in)
		if drawn := len(p.Brackets); drawn == 0 || drawn+p.MoreGaps != picture.MaxBrackets+4 {
			t.Errorf("%.0f px: %d brackets and %d more, want %d in all", width, drawn, p.MoreGaps, picture.MaxBrackets+4)
		}
	}
}

func TestLanesAreInTheOrderOfTheirFirstClaim(t *testing.T) {
	t.Parallel()
	in := picture.Input{}
	for i := range 12 {
		c := claim(fmt.Sprint("c", i), "A claim", strconv.Itoa(2000+i), "correct")
		c.Lane = fmt.Sprintf("Lane %c", 'L'-i)
		in.Claims = append(in.Claims, c)
	}
	p := picture.Compose(in)
	check(t, p, in)
	var names []string
	for _, l := range p.Lanes {
		names = append(names, l.Name.Lines[0].Text)
	}
	want := []string{"Lane L", "Lane K", "Lane J", "Lane I", "Lane H", "Lane G", "Lane F", "Other lanes"}
	if !slices.Equal(names, want) {
		t.Errorf("the lanes are %q, want %q", names, want)
	}
}

func TestTheWindowOfThePictureIsTold(t *testing.T) {
	t.Parallel()
	p := picture.Compose(visit())
	if p.Window.From >= edtf.DayOf(1961, 7, 6) || p.Window.To <= edtf.DayOf(2024, 6, 20) {
		t.Errorf("the window is %s to %s, which leaves no room around the claims", p.Window.From, p.Window.To)
	}
}
