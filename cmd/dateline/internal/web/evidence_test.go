package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// merged returns a form with some fields typed over.
func merged(form, typed url.Values) url.Values {
	maps.Copy(form, typed)
	return form
}

func TestNewEvidence(t *testing.T) {
	tests := []struct {
		name  string
		typed func(v *visits) url.Values
		field string // beside which something is said; empty when it is taken
		says  string // there, or on the page of the claim
	}{
		{
			name: "evidence from a source of the list is taken",
			typed: func(v *visits) url.Values {
				return url.Values{"source": {string(v.source.ID)}, "stance": {"supports"}, "quote": {"in nearly 24 years"}, "locator": {"page 2"}, "date_given": {"about 2000"}}
			},
			says: "in nearly 24 years Declaration of July 2000 · page 2 Secondary source · dates it about 2000 · read 21 June 2024 by Checker Reader",
		},
		{
			name: "evidence from a new source is taken with the source",
			typed: func(*visits) url.Values {
				return url.Values{"stance": {"context"}, "quote": {"He came by train"}, "new_title": {"Railway log"}, "new_kind": {"primary"}, "new_published": {"July 2000"}}
			},
			says: "He came by train Railway log Primary source, July 2000 · read 21 June 2024",
		},
		{
			name: "evidence that was only seen quoted says where",
			typed: func(v *visits) url.Values {
				return url.Values{"new_title": {"Diary"}, "quote": {"We met"}, "via": {string(v.source.ID)}}
			},
			says: "seen quoted in “Declaration of July 2000”",
		},
		{
			name:  "evidence needs a source",
			typed: func(*visits) url.Values { return url.Values{"quote": {"Somebody said so"}} },
			field: "source", says: "Choose a source, or add a new one.",
		},
		{
			name: "a source of the list and a new one are too many",
			typed: func(v *visits) url.Values {
				return url.Values{"source": {string(v.source.ID)}, "new_title": {"Railway log"}, "quote": {"He came by train"}}
			},
			field: "source", says: "not both",
		},
		{
			name: "the address of a new source has to be one",
			typed: func(*visits) url.Values {
				return url.Values{"new_title": {"Railway log"}, "new_url": {"javascript:alert(1)"}, "quote": {"He came by train"}}
			},
			field: "new_url", says: "https://",
		},
		{
			name: "a date with two readings is given back with both",
			typed: func(v *visits) url.Values {
				return url.Values{"source": {string(v.source.ID)}, "date_given": {"03/04/2024"}, "quote": {"On 03/04/2024"}}
			},
			field: "date_given", says: "4 March 2024 (2024-03-04)",
		},
		{
			name: "a source cannot be seen quoted in itself",
			typed: func(v *visits) url.Values {
				return url.Values{"source": {string(v.source.ID)}, "via": {string(v.source.ID)}}
			},
			field: "via", says: "Choose another source",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := newVisits(t)
			checker, path := v.as("checker"), link.NewEvidence(v.gap.ID)
			typed := tt.typed(v)
			got := checker.post(path, merged(checker.get(path).want(http.StatusOK, v.gap.Statement).form(path), typed))
			if tt.field == "" {
				if want := link.Claim(v.gap.ID) + "#evidence-"; got.status != http.StatusSeeOther || !strings.HasPrefix(got.header.Get("Location"), want) {
					t.Fatalf("got %d to %q, want 303 to %q…; the page says: %s", got.status, got.header.Get("Location"), want, got.text())
				}
				checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, tt.says)
				return
			}
			got.want(http.StatusUnprocessableEntity)
			if beside := got.near(tt.field); !strings.Contains(beside, tt.says) {
				t.Errorf("beside %s: got %q, want %q in it", tt.field, beside, tt.says)
			}
			for name := range typed {
				if kept := got.form(path).Get(name); kept != typed.Get(name) {
					t.Errorf("%s after the refusal: got %q, want what was typed, %q", name, kept, typed.Get(name))
				}
			}
		})
	}
}

