package annotate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var (
	viewer = account.Actor{ID: "me", Name: "Me", Role: account.Admin}
	me     = annotate.PersonOf(viewer)
	other  = annotate.Person{ID: "other", Name: "Other"}
)

func TestPartOf(t *testing.T) {
	standing := func(s annotate.Status, assignee annotate.Person, authors ...annotate.Person) annotate.Case {
		return annotate.Case{Status: s, Assignee: assignee, Authors: authors}
	}
	for _, tt := range []struct {
		name string
		role account.Role
		c    annotate.Case
		want annotate.Part
	}{
		{"a draft is not under way", account.Admin, standing(annotate.Draft, annotate.Person{}), ""},
		{"what is open waits for somebody to take it", account.Checker, standing(annotate.Open, annotate.Person{}), annotate.PartUntaken},
		{"what I check waits for me", account.Checker, standing(annotate.Checking, me), annotate.PartCheck},
		{"what others check does not", account.Admin, standing(annotate.Checking, other), annotate.PartOthers},
		{"what was returned to me waits for me", account.Checker, standing(annotate.ChangesRequested, me), annotate.PartMend},
		{"what is checked by nobody here was not taken", account.Checker, standing(annotate.ChangesRequested, annotate.Person{Name: "Elsewhere"}), annotate.PartUntaken},
		{"who lost the role of checker is waited for in vain", account.Contributor, standing(annotate.Checking, me), annotate.PartOthers},
		{"a reviewer decides on the verdict of others", account.Reviewer, standing(annotate.InReview, other, other), annotate.PartDecide},
		{"nobody decides on their own verdict", account.Admin, standing(annotate.InReview, other, other, me), annotate.PartOthers},
		{"a checker decides on nothing", account.Checker, standing(annotate.InReview, other, other), annotate.PartOthers},
		{"an author may publish what another has approved", account.Reviewer, standing(annotate.Approved, me, me), annotate.PartPublish},
		{"a checker publishes nothing", account.Checker, standing(annotate.Approved, me), annotate.PartOthers},
		{"what is published waits for nobody", account.Admin, standing(annotate.Published, me), ""},
		{"nor does what was withdrawn", account.Admin, standing(annotate.Withdrawn, me), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := annotate.PartOf(viewer, tt.role, tt.c); got != tt.want {
				t.Errorf("PartOf(%s, %+v) = %q, want %q", tt.role, tt.c, got, tt.want)
			}
		})
	}
}

// TestWhatIsMineMayBeDone holds the queue against the permissions: whatever
// waits for somebody, they may do.
func TestWhatIsMineMayBeDone(t *testing.T) {
	for _, role := range account.Roles() {
		for _, status := range annotate.Statuses() {
			for _, assignee := range []annotate.Person{{}, me, other} {
				for _, authors := range [][]annotate.Person{nil, {me}, {other}} {
					c := annotate.Case{Status: status, Assignee: assignee, Authors: authors}
					act, _ := annotate.Awaits(c)
					may := annotate.May(viewer, role, act, c) == nil
					if p := annotate.PartOf(viewer, role, c); p.Mine() && !may || p == annotate.PartOthers && may {
						t.Errorf("%s, %+v: in the part %q, but may %s: %v", role, c, p, act, may)
					}
				}
			}
		}
	}
}

// partsOf returns the statements in each part of a queue.
func partsOf(q annotate.Queue) map[annotate.Part][]string {
	found := map[annotate.Part][]string{}
	for _, p := range q.Parts {
		for _, row := range p.Rows {
			found[p.Part] = append(found[p.Part], row.Statement)
		}
	}
	return found
}

func (o *office) queue(who account.Actor, q annotate.QueueQuery) annotate.Queue {
	o.t.Helper()
	found, err := o.Queue(o.t.Context(), who, q)
	o.must(err)
	return found
}

