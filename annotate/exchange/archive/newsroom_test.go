package archive_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/db/dbtest"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// newsroom is a desk on a fresh database.
type newsroom struct {
	*annotate.Desk
	t    *testing.T
	now  time.Time
	root account.Actor // administrator of the instance
	ada  account.Actor // reviewer, who made the timeline
	cleo account.Actor // checker
}

func newNewsroom(t *testing.T) *newsroom {
	t.Helper()
	n := &newsroom{t: t, now: time.Date(2024, 6, 20, 9, 0, 0, 123e6, time.UTC)}
	n.Desk = annotate.NewDesk(dbtest.New(t), func() time.Time {
		n.now = n.now.Add(time.Second)
		return n.now
	})
	n.root, n.ada, n.cleo = n.hire("root", account.Admin), n.hire("ada", account.Reviewer), n.hire("cleo", account.Checker)
	return n
}

func (n *newsroom) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

func (n *newsroom) hire(login string, role account.Role) account.Actor {
	n.t.Helper()
	u, err := n.AddUser(n.t.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: login, Role: role})
	n.must(err)
	return u.Actor()
}

// export returns the archive of a timeline as a file.
func (n *newsroom) export(actor account.Actor, slug string) []byte {
	n.t.Helper()
	a, err := n.Archive(n.t.Context(), actor, slug)
	n.must(err)
	var file bytes.Buffer
	n.must(archive.Write(&file, a))
	return file.Bytes()
}

// importFile brings a file in.
func (n *newsroom) importFile(actor account.Actor, file []byte, o annotate.ImportOptions) annotate.ImportReport {
	n.t.Helper()
	a, err := archive.Read(bytes.NewReader(file))
	n.must(err)
	report, err := n.Import(n.t.Context(), actor, a, o)
	n.must(err)
	return report
}

const body = "On 19 June 2024 he came to Pyongyang.\nIt was the first visit in 24 years, 🎂 exactly 24 years after 2000."

// furnish makes a timeline that has something of every kind, and returns its
// slug.
func (n *newsroom) furnish() string {
	n.t.Helper()
	ctx := n.t.Context()
	made, err := n.AddTimeline(ctx, n.ada, annotate.TimelineEdit{
		Title: "The <pact> & what was said", Description: "Two lines,\n“quoted”.", Visibility: timeline.Public,
	})
	n.must(err)
	n.must(n.SetMember(ctx, n.ada, made.Slug, "cleo", account.Checker))
	article, err := n.AddArticle(ctx, n.ada, made.Slug, annotate.ArticleEdit{
		Title: "A visit", Byline: "A. Reporter", Publisher: "The Paper", URL: "https://example.org/visit?a=1&b=2",
		Published: edtf.MustParse("2024-06-19"), Zone: "Asia/Seoul", Language: "en", Body: body,
	})
	n.must(err)
	claims := n.claims(made.Slug, article)
	n.work(made.Slug, claims)
	return made.Slug
}

// claims adds a claim with every kind of position and of end.
func (n *newsroom) claims(slug string, article annotate.Article) []annotate.Case {
	n.t.Helper()
	visit := n.claim(slug, "He came <b>in June</b> & left", timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event}, &annotate.QuoteEdit{Article: article.ID, Start: 0, End: 36})
	earlier := n.claim(slug, "He had been there before", timeline.Point{When: edtf.MustParse("2000-07-19?"), Extent: timeline.Event}, nil)
	state := n.claim(slug, "There was a treaty", timeline.Point{When: edtf.MustParse("1961/1996~"), Extent: timeline.State}, nil)
	gap := timeline.Gap{From: timeline.ClaimEnd{Claim: earlier.ID}, To: timeline.ClaimEnd{Claim: visit.ID}, Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear}}
	exactly := n.claim(slug, "Exactly 24 years lay between", gap, &annotate.QuoteEdit{Article: article.ID, Start: 80, End: 95})
	gap = timeline.Gap{From: timeline.DateEnd{When: edtf.MustParse("2000-07")}, To: timeline.Publication{}, Length: timeline.Length{Op: timeline.OpBetween, N: 22, M: 27, Unit: timeline.UnitYear}}
	between := n.claim(slug, "It is between 22 and 27 years ago", gap, &annotate.QuoteEdit{Article: article.ID, Start: 47, End: 72})
	gap.Length = timeline.Length{Op: timeline.OpFirstIn, N: 24, Unit: timeline.UnitYear}
	first := n.claim(slug, "The first visit in 24 years", gap, nil)
	undated := n.claim(slug, "Somebody said so", timeline.Undated{Reason: "Nobody knows when."}, nil)
	draft := n.claim(slug, "Unfinished", nil, nil)
	return []annotate.Case{visit, earlier, state, exactly, between, first, undated, draft}
}

func (n *newsroom) claim(slug, statement string, p timeline.Position, q *annotate.QuoteEdit) annotate.Case {
	n.t.Helper()
	c, err := n.AddClaim(n.t.Context(), n.ada, slug, annotate.ClaimEdit{
		Statement: statement, Claimant: "the reporter", Position: p, Wording: "in June", Basis: timeline.Resolved, Anchor: "2024-06-19",
		Zone: "Asia/Seoul", Occurrence: timeline.Planned, Importance: 2, Lane: "Visits", Subject: "pact", Tags: []string{"b", "a"},
	}, q)
	n.must(err)
	return c
}

