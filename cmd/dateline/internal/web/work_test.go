package web_test

import (
	"dateline/annotate"
)

// inReview brings an open claim into review: a checker checks it and submits
// it.
func (s *site) inReview(c annotate.Case, verdict annotate.Verdict) annotate.Case {
	s.t.Helper()
	return s.step("checker", s.checked(c, verdict), annotate.Step{Act: annotate.ActSubmit})
}

// checked lets a checker take an open claim, attach evidence and set a verdict.
func (s *site) checked(c annotate.Case, verdict annotate.Verdict) annotate.Case {
	s.t.Helper()
	must := func(err error) {
		s.t.Helper()
		if err != nil {
			s.t.Fatalf("checking %q: %v", c.Statement, err)
		}
	}
	ctx, checker := s.t.Context(), s.actor("checker")
	board, err := s.desk.Claim(ctx, checker, c.ID)
	must(err)
	src := s.source(board.Timeline.Slug, "Record of "+c.Statement)
	c, err = s.desk.Take(ctx, checker, c.ID, annotate.Step{Act: annotate.ActTake, Version: c.Version})
	must(err)
	_, err = s.desk.AddEvidence(ctx, checker, c.ID, annotate.EvidenceEdit{
		Source: src.ID, Stance: stanceFor(verdict), Quote: "as the record has it", Locator: "page 3",
	})
	must(err)
	board, err = s.desk.Claim(ctx, checker, c.ID)
	must(err)
	c, err = s.desk.Rule(ctx, checker, c.ID, annotate.RulingEdit{
		Ruling: annotate.Ruling{Verdict: verdict, Explanation: "The record says so."}, Version: board.Case.Version,
	})
	must(err)
	return c
}

func stanceFor(v annotate.Verdict) annotate.Stance {
	if v == annotate.Wrong {
		return annotate.Refutes
	}
	return annotate.Supports
}

// publish brings an open claim all the way to the public.
func (s *site) publish(c annotate.Case, verdict annotate.Verdict) annotate.Case {
	s.t.Helper()
	c = s.inReview(c, verdict)
	for _, act := range []annotate.Act{annotate.ActApprove, annotate.ActPublish} {
		c = s.step("reviewer", c, annotate.Step{Act: act})
	}
	return c
}

// step takes a step of the work on a claim as it stands.
func (s *site) step(login string, c annotate.Case, step annotate.Step) annotate.Case {
	s.t.Helper()
	step.Version = c.Version
	c, err := s.desk.Take(s.t.Context(), s.actor(login), c.ID, step)
	if err != nil {
		s.t.Fatalf("%s on %q: %v", step.Act, c.Statement, err)
	}
	return c
}
