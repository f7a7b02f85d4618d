package annotate

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Step is a step of the work that a person takes on a claim.
type Step struct {
	Act      Act
	Version  int            // of the case as it was shown
	Comment  string         // or the reason
	Assignee account.UserID // of ActAssign
	To       Status         // of ActOverride
}

// Take moves a claim along. It returns a Forbidden error when the actor may
// not, and an Invalid one that lists what the claim still lacks.
func (d *Desk) Take(ctx context.Context, actor account.Actor, id timeline.ClaimID, step Step) (Case, error) {
	if !slices.Contains(Steps(), step.Act) {
		return Case{}, fault.New(fault.Invalid, "There is no step called %q.", step.Act)
	}
	step.Comment = strings.TrimSpace(step.Comment)
	if err := validStep(step); err != nil {
		return Case{}, err
	}
	return d.changeCase(ctx, actor, id, step.Act, step.Version, string(step.Act), step.Comment, func(ctx context.Context, c *change, before Case) (Case, error) {
		if err := c.mayDecide(ctx, actor, before, step); err != nil {
			return Case{}, err
		}
		m, _, err := material(ctx, c, before, c.today)
		if err != nil {
			return Case{}, err
		}
		if missing := Unmet(step.Act, before, m); len(missing) > 0 {
			return Case{}, fault.New(fault.Invalid, "%s has to wait: %s", rules[step.Act].name, Sentences(missing))
		}
		after, err := c.step(ctx, before, step)
		if err != nil {
			return Case{}, err
		}
		if reflect.DeepEqual(before, after) {
			return before, nil
		}
		if after.Status == Published {
			made, err := c.publish(ctx, after, before.Version+1)
			if err != nil {
				return Case{}, err
			}
			c.also = append(c.also, made)
		}
		review := Review{
			Claim: id, Act: step.Act, From: before.Status, To: after.Status,
			By: PersonOf(actor), At: c.at, Version: before.Version, Comment: step.Comment,
		}
		if err := c.AddReview(ctx, review); err != nil {
			return Case{}, err
		}
		return after, c.tell(ctx, tellOfStep(review, before, after), Notice{Claim: id})
	})
}

// mayDecide returns a Forbidden error when a step would let an actor decide on a
// verdict that they had a part in. An override to where only an approval leads
// is one.
func (c *change) mayDecide(ctx context.Context, actor account.Actor, k Case, step Step) error {
	if step.Act == ActOverride {
		if err := MayOverride(actor, k, step.To); err != nil {
			return err
		}
	}
	if step.Act == ActApprove || step.Act == ActOverride && approves(step.To) {
		return ownImport(ctx, c, actor, k.ID)
	}
	return nil
}

func validStep(step Step) error {
	var wrong fault.Fields
	text(&wrong, "comment", step.Comment, MaxNote)
	if step.Act.NeedsReason() && step.Comment == "" {
		wrong.Add("comment", "Say why: it is kept in the history.")
	}
	if step.Act == ActOverride && !step.To.Valid() {
		wrong.Add("to", "Choose the status to go to.")
	}
	return wrong.Err()
}

// step works out the case after a step that has been allowed.
func (c *change) step(ctx context.Context, before Case, step Step) (Case, error) {
	after := before
	if to, ok := step.Act.Next(); ok {
		after.Status = to
	}
	me := PersonOf(c.actor)
	switch step.Act {
	case ActTake:
		after.Assignee = me
	case ActAssign:
		p, err := c.assignee(ctx, before, step.Assignee)
		if err != nil {
			return Case{}, err
		}
		after.Assignee = p
		if before.Status == Open {
			after.Status = Checking
		}
	case ActSubmit:
		after = after.addAuthor(me) // who submits a verdict stands for it
		return c.judged(ctx, after)
	case ActApprove:
		// The version that is approved is the one with the approval in it.
		after.Approval = Approval{By: me, Version: before.Version + 1, At: c.at}
		return c.judged(ctx, after)
	case ActPublish:
		after.Notice = ""
	case ActWithdraw:
		after.Notice = step.Comment
	case ActReopen:
		after = after.reopened(me)
		if before.Status == Published {
			after.Notice = "Being re-checked: " + step.Comment
		}
	case ActOverride:
		after = after.overridden(before, step, Approval{By: me, Version: before.Version + 1, At: c.at})
		if after.Status == InReview || after.Status == Approved || after.Status == Published {
			return c.judged(ctx, after)
		}
	case ActOpen, ActReturn, ActResume, ActEdit, ActEvidence, ActRule, ActDismiss, ActDismissBlock,
		ActImportance, ActLane, ActTag, ActUntag, ActRecheck:
	}
	return after, nil
}

