package dbtest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var queueTests = map[string]func(*testing.T, *desk){
	"batches count the work by whose it is":              queueBatches,
	"a batch selects what it counts":                     queueOfBatches,
	"what is important comes first, then the oldest":     queueOrder,
	"what is blocked stands today, and drafts are":       queueBlocked,
	"what is stale is due today":                         queueStale,
	"an empty selection selects nothing":                 queueNothing,
	"turns count the changes of a day":                   queueTurns,
	"the counts are of the whole timeline":               reviewCounts,
	"the list filters by people, place, words and time":  reviewMoreFilters,
	"pages follow one another in every order, both ways": reviewPages,
	"a place of another order is refused":                reviewForeignPlace,
}

var ben = annotate.Person{ID: "u-ben", Name: "Ben"}

// queueDesk holds claims in every status, some of them Ada's.
func queueDesk(d *desk) {
	d.t.Helper()
	var all []annotate.Case
	for i, s := range annotate.Statuses() {
		for j, who := range []annotate.Person{ada, ben, {}} {
			c := aCase(fmt.Sprintf("%s-%d", s, j), at("2000"))
			c.Status, c.Assignee, c.Importance = s, who, j
			c.Changed = noon.Add(time.Duration(-i) * time.Hour)
			if j == 0 {
				c.Authors = []annotate.Person{ben, ada}
			}
			all = append(all, c)
		}
	}
	elsewhere := aCase("elsewhere", at("2000"))
	elsewhere.Timeline, elsewhere.Status, elsewhere.Assignee = "other", annotate.Checking, ada
	d.furnished().add(append(all, elsewhere)...)
}

func readBatches(on ...timeline.ID) func(context.Context, annotate.Reader) ([]annotate.Batch, error) {
	return func(ctx context.Context, r annotate.Reader) ([]annotate.Batch, error) {
		return r.Batches(ctx, ada.ID, on)
	}
}

func queued(d *desk, s annotate.QueueSelection) string {
	d.t.Helper()
	if s.Limit == 0 {
		s.Limit = 100
	}
	s.Viewer = ada.ID
	cases := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) { return r.Queued(ctx, s) })
	for _, c := range cases {
		same(d.t, "a case of the queue", c, see(d, readCase(c.ID)))
	}
	return ids(cases)
}

func queueBatches(t *testing.T, d *desk) {
	queueDesk(d)
	got := see(d, readBatches("t"))
	if len(got) != 6*3 {
		t.Errorf("there are %d batches, want three for each of the six statuses under way: %+v", len(got), got)
	}
	for _, b := range got {
		if b.Timeline != "t" || b.Claims != 1 || b.Author != (b.Assignee == ada) {
			t.Errorf("batch %+v is not of the one claim on the timeline with this checker", b)
		}
	}
	both := see(d, readBatches("t", "other"))
	if len(both) != len(got)+1 {
		t.Errorf("there are %d batches on both timelines, want one more than %d", len(both), len(got))
	}
	same(t, "the batches of no timeline", see(d, readBatches()), []annotate.Batch{})
}

func queueOfBatches(t *testing.T, d *desk) {
	queueDesk(d)
	s := annotate.QueueSelection{On: []timeline.ID{"t", "other"}}
	for _, b := range see(d, readBatches("t", "other")) {
		if b.Assignee == ada && b.Status == annotate.Checking || b.Assignee == (annotate.Person{}) && b.Status == annotate.Open {
			s.Batches = append(s.Batches, b)
		}
	}
	if got, want := queued(d, s), "open-2 elsewhere checking-0"; got != want {
		t.Errorf("queued %q, want %q", got, want)
	}
	author := s.Batches[0]
	author.Author = !author.Author
	s.Batches = []annotate.Batch{author}
	if got := queued(d, s); got != "" {
		t.Errorf("queued %q for a batch that nothing is in", got)
	}
}

func queueOrder(t *testing.T, d *desk) {
	queueDesk(d)
	s := annotate.QueueSelection{On: []timeline.ID{"t"}}
	for _, b := range see(d, readBatches("t")) {
		if b.Status == annotate.Open || b.Status == annotate.Checking {
			s.Batches = append(s.Batches, b)
		}
	}
	const want = "checking-2 open-2 checking-1 open-1 checking-0 open-0"
	if got := queued(d, s); got != want {
		t.Errorf("queued %q, want %q", got, want)
	}
	s.Limit = 4
	page := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) { return r.Queued(ctx, s) })
	s.After = annotate.PlaceInQueue(page[3])
	if got := ids(page) + " " + queued(d, s); got != want {
		t.Errorf("two pages are %q, want %q", got, want)
	}
}

func countQueued(s annotate.QueueSelection) func(context.Context, annotate.Reader) (int, error) {
	return func(ctx context.Context, r annotate.Reader) (int, error) { return r.CountQueued(ctx, s) }
}

