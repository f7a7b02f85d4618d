package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// FindingEdit is what a person says about a finding: which it is, and why it
// does not matter, or does after all.
type FindingEdit struct {
	Rule    timeline.Rule
	Message string // as it was shown
	Reason  string // not needed to restore it
	Version int    // of the case that it was shown with
}

// Dismiss sets a finding about a claim aside, with a reason. It stands again
// when it comes to say something else.
func (d *Desk) Dismiss(ctx context.Context, actor account.Actor, id timeline.ClaimID, in FindingEdit) error {
	in.Reason = strings.TrimSpace(in.Reason)
	var wrong fault.Fields
	text(&wrong, "reason", in.Reason, MaxNote)
	if in.Reason == "" {
		wrong.Add("reason", "Say why this does not matter: it is shown with the finding.")
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return d.changeFinding(ctx, actor, id, in.Version, func(ctx context.Context, c *change, judge judge, m Material) (Entry, error) {
		i := slices.IndexFunc(m.Findings, func(f timeline.Finding) bool { return f.Rule == in.Rule && f.Message == in.Message })
		if i < 0 {
			return Entry{}, otherFinding()
		}
		f := m.Findings[i]
		if err := judge(f.Rule, f.Severity); err != nil {
			return Entry{}, err
		}
		entry := Entry{Act: "dismiss finding", Reason: in.Reason, Changes: []Change{findingChange(f.Rule, f.Message, true)}}
		return entry, c.SetDismissal(ctx, Dismissal{
			Claim: id, Rule: f.Rule, Severity: f.Severity, Message: f.Message, Version: f.Version,
			Reason: in.Reason, By: PersonOf(actor), At: c.at,
		})
	})
}

// Restore takes the dismissal of a finding back.
func (d *Desk) Restore(ctx context.Context, actor account.Actor, id timeline.ClaimID, in FindingEdit) error {
	return d.changeFinding(ctx, actor, id, in.Version, func(ctx context.Context, c *change, judge judge, m Material) (Entry, error) {
		i := slices.IndexFunc(m.Dismissed, func(f Dismissed) bool { return f.Rule == in.Rule && f.Message == in.Message })
		if i < 0 {
			return Entry{}, otherFinding()
		}
		dismissal := m.Dismissed[i].Dismissal
		if err := judge(dismissal.Rule, dismissal.Severity); err != nil {
			return Entry{}, err
		}
		entry := Entry{Act: "restore finding", Changes: []Change{findingChange(dismissal.Rule, dismissal.Message, false)}}
		return entry, c.EndDismissal(ctx, dismissal)
	})
}

// judge returns why the actor may not judge findings of a rule and severity.
type judge func(timeline.Rule, timeline.Severity) error

// changeFinding lets f change what people say about the findings of a case. It
// is a change of the case: who approves it has seen what was dismissed.
func (d *Desk) changeFinding(
	ctx context.Context, actor account.Actor, id timeline.ClaimID, version int,
	f func(context.Context, *change, judge, Material) (Entry, error),
) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		k, a, err := claim(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Working on a claim"); err != nil {
			return err
		}
		// Whatever the finding is, this is the least that judging one takes. It
		// is asked first, so that who may not is not told to look again.
		if err := May(actor, a.Role, ActDismiss, k); err != nil {
			return err
		}
		if err := current("claim", k.Version, version); err != nil {
			return err
		}
		m, _, err := material(ctx, c, k, c.today)
		if err != nil {
			return err
		}
		entry, err := f(ctx, c, func(rule timeline.Rule, severity timeline.Severity) error {
			act, ok := Dismissible(rule, severity)
			if !ok {
				return fault.New(fault.Forbidden, "This cannot be dismissed: a verdict needs evidence that others can look up, or a search note.")
			}
			return May(actor, a.Role, act, k)
		}, m)
		if err != nil {
			return err
		}
		_, err = c.put(ctx, k, k, entry)
		return err
	})
}

func otherFinding() error {
	return fault.New(fault.Conflict, "The checks do not say this about the claim any more. What they say now is below.")
}

// findingChange is the row of the history about the dismissal of a finding.
func findingChange(rule timeline.Rule, message string, dismissed bool) Change {
	change := Change{Field: "finding " + string(rule), Old: message, New: "dismissed"}
	if !dismissed {
		change.Old, change.New = change.New, change.Old
	}
	return change
}
