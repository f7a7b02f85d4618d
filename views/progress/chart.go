package progress

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/views/ui"
)

// The measures of the picture, in its own units.
const (
	chartWidth  = 960
	chartHeight = 280
	plotLeft    = 44
	plotRight   = 740
	plotTop     = 12
	plotBottom  = 250
	labelGap    = 19  // between the lines of two labels
	mostSteps   = 348 // a step is at least two units wide
)

// chart is a picture of a series: areas that lie on one another.
type chart struct {
	areas []area
	marks []mark // on the axis of counts
	dates []mark // on the axis of days
}

// area is the share of one status or verdict, with its label.
type area struct {
	name
	count   int    // on the last day
	path    string // of its outline
	pattern int    // tells neighbours apart without colour
	middle  float64
	label   float64 // the middle of its line of text
}

type mark struct {
	at   float64
	text string
}

// draw lays out a series. A day is a step: what is counted at its end holds for
// all of it.
func draw(s series, days []annotate.Tally) chart {
	days = thin(days)
	most := 1
	for _, d := range days {
		most = max(most, d.Claims())
	}
	var c chart
	floor := make([]int, len(days))
	for i, n := range s.used(days) {
		a := area{name: n, pattern: i, count: s.of(days[len(days)-1])[n.value]}
		a.path = outline(s, n, days, floor, most)
		last := len(days) - 1
		a.middle = height(float64(floor[last])+float64(a.count)/2, most)
		for j, d := range days {
			floor[j] += s.of(d)[n.value]
		}
		c.areas = append(c.areas, a)
	}
	spread(c.areas)
	c.marks = []mark{{height(0, most), "0"}, {height(float64(most), most), ui.Number(most)}}
	if half := most / 2; most >= 10 {
		c.marks = append(c.marks, mark{height(float64(half), most), ui.Number(half)})
	}
	c.dates = []mark{{plotLeft, dayWords(days[0].Day)}}
	if len(days) > 1 {
		c.dates = append(c.dates, mark{plotRight, dayWords(days[len(days)-1].Day)})
	}
	return c
}

// thin leaves out days where they are too many to be seen, but never the first
// and the last. What is left is true: it is the count at the end of a day.
func thin(days []annotate.Tally) []annotate.Tally {
	if len(days) <= mostSteps {
		return days
	}
	every := (len(days) + mostSteps - 1) / mostSteps
	kept := []annotate.Tally{days[0]}
	for i := (len(days) - 1) % every; i < len(days); i += every {
		if i > 0 {
			kept = append(kept, days[i])
		}
	}
	return kept
}

// outline returns the path around an area that lies on a floor: along its lower
// edge to the right, and back along its upper edge.
func outline(s series, n name, days []annotate.Tally, floor []int, most int) string {
	var there, back strings.Builder
	for i := range days {
		left, right := place(i, len(days)), place(i+1, len(days))
		low := height(float64(floor[i]), most)
		command := "L"
		if i == 0 {
			command = "M"
		}
		fmt.Fprintf(&there, "%s%s %s H%s ", command, unit(left), unit(low), unit(right))
		j := len(days) - 1 - i // the other way round
		left, right = place(j, len(days)), place(j+1, len(days))
		high := height(float64(floor[j]+s.of(days[j])[n.value]), most)
		fmt.Fprintf(&back, "L%s %s H%s ", unit(right), unit(high), unit(left))
	}
	return there.String() + back.String() + "Z"
}

func place(i, n int) float64 { return plotLeft + (plotRight-plotLeft)*float64(i)/float64(n) }

func height(count float64, most int) float64 {
	return plotBottom - (plotBottom-plotTop)*count/float64(most)
}

// spread moves labels apart that would lie on one another: each goes above the
// one below it, and then all go down as far as the uppermost has to.
func spread(areas []area) {
	next := float64(chartHeight)
	for i := range areas {
		areas[i].label = min(areas[i].middle, next-labelGap)
		next = areas[i].label
	}
	const top = 10
	for i := len(areas) - 1; i >= 0; i-- {
		least := float64(top + labelGap*(len(areas)-1-i))
		areas[i].label = max(areas[i].label, least)
	}
}

func unit(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// leader returns the line from an area to its label.
func (a area) leader() string {
	return "M" + unit(plotRight) + " " + unit(a.middle) + "L" + unit(plotRight+14) + " " + unit(a.label)
}

func (a area) text() string { return a.words + " " + ui.Number(a.count) }
