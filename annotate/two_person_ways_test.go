package annotate_test

import (
	"math/rand/v2"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// admin adds somebody who may do anything anywhere.
func (o *office) admin(login string) account.Actor { return o.hire(login, account.Admin) }

func TestNoWayIntoAVerdictLeavesItToOneself(t *testing.T) {
	evidence := func(o *office, who account.Actor, c annotate.Case) annotate.Evidence {
		e, err := o.AddEvidence(o.t.Context(), who, c.ID, annotate.EvidenceEdit{Source: o.source().ID, Quote: "so it was", Locator: "page 2"})
		o.must(err)
		return e
	}
	ways := map[string]struct {
		way    func(*office, account.Actor, annotate.Case) // on a claim with a verdict by cleo
		author bool
	}{
		"who added evidence under it":   {func(o *office, me account.Actor, c annotate.Case) { evidence(o, me, c) }, true},
		"who withdrew evidence from it": {func(o *office, me account.Actor, c annotate.Case) { o.must(o.withdraw(me, evidence(o, o.dan, c))) }, true},
		"who undid a withdrawal": {func(o *office, me account.Actor, c annotate.Case) {
			e := evidence(o, o.dan, c)
			o.must(o.withdraw(o.dan, e))
			o.must(o.Undo(o.t.Context(), me, annotate.ObjectEvidence, string(e.ID), e.Version+1))
		}, true},
		"who undid another's change of its words": {func(o *office, me account.Actor, c annotate.Case) {
			o.must(o.reword(o.cleo, c.ID, "Other words"))
			o.must(o.undo(me, c.ID))
		}, true},
		"who undid another's verdict": {func(o *office, me account.Actor, c annotate.Case) {
			o.must(o.rule(o.cleo, c.ID, annotate.Misleading))
			o.must(o.undo(me, c.ID))
		}, true},
		"who undid their own verdict": {func(o *office, me account.Actor, c annotate.Case) {
			o.must(o.rule(me, c.ID, annotate.Misleading))
			o.must(o.undo(me, c.ID))
		}, true},
		"who changed who said it": {func(o *office, me account.Actor, c annotate.Case) {
			k := o.present(c.ID)
			_, err := o.EditClaim(o.t.Context(), me, c.ID, annotate.ClaimEdit{Statement: k.Statement, Position: k.Position, Claimant: "the mayor", Version: k.Version})
			o.must(err)
		}, true},
		"who filed it elsewhere": {func(o *office, me account.Actor, c annotate.Case) {
			k := o.present(c.ID)
			_, err := o.EditClaim(o.t.Context(), me, c.ID, annotate.ClaimEdit{Statement: k.Statement, Position: k.Position, Lane: "visits", Version: k.Version})
			o.must(err)
		}, false},
		"who was assigned it for a while": {func(o *office, me account.Actor, c annotate.Case) {
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: me.ID}))
			o.must(o.step(me, c.ID, annotate.Step{Act: annotate.ActAssign, Assignee: o.cleo.ID}))
		}, false},
	}
	for name, tt := range ways {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			me := o.admin("me")
			c := o.claim("2024-06-19")
			o.evidence(c)
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
			o.must(o.rule(o.cleo, c.ID, annotate.Correct))
			tt.way(o, me, c)
			o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActSubmit}))
			if got := o.present(c.ID).IsAuthor(me.ID); got != tt.author {
				t.Fatalf("they are an author of the verdict: %t, want %t", got, tt.author)
			}
			for _, step := range []annotate.Step{
				{Act: annotate.ActApprove},
				{Act: annotate.ActOverride, To: annotate.Approved, Comment: "mine"},
				{Act: annotate.ActOverride, To: annotate.Published, Comment: "mine"},
			} {
				err := o.step(me, c.ID, step)
				if tt.author && fault.KindOf(err) != fault.Forbidden {
					t.Errorf("%s to %q by an author = %v, want forbidden", step.Act, step.To, err)
				}
				if !tt.author {
					o.must(err)
					return
				}
			}
		})
	}
}

func (o *office) withdraw(who account.Actor, e annotate.Evidence) error {
	_, err := o.WithdrawEvidence(o.t.Context(), who, e.ID, e.Version, "misread")
	return err
}

func TestAnOverrideToApprovedTakesAPerson(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	for _, to := range []annotate.Status{annotate.Approved, annotate.Published} {
		if err := o.step(account.Operator(), c.ID, annotate.Step{Act: annotate.ActOverride, To: to, Comment: "now"}); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("an override to %s by nobody in particular = %v, want forbidden", to, err)
		}
	}
}

