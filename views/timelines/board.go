package timelines

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// BoardPage is the page of a timeline. Make one with [NewBoardPage].
type BoardPage struct {
	views.Page
	Board   annotate.Board
	Figure  PictureFigure
	Dated   []Numbered      // in the order of the picture
	Gaps    []annotate.Case // by the dates of their ends, those without last
	Undated []annotate.Case
}

// Numbered is a claim with its number in the picture.
type Numbered struct {
	annotate.Case
	Number string
}

// NewBoardPage lays out the page of a timeline.
func NewBoardPage(p views.Page, b annotate.Board) BoardPage {
	page := BoardPage{Page: p, Board: b}
	page.Figure = NewFigure(pictured(b), PictureOptions{ID: "picture", Title: b.Timeline.Title + ", as a picture", Claim: link.Claim})
	byID := make(map[timeline.ClaimID]annotate.Case, len(b.Cases))
	for _, c := range b.Cases {
		byID[c.ID] = c
		switch c.Position.(type) {
		case timeline.Gap:
			page.Gaps = append(page.Gaps, c)
		case timeline.Undated:
			page.Undated = append(page.Undated, c)
		case timeline.Point:
		}
	}
	for i, c := range page.Figure.Claims {
		page.Dated = append(page.Dated, Numbered{Case: byID[c.ID], Number: strconv.Itoa(i + 1)})
	}
	slices.SortStableFunc(page.Gaps, func(x, y annotate.Case) int {
		return compareChecks(b.Checks[x.ID], b.Checks[y.ID])
	})
	return page
}

// pictured returns what a picture shows of a board: the claims that have a
// date of their own, and the gaps whose ends both have one.
func pictured(b annotate.Board) picture.Input {
	var in picture.Input
	for _, c := range b.Cases {
		switch p := c.Position.(type) {
		case timeline.Point:
			in.Claims = append(in.Claims, picture.Claim{
				ID: c.ID, Label: c.Statement, Sub: p.When.Say(), When: p.When, Extent: p.Extent,
				Occurrence: c.Occurrence, Importance: c.Importance, Lane: c.Lane, Tone: c.Ruling.Verdict.Tone(), Withdrawn: c.Status == annotate.Withdrawn,
			})
		case timeline.Gap:
			if check := b.Checks[c.ID]; placed(check) {
				in.Gaps = append(in.Gaps, picture.Gap{
					ID: c.ID, Label: "“" + p.Length.String() + "”", Computed: computed(check),
					From: check.From, To: check.To, Tone: c.Ruling.Verdict.Tone(),
				})
			}
		case timeline.Undated:
		}
	}
	return in
}

// placed reports whether both ends of a gap have a date.
func placed(c timeline.Check) bool { return !c.From.IsZero() && !c.To.IsZero() }

func compareChecks(a, b timeline.Check) int {
	switch pa, pb := placed(a), placed(b); {
	case pa && pb:
		return cmp.Or(edtf.Compare(a.From, b.From), edtf.Compare(a.To, b.To))
	case pa:
		return -1
	case pb:
		return 1
	default:
		return 0
	}
}

// computed says how long a gap is by the calendar, as in "is 23 years 11
// months".
func computed(c timeline.Check) string {
	short, long := c.Shortest, c.Longest
	known := func(e timeline.Elapsed) bool { return e.Kind == edtf.Known }
	switch {
	case known(long) && long.TotalDays < 0:
		return "ends before it begins"
	case known(short) && known(long) && short.TotalDays == long.TotalDays:
		return "is " + short.String()
	case known(short) && known(long) && short.TotalDays > 0:
		return "is " + short.String() + " to " + long.String()
	case known(long):
		return "is at most " + long.String()
	case known(short) && short.TotalDays > 0:
		return "is at least " + short.String()
	default:
		return "cannot be measured"
	}
}

// kicker says what kind of timeline this is.
func (p BoardPage) kicker() string {
	if !p.Board.Member {
		return "Timeline · published claims"
	}
	return string(p.Board.Timeline.Visibility) + " timeline · " + ui.Count(len(p.Board.Articles), "article")
}

// summary counts the claims in words, and tells how far their checking is.
func (p BoardPage) summary() string {
	parts := []string{ui.Count(len(p.Dated), "dated claim")}
	if n := len(p.Gaps); n > 0 {
		parts = append(parts, ui.Count(n, "gap"))
	}
	if n := len(p.Undated); n > 0 {
		parts = append(parts, ui.Count(n, "claim")+" without a date")
	}
	return strings.Join(parts, ", ") + " · " + ui.Progress(p.verdicts())
}

// verdicts counts the claims by verdict.
func (p BoardPage) verdicts() map[annotate.Verdict]int {
	return ui.Verdicts(slices.Values(p.Board.Cases))
}

// changed returns when a claim was last changed.
func (p BoardPage) changed() time.Time {
	var last time.Time
	for _, c := range p.Board.Cases {
		if c.Changed.After(last) {
			last = c.Changed
		}
	}
	return last
}

// reviewButton names the way to the review list, with what waits there.
func (p BoardPage) reviewButton() string {
	waiting := 0
	for _, c := range p.Board.Cases {
		if c.Status == annotate.InReview {
			waiting++
		}
	}
	if waiting == 0 {
		return "Review list"
	}
	return "Review list, " + strconv.Itoa(waiting) + " waiting"
}

// mayAdd reports whether the actor may add to the timeline.
func (p BoardPage) mayAdd() bool { return p.Board.MayAdd("Adding to it") == nil }

// notice returns what everybody is told about a claim beside its verdict;
// empty for nothing.
func notice(c annotate.Case) string {
	if c.Notice != "" && c.Status == annotate.Withdrawn {
		return "Withdrawn: " + c.Notice
	}
	return c.Notice
}

// reasonOf returns why a claim has no date.
func reasonOf(c annotate.Case) string {
	if p, ok := c.Position.(timeline.Undated); ok && p.Reason != "" {
		return p.Reason
	}
	return "No date and no reason for it yet."
}

// lengthOf returns what was claimed of a gap.
func lengthOf(c annotate.Case) string {
	if p, ok := c.Position.(timeline.Gap); ok {
		return "“" + p.Length.String() + "”"
	}
	return ""
}
