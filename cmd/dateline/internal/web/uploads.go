package web

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/fault"
	"dateline/views/imports"
	"dateline/views/link"
)

// maxUpload is the largest body of a request that brings a file. It is more than
// any file may have: a browser that is cut off while it sends shows no answer, so
// that what is over the limit is let through and thrown away.
const maxUpload = 2*exchange.MaxSize + 1<<20

// longestUpload is how long a file may be on its way, on a slow line.
const longestUpload = 20 * time.Minute

// bringsFile reports whether a request brings a file.
func bringsFile(r *http.Request) bool {
	path := r.URL.Path
	return r.Method == http.MethodPost && (path == link.NewImport || strings.HasPrefix(path, link.Timelines+"/") && strings.HasSuffix(path, "/import"))
}

// receive takes in the file of a form, or the text that was pasted in its place.
// The form is read as it comes. With an error it has what was pasted, so that this
// is not lost.
func (s *Server) receive(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) (*tray.File, *pasted, error) {
	r.Body = newSlowBody(w, r.Body)
	p := &pasted{}
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		f, err := s.receiveText(actor, slug, p, strings.NewReader(r.PostFormValue(imports.TextField)))
		return f, p, err
	}
	if err != nil {
		return nil, p, fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	f, err := s.receiveParts(parts, actor, slug, p)
	if err != nil {
		p.find(parts)
		_, _ = io.Copy(io.Discard, r.Body) // so that the browser gets to read the answer
		if _, over := errors.AsType[*http.MaxBytesError](err); over {
			err = fault.New(fault.TooLarge, "This file is larger than %d MB, which is the limit. Nothing of it was kept.", exchange.MaxSize>>20)
		}
	}
	return f, p, err
}

func (s *Server) receiveParts(parts *multipart.Reader, actor account.Actor, slug string, p *pasted) (*tray.File, error) {
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil, noFile()
		}
		if err != nil {
			return nil, fmt.Errorf("reading a form: %w", err)
		}
		content := bufio.NewReader(part)
		_, empty := content.Peek(1)
		switch {
		case part.FormName() == imports.FileField && part.FileName() != "":
			return s.tray.Receive(actor, tray.Brought{Name: exchange.Clip(part.FileName(), 200), Timeline: slug, Content: content})
		case part.FormName() == imports.TextField && empty == nil:
			return s.receiveText(actor, slug, p, content)
		}
	}
}

// receiveText takes in a text that was pasted, and remembers it.
func (s *Server) receiveText(actor account.Actor, slug string, p *pasted, text io.Reader) (*tray.File, error) {
	f, err := s.tray.Receive(actor, tray.Brought{Timeline: slug, Content: io.TeeReader(text, p)})
	if fault.KindOf(err) == fault.Invalid {
		return nil, noFile()
	}
	return f, err
}

// mostPasted is how much of a text is sent back to be tried again.
const mostPasted = 4 << 20

// pasted is a text that somebody pasted, whole or, when it is too long to be sent
// back, not at all: who sends a part of it again would not see that it is one.
type pasted struct {
	text bytes.Buffer
	long bool
}

// Write takes some bytes of it.
func (p *pasted) Write(b []byte) (int, error) {
	if p.long = p.long || p.text.Len()+len(b) > mostPasted; p.long {
		p.text = bytes.Buffer{}
		return len(b), nil
	}
	return p.text.Write(b)
}

// find looks for the text in what is left of a form: it comes after the file.
func (p *pasted) find(parts *multipart.Reader) {
	for {
		part, err := parts.NextPart()
		if err != nil {
			return // there is none, or the form cannot be read any further
		}
		if part.FormName() != imports.TextField {
			continue
		}
		if _, err := io.Copy(p, part); err != nil {
			*p = pasted{long: true} // it did not come whole
		}
	}
}

// about adds to what is wrong with a form what became of the text in it.
func (p *pasted) about(text string) string {
	if !p.long {
		return text
	}
	return text + " What you pasted is too long to be shown here again: go back in your browser to have it."
}

func noFile() error {
	var wrong fault.Fields
	wrong.Add(imports.FileField, "Choose a file, or paste a text.")
	return wrong.Err()
}

// slowBody is the body of a request that may take as long as it keeps coming.
type slowBody struct {
	io.ReadCloser
	control *http.ResponseController
	end     time.Time
}

func newSlowBody(w http.ResponseWriter, body io.ReadCloser) *slowBody {
	end := time.Now().Add(longestUpload) //nolint:forbidigo // connections go by the clock of the machine
	return &slowBody{ReadCloser: body, control: http.NewResponseController(w), end: end}
}

func (b *slowBody) Read(p []byte) (int, error) {
	now := time.Now() //nolint:forbidigo // likewise
	if now.Before(b.end) {
		_ = b.control.SetReadDeadline(now.Add(readTimeout)) // a writer without deadlines does not wait
		_ = b.control.SetWriteDeadline(now.Add(writeTimeout))
	}
	return b.ReadCloser.Read(p)
}
