package annotate_test

import (
	"slices"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// finding returns what a rule says about a claim, dismissed or not.
func (o *office) finding(c annotate.Case, rule timeline.Rule) timeline.Finding {
	o.t.Helper()
	d := o.dossier(c)
	for _, f := range d.Findings {
		if f.Rule == rule {
			return f
		}
	}
	for _, f := range d.Dismissed {
		if f.Rule == rule {
			return f.Finding
		}
	}
	o.t.Fatalf("the findings are %+v, want one of %s", d.Findings, rule)
	return timeline.Finding{}
}

func (o *office) dismiss(who account.Actor, c annotate.Case, rule timeline.Rule) error {
	o.t.Helper()
	return o.Dismiss(o.t.Context(), who, c.ID, annotate.FindingEdit{
		Rule: rule, Message: o.finding(c, rule).Message, Reason: " Both are right. ", Version: o.present(c.ID).Version,
	})
}

func (o *office) restore(who account.Actor, c annotate.Case, rule timeline.Rule) error {
	o.t.Helper()
	return o.Restore(o.t.Context(), who, c.ID, annotate.FindingEdit{
		Rule: rule, Message: o.finding(c, rule).Message, Version: o.present(c.ID).Version,
	})
}

func (o *office) flagged(rule timeline.Rule) int {
	o.t.Helper()
	list, err := o.ReviewList(o.t.Context(), o.ada, o.slug, annotate.ReviewQuery{Finding: rule})
	o.must(err)
	if slices.Contains(list.Counts.Rules, rule) != (len(list.Rows) > 0) {
		o.t.Errorf("the list offers the rules %v, yet %d claims have a finding of %s", list.Counts.Rules, len(list.Rows), rule)
	}
	return len(list.Rows)
}

func TestADismissedFindingIsKeptAndDoesNotCount(t *testing.T) {
	o := newOffice(t)
	c, other := o.visit("2024-06-19"), o.visit("2024-06-18")
	o.must(o.dismiss(o.cleo, c, timeline.ContradictsClaim))
	d := o.dossier(c)
	if has(d, timeline.ContradictsClaim) || len(d.Dismissed) != 1 {
		t.Fatalf("the findings are %+v and %+v dismissed, want it among the latter", d.Findings, d.Dismissed)
	}
	got := d.Dismissed[0].Dismissal
	if got.Reason != "Both are right." || got.By.Name != "cleo" || !got.At.Equal(o.now) || got.Version != d.Dismissed[0].Version {
		t.Errorf("the dismissal is %+v", got)
	}
	last := d.History[0]
	if last.Act != "dismiss finding" || last.Reason != "Both are right." || last.Actor.Name != "cleo" || last.Changes[0].Old != got.Message {
		t.Errorf("the last entry of the history is %+v", last)
	}
	if n := o.flagged(timeline.ContradictsClaim); n != 1 {
		t.Errorf("%d claims are in the list, want only the other one", n)
	}
	o.wantRule(other, timeline.ContradictsClaim, true, "when that of another claim is dismissed")

	o.must(o.restore(o.cleo, c, timeline.ContradictsClaim))
	o.wantRule(c, timeline.ContradictsClaim, true, "when the dismissal is taken back")
	if n := o.flagged(timeline.ContradictsClaim); n != 2 {
		t.Errorf("%d claims are in the list, want both", n)
	}
}

func TestADismissedFindingComesBackWithOtherArithmetic(t *testing.T) {
	o := newOffice(t)
	c, other := o.visit("2024-06-19"), o.visit("2024-06-18")
	o.must(o.dismiss(o.cleo, c, timeline.ContradictsClaim))
	o.move(other, "2024-06-17")
	o.wantRule(c, timeline.ContradictsClaim, true, "when the other date has moved")
	o.move(other, "2024-06-18")
	o.wantRule(c, timeline.ContradictsClaim, false, "when it says what was dismissed again")
}

func TestWhoMayDismissWhat(t *testing.T) {
	x := tell(t, timeline.OpExactly) // 30 days short
	x.evidence(x.gap)
	x.must(x.step(x.cleo, x.gap.ID, annotate.Step{Act: annotate.ActTake}))
	if err := x.dismiss(x.dan, x.gap, timeline.GapFails); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a contributor dismisses a warning: %v, want forbidden", err)
	}
	x.must(x.dismiss(x.cleo, x.gap, timeline.GapFails))
	x.must(x.rule(x.cleo, x.gap.ID, annotate.Correct))
	x.wantRule(x.gap, timeline.GapFails, true, "when what was dismissed as a warning has come to block")
	submit := annotate.Step{Act: annotate.ActSubmit}
	if err := x.step(x.cleo, x.gap.ID, submit); fault.KindOf(err) != fault.Invalid {
		t.Errorf("submitting what is blocked = %v, want it to wait", err)
	}
	if err := x.dismiss(x.cleo, x.gap, timeline.GapFails); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a checker dismisses what blocks: %v, want forbidden", err)
	}
	x.must(x.dismiss(x.ben, x.gap, timeline.GapFails))
	x.must(x.step(x.cleo, x.gap.ID, submit))
	if err := x.restore(x.cleo, x.gap, timeline.GapFails); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a checker takes back what a reviewer dismissed: %v, want forbidden", err)
	}
	shown := x.present(x.gap.ID).Version
	x.must(x.restore(x.ben, x.gap, timeline.GapFails))
	_, err := x.Take(t.Context(), x.ada, x.gap.ID, annotate.Step{Act: annotate.ActApprove, Version: shown})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("approving what was shown before = %v, want a conflict", err)
	}
	if err := x.step(x.ada, x.gap.ID, annotate.Step{Act: annotate.ActApprove}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("approving what is blocked again = %v, want it to wait", err)
	}
}

