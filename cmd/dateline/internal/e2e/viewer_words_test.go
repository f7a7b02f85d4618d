package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"dateline/annotate"
	"dateline/timeline/edtf"
)

// awkward are claims in words that are hard to set.
func awkward(yield func(annotate.Case) bool) {
	for i, words := range []string{
		"وقع الوزير الاتفاقية في القاهرة بعد محادثات طويلة", "השר חתם על ההסכם לאחר שיחות ארוכות",
		strings.Repeat("Donaudampfschifffahrt", 12), "https://paper.example/" + strings.Repeat("a/very/long/way/", 9),
		"條約在首都簽署，雙方部長出席並發表聲明", "<b>Bold</b> & “quoted” 'words'", "WWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMMMMMM",
		"A 🧭 and a 👩‍👩‍👧‍👦 of many parts", "One", "",
	} {
		if words == "" {
			words = strings.Repeat("and on it goes ", 60)
		}
		c := dated(words, edtf.FromDay(edtf.DayOf(2001+int64(i), 3, 9)))
		c.Claimant, c.Lane = "وكالة الأنباء", words
		c.Ruling.Verdict = annotate.Verdicts()[i%8]
		if !yield(c) {
			return
		}
	}
}

// touching returns the labels of a picture that lie on each other, and those
// that reach out of it, as the browser has set them.
const touching = `(() => {
	const svg = [...document.querySelectorAll("svg.picture")].find((s) => s.getBoundingClientRect().width > 0);
	const frame = svg.getBoundingClientRect();
	const texts = [...svg.querySelectorAll(".pic-mark text, .pic-scale, .pic-bracket text")].map((t) => ({ words: t.textContent.trim(), mark: t.closest(".pic-mark"), box: t.getBoundingClientRect() }));
	const found = [];
	for (const a of texts) {
		if (a.box.left < frame.left - 1 || a.box.right > frame.right + 1) found.push("out of the picture: " + a.words.slice(0, 40));
		for (const b of texts) {
			const apart = a === b || (a.mark && a.mark === b.mark) || a.box.right < b.box.left + 1 || b.box.right < a.box.left + 1 || a.box.bottom < b.box.top + 2 || b.box.bottom < a.box.top + 2;
			if (!apart) found.push(a.words.slice(0, 40) + " on " + b.words.slice(0, 40));
		}
	}
	return found.slice(0, 6).join("; ");
})()`

func TestAwkwardWordsStayInTheirPlace(t *testing.T) {
	t.Parallel()
	o := open(t)
	slug := o.fillIn("Awkward", awkward)
	p := o.visitor(t)
	for _, query := range []string{"", "?lanes=none"} {
		for _, l := range []look{{width: desktop}, {width: phone, dark: true}} {
			p.wear(l)
			p.open(shelf + "/" + slug + query)
			p.redrawn()
			if found := p.evaluate(touching); found != "" {
				t.Errorf("%s%s: %s", l, query, found)
			}
			if found := must[[]string](p, "overflow"); len(found) > 0 {
				t.Errorf("%s%s: %v reach beyond the edge", l, query, found)
			}
			for _, found := range p.barriers() {
				t.Errorf("%s%s: %s", l, query, found)
			}
			if dir := os.Getenv("DATELINE_SCREENSHOTS"); dir != "" {
				p.photograph(filepath.Join(dir, "awkward-"+l.String()+strings.TrimPrefix(query, "?")+".png"))
			}
		}
	}
}

func TestThePictureKeepsToForcedColoursAndStandsStillWhenAsked(t *testing.T) {
	t.Parallel()
	p := openSample(t).visitor(t)
	features := []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		t.Fatal(err)
	}
	p.open(board)
	p.moves("zooming in", chromedp.KeyEvent("+"))
	if dir := os.Getenv("DATELINE_SCREENSHOTS"); dir != "" {
		p.photograph(filepath.Join(dir, "forced-colours.png"))
	}
	// What is drawn is in the colours that the reader chose: words as links are,
	// and the rest as text is.
	same := p.evaluate(`(() => {
		const probe = (colour) => { const e = document.createElement("i"); e.style.color = colour; document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; };
		const name = document.querySelector(".picture a .pic-name"), stem = document.querySelector(".picture .pic-stem");
		return String(getComputedStyle(name).fill === probe("LinkText") && getComputedStyle(stem).stroke === probe("CanvasText"));
	})()`)
	if same != "true" {
		t.Error("the picture has colours of its own")
	}
}
