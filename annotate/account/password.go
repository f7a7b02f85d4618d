package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	"dateline/annotate/fault"
)

// The limits on a password, after NIST SP 800-63B: length counts, kinds of
// characters do not.
const (
	MinPassword = 10
	MaxPassword = 256
)

// The cost of argon2id that OWASP's password storage cheat sheet gives: 19 MiB
// and two passes, about 35 ms on a small server.
const (
	argonMemory  = 19 * 1024 // KiB
	argonPasses  = 2
	argonThreads = 1
	saltLength   = 16
	keyLength    = 32
)

// Hasher hashes and verifies passwords, few at a time so that a burst of
// sign-ins cannot take all memory. Make one with [NewHasher].
type Hasher struct{ places chan struct{} }

// NewHasher returns a Hasher that works on at most n passwords at a time.
func NewHasher(n int) *Hasher { return &Hasher{places: make(chan struct{}, n)} }

// Hash returns the argon2id hash of a password in PHC form. It returns an
// Invalid error for a password that is too short or too long.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if n := len([]rune(password)); n < MinPassword || n > MaxPassword {
		return "", &fault.Error{
			Kind: fault.Invalid, Text: "One field needs another look.",
			Fields: fault.Fields{"password": fmt.Sprintf("Choose a password of %d to %d characters.", MinPassword, MaxPassword)},
		}
	}
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // never fails
	key := argon2.IDKey([]byte(password), salt, argonPasses, argonMemory, argonThreads, keyLength)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonThreads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// Verify reports whether password is the one that hash was made of. For an
// empty hash it takes as long as for any other and answers false, so that the
// time of an answer does not tell which users exist.
func (h *Hasher) Verify(ctx context.Context, hash, password string) (bool, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	known := hash != ""
	if !known {
		hash = unknownUser
	}
	p, err := parsePHC(hash)
	if err != nil {
		return false, err
	}
	got := argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.threads, uint32(len(p.key))) //nolint:gosec // parsePHC bounds the key
	return subtle.ConstantTimeCompare(got, p.key) == 1 && known, nil
}

// unknownUser is the hash of a password that nobody knows.
const unknownUser = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

func (h *Hasher) enter(ctx context.Context) (leave func(), err error) {
	select {
	case h.places <- struct{}{}:
		return func() { <-h.places }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting to hash a password: %w", ctx.Err())
	}
}

type phc struct {
	memory, passes uint32
	threads        uint8
	salt, key      []byte
}

var errPHC = errors.New("stored password is not an argon2id hash")

func parsePHC(hash string) (phc, error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != "v=19" {
		return phc{}, errPHC
	}
	var p phc
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.threads); err != nil {
		return phc{}, fmt.Errorf("%w: %w", errPHC, err)
	}
	var err error
	if p.salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return phc{}, fmt.Errorf("%w: %w", errPHC, err)
	}
	if p.key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return phc{}, fmt.Errorf("%w: %w", errPHC, err)
	}
	if len(p.key) == 0 || len(p.key) > 64 || p.memory > 1<<20 || p.passes == 0 || p.threads == 0 {
		return phc{}, errPHC
	}
	return p, nil
}