// work brings the claims into every status, with evidence of every kind.
func (n *newsroom) work(slug string, claims []annotate.Case) {
	n.t.Helper()
	ctx := n.t.Context()
	open, err := n.AddSource(ctx, n.ada, slug, annotate.SourceEdit{
		Title: "Minutes", Author: "A clerk", Publisher: "The Office", Family: "State", Kind: annotate.Official, Published: edtf.MustParse("2000-07"),
		URL: "http://www.example.org/minutes/?utm_source=x", ISBN: "978-0-306-40615-7", DOI: "https://doi.org/10.1000/2", ArchiveURL: "https://archive.example/1",
		ArchivedOn: edtf.MustParse("2024-06-21"),
		Archive:    annotate.Archived, Origin: "wire", Note: "Seen at the desk.",
	})
	n.must(err)
	twin, err := n.AddSource(ctx, n.ada, slug, annotate.SourceEdit{Title: "The minutes", Publisher: "The Office"})
	n.must(err)
	secret, err := n.AddSource(ctx, n.ada, slug, annotate.SourceEdit{Title: "A diplomat", Kind: annotate.Interview, Confidential: true})
	n.must(err)
	for i, c := range claims[:6] {
		in := annotate.EvidenceEdit{Source: open.ID, Quote: "signed “on that day”", Locator: "page 1", DateGiven: edtf.MustParse("2000-07-19"), Accessed: edtf.MustParse("2024-06-20")}
		in.CopyURL, in.CopiedOn = "https://archive.example/1/older", edtf.MustParse("2024-06-19")
		_, err := n.AddEvidence(ctx, n.ada, c.ID, in)
		n.must(err)
		in.Source = twin.ID
		_, err = n.AddEvidence(ctx, n.ada, c.ID, in)
		n.must(err)
		in.Source, in.Via, in.Stance, in.Note = secret.ID, open.ID, annotate.Refutes, "Told us.\nTwice."
		e, err := n.AddEvidence(ctx, n.ada, c.ID, in)
		n.must(err)
		if i%2 == 0 {
			_, err = n.WithdrawEvidence(ctx, n.ada, e.ID, e.Version, "He took it back.")
			n.must(err)
		}
	}
	steps := func(c annotate.Case, steps ...annotate.Step) {
		n.t.Helper()
		n.step(c, n.cleo, annotate.Step{Act: annotate.ActTake})
		n.rule(c)
		for _, s := range steps {
			actor := n.ada
			if s.Act == annotate.ActSubmit {
				actor = n.cleo
			}
			n.step(c, actor, s)
		}
	}
	submit, approve, publish := annotate.Step{Act: annotate.ActSubmit}, annotate.Step{Act: annotate.ActApprove}, annotate.Step{Act: annotate.ActPublish}
	steps(claims[0], submit, annotate.Step{Act: annotate.ActReturn, Comment: "Which page?"})
	n.step(claims[0], n.cleo, annotate.Step{Act: annotate.ActResume})
	for _, s := range []annotate.Step{submit, approve, publish} {
		actor := n.ada
		if s.Act == annotate.ActSubmit {
			actor = n.cleo
		}
		n.step(claims[0], actor, s)
	}
	steps(claims[1], submit, approve, publish, annotate.Step{Act: annotate.ActWithdraw, Comment: "It was another day."})
	steps(claims[2], submit, approve, publish, annotate.Step{Act: annotate.ActReopen, Comment: "A reader wrote."})
	steps(claims[3])
	n.dismiss(claims[0])
	steps(claims[4], submit, approve)
	steps(claims[5], submit)
	_, err = n.Merge(ctx, n.ada, twin.ID, annotate.MergeEdit{Into: open.ID, Version: twin.Version, IntoVersion: open.Version})
	n.must(err)
}

// dismiss sets the first finding about a claim aside.
func (n *newsroom) dismiss(c annotate.Case) {
	n.t.Helper()
	d, err := n.Claim(n.t.Context(), n.cleo, c.ID)
	n.must(err)
	n.must(n.Dismiss(n.t.Context(), n.cleo, c.ID, annotate.FindingEdit{
		Rule: d.Findings[0].Rule, Message: d.Findings[0].Message, Reason: "That is what\nthe article says.", Version: d.Case.Version,
	}))
}

func (n *newsroom) present(id timeline.ClaimID) annotate.Case {
	n.t.Helper()
	d, err := n.Claim(n.t.Context(), n.root, id)
	n.must(err)
	return d.Case
}

func (n *newsroom) step(c annotate.Case, actor account.Actor, s annotate.Step) {
	n.t.Helper()
	s.Version = n.present(c.ID).Version
	_, err := n.Take(n.t.Context(), actor, c.ID, s)
	n.must(err)
}

func (n *newsroom) rule(c annotate.Case) {
	n.t.Helper()
	_, err := n.Rule(n.t.Context(), n.cleo, c.ID, annotate.RulingEdit{Version: n.present(c.ID).Version, Ruling: annotate.Ruling{
		Verdict: annotate.Qualified, Explanation: "Nearly.\nSee <the minutes>.", SearchNote: "The minutes of 24 years.",
		Disposition: annotate.Fix, Correction: strings.ToLower(c.Statement), Recheck: edtf.MustParse("2025-01"),
	}})
	n.must(err)
}
