package timelines

import (
	"strconv"

	"dateline/annotate"
	"dateline/timeline/picture"
	"dateline/views"
	"dateline/views/link"
)

// FilePage is a timeline as one page that stands alone: nothing in it is fetched
// from anywhere, and moving in it is following links within it.
type FilePage struct {
	BoardPage        // of the whole
	Leaves    []leaf // the whole, and parts of it
}

// leaf is a part of the timeline with its picture.
type leaf struct {
	BoardPage
	number  int
	parent  int // of which it is a half; itself for the whole
	earlier int // the leaf beside it, itself for none
	later   int
	halves  []int
}

// NewFilePage lays out a page from charts of the whole and of ever smaller
// parts, each after the one that it is a half of.
func NewFilePage(charts []annotate.Chart, base string) FilePage {
	leaves := make([]leaf, len(charts))
	for i, c := range charts {
		leaves[i] = leaf{number: i, parent: i, earlier: i, later: i}
		for at, other := range charts[:i] {
			for side, half := range other.Halves {
				if half == c.Window && len(leaves[at].halves) <= side {
					leaves[i].parent = at
					leaves[at].halves = append(leaves[at].halves, i)
				}
			}
		}
	}
	for i := range leaves {
		if h := leaves[i].halves; len(h) == 2 {
			leaves[h[0]].later, leaves[h[1]].earlier = h[1], h[0]
		}
	}
	page := FilePage{Leaves: leaves}
	for i, c := range charts {
		l := &leaves[i]
		l.BoardPage = BoardPage{Page: views.Page{Title: c.Timeline.Title}, Chart: c, Base: base, Setting: InFile}
		l.Figure = NewFigure(l.draw, PictureOptions{
			ID: "picture-" + strconv.Itoa(i), Title: c.Timeline.Title + ", " + l.windowShown(),
			Zoom: func(w picture.Window) string { return page.opens(w, i) },
		})
	}
	page.BoardPage = leaves[0].BoardPage
	return page
}

// opens returns the place of the smallest leaf that shows some days, or of the
// list when none shows them closer than the leaf they are seen in.
func (p *FilePage) opens(days picture.Window, from int) string {
	best := from
	for _, l := range p.Leaves {
		w := l.Chart.Window
		if w.From <= days.From && days.To <= w.To && w.To-w.From < p.Leaves[best].Chart.Window.To-p.Leaves[best].Chart.Window.From {
			best = l.number
		}
	}
	if best == from {
		return "#dated"
	}
	return place(best)
}

func place(leaf int) string { return "#part-" + strconv.Itoa(leaf) }

// moves returns the ways from a leaf to others.
func (l leaf) moves() []views.Entry {
	var moves []views.Entry
	add := func(name string, to int) {
		if to != l.number {
			moves = append(moves, views.Entry{Name: name, Href: place(to)})
		}
	}
	add("Earlier", l.earlier)
	add("Later", l.later)
	for i, half := range l.halves {
		add([]string{"Zoom in on the first half", "Zoom in on the second half"}[i], half)
	}
	add("Zoom out", l.parent)
	if l.parent != 0 {
		add("Fit all", 0)
	}
	return moves
}

// from returns the address that the page was made from.
func (p FilePage) from() string { return p.Base + link.Timeline(p.Chart.Timeline.Slug) }
