package timelines_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
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

// boardOf returns a board with one gap between two dates, of which either may
// be missing.
func boardOf(t *testing.T, from, to string, length timeline.Length) annotate.Board {
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
	return annotate.Board{
		Cases:  []annotate.Case{gap},
		Checks: map[timeline.ClaimID]timeline.Check{"gap": length.Check(date(from), date(to))},
	}
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
			page := timelines.NewBoardPage(views.Page{}, boardOf(t, c.from, c.to, years(timeline.OpExactly, 24)))
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
	page := timelines.NewBoardPage(views.Page{}, boardOf(t, "2000-07-19", "", years(timeline.OpBare, 24)))
	if got := len(page.Figure.Wide.Gaps); got != 0 {
		t.Errorf("got %d gaps in the picture, want none", got)
	}
	if len(page.Gaps) != 1 {
		t.Fatalf("got %d gaps on the page, want 1", len(page.Gaps))
	}
	if got := render(t, page); !strings.Contains(got, "The end has no date, so “24 years” cannot be checked.") {
		t.Errorf("the page does not say why the gap is not in the picture: %s", got)
	}
}

func TestClaimsHaveTheirNumberInThePicture(t *testing.T) {
	claim := func(id timeline.ClaimID, at timeline.Position) annotate.Case {
		return annotate.Case{Claim: timeline.Claim{ID: id, Statement: "It was " + string(id), Position: at}}
	}
	point := func(text string) timeline.Position {
		return timeline.Point{When: parse(t, text), Extent: timeline.Event}
	}
	page := timelines.NewBoardPage(views.Page{}, annotate.Board{Cases: []annotate.Case{
		claim("late", point("2024-06-19")), claim("early", point("1961")), claim("never", timeline.Undated{Reason: "Nobody knows."}),
		claim("middle", point("2000-07")),
	}})
	var got []string
	for _, c := range page.Dated {
		got = append(got, c.Number+" "+string(c.ID))
	}
	if want := "1 early, 2 middle, 3 late"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	for i, c := range page.Figure.Claims {
		if c.ID != page.Dated[i].ID {
			t.Errorf("number %d is %s in the picture and %s in the list", i+1, c.ID, page.Dated[i].ID)
		}
	}
	if len(page.Undated) != 1 || page.Undated[0].ID != "never" {
		t.Errorf("got %d claims without a date, want the one", len(page.Undated))
	}
}

func TestGapsAreInTheOrderOfTheirEnds(t *testing.T) {
	gap := func(id timeline.ClaimID) annotate.Case {
		return annotate.Case{Claim: timeline.Claim{ID: id, Position: timeline.Gap{Length: years(timeline.OpBare, 1)}}}
	}
	check := func(from, to string) timeline.Check {
		return years(timeline.OpBare, 1).Check(parse(t, from), parse(t, to))
	}
	page := timelines.NewBoardPage(views.Page{}, annotate.Board{
		Cases: []annotate.Case{gap("undated"), gap("second"), gap("third"), gap("first")},
		Checks: map[timeline.ClaimID]timeline.Check{
			"first": check("1961", "1962"), "second": check("2000", "2001"), "third": check("2000", "2002"),
		},
	})
	var got []string
	for _, c := range page.Gaps {
		got = append(got, string(c.ID))
	}
	if want := "first second third undated"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

func TestWhatIsTypedIsEscaped(t *testing.T) {
	board := boardOf(t, "2000", "2024", years(timeline.OpBare, 24))
	board.Timeline = timeline.Timeline{Title: `<script>alert(1)</script>`, Description: `"><img src=x>`, Slug: "x"}
	board.Cases[0].Statement = `</title><b onclick="x">`
	got := render(t, timelines.NewBoardPage(views.Page{}, board))
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
