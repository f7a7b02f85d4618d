package picture_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/timeline/picture"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGoldenLayouts(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{358, 1312} {
		in := visit()
		in.Width = width
		got := transcript(picture.Compose(in))
		path := filepath.Join("testdata", fmt.Sprintf("visit-%.0f.golden", width))
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("the layout for %.0f px differs from %s; -update writes it:\n%s", width, path, got)
		}
	}
}

// transcript is a picture as text, in whole px.
func transcript(p picture.Picture) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("%.0f x %.0f, %s to %s", p.Width, p.Height, p.Window.From, p.Window.To)
	for _, t := range p.Ticks {
		if t.Label.Lines != nil {
			say("tick %.0f%s", t.At, said(t.Label))
		}
	}
	for _, l := range p.Lanes {
		say("lane from %s to %s%s", at(l.Baseline[0]), at(l.Baseline[1]), said(l.Name))
	}
	for _, bar := range p.Bars {
		say("bar %.0f %.0f, %.0f x %.0f, %d claims, %s", bar.Box.X, bar.Box.Y, bar.Box.W, bar.Box.H, bar.Claims, toneNames[bar.Tone])
	}
	for _, bracket := range p.Brackets {
		say("bracket %s to %s, %s%s", at(bracket.Line[0]), at(bracket.Line[1]), toneNames[bracket.Tone], said(bracket.Label))
	}
	for _, m := range p.Marks {
		say("mark %d at %s, foot %s, %s%s", m.Number, at(m.Symbol), at(m.Foot), toneNames[m.Tone], said(m.Label))
	}
	return b.String()
}

func at(p picture.Pt) string { return fmt.Sprintf("%.0f,%.0f", p.X, p.Y) }

func said(l picture.Label) string {
	var b strings.Builder
	for _, line := range l.Lines {
		fmt.Fprintf(&b, "\n\t%s %d %q", at(line.At), line.Anchor, line.Text)
	}
	return b.String()
}