func TestEveryOverrideIsForAllButTheAuthors(t *testing.T) {
	for _, from := range annotate.Statuses() {
		for _, to := range annotate.Statuses() {
			for _, author := range []bool{false, true} {
				want := !author || to != annotate.Approved && to != annotate.Published
				c := caseWith(from, author, false)
				if err := annotate.MayOverride(account.Actor{ID: "u1"}, c, to); (err == nil) != want {
					t.Errorf("MayOverride(%s to %s, author %t) = %v, want allowed %t", from, to, author, err, want)
				}
			}
		}
	}
}

// Whatever people of whatever roles do in whatever order, nobody puts a verdict
// that they had a part in where only an approval leads. Who had a part is kept
// here from what was done, and not taken from the case.
func TestNobodyDecidesOnTheirOwnVerdictWhateverTheyMayDo(t *testing.T) {
	decided := map[annotate.Act]int{}
	for seed := range uint64(3) {
		o := newOffice(t)
		random := rand.New(rand.NewPCG(seed, 2))
		c := o.claim("2024-06-19")
		o.evidence(c)
		people := []account.Actor{o.ada, o.ben, o.cleo, o.dan, o.admin("max"), o.admin("mia")}
		for _, login := range []string{"eve", "fay", "gus"} {
			role := account.Roles()[random.IntN(len(account.Roles()))]
			people = append(people, o.hire(login, role))
			o.must(o.SetMember(t.Context(), o.ada, o.slug, login, role))
		}
		play := &drama{office: o, random: random, people: people, hands: map[account.UserID]bool{}}
		for range 130 {
			act, who := play.scene(c)
			after := o.present(c.ID)
			if act == "" || after.Status != annotate.Approved && act != annotate.ActOverride {
				continue
			}
			if act == annotate.ActOverride && after.Status != annotate.Approved && after.Status != annotate.Published {
				continue
			}
			if act == annotate.ActApprove || act == annotate.ActOverride {
				decided[act]++
				if play.hands[who.ID] {
					t.Fatalf("seed %d: %s by %s, who had a part in the verdict", seed, act, who.Name)
				}
			}
		}
	}
	if decided[annotate.ActApprove] == 0 || decided[annotate.ActOverride] == 0 {
		t.Errorf("there were %v decisions, want some of both kinds", decided)
	}
}

// drama is people doing things to one claim.
type drama struct {
	*office
	random *rand.Rand
	people []account.Actor
	hands  map[account.UserID]bool // who had a part in the present verdict
}

// scene has somebody do something, and returns what and who; no act when it was
// refused.
func (d *drama) scene(c annotate.Case) (annotate.Act, account.Actor) {
	who, other := d.people[d.random.IntN(len(d.people))], d.people[d.random.IntN(len(d.people))]
	before := d.present(c.ID)
	ruled := before.Ruling.Verdict != annotate.Unchecked
	const undo annotate.Act = "undo"
	act := append([]annotate.Act{undo, annotate.ActEvidence, annotate.ActOverride}, randomAct(d.random, before.Status), randomAct(d.random, before.Status), randomAct(d.random, before.Status))[d.random.IntN(6)]
	var err error
	switch act {
	case undo:
		err = d.undo(who, c.ID)
	case annotate.ActEvidence:
		_, err = d.AddEvidence(d.t.Context(), who, c.ID, annotate.EvidenceEdit{Source: d.anySource(), Quote: "so it was", Locator: "page 2"})
	case annotate.ActOverride:
		to := annotate.Statuses()[1+d.random.IntN(6)] // not to draft or withdrawn, where the story would end
		err = d.step(who, c.ID, annotate.Step{Act: act, Comment: "why", To: to})
	default:
		err = d.do(who, act, before, other, d.random)
	}
	if err != nil {
		return "", who
	}
	switch act {
	case annotate.ActRule, annotate.ActSubmit, undo:
		d.hands[who.ID] = d.hands[who.ID] || act != undo || ruled
	case annotate.ActEdit, annotate.ActEvidence:
		d.hands[who.ID] = d.hands[who.ID] || ruled
	case annotate.ActReopen:
		clear(d.hands)
	default:
	}
	return act, who
}

// anySource returns one source for all evidence of a drama.
func (d *drama) anySource() annotate.SourceID {
	_, all, err := d.Sources(d.t.Context(), d.root, d.slug)
	d.must(err)
	return all[0].ID
}
