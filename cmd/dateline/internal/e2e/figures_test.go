package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"dateline/annotate"
	"dateline/annotate/account"
)

// figures are what a browser measures on the page of a timeline.
type figures struct {
	FirstByte, FirstPicture float64 // ms after navigation
	Nodes, InPicture        int
	Transferred             float64   // KB of everything, of a browser that has nothing yet
	Part                    float64   // KB of another window
	Script                  float64   // KB of the viewer, before compression
	Zooming, Panning        [2]frames // at first, and once the browser knows the script
}

// frames are the ms between two frames, and how many ms of the processor's time
// each took of the thread of the page, which other work on the machine does not
// lengthen.
type frames struct {
	Median, P95, Worst float64
	Count              int
	Work               float64
}

// measure reads what the browser kept of how the page came.
const measure = `(() => {
	const [page] = performance.getEntriesByType("navigation");
	const files = performance.getEntriesByType("resource").filter((e) => !e.name.includes("/picture"));
	const paint = performance.getEntriesByName("first-contentful-paint")[0];
	return JSON.stringify({
		FirstByte: page.responseStart, FirstPicture: paint.startTime,
		Nodes: document.querySelectorAll("*").length,
		InPicture: [...document.querySelectorAll("svg.picture")].find((s) => s.getBoundingClientRect().width > 0).querySelectorAll("*").length,
		Transferred: [page, ...files].reduce((sum, e) => sum + e.transferSize, 0) / 1000,
		Script: files.find((e) => e.name.includes("viewer")).decodedBodySize / 1000,
	});
})()`

// turn turns the wheel over the picture in every frame for some seconds, and
// measures the frames.
const turn = `((shift, seconds) => new Promise((done) => {
	const picture = document.querySelector('[data-part="picture"]');
	const svg = [...picture.querySelectorAll("svg.picture")].find((s) => s.getBoundingClientRect().width > 0);
	const box = svg.getBoundingClientRect();
	const gaps = [];
	let last = 0, began = 0;
	const step = (now) => {
		if (last) gaps.push(now - last);
		last = now;
		began ||= now;
		if (now - began > seconds * 1000) {
			const at = (all, part) => all.sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))];
			return done(JSON.stringify({ Median: at(gaps, 0.5), P95: at(gaps, 0.95), Worst: at(gaps, 1), Count: gaps.length }));
		}
		const inward = Math.floor((now - began) / 700) %% 2 === 0;
		picture.dispatchEvent(new WheelEvent("wheel", {
			bubbles: true, cancelable: true, ctrlKey: !shift, shiftKey: shift,
			deltaY: inward ? -9 : 9, clientX: box.left + box.width * 0.6, clientY: box.top + box.height / 2,
		}));
		requestAnimationFrame(step);
	};
	requestAnimationFrame(step);
}))(%t, 3)`

// TestFiguresOfTheViewer prints how fast the page of a timeline is. It runs only
// where DATELINE_FIGURES names numbers of claims, as in
//
//	DATELINE_FIGURES=100000,1000000 go test ./cmd/dateline/internal/e2e -run Figures -v -timeout 30m
func TestFiguresOfTheViewer(t *testing.T) {
	sizes := os.Getenv("DATELINE_FIGURES")
	if sizes == "" {
		t.Skip("set DATELINE_FIGURES to numbers of claims to have the viewer measured")
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(size, func(t *testing.T) {
			o := open(t)
			o.hire("editor", "Edith", account.Reviewer)
			began := time.Now()
			slug := o.drafts("Claims by the thousand", generated(n), "editor")
			t.Logf("%d claims were stored in %s", n, time.Since(began).Round(time.Second))
			began = time.Now()
			if _, err := o.desk.Chart(t.Context(), account.Operator(), slug, annotate.ChartQuery{Widths: []float64{1312}}); err != nil {
				t.Fatal(err)
			}
			t.Logf("reading and arranging all of them, once after the start, took %s", time.Since(began).Round(10*time.Millisecond))
			o.measured(t, slug)
		})
	}
}

// measured prints the figures of a page that somebody comes to from another page
// of the app, in a browser that keeps nothing of it.
func (o *office) measured(t *testing.T, slug string) {
	t.Helper()
	p := o.person(t, "editor")
	p.open(shelf)
	if _, err := chromedp.Call(p.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		t.Fatal(err)
	}
	p.open(shelf + "/" + slug)
	p.until("the first paint", func() (string, error) {
		painted, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`performance.getEntriesByName("first-contentful-paint").length > 0 && !!document.querySelector(".viewer-live")`))
		if !painted {
			return "nothing is painted", err
		}
		return "", err
	})
	var f figures
	p.read(measure, &f)
	ticks := performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}
	if _, err := chromedp.Call(p.ctx, performance.Enable, ticks); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		f.Zooming[round], f.Panning[round] = p.turned(false), p.turned(true)
	}
	p.read(`JSON.stringify({ Part: Math.max(...performance.getEntriesByType("resource").filter((e) => e.name.includes("/picture")).map((e) => e.transferSize)) / 1000 })`, &f)
	t.Logf(`
first byte      %8.0f ms after navigation
first picture   %8.0f ms
nodes           %8d, of which in the picture %d
transferred     %8.1f KB for the page with all its files, %.1f KB for another window
viewer          %8.1f KB of JavaScript before compression
zooming         %s
                at first %s
panning         %s
                at first %s`,
		f.FirstByte, f.FirstPicture, f.Nodes, f.InPicture, f.Transferred, f.Part, f.Script, f.Zooming[1], f.Zooming[0], f.Panning[1], f.Panning[0])
}

// turned turns the wheel over the picture for some seconds.
func (p *person) turned(sideways bool) frames {
	p.t.Helper()
	before := p.worked()
	text, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf(turn, sideways), awaited))
	var f frames
	if err == nil {
		err = json.Unmarshal([]byte(text), &f)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	f.Work = (p.worked() - before) * 1000 / float64(max(1, f.Count))
	return f
}

func (f frames) String() string {
	return fmt.Sprintf("frames of %.1f ms in the middle, %.1f at p95, %.1f at worst; %.1f ms of work each", f.Median, f.P95, f.Worst, f.Work)
}

// worked returns how many seconds of the processor's time the thread of the page
// has taken.
func (p *person) worked() float64 {
	p.t.Helper()
	got, err := chromedp.Call(p.ctx, performance.GetMetrics, struct{}{})
	if err != nil {
		p.t.Fatal(err)
	}
	for _, m := range got.Metrics {
		if m.Name == "TaskDuration" {
			return m.Value
		}
	}
	p.t.Fatal("the browser does not say how much it worked")
	return 0
}

// read reads the JSON that a script gives.
func (p *person) read(script string, into any) {
	p.t.Helper()
	if err := json.Unmarshal([]byte(p.evaluate(script)), into); err != nil {
		p.t.Fatal(err)
	}
}