func TestADismissalThatIsRefused(t *testing.T) {
	o := newOffice(t)
	c := o.visit("2024-06-19")
	o.visit("2024-06-18")
	message, version := o.finding(c, timeline.ContradictsClaim).Message, c.Version
	lacking := o.claim("2024-06-19")
	o.must(o.step(o.cleo, lacking.ID, annotate.Step{Act: annotate.ActTake}))
	_, err := o.Rule(t.Context(), o.cleo, lacking.ID, annotate.RulingEdit{Ruling: annotate.Ruling{Verdict: annotate.Correct}, Version: o.present(lacking.ID).Version})
	o.must(err)
	tests := []struct {
		name string
		who  account.Actor
		in   annotate.FindingEdit
		want fault.Kind
	}{
		{"no reason", o.cleo, annotate.FindingEdit{Rule: timeline.ContradictsClaim, Message: message, Reason: " ", Version: version}, fault.Invalid},
		{"another message", o.cleo, annotate.FindingEdit{Rule: timeline.ContradictsClaim, Message: "It is so.", Reason: "No.", Version: version}, fault.Conflict},
		{"another rule", o.cleo, annotate.FindingEdit{Rule: timeline.DateConflict, Message: message, Reason: "No.", Version: version}, fault.Conflict},
		{"a claim that has changed", o.cleo, annotate.FindingEdit{Rule: timeline.ContradictsClaim, Message: message, Reason: "No.", Version: version + 1}, fault.Conflict},
		{"somebody who is no member", o.out, annotate.FindingEdit{Rule: timeline.ContradictsClaim, Message: message, Reason: "No.", Version: version}, fault.NotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := o.Dismiss(t.Context(), tt.who, c.ID, tt.in); fault.KindOf(err) != tt.want {
				t.Errorf("Dismiss(%+v) = %v, want an error of kind %s", tt.in, err, tt.want)
			}
		})
	}
	if err := o.dismiss(o.root, lacking, annotate.NoEvidence); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("dismissing that there is no evidence = %v, want forbidden", err)
	}
	if err := o.restore(o.cleo, c, timeline.ContradictsClaim); fault.KindOf(err) != fault.Conflict {
		t.Errorf("taking back what was not dismissed = %v, want a conflict", err)
	}
}

func TestADismissalCoversWhatItWasAbout(t *testing.T) {
	f := timeline.Finding{Rule: timeline.GapFails, Severity: timeline.Warn, Message: "30 days short.", Version: 2}
	tests := []struct {
		name   string
		change func(*timeline.Finding, *annotate.Dismissal)
		want   bool
	}{
		{"the same", func(*timeline.Finding, *annotate.Dismissal) {}, true},
		{"another rule", func(f *timeline.Finding, _ *annotate.Dismissal) { f.Rule = timeline.OrderViolation }, false},
		{"other words", func(f *timeline.Finding, _ *annotate.Dismissal) { f.Message = "29 days short." }, false},
		{"a newer version of the rule", func(f *timeline.Finding, _ *annotate.Dismissal) { f.Version = 3 }, false},
		{"a warning that has come to block", func(f *timeline.Finding, _ *annotate.Dismissal) { f.Severity = timeline.Block }, false},
		{"a block that has become a warning", func(_ *timeline.Finding, d *annotate.Dismissal) { d.Severity = timeline.Block }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, d := f, annotate.Dismissal{Rule: f.Rule, Severity: f.Severity, Message: f.Message, Version: f.Version}
			tt.change(&f, &d)
			if got := d.Covers(f); got != tt.want {
				t.Errorf("%+v covers %+v: %t, want %t", d, f, got, tt.want)
			}
		})
	}
}
