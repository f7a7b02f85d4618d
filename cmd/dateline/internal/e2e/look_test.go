package e2e_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/vendor/axe.min.js
var axeJS string

// The windows that pages are looked at in.
const (
	desktop = 1440
	tall    = 900
	phone   = 390
	small   = 360
)

// look is one way to look at a page.
type look struct {
	width int64
	dark  bool
}

func (l look) String() string {
	if l.dark {
		return fmt.Sprintf("%d-dark", l.width)
	}
	return fmt.Sprintf("%d-light", l.width)
}

// wear makes the browser show the page in a way.
func (p *person) wear(l look) {
	p.t.Helper()
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
		p.t.Fatal(err)
	}
	p.do(chromedp.EmulateViewport(l.width, tall))
}

// admits makes the page look in some ways, and checks that none keeps people out.
// The dark look differs from the light one in its colours alone, so that only the
// rules about these are asked again.
func (p *person) admits(looks ...look) {
	p.t.Helper()
	for _, l := range looks {
		p.wear(l)
		var rules []string
		if l.dark {
			rules = []string{"color-contrast", "link-in-text-block"}
		}
		for _, barrier := range p.barriers(rules...) {
			p.t.Errorf("%s: %s", l, barrier)
		}
	}
}

// barriers returns what axe-core finds on the page that keeps people out, by some
// of its rules or by all.
func (p *person) barriers(rules ...string) []string {
	p.t.Helper()
	const run = `(async () => {
		const rules = %s;
		const found = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
		return found.violations.map((v) => v.id + ": " + v.help + "\n" +
			v.nodes.slice(0, 5).map((n) => "    " + n.html.slice(0, 200) + "\n      " + n.failureSummary.replaceAll("\n", "\n      ")).join("\n"));
	})()`
	there, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`"axe" in window`))
	if err == nil && !there {
		err = chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](axeJS))
	}
	if err != nil {
		p.t.Fatalf("bringing axe-core into the page: %v", err)
	}
	asked, err := json.Marshal(rules)
	if err != nil {
		p.t.Fatal(err)
	}
	found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](fmt.Sprintf(run, asked), awaited))
	if err != nil {
		p.t.Fatalf("running axe-core: %v", err)
	}
	return found
}

func awaited(params *runtime.EvaluateParams) {
	yes := true
	params.AwaitPromise = &yes
}

// fits checks that nothing of the page lies beyond the right edge of a window
// that is so wide.
func (p *person) fits(width int64) {
	p.t.Helper()
	p.wear(look{width: width})
	if beyond := must[[]string](p, "overflow"); len(beyond) > 0 {
		p.t.Errorf("%s at %d px: %s", p.at(), width, strings.Join(beyond, "\n    "))
	}
}
