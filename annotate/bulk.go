package annotate

import (
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Bulk is one thing that a person does to several claims of a timeline. Each
// claim is a change of its own: what can be done is done, and each answer says
// what became of it.
type Bulk struct {
	Act        Act
	Claims     []Shown
	Assignee   account.UserID // of ActAssign
	Comment    string         // of ActReturn
	Importance int            // of ActImportance
	Lane       string         // of ActLane; empty takes them off their lanes
	Tag        string         // of ActTag and ActUntag
	Recheck    edtf.Date      // of ActRecheck; zero for never
}

// Shown is a claim in the version that a person had before them.
type Shown struct {
	ID      timeline.ClaimID
	Version int
}

// The things that can be done to several claims, besides steps of the work.
// They leave the status alone.
const (
	ActImportance Act = "importance"
	ActLane       Act = "lane"
	ActTag        Act = "tag"
	ActUntag      Act = "untag"
	ActRecheck    Act = "recheck"
)

// BulkActs returns what can be done to several claims at once. Approving is not
// among them: who approves has read the claim, its evidence and its verdict, and
// a list shows none of these. What was approved can be published, in the version
// that was shown; withdrawing and reopening need a reason of their own for each.
func BulkActs() []Act {
	return []Act{
		ActTake, ActAssign, ActOpen, ActResume, ActSubmit, ActReturn, ActPublish,
		ActImportance, ActLane, ActTag, ActUntag, ActRecheck,
	}
}

// MaxBulk is how many claims can be changed at once.
const MaxBulk = 200

// Outcome is what became of one claim of a Bulk.
type Outcome struct {
	ID        timeline.ClaimID
	Statement string // empty for a claim that the actor may not know of
	Version   int    // that is stored now
	Changed   bool   // false when it was so already, or could not be done
	Err       error  // why it could not be done; nil otherwise
}

// Done reports whether the claim is now as it was asked to be.
func (o Outcome) Done() bool { return o.Err == nil }

// valid returns an Invalid error for what cannot be done to any claim.
func (b Bulk) valid() error {
	var wrong fault.Fields
	switch {
	case b.Act == ActApprove:
		return fault.New(fault.Invalid, "Approve claims one by one, on their own pages: who approves has read the evidence.")
	case !slices.Contains(BulkActs(), b.Act):
		return fault.New(fault.Invalid, "There is nothing called %q to do to several claims.", clip(string(b.Act), 40))
	case len(b.Claims) == 0:
		return fault.New(fault.Invalid, "Select the claims first, with the boxes before them.")
	case len(b.Claims) > MaxBulk:
		return fault.New(fault.Invalid, "These are %d claims; at most %d can be changed at once.", len(b.Claims), MaxBulk)
	case b.Act == ActAssign && b.Assignee == "":
		wrong.Add("assignee", "Choose who is to check them.")
	case b.Act.NeedsReason() && b.Comment == "":
		wrong.Add("comment", "Say what should change: it is kept in the history.")
	case b.Act == ActTag || b.Act == ActUntag:
		line(&wrong, "set_tag", b.Tag, MaxLine, true)
	case b.Act == ActLane:
		line(&wrong, "set_lane", b.Lane, MaxLine, false)
	case b.Act == ActImportance && (b.Importance < 0 || b.Importance > timeline.MaxImportance):
		wrong.Add("set_importance", "Choose 0 to %d.", timeline.MaxImportance)
	}
	text(&wrong, "comment", b.Comment, MaxNote)
	return wrong.Err()
}

// tidy returns b without blanks around what was typed, and each claim once.
func (b Bulk) tidy() Bulk {
	b.Comment, b.Lane, b.Tag = strings.TrimSpace(b.Comment), strings.TrimSpace(b.Lane), strings.TrimSpace(b.Tag)
	seen := map[timeline.ClaimID]bool{}
	var once []Shown
	for _, s := range b.Claims {
		if !seen[s.ID] {
			seen[s.ID] = true
			once = append(once, s)
		}
	}
	b.Claims = once
	return b
}

// edit returns a case with what b says about the claim itself.
func (b Bulk) edit(c Case) Case {
	switch b.Act {
	case ActImportance:
		c.Importance = b.Importance
	case ActLane:
		c.Lane = b.Lane
	case ActTag:
		c.Tags = tidyTags(append(slices.Clone(c.Tags), b.Tag))
	case ActUntag:
		c.Tags = slices.DeleteFunc(slices.Clone(c.Tags), func(t string) bool { return t == b.Tag })
	default: // a step of the work, or a change of the verdict
	}
	return c
}
