package annotate_test

import (
	"fmt"
	"slices"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// The table of section 6 of the specification, written out again: who may do
// what from where, when nothing else stands in the way.
var workflow = []struct {
	act    annotate.Act
	from   []annotate.Status
	role   account.Role
	only   string // "assignee" or "second person"
	to     annotate.Status
	reason bool
}{
	{annotate.ActOpen, []annotate.Status{annotate.Draft}, account.Contributor, "", annotate.Open, false},
	{annotate.ActTake, []annotate.Status{annotate.Open}, account.Checker, "", annotate.Checking, false},
	{annotate.ActAssign, []annotate.Status{annotate.Open, annotate.Checking, annotate.ChangesRequested}, account.Checker, "", "", false},
	{annotate.ActSubmit, []annotate.Status{annotate.Checking}, account.Checker, "assignee", annotate.InReview, false},
	{annotate.ActReturn, []annotate.Status{annotate.InReview}, account.Reviewer, "second person", annotate.ChangesRequested, true},
	{annotate.ActResume, []annotate.Status{annotate.ChangesRequested}, account.Checker, "assignee", annotate.Checking, false},
	{annotate.ActApprove, []annotate.Status{annotate.InReview}, account.Reviewer, "second person", annotate.Approved, false},
	{annotate.ActPublish, []annotate.Status{annotate.Approved}, account.Reviewer, "", annotate.Published, false},
	{annotate.ActWithdraw, []annotate.Status{annotate.Published}, account.Reviewer, "", annotate.Withdrawn, true},
	{annotate.ActReopen, []annotate.Status{annotate.Approved, annotate.Published}, account.Checker, "", annotate.Checking, true},
	{annotate.ActOverride, annotate.Statuses(), account.Admin, "", "", true},
	{annotate.ActEdit, []annotate.Status{annotate.Draft, annotate.Open, annotate.Checking, annotate.ChangesRequested}, account.Contributor, "", "", false},
	{annotate.ActEvidence, []annotate.Status{annotate.Draft, annotate.Open, annotate.Checking, annotate.ChangesRequested}, account.Contributor, "", "", false},
	{annotate.ActRule, []annotate.Status{annotate.Checking, annotate.ChangesRequested}, account.Checker, "", "", false},
	{annotate.ActDismiss, annotate.Statuses(), account.Checker, "", "", true},
	{annotate.ActDismissBlock, []annotate.Status{annotate.Draft, annotate.Open, annotate.Checking, annotate.InReview, annotate.ChangesRequested}, account.Reviewer, "second person", "", true},
}

var everyRole = append([]account.Role{account.Nobody}, account.Roles()...)

func TestMayFollowsTheTableForEveryStateActRoleAndAuthorship(t *testing.T) {
	actor := account.Actor{ID: "u1", Name: "Ada"}
	for _, row := range workflow {
		for _, status := range annotate.Statuses() {
			for _, role := range everyRole {
				for _, author := range []bool{false, true} {
					for _, assigned := range []bool{false, true} {
						want := slices.Contains(row.from, status) && role.AtLeast(row.role) &&
							(row.only != "assignee" || assigned) && (row.only != "second person" || !author)
						c := caseWith(status, author, assigned)
						err := annotate.May(actor, role, row.act, c)
						if (err == nil) != want {
							t.Errorf("May(%s, role %q, status %s, author %t, assignee %t) = %v, want allowed %t",
								row.act, role, status, author, assigned, err, want)
						}
						if err != nil && fault.KindOf(err) != fault.Forbidden {
							t.Errorf("May(%s) refuses with a %s error, want forbidden", row.act, fault.KindOf(err))
						}
					}
				}
			}
		}
	}
}

func caseWith(status annotate.Status, author, assigned bool) annotate.Case {
	c := annotate.Case{
		Claim:    timeline.Claim{ID: "c1", Statement: "It happened."},
		Status:   status,
		Assignee: annotate.Person{ID: "u2", Name: "Ben"},
		Authors:  []annotate.Person{{ID: "u2", Name: "Ben"}},
	}
	if author {
		c.Authors = append(c.Authors, annotate.Person{ID: "u1", Name: "Ada"})
	}
	if assigned {
		c.Assignee = annotate.Person{ID: "u1", Name: "Ada"}
	}
	return c
}

func TestStepsLeadWhereTheTableSaysAndAskForReasons(t *testing.T) {
	for _, row := range workflow {
		to, ok := row.act.Next()
		if ok != (row.to != "") || to != row.to {
			t.Errorf("%s.Next() = %q, %t, want %q", row.act, to, ok, row.to)
		}
		if got := row.act.NeedsReason(); got != row.reason {
			t.Errorf("%s.NeedsReason() = %t, want %t", row.act, got, row.reason)
		}
	}
	for _, act := range annotate.Steps() {
		if act.Button() == "" {
			t.Errorf("the step %q has no button", act)
		}
	}
}

func TestMayTurnsAwayWhoIsNotKnown(t *testing.T) {
	c := annotate.Case{Status: annotate.InReview, Authors: []annotate.Person{{ID: "u1", Name: "Ada"}}}
	if err := annotate.May(account.Actor{}, account.Admin, annotate.ActApprove, c); err == nil {
		t.Error("somebody without an id may approve, so that authorship cannot be told")
	}
}

func TestRoleOnATimeline(t *testing.T) {
	member := func(role account.Role) annotate.Member {
		return annotate.Member{Timeline: "t1", User: "u1", Role: role}
	}
	tests := []struct {
		name       string
		visibility timeline.Visibility
		actor      account.Actor
		member     annotate.Member
		want       account.Role
	}{
		{"a visitor has no role on a private timeline", timeline.Private, account.Actor{}, annotate.Member{}, account.Nobody},
		{"a visitor may view an unlisted timeline", timeline.Unlisted, account.Actor{}, annotate.Member{}, account.Viewer},
		{"a visitor may view a public timeline", timeline.Public, account.Actor{}, annotate.Member{}, account.Viewer},
		{"who is signed in but no member has no role on a private timeline", timeline.Private, account.Actor{ID: "u1", Role: account.Reviewer}, annotate.Member{}, account.Nobody},
		{"a member has the role of the membership", timeline.Private, account.Actor{ID: "u1", Role: account.Reviewer}, member(account.Checker), account.Checker},
		{"a member has no more than the role on the instance", timeline.Private, account.Actor{ID: "u1", Role: account.Contributor}, member(account.Reviewer), account.Contributor},
		{"the maker of a timeline is no more than a reviewer when the instance says so", timeline.Public, account.Actor{ID: "u1", Role: account.Reviewer}, member(account.Admin), account.Reviewer},
		{"an administrator of the instance is one everywhere", timeline.Private, account.Actor{ID: "u1", Role: account.Admin}, annotate.Member{}, account.Admin},
		{"the membership of somebody else does not count", timeline.Private, account.Actor{ID: "u2", Role: account.Reviewer}, member(account.Checker), account.Nobody},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := annotate.RoleOn(timeline.Timeline{ID: "t1", Visibility: tt.visibility}, tt.actor, tt.member)
			if got != tt.want {
				t.Errorf("RoleOn(%s, actor %+v, member %+v) = %q, want %q", tt.visibility, tt.actor, tt.member, got, tt.want)
			}
		})
	}
}

func ExampleMay() {
	ada := account.Actor{ID: "u1", Name: "Ada", Role: account.Reviewer}
	c := annotate.Case{Status: annotate.InReview, Authors: []annotate.Person{annotate.PersonOf(ada)}}
	fmt.Println(annotate.May(ada, account.Reviewer, annotate.ActApprove, c))
	fmt.Println(annotate.May(ada, account.Reviewer, annotate.ActEdit, c))
	// Output:
	// You set this verdict: another reviewer has to decide on it.
	// Editing a claim is for a claim that is draft, open, checking or changes requested; this one is in review. The reviewer has to return it first.
}
