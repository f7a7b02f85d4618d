package timelines

import (
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
	Chart   annotate.Chart
	Figure  PictureFigure
	Trouble string  // what could not be read of what was asked for
	Base    string  // the address of the app, for what leads there from elsewhere
	Setting Setting // where the timeline is shown
}

// Setting is where a timeline is shown. It decides where links lead.
type Setting int

// The settings of a timeline.
const (
	OnBoard Setting = iota // on its own page
	Framed                 // in a page of another site
	InFile                 // in a file that stands alone
)

// NewBoardPage lays out the page of a timeline, with a picture for each width
// that the chart was made for.
func NewBoardPage(p views.Page, c annotate.Chart, base string) BoardPage {
	return BoardPage{Page: p, Chart: c, Base: base}.drawn()
}

// NewEmbedPage lays out what other sites show of a timeline.
func NewEmbedPage(c annotate.Chart, base string) BoardPage {
	return BoardPage{Page: views.Page{Title: c.Timeline.Title}, Chart: c, Base: base, Setting: Framed}.drawn()
}

func (p BoardPage) drawn() BoardPage {
	o := PictureOptions{
		ID: "picture", Title: p.Chart.Timeline.Title + ", as a picture", Claim: link.Claim, Current: p.Chart.Current,
		Zoom: p.opened,
	}
	if p.Setting == Framed {
		o.Target = "_blank"
	}
	p.Figure = NewFigure(p.draw, o)
	return p
}

// draw lays out the picture for a width, if the chart was made for it.
func (p BoardPage) draw(width float64) picture.Picture {
	for i, v := range p.Chart.Views {
		if v.Width != width && len(p.Chart.Views) > 1 {
			continue
		}
		claims := make([]picture.Claim, len(p.Chart.Shown[i]))
		for at, id := range p.Chart.Shown[i] {
			claims[at] = claimOf(p.Chart.Cases[id])
		}
		return picture.Draw(v, claims, p.scene())
	}
	return picture.Picture{}
}

// claimOf returns a claim as a picture shows it.
func claimOf(c annotate.Case) picture.Claim {
	shown := picture.Claim{
		ID: c.ID, Label: c.Statement, When: c.When(), Sub: c.When().Say(), Occurrence: c.Occurrence, Importance: c.Importance,
		Lane: c.Lane, Tone: c.Ruling.Verdict.Tone(), Withdrawn: c.Status == annotate.Withdrawn,
	}
	if point, ok := c.Position.(timeline.Point); ok {
		shown.Extent = point.Extent
	}
	if said := occurrenceWords(c.Occurrence); said != "" {
		shown.Sub += " · " + said
	}
	if shown.Withdrawn {
		shown.Sub += " · withdrawn"
	}
	return shown
}

// scene returns what a picture shows besides claims.
func (p BoardPage) scene() picture.Scene {
	s := picture.Scene{Gaps: p.Chart.DrawnGaps(), Today: p.Chart.Today}
	lengths := make(map[timeline.ClaimID]string, len(p.Chart.Gaps))
	for _, g := range p.Chart.Gaps {
		lengths[g.ID] = lengthOf(g)
	}
	for i := range s.Gaps {
		g := &s.Gaps[i]
		g.Label, g.Computed = lengths[g.ID], computed(p.Chart.Checks[g.ID])
	}
	for tone, verdict := range annotate.Verdicts() {
		s.Tones[tone] = ui.Sentence(verdict.String())
	}
	return s
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
	if !p.Chart.Member {
		return "Timeline · published claims"
	}
	return string(p.Chart.Timeline.Visibility) + " timeline · " + ui.Count(len(p.Chart.Articles), "article")
}

// empty reports whether nothing is on the timeline, whatever the window.
func (p BoardPage) empty() bool { return p.Chart.Counts.Total() == 0 }

// summary counts the claims in words, and tells how far their checking is.
func (p BoardPage) summary() string {
	parts := []string{ui.Count(p.Chart.Placed, "dated claim")}
	if n := len(p.Chart.Gaps); n > 0 {
		parts = append(parts, ui.Count(n, "gap"))
	}
	if n := p.Chart.Unplaced; n > 0 {
		parts = append(parts, ui.Count(n, "claim")+" without a date")
	}
	return strings.Join(parts, ", ") + " · " + ui.Progress(p.verdicts())
}

// verdicts counts the claims by verdict.
func (p BoardPage) verdicts() map[annotate.Verdict]int {
	counts := map[annotate.Verdict]int{}
	for tone, n := range p.Chart.Counts {
		if n > 0 {
			counts[annotate.Verdicts()[tone]] = n
		}
	}
	return counts
}

// changed returns when a claim was last changed.
func (p BoardPage) changed() time.Time { return time.UnixMilli(p.Chart.Changed).UTC() }

// reviewButton names the way to the review list, with what waits there.
func (p BoardPage) reviewButton() string {
	if p.Chart.Waiting == 0 {
		return "Review list"
	}
	return "Review list, " + ui.Number(p.Chart.Waiting) + " waiting"
}

// mayAdd reports whether the actor may add to the timeline.
func (p BoardPage) mayAdd() bool { return p.Chart.MayAdd("Adding to it") == nil }

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

// exportHref returns the page that offers what the picture shows.
func (p BoardPage) exportHref() string {
	x := annotate.Extract{Window: p.Chart.Window, Hide: p.Chart.Hide}
	x.Review.Text = p.Chart.Text
	return link.ExportOf(p.Chart.Timeline.Slug, x)
}
