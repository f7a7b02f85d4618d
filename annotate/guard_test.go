package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

func checked(verdict annotate.Verdict) annotate.Case {
	return annotate.Case{
		Claim: timeline.Claim{
			ID: "c1", Statement: "The pact was signed on Wednesday.",
			Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
		},
		Status: annotate.Checking,
		Ruling: annotate.Ruling{Verdict: verdict},
	}
}

func quoting(stance annotate.Stance) annotate.Evidence {
	return annotate.Evidence{ID: "e1", Source: "s1", Stance: stance, Quote: "signed on 19 June", Locator: "paragraph 1"}
}

func TestUnmetForSubmitting(t *testing.T) {
	firstIn := checked(annotate.Qualified)
	firstIn.Position = timeline.Gap{
		From: timeline.DateEnd{When: edtf.MustParse("2000-07-19")}, To: timeline.DateEnd{When: edtf.MustParse("2024-06-19")},
		Length: timeline.Length{Op: timeline.OpFirstIn, N: 24, Unit: timeline.UnitYear},
	}
	searched := firstIn
	searched.Ruling.SearchNote = "Looked through the travel records of both sides."
	unproven := checked(annotate.Unproven)
	noted := unproven
	noted.Ruling.SearchNote = "Asked the archive; it has no record."
	withoutLocator := quoting(annotate.Supports)
	withoutLocator.Locator = ""
	withdrawn := quoting(annotate.Supports)
	withdrawn.Withdrawn = "another event"

	tests := []struct {
		name string
		c    annotate.Case
		m    annotate.Material
		want []string // a part of each sentence
	}{
		{"a verdict with quoted and located evidence can be submitted", checked(annotate.Correct), annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Supports)}}, nil},
		{"no verdict", checked(annotate.Unchecked), annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Supports)}}, []string{"no verdict"}},
		{"no evidence", checked(annotate.Correct), annotate.Material{}, []string{"at least one piece of evidence"}},
		{"evidence without a locator", checked(annotate.Correct), annotate.Material{Evidence: []annotate.Evidence{withoutLocator}}, []string{"at least one piece of evidence"}},
		{"evidence that was withdrawn", checked(annotate.Correct), annotate.Material{Evidence: []annotate.Evidence{withdrawn}}, []string{"at least one piece of evidence"}},
		{"unproven without a search note", unproven, annotate.Material{}, []string{"search note"}},
		{"unproven with a search note needs no evidence", noted, annotate.Material{}, nil},
		{"first in without a search note", firstIn, annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Supports)}}, []string{"first in"}},
		{"first in with a search note needs no evidence", searched, annotate.Material{}, nil},
		{
			"a finding that blocks", checked(annotate.Correct),
			annotate.Material{
				Evidence: []annotate.Evidence{quoting(annotate.Supports)},
				Findings: []timeline.Finding{{Rule: timeline.GapFails, Severity: timeline.Block, Message: "30 days short"}, {Severity: timeline.Warn, Message: "only a warning"}},
			},
			[]string{"30 days short"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := annotate.Unmet(annotate.ActSubmit, tt.c, tt.m)
			if len(got) != len(tt.want) {
				t.Fatalf("Unmet(submit) = %q, want %d conditions", annotate.Sentences(got), len(tt.want))
			}
			for i, want := range tt.want {
				if !strings.Contains(got[i].Text, want) {
					t.Errorf("Unmet(submit)[%d] = %q, want it to speak of %q", i, got[i].Text, want)
				}
			}
		})
	}
}

func TestUnmetForOpening(t *testing.T) {
	c := checked(annotate.Unchecked)
	c.Position = timeline.Undated{}
	if got := annotate.Unmet(annotate.ActOpen, c, annotate.Material{}); len(got) != 1 {
		t.Errorf("Unmet(open) of an undated claim without a reason = %q, want one condition", annotate.Sentences(got))
	}
	c.Position = timeline.Undated{Reason: "The text names no day."}
	if got := annotate.Unmet(annotate.ActOpen, c, annotate.Material{}); len(got) != 0 {
		t.Errorf("Unmet(open) of an undated claim with a reason = %q, want none", annotate.Sentences(got))
	}
}

