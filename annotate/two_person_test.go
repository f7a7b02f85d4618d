package annotate_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Whatever people do, in whatever order, nobody approves a verdict that they
// had a part in. Who had a part is kept here from what was done, and not taken
// from the case.
func TestNobodyApprovesTheirOwnVerdictOverRandomActs(t *testing.T) {
	approvals := 0
	for seed := range uint64(6) {
		o := newOffice(t)
		random := rand.New(rand.NewPCG(seed, 1))
		c := o.claim("2024-06-19")
		o.evidence(c)
		people := []account.Actor{o.ada, o.ben, o.cleo}
		for _, login := range []string{"eve", "fay", "gus", "hal"} {
			who := o.hire(login, account.Reviewer)
			o.must(o.SetMember(t.Context(), o.ada, o.slug, login, account.Reviewer))
			people = append(people, who)
		}
		hands := map[account.UserID]bool{} // who had a part in the present verdict
		for range 150 {
			who := people[random.IntN(len(people))]
			before := o.present(c.ID)
			act := randomAct(random, before.Status)
			if o.do(who, act, before, people[random.IntN(len(people))], random) != nil {
				continue
			}
			switch {
			case act == annotate.ActRule, act == annotate.ActSubmit:
				hands[who.ID] = true
			case act == annotate.ActEdit && before.Ruling.Verdict != annotate.Unchecked:
				hands[who.ID] = true
			case act == annotate.ActReopen:
				clear(hands)
			case act == annotate.ActApprove:
				approvals++
				if hands[who.ID] {
					t.Fatalf("seed %d: %s approved a verdict that they had a part in", seed, who.Name)
				}
			}
		}
	}
	if approvals == 0 {
		t.Error("nothing was ever approved, so nothing was tested")
	}
}

func (o *office) do(who account.Actor, act annotate.Act, c annotate.Case, other account.Actor, random *rand.Rand) error {
	o.t.Helper()
	switch act {
	case annotate.ActRule:
		return o.rule(who, c.ID, annotate.Verdicts()[1+random.IntN(3)])
	case annotate.ActEdit:
		edit := annotate.ClaimEdit{Statement: c.Statement + "!", Position: c.Position, Version: c.Version}
		_, err := o.EditClaim(o.t.Context(), who, c.ID, edit)
		return err
	default:
		return o.step(who, c.ID, annotate.Step{Act: act, Comment: "why", Assignee: other.ID})
	}
}

// randomAct picks an act that fits the status, so that claims move along.
func randomAct(random *rand.Rand, status annotate.Status) annotate.Act {
	acts := []annotate.Act{annotate.ActRule, annotate.ActEdit}
	for _, act := range annotate.Steps() {
		if act != annotate.ActOverride && act != annotate.ActWithdraw && act != annotate.ActPublish && act.From(status) {
			acts = append(acts, act, act, act, act)
		}
	}
	return acts[random.IntN(len(acts))]
}

func TestStaleEditsNeverOverwriteWithoutAWord(t *testing.T) {
	const clients, edits = 10, 8
	o := newOffice(t)
	c := o.claim("2024-06-19")
	var (
		wait sync.WaitGroup
		mu   sync.Mutex
		kept []string
	)
	for range clients {
		wait.Go(func() {
			for range edits {
				d, err := o.Claim(t.Context(), o.dan, c.ID)
				if err != nil {
					t.Error(err)
					return
				}
				id, _ := account.NewToken()
				after, err := o.EditClaim(t.Context(), o.dan, c.ID, annotate.ClaimEdit{
					Statement: id, Position: d.Case.Position, Version: d.Case.Version,
				})
				if fault.KindOf(err) == fault.Conflict {
					continue
				} else if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				kept = append(kept, after.Statement)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	d, err := o.Claim(t.Context(), o.dan, c.ID)
	o.must(err)
	if want := 1 + len(kept); d.Case.Version != want || len(kept) == 0 {
		t.Errorf("after %d edits that were taken the version is %d, want %d", len(kept), d.Case.Version, want)
	}
	for _, e := range d.History {
		for _, change := range e.Changes {
			if change.Field == "statement" && e.Act == "edit" && !slices.Contains(kept, change.New) {
				t.Errorf("the history has an edit that nobody was told of: %q", change.New)
			}
		}
	}
}

func TestAnArticleIsQuotedByCodePoints(t *testing.T) {
	o := newOffice(t)
	a, err := o.AddArticle(t.Context(), o.dan, o.slug, annotate.ArticleEdit{
		Title: "A visit", Zone: "Asia/Seoul", Body: "Über 24 Jahre 🐕.\r\n\r\nEs geschah am Mittwoch.",
	})
	o.must(err)
	c, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{Statement: "Über 24 Jahre", Position: timeline.Undated{Reason: "no day"}},
		&annotate.QuoteEdit{Article: a.ID, Start: 0, End: 13})
	o.must(err)
	w, err := o.Article(t.Context(), o.dan, a.ID)
	o.must(err)
	if len(w.Quotes) != 1 || w.Quotes[0].Exact != "Über 24 Jahre" || w.Cases[c.ID].Statement != "Über 24 Jahre" {
		t.Errorf("the worksheet has quotes %+v", w.Quotes)
	}
	if w.Text.Body != "Über 24 Jahre 🐕.\n\nEs geschah am Mittwoch." || w.Text.SHA256 != annotate.Digest(w.Text.Body) {
		t.Errorf("the text is stored as %q", w.Text.Body)
	}
	other, err := o.AddTimeline(t.Context(), o.dan, annotate.TimelineEdit{Title: "Another", Visibility: timeline.Private})
	o.must(err)
	_, err = o.AddClaim(t.Context(), o.dan, other.Slug, annotate.ClaimEdit{Statement: "x"}, &annotate.QuoteEdit{Article: a.ID, Start: 0, End: 3})
	if fault.KindOf(err) != fault.NotFound {
		t.Errorf("quoting an article of another timeline = %v, want not found", err)
	}
}
