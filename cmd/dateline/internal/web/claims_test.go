package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// element returns the element of a page with an id.
func (a answer) element(id string) *html.Node {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Type == html.ElementNode && attribute(n, "id") == id {
			return n
		}
	}
	a.t.Fatalf("%s: there is no element with the id %q", a.path, id)
	return nil
}

// offers reports whether a page has a form for a step of the work.
func (a answer) offers(id timeline.ClaimID, act annotate.Act) bool {
	a.t.Helper()
	for n := range a.parse().Descendants() {
		if n.Data == "form" && attribute(n, "action") == link.Step(id, act) {
			return true
		}
	}
	return false
}

// near returns what stands in the field that an element of a form belongs to.
func (a answer) near(id string) string {
	a.t.Helper()
	n := a.element(id)
	for n.Parent != nil && !strings.HasPrefix(attribute(n, "class"), "field") {
		n = n.Parent
	}
	var words []string
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			words = append(words, strings.Fields(d.Data)...)
		}
	}
	return strings.Join(words, " ")
}

func TestClaimPage(t *testing.T) {
	v := newVisits(t)
	v.ruled()
	page := v.as("checker").get(link.Claim(v.gap.ID))
	page.want(http.StatusOK,
		"Fails by 30 days.", "Off: 30 days", "He first came to the capital , 19 July 2000", "exactly 24 years",
		"On 19 July 2000 the two sides met", "nearly 24 years after his last visit", "They signed · The Wire",
		"verdict unchecked → wrong", "GAP_FAILS")
	golden(t, "claim", page)

	v.as("checker").get(link.Claim(v.first.ID)).want(http.StatusOK, "What hangs on this date", v.gap.Statement)
}

func TestHistoryNamesWhatIdsStandFor(t *testing.T) {
	v := newVisits(t)
	page := v.as("viewer").get(link.Claim(v.gap.ID)).want(http.StatusOK,
		"from claim “He first came to the capital” to claim “He came again and signed”", "source “Declaration of July 2000”",
		"date given 19 July 2000 (2000-07-19)", "Checker Reader · 21 Jun 2024, 09:30 UTC")
	if id := ids.FindString(page.text()); id != "" {
		t.Errorf("the page shows the bare id %s", id)
	}
}

func TestClaimPageForVisitors(t *testing.T) {
	tests := []struct {
		name    string
		status  func(s *site, c annotate.Case) annotate.Case
		code    int
		says    []string
		saysNot []string
	}{
		{
			name:   "a published claim is shown with its verdict and its evidence, without the work on it",
			status: func(s *site, c annotate.Case) annotate.Case { return s.publish(c, annotate.Correct) },
			code:   http.StatusOK,
			says:   []string{"Correct", "5 of 5", "The record says so.", "as the record has it", "19 June 2024"},
			saysNot: []string{
				"History", "Findings", "Work", "Checker Reader", "Reviewer Reader", "Reopen", "To do", "Edit",
			},
		},
		{
			name: "a claim that is checked again is shown with the reason and without a verdict",
			status: func(s *site, c annotate.Case) annotate.Case {
				return s.step("checker", s.publish(c, annotate.Correct), annotate.Step{Act: annotate.ActReopen, Comment: "A new record turned up."})
			},
			code:    http.StatusOK,
			says:    []string{"This claim is being re-checked. A new record turned up.", "Unchecked", "There is no verdict on it at present."},
			saysNot: []string{"Correct", "as the record has it", "The record says so."},
		},
		{
			name: "a withdrawn claim is shown with the reason",
			status: func(s *site, c annotate.Case) annotate.Case {
				return s.step("reviewer", s.publish(c, annotate.Correct), annotate.Step{Act: annotate.ActWithdraw, Comment: "It was about somebody else."})
			},
			code:    http.StatusOK,
			says:    []string{"This claim was withdrawn. It was about somebody else."},
			saysNot: []string{"The record says so.", "as the record has it"},
		},
		{
			name:    "a claim in review is not there",
			status:  func(s *site, c annotate.Case) annotate.Case { return s.inReview(c, annotate.Correct) },
			code:    http.StatusNotFound,
			saysNot: []string{"It was signed"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			c := tt.status(s, s.claim(s.timeline("The pact", timeline.Public).Slug, "It was signed", "2024-06-19"))
			s.as("").get(link.Claim(c.ID)).want(tt.code, tt.says...).wantNot(tt.saysNot...)
		})
	}
}

