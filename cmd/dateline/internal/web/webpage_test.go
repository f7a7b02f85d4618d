package web_test

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// form returns what the browser would send of the page's form with an action,
// but for what the person still types.
func (a answer) form(action string) url.Values {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Data == "form" && attribute(n, "action") == action {
			return fields(n)
		}
	}
	a.t.Fatalf("%s: there is no form with the action %s", a.path, action)
	return nil
}

func fields(form *html.Node) url.Values {
	values := url.Values{}
	for n := range form.Descendants() {
		name := attribute(n, "name")
		switch {
		case name == "":
		case n.Data == "input" && (attribute(n, "type") == "radio" || attribute(n, "type") == "checkbox"):
			if has(n, "checked") {
				values.Add(name, attribute(n, "value"))
			}
		case n.Data == "input":
			values.Add(name, attribute(n, "value"))
		case n.Data == "textarea":
			values.Add(name, content(n))
		case n.Data == "select":
			values.Add(name, selected(n))
		}
	}
	return values
}

// selected returns the value of the option that is chosen, or else of the first.
func selected(list *html.Node) string {
	first, seen := "", false
	for n := range list.Descendants() {
		switch {
		case n.Data != "option":
		case has(n, "selected"):
			return attribute(n, "value")
		case !seen:
			first, seen = attribute(n, "value"), true
		}
	}
	return first
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// links returns the addresses of all links of the page.
func (a answer) links() []string {
	a.t.Helper()
	var all []string
	for n := range a.parse().Descendants() {
		if n.Data == "a" && has(n, "href") {
			all = append(all, attribute(n, "href"))
		}
	}
	return all
}

var ids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

var figures = regexp.MustCompile(`(?s)<figure.*?</figure>`)

// golden compares what stands in the main part of a page with a file: without
// pictures, which are compared elsewhere, and with ids numbered in the order in
// which they appear.
func golden(t *testing.T, name string, a answer) {
	t.Helper()
	_, rest, ok := strings.Cut(a.body, "<main")
	main, _, closed := strings.Cut(rest, "</main>")
	if !ok || !closed {
		t.Fatalf("%s: the page has no main part", a.path)
	}
	known := map[string]string{}
	got := figures.ReplaceAllString("<main"+main+"</main>", "<figure></figure>")
	got = ids.ReplaceAllStringFunc(got, func(id string) string {
		if _, ok := known[id]; !ok {
			known[id] = "id-" + strconv.Itoa(len(known)+1)
		}
		return known[id]
	})
	got = strings.ReplaceAll(got, "><", ">\n<") + "\n"
	file := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("reading the golden file, which -update writes: %v", err)
	}
	if got != string(want) {
		t.Errorf("%s differs from %s, which -update writes; got:\n%s", a.path, file, got)
	}
}

// leadsTo reports whether the page has a link to an address.
func (a answer) leadsTo(address string) bool {
	a.t.Helper()
	return slices.Contains(a.links(), address)
}

// wantField checks what stands in a field of the page, whichever its form.
func (a answer) wantField(name, want string) {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Data == "input" && attribute(n, "name") == name && attribute(n, "value") == want ||
			n.Data == "textarea" && attribute(n, "name") == name && content(n) == want ||
			n.Data == "select" && attribute(n, "name") == name && selected(n) == want {
			return
		}
	}
	a.t.Errorf("%s: no field %s has %q", a.path, name, want)
}

// wantHeader checks a header of the answer, which is missing for "".
func (a answer) wantHeader(name, want string) answer {
	a.t.Helper()
	if got := a.header.Get(name); got != want {
		a.t.Errorf("%s: got %s %q, want %q", a.path, name, got, want)
	}
	return a
}
