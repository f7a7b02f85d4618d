package web

import (
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// copied is an answer that was made before.
type copied struct {
	tag  string
	body []byte // nil for what is too large to be kept
}

// heldBy reports whether the browser has the answer already.
func (c copied) heldBy(r *http.Request) bool {
	for tag := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if strings.TrimPrefix(strings.TrimSpace(tag), "W/") == c.tag {
			return true
		}
	}
	return false
}

// unchanged answers who has it already.
func (c copied) unchanged(w http.ResponseWriter) {
	w.Header().Set("ETag", c.tag)
	w.WriteHeader(http.StatusNotModified)
}

func (c copied) send(w http.ResponseWriter, r *http.Request, name, kind string, body io.ReadSeeker) {
	w.Header().Set("ETag", c.tag)
	w.Header().Set("Content-Type", kind)
	if r.URL.Query().Get("download") != "" {
		w.Header().Set("Content-Disposition", attachment(name))
	}
	http.ServeContent(w, r, name, time.Time{}, body)
}

func entityTag(sum []byte) string { return `"` + hex.EncodeToString(sum) + `"` }

// copies are the last answers that were made, each under its version. Nobody
// finds one who does not know the version, which tells what it is a copy of and
// for whom.
type copies struct {
	mu    sync.Mutex
	all   map[copyKey]copied
	order []copyKey // the oldest first
	size  int
}

// copyKey says of what something is a copy, for whom, and of which version.
type copyKey struct{ what, version string }

// mostCopies is how many bytes of copies are kept.
const mostCopies = 32 << 20

func (c *copies) find(key copyKey) (copied, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.all[key]
	return found, ok
}

// keep keeps a copy in the place of those of older versions, and of the oldest
// ones when there are too many.
func (c *copies) keep(key copyKey, one copied) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, here := c.all[key]; here {
		return
	}
	if c.all == nil {
		c.all = map[copyKey]copied{}
	}
	c.all[key] = one
	c.order = append(c.order, key)
	c.size += len(one.body)
	rest := c.order[:0]
	for _, v := range c.order {
		if v != key && (v.what == key.what || c.size > mostCopies) {
			c.size -= len(c.all[v].body)
			delete(c.all, v)
			continue
		}
		rest = append(rest, v)
	}
	c.order = rest
}