func TestNoSourceIsAddedWhenItsEvidenceIsRefused(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.NewEvidence(v.gap.ID)
	typed := url.Values{
		"new_title": {"Railway log"}, "new_published": {"July 2000"}, "quote": {"He came by train"}, "locator": {strings.Repeat("page ", 100)},
	}
	got := checker.post(path, merged(checker.get(path).form(path), typed)).want(http.StatusUnprocessableEntity, "the limit is 300")
	checker.get(link.Sources(v.slug)).want(http.StatusOK).wantNot("Railway log")
	again := got.form(path)
	for name := range typed {
		if kept := again.Get(name); kept != strings.TrimSpace(typed.Get(name)) {
			t.Errorf("%s after the refusal: got %q, want what was typed, %q", name, kept, typed.Get(name))
		}
	}
	again.Set("locator", "page 7")
	checker.post(path, again)
	checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, "He came by train Railway log · page 7")
	if list := checker.get(link.Sources(v.slug)).text(); strings.Count(list, "Railway log") != 1 {
		t.Errorf("the list of sources should have the new one once: %s", list)
	}
}

func TestASourceIsChosenOrAddedButNotBoth(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.NewEvidence(v.gap.ID)
	form := merged(checker.get(path).form(path), url.Values{"source": {string(v.source.ID)}, "new_title": {"Railway log"}})
	got := checker.post(path, form).want(http.StatusUnprocessableEntity, "not both")
	if kept := got.form(path); kept.Get("source") != string(v.source.ID) || kept.Get("new_title") != "Railway log" {
		t.Errorf("the form has the source %q and the new title %q, want both as they were", kept.Get("source"), kept.Get("new_title"))
	}
}

func TestNoEvidenceWhileInReview(t *testing.T) {
	s := newSite(t)
	c := s.inReview(s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19"), annotate.Correct)
	checker, path := s.as("checker"), link.NewEvidence(c.ID)
	checker.get(path).want(http.StatusForbidden, "The reviewer has to return it first.")
	got := checker.post(path, url.Values{"new_title": {"Railway log"}, "quote": {"He came by train"}})
	got.want(http.StatusForbidden, "The reviewer has to return it first.", "He came by train")
	d, err := s.desk.Claim(t.Context(), s.actor("checker"), c.ID)
	prepared(s, d, err)
	checker.get(link.Sources(d.Timeline.Slug)).want(http.StatusOK).wantNot("Railway log")
}

func TestEditEvidence(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.EditEvidence(v.evidence.ID)
	page := checker.get(path).want(http.StatusOK, "Edit evidence", v.gap.Statement)
	first, second := page.form(path), page.form(path)

	first.Set("locator", "page 1, paragraph 1")
	checker.post(path, first).wantTo(link.Claim(v.gap.ID) + "#evidence-" + string(v.evidence.ID))

	second.Set("locator", "page 9")
	second.Set("date_given", "19 July 2000") // as stored, in other words
	late := checker.post(path, second).want(http.StatusConflict, "changed by somebody else")
	if got, want := late.near("locator"), "page 1, paragraph 1"; !strings.Contains(got, want) {
		t.Errorf("beside the place: got %q, want theirs, %q", got, want)
	}
	if got := late.near("date_given"); strings.Contains(got, "Saved by") {
		t.Errorf("the date is the same in other words, but is shown as differing: %q", got)
	}
	checker.post(path, late.form(path)).wantTo(link.Claim(v.gap.ID) + "#evidence-" + string(v.evidence.ID))
	checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, "Declaration of July 2000 · page 9")

	v.as("viewer").get(path).want(http.StatusForbidden, "takes the role of contributor")
}

func TestWithdrawEvidence(t *testing.T) {
	v := newVisits(t)
	checker, path := v.as("checker"), link.WithdrawEvidence(v.evidence.ID)
	form := checker.get(link.Claim(v.gap.ID)).form(path)
	empty := checker.post(path, form).want(http.StatusUnprocessableEntity, "One field needs another look.")
	if got, want := empty.near("withdraw-"+string(v.evidence.ID)+"-reason"), "This cannot be left empty."; !strings.Contains(got, want) {
		t.Errorf("beside the reason: got %q, want %q in it", got, want)
	}
	form.Set("reason", "It is a forgery.")
	checker.post(path, form).wantTo(link.Claim(v.gap.ID) + "#evidence")
	page := checker.get(link.Claim(v.gap.ID)).want(http.StatusOK, "1 piece of evidence withdrawn", "Withdrawn: It is a forgery.")
	struck := false
	for n := range page.parse().Descendants() {
		struck = struck || n.Type == html.ElementNode && n.Data == "s" && content(n) == v.evidence.Quote
	}
	if !struck {
		t.Error("the quote of the withdrawn evidence is not struck out")
	}
}
