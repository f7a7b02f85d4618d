package annotate_test

import (
	"slices"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// office is a desk on a fresh database, with people of every role.
type office struct {
	*annotate.Desk
	t     *testing.T
	store annotate.Store
	now   time.Time
	ada   account.Actor // reviewer; administrator of the timeline
	ben   account.Actor // reviewer
	cleo  account.Actor // checker
	dan   account.Actor // contributor
	root  account.Actor // administrator of the instance
	out   account.Actor // reviewer, but no member
	slug  string
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, now: time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)}
	o.store = dbtest.New(t)
	o.Desk = annotate.NewDesk(o.store, func() time.Time { return o.now })
	o.root = o.hire("root", account.Admin)
	o.ada = o.hire("ada", account.Reviewer)
	o.ben = o.hire("ben", account.Reviewer)
	o.cleo = o.hire("cleo", account.Checker)
	o.dan = o.hire("dan", account.Contributor)
	o.out = o.hire("out", account.Reviewer)
	made, err := o.AddTimeline(t.Context(), o.ada, annotate.TimelineEdit{Title: "The pact", Visibility: timeline.Private})
	o.must(err)
	o.slug = made.Slug
	for _, who := range []account.Actor{o.ben, o.cleo, o.dan} {
		o.must(o.SetMember(t.Context(), o.ada, o.slug, who.Name, who.Role))
	}
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) hire(login string, role account.Role) account.Actor {
	o.t.Helper()
	u, err := o.AddUser(o.t.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: login, Role: role})
	o.must(err)
	return u.Actor()
}

func (o *office) claim(when string) annotate.Case {
	o.t.Helper()
	c, err := o.AddClaim(o.t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "Something happened in " + when,
		Position:  timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event},
	}, nil)
	o.must(err)
	return c
}

func (o *office) source() annotate.Source {
	o.t.Helper()
	s, err := o.AddSource(o.t.Context(), o.dan, o.slug, annotate.SourceEdit{Title: "Minutes of the meeting"})
	o.must(err)
	return s
}

func (o *office) evidence(c annotate.Case) annotate.Evidence {
	o.t.Helper()
	e, err := o.AddEvidence(o.t.Context(), o.dan, c.ID, annotate.EvidenceEdit{
		Source: o.source().ID, Stance: annotate.Supports, Quote: "signed on that day", Locator: "page 1",
	})
	o.must(err)
	return e
}

// step takes a step on the present version of a claim.
func (o *office) step(who account.Actor, id timeline.ClaimID, step annotate.Step) error {
	o.t.Helper()
	step.Version = o.present(id).Version
	_, err := o.Take(o.t.Context(), who, id, step)
	return err
}

func (o *office) rule(who account.Actor, id timeline.ClaimID, v annotate.Verdict) error {
	o.t.Helper()
	_, err := o.Rule(o.t.Context(), who, id, annotate.RulingEdit{
		Ruling:  annotate.Ruling{Verdict: v, Explanation: "Ruled by " + who.Name, SearchNote: "Looked everywhere."},
		Version: o.present(id).Version,
	})
	return err
}

func (o *office) present(id timeline.ClaimID) annotate.Case {
	o.t.Helper()
	d, err := o.Claim(o.t.Context(), o.root, id)
	o.must(err)
	return d.Case
}

func TestAClaimGoesFromDraftToPublishedByTwoPeople(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActReturn, Comment: "Which page?"}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActResume}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish}))

	d, err := o.Claim(t.Context(), o.ada, c.ID)
	o.must(err)
	if d.Case.Status != annotate.Published || d.Case.Approval.By.Name != "ben" {
		t.Errorf("the claim is %s, approved by %q, want published and approved by ben", d.Case.Status, d.Case.Approval.By.Name)
	}
	if len(d.Reviews) != 7 {
		t.Errorf("there are %d steps on record, want 7", len(d.Reviews))
	}
	if d.Reviews[2].Comment != "Which page?" {
		t.Errorf("the comment of the return is %q", d.Reviews[2].Comment)
	}
	if len(d.History) < 9 {
		t.Errorf("the history has %d entries, want one for each change", len(d.History))
	}
}

