package account

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"
)

// Session is a browser that is signed in, or about to. Only the hash of its
// token is kept, so that a copy of the database signs nobody in.
type Session struct {
	TokenHash string
	User      UserID // empty before sign-in
	Created   time.Time
	Expires   time.Time
}

// Link is a one-time link: the first person to follow it before it expires may
// do what it is for.
type Link struct {
	TokenHash string
	Purpose   LinkPurpose
	User      UserID // who it signs in; empty for SetUp
	Expires   time.Time
}

// LinkPurpose is what a one-time link is for.
type LinkPurpose string

// The purposes: to become the first administrator of an empty instance, or to
// be signed in as a user.
const (
	SetUp  LinkPurpose = "set-up"
	SignIn LinkPurpose = "sign-in"
)

// How long things last.
const (
	SessionLife = 14 * 24 * time.Hour // from the last sign-in
	LinkLife    = 24 * time.Hour
)

// NewToken returns a random token of 256 bits, fit for an address, and the
// hash under which it is kept.
func NewToken() (token, hash string) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, HashToken(token)
}

// HashToken returns the hash under which a token is kept. A plain hash will
// do, because tokens are random.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
