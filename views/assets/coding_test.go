package assets_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"dateline/views/assets"
)

func TestABrowserGetsTheBestCodingThatItTakes(t *testing.T) {
	t.Parallel()
	for accepted, want := range map[string]assets.Coding{
		"":                            assets.Plain,
		"identity":                    assets.Plain,
		"gzip":                        assets.Gzip,
		"gzip, deflate, br, zstd":     assets.Brotli,
		"br;q=0, gzip;q=0.5":          assets.Gzip,
		"br; q=0 , gzip ; q=0":        assets.Plain,
		"deflate, x-gzip, brotli, *":  assets.Plain,
		"gzip;q=1.0, identity; q=0.5": assets.Gzip,
	} {
		r := httptest.NewRequest(http.MethodGet, assets.StyleSheet(), nil)
		r.Header.Set("Accept-Encoding", accepted)
		if got := assets.CodingOf(r); got != want {
			t.Errorf("%q gets %q, want %q", accepted, got, want)
		}
		w := httptest.NewRecorder()
		if !assets.Handler(w, r) || w.Header().Get("Content-Encoding") != string(want) {
			t.Errorf("%q gets the style sheet as %q, want %q", accepted, w.Header().Get("Content-Encoding"), want)
		}
	}
}

func TestWhatIsPackedIsWhatIsRead(t *testing.T) {
	t.Parallel()
	body := []byte(strings.Repeat("A treaty was signed in 1961. ", 500))
	for coding, open := range map[assets.Coding]func(io.Reader) (io.Reader, error){
		assets.Plain:  func(r io.Reader) (io.Reader, error) { return r, nil },
		assets.Gzip:   func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		assets.Brotli: func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	} {
		packed, err := coding.Pack(body)
		if err != nil {
			t.Fatal(err)
		}
		r, err := open(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, body) {
			t.Errorf("%q reads as %d bytes (%v), want the %d that were packed", coding, len(got), err, len(body))
		}
	}
}