// judged returns a case with the dates that its ends have now: who submits or
// approves a verdict stands for it on these.
func (c *change) judged(ctx context.Context, k Case) (Case, error) {
	var err error
	k.JudgedOn, err = c.endDates(ctx, k)
	return k, err
}

// reopened returns c at the start of another round: the old verdict is in the
// history, and a new one needs its own authors and its own approval.
func (c Case) reopened(by Person) Case {
	c.Approval = Approval{}
	c.Ruling.Verdict = Unchecked
	c.Authors = nil
	c.Assignee = by
	return c
}

// overridden returns c in the status that an administrator gave it. What the
// public has seen does not vanish without a word.
func (c Case) overridden(before Case, step Step, approval Approval) Case {
	c.Status = step.To
	switch step.To {
	case Published:
		c.Approval, c.Notice = approval, ""
	case Approved:
		c.Approval = approval
	case Withdrawn:
		c.Notice = step.Comment
	default:
		c.Approval = Approval{}
	}
	if before.Notice != "" || before.Status == Published {
		switch step.To {
		case Published, Withdrawn:
		default:
			c.Notice = "Being re-checked: " + step.Comment
		}
	}
	return c
}

// assignee finds somebody who may check claims on the timeline of a case.
func (c *change) assignee(ctx context.Context, k Case, id account.UserID) (Person, error) {
	u, err := c.User(ctx, id)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Person{}, err
	}
	no := (fault.Fields{"assignee": "Choose somebody who may check claims on this timeline."}).Err()
	if err != nil || u.Disabled {
		return Person{}, no
	}
	a, err := accessByID(ctx, c, u.Actor(), k.Timeline)
	if fault.KindOf(err) == fault.NotFound || err == nil && !a.Role.AtLeast(account.Checker) {
		return Person{}, no
	}
	return PersonOf(u.Actor()), err
}

// RulingEdit is what a person can say in a verdict.
type RulingEdit struct {
	Ruling
	Version int // of the case that was ruled on
}

// Rule sets the verdict on a claim. Its author becomes one of the authors, who
// cannot approve it. It merges as [Desk.EditClaim] does, as long as the words
// and the date are those that were ruled on.
func (d *Desk) Rule(ctx context.Context, actor account.Actor, id timeline.ClaimID, in RulingEdit) (Case, error) {
	var wrong fault.Fields
	validRuling(&wrong, in.Ruling)
	if err := wrong.Err(); err != nil {
		return Case{}, err
	}
	return d.changeCase(ctx, actor, id, ActRule, anyVersion, actRule, "", func(ctx context.Context, c *change, before Case) (Case, error) {
		after, err := c.mergeRuling(ctx, before, in)
		if err != nil {
			return Case{}, err
		}
		var wrong fault.Fields
		validRuling(&wrong, after.Ruling)
		if err := wrong.Err(); err != nil {
			return Case{}, err
		}
		seen := in.Version == before.Version || before.Ruling.Verdict != after.Ruling.Verdict
		if seen && after.Ruling.Verdict != Unchecked {
			if after.JudgedOn, err = c.endDates(ctx, before); err != nil {
				return Case{}, err
			}
		}
		if before.Ruling == after.Ruling && before.JudgedOn == after.JudgedOn {
			return before, nil
		}
		return after.addAuthor(PersonOf(actor)), nil
	})
}

func validRuling(wrong *fault.Fields, r Ruling) {
	if !r.Verdict.Valid() {
		wrong.Add("verdict", "Choose a verdict.")
	}
	if !slices.Contains(Dispositions(), r.Disposition) {
		wrong.Add("disposition", "Choose what to do with it.")
	}
	if r.Verdict == Unproven && strings.TrimSpace(r.SearchNote) == "" {
		wrong.Add("search_note", "“Unproven” needs a search note: where was looked, and for what.")
	}
	text(wrong, "explanation", r.Explanation, MaxNote)
	text(wrong, "search_note", r.SearchNote, MaxNote)
	text(wrong, "correction", r.Correction, MaxNote)
}

// Checkers returns the members of a timeline who may check its claims, to
// those who may assign one.
func (d *Desk) Checkers(ctx context.Context, actor account.Actor, slug string) ([]Member, error) {
	_, members, err := d.Members(ctx, actor, slug)
	return slices.DeleteFunc(members, func(m Member) bool { return !m.Role.AtLeast(account.Checker) }), err
}