func TestUnmetForPublishingAsksForAnApproval(t *testing.T) {
	c := checked(annotate.Correct)
	c.Status = annotate.Approved
	m := annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Supports)}}
	if got := annotate.Unmet(annotate.ActPublish, c, m); len(got) != 1 || got[0].Need != annotate.NeedsApproval {
		t.Errorf("Unmet(publish) without an approval = %q, want it named", annotate.Sentences(got))
	}
	c.Approval.By = annotate.Person{ID: "u2", Name: "Ben"}
	if got := annotate.Unmet(annotate.ActPublish, c, m); len(got) != 0 {
		t.Errorf("Unmet(publish) of an approved claim = %q, want none", annotate.Sentences(got))
	}
}

func supportedBy(date string, stance annotate.Stance) annotate.Material {
	e := quoting(stance)
	e.DateGiven = edtf.MustParse(date)
	return annotate.Material{Evidence: []annotate.Evidence{e}}
}

func TestFindings(t *testing.T) {
	gap := func(op timeline.Op, verdict annotate.Verdict) annotate.Case {
		c := checked(verdict)
		c.Position = timeline.Gap{
			From: timeline.ClaimEnd{Claim: "visit"}, To: timeline.Publication{},
			Length: timeline.Length{Op: op, N: 24, Unit: timeline.UnitYear},
		}
		return c
	}
	dated := timeline.Scene{
		From: timeline.EndPoint{Date: edtf.MustParse("2000-07-19")}, To: timeline.EndPoint{Date: edtf.MustParse("2024-06-19")},
	}
	undated := timeline.Scene{From: dated.From}
	otherDay := supportedBy("2024-06-20", annotate.Supports)
	around := supportedBy("2024-06-20", annotate.Context)
	gone := supportedBy("2024-06-20", annotate.Supports)
	gone.Evidence[0].Withdrawn = "another event"
	unquoted := checked(annotate.Unchecked)
	secondhand := quoting(annotate.Supports)
	secondhand.Via = "s2"
	supported := annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Supports)}}

	tests := []struct {
		name string
		c    annotate.Case
		m    annotate.Material
		s    timeline.Scene
		want []string // severity and rule
	}{
		{"a gap that fails blocks while the verdict is correct", gap(timeline.OpExactly, annotate.Correct), supported, dated, []string{"block GAP_FAILS", "warn SINGLE_ORIGIN"}},
		{"a gap that fails is a warning under any other verdict", gap(timeline.OpExactly, annotate.Unchecked), annotate.Material{}, dated, []string{"warn GAP_FAILS"}},
		{"a gap that holds by one reading only says so", gap(timeline.OpBare, annotate.Unchecked), annotate.Material{}, dated, []string{"warn GAP_READING_DEPENDENT"}},
		{"a gap with an undated end cannot be checked", gap(timeline.OpBare, annotate.Unchecked), annotate.Material{}, undated, []string{"warn GAP_END_UNVERIFIED"}},
		{"a verdict without evidence", checked(annotate.Correct), annotate.Material{}, dated, []string{"block NO_EVIDENCE"}},
		{"no verdict and no evidence is no finding yet", checked(annotate.Unchecked), annotate.Material{}, dated, nil},
		{"correct against evidence that only refutes", checked(annotate.Correct), annotate.Material{Evidence: []annotate.Evidence{quoting(annotate.Refutes)}}, dated, []string{"block VERDICT_AGAINST_EVIDENCE"}},
		{"wrong against evidence that only supports", checked(annotate.Wrong), supported, dated, []string{"block VERDICT_AGAINST_EVIDENCE"}},
		{"only secondhand evidence", checked(annotate.Correct), annotate.Material{Evidence: []annotate.Evidence{secondhand}}, dated, []string{"warn SECONDHAND_ONLY", "warn SINGLE_ORIGIN"}},
		{"evidence that gives another date", unquoted, otherDay, dated, []string{"warn DATE_CONFLICT"}},
		{"evidence about what lies around may have another date", unquoted, around, dated, nil},
		{"evidence that was withdrawn gives no date", unquoted, gone, dated, nil},
		{"a quote that was lost", checked(annotate.Unchecked), annotate.Material{Quotes: []annotate.Quote{{Exact: "on Wednesday", State: annotate.Orphaned}}}, dated, []string{"warn QUOTE_ORPHANED"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range annotate.Find(tt.c, tt.m, tt.s) {
				got = append(got, string(f.Severity)+" "+string(f.Rule))
				if f.Message == "" || f.Version < 1 {
					t.Errorf("the finding %s has message %q and rule version %d, want both", f.Rule, f.Message, f.Version)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Find = %q, want %q", got, tt.want)
			}
		})
	}
}
