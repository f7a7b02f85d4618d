package timelines

import (
	"strings"

	"dateline/annotate"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views/link"
	"dateline/views/ui"
)

// sheet is a picture in a file of its own: with the title above it, and below it
// what explains it and where it is from. All lengths are in px.
type sheet struct {
	page          BoardPage
	pic           picture.Picture
	width, height float64
	top           float64 // where the picture begins
	title         string
	words         string // how far the checking is
	legend        []legendEntry
	asides        []sheetLine
	foot          sheetLine
}

// legendEntry is a verdict or a sign with its words.
type legendEntry struct {
	verdict annotate.Verdict // where it is one
	sign    string
	words   string
	at      picture.Pt
}

type sheetLine struct {
	words string
	at    picture.Pt
}

// The room around the parts of a sheet.
const (
	sheetMargin = 24.0
	sheetHead   = 92.0
	legendRow   = 22.0
	legendGap   = 22.0
	shapeRoom   = 18.0 // of a verdict
	signRoom    = 34.0
)

func newSheet(p BoardPage) sheet {
	s := sheet{page: p, pic: p.Figure.Wide, title: p.Chart.Timeline.Title, words: p.summary()}
	s.width, s.top = s.pic.Width+2*sheetMargin, sheetHead+sheetMargin/2
	y := s.top + s.pic.Height + sheetMargin
	y = s.explain(y)
	for _, words := range aside(s.pic) {
		s.asides = append(s.asides, sheetLine{words, picture.Pt{X: sheetMargin, Y: y}})
		y += legendRow
	}
	s.foot = sheetLine{
		words: p.Base + link.Chart(p.Chart.Timeline.Slug, p.shown()) + " · " + edtf.FromDay(p.Chart.Today).Say(),
		at:    picture.Pt{X: sheetMargin, Y: y + 4},
	}
	s.height = y + sheetMargin
	return s
}

// explain puts the legend in rows from y on, and returns where it ends.
func (s *sheet) explain(y float64) float64 {
	x := sheetMargin
	add := func(e legendEntry, room float64) {
		length := room + picture.Detail.Measure(e.words)*13/picture.Detail.Size() + legendGap
		if x > sheetMargin && x+length > s.width-sheetMargin {
			x, y = sheetMargin, y+legendRow
		}
		e.at = picture.Pt{X: x, Y: y}
		s.legend = append(s.legend, e)
		x += length
	}
	for _, v := range verdictsIn(s.pic) {
		add(legendEntry{verdict: v, words: ui.Sentence(v.String())}, shapeRoom)
	}
	for _, one := range signsIn(s.pic) {
		add(legendEntry{sign: one.class, words: strings.TrimSuffix(one.words, "; each opens")}, signRoom)
	}
	return y + legendRow
}

// window names the days that the sheet shows.
func (s sheet) window() string { return s.page.windowShown() }
