package timelines

import (
	"strconv"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/picture"
	"dateline/views/link"
	"dateline/views/ui"
)

// mostGaps is how many gaps a page lists.
const mostGaps = 60

func (p BoardPage) listedGaps() []annotate.Case {
	return p.Chart.Gaps[:min(mostGaps, len(p.Chart.Gaps))]
}

// at returns the address of the same page with another window.
func (p BoardPage) at(w picture.Window) string {
	q := p.Chart.ChartQuery
	q.Window, q.At, q.Row = w, "", 0
	return p.address(q)
}

// address returns the address of the page for a query.
func (p BoardPage) address(q annotate.ChartQuery) string {
	if p.Setting == Framed {
		return link.EmbedChart(p.Chart.Timeline.Slug, q)
	}
	return link.Chart(p.Chart.Timeline.Slug, q)
}

// home returns the address of the page without any query, and part what it asks
// for when it shows other days.
func (p BoardPage) home() string { return p.address(annotate.ChartQuery{}) }

func (p BoardPage) part() string {
	if p.Setting == Framed {
		return link.EmbedPart(p.Chart.Timeline.Slug)
	}
	return link.ChartPart(p.Chart.Timeline.Slug)
}

// claim returns the address of a claim.
func (p BoardPage) claim(id timeline.ClaimID) templ.SafeURL {
	if p.Setting == InFile {
		return templ.SafeURL(p.Base + link.Claim(id))
	}
	return templ.SafeURL(link.Claim(id))
}

// aim says in which window a claim opens.
func (p BoardPage) aim() templ.Attributes { return p.Figure.aim() }

// opened returns the address at which a cluster is open: its days with a little
// more on both sides; of one day, the list of its claims.
func (p BoardPage) opened(days picture.Window) string {
	if days.From == days.To {
		return p.at(days.Roomy()) + "#dated"
	}
	return p.at(days.Roomy())
}

// all returns the address at which everything is shown.
func (p BoardPage) all() string {
	if p.Chart.Full == p.Chart.Opening {
		return p.at(picture.Window{})
	}
	return p.at(p.Chart.Full)
}

// listFrom returns the address at which the list begins with a row.
func (p BoardPage) listFrom(row int) string {
	q := p.Chart.ChartQuery
	q.Row, q.At = row, ""
	return p.address(q) + "#dated"
}

// to returns the address at which a claim is in the middle.
func (p BoardPage) to(id string) string {
	q := p.Chart.ChartQuery
	q.Row = 0
	q.At = timeline.ClaimID(id)
	return p.address(q)
}

// windowShown names the days that the picture shows.
func (p BoardPage) windowShown() string {
	if p.Chart.Window.IsZero() {
		return "No days yet"
	}
	return ui.Sentence(windowWords(p.Chart.Window))
}

// isAll reports whether the picture shows everything.
func (p BoardPage) isAll() bool { return p.Chart.Window == p.Chart.Full }

// isOpening reports whether the picture shows what it begins with.
func (p BoardPage) isOpening() bool { return p.Chart.Window == p.Chart.Opening }

// choice is one way to divide a picture into lanes.
type choice struct {
	word, name string
	chosen     bool
}

func (p BoardPage) divisions() []choice {
	names := []struct {
		division picture.Division
		name     string
	}{
		{picture.ByLane, "Lane"},
		{picture.ByTag, "Tag"},
		{picture.ByClaimant, "Claimant"},
		{picture.BySource, "Source"},
		{picture.ByTone, "Verdict"},
		{picture.Together, "None"},
	}
	choices := make([]choice, 0, len(names))
	for _, n := range names {
		choices = append(choices, choice{word: link.DivisionWord(n.division), name: n.name, chosen: n.division == p.Chart.Division})
	}
	return choices
}

// hidden reports whether claims of a verdict are left out.
func (p BoardPage) hidden(v annotate.Verdict) bool { return p.Chart.Hide.Has(v.Tone()) }

// offered returns the verdicts that can be left out: those that there are.
func (p BoardPage) offered() []annotate.Verdict {
	var offered []annotate.Verdict
	for _, v := range annotate.Verdicts() {
		if p.Chart.Counts[v.Tone()] > 0 || p.hidden(v) {
			offered = append(offered, v)
		}
	}
	return offered
}

// filters reports whether the picture is other than it is by itself.
func (p BoardPage) filters() bool {
	return p.Chart.Hide != 0 || p.Chart.Text != "" || p.Chart.Division != picture.ByLane
}

// The size of the minimap in its own units.
const miniHeight = 32

// miniPaths returns the outlines of the minimap by tone, on top of each other.
func (p BoardPage) miniPaths() []picture.Density {
	largest := 1
	for _, m := range p.Chart.Minimap {
		largest = max(largest, m.Total())
	}
	below := make([]float64, len(p.Chart.Minimap))
	var paths []picture.Density
	for tone := range annotate.Verdicts() {
		d := picture.Density{Tone: picture.Tone(tone)}
		for i, m := range p.Chart.Minimap {
			if m[tone] == 0 {
				continue
			}
			height := max(0.6, miniHeight*float64(m[tone])/float64(largest))
			below[i] += height
			d.Outline = append(d.Outline, picture.Rect{X: float64(i), Y: miniHeight - below[i], W: 1, H: height})
		}
		if d.Outline != nil {
			paths = append(paths, d)
		}
	}
	return paths
}

// miniWindow returns where the window is in the minimap.
func (p BoardPage) miniWindow() picture.Rect {
	full, w := p.Chart.Full, p.Chart.Window
	days := float64(full.To-full.From) + 1
	bins := float64(len(p.Chart.Minimap))
	a := max(0, min(bins, bins*float64(w.From-full.From)/days))
	b := max(a, min(bins, bins*float64(w.To+1-full.From)/days))
	return picture.Rect{X: min(a, bins-1), Y: 0, W: max(1, b-a), H: miniHeight}
}

// miniParts is into how many links the minimap is divided.
const miniParts = 16

// miniLink is one part of the minimap: it leads to its days.
type miniLink struct {
	box   picture.Rect
	href  string
	words string
}

func (p BoardPage) miniLinks() []miniLink {
	links := make([]miniLink, 0, miniParts)
	width := float64(len(p.Chart.Minimap)) / miniParts
	for i := range miniParts {
		part := p.Chart.Full.Part(i, miniParts)
		at := part
		if !p.isAll() {
			at = p.Chart.Window.Around(part)
		}
		links = append(links, miniLink{
			box:  picture.Rect{X: float64(i) * width, W: width, H: miniHeight},
			href: p.at(at), words: windowWords(part),
		})
	}
	return links
}

// span tells a script which days the whole timeline has.
func (p BoardPage) span() (first, last string) {
	return strconv.FormatInt(int64(p.Chart.Full.From), 10), strconv.FormatInt(int64(p.Chart.Full.To), 10)
}
