package timelines

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/picture"
	"dateline/views/ui"
)

// PictureOptions is what a picture needs beside its layout.
type PictureOptions struct {
	ID    string // begins every id in the picture, so that a page can hold several
	Title string
	Claim func(timeline.ClaimID) string // the address of a claim
	Zoom  func(picture.Window) string   // the address of the same picture of fewer days; nil for none
}

// PictureFigure is one timeline laid out for three widths of the screen, with
// everything that stands around it.
type PictureFigure struct {
	PictureOptions
	Wide, Middle, Narrow picture.Picture
	Claims               []picture.Claim // of the table, in its order
	Most                 int             // rows of the table; 0 for MostRows
}

// The widths that a PictureFigure is laid out for, in px.
const (
	WideWidth   = 1312
	MiddleWidth = 800
	NarrowWidth = 358
)

// MostRows is how many rows a table shows unless told otherwise.
const MostRows = 500

// NewFigure lays out a picture for every width of the screen.
func NewFigure(in picture.Input, o PictureOptions) PictureFigure {
	f := PictureFigure{PictureOptions: o, Claims: inOrder(in.Claims)}
	for width, to := range map[float64]*picture.Picture{
		WideWidth: &f.Wide, MiddleWidth: &f.Middle, NarrowWidth: &f.Narrow,
	} {
		in.Width = width
		*to = picture.Compose(in)
	}
	return f
}

// inOrder returns claims in the order of the numbers in a picture, and then
// those that have no place in it.
func inOrder(claims []picture.Claim) []picture.Claim {
	facts := make([]picture.Fact, len(claims))
	byID := make(map[timeline.ClaimID]picture.Claim, len(claims))
	for i, c := range claims {
		facts[i] = picture.Fact{ID: c.ID, When: c.When}
		byID[c.ID] = c
	}
	x := picture.NewIndex(facts)
	sorted := make([]picture.Claim, 0, len(claims))
	for row := range x.Len() {
		sorted = append(sorted, byID[x.At(row)])
	}
	for _, id := range x.Undated() {
		sorted = append(sorted, byID[id])
	}
	return sorted
}

func (o PictureOptions) id(part string) string { return o.ID + "-" + part }

func (o PictureOptions) ref(part string) string { return "url(#" + o.id(part) + ")" }

func (o PictureOptions) sized(name string) PictureOptions {
	o.ID = o.id(name)
	return o
}

func (o PictureOptions) href(id timeline.ClaimID) templ.SafeURL {
	if o.Claim == nil {
		return templ.SafeURL("#claim-" + string(id))
	}
	return templ.SafeURL(o.Claim(id))
}

// viewBox is the frame of the drawing.
func viewBox(p picture.Picture) string { return "0 0 " + px(p.Width) + " " + px(p.Height) }

// describe says what the picture shows, for those who cannot see it.
func describe(p picture.Picture) string {
	parts := []string{ui.Count(len(p.Marks), "claim") + " drawn one by one"}
	if n := len(p.Clusters); n > 0 {
		inClusters := 0
		for _, c := range p.Clusters {
			inClusters += c.Count
		}
		parts = append(parts, ui.Count(inClusters, "claim")+" in "+ui.Count(n, "column"))
	}
	if n := len(p.Brackets); n > 0 {
		parts = append(parts, ui.Count(n, "gap"))
	}
	return strings.Join(parts, ", ") + ". The same follows as a table."
}

// markWords is what a mark says when it is pointed at or read aloud.
func markWords(m picture.Mark) string {
	words := m.Text
	if m.Sub != "" {
		words += " · " + m.Sub
	}
	if said := occurrenceWords(m.Occurrence); said != "" {
		words += " · " + said
	}
	return words + " · " + verdictOf(m.Tone).String()
}

func occurrenceWords(o timeline.Occurrence) string {
	switch o {
	case timeline.Planned:
		return "planned"
	case timeline.Cancelled:
		return "cancelled"
	case timeline.OccurrenceUnknown:
		return "not known to have happened"
	default:
		return ""
	}
}

func occurrenceClass(o timeline.Occurrence) string {
	if o == timeline.Happened || o == "" {
		return ""
	}
	return "occurs-" + string(o)
}

