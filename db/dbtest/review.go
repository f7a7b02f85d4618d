package dbtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var reviewTests = map[string]func(*testing.T, *desk){
	"the steps of the work come first to last":                reviewSteps,
	"a row of the list holds the case, evidence and findings": reviewRow,
	"the list filters":                                         reviewFilters,
	"the list shows what stands today":                         reviewStanding,
	"the list sorts, and ties are in timeline order":           reviewSorts,
	"statuses and verdicts sort in the order of their scale":   reviewScales,
	"an order that is not known is refused, whatever it holds": reviewUnknownOrder,
}

func reviewSteps(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2000")))
	var want []annotate.Review
	for i, act := range annotate.Steps() {
		r := annotate.Review{
			Claim: "c", Act: act, From: annotate.Statuses()[i%8], To: annotate.Statuses()[(i+1)%8], By: ada,
			At: noon.Add(time.Duration(-i) * time.Minute), Version: i + 1, Comment: fmt.Sprintf("Step %d", i),
		}
		want = append(want, r)
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddReview(ctx, r) })
	}
	read := func(id timeline.ClaimID) []annotate.Review {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Review, error) { return r.Reviews(ctx, id) })
	}
	same(t, "the steps", read("c"), want)
	same(t, "the steps of another claim", read("d"), []annotate.Review{})
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error {
		lost := want[0]
		lost.Claim = "nowhere"
		return tx.AddReview(ctx, lost)
	})
}

// reviewDesk holds four claims, in timeline order a to d, that differ in all
// that the list looks at.
func reviewDesk(d *desk) {
	d.t.Helper()
	dated := func(id, date string, v annotate.Verdict, s annotate.Status, changed int) annotate.Case {
		c := aCase(id, at(date))
		c.Ruling.Verdict, c.Status, c.Changed = v, s, noon.Add(time.Duration(changed)*time.Minute)
		c.Authors = []annotate.Person{{ID: "u", Name: "Of " + c.Ruling.Verdict.String()}}
		return c
	}
	last := dated("d", "2000", annotate.Wrong, annotate.Open, 4)
	last.Position = timeline.Undated{Reason: "R"}
	d.furnished().add(
		last,
		dated("a", "1990", annotate.Wrong, annotate.Published, 2),
		dated("b", "1991", annotate.Correct, annotate.Open, 3),
		dated("c", "1992", annotate.Unchecked, annotate.Checking, 1),
	)
	gone := anEvidence("4", "c", "s")
	gone.Withdrawn = "A forgery"
	block := timeline.Finding{Rule: timeline.GapFails, Severity: timeline.Block, Message: "30 days short", Version: 1}
	warn := timeline.Finding{Rule: "NO_QUOTE", Severity: timeline.Warn, Message: "No quote", Version: 1}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.AddEvidence(ctx, anEvidence("1", "b", "s")), tx.AddEvidence(ctx, anEvidence("2", "b", "s")),
			tx.AddEvidence(ctx, anEvidence("3", "c", "s")), tx.AddEvidence(ctx, gone),
			tx.SetFindings(ctx, "a", []timeline.Finding{warn, warn}),
			tx.SetFindings(ctx, "c", []timeline.Finding{warn, block}),
			tx.SetFindings(ctx, "d", []timeline.Finding{warn}),
		)
	})
}

func reviewList(d *desk, q annotate.ReviewQuery) []annotate.ReviewRow {
	d.t.Helper()
	return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.ReviewRow, error) {
		return r.ReviewList(ctx, "t", q)
	})
}

func rowIDs(rows []annotate.ReviewRow) string {
	var all []string
	for _, r := range rows {
		all = append(all, string(r.ID))
	}
	return strings.Join(all, " ")
}