func queueBlocked(t *testing.T, d *desk) {
	queueDesk(d)
	block := timeline.Finding{Rule: timeline.GapFails, Severity: timeline.Block, Message: "30 days short", Version: 1}
	warn := timeline.Finding{Rule: "NO_QUOTE", Severity: timeline.Warn, Message: "No quote", Version: 1}
	later := block
	later.From = edtf.MustParse("2024-06-21")
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.SetFindings(ctx, "open-0", []timeline.Finding{block}),
			tx.SetFindings(ctx, "open-1", []timeline.Finding{warn}),
			tx.SetFindings(ctx, "checking-0", []timeline.Finding{block}),
			tx.SetDismissal(ctx, annotate.Dismissal{
				Claim: "checking-0", Rule: block.Rule, Severity: block.Severity, Message: block.Message, Version: 1, Reason: "R", By: ada, At: noon,
			}),
			tx.SetFindings(ctx, "published-0", []timeline.Finding{later}),
			tx.SetFindings(ctx, "withdrawn-0", []timeline.Finding{block}),
		)
	})
	for day, want := range map[string]string{
		"2024-06-20": "draft-2 draft-1 open-0 draft-0",
		"2024-06-21": "draft-2 draft-1 published-0 open-0 draft-0",
	} {
		s := annotate.QueueSelection{On: []timeline.ID{"t"}, Blocked: true, Today: edtf.MustParse(day).Earliest().Day}
		if got := queued(d, s); got != want {
			t.Errorf("on %s %q is blocked, want %q", day, got, want)
		}
		same(t, "the count of what is blocked", see(d, countQueued(s)), len(see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) {
			s.Limit = 100
			return r.Queued(ctx, s)
		})))
	}
}

func queueStale(t *testing.T, d *desk) {
	d.furnished()
	for date, s := range map[string]annotate.Status{
		"2024-06-19": annotate.Published, "2024-06-20": annotate.Open, "2024-06-21": annotate.Published, "2024-06": annotate.Published, "..": annotate.Published,
		"2023": annotate.Withdrawn, "2024-21": annotate.Approved, "/2024-06-01": annotate.Approved,
	} {
		c := aCase(date, at("2000"))
		c.Status, c.Ruling.Recheck = s, edtf.Date{}
		if date != ".." {
			c.Ruling.Recheck = edtf.MustParse(date)
		}
		d.add(c)
	}
	s := annotate.QueueSelection{On: []timeline.ID{"t"}, Stale: true, Today: edtf.MustParse("2024-06-20").Earliest().Day}
	if got, want := queued(d, s), "/2024-06-01 2024-06-19 2024-06-20 2024-21"; got != want {
		t.Errorf("stale are %q, want %q", got, want)
	}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		c, err := tx.Case(ctx, "2024-06-19")
		if err != nil {
			return err
		}
		c.Ruling.Recheck = edtf.Date{}
		c.Version++
		return tx.ChangeCase(ctx, c)
	})
	if got := see(d, countQueued(s)); got != 3 {
		t.Errorf("%d are stale after one is not any more, want 3", got)
	}
}

func queueNothing(t *testing.T, d *desk) {
	queueDesk(d)
	for _, s := range []annotate.QueueSelection{{}, {On: []timeline.ID{"t"}}, {Blocked: true}, {Stale: true}} {
		if got := queued(d, s); got != "" || see(d, countQueued(s)) != 0 {
			t.Errorf("%+v selects %q", s, got)
		}
	}
}

func queueTurns(t *testing.T, d *desk) {
	d.furnished()
	changed := func(at time.Time, object annotate.Object, changes ...annotate.Change) {
		d.update(func(ctx context.Context, tx annotate.Tx) error {
			last, err := tx.LastEntry(ctx)
			if err != nil {
				return err
			}
			e := annotate.Entry{At: at, Actor: ada, Timeline: "t", Object: object, ID: "c", Act: "edit", Changes: changes}
			return tx.AddEntry(ctx, e.Seal(last))
		})
	}
	opened := []annotate.Change{{Field: "statement", New: "S"}, {Field: "status", New: "open"}, {Field: "verdict", New: "unchecked"}}
	evening := time.Date(2024, 6, 19, 23, 59, 59, 0, time.UTC)
	changed(evening, annotate.ObjectClaim, opened...)
	changed(evening, annotate.ObjectClaim, opened...)
	changed(evening, annotate.ObjectSource, annotate.Change{Field: "status", New: "open"})
	changed(evening.Add(time.Second), annotate.ObjectClaim, annotate.Change{Field: "status", Old: "open", New: "checking"})
	day := edtf.MustParse("2024-06-19").Earliest().Day
	same(t, "the turns", see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Turn, error) { return r.Turns(ctx, "t") }), []annotate.Turn{
		{Day: day, Status: annotate.Open, Claims: 2},
		{Day: day, Verdict: annotate.Unchecked, Claims: 2},
		{Day: day + 1, OldStatus: annotate.Open, Status: annotate.Checking, Claims: 1},
	})
	same(t, "the turns of another timeline", see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Turn, error) {
		return r.Turns(ctx, "other")
	}), []annotate.Turn{})
}