func TestReopeningAPublishedClaimTakesItsVerdictOffThePublicPage(t *testing.T) {
	o := newOffice(t)
	_, err := o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: 1})
	o.must(err)
	c := o.published()
	visitor := account.Actor{}

	d, err := o.Claim(t.Context(), visitor, c.ID)
	o.must(err)
	if d.Case.Ruling.Verdict != annotate.Correct || len(d.History) != 0 || len(d.Steps) != 0 {
		t.Errorf("a visitor sees verdict %s, %d history entries and %d steps, want the verdict alone", d.Case.Ruling.Verdict, len(d.History), len(d.Steps))
	}
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "A new document turned up."}))
	d, err = o.Claim(t.Context(), visitor, c.ID)
	o.must(err)
	if d.Case.Ruling != (annotate.Ruling{Verdict: annotate.Unchecked}) || d.Case.Notice != "Being re-checked: A new document turned up." {
		t.Errorf("a visitor sees ruling %+v and notice %q", d.Case.Ruling, d.Case.Notice)
	}
}

func (o *office) published() annotate.Case {
	o.t.Helper()
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActPublish}))
	return o.present(c.ID)
}

func TestReopeningAnApprovedClaimShowsItToNobodyNew(t *testing.T) {
	o := newOffice(t)
	_, err := o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: 1})
	o.must(err)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActApprove}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActReopen, Comment: "Wait."}))
	if _, err := o.Claim(t.Context(), account.Actor{}, c.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a visitor asking for a claim that was never published gets %v, want not found", err)
	}
}

func TestAnAuthorOfTheVerdictCannotDecideOnIt(t *testing.T) {
	ways := map[string]func(*office, annotate.Case){
		"who set it": func(o *office, c annotate.Case) { o.must(o.rule(o.ben, c.ID, annotate.Correct)) },
		"who set it before somebody else changed it": func(o *office, c annotate.Case) {
			o.must(o.rule(o.ben, c.ID, annotate.Wrong))
			o.must(o.rule(o.cleo, c.ID, annotate.Correct))
		},
		"who changed what it is about": func(o *office, c annotate.Case) {
			o.must(o.rule(o.cleo, c.ID, annotate.Correct))
			_, err := o.EditClaim(o.t.Context(), o.ben, c.ID, annotate.ClaimEdit{
				Statement: "Something else happened", Position: c.Position, Version: o.present(c.ID).Version,
			})
			o.must(err)
		},
		"who handed the submitting to somebody else": func(o *office, c annotate.Case) {
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: o.ben.ID}))
			o.must(o.rule(o.ben, c.ID, annotate.Correct))
			o.must(o.step(o.ben, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: o.cleo.ID}))
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			c := o.claim("2024-06-19")
			o.evidence(c)
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
			way(o, c)
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
			for _, act := range []annotate.Act{annotate.ActApprove, annotate.ActReturn} {
				if err := o.step(o.ben, c.ID, annotate.Step{Act: act, Comment: "mine"}); fault.KindOf(err) != fault.Forbidden {
					t.Errorf("%s by an author = %v, want forbidden", act, err)
				}
			}
			o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActApprove}))
		})
	}
}

func TestAStaleApprovalIsRefused(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	o.evidence(c)
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	o.must(o.rule(o.cleo, c.ID, annotate.Correct))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	shown := o.present(c.ID).Version
	o.must(o.step(o.ada, c.ID, annotate.Step{Act: annotate.ActReturn, Comment: "Say more."}))
	o.must(o.rule(o.cleo, c.ID, annotate.Misleading))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActResume}))
	o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
	_, err := o.Take(t.Context(), o.ben, c.ID, annotate.Step{Act: annotate.ActApprove, Version: shown})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("approving a version that was not shown = %v, want a conflict", err)
	}
}

func TestAChangedEndIsCheckedAgain(t *testing.T) {
	o := newOffice(t)
	visit, arrival := o.claim("2000-07-19"), o.claim("2024-06-19")
	gap, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "It was exactly 24 years since the last visit.",
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.ClaimEnd{Claim: arrival.ID},
			Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
		},
	}, nil)
	o.must(err)
	d, err := o.Claim(t.Context(), o.dan, gap.ID)
	o.must(err)
	if d.Check == nil || d.Check.Outcome != timeline.Fails || !has(d, timeline.GapFails) {
		t.Fatalf("the check is %+v with findings %+v, want it to fail by itself", d.Check, d.Findings)
	}
	_, err = o.EditClaim(t.Context(), o.dan, visit.ID, annotate.ClaimEdit{
		Statement: visit.Statement, Version: visit.Version,
		Position: timeline.Point{When: edtf.MustParse("2000-06-19"), Extent: timeline.Event},
	})
	o.must(err)
	d, err = o.Claim(t.Context(), o.dan, gap.ID)
	o.must(err)
	if d.Check.Outcome != timeline.Holds || has(d, timeline.GapFails) {
		t.Errorf("after its end was corrected the gap %s with findings %+v, want it to hold", d.Check.Outcome, d.Findings)
	}
}