func TestStepsOnTheClaimPage(t *testing.T) {
	open := func(_ *site, c annotate.Case) annotate.Case { return c }
	taken := func(s *site, c annotate.Case) annotate.Case {
		return s.step("checker", c, annotate.Step{Act: annotate.ActTake})
	}
	review := func(s *site, c annotate.Case) annotate.Case { return s.inReview(c, annotate.Correct) }
	tests := []struct {
		name   string
		status func(s *site, c annotate.Case) annotate.Case
		login  string
		act    annotate.Act
		offers bool
		says   string
	}{
		{"a checker can take an open claim", open, "checker", annotate.ActTake, true, "Take it"},
		{"a contributor is told the role that taking needs", open, "contributor", annotate.ActTake, false, "takes the role of checker on this timeline; yours is contributor."},
		{"who checks is told what is missing before submitting", taken, "checker", annotate.ActSubmit, false, "It has no verdict."},
		{"somebody else cannot submit", taken, "reviewer", annotate.ActSubmit, false, "Submitting is for Checker Reader, who is checking this claim."},
		{"a checker can give a claim to somebody", taken, "checker", annotate.ActAssign, true, "Second Reader"},
		{"a reviewer can approve the verdict of somebody else", review, "reviewer", annotate.ActApprove, true, "Approve"},
		{"a reviewer can return the verdict of somebody else", review, "reviewer", annotate.ActReturn, true, "What should change"},
		{"only administrators are offered the override", review, "reviewer", annotate.ActOverride, false, "in review"},
		{"an administrator can override", review, "admin", annotate.ActOverride, true, "The history shows this as an override."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			c := tt.status(s, s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19"))
			page := s.as(tt.login).get(link.Claim(c.ID)).want(http.StatusOK, tt.says)
			if got := page.offers(c.ID, tt.act); got != tt.offers {
				t.Errorf("the page offers %s to %s: got %v, want %v", tt.act, tt.login, got, tt.offers)
			}
		})
	}
}

func TestOnesOwnVerdictCannotBeApproved(t *testing.T) {
	s := newSite(t)
	c := s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19")
	c = s.step("reviewer", c, annotate.Step{Act: annotate.ActTake})
	d, err := s.desk.Rule(t.Context(), s.actor("reviewer"), c.ID, annotate.RulingEdit{
		Version: c.Version, Ruling: annotate.Ruling{Verdict: annotate.Unproven, SearchNote: "The archive of the ministry."},
	})
	c = s.step("reviewer", prepared(s, d, err), annotate.Step{Act: annotate.ActSubmit})

	const why = "You set this verdict: another reviewer has to decide on it."
	page := s.as("reviewer").get(link.Claim(c.ID)).want(http.StatusOK, why)
	if page.offers(c.ID, annotate.ActApprove) {
		t.Error("the page offers to approve to who set the verdict")
	}
	form := url.Values{"version": {strconv.Itoa(c.Version)}}
	s.as("reviewer").post(link.Step(c.ID, annotate.ActApprove), form).want(http.StatusForbidden, why, "It was signed")
	s.as("second").post(link.Step(c.ID, annotate.ActApprove), form).wantTo(link.Claim(c.ID))
}

func TestStepsThatAreNotTakenKeepWhatWasTyped(t *testing.T) {
	s := newSite(t)
	c := s.inReview(s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19"), annotate.Correct)
	reviewer, back := s.as("reviewer"), link.Step(c.ID, annotate.ActReturn)
	form := reviewer.get(link.Claim(c.ID)).form(back)

	empty := reviewer.post(back, form).want(http.StatusUnprocessableEntity, "One field needs another look.")
	if got, want := empty.near("step-return-comment"), "Say why"; !strings.Contains(got, want) {
		t.Errorf("beside the comment: got %q, want %q in it", got, want)
	}

	s.step("second", c, annotate.Step{Act: annotate.ActReturn, Comment: "Look at page 4."})
	s.step("checker", s.stored(c.ID), annotate.Step{Act: annotate.ActResume})
	s.step("checker", s.stored(c.ID), annotate.Step{Act: annotate.ActSubmit})

	form.Set("comment", "Page 5 says otherwise.")
	late := reviewer.post(back, form).want(http.StatusConflict, "changed by somebody else")
	if got := late.form(back).Get("comment"); got != "Page 5 says otherwise." {
		t.Errorf("the comment in the form: got %q, want what was typed", got)
	}
	reviewer.post(back, late.form(back)).wantTo(link.Claim(c.ID))
	reviewer.get(link.Claim(c.ID)).want(http.StatusOK, "Reviewer Reader asked for changes. Page 5 says otherwise.", "changes requested")
}

func TestAssignAndOverride(t *testing.T) {
	s := newSite(t)
	c := s.claim(s.timeline("The pact", timeline.Private).Slug, "It was signed", "2024-06-19")
	admin := s.as("admin")

	assign := admin.get(link.Claim(c.ID)).form(link.Step(c.ID, annotate.ActAssign))
	assign.Set("assignee", string(s.users["second"].ID))
	admin.post(link.Step(c.ID, annotate.ActAssign), assign).wantTo(link.Claim(c.ID))
	admin.get(link.Claim(c.ID)).want(http.StatusOK, "checked by Second Reader", "assignee Second Reader")

	override := admin.get(link.Claim(c.ID)).form(link.Step(c.ID, annotate.ActOverride))
	override.Set("comment", "It was a test.")
	admin.post(link.Step(c.ID, annotate.ActOverride), override).want(http.StatusUnprocessableEntity, "Choose the status to go to.", "It was a test.")
	override.Set("to", string(annotate.Open))
	admin.post(link.Step(c.ID, annotate.ActOverride), override).wantTo(link.Claim(c.ID))
	admin.get(link.Claim(c.ID)).want(http.StatusOK, "Override", "status checking → open", "It was a test.")
}
