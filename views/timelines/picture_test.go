package timelines_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
	"dateline/views/timelines"
)

func claim(id, label, when, verdict string) picture.Claim {
	c := picture.Claim{ID: timeline.ClaimID(id), Label: label, Tone: annotate.Verdict(verdict).Tone(), Occurrence: timeline.Happened}
	if when != "" {
		c.When = edtf.MustParse(when)
		c.Sub = c.When.Say()
	}
	return c
}

func sample() picture.Input {
	return picture.Input{
		Claims: []picture.Claim{
			claim("one", "A pledge <of> defence", "1961-07-06", "correct"),
			claim("two", "A first visit", "2000-07-19", "wrong"),
			claim("three", "A month that is about right", "2018-09~", "misleading"),
			claim("four", "From then on", "2020/..", "no such verdict"),
			claim("five", "No date at all", "", "unproven"),
		},
		Scene: picture.Scene{Gaps: []picture.Gap{{
			ID: "gap", Label: "“exactly 24 years”", Computed: "is 23 years 11 months", Tone: annotate.Wrong.Tone(),
			From: edtf.MustParse("2000-07-19"), To: edtf.MustParse("2024-06-19"),
		}}},
	}
}

func options() timelines.PictureOptions {
	return timelines.PictureOptions{
		ID: "pic", Title: "From pledge to pact",
		Claim: func(id timeline.ClaimID) string { return "/claims/" + string(id) },
		Zoom:  func(w picture.Window) string { return "?from=" + w.From.String() + "&to=" + w.To.String() },
	}
}

// composer draws an input for any width.
func composer(in picture.Input) func(width float64) picture.Picture {
	return func(width float64) picture.Picture {
		in.Width = width
		return picture.Compose(in)
	}
}

// figure renders a figure and returns it as text and as a tree.
func figure(t *testing.T, in picture.Input) (string, *html.Node) {
	t.Helper()
	var b strings.Builder
	if err := timelines.Figure(timelines.NewFigure(composer(in), options())).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), root
}

func all(root *html.Node, tag string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			found = append(found, n)
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func drawings(root *html.Node) []*html.Node {
	var found []*html.Node
	for _, svg := range all(root, "svg") {
		if strings.HasPrefix(attr(svg, "class"), "picture") && attr(svg, "role") == "group" {
			found = append(found, svg)
		}
	}
	return found
}

func TestEveryDrawingLinksToEveryClaimThatHasADate(t *testing.T) {
	t.Parallel()
	_, root := figure(t, sample())
	svgs := drawings(root)
	if len(svgs) != 3 {
		t.Fatalf("%d drawings, want one for each of three widths", len(svgs))
	}
	for i, svg := range svgs {
		links := make(map[string]string)
		for _, a := range all(svg, "a") {
			links[attr(a, "href")] = text(a)
		}
		for _, id := range []string{"one", "two", "three", "four", "gap"} {
			if _, ok := links["/claims/"+id]; !ok {
				t.Errorf("drawing %d has no link to %s: %v", i, id, links)
			}
		}
		if len(links) != 5 {
			t.Errorf("drawing %d has %d links, want 5: %v", i, len(links), links)
		}
		if got, want := links["/claims/two"], "A first visit · 19 July 2000 · wrong"; !strings.Contains(got, want) {
			t.Errorf("drawing %d says %q of the second claim, want %q in it", i, got, want)
		}
	}
}

func TestADrawingHasANameAndWords(t *testing.T) {
	t.Parallel()
	_, root := figure(t, sample())
	ids := make(map[string]*html.Node)
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] != nil {
				t.Errorf("the id %q is used twice", id)
			}
			ids[id] = n
		}
	}
	for i, svg := range drawings(root) {
		title, words := ids[attr(svg, "aria-labelledby")], ids[attr(svg, "aria-describedby")]
		if title == nil || text(title) != "From pledge to pact" {
			t.Errorf("drawing %d is not named by its title", i)
		}
		if words == nil || !strings.Contains(text(words), "4 claims drawn one by one, 1 gap") {
			t.Errorf("drawing %d is not described", i)
		}
		for n := range svg.Descendants() {
			mask := attr(n, "mask")
			if id := strings.TrimSuffix(strings.TrimPrefix(mask, "url(#"), ")"); mask != "" && ids[id] == nil {
				t.Errorf("drawing %d uses the mask %s, which is not there", i, mask)
			}
		}
	}
}

func TestThePictureNeedsNoInlineStyle(t *testing.T) {
	t.Parallel()
	out, root := figure(t, sample())
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s=%q>: the content security policy forbids it", n.Data, a.Key, a.Val)
			}
		}
	}
	if strings.Contains(out, "NaN") || strings.Contains(out, "Inf") {
		t.Error("the drawing has a coordinate that is not a number")
	}
	if strings.Contains(out, "<of>") {
		t.Error("the words of a claim are not escaped")
	}
}

func TestTheLegendExplainsOnlyWhatOccurs(t *testing.T) {
	t.Parallel()
	in := sample()
	_, root := figure(t, in)
	caption := text(all(root, "figcaption")[0])
	for _, want := range []string{"Correct", "Wrong", "Misleading", "Unchecked", "goes on", "uncertain or approximate", "1 claim without a date"} {
		if !strings.Contains(caption, want) {
			t.Errorf("the legend lacks %q: %s", want, caption)
		}
	}
	in.Claims, in.Gaps = in.Claims[:2], nil
	_, root = figure(t, in)
	if got, want := text(all(root, "figcaption")[0]), "Correct Wrong"; got != want {
		t.Errorf("the legend of two dated claims is %q, want %q", got, want)
	}
}

func TestAColumnLeadsToItsDays(t *testing.T) {
	t.Parallel()
	var in picture.Input
	for i := range 900 {
		in.Claims = append(in.Claims, claim(fmt.Sprint("c", i), "A claim", fmt.Sprintf("%d-05-01", 1900+i%90), "correct"))
	}
	_, root := figure(t, in)
	zooms := 0
	for _, a := range all(drawings(root)[0], "a") {
		if strings.HasPrefix(attr(a, "href"), "?from=19") {
			zooms++
			if words := text(a); !strings.Contains(words, "claims,") || !strings.Contains(words, "correct") {
				t.Errorf("a column says %q, want how many claims it has of which verdict", words)
			}
		}
	}
	if zooms == 0 {
		t.Error("no column leads to its days")
	}
}

func TestWithoutADateThereIsASentenceInsteadOfAPicture(t *testing.T) {
	t.Parallel()
	_, root := figure(t, picture.Input{Claims: []picture.Claim{claim("one", "Undated", "", "correct")}})
	if n := len(drawings(root)); n != 0 {
		t.Errorf("%d drawings of nothing", n)
	}
	if got := text(all(root, "figcaption")[0]); !strings.Contains(got, "No claim has a date yet.") {
		t.Errorf("the caption says %q", got)
	}
}