// has reports whether a rule found something about a claim.
func has(d annotate.Dossier, rule timeline.Rule) bool {
	return slices.ContainsFunc(d.Findings, func(f timeline.Finding) bool { return f.Rule == rule })
}

func TestAGapCannotEndAtAGapOrElsewhere(t *testing.T) {
	o := newOffice(t)
	other, err := o.AddTimeline(t.Context(), o.dan, annotate.TimelineEdit{Title: "Another", Visibility: timeline.Private})
	o.must(err)
	foreign, err := o.AddClaim(t.Context(), o.dan, other.Slug, annotate.ClaimEdit{
		Statement: "Elsewhere", Position: timeline.Point{When: edtf.MustParse("1961"), Extent: timeline.Event},
	}, nil)
	o.must(err)
	length := timeline.Length{Op: timeline.OpBare, N: 24, Unit: timeline.UnitYear}
	today := timeline.DateEnd{When: edtf.MustParse("2024-06-19")}
	gap, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{
		Statement: "24 years", Position: timeline.Gap{From: timeline.ClaimEnd{Claim: o.claim("2000").ID}, To: today, Length: length},
	}, nil)
	o.must(err)
	for name, id := range map[string]timeline.ClaimID{"a gap": gap.ID, "a claim of another timeline": foreign.ID, "nothing": "no-such-claim"} {
		_, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{
			Statement: "24 years", Position: timeline.Gap{From: timeline.ClaimEnd{Claim: id}, To: today, Length: length},
		}, nil)
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("a gap from %s = %v, want it refused", name, err)
		}
	}
}

func TestAPrivateTimelineIsNotThereForOthers(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	e := o.evidence(c)
	ctx := t.Context()
	for name, call := range map[string]func(account.Actor) error{
		"board":    func(a account.Actor) error { _, err := o.Board(ctx, a, o.slug); return err },
		"claim":    func(a account.Actor) error { _, err := o.Claim(ctx, a, c.ID); return err },
		"source":   func(a account.Actor) error { _, err := o.Source(ctx, a, e.Source); return err },
		"evidence": func(a account.Actor) error { _, err := o.Evidence(ctx, a, e.ID); return err },
		"members":  func(a account.Actor) error { _, _, err := o.Members(ctx, a, o.slug); return err },
		"review": func(a account.Actor) error {
			_, err := o.ReviewList(ctx, a, o.slug, annotate.ReviewQuery{})
			return err
		},
		"edit": func(a account.Actor) error {
			_, err := o.EditClaim(ctx, a, c.ID, annotate.ClaimEdit{Statement: "x", Version: 1})
			return err
		},
		"withdraw": func(a account.Actor) error { _, err := o.WithdrawEvidence(ctx, a, e.ID, 1, "x"); return err },
	} {
		for _, who := range []account.Actor{{}, o.out} {
			if err := call(who); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s for %q = %v, want not found", name, who.Name, err)
			}
		}
	}
	shelf, err := o.Shelf(ctx, o.out)
	o.must(err)
	if n := len(shelf.Own) + len(shelf.Others); n != 0 {
		t.Errorf("somebody else finds %d timelines, want none", n)
	}
	found, err := o.Search(ctx, o.out, "happened")
	o.must(err)
	if len(found.Matches) != 0 {
		t.Errorf("somebody else's search finds %d claims, want none", len(found.Matches))
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	o := newOffice(t)
	if err := o.SetMember(t.Context(), o.ada, o.slug, "ada", account.Viewer); fault.KindOf(err) != fault.Invalid {
		t.Errorf("taking the only administrator off a timeline = %v, want it refused", err)
	}
	if _, err := o.SetRole(t.Context(), o.root, "root", account.Viewer); fault.KindOf(err) != fault.Invalid {
		t.Errorf("taking the only administrator off the instance = %v, want it refused", err)
	}
}
