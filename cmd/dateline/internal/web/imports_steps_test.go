package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/annotate/account"
)

// bring sends a file by the form of a page, and returns what is answered.
func (b *browser) bring(path, name, content string) answer {
	b.t.Helper()
	return b.bringForm(path, func(form *multipart.Writer) error {
		part, err := form.CreateFormFile("file", name)
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		return err
	})
}

// bringForm sends a form that brings a file as browsers do.
func (b *browser) bringForm(path string, fill func(*multipart.Writer) error) answer {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := errors.Join(fill(form), form.Close()); err != nil {
		b.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.site.server.URL+path, &body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	resp, err := b.client.Do(r)
	if err != nil {
		b.t.Fatalf("bringing a file to %s: %v", path, err)
	}
	defer func() { _ = resp.Body.Close() }() // ReadAll tells what went wrong
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatalf("bringing a file to %s: %v", path, err)
	}
	return answer{t: b.t, path: path, status: resp.StatusCode, header: resp.Header, body: string(text)}
}

// settled follows an answer to the page of a file, once nothing goes on with it
// any more.
func (b *browser) settled(a answer) answer {
	b.t.Helper()
	if a.status != http.StatusSeeOther {
		b.t.Fatalf("%s: got status %d, want that the browser is sent on; the page says: %s", a.path, a.status, a.text())
	}
	deadline := time.Now().Add(patience)
	for {
		page := b.get(a.header.Get("Location"))
		if !strings.Contains(page.body, "data-progress") {
			return page
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("%s: still going on: %s", page.path, page.text())
		}
	}
}

// records returns the rows of the tables of a page, as they are read.
func (a answer) records() []string {
	a.t.Helper()
	var rows []string
	for n := range a.parse().Descendants() {
		if n.Type != html.ElementNode || n.Data != "tr" || n.Parent.Data != "tbody" {
			continue
		}
		var words []string
		for c := range n.Descendants() {
			if c.Type == html.TextNode && c.Parent.Data != "option" {
				words = append(words, strings.Fields(c.Data)...)
			}
		}
		rows = append(rows, strings.Join(words, " "))
	}
	return rows
}

// statements returns what is claimed on a timeline.
func (s *site) statements(slug string) []string {
	s.t.Helper()
	a, err := s.desk.Archive(s.t.Context(), account.Operator(), slug)
	if err != nil {
		s.t.Fatal(err)
	}
	var all []string
	for _, c := range a.Cases {
		all = append(all, c.Statement)
	}
	return all
}

// holdWrites keeps everybody from writing until it is released.
func (s *site) holdWrites() (release func()) {
	s.t.Helper()
	ctx, stop := context.WithCancel(s.t.Context())
	held, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		_ = s.store.Update(ctx, func(context.Context, annotate.Tx) error {
			close(held)
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	<-held
	return func() {
		stop()
		<-ended
	}
}
