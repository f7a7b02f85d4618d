package web

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"net/http"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/scratch"
)

// getArchive answers a timeline in the app's own format. Whether the actor may
// have it is asked each time; what they may have is made once for each version,
// or, when it is too large to be kept, each time that somebody has not got it yet.
func (s *Server) getArchive(w http.ResponseWriter, r *http.Request, actor account.Actor, slug string) error {
	x, err := decodeExtract(r)
	if err != nil {
		return err
	}
	if !x.IsZero() {
		f, _ := catalogue.Find(catalogue.Archive)
		return s.sendFormat(w, r, actor, f, slug, f.Suffix)
	}
	a, version, err := s.desk.ArchiveVersion(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	share(w, actor, a.Timeline)
	name := a.Timeline.Slug + ".json"
	what := copyKey{what: fmt.Sprintf("archive %s %t", version.Timeline, version.Member), version: fmt.Sprintf("%d.%d", version.Change, version.Version)}
	kept, known := s.copies.find(what)
	switch {
	case known && kept.heldBy(r):
		kept.unchanged(w)
		return nil
	case known && kept.body != nil:
		kept.send(w, r, name, "application/json", bytes.NewReader(kept.body))
		return nil
	}
	made := &spool{}
	defer made.remove()
	if err := s.makeArchive(r, actor, slug, made); err != nil {
		return err
	}
	body, err := made.reader()
	if err != nil {
		return err
	}
	file := copied{tag: made.tag()}
	if made.large == nil {
		file.body = made.small.Bytes()
	} else {
		made.allowTime(w)
	}
	s.copies.keep(what, file)
	file.send(w, r, name, "application/json", body)
	return nil
}

func (s *Server) makeArchive(r *http.Request, actor account.Actor, slug string, to *spool) error {
	out := archive.NewWriter(to)
	if err := s.desk.Carry(r.Context(), actor, slug, out.Add); err != nil {
		return err
	}
	return out.Close()
}

// spool takes what is written to it, in memory as long as it is small, and
// otherwise in a file without a name that others could use. It makes an entity
// tag of it meanwhile.
type spool struct {
	small bytes.Buffer
	large *scratch.File
	size  int64
	hash  hash.Hash // of all that was written
}

// mostSmall is how much of one answer is made in memory.
const mostSmall = 4 << 20

// Write takes some bytes.
func (s *spool) Write(p []byte) (int, error) {
	if s.hash == nil {
		s.hash = sha256.New()
	}
	_, _ = s.hash.Write(p) // never fails
	s.size += int64(len(p))
	if s.large == nil && s.size <= mostSmall {
		return s.small.Write(p)
	}
	if s.large == nil {
		f, err := scratch.New("dateline-export-*")
		if err != nil {
			return 0, fmt.Errorf("keeping an export until it is sent: %w", err)
		}
		s.large = f
		if _, err := s.small.WriteTo(f); err != nil {
			return 0, fmt.Errorf("keeping an export until it is sent: %w", err)
		}
	}
	return s.large.Write(p)
}

// reader returns all that was written.
func (s *spool) reader() (io.ReadSeeker, error) {
	if s.large == nil {
		return bytes.NewReader(s.small.Bytes()), nil
	}
	if _, err := s.large.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("reading an export that was kept: %w", err)
	}
	return s.large, nil
}

func (s *spool) tag() string { return entityTag(s.hash.Sum(nil)) }

// slowest is how many bytes a second somebody has to take at least.
const slowest = 256 << 10

// allowTime gives a large file the time that it takes.
func (s *spool) allowTime(w http.ResponseWriter) {
	enough := writeTimeout + time.Duration(s.size/slowest)*time.Second
	deadline := time.Now().Add(enough)                           //nolint:forbidigo // connections go by the clock of the machine
	_ = http.NewResponseController(w).SetWriteDeadline(deadline) // a writer without deadlines does not wait
}

func (s *spool) remove() {
	if s.large != nil {
		_ = s.large.Close() // the system clears what is left behind
	}
}
