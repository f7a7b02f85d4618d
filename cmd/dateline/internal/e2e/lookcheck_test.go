package e2e_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestBarriersAreNoticed(t *testing.T) {
	t.Parallel()
	const page = `<!DOCTYPE html><html lang="en"><title>Barriers</title><link rel="icon" href="data:,">
<style>
	p { color: #777; background: #fff }
	@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }
	div { width: 500px }
</style>
<main><h1>Barriers</h1><p>Hard to read</p><div>wide</div><input></main>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(page))
	}))
	t.Cleanup(server.Close)
	p := (&office{t: t, url: server.URL}).visitor(t)
	p.open("/")
	tests := []struct {
		name string
		look look
		want []string
	}{
		{name: "in the light", look: look{width: desktop}, want: []string{"label", "#777777"}},
		{name: "in the dark", look: look{width: desktop, dark: true}, want: []string{"label", "#333333"}},
	}
	for _, tt := range tests {
		p.wear(tt.look)
		got := strings.Join(p.barriers(), "\n")
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: got the barriers %s, want one about %s", tt.name, got, want)
			}
		}
	}
	p.wear(look{width: desktop, dark: true})
	if got := strings.Join(p.barriers("color-contrast", "link-in-text-block"), "\n"); !strings.Contains(got, "#333333") || strings.Contains(got, "label") {
		t.Errorf("by the rules about colours alone: got the barriers %s, want that about the contrast", got)
	}
	p.wear(look{width: phone})
	if got := must[[]string](p, "overflow"); len(got) != 2 || !strings.Contains(got[1], "wide") {
		t.Errorf("got %q beyond the edge of a phone, want the wide box", got)
	}
	p.wear(look{width: desktop})
	if got := must[[]string](p, "overflow"); len(got) != 0 {
		t.Errorf("got %q beyond the edge of a desktop window, want nothing", got)
	}
}
