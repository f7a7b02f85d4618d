package timelines

import (
	"html"
	"strconv"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// framable reports whether other sites may show the timeline.
func (p BoardPage) framable() bool { return p.Chart.Timeline.Visibility == timeline.Public }

// shown returns the query for what is shown, without what is marked in it.
func (p BoardPage) shown() annotate.ChartQuery {
	q := p.Chart.ChartQuery
	q.At, q.Row = "", 0
	if p.isOpening() {
		q.Window = annotate.ChartQuery{}.Window // whatever is there by then
	}
	return q
}

// svg returns the address of the drawing of what is shown.
func (p BoardPage) svg() string {
	return link.PictureSVG(p.Chart.Timeline.Slug, p.shown(), p.Figure.Wide.Width)
}

// The size of a frame that shows a timeline well, in px.
const (
	FrameWidth  = 800
	FrameHeight = 640
)

// snippet returns the HTML that shows the timeline in a page of another site.
func (p BoardPage) snippet() string {
	return Snippet(p.Base+link.EmbedChart(p.Chart.Timeline.Slug, p.shown()), p.Chart.Timeline.Title, 0, FrameHeight)
}

// Snippet returns the HTML of a frame with a timeline. A frame without a width is
// as wide as there is room.
func Snippet(address, title string, width, height int) string {
	wide := "100%"
	if width > 0 {
		wide = strconv.Itoa(width)
	}
	return `<iframe src="` + html.EscapeString(address) + `" title="` + html.EscapeString(title) + `" width="` + wide +
		`" height="` + strconv.Itoa(height) + `" style="border:0" loading="lazy"></iframe>`
}
