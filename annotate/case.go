package annotate

import (
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Person is somebody as the records name them. ID is empty for a machine, and
// may be unknown to this instance when the record came from another desk.
type Person struct {
	ID   account.UserID
	Name string
}

// PersonOf returns an actor as records name it.
func PersonOf(actor account.Actor) Person { return Person{ID: actor.ID, Name: actor.Name} }

// Case is a claim with the work done on it. Its version counts every change of
// either, and of the evidence, so that a version names what a reviewer saw.
type Case struct {
	timeline.Claim
	Ruling   Ruling
	Authors  []Person          // of the ruling, in the order in which they took part
	JudgedOn timeline.EndDates // of a gap, when its verdict was set
	Status   Status
	Assignee Person // who checks; zero when nobody does
	Approval Approval
	Notice   string // shown to the public: why it was withdrawn or is being re-checked
	By       Person // who made the claim
	Created  time.Time
	Changed  time.Time
}

// Approval records which version of a case was approved, and by whom. The
// zero Approval means that it is not approved.
type Approval struct {
	By      Person
	Version int
	At      time.Time
}

// Ruling is what was concluded about a claim.
type Ruling struct {
	Verdict     Verdict
	Explanation string      // why, in words for the reader
	SearchNote  string      // where was looked, for Unproven and for "first in" claims
	Disposition Disposition // what to do before publication
	Correction  string      // suggested wording
	Recheck     edtf.Date   // the day by which to look again; zero for never
}

// IsAuthor reports whether a person took part in the ruling.
func (c Case) IsAuthor(id account.UserID) bool {
	for _, a := range c.Authors {
		if id != "" && a.ID == id {
			return true
		}
	}
	return false
}

// Stale reports whether the day for looking again has come.
func (c Case) Stale(today edtf.Day) bool {
	due := c.Ruling.Recheck
	return !due.IsZero() && due.Latest().Kind == edtf.Known && due.Latest().Day <= today
}
