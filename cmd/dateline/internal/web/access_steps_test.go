package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

// stepAccess is who may take one step of the work, and from where.
type stepAccess struct {
	least account.Role
	only  string // the one member who may, whatever the others are; empty for any
	c     func() annotate.Case
}

// steps returns the access to each step of the work.
func steps(d *desktop) map[annotate.Act]stepAccess {
	checked := func() annotate.Case { return d.checked(d.open(), annotate.Correct) }
	reviewed := func() annotate.Case { return d.inReview(d.open(), annotate.Correct) }
	returned := func() annotate.Case {
		return d.step("second", reviewed(), annotate.Step{Act: annotate.ActReturn, Comment: "which page?"})
	}
	approved := func() annotate.Case { return d.step("second", reviewed(), annotate.Step{Act: annotate.ActApprove}) }
	public := func() annotate.Case { return d.step("second", approved(), annotate.Step{Act: annotate.ActPublish}) }
	return map[annotate.Act]stepAccess{
		annotate.ActOpen:     {least: account.Contributor, c: d.draft},
		annotate.ActTake:     {least: account.Checker, c: d.open},
		annotate.ActAssign:   {least: account.Checker, c: d.open},
		annotate.ActSubmit:   {only: "checker", c: checked},
		annotate.ActReturn:   {least: account.Reviewer, c: reviewed},
		annotate.ActResume:   {only: "checker", c: returned},
		annotate.ActApprove:  {least: account.Reviewer, c: reviewed},
		annotate.ActPublish:  {least: account.Reviewer, c: approved},
		annotate.ActWithdraw: {least: account.Reviewer, c: public},
		annotate.ActReopen:   {least: account.Checker, c: approved},
		annotate.ActOverride: {least: account.Admin, c: d.open},
	}
}

// draft adds a claim that can be opened, but has not been.
func (d *desktop) draft() annotate.Case {
	d.t.Helper()
	draft := d.claimAt(d.slug, d.name("A draft"), timeline.Undated{})
	edited, err := d.desk.EditClaim(d.t.Context(), d.actor("contributor"), draft.ID, annotate.ClaimEdit{
		Statement: draft.Statement, Position: timeline.Undated{Reason: "no day is named"}, Version: draft.Version,
	})
	return prepared(d.site, edited, err)
}

// want returns the status for a login; ok for any answer but a refusal.
func (s stepAccess) want(login string, visibility timeline.Visibility) int {
	switch {
	case s.only == "" || login == "" || login == "other":
		return member(s.least, nil).want(login, visibility)
	case login == s.only:
		return ok
	default:
		return refused
	}
}

func TestEveryStepIsForTheRightPeople(t *testing.T) {
	forEverybody(t, func(t *testing.T, d *desktop, login string, visibility timeline.Visibility) {
		rows := steps(d)
		for _, act := range annotate.Steps() {
			row, known := rows[act]
			if !known {
				t.Errorf("the step %s is not in the table of access", act)
				continue
			}
			c := row.c()
			form := values("version", strconv.Itoa(c.Version), "comment", "because", "assignee", string(d.users["checker"].ID), "to", "open")
			got := d.as(login).post(link.Step(c.ID, act), form)
			want := row.want(login, visibility)
			if !allowed(got, want) {
				t.Errorf("the step %s as %q: got status %d, want %s; the page says: %.200s", act, login, got.status, wanted(want), got.text())
			}
		}
	})
}

func TestEvidenceTakesSourcesOfItsTimelineOnly(t *testing.T) {
	d := newDesktop(t, timeline.Private)
	elsewhere := d.source(d.timeline("Other matters", timeline.Private).Slug, "Minutes of elsewhere")
	evidence := d.evidence()
	for _, tc := range []struct {
		name, path, field string
		form              url.Values
	}{
		{name: "a new piece from elsewhere", path: link.NewEvidence(d.open().ID), field: "source", form: url.Values{}},
		{name: "a new piece seen quoted elsewhere", path: link.NewEvidence(d.open().ID), field: "via", form: values("source", string(evidence.Source))},
		{name: "a piece that is moved elsewhere", path: link.EditEvidence(evidence.ID), field: "source", form: values("version", "1")},
		{name: "a piece that is said to be quoted elsewhere", path: link.EditEvidence(evidence.ID), field: "via", form: values("source", string(evidence.Source), "version", "1")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.form.Set("stance", "supports")
			tc.form.Set("quote", "so it was")
			tc.form.Set(tc.field, string(elsewhere.ID))
			got := d.in(t).as("contributor").post(tc.path, tc.form).want(http.StatusUnprocessableEntity).wantNot(elsewhere.Title)
			if said := got.near(tc.field); !strings.Contains(said, "Choose a source of this timeline.") {
				t.Errorf("beside %s: got %q, want that the source is not of this timeline", tc.field, said)
			}
		})
	}
}
