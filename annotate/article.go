package annotate

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// ArticleID identifies an article: a UUID of version 7, as text.
type ArticleID string

// Article is a text whose claims are checked. Its wording is in its versions.
type Article struct {
	ID        ArticleID
	Timeline  timeline.ID
	Title     string
	Byline    string
	Publisher string
	URL       string
	Published edtf.Date // the day it came out, in Zone; zero when not known
	Zone      string    // IANA time zone
	Language  string    // BCP 47
	By        Person    // who added it
	Created   time.Time
	Version   int // counts the changes; 1 when new
}

// Text is one wording of an article. It never changes once stored.
type Text struct {
	Article ArticleID
	Number  int // 1 for the first wording
	Body    string
	SHA256  string // of Body, in hexadecimal
	By      Person
	Created time.Time
}

// Digest returns the SHA-256 of a body, in hexadecimal.
func Digest(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}
