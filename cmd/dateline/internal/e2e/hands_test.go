package e2e_test

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// open goes to an address of the app.
func (p *person) open(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.office.url + path))
}

// leaving does something that leads to another page, and waits until that page
// is there.
func (p *person) leaving(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`document.beingLeft = true`))
	p.do(steps...)
	p.until("another page after "+what, func() (string, error) {
		arrived, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`!document.beingLeft && document.readyState === "complete"`))
		if !arrived {
			return "this is still the page of before", err
		}
		return "", err
	})
}

type spot struct {
	X, Y    float64
	Leaves  bool
	Trouble string
}

// click presses the link or button with a name, or ticks the choice with it,
// with the mouse.
func (p *person) click(name string) {
	p.t.Helper()
	at := p.spot(name)
	click := chromedp.MouseClickXY(at.X, at.Y)
	if at.Leaves {
		p.leaving("clicking on “"+name+"”", click)
		return
	}
	p.do(click)
}

func (p *person) spot(name string) spot {
	p.t.Helper()
	var at spot
	p.until("“"+name+"”", func() (trouble string, err error) {
		at, err = ask[spot](p, "spot", name)
		return at.Trouble, err
	})
	return at
}

// fill types a text into the field with a label, in place of what was there.
func (p *person) fill(label, text string) {
	p.t.Helper()
	p.until("a field “"+label+"”", func() (string, error) { return ask[string](p, "focus", label) })
	if text == "" {
		p.do(chromedp.KeyEvent("\b"))
		return
	}
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatalf("typing into “%s”: %v", label, err)
	}
}

// choose picks an option of the list with a label.
func (p *person) choose(label, option string) {
	p.t.Helper()
	p.until("“"+option+"” in the list “"+label+"”", func() (string, error) { return ask[string](p, "choose", label, option) })
}

// holds waits until the field with a label holds a text.
func (p *person) holds(label, text string) {
	p.t.Helper()
	p.until("“"+text+"” in the field “"+label+"”", func() (string, error) {
		field, err := ask[struct{ Trouble, Value string }](p, "value", label)
		if field.Trouble == "" && field.Value != text {
			field.Trouble = fmt.Sprintf("it holds %q", field.Value)
		}
		return field.Trouble, err
	})
}

// draw draws the mouse over some words, so that they are selected.
func (p *person) draw(words string) {
	p.t.Helper()
	var stroke struct {
		X, Y, ToX, ToY float64
		Trouble        string
	}
	p.until("the words “"+words+"”", func() (trouble string, err error) {
		stroke, err = ask[struct {
			X, Y, ToX, ToY float64
			Trouble        string
		}](p, "stroke", words)
		return stroke.Trouble, err
	})
	p.do(
		chromedp.MouseEvent(chromedp.MousePressed, stroke.X, stroke.Y, chromedp.Button("left"), chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, stroke.X+5, stroke.Y, chromedp.Button("left")),
		chromedp.MouseEvent(chromedp.MouseMoved, stroke.ToX, stroke.ToY, chromedp.Button("left")),
		chromedp.MouseEvent(chromedp.MouseReleased, stroke.ToX, stroke.ToY, chromedp.Button("left"), chromedp.ClickCount(1)),
	)
	if got := must[string](p, "selected"); strings.TrimSpace(got) != words {
		p.t.Fatalf("drawing over the words selected %q, want %q", got, words)
	}
}

// value returns what the field with a label holds.
func (p *person) value(label string) string {
	p.t.Helper()
	field := must[struct{ Trouble, Value string }](p, "value", label)
	if field.Trouble != "" {
		p.t.Fatalf("%s; %s", field.Trouble, p.situation())
	}
	return field.Value
}

// follow goes to an address that somebody else passed on.
func (p *person) follow(address string) {
	p.t.Helper()
	p.do(chromedp.Navigate(address))
}

// press presses keys one after the other.
func (p *person) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		p.do(chromedp.KeyEvent(key))
	}
}
