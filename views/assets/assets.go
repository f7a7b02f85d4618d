// Package assets holds the style sheets, scripts and images of the pages, and
// serves them under names that contain a hash of what is in them. A browser
// may therefore keep each for ever.
package assets

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed css js img vendor
var files embed.FS

// Prefix is the path under which [Handler] has to be mounted.
const Prefix = "/assets/"

// styleSheet is the one style sheet of the app: all files of css, in the order
// of their names, which is the order of the layers.
const styleSheet = "css/app.css"

// joined returns the asset that a file is part of: the style sheet, or the script
// that is named like its directory below js.
func joined(name string) (asset string, ok bool) {
	dir := path.Dir(name)
	switch {
	case dir == "css":
		return styleSheet, true
	case path.Dir(dir) == "js":
		return dir + ".js", true
	default:
		return "", false
	}
}

// packing is an asset in a coding.
type packing struct {
	name   string // hashed
	coding Coding
}

type bundle struct {
	content map[string][]byte  // by hashed name
	packed  map[packing][]byte // where that makes it much smaller
	hashed  map[string]string  // hashed name by plain name
}

var load = sync.OnceValue(func() bundle {
	b := bundle{content: map[string][]byte{}, packed: map[packing][]byte{}, hashed: map[string]string{}}
	parts := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		if asset, ok := joined(name); ok {
			parts[asset] = append(parts[asset], body...)
		} else {
			b.add(name, body)
		}
		return nil
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
	for asset, body := range parts {
		b.add(asset, body)
	}
	return b
})

func (b bundle) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	b.content[hashed] = body
	for _, coding := range []Coding{Gzip, Brotli} {
		packed, err := coding.Pack(body)
		if err != nil {
			panic(err) // a buffer takes everything
		}
		if len(packed) < len(body)*3/4 {
			b.packed[packing{hashed, coding}] = packed
		}
	}
	b.hashed[name] = hashed
}

// Path returns the address of an asset, such as "js/select.js". The empty text
// is returned for one that does not exist.
func Path(name string) string {
	hashed, ok := load().hashed[name]
	if !ok {
		return ""
	}
	return Prefix + hashed
}

// StyleSheet returns the address of the app's style sheet.
func StyleSheet() string { return Path(styleSheet) }

// Handler serves the assets. It answers false for a path that is none, having
// written nothing.
func Handler(w http.ResponseWriter, r *http.Request) bool {
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	body, ok := load().content[name]
	if !ok {
		return false
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Vary", "Accept-Encoding")
	coding := CodingOf(r)
	if small, ok := load().packed[packing{name, coding}]; ok {
		w.Header().Set("Content-Encoding", string(coding))
		body = small
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
	return true
}