func reviewRow(t *testing.T, d *desk) {
	reviewDesk(d)
	rows := reviewList(d, annotate.ReviewQuery{Status: annotate.Checking})
	if len(rows) != 1 {
		t.Fatalf("rows are %q, want one", rowIDs(rows))
	}
	same(t, "the case of the row", rows[0].Case, see(d, readCase("c")))
	same(t, "the findings of the row", rows[0].Findings, see(d, func(ctx context.Context, r annotate.Reader) ([]timeline.Finding, error) {
		return r.Findings(ctx, "c")
	}))
	if rows[0].Evidence != 1 {
		t.Errorf("the row counts %d pieces of evidence, want 1: a withdrawn one does not count", rows[0].Evidence)
	}
}

func reviewFilters(t *testing.T, d *desk) {
	reviewDesk(d)
	cases := []struct {
		name  string
		query annotate.ReviewQuery
		want  string
	}{
		{"nothing asked gives all in timeline order", annotate.ReviewQuery{}, "a b c d"},
		{"by status", annotate.ReviewQuery{Status: annotate.Open}, "b d"},
		{"by verdict", annotate.ReviewQuery{Verdict: annotate.Wrong}, "a d"},
		{"by rule", annotate.ReviewQuery{Finding: "NO_QUOTE"}, "a c d"},
		{"only what is blocked", annotate.ReviewQuery{Flagged: true}, "c"},
		{"by status and verdict", annotate.ReviewQuery{Status: annotate.Open, Verdict: annotate.Wrong}, "d"},
		{"by all at once", annotate.ReviewQuery{Status: annotate.Checking, Verdict: annotate.Unchecked, Finding: "NO_QUOTE", Flagged: true}, "c"},
		{"by what nothing has", annotate.ReviewQuery{Finding: "' OR 1=1 --"}, ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if got := rowIDs(reviewList(d, tc.query)); got != tc.want {
				t.Errorf("rows for %+v are %q, want %q", tc.query, got, tc.want)
			}
		})
	}
}

func reviewSorts(t *testing.T, d *desk) {
	reviewDesk(d)
	orders := map[annotate.ReviewSort][2]string{
		"":                  {"a b c d", "c b a d"}, // without a date means last, either way
		annotate.ByDate:     {"a b c d", "c b a d"},
		annotate.ByStatus:   {"b d c a", "a c b d"},
		annotate.ByVerdict:  {"c b a d", "a d b c"},
		annotate.ByEvidence: {"a d c b", "b c a d"},
		annotate.ByFindings: {"b d a c", "c a d b"},
		annotate.ByChange:   {"c a b d", "d b a c"},
	}
	for _, sort := range append(annotate.ReviewSorts(), "") {
		for i, want := range orders[sort] {
			q := annotate.ReviewQuery{Sort: sort, Reverse: i == 1}
			if got := rowIDs(reviewList(d, q)); got != want {
				t.Errorf("sorted by %q, reversed %v: %q, want %q", sort, q.Reverse, got, want)
			}
		}
	}
}

func reviewScales(t *testing.T, d *desk) {
	d.furnished()
	for _, s := range annotate.Statuses() {
		c := aCase("s-"+string(s), at("2000"))
		c.Status = s
		d.add(c)
	}
	for _, v := range annotate.Verdicts() {
		c := aCase("v-"+string(v), at("2000"))
		c.Ruling.Verdict, c.Status = v, annotate.Draft
		d.add(c)
	}
	var statuses []annotate.Status
	for _, r := range reviewList(d, annotate.ReviewQuery{Sort: annotate.ByStatus}) {
		statuses = append(statuses, r.Status)
	}
	same(t, "the statuses", slices.Compact(statuses), annotate.Statuses())
	var verdicts []annotate.Verdict
	for _, r := range reviewList(d, annotate.ReviewQuery{Sort: annotate.ByVerdict}) {
		verdicts = append(verdicts, r.Ruling.Verdict)
	}
	same(t, "the verdicts", slices.Compact(verdicts), annotate.Verdicts())
}

func reviewUnknownOrder(_ *testing.T, d *desk) {
	reviewDesk(d)
	d.refused(fault.Invalid, "", func(ctx context.Context, tx annotate.Tx) error {
		_, err := tx.ReviewList(ctx, "t", annotate.ReviewQuery{Sort: "c.id; DROP TABLE claims"})
		return err
	})
}
