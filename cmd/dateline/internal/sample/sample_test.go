package sample_test

import (
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/cmd/dateline/internal/sample"
	"dateline/db/dbtest"
	"dateline/timeline"
)

func loaded(t *testing.T) *annotate.Desk {
	t.Helper()
	now := func() time.Time { return time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC) }
	desk := annotate.NewDesk(dbtest.New(t), now)
	if err := sample.Load(t.Context(), desk); err != nil {
		t.Fatalf("loading the sample: %v", err)
	}
	return desk
}

func board(t *testing.T, desk *annotate.Desk, actor account.Actor) annotate.Board {
	t.Helper()
	b, err := desk.Board(t.Context(), actor, sample.Slug)
	if err != nil {
		t.Fatalf("opening the timeline: %v", err)
	}
	return b
}

func TestSampleShowsEveryKindOfWork(t *testing.T) {
	b := board(t, loaded(t), account.Operator())
	statuses := map[annotate.Status]int{}
	verdicts := map[annotate.Verdict]int{}
	for _, c := range b.Cases {
		statuses[c.Status]++
		verdicts[c.Ruling.Verdict]++
	}
	for _, s := range []annotate.Status{
		annotate.Draft, annotate.Open, annotate.Checking, annotate.InReview,
		annotate.ChangesRequested, annotate.Approved, annotate.Published,
	} {
		if statuses[s] == 0 {
			t.Errorf("no claim of the sample is %s", s)
		}
	}
	for _, v := range []annotate.Verdict{annotate.Correct, annotate.Qualified, annotate.Wrong, annotate.Unchecked} {
		if verdicts[v] == 0 {
			t.Errorf("no claim of the sample has the verdict %s", v)
		}
	}
}

func TestMachineFindsTheGapThatFails(t *testing.T) {
	desk := loaded(t)
	tests := []struct {
		name string
		op   timeline.Op
		want timeline.Outcome
		rule timeline.Rule
		says string
	}{
		{name: "exactly 24 years is a month too long", op: timeline.OpExactly, want: timeline.Fails, rule: timeline.GapFails, says: "30 days"},
		{name: "the first in 24 years depends on how one counts", op: timeline.OpFirstIn, want: timeline.Holds, rule: timeline.GapReadingDependent, says: "24 years"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := desk.Claim(t.Context(), account.Operator(), gapWith(t, board(t, desk, account.Operator()), tt.op))
			if err != nil {
				t.Fatalf("opening the claim: %v", err)
			}
			if d.Check == nil || d.Check.Outcome != tt.want || !strings.Contains(d.Check.Say(), tt.says) {
				t.Errorf("got %+v, want the outcome %s and a sentence with %q", d.Check, tt.want, tt.says)
			}
			found := false
			for _, f := range d.Findings {
				found = found || f.Rule == tt.rule
			}
			if !found {
				t.Errorf("got the findings %v, want one of the rule %s", d.Findings, tt.rule)
			}
		})
	}
}

func gapWith(t *testing.T, b annotate.Board, op timeline.Op) timeline.ClaimID {
	t.Helper()
	for _, c := range b.Cases {
		if gap, ok := c.Position.(timeline.Gap); ok && gap.Length.Op == op {
			return c.ID
		}
	}
	t.Fatalf("the sample has no gap with %q", op)
	return ""
}

func TestEveryClaimIsTiedToWordsOfTheArticle(t *testing.T) {
	desk := loaded(t)
	b := board(t, desk, account.Operator())
	if len(b.Articles) != 1 {
		t.Fatalf("got %d articles, want 1", len(b.Articles))
	}
	w, err := desk.Article(t.Context(), account.Operator(), b.Articles[0].ID)
	if err != nil {
		t.Fatalf("opening the article: %v", err)
	}
	quoted := map[timeline.ClaimID]bool{}
	for _, q := range w.Quotes {
		if !q.Fits(w.Text.Body) {
			t.Errorf("the quote %q does not stand at %d to %d", q.Exact, q.Start, q.End)
		}
		quoted[q.Claim] = true
	}
	for _, c := range b.Cases {
		if !quoted[c.ID] {
			t.Errorf("the claim %q is tied to no words", c.Statement)
		}
	}
}

func TestNobodyApprovedTheirOwnVerdict(t *testing.T) {
	for _, c := range board(t, loaded(t), account.Operator()).Cases {
		if c.Approval.By.ID != "" && c.IsAuthor(c.Approval.By.ID) {
			t.Errorf("%s set the verdict on %q and approved it", c.Approval.By.Name, c.Statement)
		}
	}
}

func TestVisitorsSeeWhatWasPublished(t *testing.T) {
	b := board(t, loaded(t), account.Actor{})
	if len(b.Cases) == 0 {
		t.Fatal("a visitor sees no claim")
	}
	for _, c := range b.Cases {
		if c.Status != annotate.Published {
			t.Errorf("a visitor sees %q, which is %s", c.Statement, c.Status)
		}
	}
}

func TestLoadingTwiceIsRefused(t *testing.T) {
	desk := loaded(t)
	if err := sample.Load(t.Context(), desk); fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v, want a conflict", err)
	}
}
