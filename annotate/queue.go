package annotate

import (
	"dateline/annotate/account"
	"dateline/timeline"
)

// Part is a part of somebody's queue.
type Part string

// The parts. Every claim that is under way is in exactly one of the first six;
// what is blocked or stale is so besides.
const (
	PartMend    Part = "mend"    // was returned to the viewer
	PartCheck   Part = "check"   // the viewer is checking it
	PartDecide  Part = "decide"  // is in review, and the viewer may decide on it
	PartPublish Part = "publish" // is approved, and the viewer may publish it
	PartUntaken Part = "untaken" // nobody is checking it
	PartOthers  Part = "others"  // somebody else has to do something
	PartBlocked Part = "blocked" // a finding blocks it, or it is still a draft
	PartStale   Part = "stale"   // its re-check date has passed
)

// Parts returns every part in the order in which a queue shows them.
func Parts() []Part {
	return []Part{PartMend, PartCheck, PartDecide, PartPublish, PartStale, PartBlocked, PartUntaken, PartOthers}
}

// Mine reports whether the claims of a part wait for the viewer.
func (p Part) Mine() bool {
	switch p {
	case PartMend, PartCheck, PartDecide, PartPublish:
		return true
	default:
		return false
	}
}

// PartOf returns the part of an actor's queue that a case is in, by its status,
// its assignee and the authors of its verdict; the empty Part for a draft and
// for what is published or withdrawn. What the actor may do is asked of [May].
func PartOf(actor account.Actor, role account.Role, c Case) Part {
	act, ok := Awaits(c)
	switch {
	case !ok, act == ActOpen:
		return ""
	case act == ActTake, act == ActAssign:
		return PartUntaken
	case May(actor, role, act, c) != nil:
		return PartOthers
	}
	switch act {
	case ActSubmit:
		return PartCheck
	case ActResume:
		return PartMend
	case ActApprove:
		return PartDecide
	default:
		return PartPublish
	}
}

// Awaits returns the step that a case waits for. It is false for one that has
// come to the end of the work. Where the work has nobody to do it, it waits for
// being assigned.
func Awaits(c Case) (Act, bool) {
	switch c.Status {
	case Draft:
		return ActOpen, true
	case Open:
		return ActTake, true
	case Checking, ChangesRequested:
		if c.Assignee.ID == "" {
			return ActAssign, true
		}
		if c.Status == Checking {
			return ActSubmit, true
		}
		return ActResume, true
	case InReview:
		return ActApprove, true
	case Approved:
		return ActPublish, true
	case Published, Withdrawn:
		return "", false
	default:
		return "", false
	}
}

// Role returns the least role that an act takes.
func (a Act) Role() account.Role { return rules[a].role }

// Batch is how many claims are alike in all that [PartOf] looks at for one
// viewer.
type Batch struct {
	Timeline timeline.ID
	Status   Status
	Assignee Person
	Author   bool // the viewer took part in the verdict
	Claims   int
}

// part returns the part of an actor's queue that the claims of a batch are in.
func (b Batch) part(actor account.Actor, role account.Role) Part {
	c := Case{Claim: timeline.Claim{Timeline: b.Timeline}, Status: b.Status, Assignee: b.Assignee}
	if b.Author {
		c.Authors = []Person{PersonOf(actor)}
	}
	return PartOf(actor, role, c)
}

// PlaceInQueue returns the place of a case in a queue: what is important comes
// first, and of that what has waited longest.
func PlaceInQueue(c Case) Place {
	return PlaceAt(string(c.ID), int64(-c.Importance), c.Changed.UnixMilli())
}
