package annotate_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/proposal"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

const visit = "The leaders met again.\n" +
	"Vogel arrived in the harbour on Wednesday morning, exactly 24 years since his last visit to the town. He smiled.\n" +
	"The pact replaces one of 1961. It ended on 03/04/2024. The talks began on Tuesday, 19 June 2024."

// article adds the article, of 20 June 2024.
func (o *office) article() annotate.Article {
	o.t.Helper()
	a, err := o.AddArticle(o.t.Context(), o.dan, o.slug, annotate.ArticleEdit{
		Title: "A visit", Published: edtf.MustParse("2024-06-20"), Zone: "Asia/Seoul", Language: "en-GB", Body: visit,
	})
	o.must(err)
	return a
}

func (o *office) docket(a annotate.Article) annotate.Docket {
	o.t.Helper()
	d, err := o.Docket(o.t.Context(), o.dan, a.ID)
	o.must(err)
	return d
}

// proposed returns the proposal whose words contain some words.
func (o *office) proposed(a annotate.Article, words string) annotate.Proposal {
	o.t.Helper()
	for _, p := range o.docket(a).Proposals {
		if strings.Contains(p.Wording, words) {
			return p
		}
	}
	o.t.Fatalf("nothing is proposed of “%s”", words)
	return annotate.Proposal{}
}

// states lists what is proposed, each with what became of it.
func (o *office) states(a annotate.Article) string {
	o.t.Helper()
	var all []string
	for _, p := range o.docket(a).Proposals {
		all = append(all, fmt.Sprintf("%s: %s", p.Wording, p.State))
	}
	return strings.Join(all, "\n")
}

func TestAnArticleProposesItsClaims(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	want := strings.Join([]string{
		"Wednesday morning: open", "exactly 24 years since his last visit to the town: open", "1961: open",
		"03/04/2024: open", "Tuesday, 19 June 2024: open",
	}, "\n")
	if got := o.states(a); got != want {
		t.Errorf("the article proposes\n%s\nwant\n%s", got, want)
	}
	d := o.docket(a)
	if len(d.Lines) != 6 || settled(d) != 0 || d.Ready(proposal.LeastSure) != 2 {
		t.Errorf("there are %d lines, %d settled, and %d sure proposals; want 6, 0 and 2", len(d.Lines), settled(d), d.Ready(proposal.LeastSure))
	}
}

func TestAnAcceptedProposalBecomesAClaim(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	arrival, err := o.AcceptProposal(t.Context(), o.dan, a.ID, o.proposed(a, "Wednesday").Key(), edtf.Date{})
	o.must(err)
	d, err := o.Claim(t.Context(), o.dan, arrival.ID)
	o.must(err)
	if got := d.Case.When().String(); got != "2024-06-19" || d.Case.Status != annotate.Open {
		t.Errorf("the claim is of %s and %s, want of 2024-06-19 and open", got, d.Case.Status)
	}
	if d.Case.Basis != timeline.Resolved || d.Case.Anchor != "publication, 20 June 2024" || d.Case.Wording != "Wednesday morning" {
		t.Errorf("the claim was got by %s from %q, against %q", d.Case.Basis, d.Case.Wording, d.Case.Anchor)
	}
	if want := "Vogel arrived in the harbour on Wednesday morning"; d.Case.Statement != want || len(d.Quotes) != 1 || d.Quotes[0].Exact != want {
		t.Errorf("the claim states %q and quotes %+v, want both to be %q", d.Case.Statement, d.Quotes, want)
	}

	gap, err := o.AcceptProposal(t.Context(), o.dan, a.ID, o.proposed(a, "exactly 24").Key(), edtf.Date{})
	o.must(err)
	at, ok := gap.Position.(timeline.Gap)
	if !ok || at.To != (timeline.ClaimEnd{Claim: arrival.ID}) || at.Length.String() != "exactly 24 years" {
		t.Errorf("the gap is %+v, want exactly 24 years to the claim of the arrival", gap.Position)
	}
	if from, ok := at.From.(timeline.DateEnd); !ok || from.When.String() != "/2024-06-19" {
		t.Errorf("the gap begins at %+v, want some unknown time until the arrival", at.From)
	}

	_, err = o.AcceptProposal(t.Context(), o.ben, a.ID, o.proposed(a, "Wednesday").Key(), edtf.Date{})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("accepting the same twice = %v, want a conflict", err)
	}
	if d := o.docket(a); d.Lines[1].State() != annotate.LineInWork || settled(d) != 0 {
		t.Errorf("the line of the two claims is %s, and %d are settled; want it in work and none", d.Lines[1].State(), settled(d))
	}
}

