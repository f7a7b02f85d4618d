package e2e_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// watch gathers what the pages of a tab complain of.
type watch struct {
	mu    sync.Mutex
	heard []string
}

func newWatch() *watch { return &watch{} }

func (w *watch) complaints() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.heard
}

func (w *watch) note(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.heard = append(w.heard, fmt.Sprintf(format, args...))
}

// hear takes the events of a tab.
func (w *watch) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		w.note("script failed at %s: %s", e.ExceptionDetails.URL, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var texts []string
			for _, arg := range e.Args {
				texts = append(texts, string(arg.Value)+arg.Description)
			}
			w.note("console: %s", strings.Join(texts, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !answered(e.Entry) {
			w.note("%s: %s (%s)", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	}
}

// refusal is how Chromium notes an answer with one of the statuses with which
// the app answers people.
var refusal = regexp.MustCompile(`^Failed to load resource: the server responded with a status of (401|403|404|409|413|422|429) `)

// answered reports whether an entry of the log is about a page with which the
// app answered a person, and not about something that a page lacks.
func answered(e *log.Entry) bool {
	return e.Source == log.EntrySourceNetwork && refusal.MatchString(e.Text) && !strings.Contains(e.URL, "/assets/")
}

func TestPagesThatFailAreNoticed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		body string
		want string
	}{
		{name: "a script that throws", body: `<script src="/throw.js"></script>`, want: "out of order"},
		{name: "a style that the policy forbids", body: `<p style="color: red">Red</p>`, want: "Content Security Policy"},
		{name: "a script that is missing", body: `<script src="/assets/missing.js"></script>`, want: "404"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "default-src 'self'")
				switch r.URL.Path {
				case "/":
					w.Header().Set("Content-Type", "text/html")
					_, _ = w.Write([]byte(`<!DOCTYPE html><link rel="icon" href="data:,">` + tt.body))
				case "/throw.js":
					w.Header().Set("Content-Type", "text/javascript")
					_, _ = w.Write([]byte(`throw new Error("out of order")`))
				default:
					http.NotFound(w, r)
				}
			}))
			t.Cleanup(server.Close)
			heard := newWatch()
			tab, leave := chromedp.NewContext(theChrome(t), chromedp.WithNewBrowserContext(), chromedp.WithListener(heard.hear))
			t.Cleanup(leave)
			p := &person{t: t, office: &office{t: t, url: server.URL}, ctx: tab}
			p.open("/")
			p.until("a complaint", func() (string, error) {
				if all := strings.Join(heard.complaints(), "\n"); !strings.Contains(all, tt.want) {
					return fmt.Sprintf("got %q, want one with %q", all, tt.want), nil
				}
				return "", nil
			})
		})
	}
}