func TestQueueSaysWhatWaitsForWhom(t *testing.T) {
	o := newOffice(t)
	open, checking, review, blocked := o.claim("2001"), o.claim("2002"), o.claim("2003"), o.claim("2004")
	for _, c := range []annotate.Case{checking, review, blocked} {
		o.must(o.step(o.cleo, c.ID, annotate.Step{Act: annotate.ActTake}))
	}
	o.evidence(review)
	o.must(o.rule(o.cleo, review.ID, annotate.Correct))
	o.must(o.step(o.cleo, review.ID, annotate.Step{Act: annotate.ActSubmit}))
	o.must(o.rule(o.cleo, blocked.ID, annotate.Correct))
	_, err := o.Bulk(t.Context(), o.cleo, o.slug, annotate.Bulk{
		Act: annotate.ActRecheck, Claims: []annotate.Shown{{ID: checking.ID, Version: 2}}, Recheck: edtf.MustParse("2024-06-19"),
	})
	o.must(err)

	cleo := o.queue(o.cleo, annotate.QueueQuery{})
	want := map[annotate.Part][]string{
		annotate.PartCheck:   {checking.Statement, blocked.Statement},
		annotate.PartStale:   {checking.Statement},
		annotate.PartBlocked: {blocked.Statement},
		annotate.PartUntaken: {open.Statement},
		annotate.PartOthers:  {review.Statement},
	}
	if got := partsOf(cleo); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("cleo's queue is %v, want %v", got, want)
	}
	for _, p := range cleo.Parts {
		if p.Part == annotate.PartBlocked && (len(p.Rows[0].Findings) != 1 || len(p.Rows[0].Unmet) == 0) {
			t.Errorf("the blocked claim does not say what holds it up: %+v", p.Rows[0])
		}
	}
	ben := partsOf(o.queue(o.ben, annotate.QueueQuery{Slug: o.slug}))
	if got := ben[annotate.PartDecide]; !slices.Equal(got, []string{review.Statement}) {
		t.Errorf("ben has to decide on %v, want %q", got, review.Statement)
	}
	for who, want := range map[account.Actor]int{o.cleo: 2, o.ben: 1, o.dan: 0, o.out: 0, {}: 0} {
		if got, err := o.Waiting(t.Context(), who); err != nil || got != want {
			t.Errorf("%d claims wait for %s (%v), want %d", got, who.Name, err, want)
		}
	}
	o.must(o.SetMember(t.Context(), o.ada, o.slug, "cleo", account.Viewer))
	if got, err := o.Waiting(t.Context(), o.cleo); err != nil || got != 0 {
		t.Errorf("%d claims wait for cleo (%v), who may only read by now", got, err)
	}
	if q := o.queue(o.out, annotate.QueueQuery{}); len(q.Parts) != 0 {
		t.Errorf("somebody who is no member has a queue: %v", partsOf(q))
	}
	if _, err := o.Queue(t.Context(), o.out, annotate.QueueQuery{Slug: o.slug}); err == nil {
		t.Error("somebody who is no member sees the queue of a private timeline")
	}
}

// TestCountsAgreeWithThePages takes random steps and holds the counts of every
// part, which are made from batches, against the claims that its pages show.
func TestCountsAgreeWithThePages(t *testing.T) {
	o := newOffice(t)
	rng := rand.New(rand.NewPCG(4, 5))
	people := []account.Actor{o.ada, o.ben, o.cleo, o.root}
	var all []timeline.ClaimID
	for i := range 12 {
		c := o.claim(strconv.Itoa(1990 + i))
		o.evidence(c)
		all = append(all, c.ID)
	}
	for range 150 {
		who, id := people[rng.IntN(len(people))], all[rng.IntN(len(all))]
		steps := annotate.Steps()
		if _, err := o.Waiting(t.Context(), who); err != nil { // what is remembered of it has to give way
			t.Fatal(err)
		}
		step := annotate.Step{Act: steps[rng.IntN(len(steps))], Comment: "Because", Assignee: people[rng.IntN(2)].ID, To: annotate.Statuses()[rng.IntN(8)]}
		if rng.IntN(3) == 0 {
			_ = o.rule(who, id, annotate.Correct) // may be refused, as may the steps
		} else {
			_ = o.step(who, id, step)
		}
	}
	for _, who := range people[:3] {
		mine := 0
		for _, part := range annotate.Parts() {
			p := o.queue(who, annotate.QueueQuery{Part: part}).Parts[0]
			if len(p.Rows) != p.Count {
				t.Errorf("%s: %d claims under %s, but %d are shown", who.Name, p.Count, part, len(p.Rows))
			}
			if part.Mine() {
				mine += p.Count
			}
			for _, row := range p.Rows {
				if got := annotate.PartOf(who, who.Role, row.Case); got != part && part != annotate.PartBlocked && part != annotate.PartStale {
					t.Errorf("%s: %q is under %s, want %s", who.Name, row.Statement, part, got)
				}
			}
		}
		if got, err := o.Waiting(t.Context(), who); err != nil || got != mine {
			t.Errorf("%d wait for %s (%v), but their parts hold %d", got, who.Name, err, mine)
		}
	}
	o.progressAgrees()
}

// progressAgrees checks that the history adds up to what is stored.
func (o *office) progressAgrees() {
	o.t.Helper()
	course, err := o.Course(o.t.Context(), o.ada, o.slug, 0)
	o.must(err)
	list, err := o.ReviewList(o.t.Context(), o.ada, o.slug, annotate.ReviewQuery{})
	o.must(err)
	last := course.Days[len(course.Days)-1]
	if fmt.Sprint(last.Statuses) != fmt.Sprint(list.Counts.Statuses) || fmt.Sprint(last.Verdicts) != fmt.Sprint(list.Counts.Verdicts) {
		o.t.Errorf("the history adds up to %v and %v, but the claims are %v and %v", last.Statuses, last.Verdicts, list.Counts.Statuses, list.Counts.Verdicts)
	}
}