func TestAnAmbiguousDateIsNotGuessed(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	key := o.proposed(a, "03/04").Key()
	for _, reading := range []string{"", "2024-05-05"} {
		var d edtf.Date
		if reading != "" {
			d = edtf.MustParse(reading)
		}
		if _, err := o.AcceptProposal(t.Context(), o.dan, a.ID, key, d); fault.KindOf(err) != fault.Invalid {
			t.Errorf("accepting it with the reading %q = %v, want an invalid one", reading, err)
		}
	}
	c, err := o.AcceptProposal(t.Context(), o.dan, a.ID, key, edtf.MustParse("2024-03-04"))
	o.must(err)
	if c.When().String() != "2024-03-04" {
		t.Errorf("the claim is of %s, want the reading that was chosen", c.When())
	}
}

func TestAcceptingAllLeavesWhatHasToBeLookedAt(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	n, err := o.AcceptProposals(t.Context(), o.dan, a.ID, 0)
	o.must(err)
	want := strings.Join([]string{
		"Wednesday morning: settled", "exactly 24 years since his last visit to the town: settled", "1961: settled",
		"03/04/2024: open", "Tuesday, 19 June 2024: open",
	}, "\n")
	if got := o.states(a); n != 3 || got != want {
		t.Errorf("%d were accepted, which left\n%s\nwant 3 and\n%s", n, got, want)
	}
	gap, err := o.Claim(t.Context(), o.dan, o.proposed(a, "exactly").Claim)
	o.must(err)
	if len(gap.Ends) != 1 {
		t.Errorf("the gap hangs on %d claims, want on that of the arrival, which was accepted with it", len(gap.Ends))
	}
	again, err := o.AcceptProposals(t.Context(), o.dan, a.ID, 0)
	o.must(err)
	if again != 0 {
		t.Errorf("accepting all again made %d claims more", again)
	}
}

func TestARejectedProposalDoesNotComeBackUnlessItIsRestored(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	key := o.proposed(a, "1961").Key()
	o.must(o.RejectProposal(t.Context(), o.dan, a.ID, key))
	if got := o.proposed(a, "1961").State; got != annotate.ProposalRejected {
		t.Errorf("the proposal is %s, want rejected", got)
	}
	_, err := o.AcceptProposal(t.Context(), o.dan, a.ID, key, edtf.Date{})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("accepting what was rejected = %v, want a conflict", err)
	}
	o.must(o.RestoreProposal(t.Context(), o.dan, a.ID, key))
	_, err = o.AcceptProposal(t.Context(), o.dan, a.ID, key, edtf.Date{})
	o.must(err)
	acts := o.acts(a)
	if want := []string{"accept", "restore", "reject", "add"}; !slices.Equal(acts, want) {
		t.Errorf("the history of the article says %q, want %q", acts, want)
	}
}

// acts returns what was done to an article, last first.
func (o *office) acts(a annotate.Article) []string {
	o.t.Helper()
	var acts []string
	o.must(o.store.View(o.t.Context(), historyOf(a, &acts)))
	return acts
}

