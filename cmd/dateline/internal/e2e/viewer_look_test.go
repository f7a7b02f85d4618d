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
			o.files(t, slug, filepath.Join(dir, name))
			for query, page := range map[string]string{"": "", "?lanes=verdict": "-lanes", "?lanes=claimant&from=2000&to=2010": "-part"} {
				p := o.visitor(t)
				p.open(shelf + "/" + slug + query)
				for _, found := range p.barriers() {
					t.Errorf("%s%s: %s", name, query, found)
				}
				p.photographs(filepath.Join(dir, name+page))
			}
		})
	}
}

// files takes pictures of what leaves the app: the frame of another site, the
// drawing, and the page that stands alone.
func (o *office) files(t *testing.T, slug, path string) {
	t.Helper()
	for kind, address := range map[string]string{
		"-frame": "/embed/" + slug, "-drawing": shelf + "/" + slug + "/picture.svg", "-page": shelf + "/" + slug + "/page.html",
	} {
		p := o.visitor(t)
		if kind != "-drawing" {
			p.open(address)
			p.photographs(path + kind)
			continue
		}
		file := path + kind + ".svg" // which the app only lets save
		if err := os.WriteFile(file, o.fetched(address), 0o600); err != nil {
			t.Fatal(err)
		}
		p.do(chromedp.Navigate("file://" + file))
		p.photograph(path + kind + ".png")
	}
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
