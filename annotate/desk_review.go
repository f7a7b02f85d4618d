package annotate

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// ReviewList is a page of the list of a timeline's claims as the desk works on
// them.
type ReviewList struct {
	Access
	Query  ReviewQuery
	Rows   []ReviewRow
	Counts ReviewCounts
	Before Place // of the page before; empty on the first
	After  Place // of the page after; empty on the last
}

// ReviewList returns a page of the claims of a timeline that match a query,
// with the counts of all of them, to members.
func (d *Desk) ReviewList(ctx context.Context, actor account.Actor, slug string, q ReviewQuery) (ReviewList, error) {
	return d.reviewList(ctx, actor, slug, q, true)
}

// Claims is [Desk.ReviewList] without the counts, which take longer than a page.
func (d *Desk) Claims(ctx context.Context, actor account.Actor, slug string, q ReviewQuery) (ReviewList, error) {
	return d.reviewList(ctx, actor, slug, q, false)
}

func (d *Desk) reviewList(ctx context.Context, actor account.Actor, slug string, q ReviewQuery, counted bool) (ReviewList, error) {
	q.Today = d.Today()
	list := ReviewList{Query: q}
	if err := validReview(q); err != nil {
		return list, err
	}
	if q.Assignee == Me {
		q.Assignee = actor.ID
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if list.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := list.need(account.Viewer, "Seeing the review list"); err != nil {
			return err
		}
		if counted {
			if list.Counts, err = r.ReviewCounts(ctx, list.Timeline.ID, q); err != nil {
				return err
			}
		}
		return list.page(ctx, r, q)
	})
	return list, err
}

// page reads one row more than a page holds, to know whether there are more. A
// page before that has nothing on it any more is the first page.
func (l *ReviewList) page(ctx context.Context, r Reader, q ReviewQuery) error {
	size := q.Limit
	if size == 0 {
		size = ReviewRows
	}
	q.Limit = size + 1
	rows, err := r.ReviewList(ctx, l.Timeline.ID, q)
	if err != nil {
		return err
	}
	back := q.Before != ""
	if back && len(rows) < size || q.After != "" && len(rows) == 0 { // rows went while they were read
		back, q.Before, q.After = false, "", ""
		if rows, err = r.ReviewList(ctx, l.Timeline.ID, q); err != nil {
			return err
		}
	}
	more := len(rows) > size
	switch {
	case more && back:
		rows = rows[1:]
	case more:
		rows = rows[:size]
	}
	l.Rows = rows
	if len(rows) == 0 {
		return nil
	}
	if more && back || !back && q.After != "" {
		l.Before = rows[0].Place
	}
	if more && !back || back {
		l.After = rows[len(rows)-1].Place
	}
	return nil
}

func validReview(q ReviewQuery) error {
	var wrong fault.Fields
	if q.Status != "" && !q.Status.Valid() {
		wrong.Add("status", "There is no status %q.", clip(string(q.Status), 40))
	}
	if q.Verdict != "" && !q.Verdict.Valid() {
		wrong.Add("verdict", "There is no verdict %q.", clip(string(q.Verdict), 40))
	}
	if q.Sort != "" && !slices.Contains(ReviewSorts(), q.Sort) {
		wrong.Add("sort", "The list cannot be sorted by %q.", clip(string(q.Sort), 40))
	}
	if q.Importance < 0 || q.Importance > timeline.MaxImportance {
		wrong.Add("importance", "Choose 0 to %d.", timeline.MaxImportance)
	}
	if q.Limit < 0 || q.Limit > MaxReviewRows {
		wrong.Add("rows", "A page holds at most %d claims.", MaxReviewRows)
	}
	line(&wrong, "text", q.Text, MaxQuery, false)
	return wrong.Err()
}

// The limits on a search.
const (
	MaxQuery   = 200
	MaxMatches = 50
)

// Found is what a search brought up.
type Found struct {
	Text      string
	Matches   []Match
	Timelines map[timeline.ID]timeline.Timeline // of the matches
	More      bool                              // there may be more than MaxMatches
}

// Search looks for words in the claims, evidence, sources and articles of the
// timelines that an actor is a member of.
func (d *Desk) Search(ctx context.Context, actor account.Actor, text string) (Found, error) {
	found := Found{Text: strings.TrimSpace(text), Timelines: map[timeline.ID]timeline.Timeline{}}
	if !actor.SignedIn() {
		return found, fault.New(fault.Unauthenticated, "Sign in to search.")
	}
	if utf8.RuneCountInString(found.Text) > MaxQuery {
		return found, fault.New(fault.Invalid, "Search for at most %d characters.", MaxQuery)
	}
	if found.Text == "" {
		return found, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		own, err := memberOf(ctx, r, actor)
		if err != nil {
			return err
		}
		all, err := r.Timelines(ctx)
		if err != nil {
			return err
		}
		q := SearchQuery{Text: found.Text, Limit: MaxMatches + 1}
		for _, t := range all {
			if own[t.ID] || actor.Role == account.Admin {
				q.Timelines = append(q.Timelines, t.ID)
				found.Timelines[t.ID] = t.Timeline
			}
		}
		found.Matches, err = r.Search(ctx, q)
		return err
	})
	if len(found.Matches) > MaxMatches {
		found.Matches, found.More = found.Matches[:MaxMatches], true
	}
	return found, err
}
