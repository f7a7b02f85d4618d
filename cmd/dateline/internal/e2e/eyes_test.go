package e2e_test

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// sees waits until the page shows some texts. Capitals make no difference, as
// small labels are set in them.
func (p *person) sees(texts ...string) {
	p.t.Helper()
	p.looks("text")(texts...)
}

// seesUnder waits until the section with a heading shows some texts.
func (p *person) seesUnder(heading string, texts ...string) {
	p.t.Helper()
	p.looks("under", heading)(texts...)
}

func (p *person) looks(function string, args ...any) func(texts ...string) {
	return func(texts ...string) {
		p.t.Helper()
		for _, text := range texts {
			p.until(fmt.Sprintf("“%s” %v", text, args), func() (string, error) {
				shown, err := ask[string](p, function, args...)
				if !contains(shown, text) {
					return "the page does not say it", err
				}
				return "", err
			})
		}
	}
}

// seesNot checks that the page, as it is, shows none of some texts.
func (p *person) seesNot(texts ...string) {
	p.t.Helper()
	shown := must[string](p, "text")
	for _, text := range texts {
		if contains(shown, text) {
			p.t.Errorf("the page says “%s”; %s", text, p.situation())
		}
	}
}

func contains(shown, text string) bool {
	return strings.Contains(strings.ToLower(shown), strings.ToLower(text))
}

// got checks the HTTP status of the page.
func (p *person) got(status int) {
	p.t.Helper()
	is, err := chromedp.Run(p.ctx, chromedp.Evaluate[int](`performance.getEntriesByType("navigation")[0].responseStatus`))
	if err != nil {
		p.t.Fatal(err)
	}
	if is != status {
		p.t.Fatalf("got the status %d, want %d; %s", is, status, p.situation())
	}
}

// at returns the path of the page.
func (p *person) at() string {
	p.t.Helper()
	where, err := chromedp.Run(p.ctx, chromedp.Location())
	if err != nil {
		p.t.Fatal(err)
	}
	return strings.TrimPrefix(where, p.office.url)
}
