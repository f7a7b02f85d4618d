package web

import (
	"bufio"
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
// The form is read as it comes.
func (s *Server) receive(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) (*tray.File, error) {
	r.Body = newSlowBody(w, r.Body)
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		return s.receiveText(actor, slug, strings.NewReader(r.PostFormValue(imports.TextField)))
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	f, err := s.receiveParts(parts, actor, slug)
	if err != nil {
		_, _ = io.Copy(io.Discard, r.Body) // so that the browser gets to read the answer
		if _, over := errors.AsType[*http.MaxBytesError](err); over {
			err = fault.New(fault.TooLarge, "This file is larger than %d MB, which is the limit. Nothing of it was kept.", exchange.MaxSize>>20)
		}
	}
	return f, err
}

func (s *Server) receiveParts(parts *multipart.Reader, actor account.Actor, slug string) (*tray.File, error) {
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
			return s.receiveText(actor, slug, content)
		}
	}
}

// receiveText takes in a text that was pasted.
func (s *Server) receiveText(actor account.Actor, slug string, text io.Reader) (*tray.File, error) {
	f, err := s.tray.Receive(actor, tray.Brought{Timeline: slug, Content: text})
	if fault.KindOf(err) == fault.Invalid {
		return nil, noFile()
	}
	return f, err
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
