package timelines

import (
	"strings"

	"dateline/annotate"
	"dateline/timeline/picture"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// OverviewPage is what a timeline holds at a glance.
type OverviewPage struct {
	views.Page
	Overview annotate.Overview
}

// The size of a small multiple in its own units: one for each part of time.
const smallHeight = 24.0

// strip is claims over time as columns: what stands on top of each other, by
// verdict.
type strip struct {
	height float64
	parts  int
	layers []picture.Density
	words  string
}

// stripOf stacks mixes, where the most claims of a part are as high as height.
func stripOf(over []picture.Mix, most int, height float64, words string) strip {
	s := strip{height: height, parts: len(over), words: words}
	below := make([]float64, len(over))
	for tone := range annotate.Verdicts() {
		d := picture.Density{Tone: picture.Tone(tone)}
		for i, m := range over {
			if m[tone] == 0 {
				continue
			}
			const least = 0.7 // or a claim among very many would not be seen
			h := max(least, height*float64(m[tone])/float64(max(1, most)))
			below[i] += h
			d.Outline = append(d.Outline, picture.Rect{X: float64(i) + 0.06, Y: height - below[i], W: 0.88, H: h})
		}
		if d.Outline != nil {
			s.layers = append(s.layers, d)
		}
	}
	return s
}

// mostOf returns the most claims in any part.
func mostOf(over []picture.Mix) int {
	most := 1
	for _, m := range over {
		most = max(most, m.Total())
	}
	return most
}

// whole is all claims over time.
func (p OverviewPage) whole() strip {
	o := p.Overview
	return stripOf(o.Over, mostOf(o.Over), 2*smallHeight, ui.Count(o.Placed, "dated claim")+", "+windowWords(o.Window))
}

// small is one group over the same time. Each has a measure of its own: what is to
// be compared is when they were, and beside one that has most of the claims the
// others would be flat.
func (p OverviewPage) small(m picture.Multiple) strip {
	return stripOf(m.Over, mostOf(m.Over), smallHeight, m.Name+": "+mixWords(m.Mix)+", "+windowWords(p.Overview.Window))
}

func mixWords(m picture.Mix) string {
	words := []string{ui.Count(m.Total(), "claim")}
	for tone, v := range annotate.Verdicts() {
		if n := m[tone]; n > 0 {
			words = append(words, ui.Number(n)+" "+v.String())
		}
	}
	return strings.Join(words, ", ")
}

// verdictsOf counts the claims of a mix by verdict.
func verdictsOf(m picture.Mix) map[annotate.Verdict]int {
	counts := map[annotate.Verdict]int{}
	for tone, n := range m {
		if n > 0 {
			counts[annotate.Verdicts()[tone]] = n
		}
	}
	return counts
}

// heading names a division, and lanes leads to the picture that is divided by it.
func heading(d picture.Division) string {
	switch d {
	case picture.ByClaimant:
		return "By claimant"
	case picture.BySource:
		return "By source"
	case picture.ByTag:
		return "By tag"
	default:
		return "By lane"
	}
}

func (p OverviewPage) lanes(d picture.Division) string {
	return link.Chart(p.Overview.Timeline.Slug, annotate.ChartQuery{Division: d})
}

// rest says what a breakdown leaves out.
func rest(b annotate.Breakdown) string {
	words := ""
	if b.Others > 0 {
		words = ui.Number(b.Others) + " more. "
	}
	if b.Without > 0 {
		words += ui.Count(b.Without, "claim") + " with none."
	}
	return words
}

// shareBars divides a bar by verdict, what is open last.
func shareBars(m picture.Mix) []picture.Density {
	const length = 1000
	all := float64(max(1, m.Total()))
	var bars []picture.Density
	at := 0.0
	for i := range m {
		tone := (i + 1) % len(m) // the first is open
		if m[tone] == 0 {
			continue
		}
		w := length * float64(m[tone]) / all
		bars = append(bars, picture.Density{Tone: picture.Tone(tone), Outline: []picture.Rect{{X: at, W: max(1, w-2), H: 1}}})
		at += w
	}
	return bars
}
