package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/views/link"
)

func TestVerdictForm(t *testing.T) {
	tests := []struct {
		name  string
		typed url.Values
		field string // beside which something is said; empty when it is taken
		says  string
	}{
		{
			name:  "a verdict with a date in words is taken",
			typed: url.Values{"verdict": {"wrong"}, "explanation": {"30 days short."}, "recheck": {"1 June 2025"}},
		},
		{
			name:  "unproven needs a search note",
			typed: url.Values{"verdict": {"unproven"}, "explanation": {"Nothing was found."}},
			field: "search_note", says: "“Unproven” needs a search note",
		},
		{
			name:  "a date with two readings is given back with both",
			typed: url.Values{"verdict": {"wrong"}, "recheck": {"03/04/2025"}},
			field: "recheck", says: "3 April 2025 (2025-04-03)",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := newVisits(t)
			checker, path := v.as("checker"), link.Verdict(v.gap.ID)
			page := checker.get(path).want(http.StatusOK, "Fails by 30 days.", "5 of 5")
			got := checker.post(path, merged(page.form(path), tt.typed))
			if tt.field == "" {
				got.wantTo(link.Claim(v.gap.ID))
				checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, "Wrong", "30 days short.", "by 1 June 2025")
				return
			}
			got.want(http.StatusUnprocessableEntity)
			if beside := got.near(tt.field); !strings.Contains(beside, tt.says) {
				t.Errorf("beside %s: got %q, want %q in it", tt.field, beside, tt.says)
			}
			for name := range tt.typed {
				if kept := got.form(path).Get(name); kept != tt.typed.Get(name) {
					t.Errorf("%s after the refusal: got %q, want what was typed, %q", name, kept, tt.typed.Get(name))
				}
			}
		})
	}
}

func TestVerdictConflictShowsBothTexts(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.Verdict(v.gap.ID)
	form := checker.get(path).form(path)
	v.ruled() // in the meantime
	form.Set("verdict", "misleading")
	form.Set("explanation", "It is nearly right.")
	form.Set("disposition", "fix")

	late := checker.post(path, form).want(http.StatusConflict, "changed by somebody else")
	if got, want := late.near("explanation"), "The visits were 23 years and 11 months apart."; !strings.Contains(got, want) {
		t.Errorf("beside the explanation: got %q, want theirs, %q", got, want)
	}
	if got := late.near("disposition"); strings.Contains(got, "Saved by") {
		t.Errorf("the disposition is the same in both, but is shown as differing: %q", got)
	}
	again := late.form(path)
	if got := again.Get("explanation"); got != "It is nearly right." {
		t.Errorf("the explanation in the form: got %q, want what was typed", got)
	}
	checker.post(path, again).wantTo(link.Claim(v.gap.ID))
	if got := v.stored(v.gap.ID).Ruling; got.Verdict != annotate.Misleading || got.Explanation != "It is nearly right." {
		t.Errorf("after saving again: got the ruling %+v, want the one that was typed", got)
	}
}

func TestVerdictIsNotForEverybody(t *testing.T) {
	v := newVisits(t)
	v.as("contributor").get(link.Verdict(v.gap.ID)).want(http.StatusForbidden, "takes the role of checker")
	v.as("contributor").post(link.Verdict(v.gap.ID), url.Values{
		"version": {strconv.Itoa(v.gap.Version)}, "verdict": {"correct"}, "explanation": {"I think so."},
	}).want(http.StatusForbidden, "takes the role of checker", "I think so.")
	if got := v.stored(v.gap.ID).Ruling.Verdict; got != annotate.Unchecked {
		t.Errorf("the verdict: got %q, want it unchanged", got)
	}
}
