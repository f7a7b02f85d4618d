package timelines

import (
	"strings"

	"github.com/a-h/templ"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views/ui"
)

// PictureOptions is what a picture needs beside its layout.
type PictureOptions struct {
	ID      string // begins every id in the picture, so that a page can hold several
	Title   string
	Claim   func(timeline.ClaimID) string // the address of a claim
	Zoom    func(picture.Window) string   // the address of the same picture of fewer days; nil for none
	Current timeline.ClaimID              // is marked
	Target  string                        // the window that claims open in; empty for the same
}

// PictureFigure is one timeline laid out for three widths of the screen, with
// everything that stands around it.
type PictureFigure struct {
	PictureOptions
	Wide, Middle, Narrow picture.Picture
}

// The widths that a PictureFigure is laid out for, in px.
const (
	WideWidth   = 1312
	MiddleWidth = 800
	NarrowWidth = 358
)

// NewFigure has a picture drawn for every width of the screen.
func NewFigure(draw func(width float64) picture.Picture, o PictureOptions) PictureFigure {
	return PictureFigure{PictureOptions: o, Wide: draw(WideWidth), Middle: draw(MiddleWidth), Narrow: draw(NarrowWidth)}
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

// aim says in which window a claim opens.
func (o PictureOptions) aim() templ.Attributes {
	if o.Target == "" {
		return nil
	}
	return templ.Attributes{"target": o.Target}
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
	return strings.Join(parts, ", ") + ". The same follows as a list."
}

// markWords is what a mark says when it is pointed at or read aloud.
func markWords(m picture.Mark) string {
	words := m.Text
	if m.Sub != "" {
		words += " · " + m.Sub
	}
	if said := occurrenceWords(m.Occurrence); said != "" && !strings.HasSuffix(m.Sub, said) {
		words += " · " + said
	}
	if m.Withdrawn && !strings.HasSuffix(m.Sub, "withdrawn") {
		words += " · withdrawn"
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
		shares = append(shares, ui.Number(s.Count)+" "+verdictOf(s.Tone).String())
	}
	words := ui.Count(c.Count, "claim") + ", " + windowWords(c.Window) + ": " + strings.Join(shares, ", ")
	if c.Reaching > 0 {
		words += "; " + ui.Count(c.Reaching, "claim") + " of longer times among them"
	}
	return words
}

// windowWords names the days of a window.
func windowWords(w picture.Window) string {
	from, to := named(w.From, w), named(w.To, w)
	if from == to {
		return from.Say()
	}
	return from.Say() + " to " + to.Say()
}

// named returns a day as closely as it has to be named in a window: by its
// year where there are many, by its month where there are some.
func named(day edtf.Day, w picture.Window) edtf.Date {
	const year = 366
	text := edtf.FromDay(day).String()
	_, month, _ := strings.Cut(text[1:], "-") // the first may be the sign of the year
	switch days := w.To - w.From; {
	case text[0] == 'Y':
		return ageOf(day, int64(days)/year)
	case days < 2*year:
		return edtf.FromDay(day)
	case days < 60*year:
		return edtf.MustParse(strings.TrimSuffix(text, month[2:]))
	default:
		return edtf.MustParse(strings.TrimSuffix(text, "-"+month))
	}
}

// ageOf returns the year of a day, to about a hundredth of a window of so many
// years. It is rounded as people count, so that it has zeros at its end.
func ageOf(day edtf.Day, years int64) edtf.Date {
	year, _, _ := day.Civil()
	counted := max(year, 1-year) // before Christ or after
	step := int64(1)
	for step*1000 <= years && step*10 <= counted {
		step *= 10
	}
	over := counted % step
	if year < 1 {
		over = -over
	}
	return edtf.MustParse(strings.TrimSuffix(edtf.FromDay(edtf.DayOf(year-over, 1, 1)).String(), "-01-01"))
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
		said = append(said, ui.Count(n, "claim")+" without a date, in the list only.")
	}
	if n := p.MoreGaps; n > 0 {
		said = append(said, ui.Count(n, "more gap")+" in the list.")
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
	var event, state, set, fading, open, broken, planned, cancelled, withdrawn bool
	for _, b := range p.Bars {
		event = event || !b.Filled
		state = state || b.Filled
		set = set || len(b.Parts) > 0
		fading = fading || b.Start == picture.Fading || b.End == picture.Fading
		open = open || pointed(b.Start) || pointed(b.End)
	}
	for _, b := range p.Brackets {
		open = open || pointed(b.Start) || pointed(b.End)
		broken = broken || bracketDoubt(b) != ""
	}
	for _, m := range p.Marks {
		planned = planned || m.Occurrence == timeline.Planned || m.Occurrence == timeline.OccurrenceUnknown
		cancelled = cancelled || m.Occurrence == timeline.Cancelled
		withdrawn = withdrawn || m.Withdrawn
	}
	var signs []sign
	for _, s := range []struct {
		shown bool
		sign
	}{
		{event, sign{"event", "on one of these days"}},
		{state, sign{"state", "on all of these days"}},
		{set, sign{"set", "on some of these days, linked"}},
		{fading, sign{"fading", "date uncertain or approximate"}},
		{open, sign{"open", "goes on"}},
		{planned, sign{"planned", "planned, or not known to have happened"}},
		{cancelled, sign{"cancelled", "cancelled"}},
		{withdrawn, sign{"withdrawn", "withdrawn"}},
		{len(p.Brackets) > 0, sign{"gap", "a gap: what was claimed, and what the calendar says"}},
		{broken, sign{"broken", "possibly part of the gap"}},
		{len(p.Clusters) > 0, sign{"column", "many claims, divided by verdict; each opens"}},
		{p.Today != nil, sign{"today", "today"}},
	} {
		if s.shown {
			signs = append(signs, s.sign)
		}
	}
	return signs
}
