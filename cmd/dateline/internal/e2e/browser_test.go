// Package e2e_test holds the tests of the whole app as people meet it: in a
// real Chromium, against the real server over a real database. Each person has
// a browser profile of their own, and every page that anybody opens is watched
// for scripts that fail and for breaches of the content security policy.
//
// The tests skip where there is no Chromium, and fail there when
// DATELINE_BROWSER=required.
package e2e_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chrome is the one browser process of a run of the tests. It starts with the
// first person who needs it.
var chrome struct {
	once sync.Once
	tab  func() context.Context
	stop func()
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if chrome.stop != nil {
		chrome.stop()
	}
	os.Exit(code)
}

// theChrome returns the context of the browser process. It skips the test
// where there is no Chromium.
func theChrome(t *testing.T) context.Context {
	t.Helper()
	path, err := findChrome()
	if err != nil {
		if os.Getenv("DATELINE_BROWSER") == "required" {
			t.Fatalf("DATELINE_BROWSER=required, but %v", err)
		}
		t.Skipf("%v; to run the browser tests, put a Chromium or Chrome on the PATH (on Debian: apt-get install chromium)", err)
	}
	chrome.once.Do(func() { startChrome(path) })
	if chrome.err != nil {
		t.Fatal(chrome.err)
	}
	return chrome.tab()
}

func findChrome() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium was found: %w", exec.ErrNotFound)
}

func startChrome(path string) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		// Every window would come with two more pages, for the list that drops
		// from the address bar, and every page with an empty process in reserve:
		// more than a third of all its work. The first two names are in
		// chromedp's own list, which this one replaces.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess"),
		chromedp.WindowSize(desktop, tall),
	)
	if os.Geteuid() == 0 { // Chromium refuses to run its sandbox as root
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(allocator)
	chrome.tab = func() context.Context { return ctx }
	chrome.stop = func() {
		leave()
		stop()
	}
	if err := chromedp.Do(ctx); err != nil {
		chrome.err = fmt.Errorf("starting %s: %w", path, err)
	}
}
