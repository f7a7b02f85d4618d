package assets

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
)

// Coding is a content coding of HTTP: how an answer is compressed.
type Coding string

// The codings. Browsers take brotli over TLS and from their own machine only.
const (
	Plain  Coding = ""
	Gzip   Coding = "gzip"
	Brotli Coding = "br"
)

// CodingOf returns the best coding that a browser takes.
func CodingOf(r *http.Request) Coding {
	taken := map[string]bool{}
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		taken[strings.TrimSpace(name)] = strings.ReplaceAll(quality, " ", "") != "q=0"
	}
	switch {
	case taken[string(Brotli)]:
		return Brotli
	case taken[string(Gzip)]:
		return Gzip
	default:
		return Plain
	}
}

// level of brotli: those above it take several times as long and save next to
// nothing of a page.
const level = 5

// Pack returns what is sent of a body in a coding.
func (c Coding) Pack(body []byte) ([]byte, error) {
	var packed bytes.Buffer
	var w io.WriteCloser
	switch c {
	case Brotli:
		w = brotli.NewWriterLevel(&packed, level)
	case Gzip:
		var err error
		if w, err = gzip.NewWriterLevel(&packed, gzip.BestCompression); err != nil {
			return nil, err
		}
	case Plain:
		return body, nil
	default:
		return body, nil
	}
	_, err := w.Write(body)
	if err == nil {
		err = w.Close()
	}
	return packed.Bytes(), err
}
