package e2e_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// window returns the words for the days that a timeline's page shows.
func (p *person) window() string {
	p.t.Helper()
	return p.evaluate(`document.querySelector(".viewer-window").textContent`)
}

func (p *person) evaluate(script string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](script))
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	return text
}

// moves does something and waits until the page shows other days.
func (p *person) moves(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	before := p.window()
	p.do(steps...)
	p.until("other days after "+what, func() (string, error) {
		now, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.querySelector(".viewer-window").textContent`))
		if now == before {
			return "it still shows " + now, err
		}
		return "", err
	})
}

// shows waits until the page shows some days again.
func (p *person) shows(days string) {
	p.t.Helper()
	p.until("the days "+days, func() (string, error) {
		now, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.querySelector(".viewer-window").textContent`))
		if now != days {
			return "it shows " + now, err
		}
		return "", err
	})
}

// blank returns a place in the picture, in the middle of the window.
func (p *person) blank() (x, y float64) {
	p.t.Helper()
	at, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]float64](`(() => {
		const svg = [...document.querySelectorAll("svg.picture")].find((s) => s.getBoundingClientRect().width > 0);
		svg.scrollIntoView({ block: "center", behavior: "instant" });
		const box = svg.getBoundingClientRect();
		return [box.left + box.width / 2, box.bottom - 12];
	})()`))
	if err != nil {
		p.t.Fatal(err)
	}
	return at[0], at[1]
}

func TestThePictureMovesByKeys(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	p.open(board)
	whole := p.window()
	p.moves("zooming in", chromedp.KeyEvent("+"))
	if !strings.Contains(p.at(), "from=") {
		t.Errorf("the address %s does not name the days", p.at())
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-part="picture"]').focus()`))
	p.moves("an arrow", chromedp.KeyEvent("\u0303")) // the key →
	p.moves("fitting all", chromedp.KeyEvent("0"))
	p.shows(whole)
	p.moves("the next claim", chromedp.KeyEvent("n"))
	if p.evaluate(`document.querySelector(".viewer-current")?.textContent ?? ""`) == "" {
		t.Error("the next claim is not named")
	}
}

func TestThePictureIsDraggedAndGoesBack(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	p.open(board + "?from=1990&to=2010")
	before := p.window()
	x, y := p.blank()
	p.moves("dragging",
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.Button("left"), chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, x-100, y, chromedp.Button("left")),
		chromedp.MouseEvent(chromedp.MouseMoved, x-400, y, chromedp.Button("left")),
		chromedp.MouseEvent(chromedp.MouseReleased, x-400, y, chromedp.Button("left"), chromedp.ClickCount(1)),
	)
	p.do(chromedp.NavigateBack())
	p.shows(before)
}

func TestDaysArePickedByDraggingWithShift(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	p.open(board + "?from=1990&to=2010")
	x, y := p.blank()
	shift := chromedp.ButtonModifiers(chromedp.ModifierShift)
	p.moves("picking the days left of the middle",
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.Button("left"), chromedp.ClickCount(1), shift),
		chromedp.MouseEvent(chromedp.MouseMoved, x-100, y, chromedp.Button("left"), shift),
		chromedp.MouseEvent(chromedp.MouseMoved, x-300, y, chromedp.Button("left"), shift),
		chromedp.MouseEvent(chromedp.MouseReleased, x-300, y, chromedp.Button("left"), chromedp.ClickCount(1), shift),
	)
	if now := p.window(); !strings.Contains(now, "2000") || !strings.Contains(now, "199") {
		t.Errorf("the days left of the middle of 1990 to 2010 are shown as %s", now)
	}
}

func TestTheTimelineMovesWithoutScripts(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t).withoutScripts()
	p.open(board)
	p.click("Zoom in")
	p.click("Earlier")
	p.click("Fit all")
	p.fill("Go to", "July 2000")
	p.click("Go")
	p.sees("2000")
	p.open(board + "?date=soonish")
	p.sees("There is no way to")
}

func TestThePictureIsSavedAsPixels(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	p.open(board)
	p.do(chromedp.Evaluate[chromedp.Void](`(() => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => {
			createImageBitmap(blob).then((image) => (document.body.dataset.saved = ` + "`${blob.type} ${image.width > 2000} ${image.height > 400}`" + `));
			return make(blob);
		};
	})()`))
	p.click("Save and share")
	p.click("PNG")
	p.until("a picture of many pixels", func() (string, error) {
		got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.body.dataset.saved ?? ""`))
		if got != "image/png true true" {
			return "there is " + got, err
		}
		return "", err
	})
}

func TestAFrameOnAnotherSiteMovesByItself(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	p.open(strings.Replace(board, "/timelines/", "/embed/", 1))
	p.moves("zooming in", chromedp.KeyEvent("+"))
	p.sees("Dateline")
	for _, found := range p.barriers() {
		t.Error(found)
	}
}

// fetched returns what the app answers a visitor at an address.
func (o *office) fetched(path string) []byte {
	o.t.Helper()
	request, err := http.NewRequestWithContext(o.t.Context(), http.MethodGet, o.url+path, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }() // it is read
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		o.t.Fatalf("%s: status %d, %v", path, answer.StatusCode, err)
	}
	return body
}

func TestThePageThatStandsAloneOpensWithoutTheApp(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	p := o.visitor(t)
	slug := o.fillIn("many", generated(600))
	file := filepath.Join(t.TempDir(), "many.html")
	if err := os.WriteFile(file, o.fetched(shelf+"/"+slug+"/page.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate("file://" + file))
	p.sees("600 dated claims")
	p.click("Zoom in on the second half")
	p.click("Zoom out")
	for _, found := range p.barriers() {
		t.Error(found)
	}
}