func TestAMendedProposalIsSettled(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	p := o.proposed(a, "1961")
	in := p.Edit(a)
	in.Statement, in.Wording, in.Position = "There was a pact before", "", timeline.Undated{Reason: "only a year is given"}
	_, err := o.MendProposal(t.Context(), o.dan, p.Key(), in, annotate.QuoteEdit{Article: a.ID, Start: 0, End: 11})
	o.must(err)
	if got := o.proposed(a, "1961").State; got != annotate.ProposalSettled {
		t.Errorf("the proposal is %s, want settled, though the claim quotes other words", got)
	}
}

func TestAClaimMadeByHandSettlesWhatItSays(t *testing.T) {
	day := timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event}
	for _, tc := range []struct {
		name    string
		words   string
		wording string
		at      timeline.Position
		want    annotate.ProposalState
	}{
		{"a date of the words", "arrived in the harbour on Wednesday", "", day, annotate.ProposalSettled},
		{"a date that notes part of the words", "Vogel arrived in the harbour on Wednesday morning, exactly", "on Wednesday morning", day, annotate.ProposalSettled},
		{"a date of other words of the sentence", "Vogel arrived in the harbour on Wednesday morning, exactly", "24 years", day, annotate.ProposalOpen},
		{"a date of another sentence", "He smiled", "", day, annotate.ProposalOpen},
		{"a gap that quotes the words of the date too", "on Wednesday morning, exactly 24 years since", "", timeline.Gap{
			From: timeline.DateEnd{When: edtf.MustParse("2000")}, To: timeline.Publication{},
			Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
		}, annotate.ProposalOpen},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := newOffice(t)
			a := o.article()
			before, _, _ := strings.Cut(visit, tc.words)
			start := len([]rune(before))
			_, err := o.AddClaim(t.Context(), o.dan, o.slug, annotate.ClaimEdit{Statement: "He came", Wording: tc.wording, Position: tc.at},
				&annotate.QuoteEdit{Article: a.ID, Start: start, End: start + len([]rune(tc.words))})
			o.must(err)
			if got := o.proposed(a, "Wednesday").State; got != tc.want {
				t.Errorf("the proposal is %s, want %s", got, tc.want)
			}
		})
	}
}

func TestASentenceWithNothingToCheckIsSettled(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	arrival := o.docket(a).Lines[1].Start
	o.must(o.MarkLine(t.Context(), o.dan, a.ID, arrival, true))
	d := o.docket(a)
	if d.Lines[1].State() != annotate.LineSettled || d.Count(annotate.ProposalAside) != 2 {
		t.Errorf("the sentence is %s, and %d proposals are aside; want it settled, and 2", d.Lines[1].State(), d.Count(annotate.ProposalAside))
	}
	o.must(o.MarkLine(t.Context(), o.dan, a.ID, arrival, false))
	if d := o.docket(a); d.Lines[1].State() != annotate.LineOpen || d.Count(annotate.ProposalOpen) != 5 {
		t.Errorf("after taking it back %d proposals are open, want 5", d.Count(annotate.ProposalOpen))
	}
	n, err := o.MarkBlankLines(t.Context(), o.dan, a.ID)
	o.must(err)
	if d := o.docket(a); n != 2 || settled(d) != 2 {
		t.Errorf("%d blank sentences were marked and %d are settled, want 2 and 2", n, settled(d))
	}
	if err := o.MarkLine(t.Context(), o.dan, a.ID, arrival+1, true); fault.KindOf(err) != fault.NotFound {
		t.Errorf("marking what is no sentence = %v, want not found", err)
	}
}

