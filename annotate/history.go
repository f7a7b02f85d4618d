package annotate

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// Entry is one row of the history: who did what to which object, when and why.
// Entries are never changed or removed.
type Entry struct {
	Number   int64 // 1 for the first, without holes
	At       time.Time
	Actor    Person
	Machine  string      // set when a machine acted, see [account.Actor]
	Timeline timeline.ID // empty for what concerns the whole instance
	Object   Object
	ID       string // of the object
	Act      string
	Changes  []Change
	Reason   string
	Previous string // hash of the entry before; empty for the first
	Hash     string
}

// Who returns whose doing an entry is: that of a person, even when a program
// acted for them with a token, or else of a machine.
func (e Entry) Who() string {
	if e.Machine == "" || e.Actor.Name != "" && strings.HasPrefix(e.Machine, account.TokenMachine) {
		return e.Actor.Name
	}
	return e.Machine
}

// Change is the change of one field. Old is empty for something new.
type Change struct {
	Field string
	Old   string
	New   string
}

// Object is a kind of thing that has a history.
type Object string

// The objects.
const (
	ObjectTimeline Object = "timeline"
	ObjectMember   Object = "member"
	ObjectArticle  Object = "article"
	ObjectClaim    Object = "claim"
	ObjectSource   Object = "source"
	ObjectEvidence Object = "evidence"
	ObjectUser     Object = "user"
)

// Objects returns every object that the history of a timeline is about.
func Objects() []Object {
	return []Object{ObjectClaim, ObjectEvidence, ObjectSource, ObjectArticle, ObjectTimeline, ObjectMember}
}

// Seal returns e as the entry after previous: with the next number, the hash
// of previous, and its own hash.
func (e Entry) Seal(previous Entry) Entry {
	e.At = e.At.UTC().Truncate(time.Millisecond)
	e.Number = previous.Number + 1
	e.Previous = previous.Hash
	e.Hash = e.digest()
	return e
}

// Follows reports whether e is an unchanged entry right after previous.
func (e Entry) Follows(previous Entry) bool {
	return e.Number == previous.Number+1 && e.Previous == previous.Hash && e.Hash == e.digest()
}

// Break says why e does not follow an entry, for who has to find out what
// happened. It is empty when e follows.
func (e Entry) Break(previous Entry) string {
	switch {
	case e.Follows(previous):
		return ""
	case e.Hash != e.digest():
		return "it was altered after it was written, or one of its changes was"
	case e.Number != previous.Number+1:
		return fmt.Sprintf("entry %d should stand here, and is missing", previous.Number+1)
	default:
		return "it does not follow the entry before it, which was put there in place of another"
	}
}

// digest hashes every field but Hash. Each text is preceded by its length, so
// that no two entries run together to the same bytes.
func (e Entry) digest() string {
	sum := sha256.New()
	number := func(n int64) { _ = binary.Write(sum, binary.BigEndian, n) } // a hash takes every write
	text := func(s string) {
		number(int64(len(s)))
		_, _ = sum.Write([]byte(s))
	}
	number(e.Number)
	number(e.At.UnixMilli())
	for _, s := range []string{
		e.Previous, string(e.Actor.ID), e.Actor.Name, e.Machine, string(e.Timeline), string(e.Object), e.ID, e.Act, e.Reason,
	} {
		text(s)
	}
	for _, c := range e.Changes {
		text(c.Field)
		text(c.Old)
		text(c.New)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Member is a person's place on a timeline.
type Member struct {
	Timeline timeline.ID
	User     account.UserID
	Login    string
	Name     string
	Role     account.Role
}
