package claims

import (
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/views/ui"
)

// steps returns the steps that the actor can take now, and those that have to
// wait, with what they wait for.
func (p DossierPage) steps() (now, later []annotate.Choice) {
	for _, c := range p.Steps {
		if c.No == nil && len(c.Unmet) == 0 {
			now = append(now, c)
		} else {
			later = append(later, c)
		}
	}
	slices.SortStableFunc(now, func(a, b annotate.Choice) int { return effort(a.Act) - effort(b.Act) })
	return now, later
}

// effort orders the steps: what takes one press first, then what asks for
// more, and last what is for emergencies.
func effort(act annotate.Act) int {
	switch {
	case act == annotate.ActOverride:
		return 2
	case asks(act):
		return 1
	default:
		return 0
	}
}

// barred is a thing other than a step that the actor may not do now.
type barred struct{ button, why string }

// barred lists what the actor may not do to the claim itself, each with the
// reason, and a reason that several share once.
func (p DossierPage) barred() []barred {
	var list []barred
	for _, b := range []struct {
		button string
		no     error
	}{{"Edit the claim", p.Edit}, {"Set the verdict", p.Rule}, {"Add evidence", p.Attach}} {
		if b.no != nil {
			list = append(list, barred{b.button, says(b.no)})
		}
	}
	return list
}

// says returns the words of an error that are meant for the person.
func says(err error) string {
	if err == nil || fault.KindOf(err) == fault.Internal {
		return ""
	}
	return err.Error()
}

// first reports whether an act is the one to be done next: the first that
// takes nothing but a press of its button.
func first(now []annotate.Choice, act annotate.Act) bool {
	i := slices.IndexFunc(now, func(c annotate.Choice) bool { return !asks(c.Act) })
	return i >= 0 && now[i].Act == act
}

// asks reports whether a step needs something to be typed or chosen.
func asks(act annotate.Act) bool { return act.NeedsReason() || act == annotate.ActAssign }

// commentLabel returns what the comment of a step is.
func commentLabel(act annotate.Act) string {
	switch act {
	case annotate.ActReturn:
		return "What should change"
	case annotate.ActWithdraw:
		return "Reason, shown to the public"
	default:
		return "Reason"
	}
}

func commentHint(act annotate.Act) string {
	switch act {
	case annotate.ActReopen:
		return "The verdict starts again as unchecked; the old one stays in the history. If the claim was public, readers see this reason."
	case annotate.ActOverride:
		return "The history shows this as an override."
	default:
		return "It is kept in the history."
	}
}

func (p DossierPage) checkerOptions() []ui.Option {
	options := make([]ui.Option, len(p.Checkers))
	for i, m := range p.Checkers {
		options[i] = ui.Option{Value: string(m.User), Label: m.Name}
		if m.User == p.Case.Assignee.ID {
			options[i].Label += " (checking now)"
		}
	}
	return options
}

// assignee returns who is chosen in the list of checkers: who was, who checks
// now, or else the actor.
func (p DossierPage) assignee() string {
	sent, _ := p.sent(StepForm(annotate.ActAssign))
	for _, id := range []account.UserID{account.UserID(sent.Assignee), p.Case.Assignee.ID, p.Actor.ID} {
		if id != "" {
			return string(id)
		}
	}
	return ""
}

// overrideLimit says why an administrator may not override to some statuses;
// empty when they may to all.
func (p DossierPage) overrideLimit() string {
	return says(annotate.MayOverride(p.Actor, p.Case, annotate.Approved))
}

func (p DossierPage) statusOptions() []ui.Option {
	options := []ui.Option{{Label: "Choose a status"}}
	for _, s := range annotate.Statuses() {
		if s != p.Case.Status && annotate.MayOverride(p.Actor, p.Case, s) == nil {
			options = append(options, ui.Option{Value: string(s), Label: ui.Sentence(s.String())})
		}
	}
	return options
}
