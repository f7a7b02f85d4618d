package e2e_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"dateline/annotate"
)

// TestPicturesOfManyClaims takes a picture of timelines of all sizes, for people
// to look at, and has axe-core look at them. It runs only where
// DATELINE_SCREENSHOTS names a folder.
func TestPicturesOfManyClaims(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("DATELINE_SCREENSHOTS")
	if dir == "" {
		t.Skip("set DATELINE_SCREENSHOTS to a folder to have pictures put there")
	}
	for name, cases := range map[string]func(t *testing.T) func(yield func(annotate.Case) bool){
		"kleptocracy": kleptocracy,
		"cosmos":      cosmos,
		"generated":   func(*testing.T) func(yield func(annotate.Case) bool) { return generated(20_000) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			slug := o.fillIn(name, cases(t))
			for page, address := range map[string]string{
				"board": shelf + "/" + slug, "lanes": shelf + "/" + slug + "?lanes=verdict",
				"part":     shelf + "/" + slug + "?lanes=claimant&from=2000&to=2010",
				"overview": shelf + "/" + slug + "/overview", "list": shelf,
				"frame": "/embed/" + slug, "page": shelf + "/" + slug + "/page.html",
			} {
				t.Run(page, func(t *testing.T) {
					p := o.visitor(t)
					p.open(address)
					for _, found := range p.barriers() {
						t.Errorf("%s: %s", address, found)
					}
					p.photographs(filepath.Join(dir, name+"-"+page))
				})
			}
			t.Run("drawing", func(t *testing.T) { o.drawing(t, slug, filepath.Join(dir, name)) })
		})
	}
}

// drawing takes a picture of the drawing, which the app only lets save.
func (o *office) drawing(t *testing.T, slug, path string) {
	t.Helper()
	file := path + ".svg"
	if err := os.WriteFile(file, o.fetched(shelf+"/"+slug+"/picture.svg"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := o.visitor(t)
	p.do(chromedp.Navigate("file://" + file))
	p.photograph(path + "-drawing.png")
}

// photographs takes a picture of the page at two widths, light and dark, and in
// print.
func (p *person) photographs(path string) {
	p.t.Helper()
	for _, l := range []look{{width: desktop}, {width: desktop, dark: true}, {width: phone}} {
		p.wear(l)
		p.redrawn()
		p.photograph(path + "-" + l.String() + ".png")
	}
	p.wear(look{width: desktop})
	p.redrawn()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		p.t.Fatal(err)
	}
	p.photograph(path + "-print.png")
}

// redrawn waits until the picture is drawn for the width that it has.
func (p *person) redrawn() {
	p.t.Helper()
	p.until("a picture of this width", func() (string, error) {
		fits, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`(() => {
			const box = document.querySelector('[data-part="picture"]');
			const svg = [...document.querySelectorAll("svg.picture")].find((s) => s.getBoundingClientRect().width > 0);
			return !box || !svg || svg.classList.contains("down") === (box.clientWidth < 560);
		})()`))
		if !fits {
			return "it is still the one of before", err
		}
		return "", err
	})
}

func (p *person) photograph(path string) {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(path, picture, 0o600)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}
