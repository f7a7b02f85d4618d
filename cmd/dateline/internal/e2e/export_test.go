package e2e_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/cmd/dateline/internal/sample"
	"dateline/timeline"
)

// fetch gets a file in the way of a script on the page.
func (p *person) fetch(path string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf(`fetch(%q).then((answer) => answer.text())`, path), awaited))
	if err != nil {
		p.t.Fatalf("fetching %s: %v", path, err)
	}
	return text
}

func TestATimelineIsExported(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	p := o.person(t, sample.Editor)
	p.open(board)
	p.click("Export")
	p.sees("Archive", "TimelineJS", "What it leaves out")
	downloads := must[[]string](p, "downloads")
	want := []string{
		board + ".json?download=1", board + "/timelinejs.json?download=1", board + "/export/claims.csv?download=1",
		board + "/export/annotations.jsonld?download=1", board + "/sources.csl.json?download=1", board + "/export/calendar.ics?download=1",
		board + "/export/feed.atom?download=1",
	} // and no ClaimReview, for which the app has to have a public address
	if !slices.Equal(downloads, want) {
		t.Fatalf("got the downloads %q, want %q", downloads, want)
	}

	text := p.fetch(downloads[0])
	valid(t, p.fetch("/schema/archive-1.json"), text)
	a, err := archive.Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("reading the archive back: %v", err)
	}
	if want := len(o.cases()); len(a.Cases) != want {
		t.Errorf("the archive has %d claims, want %d", len(a.Cases), want)
	}

	reader := o.visitor(t)
	reader.open(board)
	public := reader.fetch(board + ".json")
	if strings.Contains(public, "Putin came exactly 24 years after") || !strings.Contains(public, "Putin arrived in Pyongyang") {
		t.Errorf("a visitor's archive does not have just what is published: %.2000s", public)
	}
}

func (o *office) cases() []annotate.Case {
	o.t.Helper()
	b, err := o.desk.Board(o.t.Context(), account.Operator(), sample.Slug)
	if err != nil {
		o.t.Fatal(err)
	}
	return b.Cases
}

// valid checks a JSON document by a JSON Schema.
func valid(t *testing.T, schema, document string) {
	t.Helper()
	parsed := make([]any, 2)
	for i, text := range []string{schema, document} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("parsing %.200s: %v", text, err)
		}
		parsed[i] = value
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("archive.json", parsed[0]); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("archive.json")
	if err != nil {
		t.Fatalf("compiling the schema: %v", err)
	}
	if err := s.Validate(parsed[1]); err != nil {
		t.Errorf("the archive does not keep to the schema: %v", err)
	}
}

// show serves a page on which the real TimelineJS shows a file.
func show(t *testing.T, file string) string {
	t.Helper()
	const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>TimelineJS</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/timelinejs/css/timeline.css"></head>
<body><div id="timeline"></div>
<script src="/timelinejs/js/timeline.js"></script>
<script>
fetch("/file.json").then((answer) => answer.json()).then((file) => {
	window.shown = new TL.Timeline("timeline", file, { font: null, script_path: "/timelinejs/js/", height: 700 });
});
</script></body></html>`
	mux := http.NewServeMux()
	mux.Handle("GET /timelinejs/", http.FileServer(http.Dir("testdata/vendor")))
	mux.HandleFunc("GET /file.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(file))
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestTimelineJSShowsEveryDatedClaim(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	p := o.person(t, sample.Editor)
	p.open(board)
	file := p.fetch(board + "/timelinejs.json")
	if !json.Valid([]byte(file)) {
		t.Fatalf("the file is no JSON: %.200s", file)
	}

	// The names of TimelineJS for what it shows.
	const slides = `[...document.querySelectorAll(".tl-slide:not(.tl-slide-titleslide)")].map((slide) => ({
		headline: slide.querySelector(".tl-headline")?.textContent.trim() ?? "",
		date: slide.querySelector(".tl-headline-date")?.textContent.trim() ?? "",
	}))`
	type slide struct{ Headline, Date string }
	reader := (&office{t: t, url: show(t, file)}).visitor(t)
	reader.open("/")
	var got, want []slide
	for _, c := range o.cases() {
		if at, ok := c.Position.(timeline.Point); ok {
			want = append(want, slide{Headline: c.Statement, Date: at.When.Say()})
		}
	}
	reader.until("the slides of TimelineJS", func() (string, error) {
		var err error
		got, err = chromedp.Run(reader.ctx, chromedp.Evaluate[[]slide](slides))
		if len(got) != len(want) {
			return fmt.Sprintf("there are %d slides, want %d", len(got), len(want)), err
		}
		return "", err
	})
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("TimelineJS does not show %+v; it shows %+v", s, got)
		}
	}
	marks, err := chromedp.Run(reader.ctx, chromedp.Evaluate[int](`document.querySelectorAll(".tl-timemarker").length`))
	if err != nil || marks != len(want) {
		t.Errorf("got %d marks on the axis of TimelineJS and %v, want %d", marks, err, len(want))
	}
	eras, err := chromedp.Run(reader.ctx, chromedp.Evaluate[int](`document.querySelectorAll(".tl-timeera").length`))
	if err != nil || eras == 0 {
		t.Errorf("got %d eras for the gaps, and %v", eras, err)
	}
}