func reviewCounts(t *testing.T, d *desk) {
	reviewDesk(d)
	c := aCase("e", at("2001"))
	c.Status, c.Assignee, c.Lane, c.Tags = annotate.Checking, ada, "rails", []string{"late"}
	d.add(c)
	got := see(d, func(ctx context.Context, r annotate.Reader) (annotate.ReviewCounts, error) {
		return r.ReviewCounts(ctx, "t", annotate.ReviewQuery{Status: annotate.Checking, Limit: 1})
	})
	same(t, "the counts", got, annotate.ReviewCounts{
		Total: 5, Matching: 2,
		Statuses:  map[annotate.Status]int{annotate.Open: 2, annotate.Checking: 2, annotate.Published: 1},
		Verdicts:  map[annotate.Verdict]int{annotate.Wrong: 2, annotate.Correct: 1, annotate.Unchecked: 2},
		Rules:     []timeline.Rule{timeline.GapFails, "NO_QUOTE"},
		Assignees: []annotate.Share{{Person: ada, Claims: 1}},
		Lanes:     []string{"a lane", "rails"},
		Tags:      []string{"late", "one", "two"},
	})
}

func reviewMoreFilters(t *testing.T, d *desk) {
	reviewDesk(d)
	c := aCase("e", at("2001"))
	c.Status, c.Assignee, c.Lane, c.Tags, c.Importance = annotate.Checking, ada, "rails", []string{"late"}, 3
	c.Statement, c.Ruling.Recheck, c.Changed = "The Zürich train", edtf.MustParse("2024-06-20"), noon.AddDate(0, 0, 1)
	d.add(c)
	today := edtf.MustParse("2024-06-20").Earliest().Day
	for name, q := range map[string]annotate.ReviewQuery{
		"a checker":            {Assignee: ada.ID},
		"importance":           {Importance: 3},
		"a lane":               {Lane: "rails"},
		"a tag":                {Tag: "late"},
		"a word":               {Text: "zurich"},
		"the start of a word":  {Text: "zur"},
		"what is stale":        {Stale: true, Today: today},
		"the day of a change":  {Since: edtf.MustParse("2024-06-20")},
		"all of it at once":    {Assignee: ada.ID, Importance: 1, Lane: "rails", Tag: "late", Text: "train", Stale: true, Since: edtf.MustParse("2024-06"), Today: today},
		"words and something ": {Text: "train", Status: annotate.Checking},
	} {
		if got := rowIDs(reviewList(d, q)); got != "e" {
			t.Errorf("by %s: %q, want e", name, got)
		}
	}
	for name, q := range map[string]annotate.ReviewQuery{
		"nobody":                     {Assignee: annotate.Nobody},
		"a day on which all changed": {Since: edtf.MustParse("2024-06-19"), Status: annotate.Open},
		"signs, which are no words":  {Text: "?!", Status: annotate.Open},
	} {
		if got := rowIDs(reviewList(d, q)); got != "a b c d" && got != "b d" {
			t.Errorf("by %s: %q", name, got)
		}
	}
	if got := rowIDs(reviewList(d, annotate.ReviewQuery{Assignee: account.UserID("u-ben")})); got != "" {
		t.Errorf("by somebody who checks nothing: %q", got)
	}
}

// reviewPages walks through every order by pages of two, forwards and back,
// while many rows tie.
func reviewPages(t *testing.T, d *desk) {
	queueDesk(d)
	for _, sort := range annotate.ReviewSorts() {
		for _, reverse := range []bool{false, true} {
			q := annotate.ReviewQuery{Sort: sort, Reverse: reverse}
			all := reviewList(d, q)
			q.Limit = 2
			var forth []annotate.ReviewRow
			for page := reviewList(d, q); len(page) > 0; page = reviewList(d, q) {
				forth = append(forth, page...)
				q.After = page[len(page)-1].Place
			}
			if got, want := rowIDs(forth), rowIDs(all); got != want {
				t.Errorf("by %s, reversed %v, forwards: %q, want %q", sort, reverse, got, want)
			}
			q.After, q.Before = "", all[len(all)-1].Place
			back := all[len(all)-1:]
			for page := reviewList(d, q); len(page) > 0; page = reviewList(d, q) {
				back = append(page, back...)
				q.Before = page[0].Place
			}
			if got, want := rowIDs(back), rowIDs(all); got != want {
				t.Errorf("by %s, reversed %v, backwards: %q, want %q", sort, reverse, got, want)
			}
		}
	}
}

func reviewForeignPlace(_ *testing.T, d *desk) {
	reviewDesk(d)
	for _, place := range []annotate.Place{"x", "1.2", "a.b.c.d", "1.2.c; DROP TABLE claims"} {
		d.refused(fault.Invalid, "sorted in another way", func(ctx context.Context, tx annotate.Tx) error {
			_, err := tx.ReviewList(ctx, "t", annotate.ReviewQuery{After: place})
			return err
		})
	}
}
