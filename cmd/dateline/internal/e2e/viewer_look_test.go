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
		p.open(address)
		if kind == "-frame" {
			p.photographs(path + kind)
		} else {
			p.photograph(path + kind + ".png")
		}
	}
}

// photographs takes a picture of the page at two widths, light and dark, and in
// print.
func (p *person) photographs(path string) {
	p.t.Helper()
	for _, l := range []look{{width: desktop}, {width: desktop, dark: true}, {width: phone}} {
		p.wear(l)
		p.do(chromedp.Evaluate[chromedp.Void](`new Promise((done) => setTimeout(done, 900))`, awaited))
		p.photograph(path + "-" + l.String() + ".png")
	}
	p.wear(look{width: desktop})
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		p.t.Fatal(err)
	}
	p.photograph(path + "-print.png")
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