func clusterWords(c picture.Cluster) string {
	shares := make([]string, 0, len(c.Shares))
	for _, s := range c.Shares {
		shares = append(shares, strconv.Itoa(s.Count)+" "+verdictOf(s.Tone).String())
	}
	return ui.Count(c.Count, "claim") + ", " + daysWords(c.Window) + ": " + strings.Join(shares, ", ")
}

func daysWords(w picture.Window) string { return w.From.String() + " to " + w.To.String() }

// gapWords is a gap as a sentence.
func gapWords(g picture.Gap) string {
	words := g.Label
	if !g.From.IsZero() && !g.To.IsZero() {
		words += ", from " + g.From.Say() + " to " + g.To.Say()
	}
	if g.Computed != "" {
		words += ": " + g.Computed
	}
	return words + "."
}

// aside says what is not in the picture, in sentences.
func aside(p picture.Picture) []string {
	var said []string
	if n := p.Before; n > 0 {
		said = append(said, ui.Count(n, "claim")+" before these dates.")
	}
	if n := p.After; n > 0 {
		said = append(said, ui.Count(n, "claim")+" after these dates.")
	}
	if n := p.Undated; n > 0 {
		said = append(said, ui.Count(n, "claim")+" without a date, in the table only.")
	}
	if n := p.MoreGaps; n > 0 {
		said = append(said, ui.Count(n, "more gap")+" in the table.")
	}
	if p.Height == 0 {
		said = append(said, "No claim has a date yet.")
	}
	return said
}

// verdictsIn returns the verdicts that a picture shows, in the order of the
// scale.
func verdictsIn(p picture.Picture) []annotate.Verdict {
	shown := make(map[annotate.Verdict]bool)
	for _, m := range p.Marks {
		shown[verdictOf(m.Tone)] = true
	}
	for _, b := range p.Brackets {
		shown[verdictOf(b.Tone)] = true
	}
	for _, c := range p.Clusters {
		for _, s := range c.Shares {
			shown[verdictOf(s.Tone)] = true
		}
	}
	var verdicts []annotate.Verdict
	for _, v := range annotate.Verdicts() {
		if shown[v] {
			verdicts = append(verdicts, v)
		}
	}
	return verdicts
}

// sign is a way of drawing that a reader may have to be told about.
type sign struct{ class, words string }

// signsIn returns the ways of drawing that occur in a picture.
func signsIn(p picture.Picture) []sign {
	var event, state, fading, open, broken, planned bool
	for _, b := range p.Bars {
		event = event || !b.Filled
		state = state || b.Filled
		fading = fading || b.Start == picture.Fading || b.End == picture.Fading
		open = open || pointed(b.Start) || pointed(b.End)
	}
	for _, b := range p.Brackets {
		open = open || pointed(b.Start) || pointed(b.End)
		broken = broken || bracketDoubt(b) != ""
	}
	for _, m := range p.Marks {
		planned = planned || occurrenceClass(m.Occurrence) != ""
	}
	var signs []sign
	for _, s := range []struct {
		shown bool
		sign
	}{
		{event, sign{"event", "on one of these days"}},
		{state, sign{"state", "on all of these days"}},
		{fading, sign{"fading", "date uncertain or approximate"}},
		{open, sign{"open", "goes on"}},
		{planned, sign{"planned", "not known to have happened"}},
		{len(p.Brackets) > 0, sign{"gap", "a gap: what was claimed, and what the calendar says"}},
		{broken, sign{"broken", "possibly part of the gap"}},
		{len(p.Clusters) > 0, sign{"column", "many claims, divided by verdict"}},
	} {
		if s.shown {
			signs = append(signs, s.sign)
		}
	}
	return signs
}

// rows returns the claims of a table, and how many are left out.
func (f PictureFigure) rows() (claims []picture.Claim, more int) {
	most := f.Most
	if most <= 0 {
		most = MostRows
	}
	all := f.Claims
	if len(all) <= most {
		return all, 0
	}
	return all[:most], len(all) - most
}

func hasLanes(claims []picture.Claim) bool {
	for _, c := range claims {
		if c.Lane != "" {
			return true
		}
	}
	return false
}
