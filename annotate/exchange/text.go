package exchange

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dateline/annotate"
)

// Line returns a text on one line, without what cannot be shown.
func Line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Text returns a text with its lines, without what cannot be shown.
func Text(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// Clip returns s, or as many of its first characters as fit with an ellipsis.
func Clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}

// Plain returns what a piece of HTML says, with a line for each of its blocks.
func Plain(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return Text(markup)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	silent := "" // the element whose text is not for readers
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		token := z.Token()
		switch {
		case kind == html.TextToken && silent == "":
			b.WriteString(token.Data)
		case (kind == html.StartTagToken || kind == html.EndTagToken) && silent == "" && token.DataAtom == 0:
			b.WriteString(raw) // angle brackets around words that are no element
		case kind == html.StartTagToken && silent == "" && (token.Data == "script" || token.Data == "style"):
			silent = token.Data
		case kind == html.EndTagToken && token.Data == silent:
			silent = ""
		case breaks[token.Data]:
			b.WriteByte('\n')
		}
	}
	var lines []string
	for line := range strings.Lines(Text(b.String())) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// breaks are the elements that end a line.
var breaks = map[string]bool{
	"br": true, "p": true, "div": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true, "tr": true, "blockquote": true, "ul": true, "ol": true,
}

// Address returns the whole address of a page of the web, and whether a text is
// one that a desk takes.
func Address(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	if len(s) > annotate.MaxURL || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }) {
		return "", false
	}
	return s, true
}

// Capital returns s with a capital letter at its beginning.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
