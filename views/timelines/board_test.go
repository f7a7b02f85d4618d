package timelines_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views"
	"dateline/views/timelines"
)

func parse(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatalf("the date %q of the test: %v", text, err)
	}
	return d
}

func years(op timeline.Op, n int) timeline.Length {
	return timeline.Length{Op: op, N: n, Unit: timeline.UnitYear}
}

// chartOf returns a chart with one gap between two dates, of which either may be
// missing.
func chartOf(t *testing.T, from, to string, length timeline.Length) annotate.Chart {
	t.Helper()
	date := func(text string) edtf.Date {
		if text == "" {
			return edtf.Date{}
		}
		return parse(t, text)
	}
	gap := annotate.Case{Claim: timeline.Claim{ID: "gap", Statement: "So long after", Position: timeline.Gap{
		From: timeline.DateEnd{When: date(from)}, To: timeline.DateEnd{When: date(to)}, Length: length,
	}}}
	c := annotate.Chart{
		Gaps:   []annotate.Case{gap},
		Checks: map[timeline.ClaimID]timeline.Check{"gap": length.Check(date(from), date(to))},
	}
	c.Counts[annotate.Unchecked.Tone()] = 1
	return seen(c)
}

// seen completes a chart with what the desk finds: the views of the claims that
// are among its cases and have a date.
func seen(c annotate.Chart) annotate.Chart {
	var facts []picture.Fact
	for id, one := range c.Cases {
		facts = append(facts, picture.Fact{ID: id, When: one.When(), Tone: one.Ruling.Verdict.Tone()})
	}
	x := picture.NewIndex(facts)
	c.Full, _ = x.FitWith(c.DrawnGaps())
	c.Window, c.Placed, c.Unplaced = c.Full, x.Len(), len(x.Undated())
	for tone, n := range x.Counts() {
		c.Counts[tone] += n
	}
	for _, width := range []float64{timelines.WideWidth, timelines.MiddleWidth, timelines.NarrowWidth} {
		v := x.View(picture.Query{Window: c.Window, Width: width})
		c.Views, c.Shown = append(c.Views, v), append(c.Shown, x.IDs(&v))
	}
	c.Minimap = x.Density(c.Full, 240, 0)
	for row := range x.Len() {
		c.Listed = append(c.Listed, annotate.Listed{Case: c.Cases[x.At(row)], Row: row + 1})
	}
	for _, id := range x.Undated() {
		c.Undated = append(c.Undated, c.Cases[id])
	}
	return c
}

func TestGapsInThePicture(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to string
		want     string
	}{
		{"two days give one length", "2000-07-19", "2024-06-19", "is 23 years 11 months"},
		{"two years give the shortest and the longest", "1961", "2024", "is 62 years 1 day to 63 years 11 months 30 days"},
		{"an open start gives the shortest", "../1960", "2024", "is at least 63 years 1 day"},
		{"an open end gives the shortest", "2000-07-19", "2024-06-19/..", "is at least 23 years 11 months"},
		{"dates that may overlap give the longest", "2024", "2024-06", "is at most 5 months 29 days"},
		{"an end before the start is said to be one", "2024", "2000", "ends before it begins"},
		{"a date that is never over cannot be measured from", "2000/..", "2024-06-19/..", "cannot be measured"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := timelines.NewBoardPage(views.Page{}, chartOf(t, c.from, c.to, years(timeline.OpExactly, 24)), "")
			gaps := page.Figure.Wide.Gaps
			if len(gaps) != 1 {
				t.Fatalf("%s to %s: got %d gaps in the picture, want 1", c.from, c.to, len(gaps))
			}
			if gaps[0].Computed != c.want || gaps[0].Label != "“exactly 24 years”" {
				t.Errorf("%s to %s: got %s %q, want “exactly 24 years” %q", c.from, c.to, gaps[0].Label, gaps[0].Computed, c.want)
			}
		})
	}
}

func TestAGapWithoutADateAtAnEndIsListedOnly(t *testing.T) {
	page := timelines.NewBoardPage(views.Page{}, chartOf(t, "2000-07-19", "", years(timeline.OpBare, 24)), "")
	if got := len(page.Figure.Wide.Gaps); got != 0 {
		t.Errorf("got %d gaps in the picture, want none", got)
	}
	if got := render(t, page); !strings.Contains(got, "The end has no date, so “24 years” cannot be checked.") {
		t.Errorf("the page does not say why the gap is not in the picture: %s", got)
	}
}

func TestClaimsHaveTheirNumberInThePicture(t *testing.T) {
	cases := map[timeline.ClaimID]annotate.Case{}
	for id, at := range map[timeline.ClaimID]timeline.Position{
		"late":   timeline.Point{When: parse(t, "2024-06-19"), Extent: timeline.Event},
		"early":  timeline.Point{When: parse(t, "1961"), Extent: timeline.Event},
		"never":  timeline.Undated{Reason: "Nobody knows."},
		"middle": timeline.Point{When: parse(t, "2000-07"), Extent: timeline.Event},
	} {
		cases[id] = annotate.Case{Claim: timeline.Claim{ID: id, Statement: "It was " + string(id), Position: at}}
	}
	page := timelines.NewBoardPage(views.Page{}, seen(annotate.Chart{Cases: cases}), "")
	for _, m := range page.Figure.Wide.Marks {
		if listed := page.Chart.Listed[m.Number-1]; listed.ID != m.Claim || listed.Row != m.Number {
			t.Errorf("number %d is %s in the picture and %s in the list", m.Number, m.Claim, listed.ID)
		}
	}
	shown := render(t, page)
	for _, want := range []string{"It was early", "It was middle", "It was late", "It was never", "Nobody knows."} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestWhatIsTypedIsEscaped(t *testing.T) {
	board := chartOf(t, "2000", "2024", years(timeline.OpBare, 24))
	board.Timeline = timeline.Timeline{Title: `<script>alert(1)</script>`, Description: `"><img src=x>`, Slug: "x"}
	board.Gaps[0].Statement = `</title><b onclick="x">`
	got := render(t, timelines.NewBoardPage(views.Page{}, board, ""))
	for _, raw := range []string{"<script>alert", "<img", "<b onclick"} {
		if strings.Contains(got, raw) {
			t.Errorf("%s stands in the page as it was typed", raw)
		}
	}
}

func render(t *testing.T, page timelines.BoardPage) string {
	t.Helper()
	var b strings.Builder
	if err := timelines.BoardOf(page).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
