package annotate

import (
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Act is something that a person does to a claim.
type Act string

// The acts. Those up to Override are steps of the workflow, each with its row
// in the table of [Next]; the others leave the status alone.
const (
	ActOpen     Act = "open"
	ActTake     Act = "take"
	ActAssign   Act = "assign"
	ActSubmit   Act = "submit"
	ActReturn   Act = "return"
	ActResume   Act = "resume"
	ActApprove  Act = "approve"
	ActPublish  Act = "publish"
	ActWithdraw Act = "withdraw"
	ActReopen   Act = "reopen"
	ActOverride Act = "override"

	ActEdit     Act = "edit"     // the claim itself
	ActEvidence Act = "evidence" // adding, changing and withdrawing it
	ActRule     Act = "rule"     // setting the verdict

	ActDismiss      Act = "dismiss"       // a finding that warns, or taking that back
	ActDismissBlock Act = "dismiss block" // likewise, a finding that blocks
)

// Steps returns the acts that move a claim along, in the order of the work.
func Steps() []Act {
	return []Act{ActOpen, ActTake, ActAssign, ActSubmit, ActReturn, ActResume, ActApprove, ActPublish, ActWithdraw, ActReopen, ActOverride}
}

// RoleOn returns what an actor may be on a timeline. A member has the role of
// the membership, but never more than the role they have on the instance;
// anybody may view a timeline that is not private; an administrator of the
// instance is one everywhere.
func RoleOn(t timeline.Timeline, actor account.Actor, m Member) account.Role {
	role := account.Nobody
	if t.Visibility != timeline.Private {
		role = account.Viewer
	}
	if actor.Role == account.Admin {
		return account.Admin
	}
	if actor.SignedIn() && m.User == actor.ID && m.Role != account.Nobody {
		member := account.Least(actor.Role, m.Role)
		if member.AtLeast(role) {
			role = member
		}
	}
	return role
}

// MayManage reports whether an actor may change a timeline and its members: an
// administrator of the instance, or a member who is one of the timeline.
func MayManage(actor account.Actor, m Member) bool {
	return actor.Role == account.Admin ||
		actor.SignedIn() && m.User == actor.ID && m.Role == account.Admin && actor.Role.AtLeast(account.Contributor)
}

// MayAddTimeline returns a Forbidden error that says why an actor may not make
// timelines, or nil when they may.
func MayAddTimeline(actor account.Actor) error {
	if actor.Role.AtLeast(account.Contributor) {
		return nil
	}
	return fault.New(fault.Forbidden, "Making a timeline takes the role of contributor; yours is %s.", roleWord(actor.Role))
}

// May decides whether an actor, who has a role on the claim's timeline, may do
// something to a claim as it stands. It returns nil for yes, and otherwise a
// Forbidden error that says why not, in words for the actor.
//
// It looks at who and at which status. What a claim must have before it can be
// submitted or published is for [Unmet].
func May(actor account.Actor, role account.Role, act Act, c Case) error {
	rule, ok := rules[act]
	if !ok {
		return fault.New(fault.Forbidden, "There is no act called %q.", act)
	}
	if !rule.allows(c.Status) {
		return fault.New(fault.Forbidden, "%s", rule.notNow(c.Status))
	}
	if !role.AtLeast(rule.role) {
		return fault.New(fault.Forbidden, "%s takes the role of %s on this timeline; yours is %s.", rule.name, rule.role, roleWord(role))
	}
	if rule.assignee && c.Assignee.ID != actor.ID {
		return fault.New(fault.Forbidden, "%s is for %s, who is checking this claim.", rule.name, assigneeWord(c))
	}
	if rule.secondPerson && c.IsAuthor(actor.ID) {
		return fault.New(fault.Forbidden, "You set this verdict: another reviewer has to decide on it.")
	}
	if rule.secondPerson && actor.ID == "" {
		return fault.New(fault.Forbidden, "%s needs a person who is signed in.", rule.name)
	}
	return nil
}

// MayOverride decides whether an administrator, who [May] override, may send a
// case to a status. Approved and published stand for a second person's decision,
// so no author of the verdict can put it there.
func MayOverride(actor account.Actor, c Case, to Status) error {
	if !approves(to) {
		return nil
	}
	if actor.ID == "" {
		return fault.New(fault.Forbidden, "Overriding to %s needs a person who is signed in.", to)
	}
	if c.IsAuthor(actor.ID) {
		return fault.New(fault.Forbidden, "You set this verdict: another person has to decide on it, by an override too.")
	}
	return nil
}

// approves reports whether a status is reached only with an approval.
func approves(s Status) bool { return s == Approved || s == Published }

func roleWord(role account.Role) string {
	if role == account.Nobody {
		return "none"
	}
	return string(role)
}

func assigneeWord(c Case) string {
	if c.Assignee.Name == "" {
		return "the person"
	}
	return c.Assignee.Name
}
