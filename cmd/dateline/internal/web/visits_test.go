package web_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

// prepared returns what the preparations of a test made, and fails the test
// when they did not work.
func prepared[T any](s *site, v T, err error) T {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("preparing the test: %v", err)
	}
	return v
}

// visits is a timeline with a gap that fails and that is being checked by the
// user "checker", between two claims.
type visits struct {
	*site
	slug       string
	first, now annotate.Case
	gap        annotate.Case
	source     annotate.Source
	evidence   annotate.Evidence
}

func newVisits(t *testing.T) *visits {
	t.Helper()
	s := newSite(t)
	ctx, checker := t.Context(), s.actor("checker")
	v := &visits{site: s, slug: s.timeline("The visits", timeline.Public).Slug}
	v.first = s.claim(v.slug, "He first came to the capital", "2000-07-19")
	v.now = s.claim(v.slug, "He came again and signed", "2024-06-19")
	article, err := s.desk.AddArticle(ctx, checker, v.slug, annotate.ArticleEdit{
		Title: "They signed", Publisher: "The Wire", Published: date(t, "2024-06-20"),
		Body: "He arrived on Wednesday, exactly 24 years since his last visit, and signed.",
	})
	prepared(s, article, err)
	gap, err := s.desk.AddClaim(ctx, checker, v.slug, annotate.ClaimEdit{
		Statement: "He arrived exactly 24 years since his last visit", Claimant: "The Wire",
		Wording: "exactly 24 years since", Basis: timeline.Resolved, Anchor: "20 June 2024",
		Position: timeline.Gap{
			From: timeline.ClaimEnd{Claim: v.first.ID}, To: timeline.ClaimEnd{Claim: v.now.ID},
			Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
		},
	}, &annotate.QuoteEdit{Article: article.ID, Start: 25, End: 63})
	prepared(s, gap, err)
	s.step("checker", gap, annotate.Step{Act: annotate.ActTake})
	v.source = s.source(v.slug, "Declaration of July 2000")
	v.evidence, err = s.desk.AddEvidence(ctx, checker, gap.ID, annotate.EvidenceEdit{
		Source: v.source.ID, Stance: annotate.Refutes, Quote: "On 19 July 2000 the two sides met", Locator: "paragraph 1",
		DateGiven: date(t, "2000-07-19"), Accessed: date(t, "2024-06-20"),
	})
	prepared(s, v.evidence, err)
	v.gap = v.stored(gap.ID)
	return v
}

// stored returns a case as it is stored now.
func (s *site) stored(id timeline.ClaimID) annotate.Case {
	s.t.Helper()
	d, err := s.desk.Claim(s.t.Context(), s.actor("admin"), id)
	return prepared(s, d, err).Case
}

// ruled sets the verdict on the gap to wrong.
func (v *visits) ruled() {
	v.t.Helper()
	c, err := v.desk.Rule(v.t.Context(), v.actor("checker"), v.gap.ID, annotate.RulingEdit{
		Version: v.gap.Version,
		Ruling: annotate.Ruling{
			Verdict: annotate.Wrong, Explanation: "The visits were 23 years and 11 months apart.",
			Disposition: annotate.Fix, Correction: "nearly 24 years after his last visit",
		},
	})
	v.gap = prepared(v.site, c, err)
}

// role gives a user a role on a timeline; account.Nobody ends the membership.
func (s *site) role(slug, login string, role account.Role) {
	s.t.Helper()
	if err := s.desk.SetMember(s.t.Context(), s.actor("admin"), slug, login, role); err != nil {
		s.t.Fatalf("making %s %q: %v", login, role, err)
	}
}
