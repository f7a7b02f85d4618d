package timelinejs

import (
	"html"
	"net/url"
	"strings"

	"dateline/annotate"
)

// escaped returns a text as HTML on one line.
func escaped(s string) string { return html.EscapeString(strings.Join(strings.Fields(s), " ")) }

// plain returns a text for a lane or a date. TimelineJS takes the tags off
// these and then shows what is left as HTML, so it has to be escaped twice.
func plain(s string) string {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	return escape.Replace(escape.Replace(s))
}

// paragraphs returns a text of several lines as HTML.
func paragraphs(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("<p>" + html.EscapeString(line) + "</p>")
		}
	}
	return b.String()
}

// text returns what stands below the statement of a claim: who said it, what
// was found, and where to read on.
func (c *conversion) text(k annotate.Case, arithmetic string) string {
	var b strings.Builder
	if k.Claimant != "" {
		b.WriteString("<p>Said by " + escaped(k.Claimant) + ".</p>")
	}
	b.WriteString("<p><strong>Verdict: " + html.EscapeString(k.Ruling.Verdict.String()) + ".</strong></p>")
	b.WriteString(paragraphs(k.Ruling.Explanation))
	b.WriteString(paragraphs(arithmetic))
	b.WriteString(paragraphs(k.Notice))
	if address := c.address(k); address != "" {
		b.WriteString(`<p><a href="` + html.EscapeString(address) + `">The claim with its evidence</a></p>`)
	}
	return b.String()
}

// address returns the address of the page of a claim, or nothing when the base
// is no address of the web.
func (c *conversion) address(k annotate.Case) string {
	base, err := url.Parse(c.base)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" {
		return ""
	}
	return base.JoinPath("claims", string(k.ID)).String()
}
