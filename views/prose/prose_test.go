package prose_test

import (
	"strings"
	"testing"

	"dateline/views/prose"
)

func show(t *testing.T, markdown string) string {
	t.Helper()
	var out strings.Builder
	if err := prose.Show(markdown, []string{"ann", "bo.berg"}).Render(t.Context(), &out); err != nil {
		t.Fatalf("showing %q: %v", markdown, err)
	}
	return strings.TrimSpace(out.String())
}

func TestShow(t *testing.T) {
	for _, test := range []struct{ name, markdown, want string }{
		{"a line end is kept", "one\ntwo", "<p>one<br>\ntwo</p>"},
		{"emphasis and code are shown", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"},
		{"HTML is shown as it was typed", "<b>bold</b> & <script>alert(1)</script>", "<p>&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"},
		{"a heading is a line of text", "# Loud", "<p># Loud</p>"},
		{"a picture is not fetched", "![alt](https://example.org/x.png)", "<p></p>"},
		{"an address becomes a link", "see https://example.org/a", `<p>see <a href="https://example.org/a" rel="nofollow noreferrer">https://example.org/a</a></p>`},
		{"a script is no address", "[x](javascript:alert(1))", "<p>x</p>"},
		{"a member is marked", "@ann, look", `<p><span class="mention">@ann</span>, look</p>`},
		{"the end of a sentence is no part of a login", "Ask @bo.berg.", `<p>Ask <span class="mention">@bo.berg</span>.</p>`},
		{"capitals do not matter", "@Ann", `<p><span class="mention">@Ann</span></p>`},
		{"a stranger is text", "@stranger", "<p>@stranger</p>"},
		{"an address of mail mentions nobody", "x@ann", "<p>x@ann</p>"},
		{"code mentions nobody", "`@ann`", "<p><code>@ann</code></p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := show(t, test.markdown); got != test.want {
				t.Errorf("Show(%q) is\n%s\nwant\n%s", test.markdown, got, test.want)
			}
		})
	}
}

func FuzzShow(f *testing.F) {
	f.Add("<img src=x onerror=alert(1)> @ann `x` [a](data:text/html,x) > - * _")
	f.Add("[a][b]\n\n[b]: vbscript:x \"t\"\n\n<svg/onload=x>")
	f.Fuzz(func(t *testing.T, markdown string) {
		page := strings.ToLower(show(t, markdown))
		for rest := page; ; {
			_, after, ok := strings.Cut(rest, "<")
			if !ok {
				break
			}
			rest = after
			name := strings.TrimPrefix(after, "/")
			name = name[:min(len(name), len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz")))]
			switch name {
			case "p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span":
			default:
				t.Fatalf("%q gives the element %q:\n%s", markdown, name, page)
			}
		}
		if strings.Contains(page, `href="javascript:`) || strings.Contains(page, `href="data:`) {
			t.Fatalf("%q gives a link that acts:\n%s", markdown, page)
		}
	})
}