func TestDatesThatNeedThePublicationWaitForIt(t *testing.T) {
	o := newOffice(t)
	a, err := o.AddArticle(t.Context(), o.dan, o.slug, annotate.ArticleEdit{Title: "A visit", Body: "He came on Wednesday. He left in 1961."})
	o.must(err)
	if d := o.docket(a); len(d.Proposals) != 1 || d.Unresolved != 1 {
		t.Errorf("%d claims are proposed and %d dates are open, want 1 and 1", len(d.Proposals), d.Unresolved)
	}
	_, err = o.EditArticle(t.Context(), o.dan, a.ID, annotate.ArticleEdit{Title: "A visit", Published: edtf.MustParse("2024-06-20"), Version: 1})
	o.must(err)
	if d := o.docket(a); len(d.Proposals) != 2 || d.Unresolved != 0 {
		t.Errorf("once it is known when it came out, %d claims are proposed, want 2", len(d.Proposals))
	}
	_, err = o.EditArticle(t.Context(), o.dan, a.ID, annotate.ArticleEdit{Title: "A visit", Language: "fr", Version: 2})
	o.must(err)
	if d := o.docket(a); len(d.Proposals) != 0 || !d.Foreign || len(d.Lines) != 2 {
		t.Errorf("a French article proposes %d claims and has %d lines, want none and 2", len(d.Proposals), len(d.Lines))
	}
}

func TestWhoMayDecideOnProposals(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	viewer := o.hire("vic", account.Viewer)
	o.must(o.SetMember(t.Context(), o.ada, o.slug, "vic", account.Viewer))
	key := o.proposed(a, "1961").Key()
	acts := map[string]func(account.Actor) error{
		"accept": func(who account.Actor) error {
			_, err := o.AcceptProposal(t.Context(), who, a.ID, key, edtf.Date{})
			return err
		},
		"accept all": func(who account.Actor) error {
			_, err := o.AcceptProposals(t.Context(), who, a.ID, 0)
			return err
		},
		"reject":     func(who account.Actor) error { return o.RejectProposal(t.Context(), who, a.ID, key) },
		"restore":    func(who account.Actor) error { return o.RestoreProposal(t.Context(), who, a.ID, key) },
		"mark":       func(who account.Actor) error { return o.MarkLine(t.Context(), who, a.ID, 0, true) },
		"mark blank": func(who account.Actor) error { _, err := o.MarkBlankLines(t.Context(), who, a.ID); return err },
	}
	for name, act := range acts {
		t.Run(name, func(t *testing.T) {
			if err := act(viewer); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("by a viewer = %v, want forbidden", err)
			}
			if err := act(o.out); fault.KindOf(err) != fault.NotFound {
				t.Errorf("by who is no member = %v, want not found", err)
			}
		})
	}
	if d := o.docket(a); d.Count(annotate.ProposalOpen) != 5 || settled(d) != 0 {
		t.Errorf("%d proposals are open and %d lines settled after that, want 5 and none", d.Count(annotate.ProposalOpen), settled(d))
	}
}

func TestADecisionIsFoundAgainInALaterWording(t *testing.T) {
	o := newOffice(t)
	a := o.article()
	o.must(o.RejectProposal(t.Context(), o.dan, a.ID, o.proposed(a, "1961").Key()))
	later := "It began in 1961. " + visit
	o.must(o.store.Update(t.Context(), addText(annotate.Text{Article: a.ID, Number: 2, Body: later, SHA256: annotate.Digest(later)})))
	var got []annotate.ProposalState
	for _, p := range o.docket(a).Proposals {
		if p.Wording == "1961" {
			got = append(got, p.State)
		}
	}
	if want := []annotate.ProposalState{annotate.ProposalOpen, annotate.ProposalRejected}; !slices.Equal(got, want) {
		t.Errorf("the two proposals of 1961 are %q, want %q", got, want)
	}
}

func historyOf(a annotate.Article, acts *[]string) func(context.Context, annotate.Reader) error {
	return func(ctx context.Context, r annotate.Reader) error {
		entries, err := r.History(ctx, annotate.ObjectArticle, string(a.ID))
		for _, e := range entries {
			*acts = append(*acts, e.Act)
		}
		return err
	}
}

func settled(d annotate.Docket) int { return d.CountLines(annotate.LineSettled) }

func addText(text annotate.Text) func(context.Context, annotate.Tx) error {
	return func(ctx context.Context, tx annotate.Tx) error { return tx.AddText(ctx, text) }
}
