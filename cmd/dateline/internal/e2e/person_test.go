package e2e_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/page.js
var pageJS string

const (
	// patience is how long a person waits for one thing on a page. The tests
	// run beside others on a small machine.
	patience = 20 * time.Second
	// lifetime is how long a person may take altogether.
	lifetime = 2 * time.Minute
)

// person is somebody at a browser, with one tab. What goes wrong in what they
// do ends the test.
type person struct {
	t      *testing.T
	office *office
	ctx    context.Context //nolint:containedctx // chromedp's handle of the tab
}

// visitor comes with a fresh browser and is not signed in.
func (o *office) visitor(t *testing.T) *person {
	t.Helper()
	return o.sit(t, chromedp.WithNewBrowserContext())
}

// person comes with a fresh browser that is signed in.
func (o *office) person(t *testing.T, login string) *person {
	t.Helper()
	p := o.visitor(t)
	p.carry(o.session(login))
	return p
}

// carry puts a session into the browser.
func (p *person) carry(session string) {
	p.t.Helper()
	cookie := network.SetCookieParams{Name: "dateline", Value: session, URL: p.office.url, SameSite: network.CookieSameSiteLax}
	if _, err := chromedp.Call(p.ctx, network.SetCookie, cookie); err != nil {
		p.t.Fatalf("carrying a session: %v", err)
	}
}

// tab opens a second tab of the same browser.
func (p *person) tab() *person {
	p.t.Helper()
	return p.office.sit(p.t, chromedp.WithExistingBrowserContext(chromedp.FromContext(p.ctx).BrowserContextID))
}

func (o *office) sit(t *testing.T, where chromedp.ContextOption) *person {
	t.Helper()
	watch := newWatch()
	tab, leave := chromedp.NewContext(theChrome(t), where, chromedp.WithListener(watch.hear))
	t.Cleanup(leave)
	ctx, end := context.WithTimeout(tab, lifetime)
	t.Cleanup(end)
	p := &person{t: t, office: o, ctx: ctx}
	p.do(chromedp.EmulateViewport(desktop, tall))
	t.Cleanup(func() {
		for _, complaint := range watch.complaints() {
			t.Errorf("a page complained: %s", complaint)
		}
	})
	return p
}

// withoutScripts turns JavaScript off.
func (p *person) withoutScripts() *person {
	p.t.Helper()
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		p.t.Fatal(err)
	}
	return p
}

func (p *person) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatalf("%v; %s", err, p.situation())
	}
}

// ask calls a function of page.js in the page.
func ask[T any](p *person, function string, args ...any) (T, error) {
	texts := make([]string, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			var none T
			return none, err
		}
		texts[i] = string(text)
	}
	return chromedp.Run(p.ctx, chromedp.Evaluate[T]("("+pageJS+")."+function+"("+strings.Join(texts, ", ")+")"))
}

// must is ask for what cannot go wrong.
func must[T any](p *person, function string, args ...any) T {
	p.t.Helper()
	answer, err := ask[T](p, function, args...)
	if err != nil {
		p.t.Fatalf("%s: %v", function, err)
	}
	return answer
}

// until looks again and again until there is no trouble left. It survives that
// the page goes away in the middle of a look.
func (p *person) until(what string, look func() (trouble string, err error)) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		trouble, err := look()
		if err != nil {
			trouble = err.Error()
		}
		if trouble == "" {
			return
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			p.t.Fatalf("waited in vain for %s: %s; %s", what, trouble, p.situation())
		}
	}
}

// situation says where a person is and what they see there.
func (p *person) situation() string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), 5*time.Second)
	defer cancel()
	where, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "the page is gone"
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		return "at " + where
	}
	return fmt.Sprintf("at %s, which says:\n%s", where, strings.TrimSpace(text))
}
